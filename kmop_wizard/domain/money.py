"""Exact euro: no float, no loss of digits however large an amount a file holds."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    Inexact,
    InvalidOperation,
    Overflow,
)
from typing import Final

CENT: Final = Decimal("0.01")
ZERO: Final = Decimal("0.00")

# The default context rounds to 28 digits and ends at a million of them. The largest file that is
# read holds more; nothing may round but `times`.
_HALF_UP: Final = Context(
    prec=10_000_000,
    rounding=ROUND_HALF_UP,
    Emin=MIN_EMIN,
    Emax=MAX_EMAX,
    traps=[InvalidOperation, Overflow],
)
_EXACT: Final = _HALF_UP.copy()
_EXACT.traps[Inexact] = True


def times(amount: Decimal, rate: Decimal) -> Decimal:
    """``amount`` (euro) × ``rate`` (a fraction), rounded half up to whole cents."""
    return _EXACT.multiply(amount, rate).quantize(CENT, context=_HALF_UP)


def minus(amount: Decimal, other: Decimal) -> Decimal:
    """The exact difference, in euro."""
    return _EXACT.subtract(amount, other)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, in euro; of nothing it is 0.00."""
    result = ZERO
    for amount in amounts:
        result = _EXACT.add(result, amount)
    return result
