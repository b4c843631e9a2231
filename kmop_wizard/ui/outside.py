"""The other writers of the data folder: noticed, and what they wrote apart from here merged in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.listing import SUFFIX, TRAININGS, Loaded, Look, look, mark_of
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.disagreements import Disagreements


class Outside:
    """Synchronised folders, other computers, other programs."""

    def __init__(self, data: Path, store: Store, disagreements: Disagreements) -> None:
        self._data = data
        self._store = store
        self._disagreements = disagreements
        self._look: Look = None
        self._again = False

    def look(self) -> None:
        """Take note of the folder as it is; it is going to be read."""
        self._look = look(self._data)
        self._again = False

    def changed(self) -> bool:
        """Whether others wrote since the last look, or what they wrote could not be merged then."""
        return self._again or self._look != look(self._data)

    def wrote(self, training_id: str) -> None:
        """A training was written here: that is no reason to read the folder again."""
        name = f"{training_id}{SUFFIX}"
        with suppress(OSError):
            mark = mark_of((self._data / TRAININGS / name).stat())
            self._look = {**(self._look or {}), name: mark}

    def bring_together(
        self, listing: Loaded, trainings: Mapping[str, Training], busy: Collection[str]
    ) -> dict[str, SaveFailed | None]:
        """Merge what crossed, and the conflict copies, into the trainings that they are of.

        ``trainings``: what is on the disk; those that are ``busy`` wait. Returns the trainings that
        were met, with what failed, if anything did: then it is tried again at the next look.
        """
        here = dict(trainings)
        met: dict[str, SaveFailed | None] = {}
        copies = [(copy.training, copy) for copy in listing.conflicts]
        for theirs, copy in (*((each, None) for each in listing.crossed), *copies):
            mine = here.get(theirs.id)
            if theirs.id in busy or (mine is None and not self._has_no_file(theirs.id, listing)):
                continue
            try:
                here[theirs.id] = self._merged(mine, theirs)
                if copy is not None:
                    self._store.resolve_conflict_copy(copy)
                met.setdefault(theirs.id, None)
            except SaveFailed as failure:
                met[theirs.id] = failure
                self._again = True
        return met

    def _merged(self, mine: Training | None, theirs: Training) -> Training:
        if mine is None:
            return self._store.save(theirs)
        return self._disagreements.meet(self._store, mine, theirs)

    def _has_no_file(self, training_id: str, listing: Loaded) -> bool:
        """Whether a training may be put in its place: it is neither damaged, newer nor trashed."""
        file = f"{TRAININGS}/{training_id}{SUFFIX}"
        others = {each.file for each in listing.newer}
        others |= {each.file for each in listing.unreadable}
        return file not in others and training_id not in {each.id for each in self._store.trashed()}
