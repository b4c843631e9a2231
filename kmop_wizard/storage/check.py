"""What needs attention in a data folder, found without changing anything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kmop_wizard.domain.training import Attachment
from kmop_wizard.storage.atomic import CODES
from kmop_wizard.storage.attachments import is_inside
from kmop_wizard.storage.backups import BACKUPS, Backups
from kmop_wizard.storage.codec import REASONS
from kmop_wizard.storage.listing import (
    FILE_REASONS,
    SUFFIX,
    TRAININGS,
    FolderUnreadable,
    NewerFile,
    ReadFile,
    UnreadableFile,
    read_trainings,
)

NEWER: Final = "newer_version"
VERSION_UNREADABLE: Final = "version_unreadable"
ATTACHMENT_CODES: Final = (
    "attachment_outside",
    "attachment_missing",
    "attachment_unreadable",
    "attachment_changed",
)
PROBLEM_CODES: Final = (
    *REASONS,
    *FILE_REASONS,
    *CODES,
    NEWER,
    VERSION_UNREADABLE,
    *ATTACHMENT_CODES,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that needs attention.

    ``file``: relative to the data folder, with "/". ``code``: one of ``PROBLEM_CODES``. ``detail``:
    the path in the document, the version of a newer file, the title or id of the training that a
    conflict copy is of, or the attachment's path, else "".
    """

    file: str
    code: str
    detail: str = ""


def check(data: Path, state: Path | None = None) -> tuple[Problem, ...]:
    """Return what needs attention in the data folder, sorted by file; never raises.

    With ``state`` also which earlier versions in it can't be read; they come last, and their files
    are relative to that folder.
    """
    try:
        found = [problem for each in read_trainings(data) for problem in _problems(data, each)]
    except FolderUnreadable as failure:
        found = [Problem(TRAININGS, failure.code)]
    if state is not None:
        damaged = Backups(state / BACKUPS).unreadable()
        found += [Problem(f"{BACKUPS}/{file}", VERSION_UNREADABLE) for file in damaged]
    return tuple(found)


def _problems(data: Path, found: ReadFile | NewerFile | UnreadableFile) -> Iterator[Problem]:
    if isinstance(found, UnreadableFile):
        # A copy is told by the training that it is of: its own name says nothing to a person.
        of = found.copy.training if found.copy else None
        yield Problem(found.file, found.reason, (of.title or of.id) if of else found.where)
    elif isinstance(found, NewerFile):
        yield Problem(found.file, NEWER, found.version)
    else:
        file = f"{TRAININGS}/{found.training.id}{SUFFIX}"
        for attachment in found.training.attachments:
            code = _attachment_problem(data, attachment)
            if code is not None:
                yield Problem(file, code, attachment.file or "")


def _attachment_problem(data: Path, attachment: Attachment) -> str | None:
    name = attachment.file
    if name is None:
        return "attachment_missing"
    if not is_inside(data, name):
        return "attachment_outside"
    path = data / name
    try:
        if not path.is_file():
            return "attachment_missing"
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "attachment_unreadable"
    expected = attachment.sha256
    return "attachment_changed" if expected and expected.lower() != digest else None
