"""The trials of docs/reliability.md in their short form, and the table that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.reliability.damage import damaged
from benchmarks.reliability.monkey.trial import played
from benchmarks.reliability.persons import killed_program
from benchmarks.reliability.rows import Row
from benchmarks.reliability.saves import full_by_limit, kills
from benchmarks.reliability.together import two_programs
from benchmarks.reliability.triples import merged_triples
from benchmarks.reliability.window import day_in_the_window
from benchmarks.reliability.years import clocks, soak
from tests.storage.samples import posix_only

pytestmark = posix_only


@pytest.mark.parametrize(
    "trial",
    [
        lambda folder: kills(folder, 6),
        lambda folder: killed_program(folder, 3),
        lambda folder: full_by_limit(folder, 4),
        lambda folder: damaged(folder, 30),
        lambda folder: two_programs(folder, 25),
        lambda _folder: merged_triples(2_000),
        lambda folder: clocks(folder, 1),
        lambda folder: soak(folder, 10),
        lambda folder: day_in_the_window(folder, 6),
    ],
    ids=[
        "kill",
        "person",
        "disk full",
        "damage",
        "two programs",
        "merges",
        "clock",
        "soak",
        "window",
    ],
)
def test_nothing_that_was_told_is_lost(tmp_path: Path, trial: Callable[[Path], Row]) -> None:
    row = trial(tmp_path / "trial")
    assert row.good, row


def test_a_monkey_at_the_window_loses_nothing() -> None:
    found = played(seed=1, actions=300)
    assert found is not None, "its last actions are printed above"
    assert found["typed"] > 25


def test_every_row_of_the_table_is_as_it_must_be(project: Path) -> None:
    text = (project / "docs" / "reliability.md").read_text(encoding="utf-8")
    verdicts = re.findall(r"^\|.*\| (yes|NO|–) \|$", text, re.MULTILINE)
    assert len(verdicts) == 13
    assert set(verdicts) == {"yes"}
