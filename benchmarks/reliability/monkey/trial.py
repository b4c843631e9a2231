"""Monkeys after each other, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.reliability.rows import Row, counted

ACTIONS: Final = 1_000
"""Of one monkey: few enough to be done again."""
_FIRST_SEED: Final = 20261126


def monkeys(_folder: Path, actions: int, seed: int | None = None) -> Row:
    """Let monkeys do ``actions`` together; or only the one with this ``seed``."""
    seeds = [_FIRST_SEED + number for number in range(actions // ACTIONS)]
    told: list[dict[str, int]] = []
    bad = 0
    for each in seeds if seed is None else [seed]:
        found = played(each, ACTIONS)
        bad += found is None
        told += [found] if found else []
    done = ACTIONS * (len(seeds) if seed is None else 1)
    typed, checks = (sum(each[name] for each in told) for name in ("typed", "checks"))
    return counted(
        f"{done} random actions of a monkey in the window, beside a colleague and a failing disk",
        {"losses, errors or unreadable files": bad},
        f"{typed} things typed, each found; all files looked at {checks} times",
    )


def played(seed: int, actions: int) -> dict[str, int] | None:
    """What one monkey tells; nothing when something went wrong, which it prints by itself."""
    command = [sys.executable, "-W", "error", "-m", "benchmarks.reliability.monkey"]
    asked = ["--seed", str(seed), "--actions", str(actions)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [*command, *asked], check=False, env=environment, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        return None
    found: dict[str, int] = json.loads(done.stdout)
    return found
