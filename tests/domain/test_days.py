"""Calendar days: terms at the ends of the calendar, Easter, weekends and legal holidays."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter as easter_of_dateutil

from kmop_wizard.domain.days import (
    add_days,
    add_years,
    bank_days_before,
    closed_day,
    easter,
    is_bank_day,
    year_end,
)

YEARS = range(1990, 2101)


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2026, 11, 9), 14, date(2026, 11, 23)),
        (date(2024, 2, 15), 14, date(2024, 2, 29)),
        (date(2025, 2, 15), 14, date(2025, 3, 1)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(9999, 12, 17), 14, date.max),
        (date(9999, 12, 18), 14, None),
        (date(1, 1, 31), -30, date.min),
        (date(1, 1, 30), -30, None),
        (None, 14, None),
    ],
)
def test_days_later(day: date | None, days: int, expected: date | None) -> None:
    assert add_days(day, days) == expected


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2026, 11, 9), 10, date(2036, 11, 9)),
        (date(2024, 2, 29), 10, date(2034, 2, 28)),
        (date(2024, 2, 28), 10, date(2034, 2, 28)),
        (date(2024, 3, 1), 10, date(2034, 3, 1)),
        (date(2026, 2, 28), 10, date(2036, 2, 28)),
        (date(9989, 12, 31), 10, date.max),
        (date(9990, 1, 1), 10, None),
        (date(1, 1, 1), 10, date(11, 1, 1)),
        (None, 10, None),
    ],
)
def test_years_later(day: date | None, years: int, expected: date | None) -> None:
    assert add_years(day, years) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1, date(1, 12, 31)), (2026, date(2026, 12, 31)), (9999, date.max), (10000, None)],
)
def test_end_of_a_year(year: int, expected: date | None) -> None:
    assert year_end(year) == expected


def test_easter_as_dateutil_has_it() -> None:
    assert [easter(year) for year in YEARS] == [easter_of_dateutil(year) for year in YEARS]


def test_easter_is_a_sunday_in_spring_in_every_year_of_the_calendar() -> None:
    for year in range(1, 10_000):
        found = easter(year)
        assert found.weekday() == 6
        assert date(year, 3, 22) <= found <= date(year, 4, 25)


def test_legal_holidays_as_the_holidays_library_has_them() -> None:
    """It lists Easter and Whit Sunday too, which are Sundays anyway."""
    listed = holidays.country_holidays("BE", years=YEARS)
    sundays = {day for year in YEARS for day in (easter(year), easter(year) + timedelta(49))}
    expected = set(listed) - sundays
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    every = (first + timedelta(days) for days in range((last - first).days + 1))
    found = {day for day in every if closed_day(day) not in (None, "saturday", "sunday")}
    # In 2008 Ascension and Labour Day fell on one day.
    assert found == expected
    assert all(len([day for day in found if day.year == year]) in (9, 10) for year in YEARS)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-01-01", "new_year"),
        ("2026-04-06", "easter_monday"),
        ("2026-05-01", "labour_day"),
        ("2026-05-14", "ascension"),
        ("2026-05-25", "whit_monday"),
        ("2026-07-21", "national_day"),
        ("2026-08-15", "assumption"),
        ("2026-11-01", "all_saints"),
        ("2026-11-11", "armistice"),
        ("2026-12-25", "christmas"),
        ("2026-11-21", "saturday"),
        ("2026-11-22", "sunday"),
        ("2026-04-05", "sunday"),
        ("2008-05-01", "labour_day"),
        ("2026-11-20", None),
        ("2026-11-23", None),
        ("2026-12-26", "saturday"),
        ("2025-12-26", None),
        ("2025-07-11", None),
        ("0001-01-01", "new_year"),
        ("9999-12-31", None),
    ],
)
def test_why_a_day_is_closed(day: str, code: str | None) -> None:
    assert closed_day(date.fromisoformat(day)) == code


@pytest.mark.parametrize(
    ("day", "open_to_banks"),
    [
        ("2026-04-02", True),
        ("2026-04-03", False),  # Good Friday
        ("2026-04-04", False),
        ("2026-04-06", False),
        ("2026-04-07", True),
        ("2025-12-24", True),
        ("2025-12-25", False),
        ("2025-12-26", False),
        ("2026-12-28", True),
        ("2026-12-31", True),
        ("2026-11-11", False),
    ],
)
def test_a_bank_day(day: str, open_to_banks: bool) -> None:
    assert is_bank_day(date.fromisoformat(day)) is open_to_banks


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-23", 3, "2026-11-18"),
        ("2026-11-22", 3, "2026-11-18"),
        ("2026-11-21", 3, "2026-11-18"),
        ("2026-11-20", 3, "2026-11-17"),
        ("2025-12-29", 3, "2025-12-22"),
        ("2026-04-07", 3, "2026-03-31"),
        ("2026-04-07", 1, "2026-04-02"),
        ("0001-01-05", 3, "0001-01-02"),
        ("0001-01-04", 3, None),
        ("0001-01-01", 3, None),
    ],
)
def test_bank_days_before(day: str, count: int, expected: str | None) -> None:
    found = bank_days_before(date.fromisoformat(day), count)
    assert found == (None if expected is None else date.fromisoformat(expected))


def test_every_working_day_of_a_week_is_open() -> None:
    monday = date(2026, 6, 1)
    codes = [closed_day(monday + timedelta(days)) for days in range(7)]
    assert codes == [None, None, None, None, None, "saturday", "sunday"]
