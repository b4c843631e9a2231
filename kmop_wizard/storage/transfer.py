"""Trainings that come from another computer, and a data folder that moves to another place."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed, code_of, is_folder
from kmop_wizard.storage.attachments import AttachmentHome, AttachmentRefused, file_name, is_own
from kmop_wizard.storage.backups import BACKUPS
from kmop_wizard.storage.copying import Cancelled, Copying, Progress
from kmop_wizard.storage.exports import Export, read_paper
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.listing import TRAININGS
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.strays import is_litter

_STATE_THAT_MOVES: Final = (BACKUPS, "recovery", "drafts.json", "conflicts.json")


NEW: Final = "new"
SAME: Final = "same"
DIFFERENT: Final = "different"
BLOCKED: Final = "blocked"


Ask = Callable[[Training, tuple[Conflict, ...]], object]
"""Is told what a training is after a merge, and the conflicts of it."""


class Imported(NamedTuple):
    """What came of an import, by training id; ``conflicts`` belong to some of ``merged``.

    ``blocked``: a file here that can't be read has the place of the training, and keeps it.
    """

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    merged: tuple[str, ...]
    conflicts: dict[str, tuple[Conflict, ...]]
    blocked: tuple[str, ...] = ()


def compared(store: Store, export: Export) -> dict[str, str]:
    """What each training of ``export`` is here, by its id; nothing is changed.

    ``NEW``; ``SAME``: it is here as it is there, now or in the history; ``DIFFERENT``: to be
    merged; ``BLOCKED``: a file that can't be read has its place.
    Raises ``FolderUnreadable``.
    """
    loaded = store.load()
    here = {training.id: training for training in loaded.trainings}
    blocked = {each.id for each in loaded.newer} | {each.id for each in loaded.unreadable}
    found = {}
    for theirs in export.trainings:
        mine = here.get(theirs.id)
        if mine is not None:
            found[theirs.id] = SAME if _is_known(store, mine, theirs) else DIFFERENT
        else:
            found[theirs.id] = BLOCKED if theirs.id in blocked else NEW
    return found


def import_trainings(
    store: Store,
    data: Path,
    export: Export,
    ask: Ask = lambda _after, _conflicts: None,
    progress: Progress = lambda _done, _all: None,
) -> Imported:
    """Take over the trainings of a checked export; nothing here is overwritten.

    What is here already, now or in the history, stays as it is. What differs is merged with the
    state that both come from, where this computer has it; else facts that differ are conflicts, and
    the training keeps its own. ``ask`` gets the conflicts of a training before it is saved: it
    keeps the other side. Raises ``FolderUnreadable``, ``SaveFailed`` or ``BadExport``:
    what came before that is here, and importing again goes on.
    """
    states = compared(store, export)
    here = {training.id: training for training in store.load().trainings}
    came: dict[str, list[str]] = {"added": [], SAME: [], "merged": [], BLOCKED: []}
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    for place, theirs in enumerate(export.trainings):
        progress(place, len(export.trainings))
        outcome = states[theirs.id]
        if outcome in (NEW, DIFFERENT):
            arrived = with_papers(data, theirs, partial(_exported_paper, export))
            outcome = _taken_over(store, here.get(theirs.id), arrived, ask, conflicts)
        came[outcome].append(theirs.id)
    added, unchanged, merged, blocked = (tuple(ids) for ids in came.values())
    return Imported(added, unchanged, merged, conflicts, blocked)


def _taken_over(
    store: Store,
    mine: Training | None,
    arrived: Training,
    ask: Ask,
    conflicts: dict[str, tuple[Conflict, ...]],
) -> str:
    if mine is None:
        store.arrived(arrived)
        store.save(arrived)
        return "added"
    met = store.merge(mine, arrived)
    if same_facts(met.training, mine) and not met.conflicts:
        return SAME
    if met.conflicts:
        ask(*met)
        conflicts[mine.id] = met.conflicts
    store.save(met.training)
    # The next import from there goes on from this one: known only once its facts are here.
    store.arrived(arrived)
    return "merged"


def move_data_folder(old: Folders, new: Folders, copying: Copying | None = None) -> None:
    """Copy data, history and drafts to other folders and check every copy.

    ``old`` stays as it is; the caller switches afterwards. Raises ``SaveFailed``: ``already_there``
    when ``new`` holds something or one lies within the other; or ``Cancelled``. Then nothing that
    was copied is left. Where ``copying`` is tolerant, history and drafts that can't be written do
    not stop the move.
    """
    copying = copying or Copying()
    if new.data.is_relative_to(old.data) or old.data.is_relative_to(new.data):
        raise SaveFailed("already_there", new.data)
    if os.path.lexists(new.data) and not is_free(new.data):
        raise SaveFailed("already_there", new.data)
    copying.expect(old.data, *(old.state / name for name in _STATE_THAT_MOVES))
    try:
        copying.make(new.data, new.data)
        # A chosen folder is known by this one: an empty disk in its place is not taken for it.
        copying.make(new.data / TRAININGS, new.data)
        copying.tree(old.data, new.data, old.data, new.data)
        for name in _STATE_THAT_MOVES:
            _copy_state(old.state / name, new.state / name, old, new, copying)
    except (SaveFailed, Cancelled):
        copying.undo()
        raise


def is_free(folder: Path) -> bool:
    """Whether ``folder`` is one, no link to one, and holds nothing but what its system made."""
    try:
        return is_folder(folder) and all(map(is_litter, os.listdir(folder)))  # noqa: PTH208
    except OSError as error:
        raise SaveFailed(code_of(error), folder, error) from error


def _copy_state(source: Path, target: Path, old: Folders, new: Folders, copying: Copying) -> None:
    try:
        copying.make(new.state, new.state)
        if is_folder(source):
            copying.tree(source, target, old.state, new.state)
        elif source.exists():
            copying.file(source, target, old.state, new.state)
    except SaveFailed:
        if not copying.tolerant:
            raise
        copying.left.append(source)


def _is_known(store: Store, mine: Training, theirs: Training) -> bool:
    states = [mine, *(each.training for each in store.backups.versions(mine.id))]
    return any(same_facts(each, theirs) for each in states)


def with_papers(
    data: Path, training: Training, content_of: Callable[[str], bytes | None]
) -> Training:
    """Keep the attachments of ``training`` in ``data``; a name that is taken becomes another one.

    ``content_of`` gives the content by the name of a paper; what it has not stays a fact. Raises
    ``SaveFailed`` or ``AttachmentRefused``.
    """
    renamed: dict[str, str] = {}
    home = AttachmentHome(data, training.id)
    for attachment in training.attachments:
        name = attachment.file or ""
        if is_own(name, training.id) and (content := content_of(name)) is not None:
            # Nothing keeps an empty paper: its fact stays, as that of any other that is missing.
            with suppress(AttachmentRefused):
                kept = home.add(file_name(attachment), content, attachment.kind, date.min)
                renamed[name] = kept.file or name
    attachments = tuple(
        replace(each, file=renamed.get(each.file or "", each.file)) for each in training.attachments
    )
    invoices = tuple(
        replace(each, attachment=renamed.get(each.attachment or "", each.attachment))
        for each in training.invoices
    )
    return replace(training, attachments=attachments, invoices=invoices)


def _exported_paper(export: Export, name: str) -> bytes | None:
    return read_paper(export, name) if name in export.papers else None
