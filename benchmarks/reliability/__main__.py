"""Prints the table of docs/reliability.md; ends with 1 when something is not as it must be."""

from __future__ import annotations

import sys

from benchmarks.reliability.damage import damaged
from benchmarks.reliability.rows import Trial, print_table
from benchmarks.reliability.saves import calls, full_by_disk, full_by_limit, kills
from benchmarks.reliability.syncing import two_nodes
from benchmarks.reliability.together import two_programs
from benchmarks.reliability.triples import merged_triples
from benchmarks.reliability.window import day_in_the_window
from benchmarks.reliability.years import clocks, soak


def trials(short: bool) -> dict[str, Trial]:
    """The trials by name; ``short`` ones take about a minute together."""

    def some(many: int, few: int) -> int:
        return few if short else many

    return {
        "kill": lambda folder: kills(folder, some(500, 30)),
        "limit": lambda folder: full_by_limit(folder, some(50, 8)),
        "disk": lambda folder: full_by_disk(folder, some(50, 8)),
        "calls": calls,
        "damage": lambda folder: damaged(folder, some(200, 60)),
        "together": lambda folder: two_programs(folder, some(1000, 100)),
        "triples": lambda _folder: merged_triples(some(100_000, 2_000)),
        "sync": lambda folder: two_nodes(folder, some(1000, 60)),
        "clock": lambda folder: clocks(folder, some(8, 1)),
        "soak": lambda folder: soak(folder, some(2000, 100)),
        "window": lambda folder: day_in_the_window(folder, some(300, 20)),
    }


if __name__ == "__main__":
    sys.exit(print_table("Try to lose what a person told the program.", trials))
