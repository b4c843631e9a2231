"""What is kept of trainings beside their files, in trash and history; and the way back."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.backups import Version, computer_name, moment_of, saved_elsewhere
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.history import Past, history
from kmop_wizard.storage.listing import CONFLICT_COPY, SUFFIX, TRAININGS, UnreadableFile
from kmop_wizard.storage.names import is_safe_id
from kmop_wizard.storage.snapshots import digest_of
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.strays import placeholder_of
from kmop_wizard.storage.trash import (
    TRASH,
    Trashed,
    damaged_folder,
    is_damaged,
    put_damaged_away,
    put_damaged_back,
)


class Archive:
    """What can be brought back into the data folder ``data``, which ``store`` writes."""

    def __init__(self, store: Store, data: Path) -> None:
        self._store = store
        self._data = data

    @property
    def failure(self) -> SaveFailed | None:
        """Why the last version could not be kept; ``None`` when it was."""
        return self._store.backup_failure

    def trashed(self) -> tuple[Trashed, ...]:
        """What lies in the trash, thrown away last first; never raises."""
        return self._store.trashed()

    def newest(self, training_id: str) -> Version | None:
        """The newest version of a training on this computer; never raises."""
        return next(iter(self._store.backups.versions(training_id)), None)

    def history(self, training_id: str) -> tuple[Past, ...]:
        """The states of a training whose file is damaged or gone, the newest first."""
        return history(self._store.backups.versions(training_id))

    def history_until(self, current: Training, *, unsaved: bool) -> tuple[Past, ...]:
        """The states of a training, the newest first; the last change of ``current`` included."""
        here = unsaved or digest_of(encode(current)) in self._store.backups.written(current.id)
        moment = moment_of(current, self._store.now())
        by = computer_name() if here else saved_elsewhere(current)
        last = Past(moment, by, current, current=True)
        return history(self._store.backups.versions(current.id), last)

    def holds(self, training: Training) -> bool:
        """Whether the history holds these facts, so that they can be brought back."""
        versions = self._store.backups.versions(training.id)
        return any(same_facts(each.training, training) for each in versions)

    def damaged(self, unreadable: UnreadableFile) -> str:
        """The id of the training whose file this was, if a version may take its place; else ""."""
        name = unreadable.file.removeprefix(f"{TRAININGS}/")
        training_id = name.removesuffix(SUFFIX)
        if unreadable.reason == CONFLICT_COPY or training_id == name:
            return ""
        return training_id if is_damaged(self._data, training_id) else ""

    def is_in_the_way(self, path: Path) -> bool:
        """Whether a damaged file at ``path`` keeps its training from being saved."""
        named = path.parent == self._data / TRAININGS and path.suffix == SUFFIX
        return named and is_damaged(self._data, path.stem)

    def put_out_of_the_way(self, path: Path) -> Path | None:
        """Move the damaged file of a training and return where it lies now; raises SaveFailed."""
        return put_damaged_away(self._data, path.stem)

    def damaged_folder(self, training_id: str) -> Path:
        """Where `bring_back` puts the damaged file of a training."""
        return damaged_folder(self._data, training_id)

    def gone(self) -> tuple[str, ...]:
        """The ids of the trainings of which nothing but history is left; never raises.

        Where the folder of trainings is missing, none is gone: its disk is away.
        """
        if not os.path.isdir(self._data / TRAININGS):  # noqa: PTH112 - Path.is_dir may raise
            return ()
        return tuple(each for each in self._store.backups.ids() if self._is_gone(each))

    def missed(self) -> tuple[str, ...]:
        """Those of `gone` that the user has not let go; never raises."""
        return tuple(each for each in self.gone() if not self._store.backups.is_let_go(each))

    def let_go(self, training_ids: Iterable[str]) -> None:
        """Take note that the user knows of it; the history stays. Never raises."""
        for each in training_ids:
            with suppress(SaveFailed):
                self._store.backups.let_go(each)

    def only_history(self) -> tuple[Version, ...]:
        """The newest version of each training that is `gone`; never raises."""
        newest = [found for each in self.gone() if (found := self.newest(each))]
        return tuple(sorted(newest, key=lambda version: version.moment, reverse=True))

    def bring_back(self, training: Training) -> Path | None:
        """Write a version whose file is damaged or gone; return where the damaged one lies now.

        Raises ``SaveFailed``: then what was there before is there still. Another computer may know
        a later state than ``training``: the number of saves goes on from the latest known here.
        """
        versions = self._store.backups.versions(training.id)
        known = (each.training.revision for each in versions)
        numbered = replace(training, revision=max([training.revision, *known]))
        damaged = put_damaged_away(self._data, training.id)
        try:
            self._store.save(numbered)
        except SaveFailed:
            if damaged is not None:
                put_damaged_back(self._data, training.id, damaged)
            raise
        return damaged

    def _is_gone(self, training_id: str) -> bool:
        file = f"{training_id}{SUFFIX}"
        places = (self._data / TRAININGS / file, self._data / TRASH / training_id / file)
        here = (os.path.lexists(each) or placeholder_of(each) for each in places)
        return is_safe_id(training_id) and not any(here)
