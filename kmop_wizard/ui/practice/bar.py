"""The bar on top while one practises: out, the day, and what pushes it on."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.i18n import LANGUAGES, NATIVE_NAMES, Words
from kmop_wizard.i18n.practice import STOP, UNTIL_CHANGE
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, ShortLabel
from kmop_wizard.ui.window.screen import Navigator

_HIGH: Final = 48
_LOW: Final = 40
_GAP: Final = 14 - 2 * theme.RING
_SHORT_BELOW: Final = 720
_DAY: Final = 1
_WEEK: Final = 7


class PracticeBar(QWidget):
    """In the accent colour from edge to edge. It pushes the day on: ``waited`` by so many days,
    ``waited_for_change`` until something happens.
    """

    waited = Signal(int)
    waited_for_change = Signal()

    def __init__(self, words: Words, go: Navigator) -> None:
        super().__init__()
        self._words = words
        self._day: date | None = None
        self.setObjectName("practice.bar")
        leave = _BarButton("flat", "action.stop_practice", "\u2039 " + words.say(STOP))
        leave.setAccessibleName(words.say(STOP))
        leave.clicked.connect(lambda: go.home())
        title = ShortLabel(words.say("Practise"), tone="on_accent", bold=True)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._shown = Label(tone="on_accent", bold=True, wrap=False)
        day = _BarButton("secondary", "action.wait_day", words.say("+ 1 day"))
        day.clicked.connect(lambda: self.waited.emit(_DAY))
        week = _BarButton("secondary", "action.wait_week", words.say("+ 1 week"))
        week.clicked.connect(lambda: self.waited.emit(_WEEK))
        until = words.say(UNTIL_CHANGE)
        change = _BarButton("primary", "action.wait_for_change", f"{until}  \u00bb")
        change.setAccessibleName(until)
        change.clicked.connect(self.waited_for_change)
        self._clock = (day, week, change)
        self._row = FlowRow(gap=_GAP, down=4)
        for part in (leave, title, self._shown, *self._clock):
            self._row.add(part)
        for language in LANGUAGES:
            button = _BarButton("quiet", f"action.language.{language}", language.upper())
            button.setAccessibleName(f"{language.upper()} {NATIVE_NAMES[language]}")
            button.setCheckable(True)
            button.setChecked(language == words.language)
            button.clicked.connect(lambda _on=False, chosen=language: go.change_language(chosen))
            self._row.add(button)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._row)
        self._column.addStretch(1)
        self._fit()

    def show_day(self, day: date, *, over: bool) -> None:
        """Say what day it is; once it is ``over`` no day brings anything."""
        self._day = day
        for button in self._clock:
            button.setEnabled(not over)
        self._fit()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._fit()

    def _fit(self) -> None:
        side = theme.block_side(self, self.window().width()) - theme.RING
        self._column.setContentsMargins(side, 0, side, 0)
        self.setMinimumHeight(theme.px(self, _LOW if theme.is_low(self) else _HIGH))
        if self._day is not None:
            short = self.window().width() < theme.px(self, _SHORT_BELOW)
            say_day = self._words.weekday_month if short else self._words.short_day
            self._shown.setText(say_day(self._day))

    def paintEvent(self, _asked: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().accent)


class _BarButton(Button):
    """A button on the accent colour; the primary is filled with what is written on that colour."""

    def _colours(self) -> tuple[QColor, QColor | None, QColor | None]:
        t = theme.current()
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.kind == "primary" and self.isEnabled():
            return t.accent, t.accent_ground if active else t.on_accent, None
        fill = theme.mix(t.accent, t.on_accent, 0.15) if active else None
        return t.on_accent, fill, t.on_accent if self.kind == "secondary" else None

    def paintEvent(self, asked: QPaintEvent) -> None:
        super().paintEvent(asked)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().on_accent, theme.RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            half, radius = theme.RING / 2, theme.FIELD_RADIUS + theme.RING
            ring = self.rect().toRectF().adjusted(half, half, -half, -half)
            painter.drawRoundedRect(ring, radius, radius)
        if self.isChecked():
            line = self.rect().adjusted(theme.RING, 0, -theme.RING, -theme.RING)
            painter.drawLine(line.bottomLeft(), line.bottomRight())
