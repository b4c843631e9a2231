"""What stands in the place of the rows when there are none to show."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label


class NothingFound(Card):
    """One sentence, and the way back to trainings."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sentence = Label()
        self.clear_button = Button(
            "secondary", "action.clear_search", words.say("Clear the search")
        )
        self.all_button = Button(
            "secondary", "action.look_in_all", words.say("Look in all courses")
        )
        buttons = FlowRow()
        buttons.add(self.clear_button)
        buttons.add(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._sentence)
        column.addWidget(buttons)
        self.setVisible(False)

    def explain(self, chosen: str, query: str, elsewhere: int) -> None:
        """Say why no row is shown. ``elsewhere``: how many there are outside the filter ``chosen``;
        below 0: rows are shown, and this card is not needed."""
        self.setVisible(elsewhere >= 0)
        self.clear_button.setVisible(bool(query))
        self.all_button.setVisible(elsewhere > 0)
        self._sentence.setText(self._reason(chosen, query, elsewhere))

    def focusables(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.clear_button, self.all_button]

    def _reason(self, chosen: str, query: str, elsewhere: int) -> str:
        words = self._words
        if not query:
            if chosen == "closed":
                return words.say("No course is closed yet.")
            return words.say("No course is under way: all of them are closed.")
        if elsewhere <= 0:
            return words.say("No course contains “{text}”.", text=query)
        if chosen == "closed":
            return words.say(
                "Nothing found among the closed courses, but there is among the others."
            )
        return words.say(
            "Nothing found among the active courses, but there is among the closed ones."
        )
