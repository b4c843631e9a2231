"""When something went wrong: a ready letter to VLAIO or to the provider."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kmop_wizard.domain.rescue import rescue
from kmop_wizard.ui.pages.sections.hand_over import HandOverSection
from kmop_wizard.ui.widgets.choice_field import ChoiceField


class LetterSection(HandOverSection):
    """The question to VLAIO in Dutch, or what the provider should know."""

    receiver = "vlaio"

    def title(self) -> str:
        return self.words.say("Letter to VLAIO or the provider")

    def language_label(self) -> str:
        return self.words.say("Language of the letter")

    def choices(self) -> tuple[QWidget, ...]:
        words = self.words
        to = ChoiceField("hand_over.receiver")
        to.set_label(words.say("To"))
        to.set_options([("vlaio", "VLAIO"), ("provider", words.say("the provider"))])
        to.set_text(self.receiver)
        to.edited.connect(self._choose_receiver)
        return (to,)

    def follow(self) -> None:
        """Once all is put right there is nothing to write about; the last text stays."""
        entry = self.host.entry
        if rescue(entry.training, entry.plan) is not None:
            super().follow()

    def _choose_receiver(self, receiver: str) -> None:
        self._to = receiver
        self.follow()
