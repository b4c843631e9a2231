"""A one-line input whose undo ends where the facts' undo begins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from kmop_wizard.ui import theme

_NOT_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def leaves(focus: QFocusEvent) -> bool:
    """Whether a person really went on to something else (not to a menu or another window)."""
    return focus.reason() not in _NOT_LEAVING


def holds_files(dragged: QMimeData) -> bool:
    """Whether files are dragged or pasted."""
    return any(address.isLocalFile() for address in dragged.urls())


def paint_field(painter: QPainter, widget: QWidget, problem: bool) -> None:
    """Paint the ground, border and focus ring of an input along the edge of ``widget``."""
    t = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if widget.hasFocus():
        theme.paint_ring(painter, widget)
    inset = theme.RING + 0.5
    painter.setBrush(t.field if widget.isEnabled() else t.neutral_ground)
    painter.setPen(theme.pen(t.danger if problem else t.field_border, 1.5 if problem else 1))
    body = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(body, theme.FIELD_RADIUS, theme.FIELD_RADIUS)


def clear_ground(widget: QWidget) -> None:
    """Let the painted field show through Qt's own ground."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    widget.setPalette(palette)


class LineEdit(QLineEdit):
    """Ctrl+Z takes back the typing since the focus came, then emits ``undo_beyond``; at once when
    ``has_own_undo`` is not set, because another history holds the typing.

    ``chars``: the width that is asked for, in average characters; 0 takes all there is.
    ``edited``: a person changed the text, by keys or through a program that reads the screen.
    """

    edited = Signal(str)
    left = Signal()
    undo_beyond = Signal()
    redo_beyond = Signal()

    def __init__(self, name: str = "", chars: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._chars = chars
        self._problem = False
        self._setting = False
        self._room_right = 0
        self._text_at_focus = ""
        self.has_own_undo = True
        self.copy_value: Callable[[], object] | None = None
        """What Ctrl+C does instead of Qt's own copying, unless a part of the text is selected."""
        self.setFrame(False)
        clear_ground(self)
        across = QSizePolicy.Policy.Maximum if chars else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._refresh_margins()
        self.textChanged.connect(self._tell)  # Qt calls only what is typed ``textEdited``

    def set_text(self, text: str) -> None:
        """Show ``text``; the cursor stays where it is when nothing changes."""
        if text != self.text():
            self._setting = True
            self.setText(text)
            self._text_at_focus = text
            self._setting = False

    def _tell(self, text: str) -> None:
        if not self._setting:
            self.edited.emit(text)

    def set_problem(self, problem: bool) -> None:
        """Draw the border in the colour of an error."""
        self._problem = problem
        QWidget.update(self)

    def reserve_right(self, pixels: int) -> None:
        """Keep room inside the field for a button at its right side."""
        self._room_right = pixels
        self._refresh_margins()

    def sizeHint(self) -> QSize:
        chars = self._chars or 24
        width = (
            self.fontMetrics().averageCharWidth() * chars + 2 * self._padding() + self._room_right
        )
        return QSize(width, theme.control_height(self))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        few = self.fontMetrics().averageCharWidth() * 8 + 2 * self._padding() + self._room_right
        return QSize(min(few, hint.width()), hint.height())

    def _padding(self) -> int:
        return theme.RING + theme.em(self, 0.65)

    def _refresh_margins(self) -> None:
        side = self._padding() - 2
        self.setTextMargins(side, 0, side + self._room_right, 0)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._refresh_margins()
            self.updateGeometry()

    def focusInEvent(self, focus: QFocusEvent) -> None:
        if leaves(focus):
            self._text_at_focus = self.text()
        super().focusInEvent(focus)

    def focusOutEvent(self, focus: QFocusEvent) -> None:
        super().focusOutEvent(focus)
        if leaves(focus):
            self.left.emit()

    def dragEnterEvent(self, entered: QDragEnterEvent) -> None:
        # a file is for the window: its address is no text that anyone wants in a field
        if holds_files(entered.mimeData()):
            entered.ignore()
        else:
            super().dragEnterEvent(entered)

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.matches(QKeySequence.StandardKey.Undo):
            typed = self.text() != self._text_at_focus
            own = self.has_own_undo and typed and self.isUndoAvailable()
            self.undo() if own else self.undo_beyond.emit()
        elif pressed.matches(QKeySequence.StandardKey.Redo):
            own = self.has_own_undo and self.isRedoAvailable()
            self.redo() if own else self.redo_beyond.emit()
        elif self.copy_value and pressed.matches(QKeySequence.StandardKey.Copy) and self._whole():
            self.copy_value()
        else:
            super().keyPressEvent(pressed)
            return
        pressed.accept()

    def _whole(self) -> bool:
        """Whether nothing is selected, or all is, as when Tab came to the field."""
        return self.selectedText() in ("", self.text())

    def paintEvent(self, asked: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_field(painter, self, self._problem)
        painter.end()
        super().paintEvent(asked)
