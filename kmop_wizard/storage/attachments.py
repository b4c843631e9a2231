"""Papers kept with a training: ``<data>/attachments/<id>/`` holds a copy of each.

A copy is never overwritten and never removed: who takes a paper off a training takes off the fact,
and undo, a backup or another computer may bring that fact back. The copies go to the trash with
their training.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from kmop_wizard.domain.training import Attachment
from kmop_wizard.storage.atomic import (
    SaveFailed,
    code_at,
    code_of,
    make_folder,
    read_bytes,
    write_safely,
)
from kmop_wizard.storage.listing import leads_inside
from kmop_wizard.storage.names import LONGEST_NAME, is_safe_id, safe_name
from kmop_wizard.storage.trash import ATTACHMENTS

MOST_BYTES: Final = 25 * 1024 * 1024
REFUSALS: Final = (
    "link",
    "not_a_file",
    "empty",
    "too_large",
    "missing",
    "no_permission",
    "outside",
    "changed",
    "io_error",
)

_LONGEST_WINDOWS_PATH: Final = 259
_SHORTEST_NAME: Final = 40


class AttachmentRefused(Exception):
    """A file that can't be kept, or a kept one that can't be used; ``code`` is in ``REFUSALS``."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code, name)
        self.code = code
        self.name = name


@dataclass(frozen=True, slots=True)
class AttachmentHome:
    """The folder of the papers of one training in the data folder ``data``."""

    data: Path
    training_id: str

    @property
    def folder(self) -> Path:
        return self.data / ATTACHMENTS / self.training_id

    def add_file(self, source: Path, kind: str | None, added_on: date) -> Attachment:
        """Keep a copy of the file ``source``; the fact that says so.

        Raises ``AttachmentRefused`` for what is no file to keep, ``SaveFailed`` when the copy
        can't be written.
        """
        return self.add(source.name, _content(source), kind, added_on)

    def add(self, name: str, content: bytes, kind: str | None, added_on: date) -> Attachment:
        """Keep ``content`` under a name like ``name``; the same content is kept once.

        Raises ``AttachmentRefused`` (``empty``, ``too_large``) and ``SaveFailed``.
        """
        _check_size(len(content), name)
        if not is_safe_id(self.training_id):
            raise SaveFailed("not_storable", self.folder)
        make_folder(self.folder)
        if not leads_inside(self.folder, self.data):
            raise SaveFailed("not_a_folder", self.folder)
        path = self._same(name, content) or self._written(name, content)
        file = f"{ATTACHMENTS}/{self.training_id}/{path.name}"
        return Attachment(kind, file, hashlib.sha256(content).hexdigest(), added_on)

    def content(self, attachment: Attachment) -> bytes:
        """What is in a kept file, as it was added; raises ``AttachmentRefused``."""
        content = _content(kept_file(self.data, attachment))
        expected = attachment.sha256
        if expected and expected.lower() != hashlib.sha256(content).hexdigest():
            raise AttachmentRefused("changed", file_name(attachment))
        return content

    def _written(self, name: str, content: bytes) -> Path:
        """Take a name that is free, and hold it: another program may want it at the same time."""
        taken = [*self._names()]
        while True:
            path = self.folder / safe_name(name, taken, self._room())
            try:
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            except FileExistsError:
                taken.append(path.name)
            except OSError as error:
                raise SaveFailed(code_of(error), path, error) from error
            else:
                break
        try:
            write_safely(path, content)
        except SaveFailed:
            _give_up(path)
            raise
        return path

    def _same(self, name: str, content: bytes) -> Path | None:
        """A file that was kept before with this name and content: its fact was taken off."""
        path = self.folder / safe_name(name, longest=self._room())
        try:
            known = not path.is_symlink() and read_bytes(path, len(content) + 1) == content
        except OSError:
            return None
        return path if known else None

    def _room(self) -> int:
        """How long a name may be here: most Windows computers open no longer path."""
        if os.name != "nt":
            return LONGEST_NAME
        room = _LONGEST_WINDOWS_PATH - len(str(self.folder)) - 1
        return max(_SHORTEST_NAME, min(LONGEST_NAME, room))

    def _names(self) -> Iterator[str]:
        try:
            yield from os.listdir(self.folder)  # noqa: PTH208 - nothing but names is needed
        except OSError as error:
            raise SaveFailed(code_at(self.folder, error), self.folder, error) from error


def file_name(attachment: Attachment) -> str:
    """The name of a kept file without its folder."""
    return PurePosixPath(attachment.file or "").name


def kept_file(data: Path, attachment: Attachment) -> Path:
    """Where a kept file lies in ``data``.

    Raises ``AttachmentRefused`` (``outside``, ``missing``, ``not_a_file``) when it is not one.
    """
    name = attachment.file or ""
    if not is_inside(data, name):
        raise AttachmentRefused("outside", file_name(attachment))
    path = data / name
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - all calls go through os
    except OSError as error:
        raise AttachmentRefused(_refusal(error), path.name) from error
    if not regular:
        raise AttachmentRefused("not_a_file", path.name)
    return path


def is_inside(data: Path, name: str) -> bool:
    """Whether ``name`` is a relative path with "/" that stays in the data folder on any system."""
    if "\0" in name or "\\" in name or PureWindowsPath(name).drive:
        return False
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        return False
    return leads_inside(data / name, data)


def _content(source: Path) -> bytes:
    try:
        found = os.lstat(source)
        if stat.S_ISLNK(found.st_mode):
            raise AttachmentRefused("link", source.name)
        if not stat.S_ISREG(found.st_mode):
            raise AttachmentRefused("not_a_file", source.name)
        _check_size(found.st_size, source.name)
        content = read_bytes(source, MOST_BYTES + 1)
    except OSError as error:
        raise AttachmentRefused(_refusal(error), source.name) from error
    except ValueError as error:  # a NUL in the name
        raise AttachmentRefused("not_a_file", source.name) from error
    _check_size(len(content), source.name)
    return content


def _check_size(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise AttachmentRefused("too_large", name)
    if size == 0:
        raise AttachmentRefused("empty", name)


def _refusal(error: OSError) -> str:
    code = code_of(error)
    if code in ("folder_missing", "not_a_folder"):
        return "missing"
    return code if code in REFUSALS else "io_error"


def _give_up(path: Path) -> None:
    """Let go of a name that nothing was written under."""
    try:
        if path.stat().st_size == 0:
            path.unlink()
    except OSError:
        pass
