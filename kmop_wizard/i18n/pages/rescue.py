"""When it went wrong: what can still be done, before anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from kmop_wizard.domain.facts import is_blank
from kmop_wizard.domain.rescue import Rescue, rescue
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.marks import chip_of
from kmop_wizard.i18n.pages.page import (
    DANGER,
    Act,
    Block,
    Chip,
    HowStep,
    HowTo,
    Line,
    Page,
    Path,
    Points,
    Rich,
    Situation,
    bold,
    questions,
    unbroken,
)
from kmop_wizard.i18n.words import N_, Words

_CLOSED_TITLES: Final[Mapping[str, str]] = {
    "stopped": N_("Your application was stopped"),
    "refused": N_("Your application was refused"),
    "deposit_cancelled": N_("Your deposit was cancelled"),
    "deposit_missed": N_("The deadline to deposit has passed"),
    "application_missed": N_("The deadline to apply has passed"),
    "closed": N_("Your application has closed"),
}
_HEADINGS: Final[Mapping[str, str]] = {
    "stopped": N_("You stopped this application."),
    "refused": N_("Your application was refused. You can still put it right."),
    "deposit_cancelled": N_("Your deposit was cancelled. You can still put it right."),
    "deposit_missed": N_("No deposit is recorded. You can still put it right."),
}
_LOST: Final[Mapping[str, str]] = {
    "stopped": N_("You stopped this application."),
    "refused": N_("A new application is no longer possible for this course."),
    "deposit_cancelled": N_("A new application is no longer possible for this course."),
    "deposit_missed": N_("A new application is no longer possible for this course."),
    "application_missed": N_("You can no longer apply for this course."),
    "closed": N_("Invoices can no longer be paid through the portfolio."),
}
_MONEY_BACK: Final = frozenset({"stopped", "deposit_cancelled", "deposit_missed"})
_IN_TIME: Final[Mapping[str, str]] = {
    "application_missed": N_("Did you apply in time after all?"),
    "deposit_missed": N_("Did you deposit in time after all?"),
    "closed": N_("Did you give the payment order in time after all?"),
}
_NOTHING_LATER: Final = frozenset({"application_missed", "closed"})
"""After its last day that can't have been done: only a day before it is an answer."""
_ANSWERS: Final[Mapping[str, str]] = {
    "application_missed": N_("Yes, applied on"),
    "deposit_missed": N_("Yes, the money has been in your portfolio since"),
    "closed": N_("Yes, payment order given on"),
}


def rescue_page(now: Situation, step: str) -> Page:
    """The way out, on the page of the step where the person is.

    Raises ``ValueError`` when the training is on no special path.
    """
    found = rescue(now.training, now.plan)
    if found is None:
        raise ValueError("nothing went wrong")
    words = now.words
    asks = found.record is not None
    title = _IN_TIME[found.situation] if asks else _CLOSED_TITLES[found.situation]
    if found.can_reapply and not asks and found.situation != "stopped":
        title = N_("Apply for your subsidy again")
    return Page(
        step=step,
        small=parts.small_line(now, step),
        question=words.say(title),
        chip=_chip(now, found),
        sentence=_sentence(now, found),
        aside=parts.last_day_note(now, "reapply"),
        blocks=tuple(_blocks(now, found)),
        questions=questions("rescue", "why_not_last_day", "money_back", "what_went_wrong")
        if found.can_reapply
        else questions("rescue", found.situation),
        footer=parts.footer(now, parts.phone(now), *_earlier(now)),
        back=parts.back_of(now, step),
        forward=parts.forward_of(now, step),
        focus="new_application" if found.can_reapply and not asks else "call_1700",
    )


def _earlier(now: Situation) -> tuple[Act, ...]:
    earlier = len([each for each in now.training.applications if not is_blank(each)])
    if not earlier:
        return ()
    text = now.words.say("Previous applications ({n})", n=earlier)
    return (Act("toggle.previous_applications", text),)


def _chip(now: Situation, found: Rescue) -> Chip:
    if found.can_reapply and now.plan.next.action == "reapply":
        return chip_of(now.words, now.plan, now.today)
    if found.situation == "stopped":
        return Chip(now.words.say("stopped"))
    return Chip(now.words.say("deadline passed"), DANGER)


