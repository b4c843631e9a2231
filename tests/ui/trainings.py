"""Trainings of Bakkerij Peeters at several points of the six steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import (
    Application,
    Deposit,
    Enrolment,
    Enterprise,
    Invoice,
    Training,
)

ENROLLED = Training(
    "5f1c2a9e-8f0b-4d55-9d5e-2f7d0c1b9a11",
    title="Brandbestrijding en evacuatie",
    enterprise=Enterprise("Bakkerij Peeters", "0999.999.922", "small"),
    enrolment=Enrolment(
        provider="liantis-edpb",
        provider_name="Liantis EDPB vzw",
        registration_number="DV.O104628",
        enrolled_on=date(2026, 11, 1),
        first_lesson_day=date(2026, 11, 9),
        last_lesson_day=date(2026, 12, 7),
        price_excl_vat=Decimal("1450.00"),
        participants=("Sofie Peeters",),
    ),
)
APPLIED = replace(
    ENROLLED,
    applications=(Application(submitted_on=date(2026, 11, 10), subsidy_number="2026KMO123456"),),
)
APPROVED = with_fact(APPLIED, ("applications", "1", "approved_on"), date(2026, 11, 11))
DEPOSITED = replace(
    APPROVED,
    applications=(
        replace(
            APPROVED.application,
            deposit=Deposit(
                due_on=date(2026, 12, 11),
                amount=Decimal("1015.00"),
                iban="BE71096123456769",
                beneficiary="kmo-portefeuille",
                communication="+++090/9337/55493+++",
                deposited_on=date(2026, 11, 12),
                deposited_amount=Decimal("1015.00"),
            ),
        ),
    ),
)
RECEIVED = with_fact(DEPOSITED, ("applications", "1", "subsidy", "received_on"), date(2026, 11, 16))
INVOICED = replace(
    RECEIVED,
    invoices=(
        Invoice(
            number="2026-1187",
            issued_on=date(2026, 11, 23),
            due_on=date(2026, 12, 23),
            supplier_name="Liantis EDPB vzw",
            amount_excl_vat=Decimal("1450.00"),
            vat_amount=Decimal("304.50"),
        ),
    ),
)
