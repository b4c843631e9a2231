"""A fact that two computers told differently, and what becomes of it until somebody chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass, replace
from typing import Any, NamedTuple

from kmop_wizard.domain.entries import LISTS, pairs
from kmop_wizard.domain.facts import fact, with_fact, without_entry
from kmop_wizard.domain.training import Training


class Conflict(NamedTuple):
    """A fact, or a whole entry of a list, that both sides changed.

    ``path`` is that of the merged training. ``None`` is *not known*, or *removed*. ``mine_by`` and
    ``theirs_by`` are the names of the computers, blank when not known.
    """

    path: str
    mine: Any
    theirs: Any
    mine_by: str = ""
    theirs_by: str = ""


def resolved(training: Training, conflict: Conflict, value: Any) -> Training:
    """``training`` with ``value``, one side of the conflict, at its place; ``None`` removes."""
    *parents, last = conflict.path.split(".")
    if parents and parents[-1] in LISTS:
        entries = list(getattr(training, parents[-1]))
        if value is None:
            return without_entry(training, parents[-1], int(last))
        entries[int(last)] = value
        changed: dict[str, Any] = {parents[-1]: tuple(entries)}
        return replace(training, **changed)
    try:
        return with_fact(training, conflict.path, value)
    except (AttributeError, TypeError):
        changed_owner: Training = _with_unknown(training, conflict.path.split("."), value)
        return changed_owner


Places = dict[str, dict[int, int]]
"""By the name of a list, where its entries are after an edit."""


def followed(
    conflict: Conflict, before: Training, after: Training, places: Places | None = None
) -> Conflict | None:
    """The conflict after an edit of the training it is in; ``None`` when the edit settled it.

    Who types the fact anew changes the side that the training holds. It is settled when both sides
    say the same, or when the entry is removed.
    """
    path = moved(conflict.path, before, after, places)
    if path is None:
        return None
    was, now = _value_or_none(before, conflict.path), _value_or_none(after, path)
    if now == was:
        return conflict._replace(path=path)
    if was == conflict.theirs != conflict.mine:
        return None if now == conflict.mine else conflict._replace(path=path, theirs=now)
    return None if now == conflict.theirs else conflict._replace(path=path, mine=now)


def all_followed(
    conflicts: Iterable[Conflict], before: Training, after: Training, by: str = ""
) -> tuple[Conflict, ...]:
    """Those of ``conflicts`` that are left after an edit; ``by``: the computer that made it."""
    left = []
    places: Places = {}
    for each in conflicts:
        if (now := followed(each, before, after, places)) is not None:
            mine_by = by if by and now.mine != each.mine else each.mine_by
            theirs_by = by if by and now.theirs != each.theirs else each.theirs_by
            left.append(now._replace(mine_by=mine_by, theirs_by=theirs_by))
    return tuple(left)


def value_at(training: Training, path: str) -> Any:
    """What stands at the path of a conflict: a fact, a whole entry, or a key without a name here.

    Raises ``KeyError`` or ``IndexError`` for a path that leads nowhere.
    """
    parts = path.split(".")
    if parts[0] in LISTS and len(parts) == 2:
        return getattr(training, parts[0])[int(parts[1])]
    try:
        return fact(training, path)
    except AttributeError:
        return _unknown_at(training, parts)


def moved(path: str, before: Training, after: Training, places: Places | None = None) -> str | None:
    """The path of the same thing after an edit; ``None`` when its entry is gone.

    ``places`` keeps what was found for the next path.
    """
    parts = path.split(".")
    if parts[0] not in LISTS or len(parts) == 1:
        return path
    old, new = getattr(before, parts[0]), getattr(after, parts[0])
    if old == new:
        return path
    places = {} if places is None else places
    if parts[0] not in places:
        places[parts[0]] = pairs(old, new)
    index = places[parts[0]].get(int(parts[1]))
    return None if index is None else ".".join([parts[0], str(index), *parts[2:]])


def _value_or_none(training: Training, path: str) -> Any:
    try:
        return value_at(training, path)
    except (KeyError, IndexError):
        return None  # a key without a name here, which another computer removed


def _unknown_at(owner: Any, parts: Sequence[str]) -> Any:
    inner = getattr(owner, parts[0], None) if len(parts) > 1 else None
    if isinstance(inner, tuple):
        return _unknown_at(inner[int(parts[1])], parts[2:])
    if inner is not None:
        return _unknown_at(inner, parts[1:])
    return owner.unknown[".".join(parts)]


def _with_unknown(owner: Any, parts: Sequence[str], value: Any) -> Any:
    """Set a key that this version has no name for; such a key may hold points itself."""
    inner = getattr(owner, parts[0], None) if len(parts) > 1 else None
    if isinstance(inner, tuple):
        index = int(parts[1])
        changed = _with_unknown(inner[index], parts[2:], value)
        return replace(owner, **{parts[0]: (*inner[:index], changed, *inner[index + 1 :])})
    if is_dataclass(inner):
        return replace(owner, **{parts[0]: _with_unknown(inner, parts[1:], value)})
    return replace(owner, unknown={**owner.unknown, ".".join(parts): value})
