"""What one wants to remember of a training, in one's own words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.widgets.field import TextArea

_PATH = ("notes",)
_LINES = 12


class NotesSection(SectionFrame):
    """The notes of the whole training, the same on each page."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.set_heading(words.say("Notes"), words.say("Only for you. Nothing is sent."))
        self._field = field = host.field(_PATH)
        if isinstance(field, TextArea):
            field.edit.set_lines(_LINES)
        self.part().addWidget(field)
        field.show()

    def first_focus(self) -> QWidget:
        return self._field.edit
