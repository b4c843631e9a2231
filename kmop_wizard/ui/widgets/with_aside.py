"""Texts with a button or a chip at their right, or under them where there is no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.ui import theme

_BESIDE_FROM: Final = 24.0
"""In font heights: narrower than this, the aside goes under the texts."""


class WithAside(QWidget):
    """``texts`` is the column to fill; ``middle``: the aside is beside its middle, not its top."""

    def __init__(self, aside: QWidget, gap: int = 3, *, middle: bool = False) -> None:
        super().__init__()
        sides = Qt.AlignmentFlag
        self._side = sides.AlignVCenter if middle else sides.AlignTop
        main = QWidget()
        self.texts = QVBoxLayout(main)
        self.texts.setContentsMargins(0, 0, 0, 0)
        self.texts.setSpacing(gap)
        self._parts = (main, aside)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(main, 1)
        self._row.addWidget(aside)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        # Of the narrow shape, or the wide one would keep it from getting narrow.
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= theme.em(self, _BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(16 if beside else 6)
        side = self._side if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._parts[1], side)
        self.updateGeometry()  # what is around it may have asked for its height in the other shape
