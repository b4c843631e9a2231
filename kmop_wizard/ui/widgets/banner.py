"""A sentence that matters now, with a bar in the colour of its tone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label

_BAR = 4


class Banner(QFrame):
    """Bold text, an optional second line, optional buttons. Hidden while it has no text."""

    def __init__(self, tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._text = Label(bold=True)
        self._detail = Label()
        self._detail.setVisible(False)
        self._buttons = FlowRow()
        self._buttons.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + 14, 10, 14, 10)
        column.setSpacing(6)
        for part in (self._text, self._detail, self._buttons):
            column.addWidget(part)
        self.setVisible(False)

    def set_message(self, text: str, tone: str = "", detail: str = "") -> None:
        """Show ``text`` (bold) and ``detail``; an empty ``text`` hides the banner."""
        self._tone = tone or self._tone
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        QWidget.update(self)

    def message(self) -> str:
        """The bold text as it was given."""
        return self.accessibleName()

    def add_button(self, button: QWidget) -> None:
        """Put a button under the text."""
        self._buttons.add(button)
        self._buttons.setVisible(True)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._text.follow_font()  # a font of its own hears nothing of a larger one around it

    def paintEvent(self, _asked: QPaintEvent) -> None:
        foreground, ground = theme.current().tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QPainterPath()
        body.addRoundedRect(theme.seen(self, 0), theme.FIELD_RADIUS, theme.FIELD_RADIUS)
        painter.setClipPath(body)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(theme.RING, 0, _BAR, self.height(), foreground)
        if theme.current().scheme == "contrast":
            painter.setPen(foreground)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(body)
