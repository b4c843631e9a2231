"""The last day of a step in long words, and what can still be done when it has passed."""

from __future__ import annotations

from datetime import date
from typing import Final

from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.rescue import Rescue, rescue
from kmop_wizard.domain.terms import Term, term_of
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.words import N_, Words

_HAPPENED: Final = {
    "stopped": N_("You stopped this application on {day}."),
    "refused": N_("Your application was refused on {day}."),
    "deposit_cancelled": N_("Your deposit was cancelled on {day}."),
    "deposit_missed": N_("The last day to deposit was {day}, and no deposit is recorded."),
    "application_missed": N_("The last day to apply was {day}, and no application is recorded."),
    "closed": N_("This application closed on {day}, and a payment order is missing."),
}
_RECORD: Final = {
    "deposit_missed": N_("Did you deposit in time? Enter the date below."),
    "application_missed": N_("Did you apply in time? Enter the date below."),
    "closed": N_("Did you give the payment order in time? Enter the date below."),
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
        return rescue_sentences(words, found, plan, training, today) if passed else ()
    if state == "done":
        return ()
    if step in ("enrol", "apply") and not plan.standing.applied:
        return _apply_by(words, term_of("apply", training, plan.standing), today)
    if step == "deposit" and state == "open":
        return _deposit_by(words, plan, term_of("deposit", training, plan.standing), today)
    if step == "pay":
        return _close_on(words, term_of("order_payment", training, plan.standing), today)
    return ()


def rescue_sentences(
    words: Words, found: Rescue, plan: Plan, training: Training, today: date
) -> tuple[str, ...]:
    """What happened, then what can still be done, each in a calm sentence."""
    happened = words.say(
        _HAPPENED[found.situation], day=words.day(_day_of(found.situation, plan, today))
    )
    possible = []
    if found.record is not None:
        possible.append(words.say(_RECORD[found.situation]))
    if found.situation == "stopped":
        possible.append(
            words.say("What is left of your own share comes back to your account automatically.")
        )
    if found.can_reapply:
        possible.append(_reapply(words, term_of("reapply", training, plan.standing), today))
    elif found.situation not in ("stopped", "application_missed"):
        possible.append(
            words.say("Otherwise ask VLAIO or your provider whether anything can still be done.")
            if found.record
            else words.say(
                "The deadline for a new application has passed: ask VLAIO what is possible."
            )
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


def _reapply(words: Words, term: Term | None, today: date) -> str:
    if term is None or term.act_by is None:
        return words.say("You can make a new application for the same course.")
    if term.act_by < today:
        return words.say(
            "Today, {day}, is the last day for a new application.", day=words.day(today)
        )
    return words.say(
        "You can apply again for the same course. To be safe, do it by {safe}. The last day"
        " is {day}.",
        safe=words.day(term.act_by),
        day=words.day(term.by),
    )


def _apply_by(words: Words, term: Term | None, today: date) -> tuple[str, ...]:
    if term is None or today > term.by:
        return ()
    urgency, day = term.urgency(today), words.day(term.by)
    if urgency == "today":
        return (words.say("Today, {day}, is the last day to apply.", day=day),)
    if urgency == "week":
        said = words.count(
            "Apply by {day} at the latest: {n} day left.",
            "Apply by {day} at the latest: {n} days left.",
            (term.by - today).days,
            day=day,
        )
        return (said,)
    return (words.say("You can apply until {day}.", day=day),)


def _deposit_by(words: Words, plan: Plan, term: Term | None, today: date) -> tuple[str, ...]:
    if term is None or today > term.by:
        return ()
    shown = term.day(today)
    last = term.by if shown == term.act_by else shown
    day = words.day(last)
    if last == today:
        said = words.say("The money must arrive today, {day}: use an instant transfer.", day=day)
    elif term.act_by is None or term.act_by <= today:
        said = words.say("Deposit today: the money must have arrived by {day}.", day=day)
    else:
        said = words.say(
            "Deposit by {safe}: the money must have arrived by {day}.",
            safe=words.day(shown),
            day=day,
        )
    if not plan.deadlines.deposit_estimated:
        return (said,)
    return said, words.say("This is an estimate: the date in the e-mail counts.")


def _close_on(words: Words, term: Term | None, today: date) -> tuple[str, ...]:
    if term is None or today > term.by:
        return ()
    day = words.day(term.by)
    if today == term.by:
        return (words.say("Today, {day}, is the last day to give the payment order.", day=day),)
    said = words.say(
        "Give the payment order by {safe}. Your application closes automatically on {day}.",
        safe=words.day(term.day(today)),
        day=day,
    )
    return (said,)
