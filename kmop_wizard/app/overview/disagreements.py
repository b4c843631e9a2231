"""Where two computers say something different: both values, since when, and what they change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import is_dataclass
from datetime import timedelta
from typing import Any, Final, NamedTuple

from kmop_wizard.app.facts.table import spec_key, step_of
from kmop_wizard.app.facts.words import fact_words
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.conflicts import Conflict, resolved
from kmop_wizard.domain.facts import is_entry, place_of, value_or_none
from kmop_wizard.domain.plan import Plan, plan
from kmop_wizard.domain.training import Application, Attachment, Invoice
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.history import entry_words, local, owner_words
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.history import Past

_LONGEST: Final = 300
"""In characters: what is shown of a text."""
_LONGEST_KEPT: Final = 32
"""In characters: what a button says of a text."""
_NOTHING: Final = (None, "", ())


class Side(NamedTuple):
    """What one computer says. ``keep``: what the button says that decides for it.

    ``saved`` and ``effect`` are blank when nothing is known, or nothing changes.
    """

    computer: str
    value: Any
    said: str
    keep: str
    saved: str
    effect: str


class Question(NamedTuple):
    """``name`` is what it is about; ``step`` the step of the fact, blank for a whole entry."""

    conflict: Conflict
    name: str
    step: str
    sides: tuple[Side, Side]


def questions_of(
    words: Words, session: Session, editor: Editor, history: Sequence[Past]
) -> tuple[Question, ...]:
    """A question for each fact on which two computers differ; ``history`` the newest first."""
    teller = _Teller(words, session, editor, history)
    return tuple(teller.question(each) for each in editor.conflicts)


def computers(words: Words, conflict: Conflict) -> tuple[str, str]:
    """What to call the computers of both sides; a name that is not known is told as another one."""
    here = computer_name()
    this, other = words.say("this computer"), words.say("another computer")
    mine = this if conflict.mine_by in ("", here) else conflict.mine_by
    if conflict.theirs_by == here and mine != this:
        return mine, this
    named = conflict.theirs_by not in ("", here, conflict.mine_by)
    return mine, conflict.theirs_by if named else other


class _Teller:
    def __init__(
        self, words: Words, session: Session, editor: Editor, history: Sequence[Past]
    ) -> None:
        self._words = words
        self._session = session
        self._editor = editor
        self._history = history
        self._wording = fact_words(words, session.rules)

    def question(self, conflict: Conflict) -> Question:
        mine_by, theirs_by = computers(self._words, conflict)
        values = (conflict.mine, conflict.theirs)
        effects = self._effects(conflict)
        mine, theirs = (
            Side(
                computer[:1].upper() + computer[1:],
                value,
                self._said(conflict, value),
                self._keep(conflict, value),
                self._saved(conflict, value),
                effect,
            )
            for computer, value, effect in zip((mine_by, theirs_by), values, effects, strict=True)
        )
        key = spec_key(conflict.path)
        return Question(conflict, self._name(conflict), step_of(key) if key else "", (mine, theirs))

    def _name(self, conflict: Conflict) -> str:
        """A fact, or a whole application, invoice or document."""
        training = self._editor.training
        entry = conflict.theirs if conflict.mine is None else conflict.mine
        if isinstance(entry, Application | Invoice | Attachment):
            return entry_words(self._words, entry, place_of(training, conflict.path))
        name = self._wording.label(spec_key(conflict.path))
        name = name or self._words.say("A part of this course")
        of_what = owner_words(self._words, conflict.path, training)
        return f"{of_what} \u00b7 {name}" if of_what else name

    def _said(self, conflict: Conflict, value: Any) -> str:
        """In words; of an invoice or an application it is enough whether it is there."""
        words = self._words
        if _is_whole(conflict):
            return words.say("removed") if value is None else words.say("still there")
        if value in _NOTHING:
            return words.say("not filled in")
        key = spec_key(conflict.path)
        said = self._wording.shown(key, value) if key else str(value)
        return _cut(said, _LONGEST)

    def _keep(self, conflict: Conflict, value: Any) -> str:
        words = self._words
        if _is_whole(conflict):
            return words.say("Remove it") if value is None else words.say("Keep it")
        if value in _NOTHING:
            return words.say("Leave it empty")
        kept = _cut(self._said(conflict, value), _LONGEST_KEPT)
        return words.say("Keep {value}", value=kept)

    def _saved(self, conflict: Conflict, value: Any) -> str:
        words = self._words
        found = (each for each in self._history if self._has(each, conflict, value))
        past = next(found, None)
        if past is None:
            return ""
        moment, today = local(past.moment), self._session.today
        time = words.clock(moment)
        if moment.date() == today:
            return words.say("saved today at {time}", time=time)
        if moment.date() == today - timedelta(days=1):
            return words.say("saved yesterday at {time}", time=time)
        day = words.day_month_year(moment.date())
        return words.say("saved on {day} at {time}", day=day, time=time)

    @staticmethod
    def _has(past: Past, conflict: Conflict, value: Any) -> bool:
        found = value_or_none(past.training, conflict.path)
        if is_entry(conflict.path):
            return (found is None) == (value is None)
        return bool(found == value)

    def _effects(self, conflict: Conflict) -> tuple[str, str]:
        """What each side gives that the other does not: the subsidy, else the day to act."""
        first, second = (self._plan(conflict, each) for each in (conflict.mine, conflict.theirs))
        amounts = (first.amounts.subsidy, second.amounts.subsidy)
        words = self._words
        if amounts[0] != amounts[1]:
            one, other = (
                "" if each is None else words.say("You get {amount}", amount=words.money(each))
                for each in amounts
            )
            return one, other
        days = (first.next.day, second.next.day)
        if days[0] != days[1]:
            one, other = (
                "" if each is None else words.say("Next day: {day}", day=words.short_day(each))
                for each in days
            )
            return one, other
        return "", ""

    def _plan(self, conflict: Conflict, value: Any) -> Plan:
        training = resolved(self._editor.training, conflict, value)
        return plan(training, self._session.rules, self._session.today)


def _is_whole(conflict: Conflict) -> bool:
    return is_dataclass(conflict.mine) or is_dataclass(conflict.theirs)


def _cut(text: str, longest: int) -> str:
    """``text`` on one line; a no-break blank, as amounts have, stays one."""
    line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
