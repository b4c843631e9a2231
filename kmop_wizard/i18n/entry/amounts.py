"""Typed text to an exact amount in euro."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from kmop_wizard.i18n.entry.cleaning import tidied
from kmop_wizard.i18n.entry.problem import EntryProblem

HIGHEST_AMOUNT: Final = Decimal(1_000_000)
"""In euro. No amount of a training comes near; what is above it has a digit too many."""

_LONGEST: Final = 60
_SIGNED: Final = re.compile(
    r"(?P<before>-?)\s*(?:€|eur(?:os?)?)?\s*(?P<sign>-?)\s*(?P<number>[0-9 .,]*[0-9][0-9 .,]*)"
    r"(?P<no_cents>-{1,2}|)\s*(?:€|eur(?:os?)?)?",
    re.ASCII | re.IGNORECASE,
)
_GROUPED: Final = {
    " ": re.compile("[1-9][0-9]{0,2}(?: [0-9]{3})+", re.ASCII),
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", re.ASCII),
    ",": re.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})+", re.ASCII),
}
_DIGITS: Final = re.compile("[0-9]*", re.ASCII)
_NOT_AN_AMOUNT: Final = EntryProblem("not_an_amount")


def read_amount(text: str, *, negative: bool = False) -> Decimal | EntryProblem | None:
    """The amount in euro, with two decimals; ``None`` when ``text`` is blank.

    Comma or point before the cents, blanks, points or commas between thousands, a euro sign on
    either side. Exactly three digits behind a sign are a group: ``1.450`` is 1450.00. ``negative``
    allows a minus (credit notes). Problems: ``not_an_amount``, ``too_many_decimals``, ``negative``,
    ``too_high``.
    """
    plain = tidied(text)
    if not plain:
        return None
    found = _SIGNED.fullmatch(plain) if len(plain) <= _LONGEST else None
    if found is None or (found["before"] and found["sign"]):
        return EntryProblem("too_high") if _is_long_number(plain) else _NOT_AN_AMOUNT
    number = found["number"].strip()
    if found["no_cents"]:
        if number[-1] not in ".,":
            return _NOT_AN_AMOUNT
        number += "00"
    amount = _unsigned(number)
    if isinstance(amount, EntryProblem) or not (found["before"] or found["sign"]):
        return amount
    if amount and not negative:
        return EntryProblem("negative")
    return -amount


def read_price(text: str) -> Decimal | EntryProblem | None:
    """A price in euro: as ``read_amount``, above 0 (``zero_price``)."""
    price = read_amount(text)
    return EntryProblem("zero_price") if isinstance(price, Decimal) and not price else price


def _unsigned(number: str) -> Decimal | EntryProblem:
    number = re.sub(r"\s*([.,])\s*", r"\1", number)
    whole, separator, cents = _split(number)
    for group, pattern in _GROUPED.items():
        if group != separator and pattern.fullmatch(whole):
            whole = whole.replace(group, "")
    if not _DIGITS.fullmatch(whole) or not _DIGITS.fullmatch(cents):
        return _NOT_AN_AMOUNT
    if len(cents) > 2:
        return EntryProblem("too_many_decimals")
    amount = Decimal(f"{whole or '0'}.{cents:0<2}")
    return EntryProblem("too_high") if amount > HIGHEST_AMOUNT else amount


def _split(number: str) -> tuple[str, str, str]:
    """What stands before the sign that begins the cents, that sign, and what stands after it."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0 or _GROUPED[number[last]].fullmatch(number):
        return number, "", ""
    return number[:last], number[last], number[last + 1 :]


def _is_long_number(plain: str) -> bool:
    return len(plain) > _LONGEST and bool(re.fullmatch(r"[0-9 .,€-]+", plain, re.ASCII))
