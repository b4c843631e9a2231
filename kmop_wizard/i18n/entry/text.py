"""Typed text that stays text: titles, names, notes."""

from __future__ import annotations

import re
from typing import Final

from kmop_wizard.i18n.entry.problem import EntryProblem

LONGEST_TEXT: Final = 200
LONGEST_NOTES: Final = 20_000

_AROUND: Final = " \t\r\n\x0b\x0c\x85\u2028\u2029\u00a0\u202f"
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# Control characters, and the marks that turn the direction of what follows.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_CONTROL_IN_LINES: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def read_text(text: str, longest: int = LONGEST_TEXT) -> str | EntryProblem | None:
    """One line without outer blanks and line ends, as a pasted cell has; ``None`` when blank.

    Half characters (lone surrogates) are dropped: no file can hold them. Problems:
    ``control_characters``, ``too_long``.
    """
    return _read(text, longest, _CONTROL)


def read_notes(text: str) -> str | EntryProblem | None:
    """Text of any lines; as ``read_text``, with line ends and tabs."""
    return _read(text.replace("\r\n", "\n").replace("\r", "\n"), LONGEST_NOTES, _CONTROL_IN_LINES)


def _read(text: str, longest: int, control: re.Pattern[str]) -> str | EntryProblem | None:
    whole = _LONE_SURROGATE.sub("", text).strip(_AROUND)
    if control.search(whole):
        return EntryProblem("control_characters")
    if len(whole) > longest:
        return EntryProblem("too_long", text=str(longest))
    return whole or None
