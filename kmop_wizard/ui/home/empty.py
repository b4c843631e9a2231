"""Home before the first training."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.session.example import example_training
from kmop_wizard.ui import theme
from kmop_wizard.ui.home.columns import in_the_middle
from kmop_wizard.ui.home.example_place import ExamplePlace
from kmop_wizard.ui.home.notices import Notices
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, title
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.step_dots import StepDots
from kmop_wizard.ui.window.screen import Context, Route

_SOME_STATES = ("done", "done", "open", "later", "later", "later")
_READABLE = 48.0
"""In font heights: the widest that the explanation gets."""
_LARGE_FROM = 22.0
"""In font heights: in less width the title is smaller, and less is free around it."""


class EmptyHome(QWidget):
    """Two sentences, one button, and quiet ways to look around or to bring trainings along.

    While the folder of the trainings can't be read, it does not look like a first visit.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.example = ExamplePlace(context)
        self.notices = Notices(context)
        self.new_button = Button(
            "primary", "action.new_training", context.words.say("New training")
        )
        self.new_button.clicked.connect(self._new_training)
        say, go = context.words.say, context.go
        self.example_button = self._link("example", say("Look at a worked example"))
        self.example_button.clicked.connect(self._open_example)
        self.planner_button = self._link("open_planner", say("Can I still make it?"))
        self.planner_button.clicked.connect(lambda: go.to(Route("planner")))
        self.import_button = self._link("open_transfer", say("Import trainings"))
        self.import_button.clicked.connect(lambda: go.to(Route("transfer")))
        self._title, self._text, self._dots = title(), Label(), StepDots()
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
        session, say = self._context.session, self._context.words.say
        away = session.folder_problem is not None
        self.example_button.setVisible(session.example is None and not away)
        for part in (self._dots, self.new_button, self.import_button):
            part.setVisible(not away)
        if away:
            self._title.setText(say("Your trainings can't be shown now"))
            self._text.setText(
                say(
                    "Their folder can't be read. This is not an empty start: as soon as the folder"
                    " is there again, so are your trainings."
                )
            )
            return
        self._title.setText(say("Never miss a day of your training subsidy"))
        self._text.setText(
            say(
                "Note a training here, and you always see what to do next for the"
                " kmo-portefeuille, and by when. Six steps, from your enrolment to the payment"
                " order, and you can stop and go on whenever you like."
            )
        )

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        large = self.width() >= theme.em(self, _LARGE_FROM)
        self._title.set_scale("title" if large else "heading")
        side = 28 if large else 14
        self._around.setContentsMargins(side, side, side, side)

    def first_focus(self) -> QWidget:
        """What a person most likely wants."""
        return self.planner_button if self.new_button.isHidden() else self.new_button

    def _welcome(self) -> QWidget:
        say = self._context.words.say
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(theme.em(self, 0.9))
        self._around = column
        self._dots.set_steps(_SOME_STATES, 2, say("Six steps"))
        for part in (self._dots, self._title, self._text):
            column.addWidget(part)
        first = FlowRow()
        first.add(self.new_button)
        column.addWidget(first)
        column.addWidget(self._links())
        return card

    def _links(self) -> QWidget:
        say, go = self._context.words.say, self._context.go
        eligibility = self._link("open_eligibility", say("May I use it?"))
        eligibility.clicked.connect(lambda: go.to(Route("eligibility")))
        row = FlowRow(gap=theme.em(self, 1.2), down=0)
        for button in (
            self.example_button,
            self.planner_button,
            eligibility,
            self.import_button,
        ):
            row.add(button)
        return row

    def _link(self, verb: str, text: str) -> Button:
        return Button("link", f"action.{verb}", text)

    def _new_training(self) -> None:
        self._context.go.new_training()

    def _open_example(self) -> None:
        context = self._context
        training = example_training(context.words, context.session.today)
        context.session.add_example(training)
        if context.session.is_example(training.id):
            context.go.open_training(training.id)
