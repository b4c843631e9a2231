"""Prints the table of docs/reliability.md; ends with 1 when something is not as it must be."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from benchmarks.reliability.damage import damaged
from benchmarks.reliability.monkey.trial import monkeys
from benchmarks.reliability.persons import killed_program
from benchmarks.reliability.rows import Trial, print_table
from benchmarks.reliability.saves import calls, full_by_disk, full_by_limit, kills
from benchmarks.reliability.syncing import two_nodes
from benchmarks.reliability.together import two_programs
from benchmarks.reliability.triples import merged_triples
from benchmarks.reliability.window import day_in_the_window
from benchmarks.reliability.years import clocks, soak


def trials(options: Namespace) -> dict[str, Trial]:
    """The trials by name; short ones take some minutes together."""

    def some(many: int, few: int) -> int:
        return few if options.short else many

    return {
        "monkey": lambda folder: monkeys(folder, some(20_000, 1_000), options.seed),
        "person": lambda folder: killed_program(folder, some(500, 20), options.frozen),
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
    parser = ArgumentParser(description="Try to lose what a person told the program.")
    parser.add_argument("--seed", type=int, help="let the monkey do what it did with this seed")
    parser.add_argument("--frozen", type=Path, help="kill this program instead of the source")
    sys.exit(print_table(parser, trials))
