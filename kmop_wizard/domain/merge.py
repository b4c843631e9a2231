"""Two states of one training that went apart, brought together fact by fact.

Against the last state that both have in common, a fact that one side alone changed is taken from
that side. A fact that both changed, each in another way, is a conflict: the merged training holds
mine, and the conflict holds both. An entry that one side removed and the other changed stays whole,
as a conflict. Two computers that merge the same states write the same bytes: nothing depends on
which state is whose but the side of a conflict that is held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.entries import Number, first_day, number_of, same_facts
from kmop_wizard.domain.facts import (
    Path,
    entry_of,
    facts_of,
    from_facts,
    in_file_order,
    is_entry,
    value_at,
)
from kmop_wizard.domain.training import LISTS, Entry, Training

_ABSENT: Final = object()
_PARTICIPANTS: Final = ("enrolment", "participants")

Facts = Mapping[Path, Any]


class Merged(NamedTuple):
    """What came of a merge; the training carries the number of its next save."""

    training: Training
    conflicts: tuple[Conflict, ...]


def merge(base: Training | None, mine: Training, theirs: Training) -> Merged:
    """Merge two states of one training; ``base`` is the last that both come from, if known.

    Without it nothing is taken as removed, and known facts that differ are conflicts. Its revision
    is above both and its moment that of theirs: a store lets it take the place of theirs.
    """
    start = base or Training(mine.id)
    mine, theirs = with_common_ids(start, mine, theirs)
    conflicts: tuple[Conflict, ...] = ()
    if same_facts(theirs, mine):
        whole = min(mine, theirs, key=repr)  # keys without a name here may stand in another order
    elif same_facts(theirs, start):
        whole = mine
    elif same_facts(mine, start):
        whole = theirs
    else:
        whole, conflicts = _merged(start, mine, theirs)
    revision = max(mine.revision, theirs.revision) + 1
    training = replace(
        whole,
        revision=revision,
        saved_at=theirs.saved_at,
        saved_by=mine.saved_by,
        saves=latest_saves(mine, theirs),
    )
    return Merged(training, named(conflicts, mine, theirs))


def latest_saves(*states: Training) -> dict[str, int]:
    """The version vector of what comes from all ``states``."""
    latest: dict[str, int] = {}
    for state in states:
        for computer, revision in state.saves.items():
            latest[computer] = max(revision, latest.get(computer, 0))
    return latest


def comes_from(later: Training, earlier: Training) -> bool:
    """Whether who saved ``later`` had read ``earlier``, or what came of it."""
    return all(later.saves.get(computer, 0) >= saved for computer, saved in earlier.saves.items())


def named(conflicts: Iterable[Conflict], mine: Training, theirs: Training) -> tuple[Conflict, ...]:
    """``conflicts`` with the computers on which both sides were saved."""
    here, there = mine.saved_by or "", theirs.saved_by or ""
    return tuple(each._replace(mine_by=here, theirs_by=there) for each in conflicts)


def _merged(
    base: Training, mine: Training, theirs: Training
) -> tuple[Training, tuple[Conflict, ...]]:
    before, here, there = facts_of(base), facts_of(mine), facts_of(theirs)
    only, differ = _on_one_side(before, here, there)
    facts: dict[Path, Any] = {}
    for path in (*before, *sorted((here.keys() | there.keys()) - before.keys())):
        entry = entry_of(path)
        if entry in only:
            value = only[entry].get(path, _ABSENT)
        elif is_entry(path):
            value = here.get(path, _ABSENT)
        elif path == _PARTICIPANTS:
            value = _names(*(side.get(path, ()) for side in (before, here, there)))
        else:
            old, value, other = (side.get(path, _ABSENT) for side in (before, here, there))
            if value == old:
                value = other
            elif other not in (old, value):
                differ.append(path)
        if value is not _ABSENT:
            facts[path] = value
    whole = _in_order(from_facts(facts, mine), base, mine, theirs)
    conflicts = (
        Conflict(path, value_at(here, path), value_at(there, path))
        for path in in_file_order(differ, whole)
    )
    return whole, tuple(conflicts)


def _on_one_side(
    before: Facts, here: Facts, there: Facts
) -> tuple[Mapping[Path | None, Facts], list[Path]]:
    """What becomes of each entry that one side alone has, and those that the other removed.

    Removed there and as it was here, nothing is left of it.
    """
    only: dict[Path | None, Facts] = {}
    removed = []
    for side, other in ((here, there), (there, here)):
        for path in side:
            if is_entry(path) and path not in other:
                only[path] = {} if side[path] == before.get(path) else side
                if only[path] and path in before:
                    removed.append(path)
    return only, removed


def _names(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Names that either side added are in, names that either removed are out."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    sides = sorted((mine, theirs))
    left = Counter(base)
    for side in sides:
        left -= Counter(base) - Counter(side)
    kept = []
    for name in base:
        if left[name] > 0:
            left[name] -= 1
            kept.append(name)
    came: Counter[str] = Counter()
    for side in sides:
        new = Counter(side) - Counter(base) - came
        came |= new + came
        for name in side:
            if new[name] > 0:
                new[name] -= 1
                kept.append(name)
    return tuple(kept)


def _in_order(whole: Training, base: Training, mine: Training, theirs: Training) -> Training:
    """What was added stands after what was there, by its first day, then by its id."""
    lists: dict[str, Any] = {}
    for name in LISTS:
        place = {each.id: number for number, each in enumerate(getattr(base, name))}
        days: dict[str, date] = {}
        for each in (*getattr(mine, name), *getattr(theirs, name)):
            days[each.id] = min(first_day(each), days.get(each.id, date.max))
        lists[name] = tuple(
            sorted(
                getattr(whole, name),
                key=lambda each: (place.get(each.id, len(place)), days[each.id], each.id),
            )
        )
    return replace(whole, **lists)


def with_common_ids(base: Training, mine: Training, theirs: Training) -> tuple[Training, Training]:
    """Both sides, with one id for each entry that both added under one number: the smaller."""
    for name in LISTS:
        mine, theirs = _apart(base, mine, theirs, name)
        old, here, there = ({e.id: e for e in getattr(side, name)} for side in (base, mine, theirs))
        left = [each for key, each in here.items() if key not in old and key not in there]
        right = [each for key, each in there.items() if key not in old and key not in here]
        new_ids: dict[str, str] = {}
        for pair in _of_one_number(left, right):
            new_ids[max(pair)] = min(pair)
        mine, theirs = (_renamed(side, name, new_ids) for side in (mine, theirs))
    return mine, theirs


def _apart(
    base: Training, mine: Training, theirs: Training, name: str
) -> tuple[Training, Training]:
    """Both sides, where two entries that both added meet under one id by chance: two ids.

    An id that is only a place was given to a file without ids: other numbers are other entries.
    """
    old, here, there = ({e.id: e for e in getattr(side, name)} for side in (base, mine, theirs))
    taken = {*old, *here, *there}
    new_ids: list[dict[str, str]] = [{}, {}]
    place = 1
    for key in sorted((here.keys() & there.keys()) - old.keys()):
        one, other = number_of(here[key]), number_of(there[key])
        if key.isdecimal() and one and other and not one.may_be(other):
            while str(place) in taken:
                place += 1
            taken.add(str(place))
            new_ids[str(one) < str(other)][key] = str(place)
    return _renamed(mine, name, new_ids[0]), _renamed(theirs, name, new_ids[1])


def _of_one_number(left: Sequence[Entry], right: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The ids of entries of both sides that have one number; each entry once.

    Of an invoice whose supplier is not told the number is enough, unless another is nearer.
    """
    one, other = _by_number(left), _by_number(right)
    for number in one.keys() & other.keys():
        pairs = list(zip(one[number], other[number], strict=False))
        yield from pairs
        del one[number][: len(pairs)], other[number][: len(pairs)]
    # Of one number without a supplier, entries are left on one side at most.
    for nameless, rest in ((one, other), (other, one)):
        of_text: dict[str, list[str]] = {}
        for number, ids in rest.items():
            of_text.setdefault(number.text, []).extend(ids)
        for number, ids in nameless.items():
            if number.of is None:
                yield from zip(ids, sorted(of_text.get(number.text, ())), strict=False)


def _by_number(entries: Sequence[Entry]) -> dict[Number, list[str]]:
    found: dict[Number, list[str]] = {}
    for each in sorted(entries, key=lambda each: each.id):
        if number := number_of(each):
            found.setdefault(number, []).append(each.id)
    return found


def _renamed(side: Training, name: str, new_ids: Mapping[str, str]) -> Training:
    if not new_ids:
        return side
    entries = (replace(each, id=new_ids.get(each.id, each.id)) for each in getattr(side, name))
    changed: dict[str, Any] = {name: tuple(entries)}
    return replace(side, **changed)
