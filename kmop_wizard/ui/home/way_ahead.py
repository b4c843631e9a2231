"""Under the only training: its six steps, so that a first visit shows what is still to come."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.step_items import step_items
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.label import heading
from kmop_wizard.ui.widgets.step_list import StepList
from kmop_wizard.ui.window.screen import Context

_HALF: Final = 3
_BESIDE_FROM: Final = 40.0
"""In font heights: narrower than this, the last three steps stand under the first three."""


class WayAhead(Card):
    """Each step leads to its page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._training_id = ""
        self._halves = (StepList(STEPS[:_HALF]), StepList(STEPS[_HALF:], first=_HALF + 1))
        for half in self._halves:
            half.chosen.connect(self._open)
        edge = theme.em(self, 0.5)  # a row keeps so much at the left of its circle
        column = QVBoxLayout(self)
        column.setContentsMargins(20 - edge, 16, 20 - edge, 14)
        column.setSpacing(8)
        above = QHBoxLayout()
        above.setContentsMargins(edge, 0, edge, 0)
        above.addWidget(heading(context.words.say("What is done, and what is still to come")))
        column.addLayout(above)
        column.addWidget(Beside(*self._halves, _BESIDE_FROM, gap=18, below=0))

    def follow(self, entry: Entry) -> None:
        """Show the steps of ``entry`` as they are now."""
        self._training_id = entry.training.id
        today = self._context.session.today
        items = step_items(self._context.words, entry, today)
        for half in self._halves:
            half.set_items(items, None)

    def focusables(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        first, second = self._halves
        return [(first if step in STEPS[:_HALF] else second).row(step) for step in STEPS]

    def _open(self, step: str) -> None:
        self._context.go.open_training(self._training_id, step)
