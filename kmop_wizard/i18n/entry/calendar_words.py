"""Names of days and months in Dutch, French and English, without accents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

RELATIVE_DAYS: Final = {
    "eergisteren": -2,
    "avant hier": -2,
    "gisteren": -1,
    "hier": -1,
    "yesterday": -1,
    "vandaag": 0,
    "aujourd'hui": 0,
    "today": 0,
    "morgen": 1,
    "demain": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "apres demain": 2,
}
# What stands around a day without changing it: "le 1er mars", "op 9 november", "the 9th of".
FILLERS: Final = frozenset(
    {"le", "du", "de", "op", "den", "on", "the", "of", "er", "e", "ste", "st", "nd", "rd", "th"}
)
_MONTHS: Final = (
    ("januari", "janvier", "january"),
    ("februari", "fevrier", "february"),
    ("maart", "mars", "march", "mrt"),
    ("april", "avril"),
    ("mei", "mai", "may"),
    ("juni", "juin", "june"),
    ("juli", "juillet", "july"),
    ("augustus", "aout", "august"),
    ("september", "septembre"),
    ("oktober", "octobre", "october"),
    ("november", "novembre"),
    ("december", "decembre"),
)
_WEEKDAYS: Final = (
    ("maandag", "lundi", "monday"),
    ("dinsdag", "mardi", "tuesday"),
    ("woensdag", "mercredi", "wednesday"),
    ("donderdag", "jeudi", "thursday"),
    ("vrijdag", "vendredi", "friday"),
    ("zaterdag", "samedi", "saturday"),
    ("zondag", "dimanche", "sunday"),
)
_DUTCH_SHORT_WEEKDAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
_SHORTEST_BEGINNING: Final = 3


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, or its beginning where that leaves no doubt."""
    position = _position(word, _MONTHS)
    return None if position is None else position + 1


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name, its beginning, or the two letters used in Dutch."""
    if word in _DUTCH_SHORT_WEEKDAYS:
        return _DUTCH_SHORT_WEEKDAYS.index(word)
    return _position(word, _WEEKDAYS)


def _position(word: str, names: Sequence[tuple[str, ...]]) -> int | None:
    if len(word) < _SHORTEST_BEGINNING:
        return None
    fitting = [
        position
        for position, spellings in enumerate(names)
        if any(spelling.startswith(word) for spelling in spellings)
    ]
    return fitting[0] if len(fitting) == 1 else None
