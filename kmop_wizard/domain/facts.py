"""Facts by path: a training is a flat mapping from where a fact stands to its value.

A path names an entry of a list by its id: ``("title",)``, ``("enrolment", "first_lesson_day")``,
``("invoices", "<id>", "number")``, ``("applications", "<id>", "deposit", "due_on")``. That an
entry is there is a key of its own: ``("invoices", "<id>")``. A key that this version of the program
has no name for stands beside the facts of its object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from kmop_wizard.domain.entries import OF_THE_FILE
from kmop_wizard.domain.training import (
    LISTS,
    NO_APPLICATION,
    NO_ATTACHMENT,
    NO_INVOICE,
    Application,
    Attachment,
    Attendance,
    Deposit,
    Enrolment,
    Enterprise,
    Entry,
    Invoice,
    Subsidy,
    Training,
)

Path = tuple[str, ...]

_BLANK: Final = Training("")
_NOTHING: Final = (None, "", ())
_BLANK_ENTRY: Final[Mapping[str, Entry]] = {
    "applications": NO_APPLICATION,
    "invoices": NO_INVOICE,
    "attachments": NO_ATTACHMENT,
}
_BLANK_OF: Final = {type(each): each for each in _BLANK_ENTRY.values()}
_OBJECTS: Final = (
    *(Training, Enterprise, Enrolment, Attendance),
    *(Application, Deposit, Subsidy, Invoice, Attachment),
)
_NAMES: Final[Mapping[type, tuple[str, ...]]] = {
    each: tuple(one.name for one in fields(each) if one.name not in ("id", "unknown", *OF_THE_FILE))
    for each in _OBJECTS
}


def is_entry(path: Path) -> bool:
    """Whether ``path`` is that of a whole entry of a list."""
    return len(path) == 2 and path[0] in LISTS


def entry_of(path: Path) -> Path | None:
    """The path of the entry that ``path`` leads into, if it leads into one."""
    return path[:2] if len(path) > 1 and path[0] in LISTS else None


def general(path: Path) -> Path:
    """``path`` for any entry of its list: without the id."""
    return path[:1] + path[2:] if entry_of(path) else path


def entry(training: Training, entries: str, entry_id: str) -> Any:
    """The entry ``entry_id`` of the list ``entries``; ``None`` when it is not there."""
    return next((each for each in getattr(training, entries) if each.id == entry_id), None)


def place_of(training: Training, path: Path) -> int:
    """The place, from 0, of the entry that ``path`` leads into; behind the last if not there."""
    ids = [each.id for each in getattr(training, path[0])]
    return ids.index(path[1]) if path[1] in ids else len(ids)


def fact(training: Training, path: Path) -> Any:
    """The fact at ``path``, or the whole entry; of one that is not there nothing is known.

    Raises ``KeyError`` for a path that neither the file format nor ``training`` has.
    """
    found: Any = training
    names = path
    if entry_of(path):
        found, names = entry(training, *path[:2]), path[2:]
        if names and found is None:
            found = _BLANK_ENTRY[path[0]]
    for name in names:
        found = getattr(found, name) if name in _NAMES[type(found)] else found.unknown[name]
    return found


def value_or_none(training: Training, path: Path) -> Any:
    """The fact at ``path``; ``None`` also for a key without a name here that is not there."""
    try:
        return fact(training, path)
    except KeyError:
        return None


def facts_of(training: Training) -> dict[Path, Any]:
    """All that is known in ``training``, by path: facts, entries, keys without a name here."""
    return dict(_known(training, ()))


def value_at(facts: Mapping[Path, Any], path: Path) -> Any:
    """The value at ``path`` in `facts_of` a training; what is not there is as in an empty one."""
    return facts[path] if path in facts else value_or_none(_BLANK, path)


def from_facts(facts: Mapping[Path, Any], of: Training) -> Training:
    """The training ``of`` with ``facts`` for all that is known; the reverse of `facts_of`.

    Entries stand in the order in which ``facts`` name them first; what is known in them has paths
    of its own.
    """
    tree: dict[str, Any] = {}
    for path, value in facts.items():
        inner = tree
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        if is_entry(path):
            inner.setdefault(path[-1], {})
        else:
            inner[path[-1]] = value
    stamp = {name: getattr(of, name) for name in ("id", *OF_THE_FILE)}
    made: Training = replace(_made(_BLANK, tree), **stamp)
    return made


def with_fact(training: Training, path: Path, value: Any) -> Training:
    """``training`` with ``value`` at ``path``; blank text and ``None`` clear the fact.

    An entry that is not in its list is added at its end; those at its end in which nothing is known
    any more go. A whole entry may be the value too, and ``None`` removes one. Raises ``KeyError``
    for a path that neither the file format nor ``training`` has.
    """
    fact(training, path)
    return with_value(training, path, value)


def with_value(training: Training, path: Path, value: Any) -> Training:
    """As `with_fact`, for a key too that this version of the program has no name for."""
    if is_entry(path):
        return _with_entry(training, path[0], path[1], value)
    facts = facts_of(training)
    if value is None or (isinstance(value, str) and not value.strip()):
        facts.pop(path, None)
    else:
        facts[path] = value
    changed = from_facts(facts, training)
    if path[0] not in LISTS:
        return changed
    entries = getattr(changed, path[0])
    while entries and is_blank(entries[-1]):
        entries = entries[:-1]
    return _with_list(changed, path[0], entries)


def without_entry(training: Training, entries: str, entry_id: str) -> Training:
    """``training`` without the entry ``entry_id`` of the list ``entries``."""
    left = tuple(each for each in getattr(training, entries) if each.id != entry_id)
    return _with_list(training, entries, left)


def known_entries(training: Training) -> Training:
    """``training`` as its file has it: without entries in which nothing is known."""
    for name in LISTS:
        entries = getattr(training, name)
        if any(map(is_blank, entries)):
            known = tuple(each for each in entries if not is_blank(each))
            training = _with_list(training, name, known)
    return training


def is_blank(entry: Entry) -> bool:
    """Whether nothing is known in an entry, so that it is not worth saving; an id is no fact."""
    blank = _BLANK_OF[type(entry)]
    names = _NAMES[type(entry)]
    return not entry.unknown and all(getattr(entry, n) == getattr(blank, n) for n in names)


def in_file_order(paths: Iterable[Path], *states: Training) -> list[Path]:
    """``paths`` as a file has them; entries in the order of the first of ``states`` with them."""
    order: dict[Path, int] = {
        (name, each.id): place
        for state in reversed(states)
        for name in LISTS
        for place, each in enumerate(getattr(state, name))
    }
    last = len(PATHS)

    def key(path: Path) -> tuple[int, int, int, Path]:
        top = PATHS.get(path[:1], last)
        return top, order.get(path[:2], -1), PATHS.get(general(path), last), path

    return sorted(paths, key=key)


def _known(thing: Any, at: Path) -> Iterator[tuple[Path, Any]]:
    for name in _NAMES[type(thing)]:
        value = getattr(thing, name)
        if name in LISTS:
            for each in value:
                yield (name, each.id), each
                yield from _known(each, (name, each.id))
        elif type(value) in _NAMES:
            yield from _known(value, (*at, name))
        elif value not in _NOTHING:
            yield (*at, name), value
    for key, value in thing.unknown.items():
        yield (*at, key), value


def _made(blank: Any, tree: Mapping[str, Any]) -> Any:
    known: dict[str, Any] = {"unknown": {}}
    for name, value in tree.items():
        if name not in _NAMES[type(blank)]:
            known["unknown"][name] = value
        elif name in LISTS:
            nothing = _BLANK_ENTRY[name]
            made = (replace(_made(nothing, inner), id=key) for key, inner in value.items())
            known[name] = tuple(made)
        elif type(nothing := getattr(blank, name)) in _NAMES:
            known[name] = _made(nothing, value)
        else:
            known[name] = value
    return replace(blank, **known)


def _with_entry(training: Training, entries: str, entry_id: str, value: Entry | None) -> Training:
    if value is None:
        return without_entry(training, entries, entry_id)
    changed = {each.id: each for each in getattr(training, entries)}
    changed[entry_id] = replace(value, id=entry_id)
    return _with_list(training, entries, tuple(changed.values()))


def _with_list(training: Training, name: str, entries: tuple[Any, ...]) -> Training:
    changed: dict[str, Any] = {name: entries}
    return replace(training, **changed)


def _paths(thing: Any, at: Path) -> Iterator[Path]:
    for name in _NAMES[type(thing)]:
        yield (*at, name)
        if name in LISTS:
            yield from _paths(_BLANK_ENTRY[name], (name,))
        elif type(inner := getattr(thing, name)) in _NAMES:
            yield from _paths(inner, (*at, name))


PATHS: Final = {path: place for place, path in enumerate(_paths(_BLANK, ()))}
"""Every path of the file format, for any entry, with its place in a file."""
