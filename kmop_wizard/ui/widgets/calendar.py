"""The calendar that opens under a date field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from kmop_wizard.ui import theme


class CalendarPopup(QFrame):
    """A month, Monday first. Return or a click picks a day, Escape closes."""

    picked = Signal(date)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.calendar = QCalendarWidget(self)
        self.calendar.setObjectName(f"calendar.{name}")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.calendar)

    def prepare(self, locale: QLocale, words: tuple[str, str, str]) -> None:
        """Set the language; ``words`` name the two month buttons and the calendar."""
        previous, following, name = words
        self.calendar.setLocale(locale)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setAccessibleName(name)
        self.setAccessibleName(name)
        for button_name, text, arrow in (
            ("qt_calendar_prevmonth", previous, Qt.ArrowType.LeftArrow),
            ("qt_calendar_nextmonth", following, Qt.ArrowType.RightArrow),
        ):
            button = self.calendar.findChild(QToolButton, button_name)
            if button is not None:
                button.setArrowType(arrow)
                button.setMinimumSize(theme.em(self, 2), theme.em(self, 2))
                button.setAccessibleName(text)
                button.setToolTip(text)
        # seven days and seven lines, each large enough to be hit
        self.calendar.setMinimumSize(7 * theme.em(self, 2.4), 9 * max(28, theme.em(self, 1.9)))
        self._colour()

    def _colour(self) -> None:
        t = theme.current()
        plain, weekend, header = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(t.ink)
        weekend.setForeground(t.muted)
        header.setForeground(t.muted)
        header.setBackground(t.neutral_ground)
        self.calendar.setHeaderTextFormat(header)
        on_bar = QPalette()
        on_bar.setColor(QPalette.ColorRole.ButtonText, t.on_accent)
        on_bar.setColor(QPalette.ColorRole.WindowText, t.on_accent)
        for button in self.calendar.findChildren(QToolButton):
            button.setPalette(on_bar)
        for day in Qt.DayOfWeek:
            late = day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            self.calendar.setWeekdayTextFormat(day, weekend if late else plain)

    def open_at(self, below: QWidget, day: date | None) -> None:
        """Show the calendar under ``below`` with ``day`` chosen."""
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._place(below))
        self.setVisible(True)
        self.calendar.setFocus()

    def _place(self, below: QWidget) -> QPoint:
        place = below.mapToGlobal(QPoint(theme.RING, below.height()))
        screen = below.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(max(screen.top(), below.mapToGlobal(QPoint(0, 0)).y() - self.height()))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        return place

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(pressed)

    def _pick(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.picked.emit(date(day.year(), day.month(), day.day()))
