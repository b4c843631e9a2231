"""Measures every row of docs/performance.md and writes that page; ends with 1 when one is missed.

With ``--xcb`` it needs a screen (Xvfb is one); without, it measures offscreen alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.generate import write_trainings
from benchmarks.rows import Row, table, wait_row
from benchmarks.saving import saving_row
from benchmarks.scaling import agenda_row, reading_rows
from benchmarks.starts import home_over, pairs, start_rows
from benchmarks.starts import reading_rows as start_reading_rows

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN: Final = "<!-- measured -->\n"
END: Final = "<!-- end -->\n"
FEW: Final = 200
MANY: Final = 10_000
FEWEST_PAIRS: Final = 7
FRAME_MS: Final = 1000 / 60
LATER_START_S: Final = 0.6


@contextmanager
def screens() -> Iterator[Mapping[str, Mapping[str, str]]]:
    """The platforms to measure on: xcb where there is a screen or Xvfb, and offscreen."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    xvfb = shutil.which("Xvfb")
    if os.environ.get("DISPLAY") or xvfb is None:
        here = {"xcb": {"QT_QPA_PLATFORM": "xcb"}} if os.environ.get("DISPLAY") else {}
        yield {**here, "offscreen": offscreen}
        return
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1366x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            display = f":{told.readline().strip()}"
        try:
            yield {"xcb": {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}, "offscreen": offscreen}
        finally:
            server.terminate()


def window_rows(few: Path, many: Path, platforms: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """What a person waits for in the open window."""
    for name, environment in platforms.items():
        at_few, at_many = (_inside(data, environment) for data in (few, many))
        for count, found in ((FEW, at_few), (MANY, at_many)):
            what = f"one key to repaint, 99th percentile, {count} trainings, {name}"
            yield wait_row(what, found["key_late"], round(FRAME_MS, 1))
            plans = found["plans_per_key"]
            yield Row(f"plans for each key, {count}", "", f"{plans:.1f}", "1", plans <= 1.5)
        for row, key, limit in (
            ("open a training", "open", 50),
            ("a page", "page", 30),
            ("home", "home", 30),
            ("another language", "language", 50),
            ("a durable save: what the window's thread waits for", "save_waits", 4),
        ):
            yield wait_row(f"{row}, {name}", at_few[key], limit)
        waits = at_many["save_waits"]
        yield wait_row(f"the same with {MANY} trainings, {name}", waits, 4)
        yield wait_row(f"first letter of a search in {MANY}, {name}", at_many["search_first"], 50)
        scroll = at_many["scroll"]
        yield wait_row(f"a frame of scrolling {MANY}, {name}", scroll, round(FRAME_MS, 1))


def later_start_row(
    few: Path, many: Path, platforms: Mapping[str, Mapping[str, str]], count: int
) -> Iterator[Row]:
    """How much later home with many trainings is painted."""
    for name, environment in platforms.items():
        one, other = pairs(home_over(many), home_over(few), environment, count)
        later = sorted(b.seconds - a.seconds for a, b in zip(one, other, strict=True))
        more = later[len(later) // 2]
        what = f"home with {MANY} trainings: start, {name}"
        found = f"+ {more:.2f} s"
        yield Row(what, f"with {FEW}", found, f"+ {LATER_START_S} s", more <= LATER_START_S)


def _inside(data: Path, environment: Mapping[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.inside", str(data)]
    done = subprocess.run(
        command,
        check=True,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measured(options: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """All rows, one after the other."""
    few, many = folder / "few", folder / "many"
    write_trainings(few, FEW)
    write_trainings(many, MANY)
    count = max(options.pairs, FEWEST_PAIRS)
    with screens() as platforms:
        yield from start_rows(few, platforms, count, options.cold)
        yield from start_reading_rows(few, next(iter(platforms.values())))
        yield from later_start_row(few, many, platforms, 3)
        yield from window_rows(few, many, platforms)
    yield saving_row(folder / "saving")
    counts = (100, 1_000, 10_000, *((100_000,) if options.long else ()))
    yield agenda_row(folder / "agenda", counts)
    yield from reading_rows()


def write_page(rows: list[Row], options: argparse.Namespace) -> None:
    """Put the table into docs/performance.md, with how it came about."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    arguments = " ".join(sys.argv[1:])
    about = (
        f"Measured on {time.strftime('%d %B %Y')} with `python3 dev.py bench {arguments}`".rstrip()
        + f", medians of {max(options.pairs, FEWEST_PAIRS)} pairs, Python"
        f" {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f} at the end.\n"
    )
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    text = f"{before}{BEGIN}{about}\n{table(rows)}{END}{after}"
    PAGE.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Measure all; return 1 when a row is missed."""
    parser = argparse.ArgumentParser(description="Measure the program against its limits.")
    parser.add_argument("--pairs", type=int, default=FEWEST_PAIRS, help="of starts (7 at least)")
    parser.add_argument("--cold", action="store_true", help="cold starts too (root; drops caches)")
    parser.add_argument("--long", action="store_true", help="agenda of 100,000 trainings too")
    options = parser.parse_args()
    os.environ["KMOP_WIZARD_BENCH"] = "1"
    # An installed program has its bytecode; the first start here has to leave it behind.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows = []
    with tempfile.TemporaryDirectory() as name:
        os.environ["KMOP_WIZARD_HOME"] = str(Path(name) / "home")
        for row in measured(options, Path(name)):
            print(f"{row.what}: {row.found} (at most {row.limit or '-'})", flush=True)
            rows.append(row)
    write_page(rows, options)
    missed = [row.what for row in rows if row.good is False]
    print(f"{len(missed)} missed: {'; '.join(missed)}" if missed else "All within their limits.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
