"""Rows one under the other, with hairlines between them."""

from __future__ import annotations

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui import theme


class RuledRows(QWidget):
    """The hairlines stay ``edge`` pixels from the sides."""

    def __init__(self, edge: int = theme.RING) -> None:
        super().__init__()
        self._edge = edge
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(1)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        for place in range(1, self.column.count()):
            item = self.column.itemAt(place)
            y = (item.geometry().top() if item else 0) - 0.5
            painter.drawLine(QLineF(self._edge, y, self.width() - self._edge, y))
