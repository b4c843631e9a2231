"""Typed text to a day, in any usual form and in all three languages at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kmop_wizard.i18n.entry.calendar_words import (
    FILLERS,
    RELATIVE_DAYS,
    month_number,
    weekday_number,
)
from kmop_wizard.i18n.entry.cleaning import folded, tidied
from kmop_wizard.i18n.entry.problem import EntryProblem

_LONGEST: Final = 60
_YEARS_BACK: Final = 12
_YEARS_AHEAD: Final = 6
# Between a leap day and the nearest one lie at most eight years.
_NEAREST_WITHIN_YEARS: Final = 8
_ONLY_WORDS_AND_SIGNS: Final = re.compile("[a-z0-9 ./,'-]*", re.ASCII)
# "09:00", "9u30", "om 14.30 uur", "à 9 h", "9:00 AM", and the T of a program.
_TIME: Final = re.compile(
    r"(?:(?<=[0-9])t|[ ,]+(?:om |a |at |vanaf )?)(?:[01]?[0-9]|2[0-3])"
    r"(?::[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
    r"| ?[uh](?: ?[0-5][0-9])?| ?(?:uur|heures?)|\.[0-5][0-9] ?(?:u|uur|h))(?: ?[ap]m)?\.?$",
    re.ASCII,
)
# The year in "23 nov '26".
_SHORT_YEAR: Final = re.compile("'(?=[0-9]{2}$)", re.ASCII)
_COMPACT: Final = re.compile("([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})", re.ASCII)
_COMPACT_ISO: Final = re.compile("(20[0-9]{2})(0[1-9]|1[0-2])([0-9]{2})", re.ASCII)
_TOKEN: Final = re.compile("[0-9]+|[a-z']+", re.ASCII)
_NOT_A_DAY: Final = EntryProblem("not_a_day")


@dataclass(frozen=True, slots=True)
class _Parts:
    day: str
    month: int
    year: str | None
    weekday: int | None = None
    month_by_name: bool = False


def read_day(text: str, today: date) -> date | EntryProblem | None:
    """The day that ``text`` means; ``None`` when it is blank.

    Day before month always, unless a year of four digits comes first (``2026-11-09``,
    ``20261109``). Without a year it is the one that brings the day nearest to ``today``; two digits
    mean 20xx. A time behind it plays no part. Problems:
    ``not_a_day``, ``no_such_day``, ``month_first``, ``implausible_year``, ``weekday_differs``.
    """
    plain = folded(tidied(text).replace("’", "'"))
    if not plain:
        return None
    if len(plain) > _LONGEST:
        return _NOT_A_DAY
    plain = _SHORT_YEAR.sub("", _TIME.sub("", plain))
    if not _ONLY_WORDS_AND_SIGNS.fullmatch(plain):
        return _NOT_A_DAY
    tokens = _TOKEN.findall(plain)
    shift = RELATIVE_DAYS.get(" ".join(tokens))
    if shift is not None:
        return _shifted(today, shift)
    parts = _parts([token for token in tokens if token not in FILLERS])
    return _NOT_A_DAY if parts is None else _as_day(parts, today)


def _shifted(today: date, days: int) -> date | EntryProblem:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return _NOT_A_DAY


def _parts(tokens: list[str]) -> _Parts | None:
    numbers = [token for token in tokens if token.isdigit()]
    names = [token for token in tokens if not token.isdigit()]
    weekday, months = _split_names(names)
    if months is None:
        return None
    if months:
        return _with_named_month(tokens, numbers, months[0], weekday)
    if len(numbers) == 1:
        return _of_digits_alone(numbers[0], weekday)
    lengths = [len(number) for number in numbers]
    if len(numbers) == 3 and lengths[0] == 4 and max(lengths[1:]) <= 2:
        return _Parts(numbers[2], int(numbers[1]), numbers[0], weekday)
    if len(numbers) not in (2, 3) or max(lengths[:2]) > 2:
        return None
    year = numbers[2] if len(numbers) == 3 else None
    return _Parts(numbers[0], int(numbers[1]), year, weekday)


def _of_digits_alone(digits: str, weekday: int | None) -> _Parts | None:
    """``23112026``, ``231126`` and ``20261123``; no day can be read in two of these ways."""
    if iso := _COMPACT_ISO.fullmatch(digits):
        return _Parts(iso[3], int(iso[2]), iso[1], weekday)
    found = _COMPACT.fullmatch(digits)
    return None if found is None else _Parts(found[1], int(found[2]), found[3], weekday)


def _split_names(names: list[str]) -> tuple[int | None, list[int] | None]:
    """The weekday and the months among ``names``; ``None`` for months when a name is neither.

    "mar" is both mardi and March: beside another month it is the weekday.
    """
    months: list[int] = []
    weekdays: list[int] = []
    doubtful: list[tuple[int, int]] = []
    for name in names:
        month, weekday = month_number(name), weekday_number(name)
        if month is not None and weekday is not None:
            doubtful.append((month, weekday))
        elif month is not None:
            months.append(month)
        elif weekday is not None:
            weekdays.append(weekday)
        else:
            return None, None
    for month, weekday in doubtful:
        if months:
            weekdays.append(weekday)
        else:
            months.append(month)
    if len(months) > 1 or len(weekdays) > 1:
        return None, None
    return (weekdays[0] if weekdays else None), months


def _with_named_month(
    tokens: list[str], numbers: list[str], month: int, weekday: int | None
) -> _Parts | None:
    if not 1 <= len(numbers) <= 2:
        return None
    day, year = numbers[0], numbers[1] if len(numbers) == 2 else None
    if len(day) > 2:
        return None
    place = max(at for at, token in enumerate(tokens) if month_number(token) == month)
    month_first = place < tokens.index(day)
    # "Nov 9" may be a year; "November 9, 2026" leaves no doubt.
    if month_first and (year is None or len(year) != 4):
        return None
    return _Parts(day, month, year, weekday, month_by_name=True)


def _as_day(parts: _Parts, today: date) -> date | EntryProblem:
    day = int(parts.day)
    if parts.year is None:
        found = _nearest(day, parts.month, today)
        if found is None:
            return _impossible(parts, today.year)
        return _checked_weekday(found, parts.weekday)
    if len(parts.year) not in (2, 4):
        return _NOT_A_DAY
    year = int(parts.year) + (2000 if len(parts.year) == 2 else 0)
    whole = _day_or_none(day, parts.month, year)
    if not today.year - _YEARS_BACK <= year <= today.year + _YEARS_AHEAD:
        return EntryProblem("implausible_year", whole, text=str(year))
    return _impossible(parts, year) if whole is None else _checked_weekday(whole, parts.weekday)


def _nearest(day: int, month: int, today: date) -> date | None:
    span = range(-_NEAREST_WITHIN_YEARS, _NEAREST_WITHIN_YEARS + 1)
    days = [_day_or_none(day, month, today.year + shift) for shift in span]
    known = [each for each in days if each is not None]
    # Of two days equally far the later one: people note what is to come.
    return min(reversed(known), key=lambda each: abs(each - today), default=None)


def _day_or_none(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(parts: _Parts, year: int) -> EntryProblem:
    if not parts.month_by_name and parts.month > 12:
        swapped = _day_or_none(parts.month, int(parts.day), year)
        if swapped is not None:
            return EntryProblem("month_first", swapped)
    return EntryProblem("no_such_day")


def _checked_weekday(found: date, weekday: int | None) -> date | EntryProblem:
    if weekday is not None and weekday != found.weekday():
        return EntryProblem("weekday_differs", found)
    return found
