"""The work of a start and of a letter, counted: the same on every machine, however busy.

``python -m benchmarks.budget`` ends with 1 when there is more of it than allowed. Allowed is a
little more than there is: whoever needs more raises it here, and says why.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.generate import TODAY, write_trainings

TRAININGS: Final = 200
MODULES: Final = 150
"""Of this program, imported until home is painted."""
OTHER_MODULES: Final = 30
"""Of Python and PySide, beside those that the smallest window imports."""
FILES: Final = 15
"""Opened until then, beside those of the smallest window, of modules and of trainings."""
READS: Final = 1
"""Of the file of each training."""
PLANS: Final = 1
"""For each letter that is typed, however many trainings there are."""
TIMES: Final = 3.0
"""The instructions until home is painted, beside those of the smallest window."""

_COUNT: Final = """
import os, runpy, sys
opened = []
sys.addaudithook(lambda event, a: opened.append(str(a[0])) if event == "open" else None)
module, sys.argv = sys.argv[1], sys.argv[1:]
try:
    runpy.run_module(module, run_name="__main__", alter_sys=True)
except SystemExit:
    pass
import json
print(json.dumps({"modules": sorted(sys.modules), "opened": opened}))
sys.stdout.flush()
os._exit(0)
"""
_INSTRUCTIONS: Final = re.compile(r"I +refs: +([0-9,]+)")


class Count(NamedTuple):
    """How much of something there is, and may be."""

    what: str
    found: float
    most: float

    @property
    def good(self) -> bool:
        """Whether it is within its budget."""
        return self.found <= self.most


def counts(folder: Path) -> list[Count]:
    """Start both windows over ``TRAININGS`` trainings, type, and count."""
    data = folder / "data"
    write_trainings(data, TRAININGS)
    home = ["kmop_wizard", "--data-dir", str(data), "--today", TODAY.isoformat()]
    smallest = ["benchmarks.smallest_window"]
    small, shown = _started(smallest), _started(home)
    modules = {*shown["modules"]} - {*small["modules"]}
    own = {name for name in modules if name.partition(".")[0] == "kmop_wizard"}
    opened = [name for name in shown["opened"] if not name.endswith((".py", ".pyc"))]
    trainings = [name for name in opened if str(data) in name and name.endswith(".json")]
    others = {*opened} - {*trainings} - {*small["opened"]}
    found = [
        Count("modules of this program", len(own), MODULES),
        Count("other modules", len(modules - own), OTHER_MODULES),
        Count("files opened, beside those of modules and trainings", len(others), FILES),
        Count("times that the file of each training is opened", len(trainings) / TRAININGS, READS),
        Count("plans for each letter", _plans(data), PLANS),
    ]
    if shutil.which("valgrind"):
        times = _instructions(home, folder) / _instructions(smallest, folder)
        found.append(Count("instructions, beside those of the smallest window", times, TIMES))
    return found


def _started(arguments: list[str]) -> dict[str, list[str]]:
    command = [sys.executable, "-c", _COUNT, *arguments]
    subprocess.run([sys.executable, "-m", *arguments], check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _plans(data: Path) -> float:
    command = [sys.executable, "-m", "benchmarks.inside", "--keys", str(data)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return float(json.loads(done.stdout.splitlines()[-1])["plans_per_key"])


def _instructions(arguments: list[str], folder: Path) -> int:
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no"]
    out = f"--cachegrind-out-file={folder / 'cachegrind'}"
    command = [*tool, out, sys.executable, "-m", *arguments]
    done = subprocess.run(
        command,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = _INSTRUCTIONS.search(done.stderr)
    if found is None:
        raise RuntimeError(done.stderr)
    return int(found[1].replace(",", ""))


def main() -> int:
    """Print the counts; return 1 when one is above its budget."""
    os.environ |= {"KMOP_WIZARD_BENCH": "1", "QT_QPA_PLATFORM": "offscreen"}
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        os.environ["KMOP_WIZARD_HOME"] = str(Path(name) / "home")
        found = counts(Path(name))
    for count in found:
        verdict = "" if count.good else "  TOO MUCH"
        print(f"{count.what}: {count.found:g}, at most {count.most:g}{verdict}")
    return 0 if all(count.good for count in found) else 1


if __name__ == "__main__":
    sys.exit(main())
