"""Conflicts that the user has not decided yet: both sides are kept until then, on this computer.

Of each conflict the file of the training holds one side, and this file the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from kmop_wizard.domain import facts
from kmop_wizard.domain.conflicts import Conflict, left_open
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.jsontext import Unreadable, parse, render
from kmop_wizard.storage.ownfiles import path_in, read_rows, write_rows

CONFLICTS: Final = "conflicts.json"
_BLANK: Final = Training("x")
_COMPUTERS: Final = ("mine_by", "theirs_by")

Conflicts = Mapping[str, tuple[Conflict, ...]]


def read_conflicts(state: Path) -> Conflicts:
    """Return what is not decided, by training id; what is damaged is left out."""
    found = {}
    for training_id, rows in read_rows(state / CONFLICTS).items():
        if conflicts := tuple(each for each in map(_read, rows) if each is not None):
            found[training_id] = conflicts
    return found


def write_conflicts(state: Path, conflicts_by_id: Conflicts) -> None:
    """Write what is not decided yet to the folder ``state``; raises ``SaveFailed``."""
    rows = {
        training_id: [_row(each) for each in conflicts]
        for training_id, conflicts in conflicts_by_id.items()
        if conflicts
    }
    write_rows(state / CONFLICTS, rows)


def add_conflicts(state: Path, after: Training, found: Iterable[Conflict]) -> None:
    """Add ``found``, which came of a merge to ``after``; raises ``SaveFailed``."""
    asked = dict(read_conflicts(state))
    still_open = joined(left_open(asked.get(after.id, ()), after), found)
    if still_open or after.id in asked:
        write_conflicts(state, {**asked, after.id: still_open})


def joined(old: Iterable[Conflict], new: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts of one training from two merges; told twice, it is one."""
    kept: list[Conflict] = []
    for each in (*old, *new):
        if each not in kept:
            kept.append(each)
    return tuple(kept)


def _row(conflict: Conflict) -> dict[str, object]:
    sides = {side: _written(conflict.path, getattr(conflict, side)) for side in ("mine", "theirs")}
    by = {side: getattr(conflict, side) for side in _COMPUTERS}
    return {"path": list(conflict.path), **sides, **by}


def _read(row: Mapping[str, object]) -> Conflict | None:
    if path := path_in(row):
        with suppress(Unreadable, Newer, KeyError):
            mine, theirs = _value(path, row.get("mine")), _value(path, row.get("theirs"))
            by = {side: name for side in _COMPUTERS if isinstance(name := row.get(side), str)}
            return Conflict(path, mine, theirs, **by)
    return None


def _written(path: facts.Path, value: Any) -> object:
    """``value`` as the training's own format writes it: in a training that holds nothing else."""
    return None if value is None else parse(encode(facts.with_value(_BLANK, path, value)))


def _value(path: facts.Path, written: object) -> Any:
    return None if written is None else facts.fact(decode(render(written), None), path)
