"""Days on which offices or banks are closed, from the calendar alone."""

from datetime import date, timedelta

FIXED_HOLIDAYS = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the paschal full moon of the Gregorian computus."""
    golden, century = year % 19, year // 100
    correction = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + correction + 15) % 30
    epact -= epact > 28 or (epact == 28 and golden > 10)
    full_moon = date(year, 3, 21) + timedelta(days=epact)
    return full_moon + timedelta(days=6 - full_moon.weekday() or 7)


def is_closed(candidate: date) -> bool:
    """A Saturday, a Sunday or one of the ten legal Belgian holidays."""
    movable = {easter(candidate.year) + timedelta(days=days) for days in (1, 39, 50)}
    fixed = (candidate.month, candidate.day) in FIXED_HOLIDAYS
    return candidate.weekday() >= 5 or fixed or candidate in movable


def is_bank_day(candidate: date) -> bool:
    """Not closed, and neither Good Friday nor 26 December."""
    good_friday = easter(candidate.year) - timedelta(days=2)
    boxing_day = (candidate.month, candidate.day) == (12, 26)
    return not is_closed(candidate) and candidate != good_friday and not boxing_day


def third_bank_day_before(last: date) -> date | None:
    """The third bank day strictly before a day, none before the year 1."""
    left = 3
    while left and last > date.min:
        last -= timedelta(days=1)
        left -= is_bank_day(last)
    return None if left else last
