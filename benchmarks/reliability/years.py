"""Years of use in minutes: clocks that jump, and cycles that must not grow."""

from __future__ import annotations

import gc
import os
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.reliability.rows import Row, counted
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.backups import DAYS, NEWEST, WEEKS
from kmop_wizard.storage.exports import read_export, write_export
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.transfer import import_trainings

MOST_GROWTH_MIB: Final = 10.0
JUMPS: Final = (
    timedelta(days=1),
    timedelta(days=-1),
    timedelta(days=365),
    timedelta(days=-365),
    timedelta(hours=1),
    timedelta(hours=-1),
)
WRONG: Final = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC))


def clocks(folder: Path, years: int, seed: int = 1) -> Row:
    """Use one training on most days of ``years``, with a clock that is often wrong."""
    dice = random.Random(seed)
    shown = start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    store = Store(folder / "data", folder / "state", lambda: shown)
    training = store.save(Training("one"))
    bad = {"lost": 0, "missing newest versions": 0, "too many versions": 0}
    saves = jumps = 0
    for day in range(365 * years):
        shown = start + timedelta(days=day)
        if dice.random() < 0.05:
            jumps += 1
            shown = dice.choice((*(shown + jump for jump in JUMPS), *WRONG))
        for _ in range(dice.randint(0, 2)):
            shown += timedelta(minutes=dice.randint(0, 90))
            saves += 1
            training = store.save(replace(training, title=str(saves)))
        store.keep_version("one")
        bad["lost"] += store.load().trainings != (training,)
    versions = store.backups.versions("one")
    months = len({f"{each.moment:%Y-%m}" for each in versions})
    bad["missing newest versions"] += versions[0].training != training
    bad["too many versions"] += len(versions) > NEWEST + DAYS + WEEKS + months + 1
    return counted(
        f"{years} simulated years, {saves} saves, {jumps} wrong clocks (1970 to 2038)",
        bad,
        f"{len(versions)} versions of {months} months kept",
    )


def soak(folder: Path, cycles: int) -> Row:
    """Open, save, throw away, bring back, export, import; watch memory and open files."""
    data, state, file = folder / "data", folder / "state", folder / "all.kmop"
    begin = datetime(2026, 11, 23, 13, tzinfo=UTC)
    warm_up = max(20, cycles // 10)
    kept, files = 0.0, 0
    for cycle in range(warm_up + cycles):
        if cycle == warm_up:
            kept, files = memory(), open_files()
        moment = begin + cycle * timedelta(minutes=7)
        store = Store(data, state, partial(_same, moment))
        found = {each.id: each for each in store.load().trainings}
        training = found.get("one", Training("one"))
        store.save(replace(training, title=str(cycle), notes="x" * 20_000))
        store.keep_version("one")
        store.trash("one")
        training = store.restore("one")
        write_export(data, file, (training,), moment)
        import_trainings(store, data, read_export(file))
    gc.collect()
    grown, more = max(0.0, memory() - kept), open_files() - files
    return Row(
        f"{cycles} cycles of open, save, trash, restore, export, import",
        f"{grown:.1f} MiB more memory, {more} more open files",
        grown < MOST_GROWTH_MIB and more <= 0,
    )


def _same(moment: datetime) -> datetime:
    return moment


def memory() -> float:
    """Resident memory in MiB; 0 where the system does not say."""
    try:
        text = Path("/proc/self/statm").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def open_files() -> int:
    try:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - nothing but names is needed
    except OSError:
        return 0
