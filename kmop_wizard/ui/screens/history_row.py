"""One state in the history of a training: when, where, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.label import Label

MOST_SENTENCES: Final = 4
"""What is more than this folds, unless it is a single one more."""


class HistoryRow(QWidget):
    """``look`` is the button that leads to the state; ``None`` for how the training is now.

    ``unfolded``: the sentences that were folded are shown now.
    """

    unfolded = Signal()

    def __init__(
        self, words: Words, number: int, when: str, sentences: Sequence[str], look: Button | None
    ) -> None:
        super().__init__()
        self.look = look
        self._folded = sentences[MOST_SENTENCES:] if len(sentences) > MOST_SENTENCES + 1 else ()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(3)
        self._texts.addWidget(Label(when, bold=True))
        for sentence in sentences[: len(sentences) - len(self._folded)]:
            self._texts.addWidget(Label(sentence))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._texts, 1)
        aside = look or Chip(words.say("as it is now"), "accent")
        row.addWidget(aside, 0, Qt.AlignmentFlag.AlignTop)
        self._more: Button | None = None
        if self._folded:
            self._fold(words, number, when)

    def stops(self) -> list[QWidget]:
        """What can take the focus, as it is read."""
        return [each for each in (self.look, self._more) if each is not None]

    def _fold(self, words: Words, number: int, when: str) -> None:
        text = words.count("{n} more change", "{n} more changes", len(self._folded))
        more = Button("link", f"action.show_changes.{number}", text)
        more.setAccessibleName(f"{text}: {when}")
        more.clicked.connect(self._unfold)
        self._texts.addWidget(more)
        self._more = more

    def _unfold(self) -> None:
        more, self._more = self._more, None
        if more is None:
            return
        for sentence in self._folded:
            self._texts.addWidget(Label(sentence))
        self.unfolded.emit()
        more.hide()
        more.deleteLater()
