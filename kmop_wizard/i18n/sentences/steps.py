"""The six steps in words: titles, questions, states, and why a step is not yours to do now."""

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
_QUESTIONS: Final[Mapping[str, str]] = {
    "enrol": N_("Which course, and with which provider?"),
    "apply": N_("Have you applied for your subsidy?"),
    "deposit": N_("Have you deposited your own share?"),
    "subsidy": N_("Is the subsidy in your portfolio?"),
    "attend": N_("Is the course finished?"),
    "pay": N_("Have you given the payment order?"),
}
_WHY: Final[Mapping[str, str]] = {
    "enrol": N_(
        "Copy everything from your enrolment form. With the wrong provider your"
        " application is not approved."
    ),
    "apply": N_(
        "You can apply until {apply_days} calendar days after the first day of the course."
        " You don't need an invoice."
    ),
    "deposit": N_("Now you deposit your share (storten). You pay the invoice in step 6 (betalen)."),
    "subsidy": N_(
        "VLAIO adds the subsidy. Check on kmo-portefeuille.be whether you can already pay"
        " (betalen)."
    ),
    "attend": N_(
        "Have the attendance list signed every day and keep each participant's certificate."
    ),
    "pay": N_("Payment is not automatic: give an order for each invoice (betalen)."),
}
_STATES: Final[Mapping[str, str]] = {
    "done": N_("done"),
    "open": N_("to do now"),
    "waiting": N_("waiting for someone else"),
    "later": N_("later"),
    "overdue": N_("deposit failed, you can apply again"),
    "lost": N_("deadline has passed"),
}
_DONE: Final[Mapping[str, str]] = {
    "enrol": N_("Your enrolment details are complete."),
    "apply": N_("Your application is approved."),
    "deposit": N_("Your own share has arrived in the portfolio."),
    "subsidy": N_("The subsidy is in your portfolio."),
    "attend": N_("The course is finished."),
    "pay": N_("You have given the payment order for every invoice."),
}
_DONE_ON: Final[Mapping[str, str]] = {
    "enrol": N_("done · {day}"),
    "apply": N_("approved · {day}"),
    "deposit": N_("deposited · {day}"),
    "subsidy": N_("received · {day}"),
    "attend": N_("completed · {day}"),
    "pay": N_("order given · {day}"),
}
_LATER: Final[Mapping[str, str]] = {
    "apply": N_("Complete step 1 first: you need those details for your application."),
    "deposit": N_("You deposit once your application is approved. The e-mail says how much."),
    "subsidy": N_("The subsidy comes after your own share has arrived."),
    "attend": N_("Enter the first day of the course in step 1. Then you see here when it begins."),
    "pay": N_("You can give the payment order once the subsidy is in your portfolio."),
}
_WAITING: Final[Mapping[str, str]] = {
    "apply": N_("Your application has been made. The approval comes by e-mail."),
    "subsidy": N_("Your own share has arrived. You probably get an e-mail about the subsidy."),
    "attend": N_("The course is under way. Have the attendance list signed every day."),
    "pay": N_("The subsidy is in your portfolio. Now wait for the provider's invoice."),
}
_ACTIONS: Final[Mapping[str, str]] = {
    "apply": "apply",
    "deposit": "deposit",
    "pay": "order_payment",
}
_PASSED: Final[Mapping[str, str]] = {
    "apply": N_("The deadline to apply has passed."),
    "deposit": N_("This deposit no longer counts, and neither does this application."),
    "pay": N_("This application is closed: its invoices can't be paid through the portfolio."),
}


def step_title(words: Words, step: str) -> str:
    """The name of a step in the list of steps."""
    return words.say(_TITLES[step])


def step_question(words: Words, step: str) -> str:
    """The title of a step's page."""
    return words.say(_QUESTIONS[step])


def step_number(words: Words, step: str) -> str:
    """``Step 2 of 6``."""
    number = list(_TITLES).index(step) + 1
    return words.say("Step {n} of {total}", n=number, total=len(_TITLES))


def step_why(words: Words, step: str, plan: Plan) -> str:
    """Why this step is there, in a sentence or two under its title; what is done is not asked."""
    if plan.steps[step] == "done":
        return words.say(_DONE[step])
    message = _WHY[step]
    if step == "apply":
        return words.say(message, apply_days=plan.standing.rule_set.apply_days)
    return words.say(message)


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


def step_reason(words: Words, step: str, plan: Plan, training: Training) -> str:
    """Why a step is not yours to do now; empty when it is, or when it is done."""
    state = plan.steps[step]
    if state in ("done", "open"):
        return ""
    if plan.standing.stopped:
        return words.say("This application was stopped.")
    if step == "deposit" and not plan.standing.applied and training.application.deposit.due_on:
        return words.say("Enter the day on which you applied. Until then, step 2 comes first.")
    first = training.enrolment.first_lesson_day
    if state == "later" and step == "attend" and first is not None:
        return words.say("The course begins on {day}.", day=words.day(first))
    by_state = {"later": _LATER, "waiting": _WAITING}.get(state, _PASSED)
    return words.say(by_state[step])


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
