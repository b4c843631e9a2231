"""Home's groups: all trainings by what happens when nobody looks at them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from kmop_wizard.domain.agenda import Entry, is_quiet
from kmop_wizard.domain.plan import CLOSED_ACTIONS, Plan
from kmop_wizard.domain.warning_codes import OVERDUE

GROUPS: Final = ("today", "week", "later", "check", "waiting", "record", "closed")
"""In their order: what costs money when it is late (today or late, this week, later), what to
check, who waits for others, what only wants recording, and what is over."""
_OF_URGENCY: Final = {"late": "today", "today": "today", "week": "week"}


def group_of(plan: Plan) -> str:
    """The group of a training, one of ``GROUPS``."""
    action = plan.next.action
    if action in CLOSED_ACTIONS:
        return "closed"
    if action in OVERDUE:
        return "check" if OVERDUE[action] in plan.warnings else "waiting"
    # What is left of an enrolment once the rest is done has no term any more.
    if action == "attend" or (action == "complete_enrolment" and plan.standing.applied):
        return "record"
    return _OF_URGENCY.get(plan.next.urgency, "later")


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """``entries`` by group and day; those without a day last, then by title and id."""
    return sorted(entries, key=_place)


def most_pressing(ordered: Iterable[Entry]) -> Entry | None:
    """The first of `in_order` that asks for something; ``None`` when none does."""
    return next((each for each in ordered if not is_quiet(each.plan)), None)


def _place(entry: Entry) -> tuple[int, bool, date, str, str]:
    training, following = entry.training, entry.plan.next
    group = group_of(entry.plan)
    waits = group in ("check", "waiting")
    day = following.check_on if waits else following.act_by or following.by
    title = training.title or ""
    return (GROUPS.index(group), day is None, day or date.max, title, training.id)
