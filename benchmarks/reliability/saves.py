"""Saves that are killed, run out of disk, or meet an error at any call."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.reliability.rows import Row, counted
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed, is_leftover
from kmop_wizard.storage.store import Store
from tests.disk import failing

SIZES: Final = (2_000, 40_000, 400_000)
ERRORS: Final = (errno.EIO, errno.EACCES, errno.EBUSY, errno.ENOSPC, errno.EROFS)
MOST_CALLS: Final = 200
_SAVER: Final = """
import sys
from dataclasses import replace
from pathlib import Path
from kmop_wizard.storage.store import Store
store = Store(Path(sys.argv[1]), Path(sys.argv[2]))
(training,) = store.load().trainings
size = int(sys.argv[3])
while True:
    letter = "abcdefghij"[(training.revision + 1) % 10]
    training = store.save(replace(training, notes=letter * size))
    print(training.revision, flush=True)
"""


def kills(folder: Path, count: int, seed: int = 20261123) -> Row:
    """Kill a saving process ``count`` times, 5 to 60 ms after it began to save."""
    dice = random.Random(seed)
    data, state = folder / "data", folder / "state"
    Store(data, state).save(Training("one", title="Brand"))
    bad = {"torn": 0, "lost": 0, "unreadable versions": 0}
    saves = 0
    for number in range(count):
        size = SIZES[number % len(SIZES)]
        told = _killed(data, state, size, dice.uniform(0.005, 0.06))
        store = Store(data, state)
        loaded = store.load()
        bad["unreadable versions"] += len(store.backups.unreadable())
        if len(loaded.trainings) != 1 or loaded.unreadable:
            bad["torn"] += 1
            continue
        (found,) = loaded.trainings
        whole = found.notes == "abcdefghij"[found.revision % 10] * size
        bad["torn"] += not whole
        bad["lost"] += found.revision < told
        saves += 1
    leftovers = sum(is_leftover(name) for name in os.listdir(data / "trainings"))  # noqa: PTH208
    sizes = ", ".join(f"{size // 1000}" for size in SIZES)
    tried = f"{count} × kill -9 during saves of {sizes} KB"
    return counted(tried, bad, f"{leftovers} temporary files for the next start to clear")


def _killed(data: Path, state: Path, size: int, seconds: float) -> int:
    """Let a process save for a moment, kill it, and return the last revision that it told."""
    command = [sys.executable, "-c", _SAVER, str(data), str(state), str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        lines = [process.stdout.readline()]
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        lines += process.stdout.readlines()
    return max((int(line) for line in lines if line.strip()), default=0)


def full_by_limit(folder: Path, sizes: int) -> Row:
    """Save while no file may pass a limit, at each of ``sizes`` sizes of 1 KB to 1 MB."""

    @contextmanager
    def full(size: int) -> Iterator[None]:
        import resource  # noqa: PLC0415 - Windows has none

        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    bad = _full(folder, sizes, full)
    return counted(f"disk full by RLIMIT_FSIZE at {sizes} sizes, 1 KB to 1 MB", bad)


def full_by_disk(folder: Path, sizes: int) -> Row | None:
    """Save on a disk of 4 MB without room, at each of ``sizes`` sizes; nothing without root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        return None

    @contextmanager
    def full(size: int) -> Iterator[None]:
        filler = folder / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(4096)):
                pass
        # What is free again is too little for the new content, and too much to fail at once.
        os.truncate(filler, max(0, filler.stat().st_size - size // 2))
        try:
            yield
        finally:
            filler.unlink()

    try:
        bad = _full(folder, sizes, full)
    finally:
        subprocess.run(["umount", str(folder)], check=False, capture_output=True)
    return counted(f"disk of 4 MB full (tmpfs) at {sizes} sizes, 1 KB to 1 MB", bad)


def _full(
    folder: Path, sizes: int, full: Callable[[int], AbstractContextManager[None]]
) -> dict[str, int]:
    bad = {"old files changed": 0, "not told": 0, "not saved afterwards": 0}
    for number in range(sizes):
        size = int(1000 * 1000 ** (number / max(1, sizes - 1)))
        data, state = folder / f"data{number}", folder / f"state{number}"
        store = Store(data, state)
        saved = store.save(Training("one", title="Brand"))
        before = (data / "trainings" / "one.json").read_bytes()
        wanted = replace(saved, notes="x" * size)
        with full(size):
            try:
                store.save(wanted)
            except SaveFailed as failure:
                bad["not told"] += failure.code != "disk_full"
            else:
                bad["not told"] += 1
        bad["old files changed"] += (data / "trainings" / "one.json").read_bytes() != before
        try:
            bad["not saved afterwards"] += store.save(wanted).notes != wanted.notes
        except SaveFailed:
            bad["not saved afterwards"] += 1
        _remove(data)
        _remove(state)
    return bad


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def calls(folder: Path) -> Row:
    """Let each system call of a save fail in turn, with each of five errors."""
    bad = {"neither old nor new": 0, "wrong about success": 0, "not saved afterwards": 0}
    tried = 0
    for number in ERRORS:
        data, state = folder / f"data{number}", folder / f"state{number}"
        store = Store(data, state)
        saved = store.save(Training("one", title="0"))
        for at in range(MOST_CALLS):
            wanted = replace(saved, title=str(at))
            failed = False
            with failing(at, number) as fault:
                try:
                    saved = store.save(wanted)
                except SaveFailed:
                    failed = True
            (found,) = Store(data, state).load().trainings or (Training("lost"),)
            bad["neither old nor new"] += found.title not in (saved.title, wanted.title)
            bad["wrong about success"] += not failed and found.title != wanted.title
            if failed:
                try:
                    saved = store.save(wanted)
                except SaveFailed:
                    bad["not saved afterwards"] += 1
            if not fault.fired:
                break
            tried += 1
    names = ", ".join(errno.errorcode[number] for number in ERRORS)
    return counted(f"{tried} failing calls: each call of a save in turn, {names}", bad)
