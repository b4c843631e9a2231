"""Home before the first training."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.home.columns import in_the_middle
from kmop_wizard.ui.home.example import example_training
from kmop_wizard.ui.home.example_place import ExamplePlace
from kmop_wizard.ui.home.notices import Notices
from kmop_wizard.ui.screen import Context, Route
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, title
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.step_dots import StepDots

_SOME_STATES = ("done", "done", "open", "later", "later", "later")
_READABLE = 48.0
"""In font heights: the widest that the explanation gets."""


class EmptyHome(QWidget):
    """Two sentences, one button, and quiet ways to look around or to bring trainings along."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.example = ExamplePlace(context)
        self.notices = Notices(context)
        self.new_button = Button(
            "primary", "action.new_training", context.words.say("New training")
        )
        self.new_button.clicked.connect(self._new_training)
        self.example_button = self._link("example", context.words.say("Look at a worked example"))
        self.example_button.clicked.connect(self._open_example)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self._welcome())
        column.addWidget(self.notices)
        column.addWidget(self.example)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(in_the_middle(content, theme.em(self, _READABLE))))
        self.follow()

    def follow(self) -> None:
        """Show the example and the files that could not be used, if there are any."""
        self.notices.follow()
        self.example.follow()
        self.example_button.setVisible(self._context.workspace.example is None)

    def _welcome(self) -> QWidget:
        say = self._context.words.say
        card = Card()
        column = QVBoxLayout(card)
        side = 28
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.em(self, 0.9))
        dots = StepDots()
        dots.set_steps(_SOME_STATES, 2, say("Six steps"))
        parts = (
            dots,
            title(say("Never miss a day of your training subsidy")),
            Label(
                say(
                    "Note a training here, and you always see what to do next for the"
                    " kmo-portefeuille, and by when. Six steps, from your enrolment to the payment"
                    " order, and you can stop and go on whenever you like."
                )
            ),
        )
        for part in parts:
            column.addWidget(part)
        first = FlowRow()
        first.add(self.new_button)
        column.addWidget(first)
        column.addWidget(self._links())
        return card

    def _links(self) -> QWidget:
        say, go = self._context.words.say, self._context.go
        planner = self._link("open_planner", say("Can I still make it?"))
        planner.clicked.connect(lambda: go.to(Route("planner")))
        transfer = self._link("open_transfer", say("Import trainings"))
        transfer.clicked.connect(lambda: go.to(Route("transfer")))
        eligibility = self._link("open_eligibility", say("May I use it?"))
        eligibility.clicked.connect(lambda: go.to(Route("eligibility")))
        row = FlowRow(gap=theme.em(self, 1.2))
        for button in (self.example_button, planner, eligibility, transfer):
            row.add(button)
        return row

    def _link(self, verb: str, text: str) -> Button:
        return Button("link", f"action.{verb}", text)

    def _new_training(self) -> None:
        self._context.go.new_training()

    def _open_example(self) -> None:
        context = self._context
        training = example_training(context.words, context.workspace.today)
        context.workspace.add_example(training)
        if context.workspace.is_example(training.id):
            context.go.open_training(training.id)
