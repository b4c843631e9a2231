"""Facts by path: ``enrolment.first_lesson_day``, ``applications.0.deposit.due_on``."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Final

from kmop_wizard.domain.training import STANDARD_THEME, Application, Invoice, Training

_NEW_ENTRY: Final = {"applications": Application, "invoices": Invoice}
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


def is_blank(entry: Application | Invoice) -> bool:
    """Whether nothing is known in an entry of a list, so that it is not worth saving."""
    return entry == type(entry)()


def fact_paths(training: Training) -> dict[str, object]:
    """Every fact of ``training`` by path, lists of entries opened up; for comparing two states."""
    found: dict[str, object] = {}
    _collect(training, "", found)
    return found


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
