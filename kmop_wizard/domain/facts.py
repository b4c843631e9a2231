"""Facts by path: ``enrolment.first_lesson_day``, ``applications.0.deposit.due_on``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from kmop_wizard.domain.training import STANDARD_THEME, Application, Invoice, Training

_NEW_ENTRY: Final = {"applications": Application, "invoices": Invoice}
_LONGEST_INDEX: Final = 6
_EMPTY: Final[dict[str, object]] = {
    "notes": "",
    "theme": STANDARD_THEME,
    "participants": (),
}


def fact(training: Training, path: str) -> Any:
    """The fact at ``path``; an entry that a list does not have yet reads as empty.

    Raises ``AttributeError`` for a path that the file format does not have.
    """
    value: Any = training
    parts = path.split(".")
    for position, part in enumerate(parts):
        if isinstance(value, tuple):
            index = int(part)
            value = value[index] if index < len(value) else _NEW_ENTRY[parts[position - 1]]()
        else:
            value = getattr(value, part)
    return value


def with_fact(training: Training, path: str, value: object) -> Training:
    """``training`` with ``value`` at ``path``; blank text and ``None`` clear the fact.

    A path into an application or invoice after the end of its list adds it; those at its end in
    which nothing is known any more go.
    """
    name = path.rsplit(".", 1)[-1]
    if value is None or (isinstance(value, str) and not value.strip()):
        value = _EMPTY.get(name)
    result: Training = _replaced(training, path.split("."), value)
    return result


def without_entry(training: Training, entries: str, index: int) -> Training:
    """``training`` without the entry ``index`` of the list ``entries``."""
    kept = list(getattr(training, entries))
    del kept[index]
    changed: dict[str, Any] = {entries: tuple(kept)}
    return replace(training, **changed)


def entry_count(training: Training, entries: str, paths: Iterable[str]) -> int:
    """How many entries a list of ``training`` has with those that only ``paths`` lead to."""
    indexes = (index for path in paths if (index := _index(path, entries)) is not None)
    return max(len(getattr(training, entries)), *(index + 1 for index in indexes), 0)


def texts_without_entry(texts: Mapping[str, str], entries: str, index: int) -> dict[str, str]:
    """``texts`` by path, moved along when the entry ``index`` goes; its own go too."""
    places = {
        found: found - (found > index)
        for path in texts
        if (found := _index(path, entries)) not in (None, index)
    }
    return _moved(texts, entries, places)


def known_entries(training: Training) -> Training:
    """``training`` as its file has it: without entries in which nothing is known."""
    kept: dict[str, Any] = {
        name: tuple(entry for entry in getattr(training, name) if not is_blank(entry))
        for name in _NEW_ENTRY
    }
    return replace(training, **kept)


def texts_as_saved(training: Training, texts: Mapping[str, str]) -> dict[str, str]:
    """``texts`` by the paths that lead to their entries in the file of ``training``.

    An entry that has nothing but such texts is not in the file: it comes after those that are.
    """
    moved = dict(texts)
    for name in _NEW_ENTRY:
        entries = getattr(training, name)
        known = [index for index, entry in enumerate(entries) if not is_blank(entry)]
        others = {found for path in texts if (found := _index(path, name)) is not None}
        order = [*known, *sorted(others - set(known))]
        moved = _moved(moved, name, {index: place for place, index in enumerate(order)})
    return moved


def is_blank(entry: Application | Invoice) -> bool:
    """Whether nothing is known in an entry of a list, so that it is not worth saving."""
    return entry == type(entry)()


def fact_paths(training: Training) -> dict[str, object]:
    """Every fact of ``training`` by path, lists of entries opened up; for comparing two states."""
    found: dict[str, object] = {}
    _collect(training, "", found)
    return found


def _index(path: str, entries: str) -> int | None:
    parts = path.split(".", 2)
    if len(parts) < 3 or parts[0] != entries or not parts[1].isdecimal():
        return None
    return int(parts[1]) if len(parts[1]) <= _LONGEST_INDEX else None


def _moved(texts: Mapping[str, str], entries: str, places: Mapping[int, int]) -> dict[str, str]:
    moved: dict[str, str] = {}
    for path, text in texts.items():
        index = _index(path, entries)
        if index is None:
            moved[path] = text
        elif index in places:
            rest = path.split(".", 2)[2]
            moved[f"{entries}.{places[index]}.{rest}"] = text
    return moved


def _collect(value: Any, path: str, found: dict[str, object]) -> None:
    for each in fields(value):
        if each.name == "unknown":
            continue
        inner, name = getattr(value, each.name), f"{path}{each.name}"
        if hasattr(inner, "__dataclass_fields__"):
            _collect(inner, f"{name}.", found)
        elif isinstance(inner, tuple) and inner and hasattr(inner[0], "__dataclass_fields__"):
            for index, entry in enumerate(inner):
                _collect(entry, f"{name}.{index}.", found)
        else:
            found[name] = inner


def _replaced(owner: Any, parts: list[str], value: object) -> Any:
    name, rest = parts[0], parts[1:]
    if not rest:
        return replace(owner, **{name: value})
    inner = getattr(owner, name)
    if isinstance(inner, tuple):
        index = int(rest[0])
        entries = list(inner)
        while index >= len(entries):
            entries.append(_NEW_ENTRY[name]())
        entries[index] = _replaced(entries[index], rest[1:], value)
        while name in _NEW_ENTRY and entries and is_blank(entries[-1]):
            entries.pop()
        return replace(owner, **{name: tuple(entries)})
    return replace(owner, **{name: _replaced(inner, rest, value)})
