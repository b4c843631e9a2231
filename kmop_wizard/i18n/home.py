"""What home says of a training, of several, and of the year's subsidy: short, as on one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from kmop_wizard.domain.ceiling import Ceiling
from kmop_wizard.domain.papers import INSPECTED, missing_papers
from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.pages.marks import attending, near_day, overdue, time_left, tone_of
from kmop_wizard.i18n.words import N_, Words

_GROUPS: Final[Mapping[str, str]] = {
    "today": N_("Today"),
    "week": N_("This week"),
    "later": N_("Later"),
    "check": N_("To check"),
    "waiting": N_("Waiting for others"),
    "record": N_("Still to record"),
    "closed": N_("Closed"),
}
_TO_DO: Final[Mapping[str, str]] = {
    "complete_enrolment": N_("Complete your enrolment"),
    "apply": N_("Apply for your subsidy"),
    "reapply": N_("Apply for your subsidy again"),
    "order_payment": N_("Give the payment order"),
    "await_approval": N_("Has your application been approved?"),
    "await_subsidy": N_("Is the subsidy in your portfolio?"),
    "await_invoice": N_("Do you have your invoice?"),
}
_BUTTONS: Final[Mapping[str, str]] = {
    "complete_enrolment": N_("To your enrolment"),
    "apply": N_("Apply for the subsidy"),
    "reapply": N_("New application"),
    "deposit": N_("Deposit your share"),
    "order_payment": N_("To the payment order"),
    "await_approval": N_("Look now"),
    "await_subsidy": N_("Look now"),
    "await_invoice": N_("Look now"),
}
_IN_SHORT: Final[Mapping[str, str]] = {
    "complete_enrolment": N_("Complete your enrolment"),
    "apply": N_("Apply for your subsidy"),
    "reapply": N_("Apply again"),
    "order_payment": N_("Give the payment order"),
    "await_approval": N_("Approval from VLAIO"),
    "await_subsidy": N_("Subsidy from VLAIO"),
    "stopped": N_("Application stopped"),
}
_TO_CHECK: Final[Mapping[str, str]] = {
    "await_approval": N_("Is the approval there?"),
    "await_subsidy": N_("Is the subsidy there?"),
    "await_invoice": N_("Is the invoice there?"),
}
_LOST: Final[Mapping[str, str]] = {
    "refused": N_("Application refused"),
    "deposit_cancelled": N_("Deposit cancelled"),
    "deposit_missed": N_("Deposit missed"),
    "application_missed": N_("Application missed"),
    "closed": N_("Application closed"),
}
_PAPERS: Final[Mapping[str, str]] = {
    "enrolment": N_("Add your enrolment"),
    "attendance_list": N_("Add the attendance list"),
    "certificate": N_("Add the certificate"),
}
_DAY: Final = "\0"
"""Stands where a day comes in a sentence."""


class DayLine(NamedTuple):
    """One dated sentence: what stands before the day, the day, the last day small after it."""

    before: str
    day: str = ""
    after: str = ""


class YearWords(NamedTuple):
    """The year's subsidy: ``heading``, ``text`` and a ``short`` one; ``used`` and ``planned`` are
    parts of the whole, 0.0 to 1.0."""

    heading: str
    text: str
    short: str
    used: float
    planned: float


def group_name(words: Words, group: str) -> str:
    """The name of one of home's groups."""
    return words.say(_GROUPS[group])


def to_do(words: Words, plan: Plan, training: Training) -> str:
    """What is to be done for a training, as a title."""
    if plan.next.action != "deposit":
        return words.say(_TO_DO[plan.next.action])
    amount = _to_deposit(plan, training)
    if amount is None:
        return words.say("Deposit your own share now")
    return words.say("Deposit your own share: {amount}", amount=words.money(amount))


def button_text(words: Words, plan: Plan) -> str:
    """Where the button under ``to_do`` leads."""
    return words.say(_BUTTONS[plan.next.action])


def in_short(words: Words, plan: Plan, training: Training, provider: str) -> str:
    """What is to be done, awaited or past, in the few words of a row."""
    action = plan.next.action
    if action == "deposit":
        amount = _to_deposit(plan, training)
        if amount is None:
            return words.say("Deposit your own share now")
        return words.say("Deposit {amount}", amount=words.money(amount))
    if action in _TO_CHECK and overdue(plan):
        return words.say(_TO_CHECK[action])
    if action == "await_invoice":
        return words.say("Invoice from {provider}", provider=provider or words.say("the provider"))
    if action == "attend":
        over = plan.steps["attend"] == "open"
        return words.say("Is the course finished?") if over else words.say("Attend the course")
    if action == "finished":
        return _finished(words, plan, training)
    found = rescue(training, plan) if action == "lost" else None
    return words.say(_LOST[found.situation] if found is not None else _IN_SHORT[action])


