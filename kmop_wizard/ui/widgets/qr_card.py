"""A QR code with what it is for beside it, or one sentence where there is no code."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.widgets.beside import Beside
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
        code = QWidget()
        around = QVBoxLayout(code)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        around.addStretch(1)
        row = QVBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.addWidget(Beside(code, words, _BESIDE_FROM, shares=(0, 1), gap=14, below=14))

    def show_code(self, matrix: Matrix, caption: str, detail: str) -> None:
        """Show a code; without ``matrix``, only the words."""
        self.code.show_code(matrix, caption)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def detail(self) -> str:
        """The text in the muted tone."""
        return self._detail.text()
