"""A fact to read: what it is called, and beside it its value."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import Label

_BESIDE_FROM: Final = 28.0
"""In font heights: narrower than this, the value goes under the name."""
_NAME_SHARE: Final = 0.36
_NO_LIMIT: Final = 16_777_215


class FactLine(QWidget):
    """Lines above each other are aligned: the name always takes the same share of the width."""

    def __init__(self, name: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label(name, tone="muted")
        self._value = Label(value)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._value, 1)

    def minimumSizeHint(self) -> QSize:
        # Of the narrow shape, or the wide one would keep it from getting narrow.
        widest = max(part.minimumSizeHint().width() for part in (self._name, self._value))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        beside = self.width() >= theme.em(self, _BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(16 if beside else 0)
        share = round(self.width() * _NAME_SHARE)
        self._name.setMinimumWidth(share if beside else 0)
        self._name.setMaximumWidth(share if beside else _NO_LIMIT)
