"""A box to tick, with a text that wraps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kmop_wizard.ui import theme
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
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(self._left() + text.width() + 6, self._height(text.height()))

    def minimumSizeHint(self) -> QSize:
        words = (self.fontMetrics().horizontalAdvance(word) for word in self.text().split())
        return QSize(
            self._left() + max(words, default=0) + 6, self._height(self.fontMetrics().height())
        )

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._left() - 6), 100000)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        return self._height(self.fontMetrics().boundingRect(room, flags, self.text()).height())

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
        flags = (
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        )
        painter.drawText(self.rect().adjusted(self._left() + 2, 0, -2, 0), flags, self.text())
