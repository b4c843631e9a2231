"""A mark of its own, as large as it was drawn, that grows with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from kmop_wizard.ui import theme


class Square(QLabel):
    """To be painted by its kinds; ``side`` in pixels, as drawn at 96 dpi."""

    def __init__(self, side: int, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._side = side
        self._measure()

    def _measure(self) -> None:
        side = theme.px(self, self._side)
        self.setFixedSize(side, side)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._measure()
