"""A frame that opens over the window beside what was pressed, and closes with Escape."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kmop_wizard.ui import theme

_NEAR: Final = 6
"""In pixels: between the frame and what it belongs to."""


class Popup(QFrame):
    """``content``, which has a layout, in a card.

    A click elsewhere closes it, as Escape does, and the focus goes back.
    """

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(content)

    def open_at(self, anchor: QWidget, width: int, focus: QWidget | None = None) -> None:
        """Show it ``width`` pixels wide under ``anchor``, else above it, inside the screen.

        ``focus`` gets the focus, else the first that can have it.
        """
        screen = anchor.screen().availableGeometry()
        wide = min(width, screen.width())
        tall = min(self._height(wide), screen.height())
        self.setFixedSize(QSize(wide, tall))
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + _NEAR))
        if place.y() + tall > screen.bottom():
            above = anchor.mapToGlobal(QPoint(0, 0)).y() - _NEAR - tall
            place.setY(max(screen.top(), above))
        place.setX(max(screen.left(), min(place.x(), screen.right() + 1 - wide)))
        self.move(place)
        self.show()
        if focus is not None:
            focus.setFocus()
        else:
            self.focusNextChild()

    def _height(self, width: int) -> int:
        inside, around = self._content.layout(), self.layout()
        assert inside is not None
        assert around is not None
        for layout in (inside, around):  # nothing that changed while it was hidden has asked
            layout.invalidate()
            layout.activate()
        wraps = around.hasHeightForWidth()
        return around.totalHeightForWidth(width) if wraps else around.totalSizeHint().height()

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(pressed)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.card)
        painter.setPen(theme.pen(t.field_border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
