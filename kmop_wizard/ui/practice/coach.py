"""The line under the page while one practises: whose turn it is, and that nothing is kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.page import Rich
from kmop_wizard.i18n.practice import START_AGAIN
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import MarkedLabel, ShortLabel

_HIGH: Final = 41
_DOWN: Final = 5


class Coach(QWidget):
    """Says the next thing to do. ``started_again``: from the beginning."""

    started_again = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._said = ""
        self._text = MarkedLabel()
        self._text.setObjectName("practice.coach")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        kept = ShortLabel(words.say("Nothing is kept."), scale="small", tone="muted")
        again = Button("plain", "action.start_again", words.say(START_AGAIN))
        again.clicked.connect(self.started_again)
        row = FlowRow(gap=12, down=2)
        for part in (self._text, kept, again):
            row.add(part)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(row)
        self._column.addStretch(1)
        self._fit()

    def say(self, said: Rich) -> None:
        """Show ``said``, and let a screen reader say it when it is new."""
        if said != self._said:
            self._said = said
            self._text.set_rich(said)
            announce(self, self._text.accessibleName())

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._fit()

    def _fit(self) -> None:
        side = theme.block_side(self, self.window().width()) - theme.RING
        self._column.setContentsMargins(side, _DOWN, side, _DOWN)
        self.setMinimumHeight(theme.px(self, _HIGH))

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), t.accent_ground)
        painter.fillRect(0, 0, self.width(), 1, t.accent)
