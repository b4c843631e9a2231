"""From the start of the process to the first painted home, beside the smallest window."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.generate import TODAY
from benchmarks.rows import Row, ratio_row, spread

SMALLEST: Final = (sys.executable, "-m", "benchmarks.smallest_window")
PROGRAM: Final = (sys.executable, "-m", "kmop_wizard")
FROZEN: Final = Path(__file__).resolve().parents[1] / "build" / "frozen"
FROZEN_PROGRAM: Final = FROZEN / "kmop-wizard" / "kmop-wizard"
FROZEN_SMALLEST: Final = FROZEN / "smallest-window" / "smallest-window"
_SMALLEST_SAID: Final = "the smallest PySide6 window"
_OPENED: Final = re.compile(r'open(?:at)?\(.*?"(.*?)".*\) = (\d+)')
_READ: Final = re.compile(r"p?read(?:64)?\(.*\) = (\d+)$")
_CACHES: Final = Path("/proc/sys/vm/drop_caches")


class Start(NamedTuple):
    """Seconds until painted, and the largest memory of the process in KiB."""

    seconds: float
    memory: int


def home_over(data: Path, program: Sequence[str] = PROGRAM) -> tuple[str, ...]:
    """The command that opens home over the trainings in ``data``."""
    return (*program, "--data-dir", str(data), "--today", TODAY.isoformat())


def started(command: Sequence[str], environment: Mapping[str, str]) -> Start:
    """Run ``command`` until it says ``painted``, and let it end.

    Raises RuntimeError when it ends without saying so.
    """
    begin = time.perf_counter()
    quiet = subprocess.DEVNULL
    seconds = 0.0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=quiet, env={**os.environ, **environment}, text=True
    ) as process:
        for line in process.stdout or ():
            if line.strip() == "painted":
                seconds = time.perf_counter() - begin
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    if not seconds:
        raise RuntimeError(f"{' '.join(command)} did not paint")
    return Start(seconds, used.ru_maxrss)


def pairs(
    home: Sequence[str],
    smallest: Sequence[str],
    environment: Mapping[str, str],
    count: int,
    cold: bool = False,
) -> tuple[list[Start], list[Start]]:
    """Start both in turn, so that a busy moment of the machine hits both alike."""
    found: tuple[list[Start], list[Start]] = ([], [])
    for number in range(count + 1):
        for command, starts in zip((smallest, home), found, strict=True):
            if cold:
                os.sync()
                _CACHES.write_text("3")
            start = started(command, environment)
            if number or cold:  # the first fills the caches
                starts.append(start)
    return found


def start_rows(
    data: Path, platforms: Mapping[str, Mapping[str, str]], count: int, cold: bool
) -> Iterator[Row]:
    """The rows of the start from source and frozen, on each platform."""
    frozen = FROZEN_PROGRAM.exists() and FROZEN_SMALLEST.exists()
    for platform, environment in platforms.items():
        home = home_over(data)
        smallest, shown = pairs(home, SMALLEST, environment, count)
        what = f"start to the first painted home, 200 trainings, {platform}"
        yield _ratio(what, smallest, shown, 1.6)
        more = (_memory(shown) - _memory(smallest)) / 1024
        found = f"+ {more:.0f} MiB ({_memory(smallest) / 1024:.0f})"
        yield Row(f"memory then, {platform}", _SMALLEST_SAID, found, "+ 20 MiB", more <= 20)
        if cold:
            cold_pair = pairs(home, SMALLEST, environment, count, cold=True)
            yield _ratio(f"{what}, caches dropped", *cold_pair, None)
        if frozen:
            home = home_over(data, (str(FROZEN_PROGRAM),))
            both = pairs(home, (str(FROZEN_SMALLEST),), environment, count)
            yield _ratio(f"the same, frozen, {platform}", *both, 1.5)
    if not frozen:
        yield Row("the same, frozen", _SMALLEST_SAID, "`dev.py size` freezes both", "1.5 ×", None)


def reading_rows(data: Path, environment: Mapping[str, str]) -> Iterator[Row]:
    """What is opened and read until home is painted; the trainings' own files apart."""
    if shutil.which("strace") is None:
        yield Row("files opened until painted", _SMALLEST_SAID, "no strace here", "1.3 ×", None)
        return
    small = _traced(SMALLEST, environment, data)
    home = _traced(home_over(data), environment, data)
    for name, unit, one, other in (
        ("files opened", "", small.files, home.files),
        ("bytes of these files", " MiB", small.size / 2**20, home.size / 2**20),
    ):
        about = f"{other:.0f} to {one:.0f}{unit}"
        yield ratio_row(f"{name} until painted", _SMALLEST_SAID, other / one, 1.3, about)
    found = f"{home.own_files} opened, {home.own_bytes / 1024:.0f} KiB read"
    yield Row("the trainings' own files then", "", found, "", None)


class Traced(NamedTuple):
    """Files that were opened, other than trainings, and their size; and those of trainings."""

    files: int
    size: int
    own_files: int
    own_bytes: int


def _traced(command: Sequence[str], environment: Mapping[str, str], data: Path) -> Traced:
    with tempfile.NamedTemporaryFile(mode="r", encoding="utf-8", errors="replace") as out:
        strace = ("strace", "-f", "-e", "trace=openat,open", "-s", "4096", "-o", out.name)
        started((*strace, *command), environment)
        names = [found[1] for line in out if (found := _OPENED.search(line))]
    own = [name for name in names if name.startswith(str(data)) and name.endswith(".json")]
    others = {name for name in names if name not in own and Path(name).is_file()}
    return Traced(len(others), sum(map(_size, others)), len(own), sum(map(_size, own)))


def _size(name: str) -> int:
    return Path(name).stat().st_size


def _ratio(what: str, smallest: list[Start], home: list[Start], limit: float | None) -> Row:
    one, other = ([each.seconds for each in starts] for starts in (smallest, home))
    ratio = statistics.median(b / a for a, b in zip(one, other, strict=True))
    about = f"{spread(other)}; {spread(one)}"
    if limit is None:
        return Row(what, _SMALLEST_SAID, f"{ratio:.2f} × ({about})", "", None)
    return ratio_row(what, _SMALLEST_SAID, ratio, limit, about)


def _memory(starts: list[Start]) -> float:
    return statistics.median(each.memory for each in starts)
