"""The states of the steps as painted marks: a disc with a number, and a row of dots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.marks import paint_dot, paint_mark
from kmop_wizard.ui.widgets.square import Square

DISC: Final = 24
_DOT: Final = 10
_PITCH: Final = 1.8
"""From one dot to the next, in dots."""


class StepDisc(Square):
    """The mark of a step with its number."""

    def __init__(self, number: int, side: int = DISC) -> None:
        super().__init__(side)
        self._number = str(number)
        self._state, self._shown = "later", False

    def show_state(self, state: str, shown: bool) -> None:
        """``shown``: it is the step that one is at."""
        self._state, self._shown = state, shown
        QWidget.update(self)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.scaled(self.font(), "small", self._shown))
        paint_mark(painter, self.rect().toRectF(), self._state, self._shown, self._number)


class StepDots(QLabel):
    """The states of the steps as dots; the words beside them say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._states: tuple[str, ...] = ()
        self._shown = -1
        self._measure()

    def show_states(self, states: Sequence[str], shown: int) -> None:
        """``shown``: the place of the step that one is at."""
        self._states, self._shown = tuple(states), shown
        self._measure()
        QWidget.update(self)

    def _measure(self) -> None:
        side = theme.px(self, _DOT)
        dots = max(1.0, len(self._states) * _PITCH - (_PITCH - 1))
        self.setFixedSize(round(side * dots) + 2, side + 2)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._measure()

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(self, _DOT)
        for place, state in enumerate(self._states):
            box = QRectF(1 + place * side * _PITCH, (self.height() - side) / 2, side, side)
            paint_dot(painter, box, state, place == self._shown)
