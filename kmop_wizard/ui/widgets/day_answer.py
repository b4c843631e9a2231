"""The answer that is a day: today, yesterday, or another day in the place of its button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import marked
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.face_button import FaceButton
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label

_WIDE: Final = 168
_HIGH: Final = 50
_LOW: Final = 48
_GAP: Final = 12


class DayChoice(NamedTuple):
    """``name``: the middle of the button's name, as ``today`` in ``action.today.<fact>``;
    ``shown`` is the day in words."""

    name: str
    text: str
    shown: str
    day: date


class DayButton(FaceButton):
    """Two lines: what it is called, and its day."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind, "")
        self._text = Label(bold=True, wrap=False)
        self._text.setBuddy(self)  # its mnemonic presses the button
        self._said = ""
        self._detail = Label(scale="small", wrap=False)
        self.set_filled(kind == "primary")
        column = QVBoxLayout()
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._detail, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.put_face(column)
        self.set_low(False)

    def set_filled(self, filled: bool) -> None:
        """Make it the primary button, or not."""
        self._kind = "primary" if filled else "secondary"
        self._text.set_tone("on_accent" if filled else "ink")
        self._detail.set_tone("on_accent" if filled else "muted")
        QWidget.update(self)

    def set_texts(self, name: str, text: str, detail: str) -> None:
        """The name of the button, what it is called, and the line under that."""
        self.setObjectName(name)
        self._said = text
        self._text.setText(marked(text, self._letter))
        self._detail.setText(detail)
        self.setAccessibleName(f"{text}, {detail}")

    @property
    def caption(self) -> str:
        return self._said

    def set_letter(self, letter: str) -> None:
        self._letter = letter
        self._text.setText(marked(self._said, letter))

    def set_low(self, low: bool) -> None:
        """Where there is little height: a little lower."""
        ring = 2 * theme.RING  # outside of what is drawn
        self.draw_at(_WIDE + ring, (_LOW if low else _HIGH) + ring)


class DayAnswer(FlowRow):
    """``recorded(date)``: a day's button was pressed, or a whole day was typed and entered or left.

    The first of the days is the filled one. ``field`` is the input for another day; it is there
    from the start, hidden until its button is pressed. Enter and leaving it record what is in it,
    Escape empties it and returns to the button.
    """

    recorded = Signal(date)

    def __init__(self, field: DateField, parent: QWidget | None = None) -> None:
        super().__init__(gap=_GAP - 2 * theme.RING, parent=parent)
        self._days: list[DayButton] = []
        self._choices: tuple[DayChoice, ...] = ()
        self._entered: date | None = None
        self._other = DayButton("secondary")
        self._other.clicked.connect(self.open_field)
        self.field = field
        field.keep_hint_lines(1)
        field.hide()
        self.add(self._other)
        self.add(field)
        field.edit.returnPressed.connect(self._enter)
        field.left.connect(self._enter)
        field.edit.installEventFilter(self)

    def set_choices(self, choices: Sequence[DayChoice], other: str, other_detail: str) -> None:
        """Offer ``choices``; ``other`` is the button for another day, with what it does."""
        while len(self._days) < len(choices):
            kind = "secondary" if self._days else "primary"
            button = DayButton(kind)
            place = len(self._days)
            button.clicked.connect(lambda _on=False, place=place: self._record(place))
            self._days.append(button)
            self.add(button, before=self._other)
        self._choices = tuple(choices)
        for button, choice in zip(self._days, choices, strict=False):
            button.set_texts(f"action.{choice.name}.{self.field.fact}", choice.text, choice.shown)
        for place, button in enumerate(self._days):
            button.setVisible(place < len(choices))
        self._other.set_filled(not choices)
        self._other.set_texts(f"action.other_day.{self.field.fact}", other, other_detail)
        self._changed()

    def _record(self, place: int) -> None:
        self.recorded.emit(self._choices[place].day)

    def open_field(self) -> None:
        """Put the field in the place of its button, with the focus in it."""
        self.show_field()
        self.field.edit.setFocus()

    def show_field(self) -> None:
        """Put the field in the place of its button: something is typed in it already."""
        self._entered = None
        self._show_field(True)

    def close_field(self) -> None:
        """Put the button back in the place of the field, with the focus on it."""
        self._show_field(False)
        self._other.setFocus()

    def set_low(self, low: bool) -> None:
        """Where there is little height: lower buttons."""
        for button in (*self._days, self._other):
            button.set_low(low)

    def _show_field(self, opened: bool) -> None:
        self.field.setVisible(opened)
        self._other.setVisible(not opened)
        self._changed()

    def _enter(self) -> None:
        day = self.field.day()
        if day is not None and day != self._entered:
            self._entered = day  # hiding the field after Enter leaves it too
            self.recorded.emit(day)

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        pressed = isinstance(happened, QKeyEvent) and happened.type() == QEvent.Type.KeyPress
        if pressed and happened.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            if self.field.text():
                self.field.set_text("")
                self.field.edited.emit("")
            self.close_field()
            return True
        return super().eventFilter(watched, happened)
