"""Each warning says in one sentence what is odd and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.training import Deposit, Subsidy, Training
from kmop_wizard.domain.warning_codes import CODES
from kmop_wizard.i18n import LANGUAGES, Words, sentences
from tests.i18n.situations import (
    CASES,
    ENROLLED,
    ENROLMENT,
    INVOICE,
    RULES,
    TODAY,
    applied,
    paid_in,
)

NL, FR, EN = (Words(language) for language in LANGUAGES)


def test_a_warning_of_each_code_has_its_own_sentence() -> None:
    case = CASES["empty"]
    for words in (NL, FR, EN):
        said = {
            sentences.warning_sentence(words, code, case.plan, case.training, RULES, TODAY)
            for code in (*CODES, "new")
        }
        assert len(said) == len(CODES) + 1


def _warned(code: str, training: Training, today: date = TODAY) -> str:
    planned = plan(training, RULES, today)
    assert code in planned.warnings
    return sentences.warning_sentence(NL, code, planned, training, RULES, today)


def _enrolled(**facts: object) -> Training:
    return replace(ENROLLED, enrolment=replace(ENROLMENT, **facts))


@pytest.mark.parametrize(
    ("code", "training", "today", "parts"),
    [
        ("price_below_minimum", _enrolled(price_excl_vat=Decimal("99.99")), TODAY, ["100,00"]),
        (
            "ceiling_exceeded",
            _enrolled(price_excl_vat=Decimal("50000.00")),
            TODAY,
            ["2026", "7.500,00"],
        ),
        (
            "ceiling_exceeded",
            applied(subsidy=Subsidy(TODAY, Decimal("9000.00"))),
            TODAY,
            ["2026", "9.000,00"],
        ),
        ("provider_number_unknown", _enrolled(registration_number="DV.O1"), TODAY, ["DV.O1"]),
        ("provider_number_for_advice", _enrolled(registration_number="dv a1"), TODAY, ["DV.A1"]),
        (
            "provider_number_differs",
            _enrolled(registration_number="DV.0104945"),
            TODAY,
            ["DV.O104945", "Liantis Consult nv", "Liantis EDPB vzw"],
        ),
        (
            "applied_after_term",
            applied(submitted_on=date(2026, 11, 25)),
            TODAY,
            ["25 november 2026", "23 november 2026"],
        ),
        (
            "applied_before_enrolment",
            applied(submitted_on=date(2026, 10, 30)),
            TODAY,
            ["30 oktober 2026", "1 november 2026"],
        ),
        (
            "deposit_after_term",
            applied(deposit=Deposit(due_on=date(2026, 11, 20), deposited_on=date(2026, 11, 21))),
            TODAY,
            ["21 november 2026", "20 november 2026"],
        ),
        (
            "deposit_amount_differs",
            applied(deposit=Deposit(amount=Decimal(1015), deposited_amount=Decimal(1000))),
            TODAY,
            ["1.000,00", "1.015,00"],
        ),
        (
            "invoice_provider_differs",
            paid_in((replace(INVOICE, supplier_name="Opleidingen Peeters"),)),
            TODAY,
            ["Opleidingen Peeters", "Liantis EDPB vzw"],
        ),
        (
            "invoice_amount_differs",
            paid_in((INVOICE, INVOICE)),
            TODAY,
            ["2.900,00", "1.450,00"],
        ),
        (
            "deadline_on_closed_day",
            applied(refused_on=TODAY, submitted_on=date(2026, 11, 20)),
            date(2026, 11, 21),
            ["22 november 2026 (zondag)"],
        ),
        (
            "deadline_on_closed_day",
            applied(refused_on=TODAY, submitted_on=date(2026, 11, 20)),
            date(2026, 11, 22),
            ["Vandaag (zondag)"],
        ),
        (
            "subsidy_overdue",
            applied(deposit=Deposit(deposited_on=date(2026, 11, 12))),
            TODAY,
            ["betalen", "1700"],
        ),
        ("invoice_overdue", paid_in(), date(2027, 1, 7), ["e-facturen", "dienstverlener"]),
        (
            "subsidy_year_differs",
            applied(subsidy_number="2025KMO123456"),
            TODAY,
            ["2025KMO123456", "2026"],
        ),
        ("approval_overdue", applied(), date(2026, 11, 28), ["zondag 20 december 2026"]),
        ("approval_overdue", applied(), date(2026, 12, 28), ["spam"]),
        (
            "lesson_days_reversed",
            _enrolled(last_lesson_day=date(2026, 11, 8)),
            TODAY,
            ["8 november 2026", "9 november 2026"],
        ),
        ("date_in_future", applied(submitted_on=date(2026, 11, 24)), TODAY, ["24 november 2026"]),
        ("closing_soon", paid_in((INVOICE,)), date(2027, 12, 1), ["31 december 2027"]),
        ("year_budget", ENROLLED, TODAY, ["budget"]),
    ],
)
def test_a_warning_names_what_it_is_about(
    code: str, training: Training, today: date, parts: list[str]
) -> None:
    said = _warned(code, training, today)
    assert [part for part in parts if part not in said] == []
    assert "?" not in said
