"""How an open training comes to the disk, with what was typed beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import texts_as_saved
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.drafts import Drafts, read_drafts, write_drafts
from kmop_wizard.storage.recovery import clear_recovery, read_recoveries, write_recovery
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.disagreements import Disagreements
from kmop_wizard.ui.document import Saved, State
from kmop_wizard.ui.failures import Failures, tried


class Saving:
    """Saves trainings and drafts; what can't be saved is kept on this computer."""

    def __init__(
        self,
        state: Path,
        disagreements: Disagreements,
        failures: Failures,
        now: Callable[[], datetime],
    ) -> None:
        self._folder = state
        self._now = now
        self._disagreements = disagreements
        self._failures = failures
        self.drafts: Drafts = read_drafts(state)
        self.kept_for_recovery = False
        self._recovered = False
        self.saved_at: datetime | None = None

    def kept_beside(self, trainings: Mapping[str, Training]) -> Iterator[Training]:
        """Yield, once, what could not be saved last time and is not in ``trainings`` meanwhile."""
        if self._recovered:
            return
        self._recovered = True
        for kept in read_recoveries(self._folder):
            stored = trainings.get(kept.id)
            if stored is not None and same_facts(stored, kept):
                clear_recovery(self._folder, kept.id)
            else:
                yield kept

    def save(self, store: Store, state: State) -> Saved:
        """Save ``state``, merged with what others wrote; what fails stays visible."""
        training = state.training
        drafts = texts_as_saved(training, state.drafts)
        self.drafts = self.drafts.with_training(training.id, drafts)
        failed: list[SaveFailed] = []
        saved = tried(lambda: self._disagreements.save(store, training), failed)
        tried(lambda: write_drafts(self._folder, self.drafts), failed)
        if saved is None:
            kept: list[SaveFailed] = []
            tried(lambda: write_recovery(self._folder, training), kept)
            self.kept_for_recovery = not kept
        else:
            clear_recovery(self._folder, training.id)
        if not failed:
            self.saved_at = self._now()
        self._failures.report(failed[0] if failed else None, training.id)
        return Saved(saved, complete=not failed)
