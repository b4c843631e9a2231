"""Conflict copies: what a synchronised folder makes when two computers wrote one file.

Each service names them in its own way, and in the language of the computer. What counts is the id
inside: a file whose id is not its name is a copy of the training with that id.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.codec import Newer, decode
from kmop_wizard.storage.jsontext import Unreadable


class ConflictCopy(NamedTuple):
    """``file`` is relative to the data folder, with "/"; ``training`` is what it holds."""

    file: str
    path: Path
    training: Training
    content: bytes


def copy_in(content: bytes, file: str, path: Path) -> ConflictCopy | None:
    """Return the training in ``content``, which lies under another name than its id, if one is."""
    try:
        return ConflictCopy(file, path, decode(content, None), content)
    except (Unreadable, Newer):
        return None
