"""What changed between two states of a training, fact by fact, as codes and paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from kmop_wizard.domain.entries import LISTS, OF_THE_FILE, pairs
from kmop_wizard.domain.training import Training


class Change(NamedTuple):
    """One fact before and after.

    ``path``: ``enrolment.price_excl_vat``, ``invoices.1.number``; for a whole entry that came or
    went ``invoices.1``. An index is that of the later state, or of the earlier one for what went.
    ``None`` is *not known* or *not there*.
    """

    path: str
    before: Any
    after: Any


def changes(before: Training, after: Training) -> tuple[Change, ...]:
    """Return what differs, in the order of the file; what a save tells of itself does not count."""
    return tuple(_of_object(before, after, ""))


def _of_object(before: Any, after: Any, path: str) -> Iterator[Change]:
    for each in fields(before):
        old, new, name = getattr(before, each.name), getattr(after, each.name), each.name
        if old == new or (not path and name in OF_THE_FILE):
            continue
        if name == "unknown":
            keys = dict.fromkeys([*old, *new])
            yield from _told((f"{path}{key}", old.get(key), new.get(key)) for key in keys)
        elif name in LISTS:
            yield from _of_list(old, new, f"{path}{name}.")
        elif is_dataclass(old):
            yield from _of_object(old, new, f"{path}{name}.")
        else:
            yield Change(f"{path}{name}", old, new)


def _told(differences: Iterator[tuple[str, Any, Any]]) -> Iterator[Change]:
    for path, old, new in differences:
        if old != new:
            yield Change(path, old, new)


def _of_list(old: tuple[Any, ...], new: tuple[Any, ...], path: str) -> Iterator[Change]:
    paired = pairs(old, new)
    came_from = {later: earlier for earlier, later in paired.items()}
    for index, entry in enumerate(old):
        if index not in paired:
            yield Change(f"{path}{index}", entry, None)
    for index, entry in enumerate(new):
        if index in came_from:
            yield from _of_object(old[came_from[index]], entry, f"{path}{index}.")
        else:
            yield Change(f"{path}{index}", None, entry)
