"""A training that is not among the others, and the button that brings it back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.ui.screens.column import Section
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label, small


class KeptRow(Section):
    """``since``: what is known of when; nothing leaves its line out."""

    def __init__(self, title: str, since: str, button: Button) -> None:
        super().__init__()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(title, bold=True))
        if since:
            texts.addWidget(small(since))
        row.addLayout(texts, 1)
        row.addWidget(button)
        self.add(line)
