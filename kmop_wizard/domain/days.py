"""Calendar days: terms never shift for a weekend or a holiday; closed days are only hints."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_FIXED_HOLIDAYS: Final = {
    (1, 1): "new_year",
    (5, 1): "labour_day",
    (7, 21): "national_day",
    (8, 15): "assumption",
    (11, 1): "all_saints",
    (11, 11): "armistice",
    (12, 25): "christmas",
}
_DAYS_AFTER_EASTER: Final = {1: "easter_monday", 39: "ascension", 50: "whit_monday"}
_GOOD_FRIDAY: Final = -2
_SECOND_CHRISTMAS_DAY: Final = (12, 26)


def add_days(day: date | None, days: int) -> date | None:
    """``day`` moved by ``days``; not known when ``day`` is not, or outside the years 1 to 9999."""
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_years(day: date | None, years: int) -> date | None:
    """The same day ``years`` later, 29 February becoming 28; not known after the year 9999."""
    if day is None or day.year + years > date.max.year:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def year_end(year: int) -> date | None:
    """31 December of ``year``; not known after the year 9999."""
    return date(year, 12, 31) if year <= date.max.year else None


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous, "Meeus/Jones/Butcher" method)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon_shift = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - moon_shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def closed_day(day: date) -> str | None:
    """The code of what closes ``day``: one of the ten legal Belgian holidays or a weekend.

    A holiday in a weekend gives the holiday. Source: S-HOLIDAYS.
    """
    fixed = _FIXED_HOLIDAYS.get((day.month, day.day))
    if fixed is not None:
        return fixed
    moving = _DAYS_AFTER_EASTER.get((day - easter(day.year)).days)
    if moving is not None:
        return moving
    return {5: "saturday", 6: "sunday"}.get(day.weekday())


def is_bank_day(day: date) -> bool:
    """Whether banks carry out transfers: no closed day, Good Friday or 26 December.

    Source: S-BANK-DAYS.
    """
    return not (
        closed_day(day)
        or (day - easter(day.year)).days == _GOOD_FRIDAY
        or (day.month, day.day) == _SECOND_CHRISTMAS_DAY
    )


def bank_days_before(day: date, count: int) -> date | None:
    """The bank day that lies ``count`` bank days before ``day``; not known before the year 1."""
    before: date | None = day
    while count and (before := add_days(before, -1)) is not None:
        count -= is_bank_day(before)
    return before
