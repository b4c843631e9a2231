"""The top of a page: where one is, the question, and one sentence with its one date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n.pages.page import Page
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.label import Label, MarkedLabel, title


class PageHeader(QWidget):
    """Stands 12 pixels above what follows.

    ``back`` and ``following`` are quiet links at the right of the small first line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = Label(scale="small", tone="muted", wrap=False)
        self.back = Button("plain", "action.back")
        self.following = Button("plain", "action.next")
        self.link = Button("plain", "action.header_link")
        self._question = title()
        self._chip = Chip()
        whole = self._chip.sizePolicy()
        whole.setHorizontalPolicy(whole.Policy.Fixed)  # the sentence beside it wraps instead
        self._chip.setSizePolicy(whole)
        self._sentence = MarkedLabel()
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(20 - 2 * theme.RING)
        line.addWidget(self._place, 1)
        line.addWidget(self.back)
        line.addWidget(self.following)
        self._dated = dated = QHBoxLayout()
        dated.setSpacing(10)
        dated.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        dated.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignVCenter)
        dated.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        dated.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._question)
        column.addSpacing(6)
        column.addLayout(dated)

    def set_page(self, page: Page) -> None:
        """Show the small line, the question, and the sentence with its one date."""
        self._place.setText(page.small)
        for button, act, text in (
            (self.back, page.back, "\u2039 {}"),
            (self.following, page.forward, "{} \u203a"),
        ):
            button.setVisible(act is not None)
            if act is not None:
                button.setText(text.format(act.text))
                button.setAccessibleName(act.text.replace("&", ""))
        self._question.setText(page.question)
        self._chip.set_status(page.chip.text, page.chip.tone)
        self._chip.setVisible(bool(page.chip.text))
        self._sentence.set_rich(page.sentence, page.aside)
        self._sentence.setVisible(bool(page.sentence))
        self.link.setVisible(page.link is not None)
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        self._dated.setAlignment(self._chip, middle if page.link is not None else top)
        if page.link is not None:
            self.link.setText(page.link.text)

    def set_low(self, low: bool) -> None:
        """Where there is little height: a smaller question, and no small line above it."""
        self._line.setVisible(not low)
        self._question.set_scale("heading" if low else "title")
