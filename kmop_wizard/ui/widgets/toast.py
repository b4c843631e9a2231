"""What was just done, with a button that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.with_aside import WithAside

STAY_MS = 15_000


class Toast(QFrame):
    """A line that stays ``STAY_MS``, and longer while the mouse or the focus is on it.

    One that says what to do stays until it is closed.
    """

    undone = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label()
        self.undo_button = Button("link", "action.toast_undo")
        self.close_button = Button("quiet", "action.toast_dismiss", "\u2715")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)
        said = WithAside(buttons, middle=True)
        said.texts.addStretch(1)
        said.texts.addWidget(self._label)
        said.texts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 8, 2)
        column.addWidget(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._stays = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self._time_out)
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.dismiss)
        self.setVisible(False)

    def set_texts(self, undo: str, dismiss: str) -> None:
        """The undo button's text and the close button's name."""
        self.undo_button.setText(undo)
        self.close_button.setAccessibleName(dismiss)
        self.close_button.setToolTip(dismiss)

    def present(self, text: str, with_undo: bool = True, stays: bool = False) -> None:
        """Show ``text`` and let a screen reader say it; it ``stays`` until it is closed."""
        self._label.setText(text)
        self.undo_button.setVisible(with_undo)
        self.setVisible(True)
        self._stays = stays
        self._start_timer()
        announce(self, text)

    def message(self) -> str:
        """The text that is shown."""
        return self._label.text()

    def dismiss(self) -> None:
        """Hide the line; what was done stays done."""
        self._timer.stop()
        self.setVisible(False)
        self.dismissed.emit()

    def _undo(self) -> None:
        self._timer.stop()
        self.setVisible(False)
        self.undone.emit()

    def _time_out(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.dismiss()

    def enterEvent(self, entered: QEnterEvent) -> None:
        super().enterEvent(entered)
        self._timer.stop()

    def leaveEvent(self, left: QEvent) -> None:
        super().leaveEvent(left)
        if self.isVisible():
            self._start_timer()

    def _start_timer(self) -> None:
        if self._stays:
            self._timer.stop()
        else:
            self._timer.start()

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen(t.accent))
        painter.setBrush(t.accent_ground)
        body = theme.seen(self)
        painter.drawRoundedRect(body, theme.FIELD_RADIUS, theme.FIELD_RADIUS)
