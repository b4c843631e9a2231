"""The last days of each term, against a calendar that is counted day by day."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

import pytest

from kmop_wizard.domain.plan import plan
from tests.domain.builders import APPROVED, ENROLLED, RULES, Facts, day, planned, told

MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def calendar(first_year: int, last_year: int) -> list[date]:
    """Every day of the years, counted by hand: no arithmetic of ``datetime``."""
    days = []
    for year in range(first_year, last_year + 1):
        for month, length in enumerate(MONTHS, start=1):
            leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            days += [date(year, month, number + 1) for number in range(length + leap)]
    return days


DAYS = calendar(2024, 2030)
FIRST_DAYS = calendar(2025, 2028)


def days_after(start: date, count: int) -> date:
    return DAYS[bisect_left(DAYS, start) + count]


def keep_until(start: date) -> date:
    leap_day = (start.month, start.day) == (2, 29)
    return date(start.year + 10, start.month, 28 if leap_day else start.day)


def test_every_first_lesson_day_of_four_years() -> None:
    """The course decides when to apply and how long to keep; the approval when to deposit."""
    for first in FIRST_DAYS:
        facts = {"first": first.isoformat(), "approved": first.isoformat()}
        found = planned("2026-11-23", facts).deadlines
        assert found.apply_by == days_after(first, 14), first
        assert found.deposit_by == days_after(first, 30), first
        assert found.close_on == date(first.year + 1, 12, 31), first
        assert found.keep_until == keep_until(first), first


def test_every_first_lesson_day_of_four_years_is_in_time_up_to_day_14() -> None:
    for first in FIRST_DAYS:
        training = told(ENROLLED, first=first.isoformat())
        states = [
            plan(training, RULES, days_after(first, count)).next.action
            for count in (-1, 0, 13, 14, 15, 16)
        ]
        assert states == ["apply", "apply", "apply", "apply", "lost", "lost"], first


def test_every_approval_of_four_years_can_be_deposited_up_to_day_30() -> None:
    for approved in FIRST_DAYS:
        on = approved.isoformat()
        training = told(ENROLLED, submitted=on, approved=on)
        states = [
            plan(training, RULES, days_after(approved, count)).steps["deposit"]
            for count in (0, 29, 30, 31)
        ]
        assert states[:3] == ["open", "open", "open"], approved
        assert states[3] in ("overdue", "lost"), approved


@pytest.mark.parametrize(
    ("first", "apply_by", "until"),
    [
        ("2026-11-09", "2026-11-23", "2036-11-09"),
        ("2024-02-15", "2024-02-29", "2034-02-15"),
        ("2024-02-29", "2024-03-14", "2034-02-28"),
        ("2026-12-17", "2026-12-31", "2036-12-17"),
        ("2026-12-18", "2027-01-01", "2036-12-18"),
        ("2026-12-31", "2027-01-14", "2036-12-31"),
        ("0001-01-01", "0001-01-15", "0011-01-01"),
        ("9999-12-17", "9999-12-31", None),
        ("9999-12-18", None, None),
        ("9989-12-31", "9990-01-14", "9999-12-31"),
        ("9990-01-01", "9990-01-15", None),
        (None, None, None),
    ],
)
def test_terms_of_a_course(first: str | None, apply_by: str | None, until: str | None) -> None:
    found = planned("2026-11-23", {"first": first}).deadlines
    assert (found.apply_by, found.keep_until) == (day(apply_by), day(until))
    assert (found.deposit_by, found.close_on) == (None, None)


@pytest.mark.parametrize(
    ("facts", "deposit_by", "estimated"),
    [
        ({"approved": "2026-11-23"}, "2026-12-23", True),
        ({"approved": "2026-11-23", "due": "2026-12-20"}, "2026-12-20", False),
        ({"due": "2026-12-20"}, "2026-12-20", False),
        ({"approved": "2028-01-30"}, "2028-02-29", True),
        ({"approved": "2026-01-30"}, "2026-03-01", True),
        ({"approved": "9999-12-01"}, "9999-12-31", True),
        ({"approved": "9999-12-02"}, None, False),
        ({"submitted": "2026-11-20"}, None, False),
        ({"deposited": "2026-11-24"}, None, False),
        ({"received": "2026-11-30"}, None, False),
        ({"approved": "2026-11-23", "refused": "2026-11-24"}, "2026-12-23", True),
        ({"approved": "2026-11-23", "stopped": "2026-11-24"}, "2026-12-23", True),
    ],
)
def test_term_of_the_deposit(facts: Facts, deposit_by: str | None, estimated: bool) -> None:
    found = planned("2026-11-23", facts).deadlines
    assert (found.deposit_by, found.deposit_estimated) == (day(deposit_by), estimated)


@pytest.mark.parametrize(
    ("facts", "applied_on", "close_on"),
    [
        ({"submitted": "2026-01-01"}, "2026-01-01", "2027-12-31"),
        ({"submitted": "2026-12-31"}, "2026-12-31", "2027-12-31"),
        ({"submitted": "2027-01-01"}, "2027-01-01", "2028-12-31"),
        ({"submitted": "2026-12-31", "approved": "2027-01-05"}, "2026-12-31", "2027-12-31"),
        ({"submitted": "2027-01-02", "approved": "2026-12-31"}, "2027-01-02", "2028-12-31"),
        ({"approved": "2026-12-31"}, "2026-12-31", "2027-12-31"),
        ({"refused": "2026-11-21"}, "2026-11-21", "2027-12-31"),
        ({"deposited": "2026-11-24"}, "2026-11-24", "2027-12-31"),
        ({"received": "2026-11-30"}, "2026-11-30", "2027-12-31"),
        ({"approved": "2027-01-05", "received": "2026-12-30"}, "2026-12-30", "2027-12-31"),
        ({"refused": "2027-01-02", "deposited": "2026-12-31"}, "2026-12-31", "2027-12-31"),
        ({"approved": "2026-12-28", "due": "2026-01-27"}, "2026-12-28", "2027-12-31"),
        ({"due": "2027-01-30"}, None, None),
        ({"due": "2027-01-30", "to_deposit": "1015.00"}, None, None),
        ({"stopped": "2026-11-24"}, None, None),
        ({"cancelled": "2026-11-24"}, None, None),
        ({"subsidy": "435.00"}, None, None),
        ({"submitted": "9998-06-01"}, "9998-06-01", "9999-12-31"),
        ({"submitted": "9999-01-01"}, "9999-01-01", None),
        ({"submitted": "2026-11-01", "submitted_again": "2027-02-01"}, "2027-02-01", "2028-12-31"),
        ({}, None, None),
    ],
)
def test_day_of_application_and_closing(
    facts: Facts, applied_on: str | None, close_on: str | None
) -> None:
    found = planned("2026-11-23", facts)
    assert (found.applied_on, found.deadlines.close_on) == (day(applied_on), day(close_on))


def test_only_the_current_application_counts() -> None:
    found = planned("2026-11-23", APPROVED, submitted_again="2026-11-23")
    assert found.deadlines.deposit_by is None
    assert found.steps["apply"] == "waiting"


def test_a_weekend_or_a_holiday_moves_nothing() -> None:
    found = planned("2026-12-01", {"first": "2026-12-11", "approved": "2026-11-25"}).deadlines
    assert (found.apply_by, found.deposit_by) == (date(2026, 12, 25), date(2026, 12, 25))
