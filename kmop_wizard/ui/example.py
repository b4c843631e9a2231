"""The worked example, in a folder of its own: it never mixes with the real trainings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kmop_wizard.app.session.failures import Failures
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.store import Store

EXAMPLE_FOLDER: Final = "example"


class Example:
    """``training`` is the example while there is one."""

    def __init__(self, folders: Folders, failures: Failures, now: Callable[[], datetime]) -> None:
        self.store = Store(folders.data / EXAMPLE_FOLDER, folders.state / EXAMPLE_FOLDER, now)
        self.training: Training | None = None
        self._failures = failures
        self._ids: set[str] = set()

    def load(self) -> None:
        """Read it; raises ``FolderUnreadable``."""
        found = self.store.load().trainings
        self._ids |= {each.id for each in found}
        self.training = next(iter(found), None)

    def is_of(self, training_id: str) -> bool:
        """Whether this is an example, also one that has been thrown away: no real training."""
        return training_id in self._ids

    def holds(self, training_id: str) -> bool:
        """Whether this is the example that there is now."""
        return self.training is not None and self.training.id == training_id

    def add(self, training: Training) -> None:
        """Write it into its folder; a failure stays visible."""
        self._ids.add(training.id)
        self.training = self._failures.guarded(lambda: self.store.save(training)) or self.training

    def throw_away(self) -> bool:
        """Move it to its own trash and say whether it is gone; it stays when that fails."""
        if (thrown := self.training) is not None:
            self._failures.guarded(lambda: self._trash(thrown.id))
        return self.training is None

    def _trash(self, training_id: str) -> None:
        self.store.trash(training_id)
        self.training = None
