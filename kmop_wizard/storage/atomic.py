"""The one writer of files: the disk holds the old content or the new one, never half of either.

The new content is written beside the file, flushed to the disk and read back before it takes the
file's place. A success code alone is never believed: a full disk may report success for a part.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

CODES: Final = (
    "disk_full",
    "read_only",
    "no_permission",
    "folder_missing",
    "not_a_folder",
    "locked",
    "verify_failed",
    "io_error",
    "changed_outside",
    "not_storable",
    "already_there",
)

# By name: not every system has every number.
_CODE_OF_ERRNO: Final = {
    "ENOSPC": "disk_full",
    "EDQUOT": "disk_full",
    "EFBIG": "disk_full",
    "EROFS": "read_only",
    "EACCES": "no_permission",
    "EPERM": "no_permission",
    "ENOENT": "folder_missing",
    "ENOTDIR": "not_a_folder",
    "EEXIST": "not_a_folder",
    "EBUSY": "locked",
    "ETXTBSY": "locked",
}
# Virus scanners and synchronisers on Windows hold a file for milliseconds: access denied, sharing
# violation, lock violation.
_WINDOWS_LOCKED: Final = (5, 32, 33)
_RETRY_AFTER_SECONDS: Final = (0.01, 0.025, 0.05, 0.1)

_READ_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_WRITE_FLAGS: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
_PRIVATE: Final = 0o600
_LEFTOVER: Final = re.compile(r"\.kmop-[0-9a-f]{16}\.tmp")
_LEFTOVER_AGE_SECONDS: Final = 24 * 60 * 60
_CHUNK: Final = 1024 * 1024


class SaveFailed(Exception):
    """A write that did not happen, or could not be confirmed; ``code`` is one of ``CODES``."""

    def __init__(self, code: str, path: Path, error: OSError | None = None) -> None:
        super().__init__(code, str(path), str(error or ""))
        self.code = code
        self.path = path
        self.error = error


def write_safely(path: Path, data: bytes) -> None:
    """Make ``data`` the content of ``path``; its folder exists.

    Raises ``SaveFailed``; then the old content is there, or (``verify_failed`` and ``io_error``
    only) the new one that could not be confirmed.
    """
    temporary = path.with_name(f".kmop-{os.urandom(8).hex()}.tmp")
    try:
        _write_new(temporary, data, _mode_for(path))
        _verify(temporary, data)
        _replace(temporary, path)
        _verify(path, data)
    except OSError as error:
        raise SaveFailed(code_of(error), path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def read_bytes(path: Path, limit: int) -> bytes:
    """Return at most ``limit`` bytes of the regular file ``path``; never waits for a pipe.

    Raises ``OSError``.
    """
    descriptor = os.open(path, _READ_FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        parts = []
        while limit > 0 and (part := os.read(descriptor, min(limit, _CHUNK))):
            parts.append(part)
            limit -= len(part)
    finally:
        os.close(descriptor)
    return b"".join(parts)


def is_file(path: Path) -> bool:
    """Whether a regular file can be seen at ``path``; never raises, unlike ``Path.is_file``."""
    return os.path.isfile(path)  # noqa: PTH113 - that is why


def is_folder(path: Path) -> bool:
    """Whether a folder, and no link to one, can be seen at ``path``; never raises."""
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114 - that is why


def make_folder(folder: Path) -> None:
    """Create ``folder`` and those above it where they are missing; raises ``SaveFailed``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveFailed(code_of(error), folder, error) from error


def is_leftover(name: str) -> bool:
    """Whether a file has the name of an interrupted write of this program."""
    return _LEFTOVER.fullmatch(name) is not None


def remove_leftovers(folder: Path) -> None:
    """Remove what interrupted writes of this program left in ``folder`` more than a day ago."""
    oldest = time.time() - _LEFTOVER_AGE_SECONDS
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not is_leftover(entry.name):
                continue
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_mtime < oldest:
                    Path(entry.path).unlink()


def code_of(error: OSError) -> str:
    """Return which of ``CODES`` says what ``error`` means for the person."""
    if getattr(error, "winerror", None) in _WINDOWS_LOCKED:
        return "locked"
    return _CODE_OF_ERRNO.get(errno.errorcode.get(error.errno or 0, ""), "io_error")


def _mode_for(path: Path) -> int:
    """A file that others may read in a shared folder stays so; a new one is private."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)  # noqa: PTH116 - all calls go through os
    except FileNotFoundError:
        return _PRIVATE


def _write_new(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, _WRITE_FLAGS, _PRIVATE)
    try:
        rest = memoryview(data)
        while rest:
            written = os.write(descriptor, rest)
            if written <= 0:
                raise OSError(errno.EIO, "nothing was written", str(path))
            rest = rest[written:]
        if mode != _PRIVATE and hasattr(os, "fchmod"):
            with suppress(OSError):
                os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _verify(path: Path, data: bytes) -> None:
    if read_bytes(path, len(data) + 1) != data:
        raise SaveFailed("verify_failed", path)


def _replace(source: Path, target: Path) -> None:
    for seconds in (*_RETRY_AFTER_SECONDS, None):
        try:
            os.replace(source, target)  # noqa: PTH105 - all calls go through os
        except OSError as error:
            if seconds is None or getattr(error, "winerror", None) not in _WINDOWS_LOCKED:
                raise
            time.sleep(seconds)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; where the system can't, the old file returns."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
