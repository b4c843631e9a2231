"""What went wrong in the program is offered at the next start; its sudden end is heard of."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.error_log import FILE, hear_of_death, mark_of, take_death

if TYPE_CHECKING:
    from kmop_wizard.app.session.session import Session


def offer_reports(session: Session) -> None:
    """Let home offer a report that was not seen yet; write down how this program may end."""
    folder = session.folders.state
    with suppress(SaveFailed, OSError):  # what can't be written down is not offered
        take_death(folder)
    application = QApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(hear_of_death(folder))
    mark = mark_of(folder)
    if mark and mark != session.settings.errors_seen:
        session.report = folder / FILE
        session.callbacks.changed()
