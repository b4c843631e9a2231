"""How much of the year's subsidy is asked for already."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import Label

_WHOLE = 1000


class Bar(QProgressBar):
    """The bar alone; what is ``planned`` stands after what is used, less strong."""

    def __init__(self) -> None:
        super().__init__()
        self._planned = 0.0
        self.setRange(0, _WHOLE)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, used: float, planned: float = 0.0) -> None:
        """Parts of the whole, 0.0 to 1.0 (more is shown as full)."""
        self._planned = planned
        self.setValue(round(min(1.0, max(0.0, used)) * _WHOLE))
        QWidget.update(self)

    def sizeHint(self) -> QSize:
        return QSize(theme.em(self, 12), theme.em(self, 0.65))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(self, 6), theme.em(self, 0.65))

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = theme.seen(self)
        round_end = box.height() / 2
        painter.setPen(theme.pen(t.field_border) if t.scheme == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(t.line if t.scheme != "contrast" else t.ground)
        painter.drawRoundedRect(box, round_end, round_end)
        used = self.value() / _WHOLE
        for part, colour in ((used + self._planned, t.field_border), (used, t.accent)):
            if part > (used if colour is t.field_border else 0):
                painter.setBrush(colour)
                filled = QRectF(box)
                filled.setWidth(max(box.height(), box.width() * min(1.0, part)))
                painter.drawRoundedRect(filled, round_end, round_end)


class PurseBar(QWidget):
    """A heading, a bar and a caption."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(bold=True)
        self._bar = Bar()
        self._caption = Label(scale="small", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._heading, self._bar, self._caption):
            column.addWidget(part)

    def set_purse(self, heading: str, part: float, caption: str) -> None:
        """``part`` of the bar is filled, 0.0 to 1.0 (more is shown as full)."""
        self._heading.setText(heading)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._bar.set_parts(part)
        self._bar.setAccessibleName(heading)
        self._bar.setAccessibleDescription(caption)
