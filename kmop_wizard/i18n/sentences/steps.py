"""The six steps in words: titles, states, and the small line under each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from kmop_wizard.domain.plan import ACTION_STEP, Plan
from kmop_wizard.domain.terms import term_of
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.sentences.actions import by_phrase
from kmop_wizard.i18n.words import N_, Words

_TITLES: Final[Mapping[str, str]] = {
    "enrol": N_("Enrol with the right provider"),
    "apply": N_("Apply for the subsidy"),
    "deposit": N_("Deposit your own share"),
    "subsidy": N_("Receive the subsidy"),
    "attend": N_("Attend the course"),
    "pay": N_("Invoice and payment order"),
}
_STATES: Final[Mapping[str, str]] = {
    "done": N_("done"),
    "open": N_("to do now"),
    "waiting": N_("waiting for someone else"),
    "later": N_("later"),
    "overdue": N_("deposit failed, you can apply again"),
    "lost": N_("deadline has passed"),
}
_DONE_ON: Final[Mapping[str, str]] = {
    "enrol": N_("done · {day}"),
    "apply": N_("approved · {day}"),
    "deposit": N_("deposited · {day}"),
    "subsidy": N_("received · {day}"),
    "attend": N_("completed · {day}"),
    "pay": N_("order given · {day}"),
}
_ACTIONS: Final[Mapping[str, str]] = {
    "apply": "apply",
    "deposit": "deposit",
    "pay": "order_payment",
}


def step_title(words: Words, step: str) -> str:
    """The name of a step in the list of steps."""
    return words.say(_TITLES[step])


def state_word(words: Words, step: str, plan: Plan) -> str:
    """The state of a step as a few words, in small letters."""
    state = plan.steps[step]
    if step == "attend" and state == "waiting":
        return words.say("under way")
    cancelled = plan.standing.application.deposit.cancelled_on is not None
    if step == "deposit" and cancelled and state in ("overdue", "lost"):
        return words.say("deposit cancelled")
    return words.say(_STATES[state])


def step_note(words: Words, step: str, plan: Plan, training: Training, today: date) -> str:
    """The small line under a step in the list: since when it is done, or by when or what."""
    state = plan.steps[step]
    if state == "done":
        day = _done_on(step, training)
        return (
            state_word(words, step, plan) if day is None else _say_day(words, _DONE_ON[step], day)
        )
    if state in ("lost", "overdue") or plan.standing.stopped:
        return state_word(words, step, plan)
    following = plan.next
    if ACTION_STEP[following.action] == step and (following.by or following.check_on):
        if following.by == today and following.check_on is None:
            return words.say("last day today")
        return by_phrase(words, following, today)
    return _note_of_later(words, step, plan, training)


def _note_of_later(words: Words, step: str, plan: Plan, training: Training) -> str:
    deadlines = plan.deadlines
    first, last = training.enrolment.first_lesson_day, training.enrolment.last_lesson_day
    if step == "subsidy":
        return words.say("message from VLAIO")
    if step == "attend" and first is not None:
        if last is None or last < first:
            return words.say("from {day}", day=words.day_month_year(first))
        return words.period(first, last)
    if step == "deposit" and deadlines.deposit_by is None:
        days = plan.standing.rule_set.deposit_days
        return words.count("{n} day after approval", "{n} days after approval", days)
    action = _ACTIONS.get(step)
    term = None if action is None else term_of(action, training, plan.standing)
    if term is None or plan.steps[step] == "waiting":
        return state_word(words, step, plan)
    day = term.day(plan.standing.today)
    return words.say("by {day} at the latest", day=words.day_month_year(day))


def _done_on(step: str, training: Training) -> date | None:
    application = training.application
    ordered = [invoice.payment_ordered_on for invoice in training.invoices]
    return {
        "enrol": training.enrolment.enrolled_on,
        "apply": application.approved_on,
        "deposit": application.deposit.deposited_on,
        "subsidy": application.subsidy.received_on,
        "attend": training.attendance.completed_on,
        "pay": max((day for day in ordered if day is not None), default=None),
    }[step]


def _say_day(words: Words, message: str, day: date) -> str:
    return words.say(message, day=words.day_month_year(day))
