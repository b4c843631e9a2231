"""The trainings of one data folder: loaded, saved, thrown away, brought back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from kmop_wizard import clock
from kmop_wizard.domain.conflicts import Conflict, left_open
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.merge import Merged, comes_from, merge
from kmop_wizard.domain.training import Training
from kmop_wizard.storage import trash
from kmop_wizard.storage.atomic import (
    SaveFailed,
    code_of,
    make_folder,
    read_bytes,
    write_safely,
)
from kmop_wizard.storage.backups import BACKUPS, Backups, Version, computer_name, moment_of
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.computer import ComputerNumber
from kmop_wizard.storage.conflicts import joined
from kmop_wizard.storage.copies import ConflictCopy
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable
from kmop_wizard.storage.listing import (
    NOT_DOWNLOADED,
    SUFFIX,
    TRAININGS,
    Loaded,
    NewerFile,
    ReadFile,
    UnreadableFile,
    read_trainings,
)
from kmop_wizard.storage.locking import exclusive
from kmop_wizard.storage.names import is_safe_id
from kmop_wizard.storage.snapshots import Snapshots, digest_of, stamp_of
from kmop_wizard.storage.strays import placeholder_of
from kmop_wizard.storage.three_way import common_ancestor, three_way_merge
from kmop_wizard.storage.trash import Trashed

_LOCK: Final = "save.lock"


class ChangedOutside(SaveFailed):
    """The file holds what others wrote since ``base``, the state that was edited here.

    ``merge(base, mine, theirs)`` gives a training that may be saved in its place.
    """

    def __init__(self, path: Path, base: Training | None, theirs: Training) -> None:
        super().__init__("changed_outside", path)
        self.base = base
        self.theirs = theirs


class Store:
    """The only way to the files in ``<data>/trainings/``.

    A file is replaced only when its content is what this store last read or wrote, and only by a
    training that came from that content: what others wrote in the meantime is never overwritten.
    """

    def __init__(self, data: Path, state: Path, now: Callable[[], datetime] = clock.now) -> None:
        self._data = data
        self._folder = data / TRAININGS
        self._lock = state / _LOCK
        self._computer = ComputerNumber(state)
        self.backups = Backups(state / BACKUPS)
        self.now = now
        self.expects_folder = False
        self._snapshots: dict[str, Snapshots] = {}
        self.backup_failure: SaveFailed | None = None

    def load(self) -> Loaded:
        """Read all trainings; a data folder that was never there holds none.

        Raises ``FolderUnreadable`` when the folder can't be listed or is gone since the last look,
        never for what a file holds.
        """
        found = list(read_trainings(self._data, must_exist=self.expects_folder))
        self.expects_folder = self.expects_folder or self._folder_is_there()
        read = [each for each in found if isinstance(each, ReadFile)]
        overwritten = [lost for each in read if (lost := self._learn(each.training, each.data))]
        unreadable = tuple(each for each in found if isinstance(each, UnreadableFile))
        return Loaded(
            tuple(each.training for each in read),
            tuple(each for each in found if isinstance(each, NewerFile)),
            unreadable,
            tuple(
                each.copy for each in unreadable if each.copy and is_safe_id(each.copy.training.id)
            ),
            tuple(overwritten),
        )

    def save(self, training: Training) -> Training:
        """Write ``training`` and return it as saved: next revision, moment, name of this computer.

        It carries the revision and moment of its last load or save, or is a merge with what was
        found in its place. Raises ``ChangedOutside`` when others changed it, or ``SaveFailed``.
        """
        path = self._path(training.id)
        moment = clock.moment_text(self.now())
        snapshots = self._snapshots.setdefault(training.id, Snapshots())
        # Above all that were given here: by it others tell which of our saves they have seen.
        number = max(training.revision, snapshots.last_revision or training.revision) + 1
        saved = replace(
            training,
            revision=number,
            saved_at=moment,
            saved_by=computer_name(),
            saves={**training.saves, self._computer.number: number},
        )
        data = _serialised(saved, path)
        try:
            self._put(training, path, data)
        except SaveFailed:
            # What the edit began with: the merge needs it, in the next session too.
            if (base := snapshots.state(stamp_of(training))) is not None:
                self._keep(base)
            raise
        snapshots.wrote(saved, data)
        if saved.revision == 1:
            self._keep(saved)
        return saved

    def keep_version(self, training_id: str) -> None:
        """Keep the training as it is on the disk: the user has left it. Never raises."""
        snapshots = self._snapshots.get(training_id)
        if snapshots is not None and snapshots.latest is not None:
            self._keep(snapshots.latest)

    def arrived(self, training: Training) -> None:
        """Keep a state that came from elsewhere: a later one from there goes back to it."""
        self._path(training.id)
        with self._noting_failure():
            moment = moment_of(training, self.now())
            self.backups.keep(training, encode(training), moment, from_here=False)

    def merge(
        self, mine: Training, theirs: Training, versions: Sequence[Version] | None = None
    ) -> Merged:
        """Merge two states that went apart on two computers; ``mine`` is the one on the disk.

        What comes of it may be saved. ``versions``: the history to go by, newest first (default:
        the one that this store keeps).
        """
        known = self.backups.versions(mine.id) if versions is None else versions
        merged = three_way_merge(known, mine, theirs)
        self._snapshots.setdefault(mine.id, Snapshots()).allow_merge(merged.training, mine)
        return merged

    def merge_all(self, mine: Training, theirs: Sequence[Training]) -> Merged:
        """`merge` for many at once: a training may have a hundred conflict copies.

        The conflicts are those of the training that comes of it.
        """
        versions, now = self.backups.versions(mine.id), mine
        asked: tuple[Conflict, ...] = ()
        for each in theirs:
            met = self.merge(now, each, versions)
            asked = joined(left_open(asked, met.training), met.conflicts)
            now = met.training
        self._snapshots.setdefault(mine.id, Snapshots()).allow_merge(now, mine)
        return Merged(now, asked)

    def resolve_conflict_copy(self, copy: ConflictCopy) -> None:
        """Move a copy that has been merged to the trash; raises ``SaveFailed``."""
        self._path(copy.training.id)
        trash.put_copy_away(self._data, copy)

    def trash(self, training_id: str) -> None:
        """Move the training and its attachments to the trash; raises ``SaveFailed``."""
        self._path(training_id)
        self._check_folder()
        trash.throw_away(self._data, training_id, self.now().astimezone().date())
        self._snapshots.pop(training_id, None)

    def restore(self, training_id: str) -> Training:
        """Bring a training and its attachments back from the trash and return it.

        Raises ``SaveFailed`` (``already_there`` when there is one with this id), ``Unreadable`` or
        ``Newer`` when what lies in the trash is no training; then it stays there.
        """
        self._path(training_id)
        training, data = trash.bring_back(self._data, training_id)
        self._snapshots.pop(training_id, None)
        self._learn(training, data)
        return training

    def trashed(self) -> tuple[Trashed, ...]:
        """What lies in the trash, thrown away last first."""
        return trash.trashed(self._data)

    def _path(self, training_id: str) -> Path:
        if not is_safe_id(training_id):
            raise SaveFailed("not_storable", self._folder)
        return self._folder / f"{training_id}{SUFFIX}"

    def _put(self, training: Training, path: Path, data: bytes) -> None:
        with exclusive(self._lock):
            current = self._current(training, path)
            if current is None and self._take_out_of_trash(training):
                current = self._current(training, path)
            if current is None:
                if placeholder_of(path):
                    # It may hold what nobody here has seen.
                    raise SaveFailed(NOT_DOWNLOADED, path)
                self._make_folder()
            self._computer.keep()
            self._back_up(training.id, current, data)
            # It may be in place even when the write reports a failure: trying again is ours.
            self._snapshots[training.id].allow(training, data)
            write_safely(path, data, self._data)

    def _learn(self, training: Training, data: bytes) -> Training | None:
        """Take note of what lies on the disk; return what it replaced without having seen it."""
        snapshots = self._snapshots.setdefault(training.id, Snapshots())
        if snapshots.may_replace(training, data):
            return None
        before = snapshots.written or self._left_here(training, snapshots)
        if before is not None:
            self._keep(before)
        snapshots.learn(training, data)
        if before is None or comes_from(training, before):
            return None
        if same_facts(before, training):
            return None
        snapshots.overwrote(before)
        return before

    def _left_here(self, training: Training, snapshots: Snapshots) -> Training | None:
        """The last state with what was saved here, if others went on without having seen that.

        It was saved in an earlier session, or has been saved by others since. A file that is older
        was put back on purpose.
        """
        number = self._computer.number
        if training.saves.keys() <= {number}:
            return None
        left = snapshots.latest or self.backups.newest_from_here(training.id)
        if left is None or comes_from(left, training):
            return None
        if training.saves.get(number, 0) >= left.saves.get(number, 0):
            return None
        snapshots.last_revision = max(snapshots.last_revision, left.revision)
        return left

    def _current(self, training: Training, path: Path) -> bytes | None:
        """Return the content to be replaced, or None where there is no file yet."""
        try:
            current = read_bytes(path, MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise SaveFailed(code_of(error), path, error) from error
        snapshots = self._snapshots[training.id]
        if snapshots.may_replace(training, current):
            return current
        try:
            theirs = decode(current, training.id)
        except (Unreadable, Newer):
            raise SaveFailed("changed_outside", path) from None
        base = self._base(training)
        lost = snapshots.overwritten_by(theirs, stamp_of(training))
        if lost is None and base is not None and base is snapshots.latest:
            lost = self._left_here(theirs, snapshots)
        if lost is not None:
            base = common_ancestor(self.backups.versions(training.id), theirs, lost)
        snapshots.learn(theirs, current)
        snapshots.allow_merge(merge(base, training, theirs).training, theirs)
        raise ChangedOutside(path, base, theirs)

    def _take_out_of_trash(self, training: Training) -> bool:
        """Another computer threw away what is edited here: it comes back, with its papers."""
        if self._snapshots[training.id].state(stamp_of(training)) is None:
            return False
        # Where it can't come back the facts are saved all the same, and `check` names the papers.
        with suppress(SaveFailed, Unreadable, Newer):
            trash.bring_back(self._data, training.id)
            return True
        return False

    def _base(self, training: Training) -> Training | None:
        """The state that ``training`` was edited from."""
        stamp = stamp_of(training)
        if (state := self._snapshots[training.id].state(stamp)) is not None:
            return state
        versions = (each.training for each in self.backups.versions(training.id))
        return next((each for each in versions if stamp_of(each) == stamp), None)

    def _make_folder(self) -> None:
        self._check_folder()
        make_folder(self._folder, self._data)
        self.expects_folder = True

    def _check_folder(self) -> None:
        """A folder that is gone is not made anew: its stick was pulled out, its share is away."""
        if self.expects_folder and not self._folder_is_there():
            raise SaveFailed("folder_missing", self._folder)

    def _folder_is_there(self) -> bool:
        return os.path.isdir(self._folder)  # noqa: PTH112 - Path.is_dir may raise

    def _back_up(self, training_id: str, content: bytes | None, following: bytes) -> None:
        """Keep what is going to be replaced, and note what is going to be ours."""
        with self._noting_failure():
            digests = [digest_of(following)]
            if content is not None:
                from_here = self._is_ours(training_id, content)
                digests += [digest_of(content)] if from_here else []
                current = decode(content, training_id)
                self.backups.replaced(current, content, self.now(), from_here=from_here)
            self.backups.writes(training_id, digests)

    def _keep(self, training: Training) -> None:
        with self._noting_failure():
            content = encode(training)
            from_here = self._is_ours(training.id, content)
            moment = moment_of(training, self.now())
            self.backups.keep(training, content, moment, from_here=from_here)

    def _is_ours(self, training_id: str, content: bytes) -> bool:
        return digest_of(content) in self.backups.written(training_id)

    @contextmanager
    def _noting_failure(self) -> Iterator[None]:
        """That a version can't be kept is no reason not to save the next one."""
        try:
            yield
        except SaveFailed as failure:
            self.backup_failure = failure
        else:
            self.backup_failure = None


def _serialised(training: Training, path: Path) -> bytes:
    try:
        data = encode(training)
        if encode(decode(data, training.id)) == data:
            return data
    except (Unreadable, ValueError) as error:
        raise SaveFailed("not_storable", path) from error
    raise SaveFailed("not_storable", path)
