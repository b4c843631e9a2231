"""Home before the first training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.app.session.example import example_training
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n import N_
from kmop_wizard.i18n.pages.marks import step_name
from kmop_wizard.ui import theme
from kmop_wizard.ui.home.example_place import ExamplePlace
from kmop_wizard.ui.home.hero import PRIMARY
from kmop_wizard.ui.home.notices import NoticeLines
from kmop_wizard.ui.home.step_map import StepMap
from kmop_wizard.ui.home.troubles import all_troubles
from kmop_wizard.ui.widgets.block import Block
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, ShortLabel, small, title
from kmop_wizard.ui.widgets.page_footer import PageFooter
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.section_card import SectionCard
from kmop_wizard.ui.window.actions import press_link
from kmop_wizard.ui.window.focus_order import put_in_order
from kmop_wizard.ui.window.screen import Context, Route

_BESIDE_FROM: Final = 600
_WAYS: Final[Mapping[str, str]] = {
    "enrol": N_("with the provider"),
    "apply": N_("until 14 days after the start"),
    "deposit": N_("after your approval"),
    "subsidy": N_("VLAIO deposits"),
    "attend": N_("keep the certificate"),
    "pay": N_("after the invoice"),
}


class EmptyHome(QWidget):
    """Two sentences, one button, and quiet ways to look around or to bring trainings along.

    While the folder of the trainings can't be read, it does not look like a first visit.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.words.say
        self.example = ExamplePlace(context)
        self.notices = NoticeLines(context, self._order_focus)
        self.new_button = Button("primary", "action.new_training", say("New course"))
        self.new_button.clicked.connect(lambda: context.go.new_training())
        self._heading = title(say("My courses"))
        self._title = Label(scale="hero", bold=True)
        self._text, self._enough = Label(), ShortLabel(scale="small", tone="muted")
        self._enough.setText(say("Three details are enough to begin."))
        self._map = StepMap(STEPS, leads=False)
        self._example = _Way(
            "action.example",
            say("Look at an example"),
            say("A course that is filled in, to look around."),
        )
        self._practice = _Way(
            "action.open_practice",
            say("Practise"),
            say("Go through the six steps in five minutes."),
        )
        self._planner = _Way(
            "action.open_planner",
            say("Can I still make it?"),
            say("Fill in the first day of the course and see all deadlines."),
        )
        self._example.button.clicked.connect(self._open_example)
        self._practice.button.clicked.connect(
            lambda: press_link(context, self, "action.open_practice")
        )
        self._planner.button.clicked.connect(lambda: context.go.to(Route("planner")))
        self._looks = (self._example, self._practice, self._planner)
        self._footer = PageFooter(line=False)
        self._footer.pressed.connect(lambda name: press_link(context, self, name))
        self._lay_out()
        self.follow()

    def follow(self) -> None:
        """Show the example and the files that could not be used, if there are any."""
        session, say = self._context.session, self._context.words.say
        self.notices.show_notices(all_troubles(self._context, self.follow))
        self.example.follow()
        away = session.folder_problem is not None
        self._example.setVisible(session.example is None and not away)
        for part in (self._below, self.new_button, self._enough, self._practice):
            part.setVisible(not away)
        links = [
            ("action.open_eligibility", say("Am I eligible?")),
            *([] if away else [("action.open_transfer", say("Import courses"))]),
            ("action.open_settings", say("Settings")),
            ("action.help", say("All help (F1)")),
        ]
        self._footer.set_links(links, say("More"))
        if away:
            self._title.setText(say("Your courses can't be shown now"))
            self._text.setText(
                say(
                    "Their folder can't be read. This is not an empty start: as soon as the folder"
                    " is there again, so are your courses."
                )
            )
        else:
            self._title.setText(say("Miss no deadline for your training subsidy"))
            self._text.setText(
                say(
                    "Enter your course. At each step you see what to do and by when: from"
                    " enrolment to payment order."
                )
            )
        self._order_focus()

    def first_focus(self) -> QWidget:
        """What a person most likely wants."""
        return self._planner.button if self.new_button.isHidden() else self.new_button

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._footer.set_low(theme.is_low(self))
        beside = self.width() >= theme.px(self, _BESIDE_FROM)
        self._title.set_scale("hero" if beside else "title")
        self.new_button.setMinimumHeight(theme.px(self, PRIMARY))
        self._inner.setContentsMargins(*((8, 18, 8, 14) if beside else (0, 4, 0, 4)))
        for place, way in enumerate(self._looks):
            self._ways.addWidget(way, 0 if beside else place, place if beside else 0)
            self._ways.setColumnStretch(place, 1 if beside or not place else 0)

    def _lay_out(self) -> None:
        card = SectionCard()
        top, self._below = QWidget(), QWidget()
        self._inner = QVBoxLayout()
        self._inner.setSpacing(8)
        pressed = FlowRow(gap=14)
        pressed.add(self.new_button)
        pressed.add(self._enough)
        for part in (self._title, self._text):
            self._inner.addWidget(part)
        self._inner.addSpacing(10)
        self._inner.addWidget(pressed)
        QVBoxLayout(top).addLayout(self._inner)
        steps = QVBoxLayout()
        steps.setContentsMargins(8, 6, 8, 6)
        steps.addWidget(self._map)
        QVBoxLayout(self._below).addLayout(steps)
        say = self._context.words.say
        self._map.set_items(
            [
                StepItem(s, step_name(self._context.words, s), say(_WAYS[s]), "later", "")
                for s in STEPS
            ],
            None,
        )
        card.add_section(top)
        card.add_section(self._below)
        self._ways = QGridLayout()
        self._ways.setContentsMargins(32, 8, 32, 0)
        self._ways.setHorizontalSpacing(24)
        for place, way in enumerate(self._looks):
            self._ways.addWidget(way, 0, place)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(11)
        parts: tuple[QWidget, ...] = (self._heading, self.notices, card)
        for each in parts:
            column.addWidget(each)
        column.addLayout(self._ways)
        column.addWidget(self.example)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrollArea(Block(inner, 12, 12)), 1)
        whole.addWidget(Block(self._footer, line=True))

    def _order_focus(self) -> None:
        put_in_order(
            [
                *self.notices.buttons,
                self.new_button,
                *(way.button for way in self._looks),
                *self.example.stops(),
                *self._footer.stops(),
            ]
        )

    def _open_example(self) -> None:
        context = self._context
        training = example_training(context.words, context.session.today)
        context.session.add_example(training)
        if context.session.is_example(training.id):
            context.go.open_training(training.id)


class _Way(QWidget):
    """A plain link with a line under it."""

    def __init__(self, name: str, text: str, line: str) -> None:
        super().__init__()
        self.button = Button("flat", name, text)
        first = FlowRow()
        first.add(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(first)
        column.addWidget(small(line))
