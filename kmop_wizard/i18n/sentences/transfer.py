"""Trainings that come from another computer, in words: what they are here, and what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kmop_wizard.i18n.words import N_, Words

_STRANGE: Final = N_(
    "There is something in this file that does not belong there: nothing was used."
)
_REFUSED: Final[Mapping[str, str]] = {
    "not_an_export": N_("This is not a file with exported courses, or only part of one."),
    "newer_version": N_(
        "A newer version of this program made this file. Update the program here, then try again."
    ),
    "too_large": N_("There is more in this file than fits in an export."),
    "unsafe_name": _STRANGE,
    "duplicate_name": _STRANGE,
    "damaged": N_(
        "This file is damaged. Copy it again, or export the courses again on the other computer."
    ),
    "no_permission": N_("You have no permission to open this file on this computer."),
    "io_error": N_(
        "This file can't be read. Is the disk or USB stick that it was on still plugged in?"
    ),
}
_STATES: Final[Mapping[str, tuple[str, str]]] = {
    "new": (N_("new"), "accent"),
    "same": (N_("already here"), "neutral"),
    "different": (N_("changed"), "warning"),
    "blocked": (N_("not imported"), "danger"),
    "added": (N_("added"), "success"),
    "merged": (N_("merged"), "success"),
    "asked": (N_("merged, to be decided"), "warning"),
}


def export_refused(words: Words, code: str) -> str:
    """Why a file is no export to be used, and what to do."""
    return words.say(_REFUSED.get(code, _REFUSED["io_error"]))


def arrival_state(words: Words, state: str) -> tuple[str, str]:
    """What a training of an export is here, or what became of it, and the tone of that."""
    text, tone = _STATES[state]
    return words.say(text), tone


def arrival_note(words: Words, state: str) -> str:
    """What importing does with a training that is not simply new or known."""
    if state == "different":
        return words.say(
            "Both are merged. What you changed here stays; where they contradict each other,"
            " you choose."
        )
    if state == "blocked":
        return words.say("There is an unreadable file in its place. That file is left as it is.")
    return ""


def imported_sentence(words: Words, added: int, merged: int) -> str:
    """What came of an import."""
    parts = []
    if added:
        parts.append(words.count("{n} course was added.", "{n} courses were added.", added))
    if merged:
        parts.append(
            words.count(
                "{n} course was merged with the one here.",
                "{n} courses were merged with those here.",
                merged,
            )
        )
    return " ".join(parts) or words.say("Nothing was changed: it was all here already.")


def questions_sentence(words: Words, n: int) -> str:
    """That both sides of a merge contradict each other in ``n`` facts."""
    return words.count(
        "In {n} place the file has a different answer from yours. Choose the right one.",
        "In {n} places the file has a different answer from yours. Choose the right one.",
        n,
    )
