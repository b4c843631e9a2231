"""The table of the warnings: when each fires, and just does not."""

from __future__ import annotations

from collections.abc import Iterable

from tests.domain.builders import (
    APPLIED,
    APPROVED,
    DEPOSITED,
    ENROLLED,
    FINISHED,
    INVOICED,
    ORDERED,
    RECEIVED,
    Facts,
)

RECORDED = (
    "enrolled",
    "submitted",
    "approved",
    "refused",
    "stopped",
    "deposited",
    "cancelled",
    "received",
    "completed",
    "ordered",
    "second_ordered",
    "submitted_again",
)
Row = tuple[str, bool, str, Facts, Facts]


def table(code: str, *rows: tuple[bool, str, Facts, Facts]) -> Iterable[Row]:
    return [(code, *row) for row in rows]


AMOUNTS = [
    *table(
        "price_below_minimum",
        (True, "2026-11-20", ENROLLED, {"price": "99.99"}),
        (True, "2026-11-20", ENROLLED, {"price": "0.00"}),
        (False, "2026-11-20", ENROLLED, {"price": "100.00"}),
        (False, "2026-11-20", ENROLLED, {"price": None}),
        (True, "2026-11-24", APPROVED, {"price": "99.99", "stopped": "2026-11-24"}),
    ),
    *table(
        "ceiling_exceeded",
        (False, "2026-11-20", ENROLLED, {"price": "25000.00"}),
        (False, "2026-11-20", ENROLLED, {"price": "25000.01"}),
        (True, "2026-11-20", ENROLLED, {"price": "25000.02"}),
        (True, "2026-11-20", APPLIED, {"price": "25000.02"}),
        (False, "2026-11-20", ENROLLED, {"price": "25000.02", "size": None}),
        (False, "2026-11-20", ENROLLED, {"price": "25000.02", "size": "medium"}),
        (False, "2026-11-30", RECEIVED, {"subsidy": "7500.00"}),
        (True, "2026-11-30", RECEIVED, {"subsidy": "7500.01"}),
        (True, "2026-11-30", RECEIVED, {"subsidy": "7500.01", "price": None}),
        (False, "2026-11-30", RECEIVED, {"subsidy": "100.00", "price": "25000.02"}),
        (False, "2026-11-30", RECEIVED, {"subsidy": "7500.00", "price": "25000.02"}),
        (
            True,
            "2026-11-30",
            RECEIVED,
            {"subsidy": "9000.00", "price": "25000.02", "stopped": "2027-01-01"},
        ),
        # Without a share of its own the computed amount is what it wants.
        (False, "2026-11-30", RECEIVED, {"subsidy": "9000.00", "stopped": "2026-11-30"}),
        (
            True,
            "2026-11-30",
            RECEIVED,
            {"subsidy": "100.00", "price": "25000.02", "refused": "2026-11-30"},
        ),
        (False, "2026-11-20", {"subsidy": "9000.00"}, {}),
    ),
    *table(
        "deposit_amount_differs",
        (True, "2026-11-24", DEPOSITED, {"to_deposit": "1015.00", "deposited_amount": "1015.01"}),
        (True, "2026-11-24", DEPOSITED, {"to_deposit": "1015.00", "deposited_amount": "1014.99"}),
        (False, "2026-11-24", DEPOSITED, {"to_deposit": "1015.00", "deposited_amount": "1015.00"}),
        (False, "2026-11-24", DEPOSITED, {"to_deposit": "1015.00"}),
        (False, "2026-11-24", DEPOSITED, {"deposited_amount": "1015.00"}),
        (True, "2026-11-24", {}, {"to_deposit": "0.00", "deposited_amount": "0.01"}),
    ),
]
PROVIDERS = [
    *table(
        "provider_number_unknown",
        (True, "2026-11-20", ENROLLED, {"registration": "DV.O104629"}),
        (True, "2026-11-20", ENROLLED, {"registration": "104628"}),
        (False, "2026-11-20", ENROLLED, {"registration": "dv 0104628"}),
        (False, "2026-11-20", ENROLLED, {"registration": "DV.O104945"}),
        (False, "2026-11-20", ENROLLED, {"registration": "DV.A104628"}),
        (False, "2026-11-20", ENROLLED, {"registration": None}),
    ),
    *table(
        "provider_number_for_advice",
        (True, "2026-11-20", ENROLLED, {"registration": "DV.A104628"}),
        (True, "2026-11-20", {}, {"registration": " dv a1"}),
        (False, "2026-11-20", ENROLLED, {"registration": "DV.O104628"}),
        (False, "2026-11-20", ENROLLED, {"registration": "A104628"}),
    ),
    *table(
        "provider_number_differs",
        (True, "2026-11-20", ENROLLED, {"registration": "DV.0104945"}),
        (False, "2026-11-20", ENROLLED, {"registration": "DV.0104628"}),
        (False, "2026-11-20", ENROLLED, {"registration": "DV.O104945", "provider": None}),
        (False, "2026-11-20", ENROLLED, {"registration": "DV.O104945", "provider": "other"}),
        (False, "2026-11-20", ENROLLED, {"registration": "DV.O104629"}),
        (False, "2026-11-20", ENROLLED, {"registration": None}),
    ),
]
ORDER = [
    *table(
        "applied_after_term",
        (True, "2026-11-24", APPLIED, {"submitted": "2026-11-24"}),
        (False, "2026-11-24", APPLIED, {"submitted": "2026-11-23"}),
        (False, "2026-11-24", APPLIED, {"submitted": "2026-11-24", "first": None}),
        (False, "2026-11-24", ENROLLED, {"approved": "2026-11-24"}),
    ),
    *table(
        "applied_before_enrolment",
        (True, "2026-11-20", APPLIED, {"submitted": "2026-10-31"}),
        (False, "2026-11-20", APPLIED, {"submitted": "2026-11-01"}),
        (False, "2026-11-20", ENROLLED, {"approved": "2026-10-31"}),
        (False, "2026-11-20", APPLIED, {"submitted": "2026-10-31", "enrolled": None}),
    ),
    *table(
        "deposit_after_term",
        (True, "2026-12-24", DEPOSITED, {"deposited": "2026-12-24"}),
        (False, "2026-12-24", DEPOSITED, {"deposited": "2026-12-23"}),
        (True, "2026-12-24", DEPOSITED, {"deposited": "2026-12-21", "due": "2026-12-20"}),
        (False, "2026-12-24", DEPOSITED, {"deposited": "2026-12-24", "due": "2026-12-24"}),
        (True, "2026-12-24", DEPOSITED, {"deposited": "2026-12-24", "cancelled": "2026-12-24"}),
        (False, "2026-12-24", DEPOSITED, {"deposited": "2026-12-24", "approved": None}),
        (False, "2026-12-24", RECEIVED, {"deposited": None, "received": "2026-12-24"}),
    ),
    *table(
        "subsidy_year_differs",
        (False, "2026-11-30", APPLIED, {"subsidy_number": "2026KMO123456"}),
        (True, "2026-11-30", APPLIED, {"subsidy_number": "2025KMO123456"}),
        (True, "2026-11-30", APPLIED, {"subsidy_number": " 2025 kmo 123456 "}),
        (True, "2026-11-30", APPLIED, {"subsidy_number": "20\u00a025kmo"}),
        (True, "2026-11-30", APPLIED, {"subsidy_number": "nr. 2025KMO1"}),
        (True, "2026-11-30", APPLIED, {"subsidy_number": "KMO2025KMO123456"}),
        (True, "2026-11-30", APPLIED, {"subsidy_number": "2025KMO1 2026KMO2"}),
        (False, "2026-11-30", APPLIED, {"subsidy_number": "2026KMO1 2025KMO2"}),
        (False, "2026-11-30", APPLIED, {"subsidy_number": "12025KMO123456"}),
        (False, "2026-11-30", APPLIED, {"subsidy_number": "025KMO123456"}),
        (False, "2026-11-30", APPLIED, {"subsidy_number": "1KMO2025KMO123456"}),
        (False, "2026-11-30", APPLIED, {"subsidy_number": "2025-KMO-123456"}),
        (False, "2026-11-30", APPLIED, {"subsidy_number": "\u0662\u0660\u0662\u0665KMO1"}),
        (False, "2026-11-30", APPLIED, {"subsidy_number": "KMO2025"}),
        (False, "2026-11-30", ENROLLED, {"subsidy_number": "2025KMO123456"}),
        (True, "2026-11-30", ENROLLED, {"subsidy_number": "2025KMO1", "refused": "2026-11-30"}),
        (True, "2026-11-30", APPLIED, {"subsidy_number": "2025KMO1", "stopped": "2026-11-30"}),
        (
            False,
            "2026-11-30",
            APPLIED,
            {"subsidy_number": "2025KMO1", "submitted_again": "2026-11-30"},
        ),
    ),
    *table(
        "lesson_days_reversed",
        (True, "2026-11-20", ENROLLED, {"last": "2026-11-08"}),
        (False, "2026-11-20", ENROLLED, {"last": "2026-11-09"}),
        (False, "2026-11-20", ENROLLED, {"last": None}),
        (False, "2026-11-20", ENROLLED, {"first": None}),
    ),
    *(
        row
        for name in RECORDED
        for row in table(
            "date_in_future",
            (True, "2026-11-23", {}, {name: "2026-11-24"}),
            (False, "2026-11-23", {}, {name: "2026-11-23"}),
        )
    ),
    *table(
        "date_in_future",
        (False, "2026-11-23", {}, {"first": "2030-01-01", "last": "2030-01-02"}),
        (False, "2026-11-23", {}, {"due": "2030-01-01"}),
        (True, "2026-11-23", APPLIED, {"approved": "2026-12-01", "submitted_again": "2026-11-23"}),
    ),
]
INVOICES = [
    *table(
        "invoice_provider_differs",
        (True, "2026-12-01", INVOICED, {"supplier": "Bakkerij Peeters"}),
        (False, "2026-12-01", INVOICED, {"supplier": "Liantis EDPB vzw"}),
        (False, "2026-12-01", INVOICED, {"supplier": "  LIANTIS \u00a0 edpb   VZW "}),
        (True, "2026-12-01", INVOICED, {"supplier": "LiantisEDPB vzw"}),
        (False, "2026-12-01", INVOICED, {"supplier": None}),
        (False, "2026-12-01", INVOICED, {"supplier": "Anyone", "provider": None}),
        (False, "2026-12-01", INVOICED, {"supplier": "Anyone", "provider": "unheard-of"}),
        (True, "2026-12-01", INVOICED, {"supplier": "Liantis EDPB vzw", "provider_name": "Other"}),
        (False, "2026-12-01", INVOICED, {"supplier": "other", "provider_name": "Other"}),
        (True, "2026-12-01", INVOICED, {"second_supplier": "Bakkerij Peeters"}),
    ),
    *table(
        "invoice_amount_differs",
        (True, "2026-12-01", INVOICED, {"invoiced": "1450.01"}),
        (True, "2026-12-01", INVOICED, {"invoiced": "1449.99"}),
        (False, "2026-12-01", INVOICED, {}),
        (False, "2026-12-01", RECEIVED, {}),
        (False, "2026-12-01", INVOICED, {"invoiced": None}),
        (False, "2026-12-01", INVOICED, {"invoiced": "1.00", "price": None}),
        (False, "2026-12-01", INVOICED, {"invoiced": "1.00", "second_invoice": "2"}),
        (False, "2026-12-01", INVOICED, {"invoiced": "1600.00", "second_invoiced": "-150.00"}),
        (True, "2026-12-01", INVOICED, {"second_invoiced": "-150.00"}),
        (True, "2026-12-01", RECEIVED, {"invoiced": "-1450.00"}),
        (False, "2026-12-01", INVOICED, {"invoiced": "1000.00", "second_invoiced": "450.00"}),
    ),
]
TIME = [
    *table(
        "deadline_on_closed_day",
        (False, "2026-11-20", ENROLLED, {}),
        (True, "2026-11-20", ENROLLED, {"first": "2026-11-07"}),
        (True, "2026-11-21", ENROLLED, {"first": "2026-11-07"}),
        (False, "2026-11-22", ENROLLED, {"first": "2026-11-07"}),
        (True, "2026-10-20", ENROLLED, {"first": "2026-10-28"}),
        (False, "2026-11-24", APPROVED, {"due": "2026-12-25"}),
        (False, "2026-12-25", APPROVED, {"due": "2026-12-25"}),
        # The day to act is Sunday 22 November, a day before the last one.
        (True, "2026-11-22", APPLIED, {"refused": "2026-11-20"}),
        (False, "2026-11-23", APPLIED, {"refused": "2026-11-20"}),
        (False, "2026-11-20", APPLIED, {"refused": "2026-11-20", "first": "2026-11-10"}),
        # 30 December 2028 is a Saturday, 31 December 2027 a Friday, 31 December 2028 a Sunday.
        (True, "2028-12-30", INVOICED, {"submitted": "2027-11-20"}),
        (False, "2028-12-31", INVOICED, {"submitted": "2027-11-20"}),
        (True, "2028-12-31", RECEIVED, {"submitted": "2027-11-20"}),
        (False, "2027-12-31", RECEIVED, {}),
        (False, "2026-11-20", APPLIED, {"first": "2026-11-07"}),
        (False, "2026-12-05", ORDERED, {"last": "2026-12-06"}),
    ),
    *table(
        "approval_overdue",
        (False, "2026-11-27", APPLIED, {}),
        (True, "2026-11-28", APPLIED, {}),
        (False, "2026-11-28", APPROVED, {}),
        (False, "2026-11-28", APPLIED, {"stopped": "2026-11-28"}),
        (True, "2026-12-02", APPLIED, {"received": "2026-11-24", "cancelled": None, "submitted_again": "2026-11-24"}),
        (False, "9999-12-31", APPLIED, {"submitted": "9999-12-25"}),
        (True, "9999-12-31", APPLIED, {"submitted": "9999-12-23"}),
    ),
    *table(
        "subsidy_overdue",
        (False, "2026-12-04", DEPOSITED, {}),
        (True, "2026-12-05", DEPOSITED, {}),
        (False, "2026-12-05", RECEIVED, {}),
        (False, "2026-12-05", DEPOSITED, {"cancelled": "2026-12-04"}),
        (True, "2027-12-31", DEPOSITED, {}),
        (False, "2028-01-01", DEPOSITED, {}),
    ),
    *table(
        "invoice_overdue",
        (False, "2027-01-06", RECEIVED, {}),
        (True, "2027-01-07", RECEIVED, {}),
        (False, "2027-01-07", INVOICED, {}),
        (True, "2027-01-07", RECEIVED, {"invoiced": "-1.00"}),
        (False, "2026-12-09", RECEIVED, {"last": None}),
        (True, "2026-12-10", RECEIVED, {"last": None}),
        (False, "2027-12-31", RECEIVED, {"first": None, "last": None}),
        (False, "2028-01-01", RECEIVED, {}),
    ),
    *table(
        "closing_soon",
        (False, "2027-11-29", INVOICED, {}),
        (True, "2027-11-30", INVOICED, {}),
        (True, "2027-12-31", INVOICED, {}),
        (False, "2028-01-01", INVOICED, {}),
        (False, "2027-12-01", ORDERED, {}),
        (True, "2027-12-01", DEPOSITED, {}),
        (True, "2027-12-01", APPLIED, {}),
        (False, "2027-12-01", INVOICED, {"refused": "2026-11-24"}),
        (False, "2027-12-01", APPROVED, {}),
        (False, "2027-12-01", INVOICED, {"stopped": "2027-11-30"}),
        (False, "2027-12-01", ENROLLED, {}),
    ),
    *table(
        "year_budget",
        (False, "2026-10-31", ENROLLED, {}),
        (True, "2026-11-01", ENROLLED, {}),
        (True, "2026-12-31", ENROLLED, {"first": "2026-12-31"}),
        (False, "2027-01-01", ENROLLED, {"first": "2026-12-31"}),
        (True, "2026-11-20", ENROLLED, {"price": None}),
        (True, "2026-11-20", {}, {}),
        (True, "2026-11-20", APPLIED, {"refused": "2026-11-20"}),
        (False, "2026-11-20", APPLIED, {}),
        (False, "2026-11-24", ENROLLED, {}),
        (False, "2026-11-24", {**FINISHED, "size": None}, {}),
    ),
]  # fmt: skip
TABLE = [*AMOUNTS, *PROVIDERS, *ORDER, *INVOICES, *TIME]
