"""The one writer of files: the disk holds the old content or the new one, never half of either.

The new content is written beside the file, flushed to the disk and read back before it takes the
file's place. A success code alone is never believed: a full disk may report success for a part.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

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

# Not every system has every number.
_CODE_OF_ERRNO: Final = {
    getattr(errno, name): code
    for name, code in {
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
    }.items()
    if hasattr(errno, name)
}
# Virus scanners and synchronisers on Windows hold a file for milliseconds: access denied, sharing
# violation, lock violation.
_WINDOWS_DENIED: Final = 5
_WINDOWS_HELD: Final = (32, 33)
_WINDOWS_LOCKED: Final = (_WINDOWS_DENIED, *_WINDOWS_HELD)
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

_Result = TypeVar("_Result")


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
        patiently(lambda: os.replace(temporary, path))  # noqa: PTH105 - all calls go through os
        _verify(path, data)
    except OSError as error:
        code = code_of(error)
        if code == "folder_missing":
            code = code_at(path.parent, error)
        raise SaveFailed(code, path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def read_bytes(path: Path, limit: int) -> bytes:
    """Return at most ``limit`` bytes of the regular file ``path``; never waits for a pipe.

    Raises ``OSError``.
    """
    descriptor = patiently(lambda: _open_to_read(path))
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
        raise SaveFailed(code_at(folder, error), folder, error) from error


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
    return _CODE_OF_ERRNO.get(error.errno or 0, "io_error")


def code_at(folder: Path, error: OSError) -> str:
    """`code_of` for an ``error`` that was met while listing or making ``folder``.

    Where a file is in the way of a folder, Windows says that nothing is there; and no program that
    is busy keeps another one out of a folder.
    """
    code = code_of(error)
    if code in ("folder_missing", "io_error") and any(map(is_file, (folder, *folder.parents))):
        return "not_a_folder"
    return "no_permission" if getattr(error, "winerror", None) == _WINDOWS_DENIED else code


def patiently(act: Callable[[], _Result]) -> _Result:
    """Do ``act``, again a few times while another program on Windows holds its file.

    Raises the ``OSError`` of the last time, or one that waiting does not help against.
    """
    for seconds in _RETRY_AFTER_SECONDS:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_LOCKED:
                raise
        time.sleep(seconds)
    return act()


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


def _open_to_read(path: Path) -> int:
    try:
        return os.open(path, _READ_FLAGS)
    except PermissionError as refused:
        raise _held(path) or refused from None


def _held(path: Path) -> OSError | None:
    """The refusal of Windows when a program holds the file: `os.open` tells no reason."""
    if sys.platform == "win32":
        import _winapi  # noqa: PLC0415 - there only

        read, share_all, existing = _winapi.GENERIC_READ, 7, 3
        try:
            handle = _winapi.CreateFile(str(path), read, share_all, 0, existing, 0, 0)
        except OSError as error:
            return error if error.winerror in _WINDOWS_HELD else None
        _winapi.CloseHandle(handle)
    return None


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
