"""The top of a page: where one is, the question, and one sentence with its one date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.label import Label, MarkedLabel, title


class PageHeader(QWidget):
    """``back`` and ``following`` are quiet links at the right of the small first line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = Label(scale="small", tone="muted", wrap=False)
        self.back = Button("plain", "action.back")
        self.following = Button("plain", "action.next")
        self._question = title()
        self._chip = Chip()
        self._sentence = MarkedLabel()
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(20 - 2 * theme.RING)
        line.addWidget(self._place, 1)
        line.addWidget(self.back)
        line.addWidget(self.following)
        dated = QHBoxLayout()
        dated.setSpacing(10)
        dated.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        dated.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._question)
        column.addSpacing(6)
        column.addLayout(dated)

    def set_place(self, place: str, back: str, following: str) -> None:
        """Where one is ("Step 2 of 6"), and what the two links are called; their texts may have a
        mnemonic."""
        self._place.setText(place)
        self.back.setText(f"\u2039 {back}")
        self.following.setText(f"{following} \u203a")
        self.back.setAccessibleName(back.replace("&", ""))
        self.following.setAccessibleName(following.replace("&", ""))

    def set_question(self, question: str) -> None:
        """What the page asks."""
        self._question.setText(question)

    def set_status(
        self, chip: str, tone: str, sentence: str, bold: str = "", aside: str = ""
    ) -> None:
        """A few words in a chip with a tone of ``theme.TONES``, and the sentence beside them.

        ``bold``: the part of the sentence that is its date; ``aside``: what follows it, muted.
        """
        self._chip.set_status(chip, tone)
        self._chip.setVisible(bool(chip))
        self._sentence.set_parts(sentence, bold, aside)
        self._sentence.setVisible(bool(sentence))

    def set_low(self, low: bool) -> None:
        """Where there is little height: a smaller question, and no small line above it."""
        self._line.setVisible(not low)
        self._question.set_scale("heading" if low else "title")
