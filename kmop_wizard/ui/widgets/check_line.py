"""A sentence with a mark before it: this is well, or look at this."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.marks import paint_mark, paint_warning


class CheckLine(QWidget):
    """``good``: a check mark in a circle; otherwise an exclamation mark."""

    def __init__(self, text: str, good: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(_Mark(good), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(text), 1)


class _Mark(QWidget):
    def __init__(self, good: bool) -> None:
        super().__init__()
        self._good = good
        self._measure()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        side = self.fontMetrics().height()
        self.setFixedSize(side, side)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.em(self, 0.12)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._good:
            paint_mark(painter, box, "done")
        else:
            paint_warning(painter, box)
