"""The way into the data folder, step by step and never through a link.

Other computers write in a synchronised folder: one of them may put a link where a folder was. Where
the system can hold a folder open, each is held from the data folder on, so that nothing takes its
place between a look and a write. Elsewhere each step is looked at first.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard.storage import disk

# The kind of link to a folder that anybody may make on Windows. The placeholders of OneDrive are
# marked in the same way, and are no links.
_JUNCTION: Final = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003)
_HOLDS: Final = hasattr(os, "O_NOFOLLOW") and os.open in os.supports_dir_fd
_ENTER: Final = (
    os.O_RDONLY
    | getattr(os, "O_DIRECTORY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class Held(NamedTuple):
    """A folder to do something in: to ``at(name)``, with ``dir_fd=fd``."""

    path: Path
    fd: int | None

    def at(self, name: str) -> str:
        """What is called ``name`` in this folder."""
        return str(self.path / name) if self.fd is None else name

    def lstat(self, name: str) -> os.stat_result:
        """Links are not followed; raises ``OSError``."""
        return disk.system.stat(self.at(name), dir_fd=self.fd, follow_symlinks=False)

    def has(self, name: str) -> bool:
        """Whether anything has this name, be it a link that leads nowhere."""
        with suppress(OSError):
            self.lstat(name)
            return True
        return False


@contextmanager
def entered(folder: Path, root: Path | None, *, make: bool = False) -> Iterator[Held]:
    """Go from ``root`` to ``folder`` in it, and hold that; ``make`` those that are missing.

    Without a ``root`` the folder is taken as it is named. Raises ``OSError``: ``ELOOP`` when
    ``root``, or anything on the way, is a link.
    """
    if root is None:
        if make:
            folder.mkdir(parents=True, exist_ok=True)
        yield Held(folder, None)
        return
    if make:
        root.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        place = _enter(Held(root.parent, None), root.name, held)
        for step in folder.relative_to(root).parts:
            if make:
                with suppress(FileExistsError):
                    disk.system.mkdir(place.at(step), dir_fd=place.fd)
            place = _enter(place, step, held)
        yield place


def is_link(found: os.stat_result) -> bool:
    """Whether this is what lstat tells of a link, or of a junction of Windows."""
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def _enter(place: Held, step: str, held: ExitStack) -> Held:
    path = place.path / step
    if step == os.pardir:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if not _HOLDS:
        _refuse_link(place, step)
        return Held(path, None)
    try:
        descriptor = disk.system.open(place.at(step), _ENTER, dir_fd=place.fd)
    except OSError:
        _refuse_link(place, step)
        raise
    held.callback(_close, descriptor)
    return Held(path, descriptor)


def _refuse_link(place: Held, step: str) -> None:
    path = place.path / step
    found = place.lstat(step)
    if is_link(found):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def _close(descriptor: int) -> None:
    with suppress(OSError):
        disk.system.close(descriptor)
