"""What changed between two states of a training, fact by fact, as codes and paths."""

from __future__ import annotations

from typing import Any, NamedTuple

from kmop_wizard.domain.facts import (
    Path,
    entry_of,
    facts_of,
    in_file_order,
    is_entry,
    value_at,
)
from kmop_wizard.domain.training import Training

_ABSENT = object()


class Change(NamedTuple):
    """One fact before and after; of an entry that came or went, the whole entry.

    ``None`` is *not known* or *not there*.
    """

    path: Path
    before: Any
    after: Any


def changes(before: Training, after: Training) -> tuple[Change, ...]:
    """Return what differs, in the order of the file; what a save tells of itself does not count."""
    old, new = facts_of(before), facts_of(after)
    both = old.keys() | new.keys()
    whole = {path for path in both if is_entry(path) and (path in old) != (path in new)}
    differ = [
        path
        for path in both
        if path in whole
        or (
            not (is_entry(path) or entry_of(path) in whole)
            and old.get(path, _ABSENT) != new.get(path, _ABSENT)
        )
    ]
    return tuple(
        Change(path, value_at(old, path), value_at(new, path))
        for path in in_file_order(differ, after, before)
    )
