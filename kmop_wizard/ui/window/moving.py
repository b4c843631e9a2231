"""Trainings on their way to another folder: in a thread of their own, with a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QThread, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.storage.copying import Copying
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.relocation import OnScreen, Place, Relocated, relocate
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label

_WHOLE: Final = 100
_NOT_SEEN_MS: Final = 250
"""What is done by then needs no word on how far it is."""

RUNNING: Final[set[Relocation]] = set()
"""Held until they have ended, whatever becomes of the window."""


class Relocation(QThread):
    """`relocate` in a thread of its own. ``progressed``: how far it is, in percent.

    What it ends with is in ``done``, or in ``failure``. The end of the program stops it and waits
    until what it copied is gone again.
    """

    progressed = Signal(int)

    def __init__(
        self, old: Folders, place: Place, shown: Sequence[OnScreen], *, tolerant: bool
    ) -> None:
        super().__init__()
        self._what = (old, place, shown)
        self._stop = Event()
        self._copying = Copying(tolerant=tolerant, progress=self._tell, cancelled=self._stop.is_set)
        self._percent = 0
        self.done: Relocated | None = None
        self.failure: BaseException | None = None
        RUNNING.add(self)
        self.finished.connect(lambda: RUNNING.discard(self))
        QCoreApplication.instance().aboutToQuit.connect(self.stop_and_wait)  # type: ignore[union-attr]

    def stop(self) -> None:
        """Ask it to end; it does at the next part of a file."""
        self._stop.set()

    def result(self) -> Relocated:
        """What came of it; raises what stopped it: ``SaveFailed``, ``Cancelled``."""
        if self.done is None:
            raise self.failure or RuntimeError("it is not done yet")
        return self.done

    def run(self) -> None:
        try:
            self.done = relocate(*self._what, self._copying)
        except BaseException as failure:
            self.failure = failure

    def _tell(self, done: int, of: int) -> None:
        percent = _WHOLE * done // max(1, of)
        if percent != self._percent:
            self._percent = percent
            self.progressed.emit(percent)

    def stop_and_wait(self) -> None:
        """Ask it to end, and wait until what it copied is gone again."""
        self.stop()
        self.wait()


class Moving(QDialog):
    """In front of the window, which waits, until the relocation has ended."""

    ended = Signal()

    def __init__(self, words: Words, relocation: Relocation, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._relocation = relocation
        self.setObjectName("data_folder.moving")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = words.say("Your courses are being copied")
        self.setWindowTitle(title)
        self._text = Label(title)
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setAccessibleName(title)
        self._cancel = Button("secondary", "action.cancel_move", words.say("Cancel"))
        row = FlowRow()
        row.add(self._cancel)
        column = QVBoxLayout(self)
        for part in (self._text, self._bar, row):
            column.addWidget(part)
        self._cancel.clicked.connect(self.reject)
        relocation.progressed.connect(self._bar.setValue)
        relocation.finished.connect(self._end)

    def begin(self) -> None:
        """Start; the window can't be used until ``ended``."""
        self._relocation.start()
        if not self._relocation.wait(_NOT_SEEN_MS):
            self.open()

    def reject(self) -> None:
        self._text.setText(self._words.say("Stopping…"))
        self._cancel.setEnabled(False)
        self._relocation.stop()

    def closeEvent(self, closing: QCloseEvent) -> None:
        closing.ignore()
        self.reject()

    def _end(self) -> None:
        self.done(0)
        self.ended.emit()
        self.deleteLater()
