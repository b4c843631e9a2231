"""What a reminder says: of one training in full, of several in a row each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from kmop_wizard.app.overview.groups import in_order
from kmop_wizard.app.overview.phrases import TrainingRow, row_of, sentences
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.warning_codes import OVERDUE, provider_name
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.home import DayLine, day_line, in_short, to_do
from kmop_wizard.i18n.pages.marks import attending, chip_of
from kmop_wizard.i18n.pages.page import Chip
from kmop_wizard.i18n.sentences import warning_sentence

MOST: Final = 6
"""More than this are counted."""
_WEEK: Final = 7
_WITH_ITS_SENTENCE: Final = (*OVERDUE.values(), "deadline_on_closed_day")


class Reminder(NamedTuple):
    """One training: ``about`` it, what to do, by when, and what to know."""

    training_id: str
    about: str
    action: str
    chip: Chip | None
    line: DayLine
    detail: str


class Message(NamedTuple):
    """What is said at once: ``one``, or ``rows`` under a ``heading``; ``more``: the rest.

    ``can_wait``: something of it can still be done tomorrow.
    """

    heading: str
    one: Reminder | None
    rows: tuple[TrainingRow, ...] = ()
    more: str = ""
    can_wait: bool = True

    @property
    def sentence(self) -> str:
        """All of it on a line."""
        one = self.one
        if one is None:
            return sentences((self.heading, *(row.sentence for row in self.rows)))
        day = " ".join(filter(None, one.line))
        return sentences((one.action, one.about, day, one.detail))


def message_of(words: Words, entries: Sequence[Entry], rules: Rules, today: date) -> Message:
    """What is said of ``entries``."""
    entries = in_order(entries)
    last_days = [entry.plan.next.by for entry in entries]
    can_wait = any(by is None or by > today for by in last_days)
    if len(entries) == 1:
        one = _reminder(words, entries[0], rules, today)
        return Message(one.action, one, can_wait=can_wait)
    rows = tuple(row_of(words, each, rules, today) for each in entries[:MOST])
    more = len(entries) - MOST
    said = words.count("and {n} more", "and {n} more", more) if more > 0 else ""
    return Message(_heading(words, entries, today), None, rows, said, can_wait)


def problem_message(words: Words, reason: str) -> Message:
    """That the trainings can't be read, and so nothing can be said of them."""
    action = words.say("Your courses can't be read")
    detail = words.say(
        "The reason: {reason}. You get no reminders until that is solved.", reason=reason
    )
    return Message(action, Reminder("", words.say("Reminders"), action, None, DayLine(""), detail))


def _heading(words: Words, entries: Sequence[Entry], today: date) -> str:
    days = [entry.plan.next.day for entry in entries]
    if all(day is not None and day <= today + timedelta(days=_WEEK) for day in days):
        return words.count("{n} deadline this week", "{n} deadlines this week", len(entries))
    return words.count("{n} reminder", "{n} reminders", len(entries))


def _reminder(words: Words, entry: Entry, rules: Rules, today: date) -> Reminder:
    training, plan = entry.training, entry.plan
    provider = provider_name(training, rules) or ""
    title = short_title(words, training)
    about = " \u00b7 ".join(filter(None, (title, provider)))
    line = day_line(words, plan, today)._replace(after="")
    action = to_do(words, plan, training) if plan.next.action != "attend" else ""
    if not action:
        action = in_short(words, plan, training, provider)
        line = DayLine(attending(words, training, today))
    detail = _detail(words, entry, rules, today)
    return Reminder(training.id, about, action, chip_of(words, plan, today), line, detail)


def _detail(words: Words, entry: Entry, rules: Rules, today: date) -> str:
    training, plan = entry.training, entry.plan
    following, said = plan.next, []
    if following.action == "order_payment":
        said.append(words.say("Payment is not automatic."))
    said += [
        warning_sentence(words, code, plan, training, rules, today)
        for code in _WITH_ITS_SENTENCE
        if code in plan.warnings
    ]
    if following.by is not None and following.day is not None and following.by > following.day:
        said.append(words.say("Last day: {day}.", day=words.long_day(following.by)))
    return " ".join(said)
