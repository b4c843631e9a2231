"""The first screen: all trainings, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.home.overview import MANY, Overview
from kmop_wizard.ui.window.screen import Context, Route, Screen

if TYPE_CHECKING:
    from kmop_wizard.ui.home.empty import EmptyHome


class HomeScreen(Screen):
    """Explains itself while there are no trainings; else shows them."""

    whole_width = True

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body: EmptyHome | Overview = self._make_body()
        self._column.addWidget(self.body)

    @property
    def title(self) -> str:
        return self.words.say("My courses")

    def follow(self) -> None:
        if isinstance(self.body, Overview) and self.body.many == self._many():
            fits = bool(self.session.agenda.entries)
        else:
            fits = not isinstance(self.body, Overview) and not self.session.agenda.entries
        if fits:
            self.body.follow()
            return
        kept = self.keep()
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._column.removeWidget(self.body)
        self.body.setParent(None)
        self.body.deleteLater()
        self.body = self._make_body()
        self._column.addWidget(self.body)
        self.take_back(kept)
        if had_focus:
            self.body.show()
            self.body.first_focus().setFocus()

    def first_focus(self) -> QWidget | None:
        return self.body.first_focus()

    def search(self) -> None:
        if isinstance(self.body, Overview):
            self.body.header.ask()

    def keep(self) -> dict[str, Any]:
        if not isinstance(self.body, Overview):
            return {}
        return {
            "search": self.body.header.search.text(),
            "searching": self.body.header.searching,
            "filter": self.body.header.chosen,
            "scroll": self.body.scrolled,
        }

    def take_back(self, kept: dict[str, Any]) -> None:
        if not isinstance(self.body, Overview):
            return
        if not kept:
            self.body.show_top()
            return
        self.body.header.choose(kept["filter"])
        if kept["searching"]:
            self.body.header.offer_search()
        self.body.header.search.setText(kept["search"])
        if kept["scroll"]:
            self.body.scroll_to(kept["scroll"])

    def _many(self) -> bool:
        return len(self.session.agenda.entries) >= MANY

    def _make_body(self) -> EmptyHome | Overview:
        if self.session.agenda.entries:
            return Overview(self.context)
        from kmop_wizard.ui.home.empty import EmptyHome  # most starts have trainings to show

        return EmptyHome(self.context)
