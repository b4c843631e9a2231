"""A working day in the window, many times over: does it keep memory or files?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.reliability.rows import Row
from benchmarks.reliability.years import MOST_GROWTH_MIB


def day_in_the_window(folder: Path, cycles: int) -> Row:
    """Open every page, type, save and undo, in three languages; in a process of its own."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "benchmarks.reliability.window_days", str(folder), str(cycles)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = json.loads(subprocess.check_output(command, env=environment))
    return Row(
        f"{cycles} × all pages of a training opened, typed in, saved, undone, in three languages",
        f"{told['memory']:.1f} MiB more memory, {told['files']} more open files",
        told["memory"] < MOST_GROWTH_MIB and told["files"] <= 0,
    )
