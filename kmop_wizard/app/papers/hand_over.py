"""Short ready texts for the accountant, a participant, VLAIO and the provider, as e-mails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import entry as entry_of
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import NO_INVOICE, Invoice
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.exchange.payment_qr import clean
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.hand_over import (
    Details,
    Mail,
    letter_to_provider,
    letter_to_vlaio,
    mail_to_accountant,
    mail_to_participant,
)
from kmop_wizard.storage.reference import load_links

LONGEST_ADDRESS: Final = 1500
"""In characters, encoded: what every system hands on to a mail program."""
_LENGTHS: Final = (90, 60, 40, 24, 12, 6)
"""In characters: how much of a name a text keeps, until it fits."""
_EURO: Final = (None, "EUR")

Writer = Callable[[Words, Details, str], Mail]

WRITERS: Final[Mapping[str, Writer]] = {
    "accountant": lambda words, details, _situation: mail_to_accountant(words, details),
    "participant": lambda words, details, _situation: mail_to_participant(words, details),
    "vlaio": letter_to_vlaio,
    "provider": letter_to_provider,
}
"""By who gets it."""


def mail_for(receiver: str, words: Words, entry: Entry, rules: Rules, invoice_id: str = "") -> Mail:
    """The text for ``receiver``, one of ``WRITERS``, short enough for `address_of`.

    Raises ``KeyError`` for a letter to VLAIO or the provider when nothing went wrong.
    """
    found = rescue(entry.training, entry.plan)
    situation = found.situation if found else ""
    made = Mail("", "")
    for longest in _LENGTHS:
        details = _details_of(entry, rules, invoice_id, situation, longest)
        if receiver != "participant":
            details = details._replace(person="")
        made = WRITERS[receiver](words, details, situation)
        if len(_address(receiver, made)) <= LONGEST_ADDRESS:
            break
    return made


def address_of(receiver: str, mail: Mail) -> str:
    """The ``mailto:`` address that opens ``mail`` in the user's own mail program.

    At most ``LONGEST_ADDRESS`` long: a text that does not fit in is left out, and is to be copied.
    """
    whole = _address(receiver, mail)
    return whole if len(whole) <= LONGEST_ADDRESS else _address(receiver, Mail("", ""))


def _address(receiver: str, mail: Mail) -> str:
    start = load_links()["help_email"].url if receiver == "vlaio" else "mailto:"
    body = mail.body.replace("\n", "\r\n")
    return f"{start}?subject={quote(mail.subject, safe='')}&body={quote(body, safe='')}"


def plain_text(mail: Mail) -> str:
    """The whole text, for who copies it."""
    return f"{mail.subject}\n\n{mail.body}\n"


def _details_of(
    entry: Entry, rules: Rules, invoice_id: str, situation: str, longest: int
) -> Details:
    training, plan = entry.training, entry.plan
    enrolment, application = training.enrolment, plan.standing.application
    invoice: Invoice = entry_of(training, "invoices", invoice_id) or NO_INVOICE
    in_euro = invoice.currency in _EURO
    people = [clean(name) for name in enrolment.participants if clean(name)]

    def cut(text: str | None) -> str:
        shown = clean(text)
        return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"

    happened: dict[str, Any] = {
        "refused": application.refused_on,
        "stopped": application.stopped_on,
        "deposit_cancelled": application.deposit.cancelled_on,
        "deposit_missed": plan.deadlines.deposit_by,
        "application_missed": plan.deadlines.apply_by,
        "closed": plan.deadlines.close_on,
    }
    asked, paid = application.deposit.amount, application.subsidy.amount
    return Details(
        enterprise=cut(training.enterprise.name),
        title=cut(training.title),
        provider=cut(provider_name(training, rules)),
        person=cut(people[0]) if len(people) == 1 else "",
        first_lesson_day=enrolment.first_lesson_day,
        last_lesson_day=enrolment.last_lesson_day,
        has_invoice=invoice is not NO_INVOICE,
        invoice=cut(invoice.number),
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        vat=invoice.vat_amount if in_euro else None,
        without_vat=invoice.amount_excl_vat if in_euro else None,
        own_share=plan.amounts.own_share if asked is None else asked,
        deposited_on=application.deposit.deposited_on,
        subsidy=plan.amounts.subsidy if paid is None else paid,
        number=cut(application.subsidy_number),
        happened_on=happened.get(situation),
        apply_by=plan.deadlines.apply_by if plan.standing.in_time else None,
    )
