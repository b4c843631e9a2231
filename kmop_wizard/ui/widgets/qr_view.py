"""A QR code on the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kmop_wizard.ui import theme

Matrix = tuple[tuple[bool, ...], ...]
_SIDE: Final = 11.0
"""In font heights; more where each module would get less than `_MODULE`."""
_MODULE: Final = 4
"""In pixels: smaller ones are hard to scan from a screen."""


class QrView(QWidget):
    """Dark on white in every colour scheme: many scanners refuse an inverted code.

    Hidden while there is none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: Matrix = ()
        self.setVisible(False)

    def show_code(self, matrix: Matrix, name: str) -> None:
        """Show rows from top to bottom, their light border included; ``name`` tells what it is."""
        self._matrix = matrix
        self.setAccessibleName(name)
        self._measure()
        self.setVisible(bool(matrix))
        QWidget.update(self)

    def _measure(self) -> None:
        modules = len(self._matrix)
        if modules:
            # whole pixels for each module: a blurred edge is harder to read
            side = modules * max(_MODULE, round(theme.em(self, _SIDE) / modules))
            self.setFixedSize(side, side)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._measure()

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        modules = len(self._matrix)
        edges = [round(i * self.width() / modules) for i in range(modules + 1)] if modules else []
        for y, row in enumerate(self._matrix):
            for x, dark in enumerate(row):
                if dark:
                    width, height = edges[x + 1] - edges[x], edges[y + 1] - edges[y]
                    module = QRect(edges[x], edges[y], width, height)
                    painter.fillRect(module, Qt.GlobalColor.black)
