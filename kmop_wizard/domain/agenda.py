"""All trainings together: their order, their purse, and the promise that nothing is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from kmop_wizard.domain.ceiling import Claims, Purse, Share
from kmop_wizard.domain.days import add_days
from kmop_wizard.domain.plan import (
    CLOSED_ACTIONS,
    QUIET_ACTIONS,
    Plan,
    left_this_year,
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


class Planner:
    """Plans many trainings on one day, each anew only when what its plan follows from changes.

    That is the training itself, and what the purses give or leave it.
    """

    def __init__(self, rules: Rules, today: date, trainings: Iterable[Training] = ()) -> None:
        self._rules = rules
        self._today = today
        self._claims = Claims(rules, today)
        self._purse = self._claims.purse
        self._trainings: dict[str, Training] = {}
        self._entries: dict[str, Entry] = {}
        self._agenda: Agenda | None = None
        self.put_all(trainings)

    def put_all(self, trainings: Iterable[Training]) -> None:
        """Plan these, and no others."""
        given = {training.id: training for training in trainings}
        for gone in self._trainings.keys() - given.keys():
            del self._trainings[gone]
            self._entries.pop(gone, None)
            self._claims.remove(gone)
            self._agenda = None
        for training in given.values():
            self.put(training)

    def put(self, training: Training) -> None:
        """Take in a training, in the place of the one with its id."""
        if self._trainings.get(training.id) is not training:
            self._trainings[training.id] = training
            self._entries.pop(training.id, None)
            self._claims.put(training)
            self._agenda = None

    def __contains__(self, training_id: str) -> bool:
        return training_id in self._trainings

    def entry(self, training_id: str) -> Entry:
        """One training and its plan; raises ``KeyError``."""
        purse = self.purse
        if training_id not in self._entries:
            training = self._trainings[training_id]
            planned = plan(training, self._rules, self._today, purse)
            self._entries[training_id] = Entry(training, planned)
        return self._entries[training_id]

    @property
    def purse(self) -> Purse:
        """What the subsidies of the year leave."""
        before, self._purse = self._purse, self._claims.purse
        if before is not self._purse:
            kept = {
                key: entry
                for key, entry in self._entries.items()
                if self._gets(entry.training, before) == self._gets(entry.training, self._purse)
            }
            self._entries = kept
        return self._purse

    @property
    def agenda(self) -> Agenda:
        """All of them, sorted by day to act or last day (none last), title, id."""
        if self._agenda is None:
            entries = sorted(map(self.entry, self._trainings), key=_order)
            self._agenda = Agenda(tuple(entries), self.purse)
        return self._agenda

    def _gets(self, training: Training, purse: Purse) -> tuple[Share | None, Decimal]:
        return purse.shares.get(training.id), left_this_year(training, purse, self._today)


def agenda(trainings: Iterable[Training], rules: Rules, today: date) -> Agenda:
    """Plan all ``trainings`` and sort them by day to act or last day (none last), title, id."""
    return Planner(rules, today, trainings).agenda


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
