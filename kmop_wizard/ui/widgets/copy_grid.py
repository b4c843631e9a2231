"""Copy cells in the order of the form that they are typed into."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.copy_cell import EDGE, CopyCell

_GAP: Final = 24
_TWO_FROM: Final = 460


class CopyGrid(QWidget):
    """Two columns, one where it is narrow. One stop for Tab: the arrows go from cell to cell."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = columns
        self._columns = 0
        self._cells: list[CopyCell] = []
        self._wide: set[CopyCell] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP - EDGE)
        self._grid.setVerticalSpacing(0)

    def add(self, cell: CopyCell, wide: bool = False) -> None:
        """Put ``cell`` at the end; a wide one has a row of its own."""
        self._cells.append(cell)
        if wide:
            self._wide.add(cell)
        cell.walk = lambda key, cell=cell: self._walk(cell, key)  # type: ignore[misc]
        cell.button.focused.connect(lambda: self._rove(cell))
        cell.opened.connect(lambda: self._go_past(cell))
        self._arrange(self._columns or self._most)
        self._rove(self._cells[0])

    def cells(self) -> tuple[CopyCell, ...]:
        """The cells in their order."""
        return tuple(self._cells)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        row = column = 0
        for cell in self._cells:
            span = columns if cell in self._wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            cell.first = row == 0
            self._grid.addWidget(cell, row, column, 1, span)
            column += span
        for place in range(self._most):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
            self._grid.setColumnMinimumWidth(place, 0)

    def _rove(self, stop: CopyCell) -> None:
        for cell in self._cells:
            policy = Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus
            cell.button.setFocusPolicy(policy)

    def _go_past(self, opened: CopyCell) -> None:
        """From a field in the place of a cell Tab comes to the others: to the next, or round."""
        place = self._cells.index(opened)
        others = [*self._cells[place + 1 :], *self._cells[:place]]
        stop = next((each for each in others if not each.button.isHidden()), None)
        if stop is not None:
            self._rove(stop)

    def _walk(self, cell: CopyCell, key: int) -> bool:
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Home: -len(self._cells),
            Qt.Key.Key_End: len(self._cells),
        }
        if key not in steps:
            return False
        place = self._cells.index(cell) + steps[key]
        there = self._cells[min(len(self._cells) - 1, max(0, place))]
        there.take_focus()
        return True

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        columns = self._most if self.width() >= theme.px(self, _TWO_FROM) else 1
        if columns != self._columns:
            self._arrange(columns)
