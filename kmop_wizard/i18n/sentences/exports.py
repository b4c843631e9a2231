"""The words of the files that go out: deadlines in a calendar, headings of a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.words import N_, Words

_ON_THE_LAST_DAY: Final[Mapping[str, str]] = {
    "apply": N_("Last day to apply: {title}"),
    "deposit": N_("Last day to deposit: {title}"),
    "pay": N_("Last day to give the payment order: {title}"),
}
_BEFORE_IT: Final[Mapping[str, str]] = {
    "apply": N_("Apply again (last day {last}): {title}"),
    "deposit": N_("Deposit your own share (last day {last}): {title}"),
    "pay": N_("Give the payment order (last day {last}): {title}"),
}
_CHECKS: Final[Mapping[str, tuple[str, str]]] = {
    "check_approval": (
        N_("Check whether your application is approved: {title}"),
        N_("Check your mailbox, including spam, and the website of the kmo-portefeuille."),
    ),
    "check_subsidy": (
        N_("Check whether you can pay (betalen): {title}"),
        N_(
            "Check on kmo-portefeuille.be whether you can already pay (betalen). If not, call 1700."
        ),
    ),
    "check_invoice": (
        N_("Check whether the invoice has come: {title}"),
        N_("Check your e-invoices and your mailbox, or ask your provider."),
    ),
}
_COMPUTED: Final[Mapping[str, str]] = {
    "next": N_("What to do"),
    "by": N_("By when"),
    "subsidy": N_("Subsidy"),
    "own_share": N_("Own share"),
    "invoices": N_("Invoices"),
    "apply_by": N_("Last day to apply"),
    "deposit_by": N_("Last day to deposit"),
    "close_on": N_("Application closes on"),
    "keep_until": N_("Keep documents until"),
}


def calendar_name(words: Words) -> str:
    """The name of the calendar in the program that takes it in."""
    return words.say("kmo-portefeuille: deadlines")


def calendar_texts(
    words: Words, kind: str, entry: Entry, day: date, last: date | None
) -> tuple[str, str]:
    """Title and description of an event of ``exchange.calendar.KINDS`` that lies on ``day``;
    ``last`` is the last day of its term."""
    title = (entry.training.title or "").strip() or words.say("Course without a title")
    if kind in _CHECKS:
        heading, description = _CHECKS[kind]
        return words.say(heading, title=title), words.say(description)
    if last is None or day == last:
        heading = words.say(_ON_THE_LAST_DAY[kind], title=title)
    else:
        heading = words.say(_BEFORE_IT[kind], title=title, last=words.day_month_year(last))
    return heading, _description(words, kind, entry.training, entry.plan, last or day)


def computed_heading(words: Words, column: str) -> str:
    """The heading of a column of ``exchange.tables.COLUMNS`` that is no fact."""
    return words.say(_COMPUTED[column])


def _description(words: Words, kind: str, training: Training, plan: Plan, last: date) -> str:
    if kind == "apply":
        return words.say(
            "Apply for the subsidy on e-loketondernemers.be. You don't need an invoice. The last"
            " day is {day}.",
            day=words.day(last),
        )
    if kind == "pay":
        return words.say(
            "Give the payment order for the invoice on kmo-portefeuille.be: payment is not"
            " automatic. Your application closes on {day}.",
            day=words.day(last),
        )
    asked = training.application.deposit.amount
    amount = plan.amounts.own_share if asked is None else asked
    told = words.say(
        "The money must have arrived by {day}. Copy the account and reference from the e-mail.",
        day=words.day(last),
    )
    if plan.deadlines.deposit_estimated:
        told += " " + words.say("This is an estimate: the date in the e-mail counts.")
    if amount is None:
        return told
    return f"{words.say('Own share to deposit: {amount}.', amount=words.money(amount))} {told}"
