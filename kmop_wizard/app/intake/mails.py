"""An e-mail about the subsidy, read: what it says, where, and what that changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Any, Final, NamedTuple

from kmop_wizard.app.facts.table import spec_of
from kmop_wizard.app.overview.deposits import compared_account
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path, fact, with_fact
from kmop_wizard.domain.money import minus, times
from kmop_wizard.domain.standing import is_credit_note
from kmop_wizard.domain.training import Training
from kmop_wizard.exchange.mail.facts import Value
from kmop_wizard.exchange.mail.parts import LARGEST_MAIL, NotAMail
from kmop_wizard.exchange.mail.places import place_of_value
from kmop_wizard.exchange.mail.reader import Proposal, Reading, read_eml, read_pasted
from kmop_wizard.exchange.payment_qr import clean
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.page import Rich, bold, rich
from kmop_wizard.i18n.sentences.deposits import (
    mail_outcome_sentence,
    not_a_mail_sentence,
    proposed_value,
)
from kmop_wizard.storage.atomic import read_bytes

_OF_AN_INVOICE: Final = "payment_ordered_on"
_SUBJECT: Final = "Subject: "


class Row(NamedTuple):
    """A value that a mail tells. ``source``: its sentence, the value in bold.

    ``known``: the training has it already. ``now``: what the training has instead, if anything.
    """

    path: Path
    label: str
    value: Any
    shown: str
    source: Rich
    known: bool
    now: str


def reads_as_mail(text: str, own_name: str) -> bool:
    """Whether ``text`` is a mail that tells something, as the text on the clipboard may be."""
    try:
        return bool(read_pasted(text, own_name).proposals)
    except NotAMail:
        return False


def read(content: str | bytes, own_name: str) -> Reading:
    """Read a pasted text or the bytes of a saved mail. Raises ``NotAMail``."""
    if isinstance(content, str):
        return read_pasted(content, own_name)
    return read_eml(content, own_name)


def content_of(file: FilePath) -> bytes | None:
    """What is in ``file``, a byte more at most than a mail may have; ``None``: it can't be read."""
    try:
        return read_bytes(file, LARGEST_MAIL + 1)
    except (OSError, ValueError):
        return None


def nothing_sentence(words: Words, read_or_not: Reading | NotAMail) -> str:
    """Why nothing is proposed."""
    if isinstance(read_or_not, NotAMail):
        return not_a_mail_sentence(words, read_or_not.code)
    return mail_outcome_sentence(words, read_or_not.outcome)


def rows_of(words: Words, editor: Editor, reading: Reading) -> tuple[Row, ...]:
    """What the mail tells, beside what the training has now."""
    return tuple(_row(words, editor, each) for each in reading.proposals)


def _row(words: Words, editor: Editor, proposal: Proposal) -> Row:
    path = _path(editor, proposal.fact)
    known = fact(editor.training, path)
    now = clean(editor.drafts.get(path, ""))
    if known not in (None, ""):
        now = _shown(words, proposal.fact, known)
    same = known == proposal.value
    label = words.say(spec_of(path).label)
    number = _invoice_number(editor.training, path)
    return Row(
        path,
        words.say("{field}, invoice {number}", field=label, number=number) if number else label,
        proposal.value,
        _shown(words, proposal.fact, proposal.value),
        _marked(_in_words(words, clean(proposal.source)), proposal),
        same,
        "" if same else now,
    )


def _shown(words: Words, name: str, value: Value) -> str:
    """In words; of a text only what can be seen."""
    return proposed_value(words, name, clean(value) if isinstance(value, str) else value)


def _path(editor: Editor, name: str) -> Path:
    if name == _OF_AN_INVOICE:
        return ("invoices", asked_invoice(editor), name)
    return (*editor.current_application, *name.split("."))


def asked_invoice(editor: Editor) -> str:
    """The id of the invoice that is asked about: the first without a payment order.

    Where there is none, one that is half typed, or the new one.
    """
    invoices = editor.training.invoices
    asked = [each for each in invoices if not is_credit_note(each)]
    unordered = [each.id for each in asked if each.payment_ordered_on is None]
    known = {each.id for each in invoices}
    half_typed = [each for each in editor.ids("invoices") if each not in known]
    found = [*unordered, *(each.id for each in asked), *half_typed]
    return next(iter(found), editor.new_id)


def _invoice_number(training: Training, path: Path) -> str:
    if path[0] != "invoices":
        return ""
    return clean(fact(training, (*path[:2], "number")) or "")


def _in_words(words: Words, source: str) -> str:
    """What stands in the subject is called so in the language of the window."""
    subject = source.removeprefix(_SUBJECT)
    return source if subject == source else words.say("Subject: {text}", text=subject)


def _marked(source: str, proposal: Proposal) -> Rich:
    place = place_of_value(source, proposal.value)
    if place is None:
        return rich(source)
    begin, end = place
    return f"{rich(source[:begin])}{bold(source[begin:end])}{rich(source[end:])}"


def amount_check(words: Words, entry: Entry, row: Row) -> tuple[str, bool] | None:
    """Whether the amount to deposit is what one expects, in words; ``None``: nothing to compare."""
    amounts = entry.plan.amounts
    price, own, rate = amounts.price_excl_vat, amounts.own_share, amounts.rate
    if row.path[-2:] != ("deposit", "amount") or own is None or price is None or rate is None:
        return None
    if row.value != own:
        return words.say(
            "We expected {amount}: look on the website", amount=words.money(own)
        ), False
    if own != minus(price, times(price, rate)):
        return words.say("matches your own share"), True
    share, of = words.percent(1 - rate), words.money(price)
    return words.say("matches {percent} of {amount}", percent=share, amount=of), True


def account_check(
    words: Words, session: Session, entry: Entry, rows: Sequence[Row]
) -> tuple[str, bool] | None:
    """Whether the account is the one of last time, in words; ``None`` where nothing is known."""
    training = entry.training
    for row in rows:
        training = with_fact(training, row.path, row.value)
    if not any(row.path[-2:] == ("deposit", "iban") for row in rows):
        return None
    return compared_account(words, session, entry._replace(training=training))
