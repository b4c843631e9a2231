"""The six steps of a training as six small marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import plain_tip
from kmop_wizard.ui.widgets.marks import paint_mark


class StepDots(QLabel):
    """Marks in a row; what they mean is said by the accessible name, given by the caller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: tuple[str, ...] = ()
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_steps(self, states: Sequence[str], current: int | None, spoken: str) -> None:
        """``states``: step states of the plan in order; ``current``: the place of the next action's
        step; ``spoken``: the same in words."""
        self._states = tuple(states)
        self._current = current
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(spoken))
        self.updateGeometry()
        QWidget.update(self)

    def _mark(self) -> int:
        return max(16, theme.em(self, 1.1))

    def _pitch(self) -> int:
        return round(self._mark() * 1.3)

    def sizeHint(self) -> QSize:
        count = max(1, len(self._states))
        return QSize(self._pitch() * (count - 1) + self._mark() + 2 * theme.RING, self._mark() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark, pitch = self._mark(), self._pitch()
        top = (self.height() - mark) / 2
        middle = round(self.height() / 2)
        painter.setPen(theme.pen(theme.current().field_border))
        for place in range(1, len(self._states)):
            left = theme.RING + pitch * place
            painter.drawLine(left - pitch + mark, middle, left - 1, middle)
        for place, state in enumerate(self._states):
            box = QRectF(theme.RING + pitch * place, top, mark, mark)
            paint_mark(painter, box, state, place == self._current)
