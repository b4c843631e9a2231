"""A part of the card of a page, and the buttons in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.flow import FlowRow

Path = said.Path
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TOP: Final = Qt.AlignmentFlag.AlignTop
_LEAVES: Final = ("open_eloket", "open_start")
"""What opens a page outside the program."""


class Section(QWidget):
    """A part of the card; ``stops`` are what Tab goes through, in their order."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.column = QVBoxLayout(self)
        self.column.setSpacing(10)
        self._acts: dict[str, Button] = {}
        self._said: dict[str, said.Act] = {}

    def show_block(self, block: Any) -> None:
        """Show what the block says."""
        raise NotImplementedError

    def set_low(self, low: bool) -> None:
        """Where there is little height: what is in it gets a little lower."""

    def button(self, act: said.Act, kind: str) -> Button:
        """The button of ``act``: the same as long as its name and fact are the same."""
        name = act_name(self.host, act)
        made = self._acts.get(name)
        if made is None or made.kind != kind:
            made = self._acts[name] = Button(kind, name)
            made.clicked.connect(lambda: self.host.do(self._said[name]))
        self._said[name] = act
        text = act.text if "&" in act.text else literal(act.text)
        made.setText(f"{text} \u2197" if act.name in _LEAVES else text)
        if act.name in _LEAVES:
            made.setAccessibleName(act.text)
        return made

    def drop(self, part: QWidget) -> None:
        """Take ``part`` away for good: its fields go back, its buttons are made anew."""
        self.host.take_back_fields(part)
        self._acts = {
            name: button for name, button in self._acts.items() if not part.isAncestorOf(button)
        }
        part.hide()
        part.deleteLater()


def act_name(host: Host, act: said.Act) -> str:
    """What the button of an act is called: ``action.edit.enrolment.theme``."""
    fact = f".{host.object_name(act.path)}" if act.path else ""
    return f"action.{act.name}{fact}"


class Acts(FlowRow):
    """Buttons in a row that come and go with what is said."""

    def __init__(self, section: Section, first: str, others: str) -> None:
        super().__init__()
        self._section = section
        self._kinds = (first, others)
        self._buttons: list[Button] = []
        self.hide()

    def show_acts(self, acts: Sequence[said.Act], *, primary: bool = True) -> None:
        """``primary``: the first of them may be it; else it is one of the others."""
        buttons = [
            self._section.button(act, self._kinds[0 if place == 0 and primary else 1])
            for place, act in enumerate(acts)
        ]
        if buttons == self._buttons:
            return
        for gone in self._buttons:
            if gone not in buttons:
                self.take_out(gone)
                gone.hide()
        following: Button | None = None
        for button in reversed(buttons):
            if button not in self._buttons:
                self.add(button, before=following)
                button.show()
            following = button
        self._buttons = buttons
        self.setVisible(bool(buttons))


class Stack(QWidget):
    """Widgets under each other: a widget of its own, so that they are read where they stand."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._shown: list[QWidget] = []

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these; what was shown before and is not among them goes."""
        if list(widgets) == self._shown:
            return
        for gone in [each for each in self._shown if each not in widgets]:
            gone.hide()
            gone.deleteLater()
        self._shown = list(widgets)
        for each in widgets:
            self._column.removeWidget(each)
            self._column.addWidget(each)
            each.show()
            each.raise_()
        self.setVisible(bool(widgets))
