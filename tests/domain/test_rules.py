"""Rates and terms by day, providers and numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rules import (
    enterprise_key,
    is_advice_number,
    normalise_registration_number,
)
from tests.domain.builders import APPLIED, DEPOSITED, ENROLLED, RULES, rule_set, rules_of, told

TODAYS_SET = RULES.sets[-1]


@pytest.mark.parametrize(
    ("size", "theme", "rate"),
    [
        ("small", "standard", "0.30"),
        ("small", "cybersecurity", "0.45"),
        ("small", "energy_efficiency", "0.45"),
        ("medium", "standard", "0.20"),
        ("medium", "cybersecurity", "0.35"),
        ("medium", "energy_efficiency", "0.35"),
        ("small", "digitalisation", "0.30"),
        ("medium", "Cybersecurity", "0.20"),
        ("small", "", "0.30"),
        ("small", None, "0.30"),
        ("large", "standard", None),
        ("Small", "standard", None),
        ("", "standard", None),
        (None, "cybersecurity", None),
    ],
)
def test_rate_by_size_and_theme(size: str | None, theme: str | None, rate: str | None) -> None:
    found = TODAYS_SET.rate(size, theme)
    assert found == (None if rate is None else Decimal(rate))


def test_amounts_and_terms_of_todays_set() -> None:
    assert (TODAYS_SET.ceiling, TODAYS_SET.minimum) == (Decimal("7500.00"), Decimal("100.00"))
    assert (TODAYS_SET.apply_days, TODAYS_SET.deposit_days) == (14, 30)
    assert TODAYS_SET.keep_years == 10
    assert (
        TODAYS_SET.approval_check_days,
        TODAYS_SET.subsidy_check_days,
        TODAYS_SET.invoice_check_days,
    ) == (8, 11, 31)
    assert TODAYS_SET.holds_from <= date(2024, 6, 5)


OLD = rule_set("2020-01-01")
NEW = rule_set(
    "2027-03-01",
    rates={"small": {"standard": Decimal("0.10")}},
    ceiling=Decimal("5000.00"),
    minimum=Decimal("2000.00"),
    apply_days=20,
    deposit_days=10,
    keep_years=5,
    approval_check_days=4,
)
NEWEST = rule_set("2028-01-01", ceiling=Decimal("100.00"))
SETS = rules_of(OLD, NEW, NEWEST)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date.min, OLD),
        (date(2019, 12, 31), OLD),
        (date(2020, 1, 1), OLD),
        (date(2027, 2, 28), OLD),
        (date(2027, 3, 1), NEW),
        (date(2027, 12, 31), NEW),
        (date(2028, 1, 1), NEWEST),
        (date.max, NEWEST),
    ],
)
def test_the_set_in_force_on_a_day(day: date, expected: object) -> None:
    assert SETS.on(day) is expected


@pytest.mark.parametrize(
    ("today", "subsidy", "apply_by", "keep_until", "warnings"),
    [
        (date(2027, 2, 28), "435.00", date(2027, 3, 5), date(2037, 2, 19), ()),
        (
            date(2027, 3, 1),
            "145.00",
            date(2027, 3, 11),
            date(2032, 2, 19),
            ("price_below_minimum",),
        ),
    ],
)
def test_before_an_application_todays_set_decides(
    today: date, subsidy: str, apply_by: date, keep_until: date, warnings: tuple[str, ...]
) -> None:
    found = plan(told(ENROLLED, first="2027-02-19", last=None), SETS, today)
    assert found.amounts.subsidy == Decimal(subsidy)
    assert found.deadlines.apply_by == apply_by
    assert found.deadlines.keep_until == keep_until
    assert found.warnings == warnings


@pytest.mark.parametrize(
    ("submitted", "rate", "apply_by", "deposit_by"),
    [
        ("2027-02-28", "0.30", date(2027, 3, 5), date(2027, 4, 1)),
        ("2027-03-01", "0.10", date(2027, 3, 11), date(2027, 3, 12)),
    ],
)
def test_after_it_the_set_of_the_day_of_application(
    submitted: str, rate: str, apply_by: date, deposit_by: date
) -> None:
    days = {"submitted": submitted, "approved": "2027-03-02", "deposited": "2027-03-03"}
    facts = told(DEPOSITED, first="2027-02-19", **days)
    found = plan(facts, SETS, date(2028, 6, 1))
    assert found.amounts.rate == Decimal(rate)
    assert found.deadlines.apply_by == apply_by
    assert found.deadlines.deposit_by == deposit_by


@pytest.mark.parametrize(
    ("submitted", "today", "overdue"),
    [
        ("2027-02-28", date(2027, 3, 7), False),
        ("2027-02-28", date(2027, 3, 8), True),
        ("2027-03-01", date(2027, 3, 4), False),
        ("2027-03-01", date(2027, 3, 5), True),
    ],
)
def test_an_approval_is_awaited_as_long_as_the_set_says(
    submitted: str, today: date, overdue: bool
) -> None:
    found = plan(told(APPLIED, first="2027-02-19", submitted=submitted), SETS, today)
    assert ("approval_overdue" in found.warnings) is overdue


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("DV.O104628", "DV.O104628"),
        ("DV.0104628", "DV.O104628"),
        ("dv 0104628", "DV.O104628"),
        ("dv.o104628", "DV.O104628"),
        ("  DVO104628 ", "DV.O104628"),
        ("DV0104628", "DV.O104628"),
        ("D V . 0 1 0 4 6 2 8", "DV.O104628"),
        ("DV.O.104.628", "DV.O104628"),
        ("DV..0104945", "DV.O104945"),
        ("DV\u00a00104945", "DV.O104945"),
        ("DV.00104945", "DV.O0104945"),
        ("DV.A104628", "DV.A104628"),
        ("dv a 104628", "DV.A104628"),
        ("O104628", "O104628"),
        ("0104628", "0104628"),
        ("DV", "DV."),
        ("nonsense", "NONSENSE"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_registration_number_in_official_notation(typed: str, expected: str) -> None:
    assert normalise_registration_number(typed) == expected


@given(st.text())
def test_a_number_in_official_notation_stays(typed: str) -> None:
    once = normalise_registration_number(typed)
    assert normalise_registration_number(once) == once


@pytest.mark.parametrize(
    ("number", "advice"),
    [("DV.A104628", True), ("DV.A", True), ("DV.O104628", False), ("A104628", False)],
)
def test_a_number_for_advice(number: str, advice: bool) -> None:
    assert is_advice_number(number) is advice


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0999.999.922", "0999.999.922"),
        ("0999999922", "0999.999.922"),
        ("999999922", "0999.999.922"),
        ("999.999.922", "0999.999.922"),
        ("BE 0999.999.922", "0999.999.922"),
        ("BE0999999922", "0999.999.922"),
        (" 0999 999 922 ", "0999.999.922"),
        ("1999.999.922", "1999.999.922"),
        ("99999992", "99999992"),
        (" 12 345 ", "12 345"),
        ("12345678901", "12345678901"),
        ("bakery", "bakery"),
        ("٠٩٩٩٩٩٩٩٢٢", "٠٩٩٩٩٩٩٩٢٢"),
        ("", None),
        ("  \t", None),
        (None, None),
    ],
)
def test_number_by_which_enterprises_are_compared(typed: str | None, expected: str | None) -> None:
    assert enterprise_key(typed) == expected


@given(st.text())
def test_a_compared_number_stays(typed: str) -> None:
    assert enterprise_key(enterprise_key(typed)) == enterprise_key(typed)


@pytest.mark.parametrize(
    ("number", "provider_id"),
    [
        ("DV.O104628", "liantis-edpb"),
        ("DV.0104628", "liantis-edpb"),
        ("dv 0104945", "liantis-consult"),
        ("DV.O104629", None),
        ("", None),
    ],
)
def test_provider_with_a_number(number: str, provider_id: str | None) -> None:
    found = RULES.provider_numbered(number)
    assert (found and found.id) == provider_id


def test_provider_with_an_id() -> None:
    found = RULES.provider("liantis-consult")
    assert found is not None
    assert (found.registration_number, found.printed_as) == ("DV.O104945", "DV.0104945")
    assert RULES.provider("liantis") is None
    assert RULES.provider(None) is None


CHECKED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("today", "told_on", "due"),
    [
        ("2027-11-23", None, False),
        ("2027-11-24", None, True),
        ("2027-11-24", "2027-11-24", True),
        ("2027-11-25", "2027-11-24", False),
        ("2027-12-24", "2027-11-24", False),
        ("2027-12-25", "2027-11-24", True),
        ("2028-01-01", "2038-01-19", True),
        ("2026-12-01", "2026-11-01", False),
    ],
)
def test_the_age_of_the_rules_is_told_after_a_year_and_once_a_month(
    today: str, told_on: str | None, due: bool
) -> None:
    rules = rules_of(rule_set("2024-06-05", checked_on=CHECKED))
    told = None if told_on is None else date.fromisoformat(told_on)
    assert rules.is_age_due(date.fromisoformat(today), told) == due


def test_the_newest_set_tells_how_old_the_rules_are() -> None:
    newer = rule_set("2027-01-01", checked_on=date(2027, 1, 2))
    rules = rules_of(rule_set("2024-06-05", checked_on=CHECKED), newer)
    assert rules.checked_on == date(2027, 1, 2)
    assert not rules.are_old(date(2028, 1, 2))
    assert rules.are_old(date(2028, 1, 3))
