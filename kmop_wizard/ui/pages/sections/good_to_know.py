"""The questions of a page with their answers, where there is no room for them on the page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.widgets.label import Label


class GoodToKnowSection(SectionFrame):
    """Every question with its answer, one below the other."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.set_heading(self.words.say("Good to know"))
        for question in host.questions:
            part = QWidget()
            column = QVBoxLayout(part)
            column.setSpacing(4)
            column.addWidget(Label(question.question, bold=True))
            column.addWidget(Label(question.answer))
            self.card.add_section(part)

    def first_focus(self) -> QWidget:
        return self.back
