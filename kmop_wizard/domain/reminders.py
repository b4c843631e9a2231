"""On which days a training asks for attention by itself, also of who does not open the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from kmop_wizard.domain.agenda import Entry, days_that_matter
from kmop_wizard.domain.days import add_days
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.warning_codes import OVERDUE

DAYS_BEFORE: Final = (14, 7, 3, 1, 0)
"""Before the day to act."""
OVERDUE_EVERY: Final = 14
ORDER_AFTER: Final = 7
"""So many days after subsidy and invoice are there: the payment order is what most forget."""
ORDER_EVERY: Final = 30


class Noted(NamedTuple):
    """What is noted of one training: the days that it was reminded for, the latest last.

    ``again_on``: when to say it once more, if ``action`` is still next. ``muted``: never again.
    """

    said: tuple[date, ...] = ()
    again_on: date | None = None
    action: str = ""
    muted: bool = False


class Due(NamedTuple):
    """A reminder to give now; ``day`` is the one that it falls on, not after today."""

    entry: Entry
    day: date


class _Series(NamedTuple):
    """A day, and each ``every`` days after it."""

    first: date
    every: int

    def last(self, today: date) -> date | None:
        """The latest of its days that is not after ``today``."""
        passed = (today - self.first).days
        return add_days(today, -(passed % self.every)) if passed >= 0 else None

    def following(self, today: date) -> date | None:
        """The first of its days after ``today``."""
        if today < self.first:
            return self.first
        return add_days(today, self.every - (today - self.first).days % self.every)


def due(
    entries: Iterable[Entry], since: date | None, today: date, noted: Mapping[str, Noted]
) -> list[Due]:
    """What falls after ``since`` (``None``: ever), up to and with ``today``, and was not said yet.

    A training that slept through several of its days is said once, for the latest.
    """
    found = []
    for entry in entries:
        note = noted.get(entry.training.id, Noted())
        day = last_day(entry, since, today)
        if (
            note.again_on is not None
            and note.again_on <= today
            and note.action == entry.plan.next.action
        ):
            day = max(day or note.again_on, note.again_on)
        if day is not None and day not in note.said and not note.muted:
            found.append(Due(entry, day))
    return found


def last_day(entry: Entry, since: date | None, today: date) -> date | None:
    """The latest day on which ``entry`` reminds, after ``since``, not after ``today``."""
    days = (each.last(today) if isinstance(each, _Series) else each for each in _schedule(entry))
    passed = (day for day in days if day is not None and day <= today)
    return max((day for day in passed if since is None or day > since), default=None)


def quiet_before(
    entries: Iterable[Entry], rules: Rules, today: date, noted: Mapping[str, Noted]
) -> date:
    """A day before which, after ``today``, nothing falls while no fact changes."""
    days: set[date | None] = {each.holds_from for each in rules.sets}
    for entry in entries:
        for each in _schedule(entry):
            days.add(each.following(today) if isinstance(each, _Series) else each)
        days |= days_that_matter(entry, today)
        note = noted.get(entry.training.id)
        days.add(note.again_on if note else None)
    return min((day for day in days if day is not None and day > today), default=date.max)


def _schedule(entry: Entry) -> list[date | _Series | None]:
    following = entry.plan.next
    if not entry.active:
        return []
    days: list[date | _Series | None] = [following.by]
    days += [add_days(following.act_by, -each) for each in DAYS_BEFORE]
    if following.check_on is not None and following.action in OVERDUE:
        days.append(_Series(following.check_on, OVERDUE_EVERY))
    if following.action == "order_payment":
        first = add_days(_payable_since(entry), ORDER_AFTER)
        days.append(None if first is None else _Series(first, ORDER_EVERY))
    return days


def _payable_since(entry: Entry) -> date | None:
    """When subsidy and invoice were both there, of the oldest invoice without a payment order."""
    now = entry.plan.standing
    received = now.application.subsidy.received_on
    known = [
        max(day for day in (received, invoice.issued_on) if day is not None)
        for invoice in now.payable
        if invoice.payment_ordered_on is None and (received or invoice.issued_on)
    ]
    return min(known, default=None)
