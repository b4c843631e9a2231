"""What each trial reports: one row of the table; and printing such a table."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """``tried``: what was done, with numbers. ``found``: what came of it. ``good``: as it must.

    ``good`` is ``None`` when it can't be tried on this computer; ``found`` says why.
    """

    tried: str
    found: str
    good: bool | None


# A trial is given a folder of its own, which is not there yet.
Trial = Callable[[Path], Row | None]


def counted(tried: str, bad: dict[str, int], more: str = "") -> Row:
    """A row that is good when nothing bad was counted."""
    found = ", ".join(f"{number} {name}" for name, number in bad.items())
    return Row(tried, f"{found}{'; ' if more else ''}{more}", not any(bad.values()))


def print_table(
    parser: argparse.ArgumentParser, trials: Callable[[argparse.Namespace], Mapping[str, Trial]]
) -> int:
    """Do the trials that the command line asks for, a line for each; 1 when one went wrong.

    ``parser`` describes them. ``trials`` gives all by name; of the options ``short`` asks for less.
    """
    parser.add_argument("--short", action="store_true", help="fewer of each")
    known = trials(parser.parse_args([]))
    parser.add_argument("trial", nargs="*", help=f"only these of {', '.join(known)}")
    options = parser.parse_args()
    print("| tried | found | as it must be |\n|---|---|---|", flush=True)
    good = True
    with tempfile.TemporaryDirectory() as place:
        for name, trial in trials(options).items():
            if options.trial and name not in options.trial:
                continue
            row = trial(Path(place) / name) or Row(name, "not possible on this computer", None)
            good = good and row.good is not False
            verdict = "–" if row.good is None else ("yes" if row.good else "NO")
            print(f"| {row.tried} | {row.found} | {verdict} |", flush=True)
    return 0 if good else 1
