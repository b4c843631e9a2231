"""How an open training comes to the disk, with what was typed beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from kmop_wizard.app.session.failures import Failures, tried
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.drafts import Drafts, read_drafts, write_drafts
from kmop_wizard.storage.recovery import clear_recovery, read_recoveries, write_recovery
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.disagreements import Disagreements
from kmop_wizard.ui.document import Saved, State


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
        # What is not saved, by id, and whether all of it is kept on this computer.
        self._kept: dict[str, bool] = {}
        self._recovered = False
        self.saved_at: datetime | None = None

    @property
    def kept_for_recovery(self) -> bool:
        """Whether something could not be saved, and all of that is kept until the next start."""
        return bool(self._kept) and all(self._kept.values())

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
        # A second window over this state may have written those of other trainings.
        self.drafts = read_drafts(self._folder).with_training(training.id, state.drafts)
        failed: list[SaveFailed] = []
        saved = tried(lambda: self._disagreements.save(store, training), failed)
        lost: list[SaveFailed] = []
        tried(lambda: write_drafts(self._folder, self.drafts), lost)
        failed += lost
        if saved is not None:
            tried(lambda: self._disagreements.keep(training.id), failed)
            clear_recovery(self._folder, training.id)
        else:
            tried(lambda: write_recovery(self._folder, training), lost)
        if failed:
            self._kept[training.id] = not lost
        else:
            self._kept.pop(training.id, None)
            self.saved_at = self._now()
        self._failures.report(failed[0] if failed else None, training.id)
        return Saved(saved, complete=not failed)
