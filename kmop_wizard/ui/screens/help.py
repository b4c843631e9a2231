"""All help texts, the ones of the step that the user came from first."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.storage.reference import Entry, guidance
from kmop_wizard.ui import theme
from kmop_wizard.ui.screens.column import ColumnScreen, Divider, Section
from kmop_wizard.ui.screens.links import LinkButtons
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window.screen import Context, Route

TOPICS: Final = ("general", *STEPS, "rescue")
_LINKS: Final = ("portal", "start", "eloket", "catalogue", "help_email")


class HelpScreen(ColumnScreen):
    """One part for each topic; ``route.step`` names the one to open."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route, context.words.say("Help"))
        first = route.step if route.step in TOPICS else TOPICS[0]
        ordered = (first, *(topic for topic in TOPICS if topic != first))
        self.parts = {topic: self._part(topic) for topic in ordered}
        card = Section()
        for place, part in enumerate(self.parts.values()):
            if place:
                card.add(Divider())
            card.add(part)
        self.add(card)
        self.parts[first].set_open(True)
        self.add(self._links())

    def first_focus(self) -> QWidget | None:
        return next(iter(self.parts.values())).header

    def go_back(self) -> None:
        if self.route.back is None:
            super().go_back()
        else:
            self.go.to(self.route.back)

    def keep(self) -> dict[str, Any]:
        return {"open": [topic for topic, part in self.parts.items() if part.is_open()]}

    def take_back(self, kept: dict[str, Any]) -> None:
        for topic, part in self.parts.items():
            if "open" in kept:
                part.set_open(topic in kept["open"])

    def _part(self, topic: str) -> Collapsible:
        say = self.words.say
        found = guidance(topic, self.words.language)
        part = Collapsible(f"help.{topic}")
        part.set_texts(found.title, say("shown"), say("hidden"))
        for entry in found.entries:
            part.add(_block(entry))
        return part

    def _links(self) -> Section:
        say = self.words.say
        part = Section(say("On the internet"))
        part.add(Label(say("These open in your browser or mail program."), tone="muted"))
        part.add(LinkButtons(self.context, _LINKS))
        part.add(Label(say("Call 1700 (free) about the website and the rules.")))
        return part


def _block(entry: Entry) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(theme.em(block, 1.5), 0, 0, 10)
    column.setSpacing(3)
    column.addWidget(Label(entry.question, bold=True))
    for paragraph in entry.answer.split("\n\n"):
        column.addWidget(Label(paragraph))
    return block