def _sentence(now: Situation, found: Rescue) -> Rich:
    words = now.words
    if found.can_reapply and now.plan.next.day is not None:
        return words.say("Apply again by {day}", day=parts.bold_day(now))
    last = _last_day(now, found)
    if last is not None:
        return words.say("The last day was {day}.", day=bold(words.day(last)))
    return words.say("Questions? Call 1700, every working day.")


def _last_day(now: Situation, found: Rescue) -> date | None:
    return {
        "application_missed": now.plan.deadlines.apply_by,
        "deposit_missed": now.plan.deadlines.deposit_by,
        "closed": now.plan.deadlines.close_on,
    }.get(found.situation)


def _blocks(now: Situation, found: Rescue) -> list[Block]:
    words = now.words
    blocks: list[Block] = []
    if found.record is not None:
        answer = parts.day_answer(now, _record(now, found), words.say(_ANSWERS[found.situation]))
        if found.situation in _NOTHING_LATER:
            last = _last_day(now, found)
            in_time = (each for each in answer.buttons if last is None or each.day <= last)
            answer = answer._replace(buttons=tuple(in_time))
        blocks.append(answer)
    blocks.append(_points(now, found))
    if found.can_reapply:
        blocks.append(
            HowTo(
                words.say("This is what comes"),
                (
                    HowStep(
                        words.say(
                            "You apply again on e-loketondernemers.be, with the same details."
                        )
                    ),
                    HowStep(words.say("You paste the new approval e-mail here.")),
                    HowStep(
                        words.say("You deposit exactly that amount, with exactly that reference.")
                    ),
                ),
            )
        )
    history = "" if found.record is not None else _history(now)
    if history:
        view = Act("view_previous_applications", words.say("View"))
        wrong = Act("edit", words.say("This is not right"), _doubtful(now, found))
        blocks.append(Line(history, "", (view, wrong)))
    return blocks


def _record(now: Situation, found: Rescue) -> Path:
    return {
        "application_missed": (*now.application, "submitted_on"),
        "deposit_missed": (*now.application, "deposit", "deposited_on"),
        "closed": (*now.invoice, "payment_ordered_on"),
    }[found.situation]


def _doubtful(now: Situation, found: Rescue) -> Path:
    name = {
        "refused": ("refused_on",),
        "stopped": ("stopped_on",),
        "deposit_cancelled": ("deposit", "cancelled_on"),
        "deposit_missed": ("deposit", "due_on"),
    }.get(found.situation, ("submitted_on",))
    return (*now.application, *name)


def _points(now: Situation, found: Rescue) -> Points:
    words = now.words
    heading = (_HEADINGS if found.can_reapply else _LOST)[found.situation]
    points = []
    if found.situation in _MONEY_BACK:
        points.append(words.say("Your money comes back to your account automatically."))
    points.append(words.say("Your enrolment and your course simply go on."))
    if found.can_reapply:
        points.append(words.say("We copy everything that you filled in to your new application."))
    elif found.situation != "stopped":
        points.append(words.say("A new course has a new deadline."))
    call = Act("call_1700", words.say("Call 1700"))
    again = Act("new_application", words.say("New application"))
    letter = Act("letter", words.say("Letter to VLAIO or the provider"))
    closed = parts.warnings(now, "deadline_on_closed_day")
    warning = closed[0].text if closed and isinstance(closed[0], Line) else ""
    acts = (again, call) if found.can_reapply else (call, letter)
    # where a day is asked first, that is the primary
    return Points(words.say(heading), tuple(points), acts, warning, found.record is None)


def _history(now: Situation) -> Rich:
    words, application = now.words, now.plan.standing.application
    happened = (
        (application.approved_on, N_("approved on {day}")),
        (application.deposit.deposited_on, N_("deposited on {day}")),
        (application.refused_on, N_("refused on {day}")),
        (application.stopped_on, N_("stopped on {day}")),
        (application.deposit.cancelled_on, N_("deposit cancelled on {day}")),
    )
    known = [(day, said) for day, said in happened if day is not None]
    what = [
        words.say(said, day=unbroken(_shown(words, day, known[place + 1 :])))
        for place, (day, said) in enumerate(known)
    ]
    return words.say("Previous application: {what}", what=", ".join(what)) if what else ""


def _shown(words: Words, day: date, following: Sequence[tuple[date, str]]) -> str:
    """A day without its year where the next one has the same."""
    same = bool(following) and following[0][0].year == day.year
    return words.day_month(day) if same else words.day_month_year(day)
