"""What to do next and by when, in the few words of a line on the home page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.terms import Next
from kmop_wizard.domain.training import Training
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n.words import N_, Words

_ACTIONS: Final[Mapping[str, str]] = {
    "stopped": N_("Application stopped"),
    "complete_enrolment": N_("Complete your enrolment details"),
    "apply": N_("Submit your application on the e-loket"),
    "await_approval": N_("Wait for the approval by e-mail"),
    "await_subsidy": N_("Wait for VLAIO to add the subsidy"),
}
_APPLY_AGAIN: Final[Mapping[str, str]] = {
    "refused": N_("Apply again: the application was refused"),
    "deposit_cancelled": N_("Apply again: the deposit was cancelled"),
    "deposit_missed": N_("Apply again: the deadline to deposit has passed"),
}
_LOST: Final[Mapping[str, str]] = {
    "refused": N_("Application refused: see what can still be done"),
    "deposit_cancelled": N_("Deposit cancelled: see what can still be done"),
    "deposit_missed": N_("Deadline to deposit has passed: see what can still be done"),
    "application_missed": N_("Deadline to apply has passed: see what can still be done"),
    "closed": N_("Application closed: see what can still be done"),
}


def action_sentence(
    words: Words, plan: Plan, training: Training, rules: Rules | None = None
) -> str:
    """The next action of a training, with the amount, invoice or provider that it is about.

    ``rules`` give the name of a provider that was chosen and not typed.
    """
    action = plan.next.action
    if action == "finished":
        return _finished(words, plan)
    found = rescue(training, plan)
    if found is not None and action != "stopped":
        return words.say((_APPLY_AGAIN if found.can_reapply else _LOST)[found.situation])
    if action == "deposit":
        return _deposit(words, plan, training)
    if action == "order_payment":
        return _order_payment(words, plan)
    if action == "await_invoice":
        return _await_invoice(words, training, rules)
    if action == "attend":
        return _attend(words, plan)
    return words.say(_ACTIONS[action])


def by_phrase(words: Words, following: Next, today: date) -> str:
    """The one day that counts, in the words of a chip: ``nog 3 dagen · do 26 nov``.

    Who waits for others reads when to look.
    """
    if following.check_on is not None:
        return _check_phrase(words, following.check_on, today)
    day = following.day
    if day is None:
        return words.say("no deadline")
    if following.action == "attend":
        return _lessons_until(words, day, today)
    if day < today:
        return words.count(
            "{n} day overdue · {day}",
            "{n} days overdue · {day}",
            (today - day).days,
            day=words.day_month_year(day),
        )
    return _days_left(words, following.urgency, day, today)


def last_day_phrase(words: Words, following: Next) -> str:
    """The last day, small beside the day to act; empty where they are one, or it stands alone."""
    if following.by in (None, following.day) or following.day != following.act_by:
        return ""
    return words.say("last day {day}", day=words.day_month(following.by))


def days_phrase(words: Words, following: Next, today: date) -> str:
    """Both days on one line, for paper and for the command line."""
    said = (by_phrase(words, following, today), last_day_phrase(words, following))
    return " · ".join(filter(None, said))


def quiet_sentence(words: Words, until: date | None) -> str:
    """That nothing is to be done, until a day or for good."""
    if until is None:
        return words.say("Nothing to do at the moment.")
    return words.say("Nothing to do until {day}.", day=words.day(until))


def _finished(words: Words, plan: Plan) -> str:
    keep_until = plan.deadlines.keep_until
    if keep_until is None:
        return words.say("All done")
    return words.say(
        "All done: keep your documents until {day}", day=words.day_month_year(keep_until)
    )


def _deposit(words: Words, plan: Plan, training: Training) -> str:
    asked = training.application.deposit.amount
    amount = plan.amounts.own_share if asked is None else asked
    if amount is None:
        return words.say("Deposit your own share now")
    return words.say("Deposit your own share: {amount}", amount=words.money(amount))


def _order_payment(words: Words, plan: Plan) -> str:
    unpaid = [each for each in plan.standing.payable if each.payment_ordered_on is None]
    if len(unpaid) > 1:
        return words.count(
            "Give the payment order for {n} invoice",
            "Give the payment order for {n} invoices",
            len(unpaid),
        )
    number = (unpaid[0].number or "").strip() if unpaid else ""
    if not number:
        return words.say("Give the payment order for the invoice")
    return words.say("Give the payment order for invoice {number}", number=number)


def _await_invoice(words: Words, training: Training, rules: Rules | None) -> str:
    typed = (training.enrolment.provider_name or "").strip()
    name = provider_name(training, rules) if rules else typed
    if not name:
        return words.say("Wait for the provider's invoice")
    return words.say("Wait for the invoice from {provider}", provider=name)


def _attend(words: Words, plan: Plan) -> str:
    if plan.steps["attend"] == "open":
        return words.say("Attend the lessons and record when they are finished")
    return words.say("Attend the lessons")


def _days_left(words: Words, urgency: str, day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return words.say("today · {day}", day=words.weekday_month(day))
    if urgency == "today":
        return words.say("today · last day {day}", day=words.weekday_month(day))
    if days == 1:
        return words.say("tomorrow · {day}", day=words.weekday_month(day))
    if urgency == "week":
        return words.count(
            "{n} day left · {day}", "{n} days left · {day}", days, day=words.weekday_month(day)
        )
    return words.say("by {day} at the latest", day=words.short_day(day))


def _check_phrase(words: Words, check_on: date, today: date) -> str:
    if check_on <= today:
        return words.say("check now")
    return words.say("check on {day}", day=words.short_day(check_on))


def _lessons_until(words: Words, last: date, today: date) -> str:
    if last < today:
        return words.say("last lesson was on {day}", day=words.day_month_year(last))
    if last == today:
        return words.say("last lesson today · {day}", day=words.weekday_month(last))
    return words.say("lessons until {day}", day=words.short_day(last))
