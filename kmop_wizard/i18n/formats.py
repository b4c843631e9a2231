"""Names of days and months and the look of amounts, from ``resources/formats/<language>.json``.

The files are written from Babel's data by ``tools/formats.py``, so that no start pays for Babel.
"""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from kmop_wizard.resources import resource_folder

_CENT: Final = Decimal("0.01")
_GROUP_SIZE: Final = 3
_EXACT: Final = Context(prec=10_000_000, rounding=ROUND_HALF_UP, traps=[])


class Formats(NamedTuple):
    """How one language writes days, amounts and percentages.

    ``money_pattern``, ``negative_money_pattern`` and ``percent_pattern`` hold ``#`` where the
    number goes. Weeks begin on Monday. ``first_of_month`` is ``1er`` in French, ``1`` elsewhere.
    """

    locale: str
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    first_of_month: str
    decimal: str
    group: str
    money_pattern: str
    negative_money_pattern: str
    percent_pattern: str

    def money(self, amount: Decimal) -> str:
        """Euro to the cent, rounded half up where a file holds more."""
        cents = _to_the_cent(amount)
        pattern = self.negative_money_pattern if cents < 0 else self.money_pattern
        return pattern.replace("#", self._written(cents.copy_abs(), self.group))

    def plain_amount(self, amount: Decimal) -> str:
        """Euro to the cent, grouped by thousands, without the euro sign."""
        return self._written(_to_the_cent(amount), self.group)

    def ungrouped_amount(self, amount: Decimal) -> str:
        """Euro to the cent, without grouping and euro sign."""
        return self._written(_to_the_cent(amount), "")

    def percent(self, rate: Decimal) -> str:
        """A fraction as a percentage, with no more decimals than it has."""
        number = format(_EXACT.multiply(rate, Decimal(100)), "f")
        if "." in number:
            number = number.rstrip("0").rstrip(".")
        return self.percent_pattern.replace("#", number.replace(".", self.decimal))

    def _written(self, cents: Decimal, group: str) -> str:
        whole, _, decimals = format(cents, "f").partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        head = len(digits) % _GROUP_SIZE
        groups = [digits[:head]] if head else []
        groups += [digits[at : at + _GROUP_SIZE] for at in range(head, len(digits), _GROUP_SIZE)]
        return f"{sign}{group.join(groups)}{self.decimal}{decimals}"


@lru_cache(maxsize=8)
def load_formats(language: str) -> Formats:
    """The formats of ``language``. They travel with the program: a missing file is an error."""
    path = resource_folder() / "formats" / f"{language}.json"
    raw: dict[str, str | list[str]] = json.loads(path.read_text(encoding="utf-8"))
    lists = {key: tuple(value) for key, value in raw.items() if isinstance(value, list)}
    texts = {key: value for key, value in raw.items() if isinstance(value, str)}
    return Formats(**texts, **lists)  # type: ignore[arg-type]


def _to_the_cent(amount: Decimal) -> Decimal:
    cents = amount.quantize(_CENT, context=_EXACT)
    return cents or cents.copy_abs()
