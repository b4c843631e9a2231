"""How each kind of fact is read from what was typed, and how it is shown in its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kmop_wizard.domain.references import account_number, structured_communication, vat_number
from kmop_wizard.domain.rules import enterprise_key, normalise_registration_number
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.entry import (
    EntryProblem,
    read_amount,
    read_communication,
    read_day,
    read_enterprise_number,
    read_iban,
    read_notes,
    read_price,
    read_text,
    read_vat_number,
    shown_iban,
)


@dataclass(frozen=True)
class FactKind:
    """``read`` gives the fact, ``None`` for blank, or what is wrong; ``show`` is its reverse.

    Of a ``textual`` kind whatever was typed is a fact, even with something wrong about it.
    """

    read: Callable[[str, date], Any]
    show: Callable[[Words, Any], str]
    textual: bool = True


def _as_is(_words: Words, value: Any) -> str:
    return str(value)


def _text(read: Callable[[str], Any]) -> Callable[[str, date], Any]:
    return lambda text, _today: read(text)


def _signed_amount(text: str, _today: date) -> Decimal | EntryProblem | None:
    return read_amount(text, negative=True)


def _iban(_words: Words, iban: str) -> str:
    """In groups of four; a wrong one as it was typed."""
    return iban if isinstance(read_iban(iban), EntryProblem) else shown_iban(iban)


def _names(text: str, _today: date) -> tuple[str, ...] | EntryProblem:
    read = read_notes(text)
    if isinstance(read, EntryProblem):
        return read
    return tuple(name.strip() for name in (read or "").split("\n") if name.strip())


def _communication(text: str) -> str:
    return structured_communication(text) or text


_FORMS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "enterprise_number": enterprise_key,
    "vat_number": vat_number,
    "iban": account_number,
    "communication": _communication,
    "registration_number": normalise_registration_number,
}


def mean_the_same(kind: str, one: object, other: object) -> bool:
    """Whether two values of a ``kind`` of fact are equal, numbers in whatever spelling."""
    form = _FORMS.get(kind)
    if form is None or not isinstance(one, str) or not isinstance(other, str):
        return one == other
    return form(one) == form(other)


FACT_KINDS: Final[Mapping[str, FactKind]] = {
    "text": FactKind(_text(read_text), _as_is),
    "number": FactKind(_text(read_text), _as_is),
    "title": FactKind(_text(read_text), _as_is),
    "notes": FactKind(_text(read_notes), _as_is),
    "names": FactKind(_names, lambda _words, names: "\n".join(names)),
    "choice": FactKind(_text(read_text), _as_is),
    "provider": FactKind(_text(read_text), _as_is),
    "registration_number": FactKind(_text(read_text), _as_is),
    "enterprise_number": FactKind(_text(read_enterprise_number), _as_is),
    "vat_number": FactKind(_text(read_vat_number), _as_is),
    "iban": FactKind(_text(read_iban), _iban),
    "communication": FactKind(_text(read_communication), _as_is),
    "day": FactKind(read_day, lambda words, day: words.numeric_day(day), textual=False),
    "price": FactKind(
        _text(read_price), lambda words, amount: words.plain_amount(amount), textual=False
    ),
    "amount": FactKind(
        _text(read_amount), lambda words, amount: words.plain_amount(amount), textual=False
    ),
    "signed_amount": FactKind(
        _signed_amount, lambda words, amount: words.plain_amount(amount), textual=False
    ),
}
