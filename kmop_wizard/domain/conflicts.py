"""A fact that two computers told differently, and what becomes of it until somebody chooses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kmop_wizard.domain.facts import Path, entry_of, facts_of, is_entry, value_at, with_value
from kmop_wizard.domain.training import Training


class Conflict(NamedTuple):
    """A fact, or a whole entry of a list, that both sides changed.

    ``None`` is *not known*, or *removed*. ``mine_by`` and ``theirs_by`` are the names of the
    computers, blank when not known. The training holds ``mine`` until somebody chooses; of an entry
    that one side removed it holds what the other side has.
    """

    path: Path
    mine: Any
    theirs: Any
    mine_by: str = ""
    theirs_by: str = ""


def resolved(training: Training, conflict: Conflict, value: Any) -> Training:
    """``training`` with ``value``, one side of the conflict, at its place; ``None`` removes."""
    return with_value(training, conflict.path, value)


def left_open(
    conflicts: Iterable[Conflict], training: Training, by: str = ""
) -> tuple[Conflict, ...]:
    """Those of ``conflicts`` that are left when ``training`` was edited, on the computer ``by``.

    Who types the fact anew changes the side that the training holds. It is settled when both sides
    say the same, or when the entry is gone.
    """
    asked = tuple(conflicts)
    if not asked:
        return ()
    facts = facts_of(training)
    left = (_left_open(each, facts, by) for each in asked)
    return tuple(each for each in left if each is not None)


def _left_open(conflict: Conflict, facts: Mapping[Path, Any], by: str) -> Conflict | None:
    entry = entry_of(conflict.path)
    if entry and entry not in facts:
        return None
    now = value_at(facts, conflict.path)
    theirs_held = is_entry(conflict.path) and conflict.mine is None
    held, other = conflict.mine, conflict.theirs
    if theirs_held:
        held, other = other, held
    if now == held:
        return conflict
    if now == other:
        return None
    if theirs_held:
        return conflict._replace(theirs=now, theirs_by=by or conflict.theirs_by)
    return conflict._replace(mine=now, mine_by=by or conflict.mine_by)
