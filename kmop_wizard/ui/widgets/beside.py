"""Two parts beside each other, or one below the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kmop_wizard.ui import theme

_NOWHERE = Qt.AlignmentFlag(0)


class Beside(QWidget):
    """The parts stand beside each other from a width of ``wide`` font heights on.

    ``shares``: how they share the width then; ``gap`` and ``below``: pixels between them in the
    two shapes; ``second_at``: where the second stands beside the first.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        wide: float,
        shares: tuple[int, int] = (1, 1),
        gap: int = 16,
        below: int = 6,
        second_at: Qt.AlignmentFlag = _NOWHERE,
    ) -> None:
        super().__init__()
        self._parts = (first, second)
        self._wide = wide
        self._gaps = (gap, below)
        self._second_at = second_at
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(first, shares[0])
        self._row.addWidget(second, shares[1])
        self._arrange()

    def is_beside(self) -> bool:
        """Whether there is room for the two side by side."""
        return self.width() >= theme.em(self, self._wide)

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
        beside = self.is_beside()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(self._gaps[0 if beside else 1])
        if self._second_at:
            side = self._second_at if beside else Qt.AlignmentFlag.AlignLeft
            self._row.setAlignment(self._parts[1], side)
        self.updateGeometry()  # what is around it may have asked for its height in the other shape
