"""The trainings of one data folder: loaded, saved, thrown away, brought back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from kmop_wizard import clock
from kmop_wizard.domain.training import Training
from kmop_wizard.storage import trash
from kmop_wizard.storage.atomic import (
    SaveFailed,
    code_of,
    make_folder,
    read_bytes,
    remove_leftovers,
    write_safely,
)
from kmop_wizard.storage.codec import decode, encode
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable
from kmop_wizard.storage.listing import (
    SUFFIX,
    TRAININGS,
    NewerFile,
    ReadFile,
    UnreadableFile,
    read_trainings,
)
from kmop_wizard.storage.names import is_safe_id
from kmop_wizard.storage.trash import Trashed

BACKUPS: Final = "backups"

_Stamp = tuple[int, str | None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a data folder holds; each part is in the order of the file names."""

    trainings: tuple[Training, ...]
    newer: tuple[NewerFile, ...]
    unreadable: tuple[UnreadableFile, ...]


class Store:
    """The only way to the files in ``<data>/trainings/``.

    A file is replaced only when its content is what this store last read or wrote, and only by a
    training that came from that content: what others wrote in the meantime is never overwritten.
    """

    def __init__(self, data: Path, state: Path, now: Callable[[], datetime] = clock.now) -> None:
        self._data = data
        self._folder = data / TRAININGS
        self._backups = state / BACKUPS
        self._now = now
        self._folder_seen = False
        # By id: the contents that may be replaced, and the stamp of the training that may do it.
        self._ours: dict[str, dict[str, _Stamp]] = {}
        self.backup_failure: SaveFailed | None = None

    def load(self) -> Loaded:
        """Read all trainings; a data folder that is missing holds none.

        Raises ``FolderUnreadable`` when the folder can't be listed, never for what a file holds.
        """
        found = list(read_trainings(self._data))
        self._folder_seen = self._folder_seen or self._folder_is_there()
        read = [each for each in found if isinstance(each, ReadFile)]
        self._ours.update((each.training.id, _ours(each.training, each.data)) for each in read)
        return Loaded(
            tuple(each.training for each in read),
            tuple(each for each in found if isinstance(each, NewerFile)),
            tuple(each for each in found if isinstance(each, UnreadableFile)),
        )

    def remove_leftovers(self) -> None:
        """Remove what interrupted saves left behind more than a day ago."""
        remove_leftovers(self._folder)
        remove_leftovers(self._backups)

    def save(self, training: Training) -> Training:
        """Write ``training`` and return it as saved: next revision, moment of saving.

        It carries the revision and moment of its last load or save. Raises ``SaveFailed``.
        """
        path = self._path(training.id)
        moment = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        saved = replace(training, revision=training.revision + 1, saved_at=moment)
        data = _serialised(saved, path)
        current = self._current(training, path)
        if current is None:
            self._make_folder()
        else:
            self._back_up(training.id, current)
        # The content may be in place even when the write reports a failure: trying again is ours.
        attempts = self._ours.setdefault(training.id, {})
        attempts[_digest(data)] = _stamp(training)
        write_safely(path, data)
        self._ours[training.id] = _ours(saved, data)
        return saved

    def trash(self, training_id: str) -> None:
        """Move the training and its attachments to the trash; raises ``SaveFailed``."""
        self._path(training_id)
        self._check_folder()
        trash.throw_away(self._data, training_id, self._now().astimezone().date())
        self._ours.pop(training_id, None)

    def restore(self, training_id: str) -> Training:
        """Bring a training and its attachments back from the trash and return it.

        Raises ``SaveFailed`` (``already_there`` when there is one with this id), ``Unreadable`` or
        ``Newer`` when what lies in the trash is no training; then it stays there.
        """
        self._path(training_id)
        training, data = trash.bring_back(self._data, training_id)
        self._ours[training_id] = _ours(training, data)
        return training

    def trashed(self) -> tuple[Trashed, ...]:
        """What lies in the trash, thrown away last first."""
        return trash.trashed(self._data)

    def _path(self, training_id: str) -> Path:
        path = self._folder / f"{training_id}{SUFFIX}"
        if not is_safe_id(training_id):
            raise SaveFailed("not_storable", self._folder)
        return path

    def _current(self, training: Training, path: Path) -> bytes | None:
        """Return the content to be replaced, or None where there is no file yet."""
        try:
            current = read_bytes(path, MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise SaveFailed(code_of(error), path, error) from error
        if self._ours.get(training.id, {}).get(_digest(current)) != _stamp(training):
            raise SaveFailed("changed_outside", path)
        return current

    def _make_folder(self) -> None:
        self._check_folder()
        make_folder(self._folder)
        self._folder_seen = True

    def _check_folder(self) -> None:
        """A folder that is gone is not made anew: its stick was pulled out, its share is away."""
        if self._folder_seen and not self._folder_is_there():
            raise SaveFailed("folder_missing", self._folder)

    def _folder_is_there(self) -> bool:
        # A link to a folder is welcome here: people move their trainings to a synchronised folder.
        return os.path.isdir(self._folder)  # noqa: PTH112 - Path.is_dir may raise

    def _back_up(self, training_id: str, content: bytes) -> None:
        """Keep the version before; that this fails is no reason not to save the next one."""
        try:
            make_folder(self._backups)
            write_safely(self._backups / f"{training_id}{SUFFIX}", content)
            self.backup_failure = None
        except SaveFailed as failure:
            self.backup_failure = failure


def _serialised(training: Training, path: Path) -> bytes:
    try:
        data = encode(training)
        if encode(decode(data, training.id)) == data:
            return data
    except (Unreadable, ValueError) as error:
        raise SaveFailed("not_storable", path) from error
    raise SaveFailed("not_storable", path)


def _ours(training: Training, data: bytes) -> dict[str, _Stamp]:
    return {_digest(data): _stamp(training)}


def _stamp(training: Training) -> _Stamp:
    return training.revision, training.saved_at


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
