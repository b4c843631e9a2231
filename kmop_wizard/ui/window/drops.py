"""Files dragged to the window: the screen that is shown takes them, or a sentence says why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.command_line import EXPORT_SUFFIX
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.ui.window.screen import Route

if TYPE_CHECKING:
    from kmop_wizard.app.intake.incoming import IncomingFile
    from kmop_wizard.ui.window.window import Window


class Drops(QObject):
    """Accepts whatever is dropped where no field takes it, so that nothing goes without a word."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, happened: QEvent) -> bool:
        if not isinstance(happened, QDropEvent):
            return False
        if happened.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            happened.acceptProposedAction()
        if happened.type() == QEvent.Type.Drop:
            paths = _files(happened.mimeData())
            # after the drop: the other program waits for it to end
            QTimer.singleShot(0, self, lambda: self._take(paths))
        return True

    def _take(self, paths: list[Path]) -> None:
        from kmop_wizard.app.intake.incoming import IncomingFile  # home does not wait for it

        words, screen = self._window.words, self._window.screen_shown
        if not paths:
            self._window.toast(words.say("Only files from this computer can be added here."))
        elif exports := [path for path in paths if path.suffix.lower() == EXPORT_SUFFIX]:
            self._window.to(Route("import", file=str(exports[0])))
            if len(paths) > 1:
                message = words.say(
                    "Only {name} was opened: one file at a time.", name=exports[0].name
                )
                self._window.toast(message)
        else:
            files = [IncomingFile(path) for path in paths]
            if screen is None or not screen.take_files(files):
                self._take_elsewhere(files)

    def _take_elsewhere(self, files: list[IncomingFile]) -> None:
        """Ask which training an e-invoice belongs to; other files wait until one is open."""
        from kmop_wizard.ui.window import dialogs

        words, entries = self._window.words, self._window.session.agenda.entries
        if not entries or not any(file.is_einvoice for file in files):
            self._window.toast(words.say("Open a course first: files are added to a course."))
            return
        title = words.say("Read an e-invoice")
        question = words.say("Which course is this invoice for?")
        names = [_name(words, entry.training) for entry in entries]
        chosen = dialogs.one_of(self._window, words, title, question, names)
        if chosen is None:
            return
        self._window.to(Route("training", entries[chosen].training.id, "pay"))
        if self._window.screen_shown is not None:
            self._window.screen_shown.take_files(files)


def _name(words: Words, training: Training) -> str:
    """The title, with the first lesson day: trainings often have the same title."""
    title, day = short_title(words, training), training.enrolment.first_lesson_day
    return f"{title} · {words.short_day(day)}" if day is not None else title


def _files(dragged: QMimeData) -> list[Path]:
    return [Path(address.toLocalFile()) for address in dragged.urls() if address.isLocalFile()]
