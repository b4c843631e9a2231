"""The six steps beside each other, with what is done and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.face_button import FaceButton
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.step_marks import StepDisc

_DISC: Final = 26
_LINE_GAP: Final = 8
_COLUMNS: Final = ((680, 6), (340, 3), (0, 2))
"""From which width on (as drawn) how many steps stand beside each other."""
_MOVES: Final[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Face(QVBoxLayout):
    """A disc, a name and a line."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.disc = StepDisc(number, _DISC)
        self.title = Label()
        self.status = Label(scale="small", tone="muted")
        self.setContentsMargins(0, 2, 0, 2)
        self.setSpacing(1)
        disc = QHBoxLayout()
        disc.setContentsMargins(theme.RING, 0, 0, 0)
        disc.addWidget(self.disc)
        disc.addStretch(1)
        self.addLayout(disc)
        self.addSpacing(6)
        self.addWidget(self.title)
        self.addWidget(self.status)
        self.addStretch(1)

    def show_item(self, item: StepItem, current: bool) -> None:
        """``current``: the step of the next action."""
        self.disc.show_state(item.state, current)
        self.title.setText(item.title)
        self.title.set_bold(current)
        pressing = item.tone in ("danger", "warning")
        self.status.setText(item.status)
        self.status.set_tone(item.tone if pressing else "muted")
        self.status.set_bold(pressing)


class StepMap(QWidget):
    """``chosen(str)`` gives the id of the step that was pressed. Left and Right walk the steps.

    Without ``leads`` there is nothing to press: it only shows the way.
    """

    chosen = Signal(str)

    def __init__(self, steps: Sequence[str], leads: bool = True) -> None:
        super().__init__()
        self._faces: dict[str, _Face] = {}
        self._parts: dict[str, QWidget] = {}
        self._states: list[str] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(10)
        for number, step in enumerate(steps, 1):
            self._add(step, number, leads)
        self._arrange()

    def _add(self, step: str, number: int, leads: bool) -> None:
        face = self._faces[step] = _Face(number)
        if not leads:
            part = QWidget()
            part.setLayout(face)
        else:
            part = _Step(self, step)
            part.put_face(face)
            part.clicked.connect(lambda: self.chosen.emit(step))
        self._parts[step] = part

    def set_items(self, items: Sequence[StepItem], current: str | None) -> None:
        """Show the steps; ``current``: the one of the next action."""
        self._states = [item.state for item in items]
        for item in items:
            self._faces[item.step].show_item(item, item.step == current)
            self._parts[item.step].setAccessibleName(item.spoken)
        self.update()

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return list(self._parts.values())

    def move_focus(self, part: QWidget, by: int) -> None:
        """Move the focus ``by`` steps from ``part``, stopping at the ends."""
        parts = self.stops()
        parts[min(len(parts) - 1, max(0, parts.index(part) + by))].setFocus()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def _arrange(self) -> None:
        columns = next(n for width, n in _COLUMNS if self.width() >= theme.px(self, width))
        if columns == self._columns:
            return
        self._columns = columns
        for place in range(len(self._parts)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        for place, part in enumerate(self._parts.values()):
            self._grid.addWidget(part, place // columns, place % columns)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, faces = theme.current(), list(self._faces.values())
        for place, (one, following) in enumerate(pairwise(faces)):
            start, end = self._disc_edge(one, 1), self._disc_edge(following, 0)
            if abs(start.y() - end.y()) > 1 or end.x() < start.x():
                continue  # the next one stands on the line below
            done = self._states[place : place + 1] == ["done"]
            painter.setPen(theme.pen(t.success if done else t.line, 2))
            line = QLineF(start, end)
            painter.drawLine(
                QLineF(line.x1() + _LINE_GAP, line.y1(), line.x2() - _LINE_GAP, line.y2())
            )

    def _disc_edge(self, face: _Face, side: int) -> QPoint:
        disc = face.disc
        return disc.mapTo(self, QPoint(disc.width() * side, disc.height() // 2))


class _Step(FaceButton):
    """One step, a button named ``step.<id>``."""

    def __init__(self, owner: StepMap, step: str) -> None:
        super().__init__("flat", f"step.{step}")
        self._owner = owner

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() in _MOVES:
            self._owner.move_focus(self, _MOVES[pressed.key()])
        else:
            super().keyPressEvent(pressed)
