"""The one writer: old content or new, whatever fails."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kmop_wizard.storage.atomic import (
    CODES,
    SaveFailed,
    make_folder,
    read_bytes,
    remove_leftovers,
    write_safely,
)
from tests.disk import BreakableDisk, failing
from tests.storage.samples import names, posix_only

ERRORS = (errno.EIO, errno.EACCES, errno.ENOSPC, errno.EBUSY, errno.EROFS)
MOST_CALLS = 60


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def locked(path: Path) -> OSError:
    error = PermissionError(errno.EACCES, "Access is denied", str(path))
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    return error


def test_the_content_is_replaced_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    for content in (b"old", b"new" * 100_000, b""):
        write_safely(path, content)
        assert path.read_bytes() == content
        assert names(tmp_path) == ["one.json"]


@posix_only
def test_a_new_file_is_private_and_a_shared_one_stays_shared(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    write_safely(path, b"1")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    write_safely(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
def test_any_call_that_fails_leaves_the_old_content_or_the_new(tmp_path: Path, number: int) -> None:
    path = tmp_path / "one.json"
    at = 0
    while True:
        path.write_bytes(b"old")
        failure = None
        with failing(at, number) as fault:
            try:
                write_safely(path, b"new")
            except SaveFailed as caught:
                failure = caught
        assert path.read_bytes() == b"new" or (failure and path.read_bytes() == b"old"), at
        assert failure is None or failure.code in CODES
        if not fault.fired:
            break
        for leftover in tmp_path.glob(".kmop-*.tmp"):
            assert "unlink" in fault.calls[at:], leftover
            leftover.unlink()
        write_safely(path, b"newer")
        assert names(tmp_path) == ["one.json"]
        at += 1
        assert at < MOST_CALLS
    assert at > 10


@posix_only
@pytest.mark.parametrize("size", [1000, 40_000, 1_000_000])
def test_a_full_disk_keeps_the_old_content(tmp_path: Path, size: int) -> None:
    path = tmp_path / "one.json"
    write_safely(path, b"old")
    with file_size_limit(size // 2), pytest.raises(SaveFailed) as caught:
        write_safely(path, b"x" * size)
    assert caught.value.code == "disk_full"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["one.json"]
    write_safely(path, b"x" * size)
    assert path.read_bytes() == b"x" * size


def test_a_write_that_takes_a_part_at_a_time_is_completed(
    tmp_path: Path, disk: BreakableDisk
) -> None:
    disk.write = lambda descriptor, data: os.write(descriptor, data[:7])
    write_safely(tmp_path / "one.json", b"0123456789" * 10)
    assert (tmp_path / "one.json").read_bytes() == b"0123456789" * 10


@pytest.mark.parametrize("told", [0, 3])
def test_a_disk_that_lies_about_what_it_wrote_is_found_out(
    tmp_path: Path, disk: BreakableDisk, told: int
) -> None:
    path = tmp_path / "one.json"
    write_safely(path, b"old")
    disk.write = lambda *_: told
    with pytest.raises(SaveFailed) as caught:
        write_safely(path, b"new")
    assert caught.value.code in ("verify_failed", "io_error")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(("times", "saved"), [(1, True), (4, True), (5, False)])
def test_a_file_that_another_program_holds_is_tried_again(
    tmp_path: Path,
    disk: BreakableDisk,
    monkeypatch: pytest.MonkeyPatch,
    times: int,
    saved: bool,
) -> None:
    path = tmp_path / "one.json"
    write_safely(path, b"old")
    waits, tries = [], []

    def replace(source: str, target: str, **options: int | None) -> None:
        tries.append(target)
        if len(tries) <= times:
            raise locked(Path(target))
        os.replace(source, target, **options)

    disk.replace = replace
    monkeypatch.setattr(time, "sleep", waits.append)
    if saved:
        write_safely(path, b"new")
    else:
        with pytest.raises(SaveFailed, match="locked"):
            write_safely(path, b"new")
    assert path.read_bytes() == (b"new" if saved else b"old")
    assert sum(waits) <= 0.2
    assert names(tmp_path) == ["one.json"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "no_permission"),
        (errno.EPERM, "no_permission"),
        (errno.EBUSY, "locked"),
        (errno.EIO, "io_error"),
    ],
)
def test_the_code_says_what_is_wrong(
    tmp_path: Path, disk: BreakableDisk, number: int, code: str
) -> None:
    disk.refuse(number, calls=("replace",))
    with pytest.raises(SaveFailed) as caught:
        write_safely(tmp_path / "one.json", b"1")
    assert (caught.value.code, names(tmp_path)) == (code, [])


def test_a_folder_that_is_missing_or_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed, match="folder_missing"):
        write_safely(tmp_path / "gone" / "one.json", b"1")
    with pytest.raises(SaveFailed, match="not_a_folder"):
        write_safely(tmp_path / "file" / "one.json", b"1")
    for folder in (tmp_path / "file", tmp_path / "file" / "inner"):
        with pytest.raises(SaveFailed, match="not_a_folder"):
            make_folder(folder)


@posix_only
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        read_bytes(tmp_path / "pipe", 10)


def test_reading_stops_at_its_limit(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_bytes(tmp_path / "file", 4) == b"0123"
    assert read_bytes(tmp_path / "file", 100) == b"0123456789"


def test_only_old_leftovers_of_this_program_are_removed(tmp_path: Path) -> None:
    made = (".kmop-0123456789abcdef.tmp", ".kmop-aaaaaaaaaaaaaaaa.tmp", "one.json", ".other.tmp")
    for name in made:
        (tmp_path / name).write_bytes(b"")
    for name in (made[0], made[2], made[3]):
        os.utime(tmp_path / name, (0, 0))
    remove_leftovers(tmp_path)
    assert names(tmp_path) == sorted(made[1:])
    remove_leftovers(tmp_path / "gone")
