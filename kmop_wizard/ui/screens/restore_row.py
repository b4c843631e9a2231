"""A training that is not among the others, and the button that brings it back."""

from __future__ import annotations

from kmop_wizard.ui.screens.column import Section
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.with_aside import WithAside


class RestoreRow(Section):
    """``since``: what is known of when; nothing leaves its line out."""

    def __init__(self, title: str, since: str, button: Button) -> None:
        super().__init__()
        row = WithAside(button, gap=2)
        row.texts.addWidget(Label(title, bold=True))
        if since:
            row.texts.addWidget(small(since))
        self.add(row)
