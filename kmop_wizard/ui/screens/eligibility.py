"""May I use it? Six questions, answered for oneself; nothing is stored."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.storage.reference import Entry, guidance
from kmop_wizard.ui.screens.column import ColumnScreen, Divider, Section
from kmop_wizard.ui.screens.links import LinkButtons
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window.screen import Context, Route

TOPIC: Final = "eligibility"


class Question(QWidget):
    """One question with yes and no, and what a no means."""

    def __init__(self, context: Context, entry: Entry) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        say = context.words.say
        about, _, self._meaning = entry.answer.partition("\n\n")
        self.choice = ChoiceField(f"{TOPIC}.{entry.key}")
        self.choice.set_label(literal(entry.question))
        self.choice.label.setVisible(False)
        self.choice.set_options((("yes", say("Yes")), ("no", say("No"))))
        self._no = Banner("warning")
        self._no.setObjectName(f"{TOPIC}.{entry.key}.meaning")
        texts = (Label(entry.question, bold=True), Label(about, tone="muted"))
        for part in (*texts, self.choice, self._no):
            column.addWidget(part)

    @property
    def meaning(self) -> str:
        """What a no means; empty while the answer is another."""
        return self._meaning if self.choice.text() == "no" else ""

    def show_meaning(self) -> None:
        """Say what a no means, beside it."""
        self._no.set_message(self.meaning)


class EligibilityScreen(ColumnScreen):
    """The questions under each other and, live, what the answers come to."""

    def __init__(self, context: Context, route: Route) -> None:
        topic = guidance(TOPIC, context.words.language)
        say = context.words.say
        super().__init__(
            context,
            route,
            topic.title,
            say("Six questions. Your answers are not kept, and nobody sees them."),
        )
        self.questions = {entry.key: Question(context, entry) for entry in topic.entries}
        card = Section()
        for place, question in enumerate(self.questions.values()):
            question.choice.edited.connect(self._show)
            if place:
                card.add(Divider())
            card.add(question)
        self.add(card)
        self.verdict = Banner()
        self.verdict.setObjectName("eligibility.verdict")
        self.add(self.verdict)
        self.ask = LinkButtons(context, ("portal", "help_email"))
        self.add(self.ask)
        self.add_main(self._new_training())
        self._show()

    def first_focus(self) -> QWidget | None:
        first = next(iter(self.questions.values())).choice
        return first.button(first.text() or "yes")

    def keep(self) -> dict[str, Any]:
        return {key: question.choice.text() for key, question in self.questions.items()}

    def take_back(self, kept: dict[str, Any]) -> None:
        for key, question in self.questions.items():
            question.choice.set_text(str(kept.get(key, "")))
        self._show()

    def _new_training(self) -> Button:
        self.new_training = Button("primary", "action.new_training")
        self.new_training.setText(literal(self.words.say("New course")))
        self.new_training.clicked.connect(lambda _on=False: self.go.new_training())
        return self.new_training

    def _show(self) -> None:
        for question in self.questions.values():
            question.show_meaning()
        answers = [question.choice.text() for question in self.questions.values()]
        may, may_not = all(answer == "yes" for answer in answers), "no" in answers
        self.new_training.setVisible(may)
        self.ask.setVisible(may_not)
        self._say_verdict(may, may_not, answers.count(""))

    def _say_verdict(self, may: bool, may_not: bool, open_questions: int) -> None:
        words = self.words
        detail = ""
        if may:
            text, tone = words.say("You can probably use the kmo-portefeuille."), "success"
            detail = words.say("VLAIO checks it when you apply.")
        elif may_not:
            text = words.say("With this answer the kmo-portefeuille is probably not for you.")
            detail = words.say("In doubt? Call 1700 (free) or ask VLAIO before you enrol.")
            tone = "warning"
        else:
            tone = "accent"
            text = words.count(
                "{n} question to answer.", "{n} questions to answer.", open_questions
            )
        self.verdict.set_message(text, tone, detail)
        meanings = [question.meaning for question in self.questions.values() if question.meaning]
        if may or may_not:
            self.speak_soon(" ".join([*meanings, text, detail]))
