"""What lies in the folder of trainings: read, judged, never changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import code_at, code_of, read_bytes
from kmop_wizard.storage.codec import Newer, decode
from kmop_wizard.storage.copies import ConflictCopy, copy_in
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable
from kmop_wizard.storage.strays import (
    is_far,
    is_litter,
    is_passing,
    names_a_training,
    stands_for,
)

TRAININGS: Final = "trainings"
SUFFIX: Final = ".json"
CONFLICT_COPY: Final = "conflict_copy"
NEWER: Final = "newer_version"
NOT_DOWNLOADED: Final = "not_downloaded"

FILE_REASONS: Final = (
    "not_a_file",
    "outside_folder",
    "no_permission",
    "locked",
    "io_error",
    NOT_DOWNLOADED,
)


Look = Mapping[str, tuple[int, int, int]] | None


class FolderUnreadable(Exception):
    """The folder of trainings can't be listed; ``code`` is one of ``atomic.CODES``."""

    def __init__(self, code: str, path: Path, error: OSError) -> None:
        super().__init__(code, str(path), str(error))
        self.code = code
        self.path = path
        self.error = error


class NewerFile(NamedTuple):
    """A file of a later version; ``file`` is relative to the data folder, with "/"."""

    file: str
    version: str
    title: str | None

    @property
    def id(self) -> str:
        """The id of the training: the file has its name."""
        return self.file.removeprefix(f"{TRAININGS}/").removesuffix(SUFFIX)


class UnreadableFile(NamedTuple):
    """A file that is no training; ``reason`` is ``NEWER``, or in ``codec.REASONS`` or
    ``FILE_REASONS``.

    ``copy`` is the training inside, when the file is a conflict copy of one.
    """

    file: str
    reason: str
    where: str = ""
    copy: ConflictCopy | None = None

    @property
    def id(self) -> str:
        """The id of the training that this file has the place of."""
        name = self.file.removeprefix(f"{TRAININGS}/")
        return (stands_for(name) or name).removesuffix(SUFFIX)


class ReadFile(NamedTuple):
    """A readable training and the exact bytes it came from."""

    training: Training
    data: bytes


class Loaded(NamedTuple):
    """What a data folder holds; each part is in the order of the file names.

    ``conflicts``: the conflict copies of trainings, in ``unreadable`` too. ``overwritten``: what
    this store saved and another replaced without having read it; ``Store.merge`` merges it.
    """

    trainings: tuple[Training, ...]
    newer: tuple[NewerFile, ...]
    unreadable: tuple[UnreadableFile, ...]
    conflicts: tuple[ConflictCopy, ...] = ()
    overwritten: tuple[Training, ...] = ()


def read_trainings(
    data: Path, *, must_exist: bool = False
) -> Iterator[ReadFile | NewerFile | UnreadableFile]:
    """Yield what each file of a training in ``<data>/trainings/`` is, by file name.

    That is each ``*.json``; what a cloud put in its place; and what holds a training under any
    other name. No folder is no training, unless it ``must_exist``. Raises ``FolderUnreadable``, and
    nothing for the content of a file.
    """
    folder = data / TRAININGS
    names = _names(folder, must_exist=must_exist)
    known = {*names}
    for name in names:
        if name.lower().endswith(SUFFIX):
            yield _judge(data, folder, name)
        elif meant := stands_for(name):
            if meant not in known and meant.lower().endswith(SUFFIX):
                yield UnreadableFile(f"{TRAININGS}/{printable(name)}", NOT_DOWNLOADED)
        elif not is_passing(name) and (found := _judge_stray(folder, name)):
            yield found


def look(data: Path) -> Look:
    """What can be seen of the trainings without opening a file; ``None`` when that can't be told.

    Two looks that are equal have, in all likelihood, the same files before them.
    """
    try:
        with os.scandir(data / TRAININGS) as entries:
            return {
                # Not entry.stat(): on Windows that knows no number of the file.
                entry.name: mark_of(os.stat(entry.path))  # noqa: PTH116
                for entry in entries
                if not is_litter(entry.name) and _may_be_one(entry.name)
            }
    except OSError:
        return None


def names_in(data: Path) -> list[str] | None:
    """The names that `look` looks at; ``None`` when they can't be told."""
    try:
        names = os.listdir(data / TRAININGS)  # noqa: PTH208
    except OSError:
        return None
    return [name for name in names if not is_litter(name) and _may_be_one(name)]


def mark_of(stat: os.stat_result) -> tuple[int, int, int]:
    """What changes when a file is written anew: its moment, its size, its number on the disk."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _names(folder: Path, *, must_exist: bool) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if not is_litter(name))  # noqa: PTH208
    except FileNotFoundError as error:
        # What Windows says too when the data folder is a file.
        if folder.parent.is_file():
            raise FolderUnreadable("not_a_folder", folder, error) from error
        if must_exist:
            raise FolderUnreadable("folder_missing", folder, error) from error
        return []
    except OSError as error:
        raise FolderUnreadable(code_at(folder, error), folder, error) from error


def _may_be_one(name: str) -> bool:
    return name.lower().endswith(SUFFIX) or bool(stands_for(name)) or not is_passing(name)


def _judge(data: Path, folder: Path, name: str) -> ReadFile | NewerFile | UnreadableFile:
    file = f"{TRAININGS}/{printable(name)}"
    path = folder / name
    content = b""
    try:
        if path.is_symlink() and not leads_inside(path, data):
            return UnreadableFile(file, "outside_folder")
        if not path.is_file():
            return UnreadableFile(file, "not_a_file")
        content = read_bytes(path, MAX_BYTES + 1)
        expected = name.removesuffix(SUFFIX)
        return ReadFile(decode(content, expected), content)
    except Newer as newer:
        return NewerFile(file, newer.version, newer.title)
    except Unreadable as problem:
        if not content and _is_far(path):
            return UnreadableFile(file, NOT_DOWNLOADED)
        copy = copy_in(content, file, path) if problem.reason == CONFLICT_COPY else None
        return UnreadableFile(file, problem.reason, problem.where, copy)
    except OSError as error:
        code = NOT_DOWNLOADED if _is_far(path) else code_of(error)
        return UnreadableFile(file, code if code in FILE_REASONS else "io_error")


def _judge_stray(folder: Path, name: str) -> UnreadableFile | None:
    """What a file with any name is, if it holds a training or looks as if it did."""
    file, path = f"{TRAININGS}/{printable(name)}", folder / name
    try:
        content = read_bytes(path, MAX_BYTES + 1, folder)
        decode(content, None)
    except Newer as newer:
        return UnreadableFile(file, NEWER, newer.version)
    except Unreadable as problem:
        named = names_a_training(name) and problem.reason != "other_format"
        return UnreadableFile(file, problem.reason, problem.where) if named else None
    except OSError:
        return None
    return UnreadableFile(file, CONFLICT_COPY, "id", copy_in(content, file, path))


def _is_far(path: Path) -> bool:
    try:
        return is_far(os.lstat(path))
    except OSError:
        return False


def leads_inside(path: Path, folder: Path) -> bool:
    """Whether ``path``, links followed, lies within ``folder``."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except OSError:  # a disk that Windows can't look into
        return False


def printable(name: str) -> str:
    """A file name as text that any output can hold: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
