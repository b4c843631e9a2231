"""Exact euro: no float, no loss of digits however large an amount a file holds."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation
from typing import Final

CENT: Final = Decimal("0.01")
ZERO: Final = Decimal("0.00")

# The default context rounds to 28 digits. A file may hold more; nothing may round but `times`.
_EXACT: Final = Context(prec=10_000_000, rounding=ROUND_HALF_UP, traps=[InvalidOperation, Inexact])
_HALF_UP: Final = Context(prec=10_000_000, rounding=ROUND_HALF_UP, traps=[InvalidOperation])


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
