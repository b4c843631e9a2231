"""A fact to read: what it is called, and beside it its value."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.label import Label

_BESIDE_FROM: Final = 28.0
_NAME_SHARE: Final = 0.36
_NO_LIMIT: Final = 16_777_215


class FactLine(Beside):
    """Lines above each other are aligned: the name always takes the same share of the width."""

    def __init__(self, name: str, value: str) -> None:
        self._name = Label(name, tone="muted")
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        super().__init__(self._name, Label(value), _BESIDE_FROM, shares=(0, 1), below=0)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        share, beside = round(self.width() * _NAME_SHARE), self.is_beside()
        self._name.setMinimumWidth(share if beside else 0)
        self._name.setMaximumWidth(share if beside else _NO_LIMIT)
