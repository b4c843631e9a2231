"""A box to tick, with a text that wraps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets import wrapped
from kmop_wizard.ui.widgets.marks import paint_check


class CheckBox(QCheckBox):
    """Emits ``clicked(bool)`` when a person ticks it."""

    def __init__(self, name: str = "", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _box(self) -> int:
        return max(16, theme.em(self, 1.1))

    def _left(self) -> int:
        return self._box() + theme.RING + theme.em(self, 0.5)

    def _height(self, text: int) -> int:
        return max(28, text + theme.em(self, 0.5) + 2 * theme.RING)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = wrapped.line_width(metrics, self.text())
        return QSize(self._left() + width + 6, self._height(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = wrapped.least_width(metrics, self.text())
        return QSize(self._left() + width + 6, self._height(metrics.height()))

    def heightForWidth(self, width: int) -> int:
        room = width - self._left() - 6
        return self._height(wrapped.height(self.fontMetrics(), self.text(), room))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            theme.paint_ring(painter, self)
        side = self._box()
        box = QRectF(theme.RING, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setBrush(t.accent if on else t.field)
        painter.setPen(theme.pen(t.accent if on else t.field_border, 1.5))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        if on:
            paint_check(painter, box, t.on_accent)
        painter.setPen(t.ink if self.isEnabled() else t.muted)
        wrapped.paint(painter, self.rect().adjusted(self._left() + 2, 0, -2, 0), self.text())
