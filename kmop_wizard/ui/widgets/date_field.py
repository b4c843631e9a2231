"""A day that can be typed in any usual way, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.calendar import CalendarPopup
from kmop_wizard.ui.widgets.field import TextField

DayReader = Callable[[str], date | None]
DayWriter = Callable[[date], str]

_OPENS_CALENDAR: Final = Qt.Modifier.ALT | Qt.Key.Key_Down


def _write_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _read_nothing(_text: str) -> date | None:
    return None


class CalendarButton(QToolButton):
    """A button with a painted calendar sheet."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        side = theme.control_height(self)
        return QSize(side, side)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent_ground)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(3, 3, -3, -3), 5, 5)
        side = theme.em(self, 0.9)
        box = QRectF(0, 0, side, side)
        box.moveCenter(self.rect().toRectF().center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.pen(t.accent if self.isEnabled() else t.muted, 1.5))
        painter.drawRoundedRect(box, 2, 2)
        painter.drawLine(
            box.topLeft() + QPoint(0, side // 3), box.topRight() + QPoint(0, side // 3)
        )
        for part in (0.28, 0.72):
            across = box.left() + side * part
            painter.drawLine(
                round(across), round(box.top() - 2), round(across), round(box.top() + 1)
            )


class DateField(TextField):
    """A line edit with a calendar button inside, named ``action.calendar.<fact>``.

    The button is for the mouse and no Tab stop: Alt+Down opens the calendar.
    """

    def __init__(self, fact: str, parent: QWidget | None = None) -> None:
        super().__init__(fact, 17, parent)
        self._read: DayReader = _read_nothing
        self._write: DayWriter = _write_day
        self._today: date | None = None
        self._locale = QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium)
        self._popup: CalendarPopup | None = None
        self._month_words = ("", "", "")
        self.calendar_button = CalendarButton(f"action.calendar.{fact}", self.edit)
        self.calendar_button.clicked.connect(self.open_calendar)
        self.edit.installEventFilter(self)
        opener = QShortcut(_OPENS_CALENDAR, self.edit, context=Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open_calendar)
        self._place_button()

    def set_day_format(self, read: DayReader, write: DayWriter) -> None:
        """How typed text becomes a day (``None``: it does not) and a picked day becomes text."""
        self._read, self._write = read, write

    def set_today(self, today: date) -> None:
        """The day on which an empty field's calendar opens."""
        self._today = today

    def set_locale(self, name: str) -> None:
        """Language and country of the calendar's names, as ``nl_BE``."""
        self._locale = QLocale(name)

    def set_calendar_words(
        self, open_calendar: str, previous: str, following: str, calendar: str, key: str
    ) -> None:
        """Names for the calendar button, its two month buttons and the calendar itself.

        ``key`` says in a sentence which key opens it.
        """
        self.say_key(key)
        self.calendar_button.setAccessibleName(open_calendar)
        self.calendar_button.setToolTip(open_calendar)
        self._month_words = (previous, following, calendar)

    def day(self) -> date | None:
        """The day that is typed, if it is a whole one."""
        return self._read(self.text())

    def open_calendar(self) -> None:
        """Show the calendar under the field, at the day that is typed."""
        if self._popup is None:
            self._popup = CalendarPopup(self.edit.objectName(), self)
            self._popup.picked.connect(self._take)
        self._popup.prepare(self._locale, self._month_words)
        self._popup.open_at(self.edit, self._read(self.text()) or self._today)

    def _take(self, day: date) -> None:
        self.edit.setFocus()
        text = self._write(day)
        if text != self.text():
            self.edit.selectAll()
            self.edit.insert(text)  # unlike setText, keeps what was typed for undo

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        if happened.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._place_button()
        return super().eventFilter(watched, happened)

    def _place_button(self) -> None:
        side = max(28, self.edit.height() - 2 * theme.RING - 2) if self.edit.height() else 28
        side = min(side, theme.control_height(self.edit) - 2 * theme.RING)
        self.edit.reserve_right(side - theme.em(self.edit, 0.3))
        top = (self.edit.height() - side) // 2
        self.calendar_button.setGeometry(self.edit.width() - side - theme.RING - 1, top, side, side)
