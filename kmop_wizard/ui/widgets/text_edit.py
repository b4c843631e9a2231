"""An input of several lines; Tab goes on to the next field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.line_edit import clear_ground, holds_files, leaves, paint_field


class TextEdit(QPlainTextEdit):
    """Plain text. Signals as ``LineEdit``; ``edited`` only when a person changed the text."""

    edited = Signal(str)
    left = Signal()
    undo_beyond = Signal()
    redo_beyond = Signal()

    def __init__(self, name: str = "", lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._lines = lines
        self._problem = False
        self._setting = False
        self._text_at_focus = ""
        self.has_own_undo = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        clear_ground(self)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._refresh_margins()
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        """The text as typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show ``text``; the cursor stays where it is when nothing changes."""
        if text == self.text():
            return
        self._setting = True
        self.setPlainText(text)
        self._text_at_focus = text
        self._setting = False

    def set_lines(self, lines: int) -> None:
        """Be as high as so many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def set_problem(self, problem: bool) -> None:
        """Draw the border in the colour of an error."""
        self._problem = problem
        QWidget.update(self)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.lineSpacing() * self._lines + 2 * self._padding() + 8
        return QSize(metrics.averageCharWidth() * 40, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, self.sizeHint().height())

    def _padding(self) -> int:
        return theme.RING + theme.em(self, 0.35)

    def _refresh_margins(self) -> None:
        side = self._padding()
        self.setViewportMargins(side, side, side, side)

    def _tell(self) -> None:
        if not self._setting:
            self.edited.emit(self.text())

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._refresh_margins()
            self.updateGeometry()

    def focusInEvent(self, focus: QFocusEvent) -> None:
        if leaves(focus):
            self._text_at_focus = self.text()
        super().focusInEvent(focus)
        QWidget.update(self)

    def focusOutEvent(self, focus: QFocusEvent) -> None:
        super().focusOutEvent(focus)
        QWidget.update(self)
        if leaves(focus):
            self.left.emit()

    def wheelEvent(self, turned: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(turned)
        else:
            turned.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        document = self.document()
        if pressed.matches(QKeySequence.StandardKey.Undo):
            typed = self.text() != self._text_at_focus
            own = self.has_own_undo and typed and document.isUndoAvailable()
            self.undo() if own else self.undo_beyond.emit()
        elif pressed.matches(QKeySequence.StandardKey.Redo):
            own = self.has_own_undo and document.isRedoAvailable()
            self.redo() if own else self.redo_beyond.emit()
        else:
            super().keyPressEvent(pressed)
            return
        pressed.accept()

    def event(self, happened: QEvent) -> bool:
        # paintEvent of a scroll area paints its viewport; the frame around it is painted here
        if happened.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            paint_field(painter, self, self._problem)
            painter.end()
            return True
        return super().event(happened)
