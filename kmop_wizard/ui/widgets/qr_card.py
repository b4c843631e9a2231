"""A QR code with what it is for beside it, or one sentence where there is no code."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.qr_view import Matrix, QrView

_BESIDE_FROM: Final = 24.0
"""In font heights: narrower than this, the words go under the code."""


class QrCard(Card):
    """The code at the left, ``caption`` and ``detail`` at the right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.code = QrView()
        self.code.setObjectName(name)
        self._caption = Label(bold=True)
        self._detail = Label(tone="muted")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._caption)
        column.addWidget(self._detail)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(14, 12, 14, 12)
        self._row.setSpacing(14)
        self._row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(words, 1)

    def show_code(self, matrix: Matrix, caption: str, detail: str) -> None:
        """Show a code; without ``matrix``, only the words."""
        self.code.show_code(matrix, caption)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._arrange()

    def detail(self) -> str:
        """The text in the muted tone."""
        return self._detail.text()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= theme.em(self, _BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
