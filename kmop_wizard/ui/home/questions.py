"""What two computers told differently, above the trainings: only a person can decide it."""

from __future__ import annotations

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.ui.home.cards import Cards
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button


class Questions(Cards):
    """A card for each training about which something is to be decided."""

    def follow(self) -> None:
        """Show what is not decided yet."""
        words, session = self.context.words, self.context.session
        asked = [
            (entry.training.id, short_title(words, entry.training), len(found))
            for entry in session.agenda.entries
            if (found := session.editor(entry.training.id).conflicts)
        ]
        if self.is_new(asked):
            self.show_cards([self._card(*each) for each in asked])

    def _card(self, training_id: str, title: str, number: int) -> Banner:
        words, go = self.context.words, self.context.go
        card = Banner("warning", self)  # of its own it would flash as a window
        card.set_message(
            words.say("{title}: two computers say something different", title=title),
            detail=words.count(
                "Both answers are kept until you choose: there is {n} question.",
                "Both answers are kept until you choose: there are {n} questions.",
                number,
            ),
        )
        button = Button("secondary", f"action.choose.{training_id}", words.say("Choose"))
        button.setAccessibleName(words.say("Choose: {title}", title=title))
        button.clicked.connect(lambda: go.open_training(training_id))
        card.add_button(button)
        self.buttons.append(button)
        return card
