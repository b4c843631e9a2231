"""Days for the calendar that people look at: an iCalendar file, or one of them as a QR code.

An event lies on the day to act or to check, and names the last day.

An event keeps its identity, so importing the file again updates what is there. What is done comes
along as cancelled, and disappears.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.days import add_days
from kmop_wizard.domain.plan import CLOSED_ACTIONS, Plan
from kmop_wizard.domain.terms import check_day, term_of
from kmop_wizard.domain.training import Training
from kmop_wizard.exchange.qr import QrCode, qr_code

if TYPE_CHECKING:
    import icalendar

TERMS: Final = {"apply": "apply", "deposit": "deposit", "pay": "order_payment"}
CHECKS: Final = {
    "check_approval": "await_approval",
    "check_subsidy": "await_subsidy",
    "check_invoice": "await_invoice",
}
"""What an event is about, and the action that it belongs to."""
KINDS: Final = (*TERMS, *CHECKS)
ALARM_DAYS: Final = (14, 7, 3, 1)

PRODUCT: Final = "-//kmop-wizard//kmop-wizard//EN"
# Made once; another one would double every event in every calendar.
_NAMESPACE: Final = UUID("0b6f9f0e-5d0c-4f5c-9a55-8f3f4b1d2c77")
_NEVER_SAVED: Final = datetime(1970, 1, 1, tzinfo=UTC)
# A phone's camera takes in some thirty rows less than a bank's app does.
_HIGHEST_CODE_VERSION: Final = 15
_LONGEST_CODE_TITLE: Final = 80
_MOVES: Final = 5
_HIGHEST_SEQUENCE: Final = 2**31 - 1
_ACTIONS_TO_APPLY: Final = frozenset({"apply", "reapply", "complete_enrolment"})
# Line ends stay; iCalendar allows no other control character.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# The title and the description of a deadline, in the language shown.
Texts = Callable[["Deadline"], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of a training: ``day`` is the day to act or to check, ``by`` the last day where there
    is one. ``kind`` is one of ``KINDS``; ``live``: something is to be done. ``move`` counts how
    often time alone has moved the event or closed it."""

    entry: Entry
    kind: str
    day: date
    by: date | None
    live: bool
    move: int

    @property
    def alarm_days(self) -> tuple[int, ...]:
        """How many days before it the calendar warns."""
        return ALARM_DAYS if self.kind in TERMS else (0,)


def deadlines_of(entry: Entry) -> tuple[Deadline, ...]:
    """The days of the training that are known: to act in the order of the steps, then to check."""
    return tuple(filter(None, [*map(partial(_to_act, entry), TERMS), *_to_check(entry)]))


def calendar_file(entries: Iterable[Entry], texts: Texts, name: str) -> bytes:
    """An ``.ics`` file with the deadlines of ``entries``; ``name`` is that of the calendar.

    The same trainings give the same bytes. Every event is whole-day and lies on the day to act or
    to check; its sequence number rises with the training's revision, and when time moves it.
    """
    # A tenth of a second that only who exports pays.
    import icalendar  # noqa: PLC0415

    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("x-wr-calname", _one_line(name))
    for entry in entries:
        for deadline in deadlines_of(entry):
            calendar.add_component(_event(deadline, texts))
    return bytes(calendar.to_ical())


def deadline_code(deadline: Deadline, texts: Texts) -> QrCode | None:
    """One deadline as a QR code for a phone's calendar; ``None`` when it does not fit in one."""
    import icalendar  # noqa: PLC0415

    title, _ = texts(deadline)
    event = icalendar.Event()
    event.add("summary", _one_line(title)[:_LONGEST_CODE_TITLE].strip())
    _add_day(event, deadline.day)
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "kmop-wizard")
    calendar.add_component(event)
    return qr_code(calendar.to_ical().decode("utf-8").strip(), _HIGHEST_CODE_VERSION)


def _to_act(entry: Entry, kind: str) -> Deadline | None:
    training, plan = entry.training, entry.plan
    again = kind == "apply" and plan.next.action == "reapply"
    term = term_of("reapply" if again else TERMS[kind], training, plan.standing)
    if term is None:
        return None
    today = plan.standing.today
    day, live = term.day(today), _is_live(kind, plan)
    ahead = (term.act_by, term.safe_by, term.by)
    move = 1 + ahead.index(day) if live else _closed(plan, term.by)
    return Deadline(entry, kind, day, term.by, live, move)


def _to_check(entry: Entry) -> Iterator[Deadline]:
    training, plan = entry.training, entry.plan
    for kind, action in CHECKS.items():
        day = check_day(action, training, plan.standing)
        # The lessons are known long before anybody waits for an invoice.
        if day is None or (kind == "check_invoice" and not plan.standing.subsidy_received):
            continue
        live = plan.next.action == action
        yield Deadline(entry, kind, day, None, live, 1 if live else _closed(plan, day))


def _closed(plan: Plan, last: date) -> int:
    """How a day that asks nothing counts: it has not come yet, or it has passed for good."""
    over = plan.standing.deposit_failed or plan.next.action in CLOSED_ACTIONS
    return _MOVES - 1 if over or plan.standing.today > last else 0


def _is_live(kind: str, plan: Plan) -> bool:
    standing, state = plan.standing, plan.steps
    if standing.stopped:
        return False
    if kind == "apply":
        to_apply = plan.next.action in _ACTIONS_TO_APPLY
        return to_apply and plan.next.by == plan.deadlines.apply_by
    if standing.refused or standing.deposit_failed:
        return False
    return state["deposit"] == "open" if kind == "deposit" else state["pay"] not in ("done", "lost")


def _event(deadline: Deadline, texts: Texts) -> icalendar.Event:
    import icalendar  # noqa: PLC0415

    training = deadline.entry.training
    title, description = (_visible(text) for text in texts(deadline))
    event = icalendar.Event()
    event.add("uid", f"{uuid5(_NAMESPACE, f'{deadline.kind} {training.id}')}@kmop-wizard")
    event.add("dtstamp", _saved_at(training))
    event.add("last-modified", _saved_at(training))
    # Time alone moves an event and closes it: that has to come after what was there before, and
    # after what earlier versions of the program gave (at most twice the revision and one).
    sequence = _MOVES * (training.revision + 1) + deadline.move
    event.add("sequence", min(sequence, _HIGHEST_SEQUENCE))
    event.add("summary", _one_line(title))
    event.add("description", description)
    event.add("status", "CONFIRMED" if deadline.live else "CANCELLED")
    event.add("transp", "TRANSPARENT")
    _add_day(event, deadline.day)
    if deadline.live:
        for days in deadline.alarm_days:
            event.add_component(_alarm(days, _one_line(title)))
    return event


def _add_day(event: icalendar.Event, day: date) -> None:
    event.add("dtstart", day)
    # The end is exclusive; the last day of the year 9999 has none.
    following = add_days(day, 1)
    if following is not None:
        event.add("dtend", following)


def _alarm(days: int, title: str) -> icalendar.Alarm:
    import icalendar  # noqa: PLC0415

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _saved_at(training: Training) -> datetime:
    try:
        saved_at = datetime.fromisoformat(training.saved_at or "")
    except ValueError:
        return _NEVER_SAVED
    if saved_at.tzinfo is None:
        return saved_at.replace(tzinfo=UTC)
    try:
        return saved_at.astimezone(UTC)
    except OverflowError:
        return _NEVER_SAVED


def _visible(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _one_line(text: str) -> str:
    return " ".join(_visible(text).split())
