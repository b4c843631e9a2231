"""Which entry of one list is which entry of another: applications, invoices, attachments.

Entries have no id of their own. They are recognised by their content, by the number that the
outside world gave them, by what they share, and last by their place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.training import Application, Attachment, Invoice, Training

Entry = Application | Invoice | Attachment

LISTS: Final = ("applications", "invoices", "attachments")
OF_THE_FILE: Final = ("revision", "saved_at", "saved_by")
"""What a save tells of itself; all else is facts."""

_MOST_COMPARED: Final = 50
_MOST_SCORES: Final = 20_000
"""So many pairs of entries are compared: all of 140 with all of 140 others."""


def same_facts(one: Training, other: Training) -> bool:
    """Whether two states hold the same; number, moment and place of saving do not count."""
    return all(
        getattr(one, each.name) == getattr(other, each.name)
        for each in fields(Training)
        if each.name not in OF_THE_FILE
    )


def leaves(thing: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield the path and value of each single fact in an object, keys without a name included."""
    for each in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, each.name)
        if each.name == "unknown":
            yield from ((f"{path}{key}", item) for key, item in value.items())
        elif is_dataclass(value):
            yield from leaves(value, f"{path}{each.name}.")
        else:
            yield f"{path}{each.name}", value


def pairs(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    """Return the index in ``new`` of each entry of ``old`` that is still there, by its own.

    An entry without a partner was removed, or added. In lists longer than any training has, what is
    alike is looked for near its place only: the time that this takes grows with their length.
    """
    found: dict[int, int] = {}
    _pair_in_order(old, new, found, _content_key, _equal)
    _pair_in_order(old, new, found, number_of, _same_number)
    _pair_by_likeness(old, new, found)
    return found


def may_be_same(one: Entry, other: Entry) -> bool:
    """Whether no number from the outside world says that these are two different entries."""
    mine, theirs = number_of(one), number_of(other)
    return mine is None or theirs is None or mine == theirs


def number_of(entry: Entry) -> str | None:
    """What the outside world calls an entry: subsidy number, invoice number, name of the file."""
    if isinstance(entry, Application):
        name = entry.subsidy_number
    else:
        name = entry.number if isinstance(entry, Invoice) else entry.file
    return "".join(name.split()).casefold() if name else None


def _equal(one: Entry, other: Entry) -> bool:
    return one == other


def _same_number(one: Entry, other: Entry) -> bool:
    number = number_of(one)
    return number is not None and number == number_of(other)


def _content_key(entry: Entry) -> Hashable:
    """The same for entries that are equal; lists and objects without a name here do not count."""
    return tuple(value for _, value in leaves(entry) if value is None or _is_plain(value))


def _is_plain(value: object) -> bool:
    return isinstance(value, str | date | Decimal)


def _pair_in_order(
    old: Sequence[Entry],
    new: Sequence[Entry],
    found: dict[int, int],
    key: Callable[[Entry], Hashable],
    alike: Callable[[Entry, Entry], bool],
) -> None:
    """Pair entries that are ``alike``; what has not the same ``key`` never is."""
    taken = set(found.values())
    free: dict[Hashable, list[int]] = {}
    for index, entry in enumerate(new):
        if index not in taken:
            free.setdefault(key(entry), []).append(index)
    for index, entry in enumerate(old):
        if index in found:
            continue
        candidates = free.get(key(entry), [])
        for place, candidate in enumerate(candidates[:_MOST_COMPARED]):
            if alike(entry, new[candidate]):
                found[index] = candidate
                del candidates[place]
                break


def _pair_by_likeness(old: Sequence[Entry], new: Sequence[Entry], found: dict[int, int]) -> None:
    """Pair what shares most first; without anything in common only what stands at one place.

    Where none came and none went, another number at that place is a number that was corrected.
    """
    taken = set(found.values())
    corrected = len(old) == len(new)
    left = [index for index in range(len(old)) if index not in found]
    right = {index: dict(leaves(new[index])) for index in range(len(new)) if index not in taken}
    near = _MOST_SCORES // max(1, len(left))
    scores = []
    for index in left:
        known = [(path, value) for path, value in leaves(old[index]) if value is not None]
        for candidate in _near(index, near, right):
            theirs = right[candidate]
            shared = sum(path in theirs and theirs[path] == value for path, value in known)
            at_place = index == candidate and (corrected or may_be_same(old[index], new[candidate]))
            if shared or at_place:
                scores.append((-shared, abs(index - candidate), index, candidate))
    for _, _, index, candidate in sorted(scores):
        if index not in found and candidate not in taken:
            found[index] = candidate
            taken.add(candidate)


def _near(index: int, near: int, places: Collection[int]) -> Iterable[int]:
    """All ``places``, or where these are too many, those not further than half of ``near``."""
    if len(places) <= near:
        return places
    return (each for each in range(index - near // 2, index + near // 2 + 1) if each in places)
