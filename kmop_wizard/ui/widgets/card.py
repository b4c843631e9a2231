"""A white panel with round corners."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from kmop_wizard.ui import theme


class Card(QFrame):
    """A panel. A card with ``clickable`` also answers the mouse: it emits ``activated``.

    The keyboard's way must be a button on the card: the card itself takes no focus.
    """

    activated = Signal()

    def __init__(self, clickable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clickable = clickable
        self._hovered = False
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enterEvent(self, entered: QEnterEvent) -> None:
        super().enterEvent(entered)
        self._set_hovered(self._clickable)

    def leaveEvent(self, left: QEvent) -> None:
        super().leaveEvent(left)
        self._set_hovered(False)

    def mouseReleaseEvent(self, released: QMouseEvent) -> None:
        inside = self.rect().contains(released.position().toPoint())
        if self._clickable and inside and released.button() == Qt.MouseButton.LeftButton:
            released.accept()
            self.activated.emit()
        else:
            super().mouseReleaseEvent(released)

    def mousePressEvent(self, pressed: QMouseEvent) -> None:
        if self._clickable and pressed.button() == Qt.MouseButton.LeftButton:
            pressed.accept()
        else:
            super().mousePressEvent(pressed)

    def _set_hovered(self, hovered: bool) -> None:
        if hovered != self._hovered:
            self._hovered = hovered
            QWidget.update(self)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.card)
        painter.setPen(theme.pen(colours.field_border if self._hovered else colours.line))
        body = theme.seen(self)
        painter.drawRoundedRect(body, theme.CARD_RADIUS, theme.CARD_RADIUS)
