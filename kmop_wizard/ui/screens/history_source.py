"""Where the two screens of the history take it from: an open training, or only what is kept."""

from __future__ import annotations

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.app.session.session import Session
from kmop_wizard.storage.history import Past
from kmop_wizard.storage.listing import SUFFIX, TRAININGS


def open_editor(session: Session, training_id: str) -> Editor | None:
    """The editor of a training, ``None`` when its file is damaged or gone."""
    file = f"{TRAININGS}/{training_id}{SUFFIX}"
    if any(each.file == file for each in session.listing.unreadable):
        return None
    try:
        return session.editor(training_id)
    except KeyError:
        return None


def history_of(session: Session, training_id: str) -> tuple[Past, ...]:
    """The states of a training, the newest first."""
    session.saves.settle()  # the state that was just left is one of them
    editor = open_editor(session, training_id)
    if editor is None:
        return session.archive.history(training_id)
    return session.archive.history_until(
        editor.training, unsaved=session.saves.is_unsaved(training_id)
    )
