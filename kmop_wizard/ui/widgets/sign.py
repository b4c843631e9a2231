"""A small picture before a text: a check mark, a warning, a calendar, a paper, a letter, a euro."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.marks import paint_check, paint_warning
from kmop_wizard.ui.widgets.square import Square

_DISC_FROM: Final = 24
"""From this size on the picture stands in a disc."""
_CHECK: Final = 0.25
"""By how much a check mark is drawn larger at each side: it fills half of its box."""


class Sign(Square):
    """``name``: ``check``, ``warning``, ``calendar``, ``paper``, ``mail``, ``euro`` or nothing."""

    def __init__(self, name: str, side: int, tone: str = "ink") -> None:
        super().__init__(side)
        self._drawn = side
        self._name, self._tone = name, tone

    def show_sign(self, name: str, tone: str) -> None:
        """Show another picture, in the colour of ``tone``."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, box = theme.current(), QRectF(self.rect())
        colour = t.ink if self._tone in ("ink", "neutral") else t.tone(self._tone)[0]
        if self._drawn >= _DISC_FROM:
            painter.setPen(theme.pen(t.ink) if t.scheme == "contrast" else Qt.PenStyle.NoPen)
            grounds = {"success": t.success_ground, "warning": t.warning_ground}
            painter.setBrush(grounds.get(self._tone, t.neutral_ground))
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            inset = box.width() * 0.28
            box = box.adjusted(inset, inset, -inset, -inset)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint(painter, box, colour)

    def _paint(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        if self._name == "check":
            more = box.width() * _CHECK
            paint_check(painter, box.adjusted(-more, -more, more, more), colour)
        elif self._name == "warning":
            paint_warning(painter, box)
        elif self._name == "euro":
            painter.setFont(theme.scaled(self.font(), "body", bold=True))
            painter.setPen(colour)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "\u20ac")
        elif self._name:
            painter.setPen(theme.pen(colour, 1.4))
            {"calendar": _calendar, "paper": _paper, "mail": _mail}[self._name](painter, box)


def _calendar(painter: QPainter, box: QRectF) -> None:
    page = box.adjusted(1, 2, -1, -1)
    painter.drawRoundedRect(page, 2, 2)
    line = page.top() + page.height() * 0.35
    painter.drawLine(QPointF(page.left(), line), QPointF(page.right(), line))
    for share in (0.3, 0.7):
        x = page.left() + page.width() * share
        painter.drawLine(QPointF(x, box.top()), QPointF(x, page.top() + 2))


def _paper(painter: QPainter, box: QRectF) -> None:
    page = box.adjusted(box.width() * 0.14, 1, -box.width() * 0.14, -1)
    fold = page.width() * 0.4
    painter.drawPolyline(
        [
            QPointF(page.right() - fold, page.top()),
            page.topLeft(),
            page.bottomLeft(),
            page.bottomRight(),
            QPointF(page.right(), page.top() + fold),
            QPointF(page.right() - fold, page.top()),
            QPointF(page.right() - fold, page.top() + fold),
            QPointF(page.right(), page.top() + fold),
        ]
    )


def _mail(painter: QPainter, box: QRectF) -> None:
    page = box.adjusted(1, box.height() * 0.16, -1, -box.height() * 0.16)
    painter.drawRoundedRect(page, 1.5, 1.5)
    painter.drawPolyline([page.topLeft(), page.center(), page.topRight()])
