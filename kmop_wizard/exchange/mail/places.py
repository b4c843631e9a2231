"""Where in its sentence a value stands, for a person to compare the two at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.exchange.mail.facts import Value
from kmop_wizard.exchange.mail.labels import ANY_AMOUNT, MONTHS

_DAY: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{1,2}(?:er|ste|e|st|nd|rd|th)?[ ./-](?:[0-9]{1,2}|[^\W\d_]{3,9})\.?[ ./-][0-9]{4}"
    r"|[^\W\d_]{3,9} [0-9]{1,2}(?:st|nd|rd|th)?, [0-9]{4}"
)


def place_of_value(source: str, value: Value) -> tuple[int, int] | None:
    """Where ``value`` begins and ends in ``source``; ``None`` when it is not told there as such."""
    if isinstance(value, Decimal):
        return next(_amounts(source, value), None)
    if isinstance(value, date):
        return next(_days(source, value), None)
    return _text(source, value)


def _amounts(source: str, value: Decimal) -> Iterator[tuple[int, int]]:
    cents = "".join(sign for sign in f"{value:.2f}" if sign.isdigit())
    for match in ANY_AMOUNT.finditer(source):
        digits = "".join(sign for sign in match["number"] if sign.isdigit())
        if digits in (cents, cents.removesuffix("00")):
            begin = match.start("before" if match["before"] else "number")
            yield begin, match.end("after" if match["after"] else "number")


def _days(source: str, value: date) -> Iterator[tuple[int, int]]:
    for match in _DAY.finditer(source):
        numbers = sorted(int(number) for number in re.findall("[0-9]+", match[0]))
        words = re.findall(r"[^\W\d_]{3,9}", match[0].lower())
        named = any(word in MONTHS[value.month - 1].split() for word in words)
        parts = [value.day, value.year] if named else [value.day, value.month, value.year]
        if numbers == sorted(parts):
            yield match.span()


def _text(source: str, value: str) -> tuple[int, int] | None:
    """Blanks, points and signs between the letters of a number do not count."""
    signs = [(at, sign) for at, sign in enumerate(source) if sign.isalnum()]
    wanted = "".join(sign for sign in value if sign.isalnum()).casefold()
    found = "".join(sign.casefold()[:1] for _, sign in signs).find(wanted)
    if not wanted or found < 0:
        return None
    begin, end = signs[found][0], signs[found + len(wanted) - 1][0] + 1
    while begin and source[begin - 1] in "+*" and source[begin - 1] in value + "*":
        begin -= 1
    while end < len(source) and source[end] in "+*" and source[end] in value + "*":
        end += 1
    return begin, end
