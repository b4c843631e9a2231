"""Values of a UBL document by namespace and name.

What the standard allows once may stand there twice: the same is read once, two different ones are
not believed. Each value that is there but can't be believed is noted in ``Reading.doubtful``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, TypeVar
from xml.etree.ElementTree import Element

from kmop_wizard.domain.money import CENT

_NAMESPACES: Final = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
_AMOUNT: Final = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})")
# The standard's own type allows a time zone behind the day; programs write the time too.
_DAY: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_BELGIAN_OFFSETS: Final = (timedelta(hours=1), timedelta(hours=2))
# Signs that nobody sees, and the one that stands for what could not be read.
_UNREADABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffd]")
_BLANKS: Final = " \u00a0\u202f"
# No field of a form holds more.
_LONGEST_FACT: Final = 500
_CURRENCY: Final = "currencyID"

T = TypeVar("T")


def children(parents: Element | Iterable[Element], path: str) -> list[Element]:
    """The elements at ``path`` (``cac:Party/cbc:Name``) below one or several parents."""
    found = [parents] if isinstance(parents, Element) else list(parents)
    for step in path.split("/"):
        prefix, name = step.split(":")
        tag = f"{{{_NAMESPACES[prefix]}}}{name}"
        found = [child for parent in found for child in parent.findall(tag)]
    return found


def text_of(element: Element) -> str | None:
    """The element's text on one line, without outer blanks; nothing but blanks is not known."""
    # Other signs that Python takes for blanks or line ends are controls: they stay, to be refused.
    lines = "".join(element.itertext()).replace("\t", " ").replace("\r", "\n").split("\n")
    return " ".join(line for each in lines if (line := each.strip(_BLANKS))) or None


def texts(parents: Element | Iterable[Element], path: str) -> Iterator[str]:
    """All texts at ``path`` that are not blank."""
    return (text for each in children(parents, path) if (text := text_of(each)) is not None)


def first_text(parents: Element | Iterable[Element], path: str) -> str | None:
    """The first text at ``path``, where the standard allows several."""
    return next(texts(parents, path), None)


class Reading:
    """One document as it is read; ``doubtful`` names the facts that are there but not believed."""

    def __init__(self, document: Element) -> None:
        self.document = document
        self.doubtful: list[str] = []
        currency = self.text("currency", "cbc:DocumentCurrencyCode")
        self.currency = None if currency is None else currency.upper()

    def text(self, name: str, path: str) -> str | None:
        """The one text at ``path``."""
        return self.short_one(name, list(texts(self.document, path)))

    def short_one(
        self, name: str, said: Collection[str], form: Callable[[str], str | None] = str
    ) -> str | None:
        """The text, in the ``form`` in which it compares, that everything in ``said`` agrees on.

        Only one that a field can hold, and of which every sign could be read.
        """
        return self.one(name, [form(each) if _is_readable(each) else None for each in said])

    def day(self, name: str, path: str) -> date | None:
        """The one calendar day at ``path``."""
        return self.one(name, [day_of(text) for text in texts(self.document, path)])

    def first_day(self, name: str, path: str) -> date | None:
        """The first calendar day at ``path``, where the standard allows several."""
        return self.one(name, [day_of(text) for text in texts(self.document, path)][:1])

    def amount(self, name: str, path: str) -> Decimal | None:
        """The one amount at ``path``, in the currency of the document, rounded half up."""
        return self.agreed(name, children(self.document, path))

    def agreed(self, name: str, elements: Iterable[Element]) -> Decimal | None:
        """The amount that all of ``elements`` say, in the currency of the document."""
        said = [each for each in elements if text_of(each) is not None]
        return self.one(
            name, [amount_of(each) if self.is_own_currency(each) else None for each in said]
        )

    def one(self, name: str, said: Collection[T | None]) -> T | None:
        """The value that everything in ``said`` agrees on."""
        different = set(said)
        if len(different) == 1 and None not in different:
            return different.pop()
        if said:
            self.doubt(name)
        return None

    def is_own_currency(self, element: Element) -> bool:
        """Whether an amount is in the currency of the document, or says none."""
        own = element.get(_CURRENCY, "").strip()
        return not own or self.currency is None or own.upper() == self.currency

    def doubt(self, name: str) -> None:
        """Note that the fact ``name`` is there but not believed."""
        if name not in self.doubtful:
            self.doubtful.append(name)


def amount_of(element: Element) -> Decimal | None:
    """The amount in ``element`` with two decimals, half up; only plain ASCII digits count."""
    text = text_of(element) or ""
    # What stands around another element is in two pieces, not one amount.
    if len(element) or _AMOUNT.fullmatch(text) is None:
        return None
    amount = Decimal(text).quantize(CENT, ROUND_HALF_UP)
    return amount or abs(amount)


def own_currency(element: Element) -> str | None:
    """The currency that an amount says of itself."""
    return element.get(_CURRENCY, "").strip().upper() or None


def day_of(text: str) -> date | None:
    """The day in a text of the standard's date type, when there is such a day.

    A time may follow. One that in Belgium is, or may be, on another day leaves a doubt: ``None``.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, time, zone = found.groups()
    try:
        written = date.fromisoformat(day)
        if time is None or zone is None:
            return written
        moment = datetime.fromisoformat(f"{day}T{time}{zone}")
        if moment.utcoffset() in _BELGIAN_OFFSETS:
            return written
        here = {moment.astimezone(timezone(offset)).date() for offset in _BELGIAN_OFFSETS}
    except (ValueError, OverflowError):
        return None
    return written if here == {written} else None


def _is_readable(text: str) -> bool:
    return len(text) <= _LONGEST_FACT and _UNREADABLE.search(text) is None
