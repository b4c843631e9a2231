"""The worked example, in a folder of its own: it never mixes with the real trainings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.failures import Failures

EXAMPLE_FOLDER: Final = "example"


class Example:
    """``training`` is the example while there is one."""

    def __init__(self, folders: Folders, failures: Failures, now: Callable[[], datetime]) -> None:
        self.store = Store(folders.data / EXAMPLE_FOLDER, folders.state / EXAMPLE_FOLDER, now)
        self.training: Training | None = None
        self._failures = failures

    def load(self) -> None:
        """Read it; raises ``FolderUnreadable``."""
        self.training = next(iter(self.store.load().trainings), None)

    def holds(self, training_id: str) -> bool:
        return self.training is not None and self.training.id == training_id

    def add(self, training: Training) -> None:
        """Write it into its folder; a failure stays visible."""
        self.training = self._failures.guarded(lambda: self.store.save(training)) or self.training

    def throw_away(self) -> None:
        """Move it to its own trash; it stays when that fails."""
        if (thrown := self.training) is not None:
            self._failures.guarded(lambda: self._trash(thrown.id))

    def _trash(self, training_id: str) -> None:
        self.store.trash(training_id)
        self.training = None
