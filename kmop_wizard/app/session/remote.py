"""What other writers of the data folder do: noticed, and what went apart from here merged in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard.app.session.saving import SaveManager
from kmop_wizard.app.session.training_file import TrainingFile
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.copies import ConflictCopy
from kmop_wizard.storage.listing import SUFFIX, TRAININGS, Loaded, Look, look, mark_of
from kmop_wizard.storage.store import Store

_MERGE: Final = "merge"


class _Apart(NamedTuple):
    """A state that went apart from here, and the conflict copy that it is in, if any."""

    training: Training
    copy: ConflictCopy | None = None


class RemoteChanges:
    """Synchronised folders, other computers, other programs."""

    def __init__(self, data: Path, store: Store, saves: SaveManager) -> None:
        self._data = data
        self._store = store
        self._saves = saves
        self._look: Look = None
        self._merge_again = False
        # The store tells of it once: it waits here until it has been merged.
        self._overwritten: list[Training] = []
        self._failed: set[str] = set()

    def look(self) -> None:
        """Take note of the folder as it is; it is going to be read."""
        self._look = look(self._data)

    def happened(self, now: Look) -> bool:
        """Whether others wrote until the look ``now``, or what they wrote waits to be merged."""
        return self._merge_again or self._look != now

    def wrote(self, training_id: str) -> None:
        """A training was written here: that is no reason to read the folder again."""
        name = f"{training_id}{SUFFIX}"
        with suppress(OSError):
            mark = mark_of((self._data / TRAININGS / name).stat())
            self._look = {**(self._look or {}), name: mark}

    def merge(
        self,
        listing: Loaded,
        files: Mapping[str, TrainingFile],
        add: Callable[[Training], TrainingFile],
    ) -> tuple[ConflictCopy, ...]:
        """Merge what others overwrote, and the conflict copies, into the trainings they are of.

        What is edited here is saved first; what can't be waits, and so does what fails, until the
        next look. Returns the copies that were merged and put away. ``add``: a training of which
        only copies were left is in its place again.
        """
        self._overwritten += listing.overwritten
        apart: dict[str, list[_Apart]] = {}
        for each in self._overwritten:
            apart.setdefault(each.id, []).append(_Apart(each))
        for copy in listing.conflicts:
            apart.setdefault(copy.training.id, []).append(_Apart(copy.training, copy))
        self._merge_again = False
        failed: dict[str, SaveFailed] = {}
        merged: list[ConflictCopy] = []
        for training_id, states in apart.items():
            file = files.get(training_id)
            if not self._saves.save(training_id):
                self._merge_again = True
            elif file is not None or self._is_free(training_id, listing):
                try:
                    merged += self._merge_all(states, file, add)
                except SaveFailed as failure:
                    failed[training_id] = failure
                    self._merge_again = True
        # What failed and is not there any more was merged on another computer.
        for training_id in failed.keys() | self._failed:
            self._saves.report(failed.get(training_id), f"{_MERGE} {training_id}")
        self._failed = set(failed)
        return tuple(merged)

    def _merge_all(
        self,
        states: Sequence[_Apart],
        file: TrainingFile | None,
        add: Callable[[Training], TrainingFile],
    ) -> Iterator[ConflictCopy]:
        """All of one training at once: each save and each question that is written takes time."""
        theirs = [each.training for each in states]
        if file is None:
            file = add(self._store.save(theirs.pop(0)))
        if theirs:
            mine = file.editor.training
            file.merge_in(self._store.merge_all(mine, theirs), mine)
            if any(each.copy is None for each in states):
                self._store.arrived(mine)  # what it replaced is met, in later sessions too
        for each in states:
            if each.copy is None:
                self._overwritten.remove(each.training)
            else:
                self._store.resolve_conflict_copy(each.copy)
                if self._look is not None:
                    self._look = {**self._look}
                    self._look.pop(each.copy.path.name, None)
                yield each.copy

    def _is_free(self, training_id: str, listing: Loaded) -> bool:
        """Whether a training may be put in its place: it is neither damaged, newer nor trashed."""
        name = f"{TRAININGS}/{training_id}{SUFFIX}"
        taken = {each.file for each in listing.newer} | {each.file for each in listing.unreadable}
        return name not in taken and training_id not in {each.id for each in self._store.trashed()}
