"""The days of a term on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.timeline_places import places, position_of

_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Point:
    """A day on the line. ``tone``: one of ``theme.TONES``; ``done``: the day is behind us."""

    day: date
    label: str
    caption: str
    tone: str = "neutral"
    done: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch from the point at ``start`` to the next, with a text: "14 calendar days"."""

    start: int
    text: str
    tone: str = "warning"


@dataclass(frozen=True, slots=True)
class Today:
    """Where today lies, with its word."""

    day: date
    label: str


class Timeline(QLabel):
    """Points in order of their days; in a narrow window they stand under each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self._segment: Segment | None = None
        self._today: Today | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_line(
        self, points: Sequence[Point], segment: Segment | None, today: Today | None, spoken: str
    ) -> None:
        """Show ``points`` in order of their days; ``spoken``: the line in words."""
        self._points = tuple(points)
        self._segment = segment if segment and segment.start + 1 < len(self._points) else None
        self._today = today
        self.setAccessibleName(spoken)
        self.setVisible(bool(self._points))
        self.updateGeometry()
        QWidget.update(self)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def is_stacked(self, width: int | None = None) -> bool:
        """Whether the points stand under each other at ``width`` pixels (``None``: now)."""
        return self._places((self.width() if width is None else width) - 2 * theme.RING) is None

    def heightForWidth(self, width: int) -> int:
        if self.is_stacked(width):
            return sum(height for _top, height in self._rows(width - 2 * theme.RING))
        labels = theme.em(self, 0.3) + 2 * self._small().height() + 2
        return self._line_y() + self._dot() // 2 + labels

    def sizeHint(self) -> QSize:
        width = theme.em(self, 30)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(self, 8), theme.em(self, 2))

    def _small_font(self, bold: bool = False) -> QFont:
        return theme.scaled(self.font(), "small", bold)

    def _small(self) -> QFontMetrics:
        return QFontMetrics(self._small_font(True))

    def _dot(self) -> int:
        return max(12, theme.em(self, 0.9))

    def _line_y(self) -> int:
        lines = 2 if self._segment and self._shows_today() else 1
        above = self._small().height() * lines if self._segment or self._shows_today() else 0
        return above + theme.em(self, 0.3) + self._dot() // 2 + 2

    def _shows_today(self) -> bool:
        return self._today is not None and self._today.day not in [p.day for p in self._points]

    def _label_width(self, point: Point) -> int:
        metrics = self._small()
        return max(metrics.horizontalAdvance(point.caption), metrics.horizontalAdvance(point.label))

    def _places(self, width: int) -> list[float] | None:
        widths = [self._label_width(point) for point in self._points]
        gaps = [theme.em(self, 1.2)] * max(0, len(widths) - 1)
        if self._segment:
            needed = self._small().horizontalAdvance(self._segment.text) + self._dot()
            start = self._segment.start
            between = (widths[start] + widths[start + 1]) / 2
            gaps[start] = max(gaps[start], round(needed - between))
        return places([p.day.toordinal() for p in self._points], widths, gaps, width, self._dot())

    def _tone(self, point: Point) -> QColor:
        t = theme.current()
        if point.tone == "neutral":
            return t.success if point.done else t.muted
        return t.tone(point.tone)[0]

    def _room(self) -> int:
        return self.width() - 2 * theme.RING

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(theme.RING, 0)
        found = self._places(self._room())
        if found is None:
            self._paint_rows(painter)
        else:
            self._paint_line(painter, found)

    def _paint_line(self, painter: QPainter, found: list[float]) -> None:
        t, y = theme.current(), self._line_y()
        bar = theme.em(self, 0.22)
        painter.fillRect(QRectF(0, y - bar / 2, self._room(), bar), t.line)
        for place, (start, end) in enumerate(pairwise(found)):
            painter.fillRect(QRectF(start, y - bar / 2, end - start, bar), self._bar_colour(place))
        if self._points[0].done:
            painter.fillRect(QRectF(0, y - bar / 2, found[0], bar), t.success)
        self._paint_above(painter, found, y)
        for point, x in zip(self._points, found, strict=True):
            self._paint_dot(painter, QPointF(x, y), point)
            self._paint_label(painter, point, x, y)

    def _bar_colour(self, place: int) -> QColor:
        t = theme.current()
        if self._segment and self._segment.start == place:
            return t.tone(self._segment.tone)[0]
        return t.success if self._points[place + 1].done else t.line

    def _paint_above(self, painter: QPainter, found: list[float], y: int) -> None:
        height = self._small().height()
        top = y - self._dot() // 2 - height - theme.em(self, 0.2)
        if self._segment:
            start = self._segment.start
            box = QRectF(found[start], top, found[start + 1] - found[start], height)
            painter.setFont(self._small_font())
            painter.setPen(theme.current().ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._segment.text)
        if self._today and self._shows_today():
            self._paint_today(painter, found, y, 0 if self._segment else top, self._today)

    def _paint_today(
        self, painter: QPainter, found: list[float], y: int, top: float, today: Today
    ) -> None:
        days = [point.day.toordinal() for point in self._points]
        x = position_of(today.day.toordinal(), days, found, self._room())
        width = self._small().horizontalAdvance(today.label) + 2
        left = min(max(0.0, x - width / 2), float(self._room() - width))
        painter.setPen(theme.pen(theme.current().accent, 2))
        reach = self._dot() / 2
        painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))
        painter.setFont(self._small_font(True))
        painter.drawText(
            QRectF(left, top, width, self._small().height()),
            Qt.AlignmentFlag.AlignCenter,
            today.label,
        )

    def _paint_dot(self, painter: QPainter, centre: QPointF, point: Point) -> None:
        t, half = theme.current(), self._dot() / 2
        painter.setPen(theme.pen(t.card, 2))
        painter.setBrush(self._tone(point))
        painter.drawEllipse(centre, half + 1, half + 1)
        if not point.done and point.tone == "neutral":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.card)
            painter.drawEllipse(centre, half - 2, half - 2)

    def _paint_label(self, painter: QPainter, point: Point, x: float, y: int) -> None:
        width, height = self._label_width(point) + 2, self._small().height()
        left = min(max(0.0, x - width / 2), float(self._room() - width))
        top = y + self._dot() // 2 + theme.em(self, 0.3)
        urgent = point.tone in ("danger", "warning")
        painter.setFont(self._small_font(urgent))
        painter.setPen(self._tone(point))
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(QRectF(left, top, width, height), centre, point.caption)
        painter.setFont(self._small_font())
        painter.setPen(theme.current().muted)
        painter.drawText(QRectF(left, top + height, width, height), centre, point.label)

    def _row_texts(self) -> list[tuple[Point | None, str]]:
        """Each stacked row: its point (or none, for a text between) and its words."""
        rows: list[tuple[Point | None, str]] = []
        today = self._today if self._shows_today() else None
        for place, point in enumerate(self._points):
            if today and today.day < point.day:
                rows.append((None, today.label))
                today = None
            rows.append((point, f"{point.caption}\n{point.label}"))
            if self._segment and self._segment.start == place:
                rows.append((None, self._segment.text))
        return rows + ([(None, today.label)] if today else [])

    def _row_left(self) -> int:
        return self._dot() + theme.em(self, 0.7)

    def _rows(self, width: int) -> list[tuple[int, int]]:
        """Top and height of each stacked row."""
        room = QRect(0, 0, max(40, width - self._row_left()), 100000)
        top, rows = 0, []
        for _point, text in self._row_texts():
            height = self._small().boundingRect(room, _WRAP, text).height() + theme.em(self, 0.4)
            rows.append((top, height))
            top += height
        return rows

    def _paint_rows(self, painter: QPainter) -> None:
        t, left = theme.current(), self._row_left()
        rows = self._rows(self._room())
        line, x = self._small().height(), self._dot() / 2
        painter.setPen(theme.pen(t.field_border, 2))
        if rows:
            painter.drawLine(QPointF(x, line / 2), QPointF(x, rows[-1][0] + line / 2))
        for (point, text), (top, height) in zip(self._row_texts(), rows, strict=True):
            urgent = point is not None and point.tone in ("danger", "warning")
            painter.setFont(self._small_font(urgent))
            painter.setPen(self._tone(point) if point else t.ink)
            painter.drawText(QRect(left, top, self._room() - left, height), _WRAP, text)
            if point:
                self._paint_dot(painter, QPointF(x, top + line / 2), point)
