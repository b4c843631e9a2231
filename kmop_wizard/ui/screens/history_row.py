"""One state in the history of a training: when, where, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.with_aside import WithAside

MOST_SENTENCES: Final = 4
"""What is more than this folds, unless it is a single one more."""


class HistoryRow(WithAside):
    """``look`` is the button that leads to the state; ``None`` for how the training is now.

    ``unfolded`` with this row: the sentences that were folded are shown now.
    """

    unfolded = Signal(object)

    def __init__(
        self, words: Words, number: int, when: str, sentences: Sequence[str], look: Button | None
    ) -> None:
        super().__init__(look or Chip(words.say("current version"), "accent"))
        self.look = look
        self._folded = sentences[MOST_SENTENCES:] if len(sentences) > MOST_SENTENCES + 1 else ()
        self.texts.addWidget(Label(when, bold=True))
        for sentence in sentences[: len(sentences) - len(self._folded)]:
            self.texts.addWidget(Label(sentence))
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
        self.texts.addWidget(more)
        self._more = more

    def _unfold(self) -> None:
        more, self._more = self._more, None
        if more is None:
            return
        for sentence in self._folded:
            self.texts.addWidget(Label(sentence))
        self.unfolded.emit(self)
        more.hide()
        more.deleteLater()
