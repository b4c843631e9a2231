"""The first screen: all trainings, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.home.overview import Overview
from kmop_wizard.ui.window.screen import Context, Route, Screen

if TYPE_CHECKING:
    from kmop_wizard.ui.home.empty import EmptyHome


class HomeScreen(Screen):
    """Explains itself while there are no trainings; else shows them."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body: EmptyHome | Overview = self._make_body()
        self._column.addWidget(self.body)

    @property
    def title(self) -> str:
        return self.words.say("My trainings")

    def follow(self) -> None:
        if self._is_empty() != isinstance(self.body, Overview):
            self.body.follow()
            return
        self._column.removeWidget(self.body)
        self.body.setParent(None)
        self.body.deleteLater()
        self.body = self._make_body()
        self._column.addWidget(self.body)

    def first_focus(self) -> QWidget | None:
        if isinstance(self.body, Overview):
            return self.body.header.search
        return self.body.first_focus()

    def keep(self) -> dict[str, Any]:
        if not isinstance(self.body, Overview):
            return {}
        return {
            "search": self.body.header.search.text(),
            "filter": self.body.header.chosen,
            "scroll": self.body.scrolled,
        }

    def take_back(self, kept: dict[str, Any]) -> None:
        if not kept or not isinstance(self.body, Overview):
            return
        self.body.header.choose(kept["filter"])
        self.body.header.search.setText(kept["search"])
        if kept["scroll"]:
            self.body.scroll_to(kept["scroll"])

    def _is_empty(self) -> bool:
        return not self.session.agenda.entries

    def _make_body(self) -> EmptyHome | Overview:
        if not self._is_empty():
            return Overview(self.context)
        from kmop_wizard.ui.home.empty import EmptyHome  # most starts have trainings to show

        return EmptyHome(self.context)
