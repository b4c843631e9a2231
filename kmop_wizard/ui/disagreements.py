"""What this computer and another one said differently of the same fact, until the user chooses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kmop_wizard.domain.conflicts import Conflict, left_open, resolved
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.disagreements import (
    joined,
    read_disagreements,
    write_disagreements,
)
from kmop_wizard.storage.store import ChangedOutside, Store
from kmop_wizard.ui.document import Document


class Disagreements:
    """The conflicts of all trainings, kept on this computer until they are decided.

    A conflict is written before the training that it comes from, and forgotten after the training
    that settles it: whenever the program is stopped, one of the two holds what was told.
    """

    def __init__(self, state: Path) -> None:
        self._state = state
        self._open = dict(read_disagreements(state))
        self._kept = dict(self._open)
        # By id, the training as it was when its conflicts were looked at last.
        self._facts: dict[str, Training] = {}
        # By id, what was asked when the training held other facts: undo goes back there.
        self._past: dict[str, list[tuple[Training, tuple[Conflict, ...]]]] = {}

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
            mine = replace(training, saved_by=computer_name())
            merged = merge(changed.base, mine, changed.theirs)
            self.note(merged.training, merged.conflicts)
            return store.save(merged.training)

    def meet(self, store: Store, mine: Training, theirs: Sequence[Training]) -> Training:
        """Merge what was saved apart into ``mine``, the state on the disk; raises ``SaveFailed``.

        Returns what is on the disk then.
        """
        merged = store.meet_all(mine, theirs)
        self.note(merged.training, merged.conflicts)
        return mine if same_facts(merged.training, mine) else self.save(store, merged.training)

    def note(self, after: Training, found: Iterable[Conflict]) -> None:
        """Keep what came of a merge to ``after``; raises ``SaveFailed``."""
        self._past.pop(after.id, None)
        self._ask(after, joined(left_open(self.of(after.id), after), found))
        self.keep(after.id)

    def moved_on(self, trainings: Mapping[str, Training]) -> None:
        """Others changed the files: what was settled by that is asked no more."""
        for training_id in self._open.keys() & trainings.keys():
            now = trainings[training_id]
            before = self._facts.get(training_id, now)
            if before is not now and not same_facts(before, now):
                self._past.pop(training_id, None)
            self._ask(now, left_open(self.of(training_id), now, now.saved_by or ""))

    def follow(self, after: Training) -> None:
        """The training was edited: what was settled by that is asked no more, unless it is undone.

        What is left is kept once the training is saved.
        """
        asked = self.of(after.id)
        past = self._past.get(after.id, [])
        before = self._facts.get(after.id, after)
        again = [then for facts, then in past if same_facts(facts, after)]
        left = again[-1] if again else left_open(asked, after, computer_name())
        if left != asked and not any(same_facts(facts, before) for facts, _ in past):
            self._remember(before)
        if left or asked:
            self._ask(after, left)

    def decide(self, document: Document, conflict: Conflict, value: Any) -> None:
        """Take ``value``, one side of ``conflict``, as one step of undo; raises ``SaveFailed``.

        What is not asked like that any more is left: its place may be that of another fact now.
        """
        before = document.training
        asked = self.of(before.id)
        if conflict not in asked:
            return
        left = tuple(each for each in asked if each != conflict)
        after = resolved(before, conflict, value)
        if not same_facts(before, after):
            self._remember(before)
            self._ask(before, left)
            document.become(after)
            return
        self._ask(before, left)
        try:
            self.keep(before.id)
        except SaveFailed:
            self._ask(before, asked)
            raise
        past = self._past.get(before.id, [])
        past[:] = [(facts, tuple(c for c in then if c != conflict)) for facts, then in past]

    def keep(self, training_id: str) -> None:
        """Write what is asked about a training, unless that is kept; raises ``SaveFailed``."""
        asked = self.of(training_id)
        if self._kept.get(training_id, ()) != asked:
            # A second window over this state may have written what it asks.
            kept = {**read_disagreements(self._state), training_id: asked}
            write_disagreements(self._state, kept)
            self._kept[training_id] = asked

    def _ask(self, training: Training, conflicts: tuple[Conflict, ...]) -> None:
        self._open[training.id] = conflicts
        self._facts[training.id] = training

    def _remember(self, before: Training) -> None:
        self._past.setdefault(before.id, []).append((before, self.of(before.id)))
