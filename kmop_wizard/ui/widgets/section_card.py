"""The one card of a page: its sections one under the other, with hairlines between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.label import Label

_PADDING: Final = (24, 15)
_LOW_PADDING: Final = (20, 10)
_SLIM: Final = 7


class SectionCard(Card):
    """A section that is hidden leaves neither room nor a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sections: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.RING, 1, theme.RING, 1)
        self._column.setSpacing(1)
        self._padding = _PADDING

    def add_section(self, section: QWidget, slim: bool = False) -> None:
        """Put ``section`` at the end; it must have a layout, which gets the card's padding.

        ``slim``: a line of its own, like the questions at the end.
        """
        section.setProperty("slim", slim)
        self._sections.append(section)
        self._pad(section)
        self._column.addWidget(section)

    def set_low(self, low: bool) -> None:
        """Where there is little height: less room around each section."""
        self._padding = _LOW_PADDING if low else _PADDING
        for section in self._sections:
            self._pad(section)

    def _pad(self, section: QWidget) -> None:
        layout = section.layout()
        assert layout is not None, "a section needs a layout"
        across, down = self._padding
        down = _SLIM if section.property("slim") else down
        layout.setContentsMargins(across - theme.RING, down, across - theme.RING, down)

    def paintEvent(self, asked: QPaintEvent) -> None:
        super().paintEvent(asked)
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        for section in [each for each in self._sections if not each.isHidden()][1:]:
            y = section.geometry().top() - 0.5
            painter.drawLine(QLineF(theme.RING + 1, y, self.width() - theme.RING - 1, y))


def section_heading(text: str = "") -> Label:
    """The heading of a section."""
    return Label(text, "section", bold=True)
