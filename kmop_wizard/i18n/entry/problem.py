"""What typed text lacks to be a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EntryProblem:
    """Why a text is no fact (``code``), with what was understood of it.

    ``day`` is a day that was meant or comes near, ``text`` is the part that is wrong.
    ``problem_sentence`` says it and how to mend it.
    """

    code: str
    day: date | None = None
    text: str = ""
