"""A durable save beside its system calls alone."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from benchmarks.generate import write_trainings
from benchmarks.rows import Row, ratio_row
from kmop_wizard.storage import disk
from kmop_wizard.storage.store import Store

SAVES: Final = 60


class TimedDisk:
    """The disk, and how many seconds its calls took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*arguments: Any, **options: Any) -> Any:
            begin = time.perf_counter()
            try:
                return real(*arguments, **options)
            finally:
                self.seconds += time.perf_counter() - begin

        return call


def saving_row(folder: Path) -> Row:
    """Save one training many times: the whole, and the part that the system takes."""
    write_trainings(folder, 1)
    store = Store(folder, folder / "state")
    (training,) = store.load().trainings
    timed, before = TimedDisk(), disk.system
    whole, calls = [], []
    disk.system = timed
    try:
        for number in range(SAVES):
            begin, already = time.perf_counter(), timed.seconds
            training = store.save(replace(training, title=f"Brandbestrijding {number}"))
            whole.append(time.perf_counter() - begin)
            calls.append(timed.seconds - already)
    finally:
        disk.system = before
    ratio = statistics.median(one / other for one, other in zip(whole, calls, strict=True))
    milliseconds = [1000 * statistics.median(each) for each in (whole, calls)]
    about = "{:.1f} ms; {:.1f} ms".format(*milliseconds)
    return ratio_row("a durable save in all", "its system calls", ratio, 1.3, about)
