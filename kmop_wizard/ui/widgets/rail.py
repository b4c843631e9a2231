"""The map of the six steps beside a page, and the strip that stands for it in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.face_button import FaceButton
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.popup import Popup
from kmop_wizard.ui.widgets.step_marks import StepDisc, StepDots

ROW: Final = 55
STRIP: Final = 32
_GAP: Final = 4
_STRIP_GAP: Final = 12
_STRIP_LEFT: Final = 12
_STRIP_RIGHT: Final = 4
_MAP: Final = 300
_MOVES: Final[dict[int, int]] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -100,
    Qt.Key.Key_End: 100,
}


class _Row(FaceButton):
    """One step, a button named ``step.<id>``."""

    def __init__(self, rail: Rail, step: str, number: int) -> None:
        super().__init__("flat", f"step.{step}")
        self._rail = rail
        self._number = number
        self._shown = False
        self._disc = StepDisc(number)
        self._title = Label()
        self._status = Label(scale="small", tone="muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._status)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(10)
        disc = QVBoxLayout()
        disc.setContentsMargins(0, 10, 0, 0)
        disc.addWidget(self._disc)
        disc.addStretch(1)
        row.addLayout(disc)
        row.addLayout(texts, 1)
        self.put_face(row)
        self.draw_at(0, ROW)

    def show_item(self, item: StepItem, shown: bool, here: str) -> None:
        """``shown``: this step's page is open; ``here`` says so to a screen reader."""
        self._shown = shown
        self.setAccessibleName(item.spoken or f"{self._number}. {item.title}")
        self.setAccessibleDescription(here if shown else "")
        self._disc.show_state(item.state, shown)
        self._title.setText(item.title)
        self._title.set_bold(shown)
        pressing = item.tone in ("danger", "warning")
        self._status.setText(item.status)
        self._status.setVisible(bool(item.status))
        self._status.set_tone(item.tone if pressing else "muted")
        self._status.set_bold(pressing)
        QWidget.update(self)

    def _colours(self) -> tuple[QColor, QColor | None, QColor | None]:
        t = theme.current()
        if self._shown:  # in high contrast the ground has no colour of its own
            return t.accent, t.accent_ground, t.accent if t.scheme == "contrast" else None
        hovered = self.underMouse() or self.isDown()
        return t.ink, t.neutral_ground if hovered else None, None

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() in _MOVES:
            self._rail.move_focus(self, _MOVES[pressed.key()])
        else:
            super().keyPressEvent(pressed)


class Rail(QWidget):
    """A row for each step; ``chosen(str)`` gives the id of the one that was pressed.

    Up, Down, Home and End walk the rows.
    """

    chosen = Signal(str)

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self._rows = {step: _Row(self, step, number) for number, step in enumerate(steps, 1)}
        for step, row in self._rows.items():
            row.clicked.connect(lambda _on=False, pressed=step: self.chosen.emit(pressed))
            column.addWidget(row)
        column.addStretch(1)

    def set_items(self, items: Sequence[StepItem], shown: str | None, here: str = "") -> None:
        """Show the steps; ``shown``: the id of the step whose page is open, ``here``: the word
        that says so."""
        for item in items:
            self._rows[item.step].show_item(item, item.step == shown, here)

    def row(self, step: str) -> Button:
        """The button of a step; ``KeyError`` if there is none."""
        return self._rows[step]

    def move_focus(self, row: QWidget, by: int) -> None:
        """Move the focus ``by`` rows from ``row``, stopping at the ends."""
        rows = list(self._rows.values())
        place = next(place for place, each in enumerate(rows) if each is row)
        rows[min(len(rows) - 1, max(0, place + by))].setFocus(Qt.FocusReason.OtherFocusReason)


class RailStrip(QWidget):
    """One line for the rail: where one is, a dot for each step, and a button for the whole map."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: str | None = None
        self._place = Label(scale="small", wrap=False)
        self._dots = StepDots()
        self._title = Label(scale="small", tone="muted", wrap=False)
        self.all_button = Button("plain", "action.all_steps")
        self.all_button.clicked.connect(self.open_map)
        self.rail = Rail(steps)
        self.rail.chosen.connect(self._choose)
        self._popup = Popup(self.rail, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_STRIP_LEFT, 0, _STRIP_RIGHT, 0)
        row.setSpacing(_STRIP_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for part in (self._place, self._dots, self._title):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.all_button)

    def set_texts(self, place: str, every: str) -> None:
        """Where one is ("Step 2 of 6"), and the button for all steps."""
        self._place.setText(place)
        self.all_button.setText(f"{every} \u25be")
        self.all_button.setAccessibleName(every)

    def set_items(self, items: Sequence[StepItem], shown: str | None, here: str = "") -> None:
        """As ``Rail.set_items``."""
        self.rail.set_items(items, shown, here)
        self._shown = shown
        steps = [item.step for item in items]
        place = steps.index(shown) if shown in steps else -1
        self._dots.show_states([item.state for item in items], place)
        self._dots.setAccessibleName(". ".join(item.spoken for item in items))
        self._title.setText(items[place].title if place >= 0 else "")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        room = self._place.sizeHint().width() + self.all_button.sizeHint().width()
        room += 3 * _STRIP_GAP + _STRIP_LEFT + _STRIP_RIGHT
        return QSize(room, theme.px(self, STRIP))

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._fit()

    def event(self, happened: QEvent) -> bool:
        handled = super().event(happened)
        if happened.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self._fit()  # a part has another size
        return handled

    def _fit(self) -> None:
        """The title goes where there is no room for it, then the dots."""
        left = self.width() - self.minimumSizeHint().width()
        for part in (self._dots, self._title):
            left -= part.sizeHint().width() + _STRIP_GAP
            part.setVisible(left >= 0)

    def open_map(self) -> None:
        """Show all steps under the strip, with the focus on the one that is open."""
        row = self.rail.row(self._shown) if self._shown else None
        self._popup.open_at(self.all_button, theme.px(self, _MAP), row)

    def _choose(self, step: str) -> None:
        self._popup.close()
        self.chosen.emit(step)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen(t.line) if t.scheme == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(t.neutral_ground)
        painter.drawRoundedRect(theme.seen(self), theme.FACE_RADIUS, theme.FACE_RADIUS)
