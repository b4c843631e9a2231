"""The one writer of files: the disk holds the old content or the new one, never half of either.

The new content is written beside the file, flushed to the disk and read back before it takes the
file's place. A success code alone is never believed: a full disk may report success for a part.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from kmop_wizard.storage import disk
from kmop_wizard.storage.within import Held, entered, is_link

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
    "link",
    "not_downloaded",
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
        "ELOOP": "link",
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


def write_safely(path: Path, data: bytes | Iterable[bytes], root: Path | None = None) -> None:
    """Make ``data``, whole or in parts, the content of ``path``; its folder exists.

    ``root``: the data folder that ``path`` lies in; no link in it is followed. Raises
    ``SaveFailed``; then the old content is there, or (``verify_failed`` and ``io_error`` only) the
    new one that could not be confirmed.
    """
    temporary = f".kmop-{os.urandom(8).hex()}.tmp"
    parts = (data,) if isinstance(data, bytes) else data
    try:
        with entered(path.parent, root) as folder:
            try:
                digest = _write_new(folder, temporary, parts, _mode_for(folder, path.name))
                _verify(folder, temporary, digest)
                patiently(lambda: _put_in_place(folder, temporary, path.name))
                _verify(folder, path.name, digest)
            finally:
                with suppress(OSError):
                    disk.system.unlink(folder.at(temporary), dir_fd=folder.fd)
            _sync(folder)
    except OSError as error:
        code = code_of(error)
        if code == "folder_missing":
            code = code_at(path.parent, error)
        raise SaveFailed(code, path, error) from error


def read_bytes(path: Path, limit: int, root: Path | None = None) -> bytes:
    """Return at most ``limit`` bytes of the regular file ``path``; never waits for a pipe.

    ``root``: a folder in which no link is followed. Raises ``OSError``.
    """
    return b"".join(read_parts(path, limit, root))


def read_parts(path: Path, limit: int, root: Path | None = None) -> Iterator[bytes]:
    """`read_bytes`, a part of at most 1 MiB at a time."""
    with entered(path.parent, root) as folder:
        descriptor = patiently(lambda: _open_to_read(folder, path.name, link=root is None))
    try:
        mode = disk.system.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        while limit > 0 and (part := disk.system.read(descriptor, min(limit, _CHUNK))):
            yield part
            limit -= len(part)
    finally:
        disk.system.close(descriptor)


def move(source: Path, target: Path, root: Path) -> None:
    """Give ``source`` the name ``target``, both in ``root``; raises ``SaveFailed``.

    ``already_there``: something has that name. A link is moved as what it is.
    """
    try:
        with entered(source.parent, root) as here, entered(target.parent, root) as there:
            if there.has(target.name):
                raise FileExistsError(errno.EEXIST, "already there", str(target))
            names = here.at(source.name), there.at(target.name)
            patiently(lambda: disk.system.rename(*names, src_dir_fd=here.fd, dst_dir_fd=there.fd))
    except FileExistsError as error:
        raise SaveFailed("already_there", target, error) from error
    except OSError as error:
        raise SaveFailed(code_of(error), source, error) from error


def remove(path: Path, root: Path | None = None) -> None:
    """Remove a file, a link, or a folder in which nothing is; raises ``OSError``."""
    with entered(path.parent, root) as folder:
        found = folder.lstat(path.name)
        is_folder = stat.S_ISDIR(found.st_mode) and not is_link(found)
        away = disk.system.rmdir if is_folder else disk.system.unlink
        away(folder.at(path.name), dir_fd=folder.fd)


def is_file(path: Path) -> bool:
    """Whether a regular file can be seen at ``path``; never raises, unlike ``Path.is_file``."""
    return os.path.isfile(path)  # noqa: PTH113 - that is why


def is_folder(path: Path) -> bool:
    """Whether a folder, and no link to one, can be seen at ``path``; never raises."""
    with suppress(OSError, ValueError):
        found = os.lstat(path)
        return stat.S_ISDIR(found.st_mode) and not is_link(found)
    return False


def make_folder(folder: Path, root: Path | None = None) -> None:
    """Create ``folder`` and those above it where they are missing; raises ``SaveFailed``.

    ``root``: as in `write_safely`.
    """
    try:
        with entered(folder, root, make=True):
            pass
    except OSError as error:
        raise SaveFailed(code_at(folder, error), folder, error) from error


def is_leftover(name: str) -> bool:
    """Whether a file has the name of an interrupted write of this program."""
    return _LEFTOVER.fullmatch(name) is not None


def remove_leftovers(folder: Path, root: Path | None = None) -> None:
    """Remove what interrupted writes of this program left in ``folder`` more than a day ago.

    ``root``: as in `write_safely`.
    """
    oldest = time.time() - _LEFTOVER_AGE_SECONDS
    with suppress(OSError), entered(folder, root) as held:
        for name in os.listdir(held.path if held.fd is None else held.fd):  # noqa: PTH208
            if not is_leftover(name):
                continue
            with suppress(OSError):
                if held.lstat(name).st_mtime < oldest:
                    disk.system.unlink(held.at(name), dir_fd=held.fd)


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


def _mode_for(folder: Held, name: str) -> int:
    """A file that others may read in a shared folder stays so; a new one is private."""
    try:
        found = folder.lstat(name)
    except FileNotFoundError:
        return _PRIVATE
    return _PRIVATE if is_link(found) else stat.S_IMODE(found.st_mode)


def _write_new(folder: Held, name: str, parts: Iterable[bytes], mode: int) -> bytes:
    """Write a file that is not there yet; return the digest of what it should hold."""
    descriptor = disk.system.open(folder.at(name), _WRITE_FLAGS, _PRIVATE, dir_fd=folder.fd)
    digest = hashlib.sha256()
    try:
        for part in parts:
            digest.update(part)
            rest = memoryview(part)
            while rest:
                written = disk.system.write(descriptor, rest)
                if written <= 0:
                    raise OSError(errno.EIO, "nothing was written", str(folder.path / name))
                rest = rest[written:]
        if mode != _PRIVATE and hasattr(os, "fchmod"):
            with suppress(OSError):
                os.fchmod(descriptor, mode)
        disk.system.fsync(descriptor)
    finally:
        disk.system.close(descriptor)
    return digest.digest()


def _put_in_place(folder: Held, temporary: str, name: str) -> None:
    names = folder.at(temporary), folder.at(name)
    disk.system.replace(*names, src_dir_fd=folder.fd, dst_dir_fd=folder.fd)


def _verify(folder: Held, name: str, expected: bytes) -> None:
    descriptor = patiently(lambda: _open_to_read(folder, name, link=False))
    digest = hashlib.sha256()
    try:
        while part := disk.system.read(descriptor, _CHUNK):
            digest.update(part)
    finally:
        disk.system.close(descriptor)
    if digest.digest() != expected:
        raise SaveFailed("verify_failed", folder.path / name)


def _open_to_read(folder: Held, name: str, *, link: bool) -> int:
    """``link``: whether a link may be followed."""
    if not link and is_link(folder.lstat(name)):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder.path / name))
    flags = _READ_FLAGS | (0 if link else getattr(os, "O_NOFOLLOW", 0))
    try:
        return disk.system.open(folder.at(name), flags, dir_fd=folder.fd)
    except PermissionError as refused:
        raise _held(folder.path / name) or refused from None


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


def _sync(folder: Held) -> None:
    """Make the new name last through a power cut; where the system can't, the old file returns."""
    if os.name != "posix":
        return
    with suppress(OSError):
        if folder.fd is not None:
            disk.system.fsync(folder.fd)
            return
        descriptor = disk.system.open(str(folder.path), os.O_RDONLY)
        try:
            disk.system.fsync(descriptor)
        finally:
            disk.system.close(descriptor)
