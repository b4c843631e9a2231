"""What this computer and another one said differently of the same fact, until the user chooses."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kmop_wizard.domain.merge import Conflict, merge, resolved
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.disagreements import joined, read_disagreements, write_disagreements
from kmop_wizard.storage.store import ChangedOutside, Store
from kmop_wizard.ui.document import Document


class Disagreements:
    """The conflicts of all trainings, kept on this computer until they are decided."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._open = dict(read_disagreements(state))

    def of(self, training_id: str) -> tuple[Conflict, ...]:
        """What is not decided yet in one training."""
        return self._open.get(training_id, ())

    def save(self, store: Store, training: Training) -> Training:
        """Save ``training``, merged with what others wrote meanwhile; raises ``SaveFailed``.

        What both sides changed stays as it is here; the other side is kept for the user to choose.
        """
        try:
            return store.save(training)
        except ChangedOutside as changed:
            merged = merge(changed.base, training, changed.theirs)
            kept = joined(self.of(training.id), merged.conflicts)
            write_disagreements(self._state, {**self._open, training.id: kept})
            self._open[training.id] = kept
            return store.save(merged.training)

    def note(self, _before: Training, after: Training, found: Iterable[Conflict]) -> None:
        """Keep the conflicts of a merge that is saved next; raises ``SaveFailed``."""
        kept = joined(self.of(after.id), found)
        write_disagreements(self._state, {**self._open, after.id: kept})
        self._open[after.id] = kept

    def decide(self, document: Document, conflict: Conflict, value: Any) -> None:
        """Take ``value``, one side of ``conflict``, as one step of undo; raises ``SaveFailed``."""
        training_id = document.training.id
        left = tuple(each for each in self.of(training_id) if each != conflict)
        write_disagreements(self._state, {**self._open, training_id: left})
        self._open[training_id] = left
        document.become(resolved(document.training, conflict, value))
