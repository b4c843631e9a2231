"""The other writers of the data folder: noticed, and what they wrote apart from here merged in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.copies import ConflictCopy
from kmop_wizard.storage.listing import SUFFIX, TRAININGS, Loaded, Look, look, mark_of
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.disagreements import Disagreements
from kmop_wizard.ui.document import Document

_MERGE: Final = "merge"


class Outside:
    """Synchronised folders, other computers, other programs."""

    def __init__(self, data: Path, store: Store, disagreements: Disagreements) -> None:
        self._data = data
        self._store = store
        self._disagreements = disagreements
        self._look: Look = None
        self._again = False
        # Told once by the store: it waits here until it has been merged.
        self.crossed: list[Training] = []
        self._failed: set[str] = set()
        self.copies_merged: list[str] = []
        """The trainings of which a conflict copy was put away, until somebody has been told."""

    def look(self) -> None:
        """Take note of the folder as it is; it is going to be read."""
        self._look = look(self._data)
        self._again = False

    def changed(self) -> bool:
        """Whether others wrote since the last look, or what they wrote could not be merged then."""
        return self._again or bool(self.crossed) or self._look != look(self._data)

    def wrote(self, training_id: str) -> None:
        """A training was written here: that is no reason to read the folder again."""
        name = f"{training_id}{SUFFIX}"
        with suppress(OSError):
            mark = mark_of((self._data / TRAININGS / name).stat())
            self._look = {**(self._look or {}), name: mark}

    def bring_together(
        self,
        listing: Loaded,
        trainings: Mapping[str, Training],
        documents: Collection[Document],
        report: Callable[[SaveFailed | None, str], None],
    ) -> bool:
        """Merge what crossed, and the conflict copies, into the trainings that they are of.

        ``trainings``: what is on the disk. What is open in ``documents`` is saved first; what can't
        be waits, and so does what fails, until the next look. Returns whether anything was met.
        """
        waiting: dict[str, list[tuple[Training, ConflictCopy | None]]] = {}
        for each in self.crossed:
            waiting.setdefault(each.id, []).append((each, None))
        for copy in listing.conflicts:
            waiting.setdefault(copy.training.id, []).append((copy.training, copy))
        if not waiting and not self._failed:
            return False
        busy = {each.training.id for each in documents if not each.flush()}
        met: dict[str, SaveFailed | None] = {}
        for training_id, apart in waiting.items():
            mine = trainings.get(training_id)
            if training_id in busy:
                self._again = True
            elif mine is not None or self._has_no_file(training_id, listing):
                met[training_id] = self._merge(mine, apart)
                self._again = self._again or met[training_id] is not None
        # What failed and is not there any more was merged on another computer.
        for training_id in met.keys() | self._failed:
            report(met.get(training_id), f"{_MERGE} {training_id}")
        self._failed = {training_id for training_id, failure in met.items() if failure}
        return bool(met)

    def _merge(
        self, mine: Training | None, apart: Sequence[tuple[Training, ConflictCopy | None]]
    ) -> SaveFailed | None:
        """All of one training at once: each save and each question that is written takes time."""
        first, *others = (theirs for theirs, _ in apart)
        try:
            if mine is None:
                mine = self._store.save(first)
            else:
                others = [first, *others]
            if others:
                self._disagreements.meet(self._store, mine, others)
            for theirs, copy in apart:
                if copy is not None:
                    self._store.resolve_conflict_copy(copy)
                    self.copies_merged.append(theirs.id)
                else:
                    self.crossed.remove(theirs)
        except SaveFailed as failure:
            return failure
        return None

    def _has_no_file(self, training_id: str, listing: Loaded) -> bool:
        """Whether a training may be put in its place: it is neither damaged, newer nor trashed."""
        taken = {each.id for each in listing.newer} | {each.id for each in listing.unreadable}
        return training_id not in taken | {each.id for each in self._store.trashed()}
