"""Why files that were chosen or dropped are not added, in sentences that stay readable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kmop_wizard.i18n import Words

MOST_AT_ONCE: Final = 20
PROGRAMS: Final = frozenset(
    (
        *("app", "appimage", "apk", "bat", "cmd", "com", "cpl", "deb", "dll", "dmg", "exe"),
        *("hta", "jar", "js", "jse", "lnk", "msi", "pif", "ps1", "reg", "rpm", "scr", "sh"),
        *("vb", "vbe", "vbs", "wsf"),
    )
)
"""Endings of files that do something when they are opened."""
_MOST_SENTENCES: Final = 4


def no_document(words: Words, path: Path) -> str:
    """Why the file at ``path`` can't be a document, from its name and kind alone; else empty."""
    if path.is_dir():
        return words.say(
            "{name} was not added: it is a folder. Choose the files in it.", name=path.name
        )
    if path.suffix.lower().removeprefix(".") in PROGRAMS:
        return words.say("{name} was not added: it is a program, not a document.", name=path.name)
    return ""


def too_many(words: Words, files: Sequence[object]) -> list[str]:
    """The sentence for more than ``MOST_AT_ONCE`` files at once."""
    if len(files) <= MOST_AT_ONCE:
        return []
    return [
        words.say("Only the first {n} were looked at: add the others after them.", n=MOST_AT_ONCE)
    ]


def listed(words: Words, problems: Sequence[str]) -> str:
    """``problems`` under each other; of a long list the first few and how many more there are."""
    shown = list(problems[:_MOST_SENTENCES])
    more = len(problems) - len(shown)
    if more:
        shown.append(words.count("{n} other was not added.", "{n} others were not added.", more))
    return "\n".join(shown)
