"""The rows of all trainings: the first ones at once, the others while nothing else is to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.ui.home.row import TrainingRow
from kmop_wizard.ui.window.screen import Context

FIRST = 6
"""As many rows as are in sight when the window opens, and one more."""
_CHUNK = 6
_AFTER_PAINT_MS = 20
GAP = 14
_SHOWN_OR_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class Rows(QWidget):
    """``opened(str)``: a training was chosen. ``grown``: rows were added.

    Places its rows itself: a layout would measure all of them anew for each one that comes.
    """

    opened = Signal(str)
    grown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._missing: list[Entry] = []
        self._rows: dict[str, TrainingRow] = {}
        self.wanted: list[Entry] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._grow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def complete(self) -> bool:
        """Whether every wanted row is there."""
        return not self._missing

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show ``entries`` in their order; rows that are there already are kept and updated."""
        self.wanted = list(entries)
        ids = {entry.training.id for entry in entries}
        for training_id, row in self._rows.items():
            if training_id not in ids:
                row.setVisible(False)
        self._missing = []
        for entry in entries:
            row_there = self._rows.get(entry.training.id)
            if row_there is None:
                self._missing.append(entry)
            else:
                row_there.follow(entry)
        self._make(max(0, FIRST - (len(entries) - len(self._missing))))
        self._settle()
        if self.isVisible():
            self.go_on()

    def forget(self, known: set[str]) -> None:
        """Let go of the rows of trainings that are not ``known`` any more."""
        for training_id in [each for each in self._rows if each not in known]:
            row = self._rows.pop(training_id)
            row.setParent(None)
            row.deleteLater()

    def go_on(self) -> None:
        """Add the rows that are missing, a few at a time."""
        if self._missing and not self._timer.isActive():
            self._timer.start(_AFTER_PAINT_MS)

    def finish(self) -> None:
        """Add all rows that are missing now."""
        self._make(len(self._missing))
        self._settle()

    def visible_rows(self) -> list[TrainingRow]:
        """The rows that are shown, in their order."""
        shown = (self._rows.get(entry.training.id) for entry in self.wanted)
        return [row for row in shown if row is not None]

    def _grow(self) -> None:
        self._timer.setInterval(0)
        self._make(_CHUNK)
        self._settle()
        if not self._missing:
            self._timer.stop()
            self.grown.emit()

    def _make(self, n: int) -> None:
        for entry in self._missing[:n]:
            row = TrainingRow(self._context, entry)
            row.opened.connect(self.opened)
            row.setParent(self)
            self._rows[entry.training.id] = row
        del self._missing[:n]

    def _settle(self) -> None:
        self.setVisible(bool(self.wanted))
        if self.isVisible():
            self._place()
        for row in self.visible_rows():
            # One that is new comes up with its parent; to show it earlier costs a size of its own.
            if self.isVisible() or row.testAttribute(_SHOWN_OR_HIDDEN):
                row.setVisible(True)
        self.updateGeometry()

    def _place(self) -> None:
        top, width = 0, self.width()
        for row in self.visible_rows():
            height = row.heightForWidth(width)
            row.setGeometry(0, top, width, height)
            top += height + GAP

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [row.heightForWidth(width) for row in self.visible_rows()]
        return sum(heights) + GAP * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # the height follows from the width

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._place()

    def event(self, happened: QEvent) -> bool:
        if happened.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(happened)
