"""What the monkey types for each kind of fact: a text of its own each time, so that it is known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, NamedTuple

_WORDS: Final = ("Brand", "l'été", "Cœur & co", "naïef", "“citaat”", "50 %", "Łódź", "ﬁche", "日本")
_FIRST_DAY: Final = date(2017, 1, 1)
_DAYS: Final = 5_000
"""Days are drawn from so many: until 2030, which can all be meant."""
_LONGEST_WORDS: Final = 3


class Text(NamedTuple):
    """``typed``: the keys. ``kept``: what must be in the fact or its draft, as the file has it.

    ``value``: the fact itself, for who writes it without the window; ``None`` for what is none.
    """

    typed: str
    kept: str
    of_digits: bool = False
    value: Any = None


class Texts:
    """An endless supply."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._number = 0
        self._days = iter(dice.sample(range(_DAYS), _DAYS))

    def of(self, kind: str, whole: bool = False) -> Text:
        """Something for a fact of this kind; ``whole``: nothing that is no fact."""
        self._number += 1
        token = f"q{self._number:05}z"
        if kind in _NOT_TEXTUAL and (whole or self._dice.random() < 0.8):
            return self._day() if kind == "day" else self._amount()
        if kind in _NOT_TEXTUAL:
            half = self._dice.choice(("12/", "30/2/2026 ", "1.2.3,", "€ 12,3,4 ", "?"))
            return Text(f"{half}{token}", token)
        if kind == "names" and not whole:
            return Text(f"{token}\nJef {self._word()}", token, value=None)
        if kind in _NUMBERS and self._dice.random() < 0.6:
            return next(self._numbers(kind))
        words = " ".join(self._word() for _ in range(self._dice.randrange(_LONGEST_WORDS)))
        text = f"{words} {token}".strip()
        return Text(text, token, value=(text,) if kind == "names" else text)

    def _word(self) -> str:
        return self._dice.choice(_WORDS)

    def _day(self) -> Text:
        day = _FIRST_DAY + timedelta(next(self._days))
        shown = self._dice.choice(("{0.day}/{0.month}/{0.year}", "{0:%d-%m-%Y}", "{0:%Y-%m-%d}"))
        return Text(shown.format(day), day.isoformat(), value=day)

    def _amount(self) -> Text:
        amount = Decimal(self._number) + Decimal(self._dice.randrange(1, 100)) / 100
        return Text(str(amount).replace(".", ","), f"{amount:.2f}", value=amount)

    def _numbers(self, kind: str) -> Iterator[Text]:
        first = 10_000_000 + self._number
        if kind == "communication":
            digits = f"{first:010}"
            digits += f"{int(digits) % 97 or 97:02}"
        elif kind == "iban":
            account = f"{first:010}"
            account += f"{int(account) % 97 or 97:02}"
            digits = f"{98 - int(account + '111400') % 97:02}{account}"
            text = f"BE{digits}"
            yield Text(text, digits, True, text)
        else:
            digits = f"0{first}"[:8]
            digits = f"{first:08}"
            digits += f"{97 - int(digits) % 97:02}"
        text = f"{digits[:4]}.{digits[4:7]}.{digits[7:]}" if len(digits) == 10 else digits
        shown = f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++" if len(digits) == 12 else text
        yield Text(shown, digits, True, shown)


_NOT_TEXTUAL: Final = ("day", "price", "amount", "signed_amount")
_NUMBERS: Final = ("enterprise_number", "vat_number", "iban", "communication")
