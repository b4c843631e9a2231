"""The round mark of a step, shared by the dots on the home page and the step list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from kmop_wizard.ui import theme


def paint_mark(
    painter: QPainter, box: QRectF, state: str, current: bool = False, number: str = ""
) -> None:
    """Paint one mark in the square ``box``. ``number`` is written in it where there is room."""
    t = theme.current()
    painter.save()
    if state == "done":
        _disc(painter, box, t.success)
        paint_check(painter, box)
    elif state in ("overdue", "lost"):
        _disc(painter, box, t.danger)
        _exclamation(painter, box) if state == "overdue" else _cross(painter, box)
    elif current and number:
        _disc(painter, box, t.accent)
        painter.setPen(t.on_accent)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
    else:
        _ring(painter, box, state, current, number)
    painter.restore()


def paint_dot(painter: QPainter, box: QRectF, state: str, current: bool) -> None:
    """Paint the mark of a step as small as a dot, without a sign in it."""
    t = theme.current()
    filled = {"done": t.success, "overdue": t.danger, "lost": t.danger}.get(state)
    if filled is not None or current:
        _disc(painter, box, filled or t.accent)
    else:
        _ring(painter, box, state, False, "")


def paint_warning(painter: QPainter, box: QRectF) -> None:
    """Paint an exclamation mark in a triangle: something needs another look."""
    colour = theme.current().warning
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = theme.pen(colour, max(1.3, box.width() / 13))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(
        QPolygonF([_at(box, 0.5, 0.12), _at(box, 0.93, 0.86), _at(box, 0.07, 0.86)])
    )
    painter.drawLine(_at(box, 0.5, 0.4), _at(box, 0.5, 0.6))
    painter.drawPoint(_at(box, 0.5, 0.73))
    painter.restore()


def _ring(painter: QPainter, box: QRectF, state: str, current: bool, number: str) -> None:
    t = theme.current()
    width = max(1.5, box.width() / 14)
    mine = current or state in ("open", "waiting")
    colour = t.accent if mine else t.field_border
    if state == "trouble":
        colour = t.warning
    dashes = (1.6, 1.4) if state == "waiting" else ()
    painter.setPen(theme.pen(colour, width * 1.4 if current else width, dashes))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(width, width, -width, -width))
    if number:
        painter.setPen(colour if mine or state == "trouble" else t.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
    elif current and state != "waiting":
        inner = box.width() * 0.33
        _disc(painter, box.adjusted(inner, inner, -inner, -inner), colour)


def _disc(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(box)


def _stroke(painter: QPainter, box: QRectF, colour: QColor | None = None) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen(colour or theme.current().card, max(1.6, box.width() / 9)))


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)


def paint_check(painter: QPainter, box: QRectF, colour: QColor | None = None) -> None:
    """Paint a check mark in ``box``, in the colour of cards unless told."""
    _stroke(painter, box, colour)
    painter.drawPolyline(
        QPolygonF([_at(box, 0.29, 0.52), _at(box, 0.44, 0.67), _at(box, 0.72, 0.36)])
    )


def _cross(painter: QPainter, box: QRectF) -> None:
    _stroke(painter, box)
    painter.drawLine(_at(box, 0.34, 0.34), _at(box, 0.66, 0.66))
    painter.drawLine(_at(box, 0.66, 0.34), _at(box, 0.34, 0.66))


def _exclamation(painter: QPainter, box: QRectF) -> None:
    _stroke(painter, box)
    painter.drawLine(_at(box, 0.5, 0.26), _at(box, 0.5, 0.56))
    painter.drawPoint(_at(box, 0.5, 0.75))


def paint_chevron(painter: QPainter, box: QRectF, down: bool) -> None:
    """Paint an arrow head in ``box``, pointing down or to the right, with the painter's pen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = (
        [(0.25, 0.38), (0.5, 0.64), (0.75, 0.38)]
        if down
        else [(0.38, 0.25), (0.64, 0.5), (0.38, 0.75)]
    )
    painter.drawPolyline(QPolygonF([_at(box, across, along) for across, along in points]))
