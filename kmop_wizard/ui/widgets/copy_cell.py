"""A value to type elsewhere: the whole cell copies it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.face_button import FaceButton
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.marks import paint_check
from kmop_wizard.ui.widgets.square import Square

CELL: Final = 41
TALL_CELL: Final = 45
LOW_CELL: Final = 39
EDGE: Final = 10
"""In pixels: how far the focus ring goes to the left of the texts and the lines of a cell."""
REACH: Final = EDGE - theme.RING
"""In pixels: how far to the left of other texts a cell begins, for its texts to be in line."""
_RIGHT: Final = 6
_SIGN: Final = 14
CONFIRMED_MS: Final = 2_000


class _Sign(Square):
    """Two sheets: this copies; a check mark: it did."""

    def __init__(self) -> None:
        super().__init__(_SIGN)
        self._done = False

    def show_done(self, done: bool) -> None:
        self._done = done
        QWidget.update(self)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        if self._done:
            paint_check(painter, box.adjusted(-2, -2, 2, 2), t.success)
            return
        side = box.width() * 0.68
        painter.setPen(theme.pen(t.accent, 1.4))
        front = QRectF(box.right() - side, box.bottom() - side, side, side)
        painter.drawPolyline(
            [
                QRectF(box.left(), box.top(), side, side).bottomLeft(),
                box.topLeft(),
                QRectF(box.left(), box.top(), side, side).topRight(),
            ]
        )
        painter.drawRoundedRect(front, 2, 2)


class _Face(FaceButton):
    focused = Signal()

    def __init__(self, cell: CopyCell, name: str) -> None:
        super().__init__("flat", name)
        self._cell = cell

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if not self._cell.walk(pressed.key()):
            super().keyPressEvent(pressed)

    def focusInEvent(self, focus: QFocusEvent) -> None:
        super().focusInEvent(focus)
        self.focused.emit()


class CopyCell(QWidget):
    """Label above value; a press copies, says so for ``CONFIRMED_MS``, and emits ``copied(str)``.

    A cell without a value, or whose value comes from elsewhere, has a word instead of the sign; a
    press emits ``asked``. `open_field` puts an input in the place of the cell; ``opened``: it did.
    ``copies`` says to a screen reader what a press does.
    """

    copied = Signal(str)
    asked = Signal()
    opened = Signal()

    def __init__(self, fact: str, copies: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        self._copies = copies
        self._copied = ""
        self._confirm = ""
        self._usual_word = ""
        self._high = CELL
        self.first = False
        """Whether it has a line above it too."""
        self.field: QWidget | None = None
        self.walk: Callable[[int], bool] = lambda _key: False
        """What a key does instead of the usual; returns whether it did anything."""
        self.button = _Face(self, f"action.copy.{fact}")
        self._label = Label(scale="small", tone="muted")
        self._value = Label(bold=True)
        self._word = Label(tone="accent", wrap=False)
        self._sign = _Sign()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self._label)
        texts.addWidget(self._value)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE - theme.RING, 4, _RIGHT, 4)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        row.addWidget(self._word)
        row.addWidget(self._sign)
        self.button.put_face(row)
        self.button.clicked.connect(self._press)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)
        self._column.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=CONFIRMED_MS)
        self._timer.timeout.connect(self._show_usual)
        self._measure()

    def set_value(self, label: str, value: str, copied: str, confirm: str) -> None:
        """Show ``value``; a press copies ``copied`` and says ``confirm`` ("Copied")."""
        self._set(label, value, copied, confirm, "", "ink", f"action.copy.{self._fact}")

    def set_missing(self, label: str, missing: str, fill_in: str) -> None:
        """Nothing to copy: say so in the tone of a warning, with the word for filling it in."""
        self._set(label, missing, "", "", fill_in, "warning", f"action.fill_in.{self._fact}")

    def set_elsewhere(self, label: str, value: str, change: str) -> None:
        """A value that is not copied, with the word for changing it."""
        self._set(label, value, "", "", change, "ink", f"action.fill_in.{self._fact}")

    def _set(
        self, label: str, value: str, copied: str, confirm: str, word: str, tone: str, name: str
    ) -> None:
        self._label.setText(label)
        self._value.setText(value)
        self._value.set_tone(tone)
        self._confirm = confirm
        if copied != self._copied:
            self._timer.stop()
        self._copied = copied
        self.button.setObjectName(name)
        self.button.setAccessibleName(f"{label}: {value}")
        self.button.setAccessibleDescription(word or self._copies)
        self._usual_word = word
        if not self._timer.isActive():
            self._show_usual()

    def set_high(self, pixels: int) -> None:
        """The height as drawn: ``CELL``, ``TALL_CELL`` beside a code, or ``LOW_CELL``."""
        self._high = pixels
        self._measure()

    def open_field(self, field: QWidget) -> None:
        """Put ``field`` in the place of the cell, with the focus in it; Escape closes it."""
        if self.field is not field:
            self.close_field()
            self.field = field
            self._column.addWidget(field)
            field.installEventFilter(self)
            before: QWidget = self.button
            for part in field.findChildren(QWidget):
                part.installEventFilter(self)
                if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    QWidget.setTabOrder(before, part)
                    before = part
        self.button.hide()
        field.show()
        field.setFocus()
        self.opened.emit()

    def take_focus(self) -> None:
        """Give the focus to the cell, or to the field in its place."""
        (self.field if self.field and self.button.isHidden() else self.button).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def close_field(self) -> None:
        """Show the cell again in the place of the field."""
        if self.field is None:
            return
        focused = self.window().focusWidget()
        inside = focused is not None and self.field.isAncestorOf(focused)
        self.field.hide()
        self.button.show()
        if inside:
            self.button.setFocus()

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        pressed = isinstance(happened, QKeyEvent) and happened.type() == QEvent.Type.KeyPress
        if pressed and happened.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.close_field()
            return True
        return super().eventFilter(watched, happened)

    def _press(self) -> None:
        if not self._copied:
            self.asked.emit()
            return
        QGuiApplication.clipboard().setText(self._copied)
        announce(self.button, self._confirm)
        self._word.set_tone("success")
        self._word.setText(self._confirm)
        self._word.show()
        self._sign.show_done(True)
        self._timer.start()
        self.copied.emit(self._copied)

    def _show_usual(self) -> None:
        self._word.set_tone("accent")
        self._word.setText(self._usual_word)
        self._word.setVisible(bool(self._usual_word))
        self._sign.show_done(False)
        self._sign.setVisible(not self._usual_word)

    def _measure(self) -> None:
        self.setMinimumHeight(theme.px(self, self._high))

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._measure()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(self, 160), super().minimumSizeHint().height())

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        for y in (0.5, self.height() - 0.5) if self.first else (self.height() - 0.5,):
            painter.drawLine(QLineF(EDGE, y, self.width() - theme.RING, y))
