"""Looks whether something is to be said today, and notes what was: in the program and beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard import __version__
from kmop_wizard.domain.agenda import Agenda, Entry, agenda
from kmop_wizard.domain.days import add_days
from kmop_wizard.domain.reminders import Due, Noted, due, quiet_before
from kmop_wizard.domain.rules import Rules
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.listing import FolderUnreadable, ReadFile, read_trainings
from kmop_wizard.storage.listing import look as look_at
from kmop_wizard.storage.locking import exclusive
from kmop_wizard.storage.reminders import Notes, Quiet, read_notes, write_notes

_LOCK: Final = "reminders.lock"


class ToSay(NamedTuple):
    """What is due, the most urgent first, or ``problem``: why the folder can't be read.

    ``reminders`` note what a person chooses, or that nobody could see it.
    """

    entries: tuple[Entry, ...]
    rules: Rules
    problem: str
    reminders: Reminders

    def is_done(self, today: date) -> bool:
        """Whether each training asks for something else by now: it was recorded elsewhere."""
        if not self.entries or not self.reminders.have_files_changed():
            return False
        try:
            now = self.reminders.agenda(self.rules, today).entries
        except FolderUnreadable:
            return False
        actions = {each.training.id: each.plan.next.action for each in now}
        said = ((each.training.id, each.plan.next.action) for each in self.entries)
        return all(actions.get(training_id) != action for training_id, action in said)


class Reminders:
    """The reminders of one data folder on this computer; ``state``: where they are noted.

    ``must_exist``: as in `read_trainings`.

    Every method that notes something raises ``SaveFailed`` when it can't, but `look`.
    """

    def __init__(self, data: Path, state: Path, *, must_exist: bool = False) -> None:
        self._data, self._state = data, state
        self._must_exist = must_exist
        self._before = Notes()
        self.failure: SaveFailed | None = None
        self._seen = ""

    @property
    def muted(self) -> tuple[str, ...]:
        """The ids of the trainings of which nothing is said."""
        trainings = read_notes(self._state).trainings
        return tuple(each for each, note in trainings.items() if note.muted)

    def are_quiet(self, today: date) -> bool:
        """Whether it is certain, without reading a training, that nothing is to be said.

        The look is noted all the same.
        """
        notes = read_notes(self._state)
        quiet = notes.quiet
        if quiet is None or not quiet.since <= today < quiet.until:
            return False
        mark = self._mark()
        if not mark or mark != quiet.mark:
            return False
        if notes.looks[-1:] != (today,):
            self._note(lambda now: now.looked(today))
        return True

    def look(self, entries: Sequence[Entry], rules: Rules, today: date) -> list[Due]:
        """What is to be said now, and not again: it is noted as said.

        What can't be noted is in ``failure``: better said twice than never.
        """
        mark = self._seen = self._mark()
        found: list[Due] = []

        def change(before: Notes) -> Notes:
            found.extend(due(entries, before.since(today), today, before.trainings))
            after = _said(before, found, today).looked(today)
            until = quiet_before(entries, rules, today, after.trainings)
            return after._replace(problem="", quiet=Quiet(today, until, mark))

        try:
            self._before = self._note(change)
        except SaveFailed as failure:
            self.failure = failure
        return found

    def agenda(self, rules: Rules, today: date) -> Agenda:
        """What lies in the folder now, planned; raises ``FolderUnreadable``."""
        found = tuple(read_trainings(self._data, must_exist=self._must_exist))
        trainings = (each.training for each in found if isinstance(each, ReadFile))
        return agenda(trainings, rules, today)

    def have_files_changed(self) -> bool:
        """Whether a training was written since this was asked last, or since the last look."""
        before, self._seen = self._seen, self._mark()
        return self._seen != before

    def look_at_problem(self, code: str) -> bool:
        """The folder can't be read, for the reason ``code``: whether that is to be said now."""
        self._before = self._note(lambda now: now._replace(problem=code, quiet=None))
        return self._before.problem != code

    def take_back(self) -> None:
        """What the last look found could not be shown: it is still to be said."""
        self._note(lambda _now: self._before)

    def again_tomorrow(self, entries: Iterable[Entry], today: date) -> None:
        """Say it of ``entries`` once more, tomorrow, if they still ask for the same."""
        tomorrow = add_days(today, 1)
        for entry in entries:
            again = {"again_on": tomorrow, "action": entry.plan.next.action}
            self._change(entry.training.id, **again)

    def mute(self, training_id: str) -> None:
        """Say nothing more of this training."""
        self._change(training_id, muted=True)

    def unmute(self, training_ids: Iterable[str]) -> None:
        """Say it of these trainings again."""
        for each in training_ids:
            self._change(each, muted=False)

    def _change(self, training_id: str, **changes: object) -> None:
        def change(now: Notes) -> Notes:
            note = now.trainings.get(training_id, Noted())
            return now.with_training(training_id, note._replace(**changes))  # type: ignore[arg-type]

        self._note(change)

    def _note(self, change: Callable[[Notes], Notes]) -> Notes:
        """Change the notes while no other program of this computer does; those of before."""
        with exclusive(self._state / _LOCK):
            before = read_notes(self._state)
            after = change(before)
            if after != before:
                write_notes(self._state, after)
        return before

    def _mark(self) -> str:
        """What changes when a training does, or the rules, which come with the program.

        Empty when that can't be told.
        """
        seen = look_at(self._data)
        if seen is None:
            return ""
        told = repr((__version__, sorted(seen.items())))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def _said(notes: Notes, found: Iterable[Due], today: date) -> Notes:
    for each in found:
        training_id = each.entry.training.id
        note = notes.trainings.get(training_id, Noted())
        over = note.again_on is not None and note.again_on <= today
        said = note._replace(said=(*note.said, each.day), again_on=None if over else note.again_on)
        notes = notes.with_training(training_id, said)
    return notes
