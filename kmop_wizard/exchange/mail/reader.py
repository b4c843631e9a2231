"""What an e-mail is, and the values that it tells, each with the sentence that it came from.

Proposals only: a person compares and accepts them one by one. Whatever could be read two ways is
left out, as a value that is missing costs a minute and a wrong one costs the subsidy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kmop_wizard.exchange.mail.facts import (
    Found,
    Value,
    find_deposit,
    find_numbers,
    find_order,
    find_refusal,
)
from kmop_wizard.exchange.mail.kinds import is_an_invoice, kind_of
from kmop_wizard.exchange.mail.lines import lines_of
from kmop_wizard.exchange.mail.parts import LONGEST_TEXT, NotAMail, mail_texts, text_of
from kmop_wizard.exchange.mail.payees import compared, mails_of_payees
from kmop_wizard.exchange.mail.statements import Statement, statements_of

FACTS: Final = (
    "subsidy_number",
    "approved_on",
    "refused_on",
    "deposit.amount",
    "deposit.due_on",
    "deposit.iban",
    "deposit.beneficiary",
    "deposit.communication",
    "payment_ordered_on",
)
OUTCOMES: Final = ("found", "nothing_found", "several_applications")

_LONGEST_SOURCE: Final = 300


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for ``fact``, one of ``FACTS``, and the ``source`` sentence, on one line.

    ``payment_ordered_on`` is a fact of an invoice, all others of an application.
    """

    fact: str
    value: Value
    source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mail gives: its ``kind`` (of ``KINDS``), and proposals in the order of ``FACTS``.

    ``outcome`` is one of ``OUTCOMES``.
    """

    kind: str
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
    own = compared(own_name)
    return _reading([_read(text, None, own)], own)


def read_eml(data: bytes, own_name: str = "") -> Reading:
    """Read a saved mail (``.eml``), as ``read_pasted``. Raises ``NotAMail``.

    Where plain text and HTML tell the same fact differently, that fact is left out.
    """
    own = compared(own_name)
    return _reading([_read(each.text, each.sent, own) for each in mail_texts(data)], own)


def read_file(data: bytes) -> Reading:
    """Read a file that holds a saved mail, or its text alone. Raises ``NotAMail``."""
    try:
        return read_eml(data)
    except NotAMail as refused:
        if refused.code != "not_a_mail":
            raise
    return read_pasted(text_of(data))


def _read(text: str, sent: date | None, own_name: str) -> tuple[str, dict[str, list[Found]]]:
    lines = [*lines_of(text)]
    statements = statements_of(lines)
    deposit = find_deposit(statements, mails_of_payees(lines, own_name))
    kind = kind_of(statements, deposit)
    return kind, _told(kind, statements, deposit, sent)


def _told(
    kind: str,
    statements: Sequence[Statement],
    deposit: dict[str, list[Found]],
    sent: date | None,
) -> dict[str, list[Found]]:
    if kind == "approval" and not is_an_invoice(statements):
        return deposit
    if kind == "refusal":
        return find_refusal(statements)
    if kind == "payment_order":
        return find_order(statements, sent)
    return {} if kind == "other" else {"subsidy_number": list(find_numbers(statements))}


def _reading(texts: Sequence[tuple[str, dict[str, list[Found]]]], own: str) -> Reading:
    kinds = {kind for kind, _ in texts} - {"other"}
    kind = kinds.pop() if len(kinds) == 1 else "other"
    found: dict[str, list[Found]] = {}
    for each, told in texts:
        for fact, values in told.items() if each == kind else ():
            found.setdefault(fact, []).extend(values)
    names = found.get("deposit.beneficiary", [])
    accounts = {value for value, _ in found.get("deposit.iban", ())}
    if len(accounts) > 1 or (own and any(own in compared(str(name)) for name, _ in names)):
        names.clear()
    if len({value for value, _ in found.get("subsidy_number", ())}) > 1:
        return Reading(kind, "several_applications", ())
    proposals = tuple(
        Proposal(fact, found[fact][0][0], _shown(found[fact][0][1]))
        for fact in FACTS
        if len({value for value, _ in found.get(fact, ())}) == 1
    )
    return Reading(kind, "found" if proposals else "nothing_found", proposals)


def _shown(statement: Statement) -> str:
    text = statement.text.replace("\t", " · ")
    return text if len(text) <= _LONGEST_SOURCE else f"{text[: _LONGEST_SOURCE - 1]}…"
