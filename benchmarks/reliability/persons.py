"""The program itself, killed while a person types, imports and moves."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from benchmarks.reliability.monkey.ledger import values_by_training
from benchmarks.reliability.rows import Row, counted
from kmop_wizard.commands import agenda_data, check_data
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.storage.exports import write_export
from kmop_wizard.storage.folders import HOME_VARIABLE, folders
from kmop_wizard.storage.store import Store
from kmop_wizard.tour.trial import MOVES, READY, REPLACES, SAVED, SEED

_FROM_SOURCE: Final = (sys.executable, "-m", "kmop_wizard")
_LONGEST_S: Final = 2.0
"""After so many seconds of work at the latest the program is killed."""


def killed_program(
    folder: Path, count: int, frozen: Path | None = None, seed: int = 20261126
) -> Row:
    """Kill the program ``count`` times while it is worked in, each time over what was left.

    ``frozen``: the program as people install it; default: from source.
    """
    folder.mkdir(parents=True)
    desk, home = folder.resolve() / "desk", folder.resolve() / "home"
    desk.mkdir()
    _lay_exports(desk)
    dice = random.Random(seed)
    command = [str(frozen)] if frozen else [*_FROM_SOURCE]
    told: dict[tuple[str, str], str] = {}
    bad = {"lost": 0, "unreadable": 0, "not started": 0}
    things = moves = 0
    with patch.dict(os.environ, {HOME_VARIABLE: str(home), "QT_QPA_PLATFORM": "offscreen"}):
        for number in range(count):
            lines = _killed(command, f"{number} {desk}", dice.uniform(0, _LONGEST_S))
            bad["not started"] += lines[:1] != [READY]
            moves += sum(line.startswith(MOVES) for line in lines)
            things += sum(line.startswith(SAVED) for line in lines)
            _follow(told, lines)
            missing = _missing(told)
            bad["lost"] += len(missing)
            bad["unreadable"] += len(problems := _problems())
            if missing or problems:
                print(f"kill {number}: {missing} {problems}", *lines[-10:], sep="\n  ")
            for each in missing:
                del told[each]
    which = "the frozen program" if frozen else "the program"
    tried = f"{count} × kill -9 of {which} while a person types, imports and moves"
    return counted(tried, bad, f"{things} texts told as saved, {moves} moves begun")


def _lay_exports(desk: Path) -> None:
    """Two exports with some trainings, to be imported."""
    for number in range(2):
        data = desk / f"another{number}"
        store = Store(data, desk / "another-state")
        trainings = [
            store.save(Training(f"imported-{number}-{each}", title=f"Cursus {each}"))
            for each in range(3)
        ]
        write_export(data, desk / f"{number}.kmop", trainings, store.now())


def _killed(command: list[str], asked: str, seconds: float) -> list[str]:
    """What the program told until it was killed, so many seconds after it was ready."""
    environment = {**os.environ, SEED: asked}
    started = [*command, "--self-test"]
    with subprocess.Popen(
        started, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        first = process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        told = first + process.stdout.read()
    whole = told[: told.rfind(b"\n") + 1]
    return whole.decode().splitlines()


def _follow(told: dict[tuple[str, str], str], lines: list[str]) -> None:
    """Note what must be found now, by training and field."""
    for line in lines:
        verb, *rest = line.split(" ")
        if verb == REPLACES:
            told.pop((rest[0], rest[1]), None)
        elif verb == SAVED:
            told[rest[0], rest[1]] = rest[2]


def _missing(told: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    """What was told as saved and is neither in a file nor in a draft where the program looks."""
    places = folders()
    found = values_by_training((places.data, places.state))
    return [
        (training_id, name)
        for (training_id, name), text in told.items()
        if not any(text in values.get(name, "") for values in found.get(training_id, ()))
    ]


def _problems() -> list[str]:
    """What ``check`` finds and what can't be read."""
    today = date(2026, 11, 26)
    problems: Any = check_data(Words("en"), None)["problems"]
    unreadable: Any = agenda_data(None, today)["unreadable"]
    return [json.dumps(each) for each in (*problems, *unreadable)]
