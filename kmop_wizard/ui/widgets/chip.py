"""A small status in a coloured, rounded field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import Label, plain_tip


class Chip(Label):
    """A status in words with a ``tone`` of ``theme.TONES``; cut, with a tooltip, if it must be."""

    def __init__(
        self, text: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__("", "small", bold=True, wrap=False, parent=parent)
        self._chip_tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_status(self, text: str, tone: str) -> None:
        """Show another status."""
        self._chip_tone = tone
        self.setText(text)
        self.updateGeometry()
        QWidget.update(self)

    def _padding(self) -> int:
        return theme.RING + theme.em(self, 0.85)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * self._padding() + 1
        return QSize(width, metrics.height() + theme.em(self, 0.5))

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), theme.em(self, 10)), full.height())

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._refresh_tooltip()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _refresh_tooltip(self) -> None:
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(plain_tip(self.text()) if cut else "")

    def paintEvent(self, _asked: QPaintEvent) -> None:
        text, ground = theme.current().tone(self._chip_tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if theme.current().scheme == "contrast":
            painter.setPen(text)
        painter.setBrush(ground)
        body = theme.seen(self)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setPen(text)
        painter.setFont(self.font())
        room = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        cut = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room.adjusted(0, 0, 1, 0), Qt.AlignmentFlag.AlignCenter, cut)
