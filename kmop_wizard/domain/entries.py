"""Applications, invoices and attachments: what each is known by, and since when."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Final, NamedTuple

from kmop_wizard.domain.training import Application, Entry, Invoice, Training

OF_THE_FILE: Final = ("revision", "saved_at", "saved_by", "saves")
"""What a save tells of itself; all else is facts."""


class Number(NamedTuple):
    """What the outside world calls an entry, in normal form; ``of`` is who gave an invoice."""

    text: str
    of: str | None = None

    def may_be(self, other: Number) -> bool:
        """Whether it may be that of the same entry: an invoice's supplier may not be told."""
        return self.text == other.text and (self.of == other.of or None in (self.of, other.of))


def same_facts(one: Training, other: Training) -> bool:
    """Whether two states hold the same; number, moment and place of saving do not count."""
    return all(
        getattr(one, each.name) == getattr(other, each.name)
        for each in fields(Training)
        if each.name not in OF_THE_FILE
    )


def number_of(entry: Entry) -> Number | None:
    """Subsidy number, number and supplier of an invoice, SHA-256 of a file; ``None``: not known."""
    if isinstance(entry, Application):
        text, of = _normal(entry.subsidy_number), None
    elif isinstance(entry, Invoice):
        text, of = _normal(entry.number), _normal(entry.supplier_name)
    else:
        text, of = _normal(entry.sha256), None
    return Number(text, of) if text else None


def first_day(entry: Entry) -> date:
    """The earliest day that is known of an entry; the last there is while none is."""
    parts = (entry, entry.deposit, entry.subsidy) if isinstance(entry, Application) else (entry,)
    values = (getattr(part, each.name) for part in parts for each in fields(part))
    return min((value for value in values if isinstance(value, date)), default=date.max)


def _normal(text: str | None) -> str | None:
    return "".join(text.split()).casefold() if text else None
