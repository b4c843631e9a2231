"""Buttons that open something outside the program, each with where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.i18n import N_
from kmop_wizard.storage.reference import Link, load_links
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import ShortLabel
from kmop_wizard.ui.window.screen import Context

_ARROW: Final = " \u2197"
_LABELS: Final = {
    "portal": N_("Information on vlaio.be"),
    "eloket": N_("Go to e-loketondernemers.be"),
    "start": N_("Go to kmo-portefeuille.be"),
    "catalogue": N_("Go to the course catalogue"),
    "help_phone": N_("Call 1700"),
    "help_email": N_("E-mail VLAIO"),
    "newer": N_("Look for a newer version"),
}


def where_to(link: Link) -> str:
    """What a person may check before opening: the whole host, the number or the e-mail address."""
    parts = urlsplit(link.url)
    return parts.hostname or parts.path


class LinkButtons(QWidget):
    """A button for each of ``names`` (of resources/links), named ``action.open_<name>``."""

    def __init__(self, context: Context, names: Sequence[str]) -> None:
        super().__init__()
        links = load_links()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name in names:
            where = where_to(links[name])
            label = context.words.say(_LABELS[name])
            button = Button("secondary", f"action.open_{name}")
            button.setText(literal(label) + _ARROW)
            button.setAccessibleName(label)
            button.setAccessibleDescription(where)
            button.clicked.connect(lambda _on=False, chosen=name: context.go.open_link(chosen))
            row = FlowRow()
            row.add(button)
            row.add(ShortLabel(where, "small", "muted"))
            column.addWidget(row)
