"""What all sections have in common: the way back, a heading, and their one card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n.pages.page import Chip as Status
from kmop_wizard.i18n.pages.page import Rich
from kmop_wizard.ui.pages.host import FooterSection, Host
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.label import MarkedLabel, small, title
from kmop_wizard.ui.widgets.section_card import SectionCard


class SectionFrame(FooterSection):
    """Stands as the page does: a small line, a heading, a sentence, 12 pixels on its card."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.words = words = host.words
        back = words.say("Back to step {n}", n=STEPS.index(host.step) + 1)
        self.back = Button("plain", "action.close_section", f"\u2039 {back}")
        self.back.setAccessibleName(back)
        self.back.clicked.connect(host.close_section)
        self.card = SectionCard()
        self._heading = title()
        self._chip = Chip()
        whole = self._chip.sizePolicy()
        whole.setHorizontalPolicy(whole.Policy.Fixed)  # the sentence beside it wraps instead
        self._chip.setSizePolicy(whole)
        self._sentence = MarkedLabel()
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.back)
        self._line.addStretch(1)
        key = small(words.say("Esc"))
        key.setWordWrap(False)
        key.setMinimumHeight(self.back.sizeHint().height())  # also where there is no way back
        self._line.addWidget(key)
        dated = QHBoxLayout()
        dated.setSpacing(10)
        dated.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        dated.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addWidget(self._heading)
        column.addSpacing(6)
        column.addLayout(dated)
        column.addSpacing(12)
        column.addWidget(self.card)

    def say_where(self, text: str) -> None:
        """Say something else in the small line than the way back."""
        self.back.setObjectName("")
        self.back.hide()
        self._line.insertWidget(0, small(text), 1)

    def set_heading(self, heading: str, sentence: Rich = "", chip: Status | None = None) -> None:
        """Say what this is, and in one sentence what it is for."""
        self._heading.setText(heading)
        self._sentence.set_rich(sentence)
        self._sentence.setVisible(bool(sentence))
        self._chip.setVisible(chip is not None)
        if chip is not None:
            self._chip.set_status(chip.text, chip.tone)

    @property
    def heading(self) -> str:
        """What the heading says."""
        return self._heading.text()

    def part(self, spacing: int = 10, *, slim: bool = False) -> QVBoxLayout:
        """The layout of a new part at the end of the card."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(spacing)
        self.card.add_section(inside, slim=slim)
        return column


def empty(column: QVBoxLayout) -> None:
    """Take all widgets out of ``column`` for good."""
    while (item := column.takeAt(0)) is not None:
        if (gone := item.widget()) is not None:
            gone.hide()
            gone.deleteLater()
