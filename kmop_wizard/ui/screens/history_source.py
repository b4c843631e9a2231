"""Where the two screens of the history take it from: an open training, or only what is kept."""

from __future__ import annotations

from kmop_wizard.storage.history import Past
from kmop_wizard.storage.listing import SUFFIX, TRAININGS
from kmop_wizard.ui.document import Document
from kmop_wizard.ui.workspace import Workspace


def open_document(workspace: Workspace, training_id: str) -> Document | None:
    """The document of a training, ``None`` when its file is damaged or gone."""
    file = f"{TRAININGS}/{training_id}{SUFFIX}"
    if any(each.file == file for each in workspace.listing.unreadable):
        return None
    try:
        return workspace.document(training_id)
    except KeyError:
        return None


def history_of(workspace: Workspace, training_id: str) -> tuple[Past, ...]:
    """The states of a training, the newest first."""
    document = open_document(workspace, training_id)
    if document is None:
        return workspace.kept.history(training_id)
    return workspace.kept.history_until(document.training, unsaved=document.unsaved)
