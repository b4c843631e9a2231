"""All trainings together: their order, their purse, and the promise that nothing is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from kmop_wizard.domain.ceiling import Purse, share_out
from kmop_wizard.domain.days import add_days
from kmop_wizard.domain.plan import (
    CLOSED_ACTIONS,
    QUIET_ACTIONS,
    Plan,
    next_action,
    plan,
    step_states,
)
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.standing import Deadlines, standing
from kmop_wizard.domain.terms import Term, term_of
from kmop_wizard.domain.training import Application, Enrolment, Training
from kmop_wizard.domain.warning_codes import OVERDUE

_URGENT_FROM_DAYS: Final = 7


class Entry(NamedTuple):
    """One training and its plan."""

    training: Training
    plan: Plan

    @property
    def active(self) -> bool:
        """Whether the training still runs: not finished, not stopped, not lost."""
        return self.plan.next.action not in CLOSED_ACTIONS


class Agenda(NamedTuple):
    """Every training, the most urgent first, and the year's purse."""

    entries: tuple[Entry, ...]
    purse: Purse


class Quiet(NamedTuple):
    """Nothing is to be done until ``until``, the first day that may ask something (or never)."""

    until: date | None


class LastDays(NamedTuple):
    """The last days of a training, and the days to act before two of them."""

    deadlines: Deadlines
    deposit: Term | None
    pay: Term | None


def agenda(
    trainings: Iterable[Training], rules: Rules, today: date, before: Agenda | None = None
) -> Agenda:
    """Plan all ``trainings`` and sort them by day to act or last day (none last), title, id.

    ``before``: an agenda by the same rules on the same day; what is in it unchanged keeps its plan.
    """
    everything = tuple(trainings)
    purse = share_out(everything, rules, today)
    planned: dict[int, Entry] = {}
    if before is not None and before.purse == purse:
        planned = {id(entry.training): entry for entry in before.entries}
    entries = [
        planned.get(id(training)) or Entry(training, plan(training, rules, today, purse))
        for training in everything
    ]
    entries.sort(key=_order)
    return Agenda(tuple(entries), purse)


def quiet_until(entries: Iterable[Entry], rules: Rules, today: date) -> Quiet | None:
    """The promise "nothing to do until …", or ``None`` when something is to be done or checked now.

    The day is the first on which what is awaited should have come, or on which a plan, run
    forward, gives another action or urgency; it is never one on which something is lost already.
    A later set of rules may bring back what was lost.
    """
    new_rules = {each.holds_from for each in rules.sets if each.holds_from > today}
    days: list[date] = []
    for entry in entries:
        if not is_quiet(entry.plan):
            return None
        if entry.plan.next.check_on is not None:
            days.append(entry.plan.next.check_on)
        if entry.active or new_rules:
            days.extend(_first_change(entry, rules, today, new_rules))
    until = min(days, default=today)
    return Quiet(until if until > today else None)


def last_days(first_lesson_day: date, rules: Rules, today: date) -> LastDays:
    """Every last day of a training that starts on ``first_lesson_day``, applied for and approved
    on the last day that allows it."""
    enrolment = Enrolment(first_lesson_day=first_lesson_day)
    apply_by = standing(Training("", enrolment=enrolment), rules, today).deadlines.apply_by
    applied = Application(submitted_on=apply_by, approved_on=apply_by)
    training = Training("", enrolment=enrolment, applications=(applied,))
    now = standing(training, rules, today)
    pay = term_of("order_payment", training, now)
    return LastDays(now.deadlines, term_of("deposit", training, now), pay)


def _order(entry: Entry) -> tuple[bool, date, str, str]:
    day = entry.plan.next.act_by or entry.plan.next.by
    return (day is None, day or date.max, entry.training.title or "", entry.training.id)


def is_quiet(planned: Plan) -> bool:
    """Whether nothing is to be done or checked now."""
    action = planned.next.action
    return action in QUIET_ACTIONS and OVERDUE.get(action) not in planned.warnings


def _first_change(entry: Entry, rules: Rules, today: date, new_rules: set[date]) -> Iterator[date]:
    """The first day on which the plan asks something else, or the day before it is lost."""
    training, now = entry.training, entry.plan.next
    for day in sorted(days_that_matter(entry, today) | new_rules):
        then = standing(training, rules, day)
        later = next_action(training, then, step_states(training, then))
        if (later.action, later.urgency) != (now.action, now.urgency):
            yield day - timedelta(days=1) if later.action == "lost" else day
            return


def days_that_matter(entry: Entry, today: date) -> set[date]:
    """Every day after ``today`` on which the plan may ask something else, and some more."""
    deadlines, enrolment = entry.plan.deadlines, entry.training.enrolment
    terms = (
        deadlines.apply_by,
        deadlines.deposit_by,
        deadlines.close_on,
        enrolment.first_lesson_day,
        enrolment.last_lesson_day,
    )
    days = {add_days(term, shift) for term in terms for shift in (-_URGENT_FROM_DAYS, 0, 1)}
    return {day for day in days if day is not None and day > today}
