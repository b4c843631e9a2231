"""Words of one language: sentences from the catalogues, days and amounts from the formats.

The source language is English. A message without a translation, or whose translation does not
carry the same ``{fields}``, is said in English: a wrong catalogue never hides a value or stops the
program.
"""

from __future__ import annotations

import gettext
import re
import struct
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Final

from kmop_wizard.i18n.catalogue import catalogue_bytes
from kmop_wizard.i18n.formats import Formats, load_formats

LANGUAGES: Final = ("nl", "fr", "en")
NATIVE_NAMES: Final = {"nl": "Nederlands", "fr": "Français", "en": "English"}
SOURCE_LANGUAGE: Final = "en"

_FIELD: Final = re.compile(r"\{(\w+)\}", re.ASCII)


def N_(text: str) -> str:  # noqa: N802  the name that gettext's tools and readers know
    """Mark ``text`` for extraction; it is said later, through ``Words.say``."""
    return text


class Words:
    """Says everything in one language.

    ``language`` is one of ``LANGUAGES``; another one raises ``ValueError``. Making one is cheap:
    catalogues and formats are read once per process, at the first word.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language!r}")
        self.language = language

    def say(self, message: str, /, **values: object) -> str:
        """``message`` in this language, its ``{fields}`` filled with ``values`` as they are."""
        return _filled(_translated(self.language, message), values)

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form for ``n`` things; both forms may name ``{n}``. French counts 0 as one."""
        return _filled(_translated_count(self.language, one, many, n), {"n": n, **values})

    def day(self, day: date) -> str:
        """``maandag 23 november 2026``."""
        return f"{self.weekday_name(day)} {self.long_day(day)}"

    def weekday_name(self, day: date) -> str:
        """``maandag``."""
        return self._formats.weekdays[day.weekday()]

    def long_day(self, day: date) -> str:
        """``23 november 2026``."""
        return f"{self._number(day)} {self._formats.months[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """``ma 23 nov 2026``."""
        return f"{self.weekday_month(day)} {day.year}"

    def weekday_month(self, day: date) -> str:
        """``ma 23 nov``."""
        return f"{self._formats.weekdays_short[day.weekday()]} {self.day_month(day)}"

    def day_month(self, day: date) -> str:
        """``23 nov``."""
        return f"{self._number(day)} {self._formats.months_short[day.month - 1]}"

    def day_month_year(self, day: date) -> str:
        """``23 nov 2026``."""
        return f"{self.day_month(day)} {day.year}"

    def numeric_day(self, day: date) -> str:
        """``23/11/2026``, for fields; day before month in every language."""
        return f"{day.day:02}/{day.month:02}/{day.year:04}"

    def period(self, first: date, last: date) -> str:
        """``9 nov – 7 dec 2026``; the first year only where the years differ, one day by itself."""
        if first == last:
            return self.day_month_year(first)
        start = self.day_month(first) if first.year == last.year else self.day_month_year(first)
        return f"{start} – {self.day_month_year(last)}"

    def money(self, amount: Decimal) -> str:
        """Euro to the cent, exact however large: ``€ 1.450,00``."""
        return self._formats.money(amount)

    def plain_amount(self, amount: Decimal) -> str:
        """Euro to the cent without its sign, for fields: ``1.450,00``."""
        return self._formats.plain_amount(amount)

    def copied_amount(self, amount: Decimal) -> str:
        """Euro to the cent as banks and portals take it pasted: ``1450,00``."""
        return self._formats.ungrouped_amount(amount)

    def percent(self, rate: Decimal) -> str:
        """A fraction as a percentage, exact: ``Decimal("0.30")`` is ``30%``."""
        return self._formats.percent(rate)

    def clock(self, moment: datetime) -> str:
        """``14:02``, in the time zone that ``moment`` carries."""
        return f"{moment.hour:02}:{moment.minute:02}"

    @property
    def _formats(self) -> Formats:
        return load_formats(self.language)

    def _number(self, day: date) -> str:
        return self._formats.first_of_month if day.day == 1 else str(day.day)


def fields(message: str) -> frozenset[str]:
    """The names of the ``{fields}`` in ``message``."""
    return frozenset(_FIELD.findall(message))


def _filled(message: str, values: dict[str, object]) -> str:
    # One pass over the message: braces inside a value are never read as fields.
    return _FIELD.sub(lambda found: str(values[found[1]]), message)


@lru_cache(maxsize=4096)
def _translated(language: str, message: str) -> str:
    translated = _catalogue(language).gettext(message) if message else message
    return translated if fields(translated) == fields(message) else message


@lru_cache(maxsize=4096)
def _translated_count(language: str, one: str, many: str, n: int) -> str:
    translated = _catalogue(language).ngettext(one, many, n)
    if fields(translated) in (fields(one), fields(many)):
        return translated
    return one if n == 1 else many


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    for compiled in catalogue_bytes(language):
        try:
            return gettext.GNUTranslations(compiled)
        except (OSError, ValueError, LookupError, struct.error):
            continue
    return gettext.NullTranslations()
