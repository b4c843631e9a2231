"""Conflicts that the user has not decided yet: both sides are kept until then, on this computer.

Of each conflict the file of the training holds one side, and this file the other. Beside the
conflicts of a training lies what it held when they were written: the training may be changed
elsewhere, and their paths have to be found again in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kmop_wizard.domain.conflicts import Conflict, all_followed, resolved, value_at
from kmop_wizard.domain.entries import LISTS
from kmop_wizard.domain.training import Application, Attachment, Invoice, Training
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.jsontext import Unreadable, parse, render
from kmop_wizard.storage.ownfiles import read_object, write_object

CONFLICTS: Final = "conflicts.json"
_BLANK: Final = Training("x")
_FACTS: Final = "facts"
_COMPUTERS: Final = ("mine_by", "theirs_by")
_ENTRIES: Final = {
    "applications": Application(),
    "invoices": Invoice(),
    "attachments": Attachment(),
}

Disagreements = Mapping[str, tuple[Conflict, ...]]
NOTHING: Final[Mapping[str, Training]] = MappingProxyType({})


def read_disagreements(state: Path) -> Disagreements:
    """Return what is not decided, by training id; what is damaged is left out."""
    found = {}
    for training_id, rows in read_object(state / CONFLICTS).items():
        conflicts = [] if not isinstance(rows, list) else [_read(row) for row in rows]
        if known := tuple(each for each in conflicts if each is not None):
            found[training_id] = known
    return found


def read_facts_then(state: Path) -> Mapping[str, Training]:
    """Return, by id, the trainings in which the paths of their conflicts are places."""
    found = {}
    for training_id, rows in read_object(state / CONFLICTS).items():
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get(_FACTS), dict):
                with suppress(Unreadable, Newer, ValueError):
                    found[training_id] = decode(render(row[_FACTS]), training_id)
    return found


def write_disagreements(
    state: Path, disagreements: Disagreements, facts: Mapping[str, Training] = NOTHING
) -> None:
    """Write what is not decided yet to the folder ``state``; raises ``SaveFailed``.

    ``facts``: by id, the trainings in which the paths of the conflicts are places.
    """
    content: dict[str, object] = {
        training_id: [*map(_row, conflicts), *_then(facts.get(training_id))]
        for training_id, conflicts in disagreements.items()
        if conflicts
    }
    write_object(state / CONFLICTS, content)


def add_disagreements(
    state: Path, before: Training, after: Training, found: Iterable[Conflict]
) -> None:
    """Add ``found``, which came of ``before`` becoming ``after``; raises ``SaveFailed``.

    What is asked already goes along with its facts.
    """
    asked, facts = dict(read_disagreements(state)), dict(read_facts_then(state))
    left = all_followed(asked.get(after.id, ()), facts.get(after.id, before), after)
    told = joined(left, found)
    if told or after.id in asked:
        write_disagreements(state, {**asked, after.id: told}, {**facts, after.id: after})


def joined(old: Iterable[Conflict], new: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts of one training from two merges; told twice, it is one."""
    kept: list[Conflict] = []
    for each in (*old, *new):
        if each not in kept:
            kept.append(each)
    return tuple(kept)


def _then(training: Training | None) -> list[object]:
    return [] if training is None else [{_FACTS: parse(encode(training))}]


def _row(conflict: Conflict) -> dict[str, object]:
    sides = {side: _written(conflict.path, getattr(conflict, side)) for side in ("mine", "theirs")}
    by = {side: getattr(conflict, side) for side in _COMPUTERS}
    return {"path": conflict.path, **sides, **by}


def _read(row: object) -> Conflict | None:
    if isinstance(row, dict) and isinstance(path := row.get("path"), str):
        with suppress(Unreadable, Newer, ValueError, AttributeError, IndexError, KeyError):
            mine, theirs = _value(path, row.get("mine")), _value(path, row.get("theirs"))
            by = {side: name for side in _COMPUTERS if isinstance(name := row.get(side), str)}
            return Conflict(path, mine, theirs, **by)
    return None


def _written(path: str, value: Any) -> object:
    """``value`` as the training's own format writes it: in a training that holds nothing else."""
    if value is None:
        return None
    parts = _place(path).split(".")
    entries = parts[0] in LISTS
    start = _with_entry(parts[0]) if entries else _BLANK
    return parse(encode(resolved(start, Conflict(_place(path), None, None), value)))


def _with_entry(name: str) -> Training:
    """A training with one entry, in which nothing is known, in the list ``name``."""
    changed: dict[str, Any] = {name: (_ENTRIES[name],)}
    return Training("x", **changed)


def _value(path: str, written: object) -> Any:
    if written is None:
        return None
    return value_at(decode(render(written), None), _place(path))


def _place(path: str) -> str:
    """The path with the first entry for any: alone in its list, an entry has no other place."""
    parts = path.split(".")
    if parts[0] in LISTS and len(parts) > 1:
        parts[1] = "0"
    return ".".join(parts)
