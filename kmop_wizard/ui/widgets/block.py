"""The one centred block in which everything of a window stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui import theme


class Block(QWidget):
    """Holds ``content`` in the middle; ``line``: a hairline above, across the whole window.

    In a part that scrolls too: the scroll bar stands in the margin.
    """

    def __init__(self, content: QWidget, top: int = 0, bottom: int = 0, line: bool = False) -> None:
        super().__init__()
        self._down = (top, bottom)
        self._line = line
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(content)
        self._fit()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._fit()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # a control keeps room for its ring, and is seen so much further in
        whole = self.window().width()
        side = theme.block_side(self, whole) - theme.RING
        top, bottom = self._down
        self._layout.setContentsMargins(
            side, top, max(0, side - max(0, whole - self.width())), bottom
        )

    def paintEvent(self, _asked: QPaintEvent) -> None:
        if self._line:
            painter = QPainter(self)
            painter.setPen(theme.current().line)
            painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))
