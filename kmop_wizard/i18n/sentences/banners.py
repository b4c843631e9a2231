"""The last day of a step in long words, and what can still be done when it has passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from kmop_wizard.domain.plan import Plan, urgency_of
from kmop_wizard.domain.rescue import Rescue, rescue
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.words import N_, Words

_HAPPENED: Final = {
    "stopped": N_("You stopped this application on {day}."),
    "refused": N_("Your application was refused on {day}."),
    "deposit_cancelled": N_("Your deposit was cancelled on {day}."),
    "deposit_missed": N_("The last day to deposit was {day}, and no deposit is noted."),
    "application_missed": N_("The last day to apply was {day}, and no application is noted."),
    "closed": N_("This application closed on {day}, and a payment order is missing."),
}
_RECORD: Final = {
    "deposit_missed": N_("Did you deposit in time? Note the day: then all is well again."),
    "application_missed": N_("Did you apply in time? Note the day: then all is well again."),
    "closed": N_("Did you order the payment in time? Note the day: then all is well again."),
}


def deadline_banner(
    words: Words, step: str, plan: Plan, training: Training, today: date
) -> tuple[str, ...]:
    """What the last day of ``step`` asks, what matters most first; empty without one to meet.

    What went wrong comes first: on the page of the next action it says what happened and what can
    still be done.
    """
    state = plan.steps[step]
    found = rescue(training, plan)
    if found is not None:
        passed = state in ("lost", "overdue") or step == "apply"
        return rescue_sentences(words, found, plan, today) if passed else ()
    if state == "done":
        return ()
    if step in ("enrol", "apply") and not plan.standing.applied:
        return _apply_by(words, plan.deadlines.apply_by, today)
    if step == "deposit" and state == "open":
        return _deposit_by(words, plan, today)
    if step == "pay" and plan.deadlines.close_on is not None:
        return (_close_on(words, plan.deadlines.close_on, today),)
    return ()


def rescue_sentences(words: Words, found: Rescue, plan: Plan, today: date) -> tuple[str, ...]:
    """What happened, then what can still be done, each in a calm sentence."""
    happened = words.say(
        _HAPPENED[found.situation], day=words.day(_day_of(found.situation, plan, today))
    )
    possible = []
    if found.record is not None:
        possible.append(words.say(_RECORD[found.situation]))
    if found.situation == "stopped":
        possible.append(
            words.say("What is left of your own share comes back to your account by itself.")
        )
    if found.can_reapply:
        possible.append(_reapply(words, plan.deadlines.apply_by, today))
    elif found.situation != "stopped":
        possible.append(
            words.say("Otherwise ask VLAIO or your provider whether anything can still be done.")
            if found.record
            else words.say("The term for a new application has passed: ask VLAIO what is possible.")
        )
    return (happened, *possible)


def _day_of(situation: str, plan: Plan, today: date) -> date:
    application, deadlines = plan.standing.application, plan.deadlines
    day = {
        "stopped": application.stopped_on,
        "refused": application.refused_on,
        "deposit_cancelled": application.deposit.cancelled_on,
        "deposit_missed": deadlines.deposit_by,
        "application_missed": deadlines.apply_by,
        "closed": deadlines.close_on,
    }[situation]
    # Each situation follows from its day, so the day is known; today keeps the types honest.
    return day or today


def _reapply(words: Words, apply_by: date | None, today: date) -> str:
    if apply_by is None:
        return words.say("You can make a new application for the same training.")
    if apply_by <= today:
        return words.say(
            "Today, {day}, is the last day for a new application.", day=words.day(today)
        )
    return words.say(
        "You can make a new application for the same training: do it by {safe} to be safe,"
        " the last day is {day}.",
        safe=words.day(apply_by - timedelta(days=1)),
        day=words.day(apply_by),
    )


def _apply_by(words: Words, apply_by: date | None, today: date) -> tuple[str, ...]:
    urgency = urgency_of(apply_by, today)
    if apply_by is None or urgency == "late":
        return ()
    day = words.day(apply_by)
    if urgency == "today":
        return (words.say("Today, {day}, is the last day to apply.", day=day),)
    if urgency == "week":
        said = words.count(
            "Apply by {day} at the latest: {n} day left.",
            "Apply by {day} at the latest: {n} days left.",
            (apply_by - today).days,
            day=day,
        )
        return (said,)
    return (words.say("You can apply until {day}.", day=day),)


def _deposit_by(words: Words, plan: Plan, today: date) -> tuple[str, ...]:
    deposit_by = plan.deadlines.deposit_by
    if deposit_by is None:
        return ()
    sentence = {
        "today": N_("The money must arrive today, {day}: use an instant transfer."),
        "week": N_("The money must arrive by {day}. Deposit today: a bank may take two days."),
    }.get(urgency_of(deposit_by, today), N_("The money must arrive by {day} at the latest."))
    said = words.say(sentence, day=words.day(deposit_by))
    if not plan.deadlines.deposit_estimated:
        return (said,)
    return said, words.say("This is an estimate: the date in the e-mail counts.")


def _close_on(words: Words, close_on: date, today: date) -> str:
    urgency = urgency_of(close_on, today)
    day = words.day(close_on)
    if urgency == "today":
        return words.say("Today, {day}, is the last day to order the payment.", day=day)
    if urgency == "week":
        return words.count(
            "Order the payment by {day} at the latest: {n} day left.",
            "Order the payment by {day} at the latest: {n} days left.",
            (close_on - today).days,
            day=day,
        )
    return words.say("Order the payment by {day}: then the application closes by itself.", day=day)
