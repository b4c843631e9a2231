"""Prints how long start and agenda take, beside their limits; ends with 1 when one is passed.

Both windows are started in turn, so that a busy moment of the machine hits both alike, and each
time runs from the start of the process to the first painted window.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generate import TODAY, write_trainings

WINDOW_TRAININGS = 200
WINDOW_LIMIT = 1.6
AGENDA_TRAININGS = 2000
AGENDA_LIMIT = 2.0
FEWEST_PAIRS = 15
PROGRAM = (sys.executable, "-m", "kmop_wizard")
SMALLEST = (sys.executable, "-m", "benchmarks.smallest_window")


def seconds_until_painted(command: Sequence[str]) -> float:
    """Return the time from the start of ``command`` until it says ``painted``.

    Raises RuntimeError when it ends without saying so.
    """
    environment = {**os.environ, "KMOP_WIZARD_BENCH": "1"}
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        output = process.stdout or ()
        for line in output:
            if line.strip() == "painted":
                return time.perf_counter() - begin
    raise RuntimeError(f"{' '.join(command)} did not paint: exit code {process.returncode}")


def measure_window(data: Path, pairs: int) -> bool:
    """Print the medians of both windows and their ratio; tell whether it is within the limit."""
    write_trainings(data, WINDOW_TRAININGS)
    program = (*PROGRAM, "--data-dir", str(data), "--today", TODAY.isoformat())
    for command in (SMALLEST, program):
        seconds_until_painted(command)  # fills the caches of the disk
    smallest, home = [], []
    for _ in range(pairs):
        smallest.append(seconds_until_painted(SMALLEST))
        home.append(seconds_until_painted(program))
    ratio = statistics.median(home) / statistics.median(smallest)
    print(f"Until painted, {pairs} pairs in turn, median (fastest to slowest):")
    print(f"  smallest PySide6 window       {_spread(smallest)}")
    print(f"  home with {WINDOW_TRAININGS} trainings       {_spread(home)}")
    print(f"  ratio {ratio:.2f}, limit {WINDOW_LIMIT}: {_verdict(ratio <= WINDOW_LIMIT)}")
    return ratio <= WINDOW_LIMIT


def measure_agenda(data: Path, runs: int) -> bool:
    """Print how long ``agenda --json`` takes; tell whether time and imports are as they should.

    Raises RuntimeError when it does not show every training.
    """
    write_trainings(data, AGENDA_TRAININGS)
    agenda = ("agenda", "--json", "--data-dir", str(data), "--today", TODAY.isoformat())
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        done = subprocess.run([*PROGRAM, *agenda], check=True, stdout=subprocess.PIPE)
        times.append(time.perf_counter() - begin)
    if len(json.loads(done.stdout)["trainings"]) != AGENDA_TRAININGS:
        raise RuntimeError("agenda does not show every training")
    traced = [sys.executable, "-X", "importtime", *PROGRAM[1:], *agenda]
    imports = subprocess.run(traced, check=True, capture_output=True, encoding="utf-8").stderr
    quick = statistics.median(times) <= AGENDA_LIMIT
    without_qt = "PySide6" not in imports
    print(f"agenda --json on {AGENDA_TRAININGS} trainings, median of {runs}:")
    print(f"  {_spread(times)}, limit {AGENDA_LIMIT} s: {_verdict(quick)}")
    print(f"  {'Qt was not imported' if without_qt else 'Qt was imported'}: {_verdict(without_qt)}")
    return quick and without_qt


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.3f} s ({min(times):.3f} to {max(times):.3f})"


def _verdict(good: bool) -> str:
    return "good" if good else "TOO MUCH"


def main() -> int:
    """Measure both; return 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description="Measure the program against its limits.")
    parser.add_argument("--pairs", type=int, default=20, help="pairs of windows (at least 15)")
    pairs = max(parser.parse_args().pairs, FEWEST_PAIRS)
    with tempfile.TemporaryDirectory() as name:
        os.environ["KMOP_WIZARD_HOME"] = str(Path(name) / "home")
        # An installed program has its bytecode; the first start here has to leave it behind.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        window = measure_window(Path(name) / "window", pairs)
        agenda = measure_agenda(Path(name) / "agenda", runs=5)
    return 0 if window and agenda else 1


if __name__ == "__main__":
    sys.exit(main())
