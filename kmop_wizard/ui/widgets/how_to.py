"""How something is done, in numbered steps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import MarkedLabel
from kmop_wizard.ui.widgets.square import Square

_DISC: Final = 22
_INDENT: Final = 34
_BESIDE_FROM: Final = 26.0


class _Number(Square):
    def __init__(self, number: int) -> None:
        super().__init__(_DISC, str(number))

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(t.neutral_ground)
        painter.setPen(theme.pen(t.ink) if t.scheme == "contrast" else Qt.PenStyle.NoPen)
        painter.drawEllipse(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(theme.scaled(self.font(), "small", bold=True))
        painter.setPen(t.ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class HowTo(QWidget):
    """Numbers at the left, what to do beside them, and what belongs to it under that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = 0
        self._under: list[tuple[QVBoxLayout, int]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._indent()

    def add_step(self, aside: QWidget | None = None) -> MarkedLabel:
        """A step with ``aside`` at its right. Returns the label for its words."""
        self._steps += 1
        row, label = self._grid.rowCount(), MarkedLabel()
        number = _Number(self._steps)
        self._grid.addWidget(
            number, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        words: QWidget = label
        if aside is not None:
            middle = Qt.AlignmentFlag.AlignVCenter
            row_of_it = FlowRow()  # where it is narrow the text of a button goes on below
            row_of_it.add(aside)
            words = Beside(label, row_of_it, _BESIDE_FROM, shares=(1, 0), gap=12, second_at=middle)
        self._grid.addWidget(words, row, 1)
        return label

    def add_under(self, content: QWidget, reach: int = 0) -> None:
        """Put ``content`` under the step, ``reach`` pixels further to the left than its words."""
        around = QVBoxLayout()
        around.addWidget(content)
        self._under.append((around, reach))
        self._grid.addLayout(around, self._grid.rowCount(), 0, 1, 2)
        self._indent()

    def _indent(self) -> None:
        indent = theme.px(self, _INDENT)
        self._grid.setColumnMinimumWidth(0, indent)
        for around, reach in self._under:
            around.setContentsMargins(indent - reach, 0, 0, 0)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._indent()
