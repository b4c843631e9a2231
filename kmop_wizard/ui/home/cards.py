"""Cards one under the other that come and go with what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.home.rows import GAP
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.window.screen import Context


class Cards(QWidget):
    """Out of sight without cards. ``buttons``: what takes the focus, in reading order."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.buttons: list[QWidget] = []
        self._about: object = ()
        self._cards: Sequence[Banner] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.setVisible(False)

    def is_new(self, about: object) -> bool:
        """Whether the cards are about something else than before; then the buttons are gone."""
        if about == self._about:
            return False
        self._about = about
        self.buttons = []
        return True

    def show_cards(self, cards: Sequence[Banner]) -> None:
        """Show these cards instead of those before."""
        for card in self._cards:
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self._cards = cards
        for card in cards:
            self._column.addWidget(card)
        self.setVisible(bool(cards))
