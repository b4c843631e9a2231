"""Folders copied to another place: in parts, told how far it is, and left off when asked."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from kmop_wizard.storage.atomic import (
    SaveFailed,
    code_of,
    is_folder,
    is_leftover,
    make_folder,
    read_parts,
    remove,
    write_safely,
)
from kmop_wizard.storage.listing import TRAININGS, mark_of
from kmop_wizard.storage.strays import is_litter, stands_for

Progress = Callable[[int, int], object]
"""Is told between two parts how much of how much is done."""

_NO_END: Final = 1 << 62


class Cancelled(Exception):
    """The user asked to stop; what was copied until then is gone again."""


class _NotRead(Exception):
    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


class Copying:
    """One task of copying.

    Nothing but files and folders is copied: links are not followed, pipes and devices not opened.
    They are in ``left``, with what can't be read if that is ``tolerated``; else it stops all.
    ``progress`` counts bytes; ``cancelled`` is asked at every part of a file.
    """

    def __init__(
        self,
        *,
        tolerant: bool = False,
        progress: Progress = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self.tolerant = tolerant
        self.progress = progress
        self.cancelled = cancelled
        self.left: list[Path] = []
        self._done = 0
        self._all = 0
        self._made: list[tuple[Path, Path]] = []

    def expect(self, *folders: Path) -> None:
        """Count what will be copied."""
        self._all += sum(map(_size, folders))

    def step(self, done: int, of: int) -> None:
        """Say how far a task is that is not counted in bytes; raises ``Cancelled``.

        What has been copied is not given up for what comes after it.
        """
        if not self._all:
            self._stop_if_cancelled()
            self.progress(done, of)

    def make(self, folder: Path, root: Path) -> None:
        """Make ``folder``, which lies in ``root`` or is it; raises ``SaveFailed``."""
        if not os.path.lexists(folder):
            if folder != root:
                self.make(folder.parent, root)
            make_folder(folder, root)
            self._made.append((folder, root))

    def tree(self, source: Path, target: Path, source_root: Path, root: Path) -> None:
        """Copy all that lies in the folder ``source`` and check every copy.

        The roots are folders in which no link is followed. Raises ``SaveFailed``, ``Cancelled``.
        """
        for name in self._names(source):
            here, there = source / name, target / name
            if is_folder(here):
                self.make(there, root)
                self.tree(here, there, source_root, root)
            elif stands_for(name):
                self.left.append(here)
            elif not is_leftover(name):
                self.make(target, root)
                self.file(here, there, source_root, root)

    def file(self, source: Path, target: Path, source_root: Path, root: Path) -> None:
        """Copy one file to where nothing is; raises ``SaveFailed``, ``Cancelled``."""
        try:
            found = os.lstat(source)
            if os.path.lexists(target):
                if not is_litter(target.name):
                    self.left.append(source)
                return
            if not stat.S_ISREG(found.st_mode):
                self.left.append(source)
                return
            self._made.append((target, root))
            write_safely(target, self._parts(source, source_root), root)
            if mark_of(os.lstat(source)) != mark_of(found):
                raise SaveFailed("verify_failed", source)
        except _NotRead as problem:
            self._not_read(source, problem.error)
        except OSError as error:
            self._not_read(source, error)

    def undo(self) -> None:
        """Remove what was copied; never raises."""
        for path, root in reversed(self._made):
            with suppress(OSError):
                remove(path, None if path == root else root)

    def _stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise Cancelled

    def _parts(self, source: Path, root: Path) -> Iterator[bytes]:
        self._stop_if_cancelled()
        try:
            for part in read_parts(source, _NO_END, root):
                self._stop_if_cancelled()
                yield part
                self._done += len(part)
                self.progress(self._done, max(self._done, self._all))
        except OSError as error:
            raise _NotRead(error) from error

    def _names(self, folder: Path) -> list[str]:
        """The trainings come last: where they are, their papers are."""
        try:
            names = os.listdir(folder)  # noqa: PTH208 - nothing but names is needed
        except FileNotFoundError:
            return []
        except OSError as error:
            self._not_read(folder, error)
            return []
        return sorted(names, key=lambda name: (name == TRAININGS, name))

    def _not_read(self, path: Path, error: OSError) -> None:
        if not self.tolerant:
            raise SaveFailed(code_of(error), path, error) from error
        self.left.append(path)


def _size(folder: Path) -> int:
    size = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_folder(Path(entry.path)):
                size += _size(Path(entry.path))
            else:
                with suppress(OSError):
                    size += entry.stat(follow_symlinks=False).st_size
    return size
