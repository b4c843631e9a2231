"""Texts with a button or a chip at their right, or under them where there is no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.widgets.beside import Beside

_BESIDE_FROM: Final = 24.0


class WithAside(Beside):
    """``texts`` is the column to fill; ``middle``: the aside is beside its middle, not its top."""

    def __init__(self, aside: QWidget, gap: int = 3, *, middle: bool = False) -> None:
        sides = Qt.AlignmentFlag
        side = sides.AlignVCenter if middle else sides.AlignTop
        main = QWidget()
        self.texts = QVBoxLayout(main)
        self.texts.setContentsMargins(0, 0, 0, 0)
        self.texts.setSpacing(gap)
        super().__init__(main, aside, _BESIDE_FROM, shares=(1, 0), second_at=side)
