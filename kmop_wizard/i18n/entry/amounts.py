"""Typed text to an exact amount in euro."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from kmop_wizard.i18n.entry.cleaning import tidied
from kmop_wizard.i18n.entry.problem import EntryProblem

HIGHEST_PRICE: Final = Decimal(1_000_000)

_LONGEST: Final = 60
_MOST_DIGITS: Final = 15
_CENT: Final = Decimal("0.01")
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
_AMBIGUOUS: Final = re.compile("([1-9][0-9]{0,2})[.,]([0-9]{3})", re.ASCII)
_DIGITS: Final = re.compile("[0-9]*", re.ASCII)
_NOT_AN_AMOUNT: Final = EntryProblem("not_an_amount")


def read_amount(text: str, *, negative: bool = False) -> Decimal | EntryProblem | None:
    """The amount in euro, with two decimals; ``None`` when ``text`` is blank.

    Comma or point before the cents, blanks, points or commas between thousands, a euro sign on
    either side. ``negative`` allows a minus (credit notes). Problems: ``not_an_amount``,
    ``ambiguous`` with both readings, ``too_many_decimals``, ``negative``, ``too_high``.
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
    if not (found["before"] or found["sign"]):
        return amount
    return _below_zero(amount) if negative else _refused_minus(amount)


def read_price(text: str) -> Decimal | EntryProblem | None:
    """A price in euro: as ``read_amount``, above 0 (``zero_price``), at most a million."""
    price = read_amount(text)
    if isinstance(price, Decimal):
        if not price:
            return EntryProblem("zero_price")
        if price > HIGHEST_PRICE:
            return EntryProblem("too_high", amounts=(price,))
    return price


def _below_zero(amount: Decimal | EntryProblem) -> Decimal | EntryProblem:
    if isinstance(amount, EntryProblem):
        return replace(amount, amounts=tuple(-reading for reading in amount.amounts))
    return -amount


def _refused_minus(amount: Decimal | EntryProblem) -> Decimal | EntryProblem:
    if isinstance(amount, EntryProblem) or not amount:
        return amount
    return EntryProblem("negative", amounts=(amount,))


def _unsigned(number: str) -> Decimal | EntryProblem:
    number = re.sub(r"\s*([.,])\s*", r"\1", number)
    ambiguous = _AMBIGUOUS.fullmatch(number)
    if ambiguous:
        whole, rest = ambiguous.groups()
        small = Decimal(f"{whole}.{rest}").quantize(_CENT, ROUND_HALF_UP)
        return EntryProblem(
            "ambiguous", amounts=(_to_the_cent(whole + rest, ""), small), text=number
        )
    whole, separator, cents = _split(number)
    for group, pattern in _GROUPED.items():
        if group != separator and pattern.fullmatch(whole):
            whole = whole.replace(group, "")
    if not _DIGITS.fullmatch(whole) or not _DIGITS.fullmatch(cents):
        return _NOT_AN_AMOUNT
    if len(cents) > 2:
        return EntryProblem("too_many_decimals")
    if len(whole.lstrip("0")) > _MOST_DIGITS:
        return EntryProblem("too_high")
    return _to_the_cent(whole, cents)


def _split(number: str) -> tuple[str, str, str]:
    """What stands before the sign that begins the cents, that sign, and what stands after it."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0 or _GROUPED[number[last]].fullmatch(number):
        return number, "", ""
    return number[:last], number[last], number[last + 1 :]


def _to_the_cent(whole: str, cents: str) -> Decimal:
    return Decimal(f"{whole or '0'}.{cents:0<2}")


def _is_long_number(plain: str) -> bool:
    return len(plain) > _LONGEST and bool(re.fullmatch(r"[0-9 .,€-]+", plain, re.ASCII))
