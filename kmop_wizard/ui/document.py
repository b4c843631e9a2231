"""One open training: what is typed goes in here, is undone here, and is saved from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from kmop_wizard.app.facts.table import object_name
from kmop_wizard.domain.entries import OF_THE_FILE
from kmop_wizard.domain.facts import (
    Path,
    entry_of,
    fact,
    facts_of,
    known_entries,
    with_fact,
    without_entry,
)
from kmop_wizard.domain.training import LISTS, Training
from kmop_wizard.storage.names import new_entry_id

SAVE_AFTER_MS = 400
TRY_AGAIN_AFTER_MS = 5_000


class State(NamedTuple):
    """The facts, and beside them by path what was typed and is no fact yet."""

    training: Training
    drafts: Mapping[Path, str]


class Saved(NamedTuple):
    """The training as saved, if it was; ``complete`` when the drafts were saved too."""

    training: Training | None
    complete: bool


class Document(QObject):
    """Edits of one training, with undo over facts, saved soon after they are typed.

    ``save`` writes a state; while that is not complete the document stays unsaved and tries again
    by itself.
    """

    changed = Signal()
    saved = Signal()

    def __init__(
        self,
        state: State,
        save: Callable[[State], Saved],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._of_the_file = _of_the_file(state.training)
        self._state = State(_unnumbered(state.training), state.drafts)
        self._new_id = new_entry_id()
        self._past: list[State] = []
        self._future: list[State] = []
        self._spell: Path | None = None
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def training(self) -> Training:
        """The facts as they are now."""
        return replace(self._state.training, **self._of_the_file)

    @property
    def drafts(self) -> Mapping[Path, str]:
        """What was typed and is no fact yet, by path."""
        return self._state.drafts

    @property
    def current_application(self) -> Path:
        """The path of the last application; one that has only drafts counts."""
        ids = self.ids("applications") or (self.new_id,)
        return ("applications", ids[-1])

    @property
    def new_id(self) -> str:
        """The id of an entry that is shown to be filled in: the same until it is."""
        if any(self._new_id in self.ids(name) for name in LISTS):
            self._new_id = new_entry_id()
        return self._new_id

    def ids(self, entries: str) -> tuple[str, ...]:
        """The ids of a list; those of entries that have only drafts come last."""
        known = [each.id for each in getattr(self._state.training, entries)]
        typed = [path[1] for path in self.drafts if entry_of(path) and path[0] == entries]
        return tuple(dict.fromkeys([*known, *typed]))

    def object_name(self, path: Path) -> str:
        """What the input of the fact at ``path`` is called."""
        return object_name(path, self.ids(path[0]) if entry_of(path) else ())

    @property
    def unsaved(self) -> bool:
        return self._unsaved

    def enter(self, path: Path, value: object) -> None:
        """Record the fact at ``path``; a spell of typing in one field is one step of undo."""
        self._become(_entered(self._state, path, value), path)

    def enter_draft(self, path: Path, text: str) -> None:
        """Keep ``text``, which is no fact yet, as typed; the fact at ``path`` is not known then."""
        cleared = _entered(self._state, path, None)
        self._become(State(cleared.training, {**cleared.drafts, path: text}), path)

    def enter_many(self, values: Mapping[Path, object]) -> None:
        """Record several facts as one step of undo."""
        state = self._state
        for path, value in values.items():
            state = _entered(state, path, value)
        self._become(state, None)

    def become(self, training: Training) -> None:
        """Take ``training`` for the facts, as one step of undo.

        What was typed for a fact that is another one now goes with the step.
        """
        facts, (before, drafts) = _unnumbered(training), self._state
        self._become(State(facts, _still_typed(drafts, before, facts)), None)

    def remove_entry(self, entries: str, entry_id: str) -> None:
        """Take an entry out of a list, with what was typed in it, as one step of undo."""
        training, drafts = self._state
        left = {path: text for path, text in drafts.items() if path[:2] != (entries, entry_id)}
        self._become(State(without_entry(training, entries, entry_id), left), None)

    def end_spell(self) -> None:
        """The field was left: what is typed next is another step of undo."""
        self._spell = None

    def undo(self) -> None:
        if self._past:
            self._future.append(self._state)
            self._travel(self._past.pop())

    def redo(self) -> None:
        if self._future:
            self._past.append(self._state)
            self._travel(self._future.pop())

    def save_again(self) -> None:
        """Treat what is here as not saved yet."""
        self._unsaved = True
        self._timer.start(SAVE_AFTER_MS)

    def flush(self) -> bool:
        """Save now what is not saved yet; ``False`` when that failed."""
        self._timer.stop()
        if not self._unsaved:
            return True
        saved = self._save(State(self.training, self._state.drafts))
        if saved.training is not None:
            self._adopt(saved.training)
        if not saved.complete:
            self._timer.start(TRY_AGAIN_AFTER_MS)
            return False
        self._unsaved = False
        self.saved.emit()
        return True

    def follow_file(self, stored: Training) -> None:
        """Show what the file holds now; what is not saved yet stays, and is merged when it is."""
        if not self._unsaved:
            self._adopt(stored)

    def _adopt(self, saved: Training) -> None:
        """Go on from what was saved: with what another computer wrote, when that was merged in.

        Undo ends there: going back past it would take the other's facts away. So does a text that
        is no fact yet where the other told the fact: it would hide it.
        """
        self._of_the_file = _of_the_file(saved)
        facts, (mine, drafts) = _unnumbered(saved), self._state
        if facts not in (mine, known_entries(mine)):
            self._state = State(facts, _still_typed(drafts, known_entries(mine), facts))
            self._past.clear()
            self._future.clear()
            self._spell = None
            self.changed.emit()

    def _become(self, state: State, path: Path | None) -> None:
        if state == self._state:
            return
        same_spell = path is not None and path == self._spell and bool(self._past)
        if same_spell and self._past[-1] == state:
            self._past.pop()
            path = None
        elif not same_spell:
            self._past.append(self._state)
        self._future.clear()
        self._travel(state)
        self._spell = path

    def _travel(self, state: State) -> None:
        self._spell = None
        self._state = state
        self._unsaved = True
        # Who never pauses in typing is saved all the same.
        if not 0 <= self._timer.remainingTime() <= SAVE_AFTER_MS:
            self._timer.start(SAVE_AFTER_MS)
        self.changed.emit()


def _entered(state: State, path: Path, value: object) -> State:
    training = state.training
    if fact(training, path) != value:
        training = with_fact(training, path, value)
    return State(training, {key: text for key, text in state.drafts.items() if key != path})


def _still_typed(
    drafts: Mapping[Path, str], before: Training, after: Training
) -> Mapping[Path, str]:
    """Those of ``drafts`` whose facts are as they were, and whose entries did not go."""
    old, new = facts_of(before), facts_of(after)
    return {
        path: text
        for path, text in drafts.items()
        if old.get(path) == new.get(path)
        if (entry := entry_of(path)) is None or entry not in old or entry in new
    }


def _unnumbered(training: Training) -> Training:
    return replace(training, revision=0, saved_at=None, saved_by=None)


def _of_the_file(training: Training) -> dict[str, Any]:
    return {name: getattr(training, name) for name in OF_THE_FILE}
