"""Random states of one training that went apart on two computers, and what a merge owes to both."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from benchmarks.reliability.rows import Row, counted
from kmop_wizard.domain.conflicts import left_open, resolved
from kmop_wizard.domain.entries import first_day, number_of, same_facts
from kmop_wizard.domain.facts import (
    PATHS,
    Path,
    entry_of,
    facts_of,
    is_entry,
    known_entries,
    value_or_none,
    with_fact,
    with_value,
    without_entry,
)
from kmop_wizard.domain.merge import Merged, merge, with_common_ids
from kmop_wizard.domain.training import LISTS, Training
from kmop_wizard.storage.codec import encode

Triple = tuple[Training | None, Training, Training]

_OBJECTS: Final = ((), ("enterprise",), ("enrolment",), ("attendance",))
_OF_ENTRIES: Final = {"applications": ((), ("deposit",), ("subsidy",))}
_PARTICIPANTS: Final = ("enrolment", "participants")
_FACTS: Final = [
    path for path in PATHS if not any(path == each[: len(path)] != each for each in PATHS)
]
_NUMBER: Final = {
    "applications": "subsidy_number",
    "invoices": "number",
    "attachments": "sha256",
}
_TEXTS: Final = ("2026-1187", "2026-1188", " 2026-1187 ", "Liantis", "LIANTIS", "x")
_NAMES: Final = ("Sofie", "Jan", "An", "Bo", "Sofie")
_ABSENT: Final = object()
_FIRST: Final = date(2026, 11, 1)


def triple(seed: int) -> Triple:
    """Two states with their common ancestor, which is not known now and then."""
    dice = random.Random(seed)
    base = _edited(Training("one", revision=1), dice, dice.randrange(18))
    mine, theirs = (_edited(base, dice, dice.randrange(9)) for _ in range(2))
    if dice.random() < 0.3:  # both add the same thing, and say different things of it
        mine, theirs = _of_one_number(mine, theirs, dice)
    mine = replace(mine, revision=dice.randrange(2, 9), saved_by="KANTOOR")
    theirs = replace(theirs, revision=dice.randrange(2, 9), saved_by="LAPTOP", saved_at="later")
    return (None if dice.random() < 0.15 else base), mine, theirs


def faults(base: Training | None, mine: Training, theirs: Training) -> Iterator[str]:
    """Yield the name of each promise that a merge of the three breaks."""
    merged, other = merge(base, mine, theirs), merge(base, theirs, mine)
    start = base or Training(mine.id)
    sides = with_common_ids(start, mine, theirs)
    yield from _of_the_sides(start, *sides, merged)
    yield from _of_the_computers(merged, other)
    if _twice(start, *sides):
        yield "what both sides added under one number is there twice"
    if not _in_order(start, *sides, merged.training):
        yield "entries stand in another order"
    if left_open(merged.conflicts, merged.training) != merged.conflicts:
        yield "a question does not stay"
    if merged.training.revision <= max(mine.revision, theirs.revision):
        yield "the number of the save is not above both"
    for whole in (mine, theirs, merged.training):
        for again in ((base, whole, whole), (start, whole, start), (start, start, whole)):
            found = merge(*again)
            if found.conflicts or not same_facts(found.training, whole):
                yield "merged with itself or its past it is another"


def _of_the_sides(base: Training, left: Training, right: Training, merged: Merged) -> Iterator[str]:
    if any(_lost(base, left, right, merged)):
        yield "a fact that was told is gone"
    if any(_came_back(base, left, right, merged)):
        yield "what was removed is back"
    for each in merged.conflicts:
        here, there = value_or_none(left, each.path), value_or_none(right, each.path)
        if (each.mine, each.theirs) != (here, there) or here == there:
            yield "a conflict does not hold both sides"


def _of_the_computers(merged: Merged, other: Merged) -> Iterator[str]:
    if [each.path for each in merged.conflicts] != [each.path for each in other.conflicts]:
        yield "the other computer asks something else"
    if not merged.conflicts and _bytes(merged.training) != _bytes(other.training):
        yield "two computers write different bytes"
    for mine in (True, False):
        if not same_facts(_chosen(merged, mine), _chosen(other, not mine)):
            yield "the same choice on two computers gives two trainings"


def _twice(base: Training, left: Training, right: Training) -> bool:
    for name in LISTS:
        old, here, there = ({e.id: e for e in getattr(side, name)} for side in (base, left, right))
        only_here = {number_of(here[each]) for each in here.keys() - old.keys() - there.keys()}
        only_there = {number_of(there[each]) for each in there.keys() - old.keys() - here.keys()}
        if only_here & only_there - {None}:
            return True
    return False


def merged_triples(number: int, first: int = 0) -> Row:
    """Merge ``number`` random triples, and count the promises that are broken."""
    broken = Counter({"promises broken": 0})
    for seed in range(first, first + number):
        broken.update(faults(*triple(seed)))
    return counted(f"{number} times two random states of one training merged", broken)


def _lost(base: Training, left: Training, right: Training, merged: Merged) -> Iterator[Path]:
    """What a side told and is neither in the merged training nor asked."""
    before, after = _facts(base), _facts(merged.training)
    asked = {each.path: (each.mine, each.theirs) for each in merged.conflicts}
    for side in (left, right):
        for path, value in _facts(side).items():
            if value == before.get(path, _ABSENT) or entry_of(path) in asked:
                continue
            if path == _PARTICIPANTS:
                if Counter(value) - Counter(before.get(path, ())) - Counter(after.get(path, ())):
                    yield path
            elif after.get(path, _ABSENT) != value and value not in asked.get(path, ()):
                yield path


def _facts(training: Training) -> dict[Path, Any]:
    return {p: True if is_entry(p) else value for p, value in facts_of(training).items()}


def _came_back(base: Training, left: Training, right: Training, merged: Merged) -> Iterator[Path]:
    """What a side removed and is in the merged training, though nobody is asked."""
    after = facts_of(merged.training)
    asked = {each.path for each in merged.conflicts}
    for side in map(facts_of, (left, right)):
        for path in facts_of(base):
            gone = path not in side and path in after and path != _PARTICIPANTS
            if gone and path not in asked and entry_of(path) not in asked:
                yield path


def _in_order(base: Training, left: Training, right: Training, merged: Training) -> bool:
    """Whether added entries stand behind those of the base, by their first day, then their id."""
    if same_facts(left, right) or any(same_facts(base, side) for side in (left, right)):
        return True
    for name in LISTS:
        old = [each.id for each in getattr(base, name)]
        places = []
        for entry in (each.id for each in getattr(merged, name)):
            told = [value_or_none(side, (name, entry)) for side in (left, right)]
            day = min(first_day(each) for each in told if each is not None)
            is_old = entry in old
            places.append((not is_old, old.index(entry) if is_old else 0, day, entry))
        if places != sorted(places, key=lambda place: place if place[0] else place[:2]):
            return False
    return True


def _bytes(training: Training) -> bytes:
    return encode(replace(training, revision=0, saved_at=None, saved_by=None))


def _chosen(merged: Merged, mine: bool) -> Training:
    """The training once one side is chosen everywhere."""
    training = merged.training
    for each in merged.conflicts:
        training = resolved(training, each, each.mine if mine else each.theirs)
    return known_entries(training)


def _edited(training: Training, dice: random.Random, edits: int) -> Training:
    """``training`` after some edits, as people, earlier versions and other programs make them."""
    for _ in range(edits):
        training = dice.choices(*_EDITS)[0](training, dice)
    return training


def _tell(training: Training, dice: random.Random) -> Training:
    path = dice.choice(_FACTS)
    if path[0] in LISTS:
        path = (path[0], _an_id(training, path[0], dice), *path[1:])
    return with_fact(training, path, _value(path, dice))


def _add(training: Training, dice: random.Random) -> Training:
    name = dice.choice(LISTS)
    path = (name, dice.choice(("", f"{dice.getrandbits(64):016x}")), _NUMBER[name])
    return with_fact(training, path, dice.choice(_TEXTS[:3]))


def _remove(training: Training, dice: random.Random) -> Training:
    name = dice.choice(LISTS)
    return without_entry(training, name, _an_id(training, name, dice))


def _move(training: Training, dice: random.Random) -> Training:
    name = dice.choice(LISTS)
    entries = list(getattr(training, name))
    dice.shuffle(entries)
    changed: dict[str, Any] = {name: tuple(entries)}
    return replace(training, **changed)


def _later(training: Training, dice: random.Random) -> Training:
    """A key of a later version, in any object."""
    places: list[Path] = list(_OBJECTS)
    for name in LISTS:
        for entry in getattr(training, name):
            places += ((name, entry.id, *inner) for inner in _OF_ENTRIES.get(name, ((),)))
    path = (*dice.choice(places), dice.choice(("x_one", "x_two", "number.of", "")))
    return with_value(training, path, dice.choice((None, 0, "x", ["x", {"y": None}])))


def _people(training: Training, dice: random.Random) -> Training:
    names = dice.choices(_NAMES, k=dice.randrange(4))
    return with_fact(training, _PARTICIPANTS, tuple(names))


_EDITS: Final = (
    (_tell, _add, _remove, _move, _later, _people),
    (10, 3, 2, 1, 2, 1),
)


def _an_id(training: Training, name: str, dice: random.Random) -> str:
    ids: list[str] = [each.id for each in getattr(training, name)]
    return dice.choice([*ids, *ids, "1"])


def _value(path: Path, dice: random.Random) -> Any:
    if dice.random() < 0.2:
        return None
    if path == _PARTICIPANTS:
        return tuple(dice.choices(_NAMES, k=dice.randrange(4)))
    if path[-1].endswith(("_on", "_day")):
        return _FIRST + timedelta(dice.randrange(4))
    if "amount" in path[-1] or "price" in path[-1]:
        return Decimal(dice.randrange(3)).scaleb(-2)
    return dice.choice(_TEXTS)


def _of_one_number(
    mine: Training, theirs: Training, dice: random.Random
) -> tuple[Training, Training]:
    name = dice.choice(LISTS)
    sides = []
    for side in (mine, theirs):
        entry = (name, f"{dice.getrandbits(64):016x}")
        path = dice.choice([each for each in _FACTS if each[0] == name])
        told = with_fact(side, (*entry, _NUMBER[name]), dice.choice(("A 1", "a1", "A1")))
        sides.append(with_fact(told, (*entry, *path[1:]), _value(path, dice)))
    return sides[0], sides[1]
