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
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from kmop_wizard.domain.training import Attachment
from kmop_wizard.storage import disk
from kmop_wizard.storage.atomic import (
    SaveFailed,
    code_at,
    code_of,
    make_folder,
    read_bytes,
    remove,
    write_safely,
)
from kmop_wizard.storage.names import LONGEST_NAME, is_safe_id, new_entry_id, safe_name
from kmop_wizard.storage.trash import ATTACHMENTS
from kmop_wizard.storage.within import entered, is_link

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

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL
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
        make_folder(self.folder, self.data)
        path = self._same(name, content) or self._written(name, content)
        file = f"{ATTACHMENTS}/{self.training_id}/{path.name}"
        digest = hashlib.sha256(content).hexdigest()
        return Attachment(kind, file, digest, added_on, id=new_entry_id())

    def content(self, attachment: Attachment) -> bytes:
        """What is in a kept file, as it was added; raises ``AttachmentRefused``."""
        content = _content(self.path(attachment), self.data)
        expected = attachment.sha256
        if expected and expected.lower() != hashlib.sha256(content).hexdigest():
            raise AttachmentRefused("changed", file_name(attachment))
        return content

    def path(self, attachment: Attachment) -> Path:
        """Where a kept file lies.

        Raises ``AttachmentRefused`` (``outside``, ``missing``, ``not_a_file``) when it is none of
        this training.
        """
        name = attachment.file or ""
        if not is_own(name, self.training_id):
            raise AttachmentRefused("outside", file_name(attachment))
        path = self.data / name
        try:
            with entered(path.parent, self.data) as folder:
                found = folder.lstat(path.name)
        except OSError as error:
            refusal = _refusal(error)
            raise AttachmentRefused(
                "outside" if refusal == "link" else refusal, path.name
            ) from error
        if is_link(found):
            raise AttachmentRefused("outside", path.name)
        if not stat.S_ISREG(found.st_mode):
            raise AttachmentRefused("not_a_file", path.name)
        return path

    def _written(self, name: str, content: bytes) -> Path:
        """Take a name that is free, and hold it: another program may want it at the same time."""
        taken = [*self._names()]
        while True:
            path = self.folder / safe_name(name, taken, self._room())
            try:
                with entered(self.folder, self.data) as folder:
                    held = disk.system.open(folder.at(path.name), _NEW, 0o600, dir_fd=folder.fd)
                    disk.system.close(held)
            except FileExistsError:
                taken.append(path.name)
            except OSError as error:
                raise SaveFailed(code_of(error), path, error) from error
            else:
                break
        try:
            write_safely(path, content, self.data)
        except SaveFailed:
            self._give_up(path)
            raise
        return path

    def _same(self, name: str, content: bytes) -> Path | None:
        """A file that was kept before with this name and content: its fact was taken off."""
        path = self.folder / safe_name(name, longest=self._room())
        try:
            known = read_bytes(path, len(content) + 1, self.data) == content
        except OSError:
            return None
        return path if known else None

    def _give_up(self, path: Path) -> None:
        """Let go of a name that nothing was written under."""
        with suppress(OSError):
            if os.lstat(path).st_size == 0:
                remove(path, self.data)

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


def is_own(name: str, training_id: str) -> bool:
    """Whether ``name``, with "/", is a file in the folder of this training's papers.

    So it is on every system; no other file is read, whatever the facts of a training say.
    """
    if "\0" in name or "\\" in name or PureWindowsPath(name).drive:
        return False
    start, _, rest = name.partition(f"{ATTACHMENTS}/{training_id}/")
    return not start and is_safe_id(training_id) and not {"", ".", ".."} & {*rest.split("/")}


def _content(source: Path, root: Path | None = None) -> bytes:
    try:
        found = os.lstat(source)
        if stat.S_ISLNK(found.st_mode):
            raise AttachmentRefused("link", source.name)
        if not stat.S_ISREG(found.st_mode):
            raise AttachmentRefused("not_a_file", source.name)
        _check_size(found.st_size, source.name)
        content = read_bytes(source, MOST_BYTES + 1, root)
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
