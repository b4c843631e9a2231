"""Which entry of one list is which entry of another: applications, invoices, attachments.

Entries have no id of their own. They are recognised by their content, by the number that the
outside world gave them, by what they share, and last by their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Final

from kmop_wizard.domain.training import Application, Attachment, Invoice, Training

Entry = Application | Invoice | Attachment

LISTS: Final = ("applications", "invoices", "attachments")
OF_THE_FILE: Final = ("revision", "saved_at", "saved_by")
"""What a save tells of itself; all else is facts."""


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

    An entry without a partner was removed, or added.
    """
    found: dict[int, int] = {}
    for alike in (_equal, _same_number):
        _pair_in_order(old, new, found, alike)
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


def _pair_in_order(
    old: Sequence[Entry],
    new: Sequence[Entry],
    found: dict[int, int],
    alike: Callable[[Entry, Entry], bool],
) -> None:
    taken = set(found.values())
    for index, entry in enumerate(old):
        if index in found:
            continue
        for candidate, other in enumerate(new):
            if candidate not in taken and alike(entry, other):
                found[index] = candidate
                taken.add(candidate)
                break


def _pair_by_likeness(old: Sequence[Entry], new: Sequence[Entry], found: dict[int, int]) -> None:
    """Pair what shares most first; without anything in common only what stands at one place.

    Where none came and none went, another number at that place is a number that was corrected.
    """
    taken = set(found.values())
    corrected = len(old) == len(new)
    scores = []
    for index, entry in enumerate(old):
        for candidate, other in enumerate(new):
            if index in found or candidate in taken:
                continue
            shared = _shared(entry, other)
            if shared or (index == candidate and (corrected or may_be_same(entry, other))):
                scores.append((-shared, abs(index - candidate), index, candidate))
    for _, _, index, candidate in sorted(scores):
        if index not in found and candidate not in taken:
            found[index] = candidate
            taken.add(candidate)


def _shared(one: Entry, other: Entry) -> int:
    """How many known facts two entries have in common."""
    theirs = dict(leaves(other))
    known = [(path, value) for path, value in leaves(one) if value is not None]
    return sum(path in theirs and theirs[path] == value for path, value in known)
