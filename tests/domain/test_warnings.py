"""Each warning fires at its exact boundary, and only when every fact it names is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rules import Provider
from kmop_wizard.domain.warning_codes import CODES, future_days, provider_name
from tests.domain.builders import (
    APPROVED,
    ENROLLED,
    FINISHED,
    INVOICED,
    RULES,
    Facts,
    planned,
    told,
)
from tests.domain.warning_table import TABLE


@pytest.mark.parametrize(("code", "fires", "today", "facts", "more"), TABLE)
def test_warning(code: str, fires: bool, today: str, facts: Facts, more: Facts) -> None:
    assert (code in planned(today, facts, **more).warnings) is fires


def test_every_warning_is_in_the_table_both_ways() -> None:
    assert {(row[0], row[1]) for row in TABLE} == {(c, f) for c in CODES for f in (True, False)}


def test_warnings_are_sorted_and_each_comes_once() -> None:
    facts = {
        **INVOICED,
        "registration": "DV.O104945",
        "price": "99.99",
        "supplier": "Bakkerij Peeters",
        "second_supplier": "Bakkerij Janssens",
        "second_invoiced": "1.00",
        "submitted": "2026-10-31",
    }
    found = planned("2026-11-23", facts).warnings
    assert found == (
        "applied_before_enrolment",
        "date_in_future",
        "invoice_amount_differs",
        "invoice_provider_differs",
        "price_below_minimum",
        "provider_number_differs",
    )


def test_a_calm_training_has_no_warning() -> None:
    assert planned("2026-12-08", FINISHED).warnings == ()


def test_the_days_in_the_future_are_named_the_earliest_first() -> None:
    training = told(APPROVED, ordered="2027-01-01", second_ordered="2026-12-01")
    found = future_days(training, date(2026, 11, 22))
    assert found == (date(2026, 11, 23), date(2026, 12, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("provider", "typed", "name"),
    [
        ("liantis-edpb", None, "Liantis EDPB vzw"),
        ("liantis-consult", None, "Liantis Consult nv"),
        ("liantis-edpb", " Someone Else ", "Someone Else"),
        (None, "Someone Else", "Someone Else"),
        ("unheard-of", None, None),
        (None, None, None),
    ],
)
def test_name_of_the_provider(provider: str | None, typed: str | None, name: str | None) -> None:
    training = told({"provider": provider, "provider_name": typed})
    assert provider_name(training, RULES) == name


def test_blank_texts_that_a_file_may_not_hold_are_not_known_either() -> None:
    training = told(INVOICED, supplier="Anyone")
    blank = replace(training.enrolment, provider=" ", provider_name=" ", registration_number="\t")
    found = plan(replace(training, enrolment=blank), RULES, date(2026, 12, 1))
    assert found.warnings == ()
    assert found.steps["enrol"] == "open"


def test_a_number_belongs_to_one_provider_only() -> None:
    other = Provider("other", "Other bv", "DV.O999999", "DV.0999999")
    rules = RULES._replace(providers=(*RULES.providers, other))
    training = with_fact(told(ENROLLED), ("enrolment", "registration_number"), "dv.0999999")
    found = plan(training, rules, date(2026, 10, 1)).warnings
    assert "provider_number_differs" in found
    assert "provider_number_unknown" not in found
