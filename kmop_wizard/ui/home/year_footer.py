"""At the bottom of home: how much of the year's subsidy is applied for, and what is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.i18n.home import YearWords
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.purse_bar import Bar

_HIGH: Final = 44
_LOW: Final = 40
_BAR: Final = (220, 10)
_GAP: Final = 14


class YearFooter(QWidget):
    """One line; in less width it says less, and keeps its link."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._year: YearWords | None = None
        self._low = False
        self._heading = Label(wrap=False)
        self._bar = Bar()
        self._text = Label(tone="muted", wrap=False)
        self.button = Button("plain", "action.open_purse", words.say("See the yearly maximum"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._heading)
        row.addWidget(self._bar)
        row.addWidget(self._text)
        row.addStretch(1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._measure()

    def show_year(self, year: YearWords) -> None:
        """Show what the year holds."""
        self._year = year
        self._heading.setText(year.heading)
        self._bar.set_parts(year.used, year.planned)
        self._bar.setAccessibleName(f"{year.heading}: {year.text}")
        self._arrange()

    def set_low(self, low: bool) -> None:
        """Where there is little height: a little lower."""
        self._low = low
        self._measure()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._measure()
            self._arrange()

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(self, _LOW if self._low else _HIGH))
        self._bar.setFixedSize(theme.px(self, _BAR[0]), theme.px(self, _BAR[1]))

    def _arrange(self) -> None:
        """The bar goes first, then words, then the heading."""
        year = self._year
        if year is None:
            return
        left = self.width() - self.button.sizeHint().width() - 2 * _GAP
        heading = self._heading.sizeHint().width()
        whole, short = (self._wide(text) for text in (year.text, year.short))
        with_bar = heading + self._bar.width() + whole + 2 * _GAP <= left
        in_whole = with_bar or heading + whole + _GAP <= left
        named = in_whole or heading + short + _GAP <= left
        self._bar.setVisible(with_bar)
        self._text.setText(year.text if in_whole else year.short)
        self._text.setVisible(in_whole or named or short <= left)
        self._heading.setVisible(named)

    def _wide(self, text: str) -> int:
        return self._text.fontMetrics().horizontalAdvance(text) + 2 * theme.RING + 1
