"""The one card of a page: its sections one under the other, with hairlines between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.label import ShortLabel

_PADDING: Final = (24, 15)
_LOW_PADDING: Final = (20, 10)
_SLIM: Final = 7


class SectionCard(Card):
    """A section that is hidden leaves neither room nor a line.

    One whose property ``ground`` is ``success`` stands on that ground.
    """

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
        self.place_section(section, len(self._sections))

    def place_section(self, section: QWidget, place: int) -> None:
        """Put ``section`` before what is now the section ``place``, if it is not there already."""
        if self._sections[place : place + 1] == [section]:
            return
        if section in self._sections:
            self.take_out(section)
        self._sections.insert(place, section)
        self._pad(section)
        self._column.insertWidget(place, section)
        section.show()
        for each in self._sections[place:]:
            each.raise_()  # who reads the screen reads them in this order

    def take_out(self, section: QWidget) -> None:
        """Take ``section`` off the card."""
        self._sections.remove(section)
        self._column.removeWidget(section)
        section.hide()

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
        for section in self._sections:
            if section.property("ground") == "success" and not section.isHidden():
                painter.fillRect(section.geometry(), theme.current().success_ground)
        painter.setPen(theme.current().line)
        for section in [each for each in self._sections if not each.isHidden()][1:]:
            y = section.geometry().top() - 0.5
            painter.drawLine(QLineF(theme.RING + 1, y, self.width() - theme.RING - 1, y))


def section_heading(text: str = "") -> ShortLabel:
    """The heading of a section."""
    return ShortLabel(text, "section", bold=True)
