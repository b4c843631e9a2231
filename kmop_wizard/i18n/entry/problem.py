"""What typed text lacks to be a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class EntryProblem:
    """Why a text is no fact (``code``), with what was understood of it.

    ``day`` is a day that was meant or comes near, ``amounts`` are the readings of an amount,
    ``text`` is the part that is wrong. ``problem_sentence`` says it and how to mend it.
    """

    code: str
    day: date | None = None
    amounts: tuple[Decimal, ...] = ()
    text: str = ""
