"""The trainings go on in another folder: an empty one, or one that holds trainings already.

Whatever happens, the folder that they come from stays as it is, and nothing is overwritten in the
one that they go to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NamedTuple

from kmop_wizard.domain.conflicts import left_open
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import (
    SaveFailed,
    code_at,
    make_folder,
    read_bytes,
    write_safely,
)
from kmop_wizard.storage.attachments import MOST_BYTES
from kmop_wizard.storage.backups import BACKUPS, Backups, Version
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.conflicts import (
    CONFLICTS,
    add_conflicts,
    joined,
    read_conflicts,
    write_conflicts,
)
from kmop_wizard.storage.copying import Copying
from kmop_wizard.storage.drafts import DRAFTS, Texts, read_drafts, write_drafts
from kmop_wizard.storage.folders import APP_NAME, Folders
from kmop_wizard.storage.jsontext import MAX_BYTES
from kmop_wizard.storage.listing import (
    SUFFIX,
    TRAININGS,
    FolderUnreadable,
    ReadFile,
    read_trainings,
)
from kmop_wizard.storage.recovery import clear_recovery
from kmop_wizard.storage.reminders import REMINDERS, Notes, read_notes, write_notes
from kmop_wizard.storage.snapshots import stamp_of
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.strays import is_litter, stands_for
from kmop_wizard.storage.transfer import move_data_folder, with_papers

Kind = Literal["free", "trainings", "here", "nested", "taken", "unreadable"]


class Place(NamedTuple):
    """A folder that was chosen, judged; ``folders`` is what would be used.

    ``free``: to be filled. ``trainings``: it holds some; so many can be read. ``here``: they are
    there already. ``nested``: it lies in the folder of now, or that in it. ``taken``: it holds
    other things, and so does the folder in it that would be made. ``unreadable``: ``code`` says
    why.
    """

    kind: Kind
    folders: Folders
    trainings: int = 0
    code: str = ""


class OnScreen(NamedTuple):
    """A training as the window shows it, and its drafts by path; ``unsaved``: only there."""

    training: Training
    drafts: Texts
    unsaved: bool


@dataclass
class Relocated:
    """What came of it, by training id; ``left``: what stayed behind because it can't be read, or
    because its place is taken."""

    added: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    to_decide: list[str] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)


def judge(now: Folders, chosen: Path) -> Place:
    """Say what the folder ``chosen`` is good for; changes nothing and never raises."""
    found = _judge(now, now.over(chosen))
    if found.kind not in ("taken", "nested"):
        return found
    # Who chooses the folder of all documents wants a folder of the trainings in it.
    inner = _judge(now, now.over(chosen / APP_NAME))
    return found if inner.kind == "nested" else inner


def relocate(old: Folders, place: Place, shown: Sequence[OnScreen], copying: Copying) -> Relocated:
    """Take the trainings to ``place``, which is ``free`` or holds ``trainings``.

    ``shown``: all that the window shows. Where ``copying`` is tolerant, what can't be read in
    ``old``, and history that finds no room, is left there and named; else it stops everything.
    Raises ``SaveFailed`` or ``Cancelled``: then go on with ``old``, which is as it was.
    """
    done = Relocated(left=copying.left)
    try:
        if place.kind == "free":
            move_data_folder(old, place.folders, copying)
        _Joining(old, place.folders, done, copying).take(shown)
    except FolderUnreadable as failure:
        raise SaveFailed(failure.code, failure.path, failure.error) from failure
    for each in shown:
        clear_recovery(old.state, each.training.id)
    # A file that could not be read, while the window showed what was in it.
    saved = {old.data / TRAININGS / f"{training_id}{SUFFIX}" for training_id in done.added}
    done.left = [path for path in dict.fromkeys(done.left) if path not in saved]
    return done


class _Joining:
    """Brings what the window shows into a folder that may hold the same trainings, or others."""

    def __init__(self, old: Folders, new: Folders, done: Relocated, copying: Copying) -> None:
        self._old = old
        self._new = new
        self._done = done
        self._copying = copying
        self._store = Store(new.data, new.state)
        self._here = Backups(old.state / BACKUPS)

    def take(self, shown: Sequence[OnScreen]) -> None:
        found = self._store.load()
        there = {training.id: training for training in found.trainings}
        for place, each in enumerate(shown):
            self._copying.step(place, len(shown))
            self._take_training(each, there.get(each.training.id))
        for training_id in self._here.ids():
            self._take_history(training_id, self._store.backups.versions(training_id))
        self._take_files()
        self._take_notes(shown)

    def _take_training(self, each: OnScreen, theirs: Training | None) -> None:
        mine = each.training
        if theirs is not None and same_facts(mine, theirs):
            return
        known_here = self._here.versions(mine.id)
        known_there = self._store.backups.versions(mine.id)
        if theirs is not None and not each.unsaved:
            behind, ahead = _has(known_here, theirs), _has(known_there, mine)
            if ahead and not behind:
                return
        else:
            behind = theirs is not None and stamp_of(mine) == stamp_of(theirs)
            ahead = False
        arrived = with_papers(self._new.data, mine, self._paper)
        if theirs is None:
            self._take_history(mine.id, known_there)
            self._add(arrived, unsaved=each.unsaved)
        elif behind and not ahead:
            self._take_history(mine.id, known_there)
            # The folder has what this training was edited from.
            stamp = {"revision": theirs.revision, "saved_at": theirs.saved_at}
            self._store.save(replace(arrived, **stamp))  # type: ignore[arg-type]
            self._done.merged.append(mine.id)
        else:
            # Its history comes after it: what that holds is not taken for what is there already.
            only_here = [one for one in known_here if not _has(known_there, one.training)]
            met = self._store.merge(theirs, arrived, [*only_here, *known_there])
            # Before the training that they come from: whenever this is cut off, both are there.
            with self._leaving(self._old.state / CONFLICTS):
                add_conflicts(self._new.state, *met)
            if met.conflicts:
                self._done.to_decide.append(mine.id)
            if not same_facts(met.training, theirs):
                self._store.save(met.training)
            self._done.merged.append(mine.id)

    def _add(self, training: Training, *, unsaved: bool) -> None:
        try:
            self._store.save(training)
        except SaveFailed as failure:
            # A file that can't be read has its place there. What is saved nowhere can't be left.
            if failure.code != "changed_outside" or unsaved:
                raise
            self._done.left.append(self._old.data / TRAININGS / f"{training.id}{SUFFIX}")
        else:
            self._done.added.append(training.id)

    def _paper(self, name: str) -> bytes | None:
        """The content of a paper in the old folder, when it is not in the new one already."""
        try:
            content = read_bytes(self._old.data / name, MOST_BYTES + 1, self._old.data)
        except OSError:
            content = b""
        if 0 < len(content) <= MOST_BYTES:
            return content
        if not os.path.lexists(self._new.data / name):
            self._done.left.append(self._old.data / name)
        return None

    def _take_history(self, training_id: str, known_there: Sequence[Version]) -> None:
        """Add the versions of here that are not known there, the oldest first."""
        old, new = self._old.state, self._new.state
        source, target = (state / BACKUPS / training_id for state in (old, new))
        with self._leaving(source):
            if not os.path.lexists(target):
                make_folder(new)
                self._copying.tree(source, target, old, new)
                return
            for each in reversed(self._here.versions(training_id)):
                if not _has(known_there, each.training):
                    content, own = encode(each.training), bool(each.computer)
                    self._store.backups.keep(each.training, content, each.moment, from_here=own)

    @contextmanager
    def _leaving(self, path: Path) -> Iterator[None]:
        """What is beside the facts must not keep them from a safe place."""
        try:
            yield
        except SaveFailed:
            if not self._copying.tolerant:
                raise
            self._done.left.append(path)

    def _take_files(self) -> None:
        """Take along what is no training of this version, where its name is free."""
        try:
            listed = list(read_trainings(self._old.data))
        except FolderUnreadable:
            return
        for each in listed:
            if isinstance(each, ReadFile):
                continue
            source, target = self._old.data / each.file, self._new.data / each.file
            if os.path.lexists(target):
                continue
            if stands_for(source.name):
                self._done.left.append(source)
                continue
            try:
                content = read_bytes(source, MAX_BYTES + 1, self._old.data)
            except OSError:
                content = None
            if content is None or len(content) > MAX_BYTES:
                self._done.left.append(source)
            else:
                write_safely(target, content, self._new.data)

    def _take_notes(self, shown: Sequence[OnScreen]) -> None:
        """Take along what was typed and is no fact, what was reminded, and what is not decided."""
        drafts = read_drafts(self._old.state)
        for training_id, texts in read_drafts(self._new.state).by_training.items():
            drafts = drafts.with_training(training_id, texts)
        for each in shown:
            if each.drafts:
                drafts = drafts.with_training(each.training.id, each.drafts)
        if drafts.by_training:
            with self._leaving(self._old.state / DRAFTS):
                write_drafts(self._new.state, drafts)
        with self._leaving(self._old.state / REMINDERS):
            notes, there = read_notes(self._old.state), read_notes(self._new.state)
            known = {**notes.trainings, **there.trainings}
            if known:
                looks = there.looks or notes.looks
                write_notes(self._new.state, Notes(looks, known))
        with self._leaving(self._old.state / CONFLICTS):
            self._take_questions({each.training.id: each.training for each in shown})

    def _take_questions(self, shown: Mapping[str, Training]) -> None:
        there = {training.id: training for training in self._store.load().trainings}
        open_ones = dict(read_conflicts(self._new.state))
        for training_id, asked in read_conflicts(self._old.state).items():
            now = there.get(training_id) or shown.get(training_id)
            found = left_open(asked, now) if now else asked
            open_ones[training_id] = joined(open_ones.get(training_id, ()), found)
        if open_ones:
            write_conflicts(self._new.state, open_ones)


def _judge(now: Folders, new: Folders) -> Place:
    if new.data.name == TRAININGS and _has_json(new.data):
        new = now.over(new.data.parent)
    if new.data == now.data:
        return Place("here", new)
    if new.data.is_relative_to(now.data) or now.data.is_relative_to(new.data):
        return Place("nested", new)
    try:
        names = os.listdir(new.data)  # noqa: PTH208 - nothing but names is needed
        if TRAININGS not in names:
            return Place("free" if all(map(is_litter, names)) else "taken", new)
        read = sum(isinstance(each, ReadFile) for each in read_trainings(new.data))
    except FileNotFoundError:
        return Place("free", new)
    except OSError as error:
        return Place("unreadable", new, code=code_at(new.data, error))
    except FolderUnreadable as failure:
        return Place("unreadable", new, code=failure.code)
    return Place("trainings", new, read)


def _has_json(folder: Path) -> bool:
    try:
        return any(name.endswith(SUFFIX) for name in os.listdir(folder))  # noqa: PTH208
    except OSError:
        return False


def _has(versions: Iterable[Version], training: Training) -> bool:
    return any(same_facts(each.training, training) for each in versions)
