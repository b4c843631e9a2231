"""Both sides of a conflict are kept until the user has decided."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.conflicts import (
    _read,
    _row,
    joined,
    read_conflicts,
    write_conflicts,
)
from kmop_wizard.storage.jsontext import parse, render
from tests.domain.test_merge import three


@settings(max_examples=60)
@given(three())
def test_every_conflict_comes_back_as_it_was(
    states: tuple[Training, Training, Training],
) -> None:
    base, mine, theirs = states
    for conflict in (*merge(base, mine, theirs).conflicts, *merge(None, mine, theirs).conflicts):
        assert _read(parse(render(_row(conflict)))) == conflict


def test_what_is_damaged_is_left_out(state: Path) -> None:
    good = Conflict(("title",), "van mij", None)
    write_conflicts(state, {"one": (good,), "two": ()})
    assert read_conflicts(state) == {"one": (good,)}
    path = state / "conflicts.json"
    text = path.read_text(encoding="utf-8")
    damaged = text.replace("[\n", '[\n null, {"path": 1}, {"path": ["no"], "mine": {}},', 1)
    path.write_text(damaged, encoding="utf-8")
    assert read_conflicts(state) == {"one": (good,)}
    for bad in ('{"version": 2, "trainings": {"one": 5}}', '{"version": 2, "trainings": []}'):
        path.write_text(bad, encoding="utf-8")
        assert read_conflicts(state) == {}


def test_the_same_told_twice_is_one() -> None:
    one, other = Conflict(("title",), "a", "b"), Conflict(("title",), "a", "c")
    assert joined((one,), (other, one)) == (one, other)
