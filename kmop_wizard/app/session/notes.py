"""What this computer keeps beside the files of trainings: drafts, open conflicts, what failed."""

from __future__ import annotations

from pathlib import Path

from kmop_wizard.app.session.editing import Texts
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.conflicts import read_conflicts, write_conflicts
from kmop_wizard.storage.drafts import read_drafts, write_drafts
from kmop_wizard.storage.recovery import clear_recovery, read_recoveries, write_recovery


class Notes:
    """The notes in the folder ``state``, by training id.

    A second window over the same folder may write those of other trainings at any time.
    """

    def __init__(self, state: Path) -> None:
        self._folder = state
        self._texts = dict(read_drafts(state).by_training)
        self._conflicts = dict(read_conflicts(state))

    def texts(self, training_id: str) -> Texts:
        """What was typed in one training and is in no file, as it was written last."""
        return self._texts.get(training_id, {})

    def conflicts(self, training_id: str) -> tuple[Conflict, ...]:
        """The open conflicts of one training, as they were written last."""
        return self._conflicts.get(training_id, ())

    def write_texts(self, training_id: str, texts: Texts) -> None:
        """Keep what was typed in one training; raises ``SaveFailed``."""
        if texts != self.texts(training_id):
            drafts = read_drafts(self._folder).with_training(training_id, texts)
            write_drafts(self._folder, drafts)
            self._texts[training_id] = texts

    def write_conflicts(self, training_id: str, conflicts: tuple[Conflict, ...]) -> None:
        """Keep the open conflicts of one training; raises ``SaveFailed``."""
        if conflicts != self.conflicts(training_id):
            open_ = {**read_conflicts(self._folder), training_id: conflicts}
            write_conflicts(self._folder, open_)
            self._conflicts[training_id] = conflicts

    def add_conflicts(self, training_id: str, conflicts: tuple[Conflict, ...]) -> None:
        """Keep ``conflicts`` too; raises ``SaveFailed``."""
        noted = self.conflicts(training_id)
        new = tuple(each for each in conflicts if each not in noted)
        self.write_conflicts(training_id, (*noted, *new))

    def recoveries(self) -> tuple[Training, ...]:
        """What could not be saved before the program ended."""
        return read_recoveries(self._folder)

    def write_recovery(self, training: Training) -> None:
        """Keep what can't be saved; raises ``SaveFailed``."""
        write_recovery(self._folder, training)

    def clear_recovery(self, training_id: str) -> None:
        """It has been saved."""
        clear_recovery(self._folder, training_id)
