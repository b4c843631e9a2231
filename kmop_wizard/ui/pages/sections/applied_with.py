"""What was typed into the application, to look up or to copy again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kmop_wizard.i18n.pages.apply import form_cells
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.cells import Cells
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.pages.situation import situation


class AppliedWithSection(SectionFrame):
    """The cells of the application, of which something is known."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.set_heading(words.say("What you applied with"), words.say("Click a line to copy it."))
        known = [cell for cell in form_cells(situation(host)) if not cell.missing]
        self._cells = Cells(host, known)
        self.part().addWidget(self._cells)

    def first_focus(self) -> QWidget:
        return next((cell.button for cell in self._cells.cells()), self.back)