def row_day(words: Words, plan: Plan, training: Training, today: date) -> tuple[str, str]:
    """The one day of a row, and its tone."""
    following, tone = plan.next, tone_of(plan)
    if following.action == "finished":
        kept = plan.deadlines.keep_until
        said = words.say("keep until {day}", day=words.day_month_year(kept)) if kept else ""
        return said, "neutral"
    if following.check_on is not None:
        day = near_day(words, following.check_on, today)
        if overdue(plan):
            return words.say("since {day}", day=day), tone
        return words.say("look on {day}", day=day), tone
    if following.action == "attend":
        return attending(words, training, today), tone
    if following.day is None:
        return "", tone
    if tone == "neutral":
        return words.short_day(following.day), tone
    day, days = near_day(words, following.day, today), (following.day - today).days
    if tone == "danger" or days <= 1:
        return f"{time_left(words, following, today)} \u00b7 {day}", tone
    return words.count("{day} · {n} day left", "{day} · {n} days left", days, day=day), tone


def day_line(words: Words, plan: Plan, today: date) -> DayLine:
    """By when the action of ``to_do`` must be done."""
    following = plan.next
    if following.check_on is not None:
        return _with_day(words, N_("since {day}"), following.check_on)
    if following.day is None:
        return DayLine(words.say("Then you see all your deadlines."))
    if following.day < today:
        return _with_day(words, N_("the last day was {day}"), following.day)
    if following.act_by is not None and following.act_by < today:
        return _with_day(words, N_("last day {day}"), following.day)
    line = _with_day(words, N_("by {day}"), following.day)
    if following.by is None or following.by == following.day:
        return line
    last = following.by
    same_year = last.year == following.day.year
    shown = words.day_month(last) if same_year else words.day_month_year(last)
    return line._replace(after=f"{line.after} {words.say('· last day {day}', day=shown)}".strip())


def year_words(
    words: Words, purse: Ceiling, name: str | None, planned: Decimal | None
) -> YearWords:
    """The year's subsidy of an enterprise; ``name`` tells several apart. ``planned``: what the
    most pressing training still adds, in euro."""
    used, ceiling = words.money(purse.used), words.money(purse.ceiling)
    left = words.money(purse.left)
    heading = words.say("Yearly maximum {year}", year=purse.year)
    if planned:
        text = words.say(
            "{used} of {ceiling} applied for · this course adds {amount}",
            used=used,
            ceiling=ceiling,
            amount=words.money(planned),
        )
    else:
        text = words.say(
            "{used} of {ceiling} applied for · {left} left", used=used, ceiling=ceiling, left=left
        )
    whole = purse.ceiling or Decimal(1)
    return YearWords(
        f"{heading} \u00b7 {name}" if name else heading,
        text,
        words.say("{left} left", left=left),
        float(min(Decimal(1), purse.used / whole)),
        float(min(Decimal(1), (planned or Decimal(0)) / whole)),
    )


def left_sentence(words: Words, purse: Ceiling, rate: Decimal | None) -> str:
    """What is left this year, and for how much of courses that is enough."""
    if purse.left <= 0:
        return words.say("Nothing is left this year: apply next year for a next course.")
    left = words.money(purse.left)
    if not rate:
        return words.say("{left} of subsidy is left this year.", left=left)
    return words.say(
        "{left} is left this year: enough for {price} of courses ({percent}, without VAT).",
        left=left,
        percent=words.percent(rate),
        price=words.money((purse.left / rate).quantize(Decimal("0.01"), ROUND_FLOOR)),
    )


def nothing_to_do(words: Words, until: date | None) -> str:
    """That nothing is to be done, until a day or for good."""
    if until is None:
        return words.say("Nothing to do")
    return words.say("Nothing to do until {day}", day=words.day(until))


def _to_deposit(plan: Plan, training: Training) -> Decimal | None:
    asked = training.application.deposit.amount
    return plan.amounts.own_share if asked is None else asked


def _finished(words: Words, plan: Plan, training: Training) -> str:
    missing = [kind for kind in missing_papers(training, plan) if kind in INSPECTED]
    return words.say(_PAPERS[missing[0]]) if missing else words.say("All done")


def _with_day(words: Words, message: str, day: date) -> DayLine:
    before, _, after = words.say(message, day=_DAY).partition(_DAY)
    return DayLine(before.strip(), words.day(day), after.strip())
