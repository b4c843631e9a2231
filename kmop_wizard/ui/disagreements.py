"""What this computer and another one said differently of the same fact, until the user chooses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kmop_wizard.domain.conflicts import Conflict, followed, resolved
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.disagreements import joined, read_disagreements, write_disagreements
from kmop_wizard.storage.store import ChangedOutside, Store
from kmop_wizard.ui.document import Document


class Disagreements:
    """The conflicts of all trainings, kept on this computer until they are decided."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._open = dict(read_disagreements(state))
        self._written = True

    def of(self, training_id: str) -> tuple[Conflict, ...]:
        """What is not decided yet in one training."""
        return self._open.get(training_id, ())

    def save(self, store: Store, training: Training) -> Training:
        """Save ``training``, merged with what others wrote meanwhile; raises ``SaveFailed``.

        What both sides changed stays as it is here; the other side is kept for the user to choose.
        """
        if not self._written:
            self._write()
        try:
            return store.save(training)
        except ChangedOutside as changed:
            mine = replace(training, saved_by=computer_name())
            merged = merge(changed.base, mine, changed.theirs)
            self.note(training, merged.training, merged.conflicts)
            return store.save(merged.training)

    def meet(self, store: Store, mine: Training, theirs: Training) -> Training:
        """Merge what was saved apart into ``mine``, the state on the disk; raises ``SaveFailed``.

        Returns what is on the disk then.
        """
        merged = store.meet(mine, theirs)
        self.note(mine, merged.training, merged.conflicts)
        return mine if same_facts(merged.training, mine) else self.save(store, merged.training)

    def note(self, before: Training, after: Training, found: Iterable[Conflict]) -> None:
        """Keep what came of a merge of ``before`` to ``after``; raises ``SaveFailed``."""
        self.follow(before, after)
        kept = joined(self.of(after.id), found)
        if kept != self.of(after.id) or not self._written:
            self._open[after.id] = kept
            self._write()

    def follow(self, before: Training, after: Training) -> None:
        """The training was edited: what was settled by that is asked no more.

        What is left is written with the next save.
        """
        kept = [followed(each, before, after) for each in self.of(after.id)]
        left = tuple(each for each in kept if each is not None)
        if left != self.of(after.id):
            self._open[after.id] = left
            self._written = False

    def decide(self, document: Document, conflict: Conflict, value: Any) -> None:
        """Take ``value``, one side of ``conflict``, as one step of undo; raises ``SaveFailed``."""
        training_id = document.training.id
        self._open[training_id] = tuple(each for each in self.of(training_id) if each != conflict)
        self._write()
        document.become(resolved(document.training, conflict, value))

    def _write(self) -> None:
        write_disagreements(self._state, self._open)
        self._written = True
