"""How pressing a step is, in a few words: the chip of a page, the rail, the rows of home."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from kmop_wizard.domain.days import add_days
from kmop_wizard.domain.plan import ACTION_STEP, STEPS, Plan
from kmop_wizard.domain.terms import Next
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.pages.page import DANGER, NEUTRAL, SUCCESS, WARNING, Chip
from kmop_wizard.i18n.words import N_, Words

PLENTY: Final = 60
"""From so many days on there is plenty of time: the number itself says nothing more."""

_TONES: Final = {"late": DANGER, "today": DANGER, "week": WARNING}
_NAMES: Final[Mapping[str, str]] = {
    "enrol": N_("Enrol"),
    "apply": N_("Apply for the subsidy"),
    "deposit": N_("Deposit your own share"),
    "subsidy": N_("Receive the subsidy"),
    "attend": N_("Attend the course"),
    "pay": N_("Payment order"),
}
_DONE: Final[Mapping[str, str]] = {
    "apply": N_("approved · {day}"),
    "deposit": N_("deposited · {day}"),
    "subsidy": N_("received · {day}"),
    "attend": N_("completed · {day}"),
    "pay": N_("ordered · {day}"),
}
_LATER: Final[Mapping[str, str]] = {
    "apply": N_("after your enrolment"),
    "deposit": N_("after your approval"),
    "subsidy": N_("after your deposit"),
    "attend": N_("first day not filled in yet"),
    "pay": N_("after the invoice"),
}


class RailRow(NamedTuple):
    """A step of the rail. ``mark``: done, waiting, later or trouble."""

    step: str
    name: str
    state: str
    mark: str
    tone: str


def step_name(words: Words, step: str) -> str:
    """The short name of a step, as the rail has it."""
    return words.say(_NAMES[step])


def missing(training: Training) -> int:
    """How many facts the enrolment still lacks before one can apply."""
    enrolment = training.enrolment
    known = (
        enrolment.provider or enrolment.registration_number,
        enrolment.enrolled_on,
        enrolment.first_lesson_day,
        enrolment.price_excl_vat,
        training.enterprise.size in ("small", "medium"),
    )
    return sum(1 for each in known if not each)


def details_missing(words: Words, training: Training) -> str:
    """How many that are, in words."""
    return words.count("{n} detail missing", "{n} details missing", missing(training))


def only_recorded(plan: Plan) -> bool:
    """Whether what is next only wants recording: nothing is lost when it comes later."""
    if plan.next.action == "complete_enrolment":
        return plan.standing.applied
    return plan.next.action == "attend"


def tone_of(plan: Plan) -> str:
    """How pressing the next action is, for every place that shows it."""
    if overdue(plan):
        return WARNING
    if plan.next.action == "finished":
        return SUCCESS
    return NEUTRAL if only_recorded(plan) else _TONES.get(plan.next.urgency, NEUTRAL)


def overdue(plan: Plan) -> bool:
    """Whether others have not done their part by the day on which one looks."""
    return any(code.endswith("_overdue") for code in plan.warnings)


def time_left(words: Words, following: Next, today: date) -> str:
    """``3 days left``, ``today``, ``plenty of time``; empty without a day."""
    day = following.day
    if day is None:
        return ""
    days = (day - today).days
    if days < 0:
        return words.count("{n} day late", "{n} days late", -days)
    if days == 0:
        return words.say("today")
    if days == 1:
        return words.say("tomorrow")
    if days > PLENTY:
        return words.say("plenty of time")
    return words.count("{n} day left", "{n} days left", days)


def near_day(words: Words, day: date, today: date) -> str:
    """``ma 23 nov``, with its year when that is not this one."""
    return words.weekday_month(day) if day.year == today.year else words.short_day(day)


def chip_of(words: Words, plan: Plan, today: date) -> Chip:
    """The chip of the next action."""
    action = plan.next.action
    if action == "finished":
        return Chip(words.say("done"), SUCCESS)
    if action == "stopped":
        return Chip(words.say("stopped"))
    if action == "lost":
        return Chip(words.say("deadline passed"))
    if overdue(plan):
        return Chip(words.say("look today"), WARNING)
    if action.startswith("await"):
        return Chip(words.say("waiting"))
    return Chip(time_left(words, plan.next, today) or words.say("to fill in"), tone_of(plan))


def rail(words: Words, training: Training, plan: Plan, today: date) -> list[RailRow]:
    """The six steps with what each says of itself."""
    return [_row(words, training, plan, today, step) for step in STEPS]


def _row(words: Words, training: Training, plan: Plan, today: date, step: str) -> RailRow:
    again = plan.next.action == "reapply" and step == "apply"
    state = "open" if again else plan.steps[step]
    # what presses on the enrolment is the deadline of the application
    pressing = (
        "apply" if plan.next.action == "complete_enrolment" else ACTION_STEP[plan.next.action]
    )
    own = pressing == step
    said = _next(words, plan, today, step) if again else _state(words, training, plan, today, step)
    tone = tone_of(plan) if own and state != "done" else NEUTRAL
    if state == "done":
        mark = "done"
    elif step == "deposit" and plan.standing.deposit_failed and not plan.standing.stopped:
        mark, tone = "trouble", NEUTRAL
    elif step == "attend" and training.enrolment.first_lesson_day is not None:
        mark = "waiting"
    else:
        mark = "later"
    return RailRow(step, step_name(words, step), said, mark, tone)


def _state(words: Words, training: Training, plan: Plan, today: date, step: str) -> str:
    state = plan.steps[step]
    if state == "done":
        return _done(words, training, step)
    if plan.standing.stopped:
        return words.say("stopped")
    if step == "deposit" and plan.standing.deposit_failed:
        cancelled = training.application.deposit.cancelled_on is not None
        return words.say("deposit cancelled") if cancelled else words.say("deadline passed")
    if step == "attend":
        return attending(words, training, today)
    if state == "lost":
        return words.say("deadline passed")
    if step == "enrol":
        return details_missing(words, training)
    if ACTION_STEP[plan.next.action] == step:
        return _next(words, plan, today, step)
    return _later(words, training, plan, today, step)


def _next(words: Words, plan: Plan, today: date, step: str) -> str:
    """The step of the next action: by when, or when to look."""
    following = plan.next
    if following.check_on is not None:
        if step == "apply" and plan.applied_on is not None and not overdue(plan):
            return words.say("applied · {day}", day=words.day_month(plan.applied_on))
        return words.say("look on {day}", day=near_day(words, following.check_on, today))
    day = following.day
    if day is None:
        return words.say(_LATER[step])
    if day == today:
        return words.say("today, {day}", day=words.weekday_month(day))
    return words.say("by {day}", day=near_day(words, day, today))


def _later(words: Words, training: Training, plan: Plan, today: date, step: str) -> str:
    """A step whose turn has not come: its last day where that is known, else after what."""
    day: date | None = None
    if step == "apply" and not plan.standing.applied:
        day = plan.deadlines.apply_by
    elif step == "pay" and training.invoices and plan.deadlines.close_on is not None:
        day = add_days(plan.deadlines.close_on, -1)
    if day is None:
        return words.say(_LATER[step])
    return words.say("by {day}", day=near_day(words, day, today))


def _done(words: Words, training: Training, step: str) -> str:
    application = training.application
    if step == "enrol":
        day = training.enrolment.enrolled_on
        return words.long_day(day) if day is not None else words.say("done")
    ordered = [each.payment_ordered_on for each in training.invoices]
    day = {
        "apply": application.approved_on,
        "deposit": application.deposit.deposited_on,
        "subsidy": application.subsidy.received_on,
        "attend": training.attendance.completed_on,
        "pay": max((each for each in ordered if each is not None), default=None),
    }[step]
    return words.say("done") if day is None else words.say(_DONE[step], day=words.day_month(day))


def attending(words: Words, training: Training, today: date) -> str:
    """When the course is, or was."""
    first, last = training.enrolment.first_lesson_day, training.enrolment.last_lesson_day
    if first is None:
        return words.say(_LATER["attend"])
    if last is None or last < first:
        return words.say("from {day}", day=words.day_month_year(first))
    if last == today:
        return words.say("last lesson today")
    if last < today:
        return words.say("last lesson was on {day}", day=near_day(words, last, today))
    if first == last:
        return words.day_month_year(first)
    return words.say(
        "{first} to {last}",
        first=words.day_month(first) if first.year == last.year else words.day_month_year(first),
        last=words.day_month_year(last),
    )
