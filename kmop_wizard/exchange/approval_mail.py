"""Values that the e-mail of an approval tells, each with the sentence that it came from.

Proposals only: a person compares and accepts them one by one. Whatever could be read two ways is
left out, as a value that is missing costs a minute and a wrong one costs the subsidy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kmop_wizard.exchange.mail_finders import Found, Value, find_all
from kmop_wizard.exchange.mail_text import LONGEST_TEXT, NotAMail, mail_texts
from kmop_wizard.exchange.mail_units import Unit, units_of

FACTS: Final = (
    "subsidy_number",
    "deposit.amount",
    "deposit.due_on",
    "deposit.iban",
    "deposit.beneficiary",
    "deposit.communication",
)
OUTCOMES: Final = ("found", "nothing_found", "several_applications")

_LONGEST_SOURCE: Final = 300


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for the fact ``fact`` of an application, and the ``source`` sentence, on one line."""

    fact: str
    value: Value
    source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mail gives: one of ``OUTCOMES``, and proposals in the order of ``FACTS``."""

    outcome: str
    proposals: tuple[Proposal, ...]


def read_pasted(text: str, own_name: str = "") -> Reading:
    """Read the text of a mail. Raises ``NotAMail`` with ``too_large`` or ``no_text``.

    ``own_name`` is that of the enterprise, which is never the one to deposit to.
    """
    if len(text) > LONGEST_TEXT:
        raise NotAMail("too_large")
    if not text.strip():
        raise NotAMail("no_text")
    return _reading(find_all(units_of(text)), own_name)


def read_eml(data: bytes, own_name: str = "") -> Reading:
    """Read a saved mail (``.eml``), as ``read_pasted``. Raises ``NotAMail``.

    Where plain text and HTML tell the same fact differently, that fact is left out.
    """
    readings = [find_all(units_of(text)) for text in mail_texts(data)]
    merged: dict[str, list[Found]] = {}
    for reading in readings:
        for fact, found in reading.items():
            merged.setdefault(fact, []).extend(found)
    return _reading(merged, own_name)


def _reading(found: dict[str, list[Found]], own_name: str) -> Reading:
    own = _compared(own_name)
    names = found["deposit.beneficiary"]
    if own and any(own in _compared(str(name)) for name, _ in names):
        names.clear()
    if len({value for value, _ in found["subsidy_number"]}) > 1:
        return Reading("several_applications", ())
    proposals = [
        Proposal(fact, found[fact][0][0], _shown(found[fact][0][1]))
        for fact in FACTS
        if len({value for value, _ in found[fact]}) == 1
    ]
    return Reading("found" if proposals else "nothing_found", tuple(proposals))


def _shown(unit: Unit) -> str:
    text = unit.text.replace("\t", " · ")
    return text if len(text) <= _LONGEST_SOURCE else f"{text[: _LONGEST_SOURCE - 1]}…"


def _compared(name: str) -> str:
    return " ".join(name.casefold().split())
