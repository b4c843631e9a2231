"""The column of a page: its header and its one card, and in their place what a link opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui.pages.blocks.section import Section
from kmop_wizard.ui.pages.blocks.table import SECTIONS, key_of
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.help_question import HelpQuestion, HelpQuestions
from kmop_wizard.ui.widgets.page_header import PageHeader
from kmop_wizard.ui.widgets.section_card import SectionCard


class PageColumn(QWidget):
    """Shows a page. What stays the same stays the same widget: nothing is lost while one types."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self.header = PageHeader()
        self.card = SectionCard()
        self.questions = HelpQuestions()
        self.card.add_section(self.questions, slim=True)
        self._sections: dict[tuple[object, ...], Section] = {}
        self._asked: list[HelpQuestion] = []
        self._opened: QWidget | None = None
        self._low = False
        self._place = QVBoxLayout()
        self._place.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._place)
        column.addStretch(1)

    def show_page(self, page: said.Page, questions: Sequence[HelpQuestion]) -> None:
        """Show what the page says now."""
        words = self._host.words
        self.header.set_page(page)
        wanted = {key_of(block, place): block for place, block in enumerate(page.blocks)}
        for key in [each for each in self._sections if each not in wanted]:
            gone = self._sections.pop(key)
            self._host.take_back_fields(gone)
            self.card.take_out(gone)
            gone.deleteLater()
        for place, (key, block) in enumerate(wanted.items()):
            section = self._sections.get(key)
            if section is None:
                section = self._sections[key] = SECTIONS[type(block)](self._host)
            self.card.place_section(section, place)
            section.show_block(block)
            section.set_low(self._low)
        if list(questions) != self._asked:
            self._asked = list(questions)
            self.questions.set_questions(words.say("Good to know"), questions, words.say("Close"))
        self._show_questions()

    def keeps(self, page: said.Page, part: QWidget) -> bool:
        """Whether `show_page` would leave ``part`` where it is."""
        wanted = {key_of(block, place) for place, block in enumerate(page.blocks)}
        return all(key in wanted for key, each in self._sections.items() if each.isAncestorOf(part))

    def _show_questions(self) -> None:
        self.questions.setVisible(bool(self._asked) and not self._low)

    @property
    def asked(self) -> Sequence[HelpQuestion]:
        """The questions of the page, with their answers."""
        return self._asked

    @property
    def opened(self) -> QWidget | None:
        """What stands in the place of the card."""
        return self._opened

    def open_section(self, section: QWidget) -> None:
        """Put ``section`` in the place of the card."""
        self.close_section()
        self._opened = section
        self.header.hide()
        self.card.hide()
        self._place.addWidget(section)
        section.show()

    def close_section(self) -> None:
        """Show the card again."""
        if self._opened is not None:
            self._host.take_back_fields(self._opened)
            self._opened.hide()
            self._opened.deleteLater()
            self._opened = None
        self.header.show()
        self.card.show()

    def set_low(self, low: bool) -> None:
        """Where there is little height, the questions go to the footer."""
        self._low = low
        self._show_questions()
        self.header.set_low(low)
        self.card.set_low(low)
        for section in self._sections.values():
            section.set_low(low)
