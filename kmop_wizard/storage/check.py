"""What needs attention in a data folder, found without changing anything."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.storage import trash
from kmop_wizard.storage.atomic import CODES, is_folder, read_parts
from kmop_wizard.storage.attachments import MOST_BYTES, AttachmentHome, AttachmentRefused
from kmop_wizard.storage.backups import BACKUPS, Backups
from kmop_wizard.storage.codec import REASONS
from kmop_wizard.storage.conflicts import CONFLICTS, read_conflicts
from kmop_wizard.storage.drafts import DRAFTS
from kmop_wizard.storage.listing import (
    FILE_REASONS,
    NEWER,
    SUFFIX,
    TRAININGS,
    FolderUnreadable,
    NewerFile,
    ReadFile,
    UnreadableFile,
    printable,
    read_trainings,
)
from kmop_wizard.storage.ownfiles import BY_ID, damaged_files
from kmop_wizard.storage.recovery import RECOVERY, waiting
from kmop_wizard.storage.reminders import REMINDERS, VERSION
from kmop_wizard.storage.settings import SETTINGS
from kmop_wizard.storage.strays import is_litter, placeholder_of
from kmop_wizard.storage.within import is_link

LINK: Final = "link_inside"
VERSION_UNREADABLE: Final = "version_unreadable"
TRASH_UNREADABLE: Final = "trash_unreadable"
WAITING: Final = "recovery_waiting"
WAITING_UNREADABLE: Final = "recovery_unreadable"
UNDECIDED: Final = "conflict_undecided"
DAMAGED: Final = "own_file_damaged"
ATTACHMENT_CODES: Final = (
    "attachment_outside",
    "attachment_missing",
    "attachment_unreadable",
    "attachment_changed",
    "attachment_too_large",
    "attachment_not_downloaded",
)
_OF_REFUSALS: Final = {
    "outside": "attachment_outside",
    "missing": "attachment_missing",
    "not_a_file": "attachment_missing",
}
_OURS: Final = (TRAININGS, trash.ATTACHMENTS, trash.TRASH, "example")
PROBLEM_CODES: Final = (
    *REASONS,
    *FILE_REASONS,
    *CODES,
    NEWER,
    LINK,
    VERSION_UNREADABLE,
    TRASH_UNREADABLE,
    WAITING,
    WAITING_UNREADABLE,
    UNDECIDED,
    DAMAGED,
    *ATTACHMENT_CODES,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that needs attention.

    ``file``: relative to ``place`` (``data``, ``state`` or ``config``), with "/". ``code``: one of
    ``PROBLEM_CODES``. ``detail``: the path in the document, the version of a newer file, the title
    or id of the training that it is about, or the attachment's path, else "".
    """

    file: str
    code: str
    detail: str = ""
    place: str = "data"


def check(
    data: Path, state: Path | None = None, config: Path | None = None, *, must_exist: bool = False
) -> tuple[Problem, ...]:
    """Return what needs attention: in the data folder, by file; then in the others given.

    ``state`` holds earlier versions, work that could not be saved and conflicts to be decided,
    ``config`` the settings; a data folder that ``must_exist`` is no new one. Changes nothing and
    never raises. A copy of a document that no training names is no problem: it is kept on purpose.
    A document of more than ``MOST_BYTES`` is told and not compared: nothing here adds one.
    """
    trainings: dict[str, Training] = {}
    found: list[Problem] = []
    try:
        for each in read_trainings(data, must_exist=must_exist):
            if isinstance(each, ReadFile):
                trainings[each.training.id] = each.training
            found += _problems(data, each)
    except FolderUnreadable as failure:
        found = [Problem(TRAININGS, failure.code)]
    named = {each.file for each in found}
    found += [Problem(file, LINK) for file in _links(data, _OURS) if file not in named]
    found += [Problem(file, TRASH_UNREADABLE) for file in trash.unreadable(data)]
    if state is not None:
        found += _state_problems(state, trainings)
    if config is not None:
        found += _damaged(config / SETTINGS, "config")
    return tuple(found)


def _state_problems(state: Path, trainings: Mapping[str, Training]) -> Iterator[Problem]:
    for name, kept in waiting(state):
        file = f"{RECOVERY}/{name}"
        if kept is None:
            yield Problem(file, WAITING_UNREADABLE, place="state")
        elif kept.id not in trainings or not same_facts(kept, trainings[kept.id]):
            yield Problem(file, WAITING, kept.title or kept.id, "state")
    for training_id in read_conflicts(state):
        # What differed in a training that is gone can't be decided any more.
        if training_id in trainings:
            title = trainings[training_id].title or training_id
            yield Problem(CONFLICTS, UNDECIDED, title, "state")
    for own, version in ((DRAFTS, BY_ID), (CONFLICTS, BY_ID), (REMINDERS, VERSION)):
        yield from _damaged(state / own, "state", version)
    for file in Backups(state / BACKUPS).unreadable():
        yield Problem(f"{BACKUPS}/{file}", VERSION_UNREADABLE, place="state")


def _damaged(path: Path, place: str, version: int | None = None) -> Iterator[Problem]:
    for name in damaged_files(path, version):
        yield Problem(name, DAMAGED, place=place)


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
            code = _attachment_problem(AttachmentHome(data, found.training.id), attachment)
            if code is not None:
                yield Problem(file, code, attachment.file or "")


def _attachment_problem(home: AttachmentHome, attachment: Attachment) -> str | None:
    try:
        path = home.path(attachment)
        if path.stat().st_size > MOST_BYTES:
            return "attachment_too_large"
        digest = hashlib.sha256()
        for part in read_parts(path, MOST_BYTES, home.data):
            digest.update(part)
    except AttachmentRefused as refused:
        if not attachment.file:
            return "attachment_missing"
        if refused.code == "missing" and placeholder_of(home.data / attachment.file):
            return "attachment_not_downloaded"
        return _OF_REFUSALS.get(refused.code, "attachment_unreadable")
    except OSError:
        return "attachment_unreadable"
    expected = attachment.sha256
    return "attachment_changed" if expected and expected.lower() != digest.hexdigest() else None


def _links(folder: Path, names: Iterable[str], above: str = "") -> Iterator[str]:
    """The links in these folders, as paths with "/": nothing is written through them."""
    for name in names:
        path, file = folder / name, f"{above}{printable(name)}"
        with suppress(OSError):
            if is_link(os.lstat(path)):
                yield file
            elif is_folder(path):
                inner = (each for each in sorted(os.listdir(path)) if not is_litter(each))  # noqa: PTH208
                yield from _links(path, inner, f"{file}/")
