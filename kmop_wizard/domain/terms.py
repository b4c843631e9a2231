"""The day to act before a last day, and the day to look at what others should have done by then."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from kmop_wizard.domain.days import add_days, bank_days_before
from kmop_wizard.domain.standing import Standing
from kmop_wizard.domain.training import Training

BANK_DAYS: Final = 3
"""How long a transfer may take. Source: S-READING."""
_WEEK: Final = 7


class Term(NamedTuple):
    """A last day (``by``), and the day before it on which to act, where there is one.

    ``safe_by`` is ``by``, or the earlier of the two days on which a deposit may be due while the
    date in the e-mail is not known. Source: S-READING.
    """

    by: date
    safe_by: date
    act_by: date | None

    def day(self, today: date) -> date:
        """The one day to show large: the day to act until it is past, then the last day."""
        ahead = (day for day in (self.act_by, self.safe_by) if day is not None and day >= today)
        return next(ahead, self.by)

    def urgency(self, today: date) -> str:
        """``late``, ``today``, ``week`` (1 to 7 days) or ``planned``, counted to the day to act."""
        if today > self.by:
            return "late"
        days = ((self.act_by or self.by) - today).days
        if days <= 0:
            return "today"
        return "week" if days <= _WEEK else "planned"


class Next(NamedTuple):
    """The next action (a code), its last day, the day to act, and how pressing that is.

    ``check_on``: from when on to look whether what is awaited has come. ``day``: the one day to
    show large, ``act_by`` until it is past and the last day after it.
    """

    action: str
    by: date | None
    act_by: date | None
    check_on: date | None
    day: date | None
    urgency: str


def term_of(action: str, training: Training, now: Standing) -> Term | None:
    """The term of ``action``, also of one that is not next: what it would be if it were."""
    by = _last_day(action, training, now)
    if by is None:
        return None
    safe_by = _safe_day(by, now) if action == "deposit" else by
    return Term(by, safe_by, _day_to_act(action, safe_by))


def check_day(action: str, training: Training, now: Standing) -> date | None:
    """From when on to look whether what is awaited has come.

    Sources: S-PROVIDER-PAGES, S-READING.
    """
    rules, enrolment = now.rule_set, training.enrolment
    if action == "await_approval":
        return add_days(now.applied_on, rules.approval_check_days)
    if action == "await_subsidy":
        return add_days(now.application.deposit.deposited_on, rules.subsidy_check_days)
    if action == "await_invoice":
        lessons_end = enrolment.last_lesson_day or enrolment.first_lesson_day
        return add_days(lessons_end, rules.invoice_check_days)
    return None


def _last_day(action: str, training: Training, now: Standing) -> date | None:
    return {
        "apply": now.deadlines.apply_by,
        "reapply": now.deadlines.apply_by,
        "complete_enrolment": None if now.applied else now.deadlines.apply_by,
        "deposit": now.deadlines.deposit_by,
        "order_payment": now.deadlines.close_on,
        "await_invoice": now.deadlines.close_on,
        "attend": training.enrolment.last_lesson_day,
    }.get(action)


def _safe_day(by: date, now: Standing) -> date:
    """Sources disagree whether the days run from the approval or from the application."""
    if not now.deadlines.deposit_estimated:
        return by
    from_application = add_days(now.application.submitted_on, now.rule_set.deposit_days)
    return min(by, from_application or by)


def _day_to_act(action: str, by: date) -> date | None:
    if action in ("apply", "complete_enrolment"):
        return by
    if action in ("reapply", "order_payment"):
        return add_days(by, -1)
    return bank_days_before(by, BANK_DAYS) if action == "deposit" else None
