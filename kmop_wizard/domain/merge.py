"""Two states of one training that went apart, brought together fact by fact.

Against the last state that both have in common, a fact that one side alone changed is taken from
that side. A fact that both changed, each in another way, is a conflict: the merged training holds
mine, and the conflict holds both. What one side removed and the other changed stays, as a conflict.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, NamedTuple

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.entries import LISTS, OF_THE_FILE, Entry, may_be_same, pairs
from kmop_wizard.domain.training import Training

_ABSENT: Final = object()


class Merged(NamedTuple):
    """What came of a merge; the training carries the number of its next save."""

    training: Training
    conflicts: tuple[Conflict, ...]


def merge(base: Training | None, mine: Training, theirs: Training) -> Merged:
    """Merge two states of one training; ``base`` is the last that both come from, if known.

    Without it nothing is taken as removed, and known facts that differ are conflicts. Its revision
    is above both and its moment that of theirs: a store lets it take the place of theirs.
    """
    found: list[Conflict] = []
    whole = _object(base or Training(mine.id), mine, theirs, "", found)
    revision = max(mine.revision, theirs.revision) + 1
    training: Training = replace(whole, revision=revision, saved_at=theirs.saved_at)
    return Merged(training, named(found, mine, theirs))


def named(conflicts: Iterable[Conflict], mine: Training, theirs: Training) -> tuple[Conflict, ...]:
    """``conflicts`` with the computers on which both sides were saved."""
    by = {"mine_by": mine.saved_by or "", "theirs_by": theirs.saved_by or ""}
    return tuple(each._replace(**by) for each in conflicts)


def _object(base: Any, mine: Any, theirs: Any, path: str, found: list[Conflict]) -> Any:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    merged: dict[str, Any] = {}
    for each in fields(mine):
        name = each.name
        sides = (getattr(base, name), getattr(mine, name), getattr(theirs, name))
        if not path and name in ("id", *OF_THE_FILE):
            continue
        if name == "unknown":
            merged[name] = _unknown(*sides, path, found)
        elif name == "participants":
            merged[name] = _names(*sides)
        elif name in LISTS:
            merged[name] = _entries(*sides, f"{path}{name}.", found)
        elif is_dataclass(sides[1]):
            merged[name] = _object(*sides, f"{path}{name}.", found)
        else:
            merged[name] = _fact(*sides, f"{path}{name}", found)
    return replace(mine, **merged)


def _fact(base: Any, mine: Any, theirs: Any, path: str, found: list[Conflict]) -> Any:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    found.append(Conflict(path, _shown(mine), _shown(theirs)))
    return theirs if mine is _ABSENT else mine


def _shown(value: Any) -> Any:
    return None if value is _ABSENT else value


def _unknown(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    path: str,
    found: list[Conflict],
) -> dict[str, Any]:
    merged = {}
    for key in dict.fromkeys([*mine, *theirs]):
        before, left, right = (each.get(key, _ABSENT) for each in (base, mine, theirs))
        value = _fact(before, left, right, f"{path}{key}", found)
        if value is not _ABSENT:
            merged[key] = value
    return merged


def _names(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Names that either side added are in, names that either removed are out."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    removed = Counter(base) - Counter(theirs)
    added = Counter(theirs) - Counter(base) - (Counter(mine) - Counter(base))
    kept = []
    for name in mine:
        if removed[name] > 0:
            removed[name] -= 1
        else:
            kept.append(name)
    for name in theirs:
        if added[name] > 0:
            added[name] -= 1
            kept.append(name)
    return tuple(kept)


class _Row(NamedTuple):
    """An entry of the merged list, where it stood on either side, and its conflicts."""

    entry: Entry
    mine: int | None
    theirs: int | None
    conflicts: list[Conflict]


def _entries(
    base: tuple[Any, ...],
    mine: tuple[Any, ...],
    theirs: tuple[Any, ...],
    path: str,
    found: list[Conflict],
) -> tuple[Any, ...]:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    rows = [*_of_both(base, mine, theirs), *_added(base, mine, theirs)]
    ordered = _in_order(rows)
    for index, row in enumerate(ordered):
        for each in row.conflicts:
            place = f"{path}{index}.{each.path}" if each.path else f"{path}{index}"
            found.append(each._replace(path=place))
    return tuple(row.entry for row in ordered)


def _of_both(base: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> list[_Row]:
    """What was in the list before, with what either side made of it."""
    in_mine, in_theirs = pairs(base, mine), pairs(base, theirs)
    rows = []
    for index, entry in enumerate(base):
        left, right = in_mine.get(index), in_theirs.get(index)
        if left is not None and right is not None:
            rows.append(_row(entry, mine, left, theirs, right))
        elif left is not None and mine[left] != entry:
            rows.append(_Row(mine[left], left, None, [Conflict("", mine[left], None)]))
        elif right is not None and theirs[right] != entry:
            rows.append(_Row(theirs[right], None, right, [Conflict("", None, theirs[right])]))
    return rows


def _added(base: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> list[_Row]:
    """What came into the list; what both sides added of one thing is one entry."""
    left = _new(base, mine)
    right = _new(base, theirs)
    together = pairs([mine[index] for index in left], [theirs[index] for index in right])
    rows = []
    for position, index in enumerate(left):
        partner = together.get(position)
        other = None if partner is None else right[partner]
        if other is not None and may_be_same(mine[index], theirs[other]):
            blank = type(mine[index])()
            rows.append(_row(blank, mine, index, theirs, other))
        else:
            rows.append(_Row(mine[index], index, None, []))
    paired = {row.theirs for row in rows}
    rows += [_Row(theirs[index], None, index, []) for index in right if index not in paired]
    return rows


def _new(base: tuple[Any, ...], side: tuple[Any, ...]) -> list[int]:
    known = set(pairs(base, side).values())
    return [index for index in range(len(side)) if index not in known]


def _row(base: Any, mine: Sequence[Any], left: int, theirs: Sequence[Any], right: int) -> _Row:
    conflicts: list[Conflict] = []
    entry = _object(base, mine[left], theirs[right], "", conflicts)
    return _Row(entry, left, right, conflicts)


def _in_order(rows: list[_Row]) -> list[_Row]:
    """My order; what only they have stands after what precedes it there."""
    mine = sorted((row for row in rows if row.mine is not None), key=lambda row: row.mine or 0)
    only_theirs = [row for row in rows if row.mine is None]
    places = deque(
        sorted((row.theirs, place) for place, row in enumerate(mine) if row.theirs is not None)
    )
    behind: dict[int, list[_Row]] = {}
    last = -1
    for row in sorted(only_theirs, key=lambda row: row.theirs or 0):
        while places and places[0][0] < (row.theirs or 0):
            last = max(last, places.popleft()[1])
        behind.setdefault(last, []).append(row)
    ordered, waiting = [], behind.get(-1, [])
    for place, row in enumerate(mine):
        if row.theirs is not None:
            ordered += waiting
            waiting = []
        ordered.append(row)
        waiting = [*waiting, *behind.get(place, [])]
    return [*ordered, *waiting]
