"""A white panel with round corners."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from kmop_wizard.ui import theme


class Card(QFrame):
    """A panel."""

    def paintEvent(self, _asked: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.card)
        painter.setPen(theme.pen(colours.line))
        body = theme.seen(self)
        painter.drawRoundedRect(body, theme.CARD_RADIUS, theme.CARD_RADIUS)
