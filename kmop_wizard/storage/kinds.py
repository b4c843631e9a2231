"""Kinds of values in a training's file, and objects as tables of them.

A kind reads a value from JSON (``None`` is *not known*, blank text too) and writes it back. What
has the wrong type raises ``Unreadable`` with the path of the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast

from kmop_wizard.domain.training import STANDARD_THEME, own_ids
from kmop_wizard.storage.jsontext import Unreadable, join

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMOUNT: Final = re.compile(r"[0-9]+\.[0-9]{2}")
_SIGNED_AMOUNT: Final = re.compile(r"-?[0-9]+\.[0-9]{2}")
_CENT: Final = -2


class Kind(NamedTuple):
    """How a value is read from JSON (raising ``Unreadable``) and written to it.

    ``may_be_null``: ``null`` is the fact that an object has without being told one.
    """

    read: Callable[[object], Any]
    write: Callable[[Any], object]
    may_be_null: bool = True


T = TypeVar("T")


class Table(Generic[T]):
    """One dataclass of the domain as a JSON object: its fields are the keys, in their order.

    ``kinds`` are those that the type of a field does not tell. ``first`` names the keys that come
    before all others; ``only_when_known`` those left out instead of written as ``null``.
    """

    def __init__(
        self,
        make: Callable[..., T],
        only_when_known: Collection[str] = (),
        first: Sequence[str] = (),
        **kinds: Kind,
    ) -> None:
        types = {each.name: str(each.type) for each in fields(cast(Any, make))}
        del types["unknown"]
        self._make = make
        self._kinds = {
            name: kinds.get(name) or _BY_TYPE[types[name]]
            for name in dict.fromkeys((*first, *types))
        }
        self._only_when_known = only_when_known

    def read(self, value: object) -> T:
        if value is None:
            return self._make()
        if not isinstance(value, dict):
            raise Unreadable("wrong_type")
        known: dict[str, Any] = {}
        unknown: dict[str, object] = {}
        for key, item in value.items():
            kind = self._kinds.get(key)
            if kind is None:
                unknown[key] = item
                continue
            if item is None and kind.may_be_null:
                continue
            try:
                known[key] = kind.read(item)
            except Unreadable as problem:
                raise Unreadable(problem.reason, join(key, problem.where)) from None
        return self._make(**known, unknown=unknown)

    def write(self, thing: Any) -> dict[str, object]:
        every = {key: kind.write(getattr(thing, key)) for key, kind in self._kinds.items()}
        written = {
            key: item
            for key, item in every.items()
            if item is not None or key not in self._only_when_known
        }
        for key, item in thing.unknown.items():
            written.setdefault(key, item)
        return written

    def as_kind(self) -> Kind:
        return Kind(self.read, self.write)

    def as_list(self) -> Kind:
        nothing = self._make()
        nothing_written = self.write(nothing)

        def read_item(value: object) -> T:
            if value is None:
                raise Unreadable("wrong_type")
            return nothing if value == {} else self.read(value)

        def read(value: object) -> tuple[T, ...]:
            things: tuple[Any, ...] = _read_items(value, read_item)
            ids = own_ids([thing.id for thing in things])
            # Empty ones are not saved; a damaged file may hold a million, and one is like all.
            kept = dict(zip(ids, things, strict=True))
            for entry_id in [each for each, thing in kept.items() if thing is nothing][:-1]:
                del kept[entry_id]
            return tuple(
                thing if thing.id == entry_id else replace(thing, id=entry_id)
                for entry_id, thing in kept.items()
            )

        def write(things: tuple[T, ...]) -> object:
            written = [self.write(thing) for thing in things]
            # An id is no fact.
            return [item for item in written if {**item, "id": ""} != nothing_written]

        return Kind(read, write, may_be_null=False)


def _read_items(value: object, read: Callable[[object], T]) -> tuple[T, ...]:
    if not isinstance(value, list):
        raise Unreadable("wrong_type")
    items = []
    for index, item in enumerate(value):
        try:
            items.append(read(item))
        except Unreadable as problem:
            raise Unreadable(problem.reason, join(str(index), problem.where)) from None
    return tuple(items)


def _read_text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise Unreadable("wrong_type")
    return None if not value or value.isspace() else value


def _write_text(text: str | None) -> object:
    return None if not text or text.isspace() else text


def _read_person(value: object) -> str:
    if not isinstance(value, str):
        raise Unreadable("wrong_type")
    return value


def _read_people(value: object) -> tuple[str, ...]:
    return tuple(name for name in _read_items(value, _read_person) if name.strip())


def _read_day(value: object) -> date | None:
    text = _read_text(value)
    if text is None:
        return None
    if _DAY.fullmatch(text) is None:
        raise Unreadable("not_a_day")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable("not_a_day") from None


def _amount_reader(pattern: re.Pattern[str]) -> Callable[[object], Decimal | None]:
    def read(value: object) -> Decimal | None:
        text = _read_text(value)
        if text is None:
            return None
        if pattern.fullmatch(text) is None:
            raise Unreadable("not_an_amount")
        return Decimal(text)

    return read


def _write_amount(amount: Decimal | None) -> object:
    if amount is None:
        return None
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= _CENT:
        return f"{amount:.2f}"
    raise ValueError("an amount has at most two decimals")


def _read_revision(value: object) -> int:
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Unreadable("wrong_type")
    return value


def _read_saves(value: object) -> dict[str, int]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Unreadable("wrong_type")
    return {computer: _read_revision(revision) for computer, revision in value.items()}


TEXT: Final = Kind(_read_text, _write_text)
ID: Final = Kind(lambda value: _read_text(value) or "", lambda entry_id: entry_id)
NOTES: Final = Kind(lambda value: _read_text(value) or "", lambda notes: notes)
THEME: Final = Kind(
    lambda value: _read_text(value) or STANDARD_THEME,
    lambda theme: _write_text(theme) or STANDARD_THEME,
)
DATE: Final = Kind(_read_day, lambda day: None if day is None else day.isoformat())
MONEY: Final = Kind(_amount_reader(_AMOUNT), _write_amount)
SIGNED_MONEY: Final = Kind(_amount_reader(_SIGNED_AMOUNT), _write_amount)
PEOPLE: Final = Kind(
    _read_people, lambda people: [name for name in people if name.strip()], may_be_null=False
)
REVISION: Final = Kind(_read_revision, lambda revision: revision)
SAVES: Final = Kind(_read_saves, lambda saves: dict(sorted(saves.items())) or None)
_BY_TYPE: Final[Mapping[str, Kind]] = {
    "str | None": TEXT,
    "date | None": DATE,
    "Decimal | None": MONEY,
    "tuple[str, ...]": PEOPLE,
}
