"""The frame around the six pages of a training: step list, page, guidance, footer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import ACTION_STEP, STEPS
from kmop_wizard.ui import theme
from kmop_wizard.ui.focus_order import put_in_order, stops
from kmop_wizard.ui.guidance import GuidanceColumn
from kmop_wizard.ui.own_enterprise import remember_enterprise
from kmop_wizard.ui.pages import PAGES
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.screen import Context, Route, Screen
from kmop_wizard.ui.step_items import step_items
from kmop_wizard.ui.titles import short_title
from kmop_wizard.ui.training_links import TrainingLinks
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.error_summary import ErrorSummary
from kmop_wizard.ui.widgets.label import title
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.step_list import StepList

_BESIDE_FROM: Final = 62
"""In font heights: narrower than this, the guidance goes under the page."""
_ROWS_FROM: Final = 46
"""In font heights: narrower than this, the step list shrinks to circles above the page."""
_GUIDANCE_WIDTH: Final = 13
_STEPS_WIDTH: Final = 15


class WizardScreen(Screen):
    """One training: any step can be opened at any time, because facts arrive in any order."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route)
        self._document = self.workspace.document(route.training_id)
        self._step = route.step or ACTION_STEP[self._entry().plan.next.action]
        self._page: StepPage | None = None
        self._shape: object = None
        self._rebuilder = QTimer(self, singleShot=True)
        self._rebuilder.timeout.connect(self._rebuild)
        self._build()
        self._open(self._step)

    @property
    def title(self) -> str:
        return short_title(self.words, self._document.training)

    @property
    def step(self) -> str:
        """The step whose page is open."""
        return self._step

    def first_focus(self) -> QWidget | None:
        return self._page.first_focus() if self._page else None

    def keep(self) -> dict[str, Any]:
        return {"scroll": self._scroll.verticalScrollBar().value()}

    def take_back(self, kept: dict[str, Any]) -> None:
        position = kept.get("scroll", 0)
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(position))

    def take_files(self, paths: Sequence[Path]) -> bool:
        return self._page is not None and self._page.take_files(paths)

    def leave(self) -> None:
        self._document.end_spell()
        self.workspace.leave(self.route.training_id)
        remember_enterprise(self.workspace, self._document.training)

    def follow(self) -> None:
        entry = self._entry()
        self._heading.setText(self.title)
        self._show_steps(entry)
        if self._page is None:
            return
        self._page.follow(entry)
        if not self._errors.isHidden():
            self._show_problems()
        if self._page.shape(entry) != self._shape and not self._is_typing():
            self._rebuild_soon()

    def open_step(self, step: str) -> None:
        """Show the page of ``step``."""
        self._document.end_spell()
        self._open(step)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._heading = title(self.title)
        self._example = Chip(self.words.say("Example"), "accent")
        self._example.setVisible(self.workspace.is_example(self.route.training_id))
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._example)
        self._steps = StepList(STEPS)
        self._steps.chosen.connect(self.open_step)
        self._steps_card = Card()
        inside = QVBoxLayout(self._steps_card)
        inside.setContentsMargins(8, 12, 8, 12)
        inside.addWidget(self._steps)
        self._links = TrainingLinks(self.context, self.route.training_id)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._steps_card)
        left.addWidget(self._links)
        left.addStretch(1)
        self._left_column = left
        self._guidance = GuidanceColumn(self.context)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(18)
        self._body.addWidget(self._left)
        self._body.addWidget(self._build_page_card(), 1)
        self._body.addWidget(self._guidance)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(top)
        column.addLayout(self._body, 1)

    def _build_page_card(self) -> Card:
        words = self.words
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 10, 10, 14)
        column.setSpacing(8)
        self._inside = QWidget()
        self._inside_column = QVBoxLayout(self._inside)
        self._inside_column.setContentsMargins(16, 10, 16, 10)
        self._inside_column.setSpacing(18)
        self._errors = ErrorSummary()
        self._inside_column.addWidget(self._errors)
        self._scroll = ScrollArea(self._inside)
        column.addWidget(self._scroll, 1)
        self._back_button = Button("secondary", "action.back", words.say("&Back"))
        self._back_button.clicked.connect(self._back)
        self._next_button = Button("primary", "action.next", words.say("&Continue"))
        self._next_button.clicked.connect(self._next)
        footer = QHBoxLayout()
        footer.setContentsMargins(16, 0, 16, 0)
        footer.addWidget(self._back_button)
        footer.addStretch(1)
        footer.addWidget(self._next_button)
        column.addLayout(footer)
        return card

    def _open(self, step: str) -> None:
        entry = self._entry()
        self._step = self._links.step = step
        if self._page is not None:
            self._inside_column.removeWidget(self._page)
            self._page.hide()
            self._page.setParent(None)
            self._page.deleteLater()
        page = PAGES[step](self.context, self._document, entry)
        self._shape = page.shape(entry)
        page.left.connect(self._field_left)
        page.confirmed.connect(self._next)
        page.reshaped.connect(self._rebuild_soon)
        self._page = page
        self._inside_column.insertWidget(1, page)
        self._errors.set_problems("", [])
        self._guidance.show_step(step)
        self._show_steps(entry)
        self._order_focus()
        self._scroll.verticalScrollBar().setValue(0)

    def _entry(self) -> Entry:
        return self.workspace.entry(self.route.training_id)

    # -- going on --------------------------------------------------------------------------------

    def _next(self) -> None:
        self._document.end_spell()
        if self._show_problems():
            self._errors.take_focus()
            return
        position = STEPS.index(self._step)
        if position + 1 < len(STEPS):
            self.open_step(STEPS[position + 1])
        else:
            self.go.home()

    def _back(self) -> None:
        position = STEPS.index(self._step)
        if position:
            self.open_step(STEPS[position - 1])
        else:
            self.go.home()

    def _show_problems(self) -> bool:
        problems = self._page.problems() if self._page else []
        heading = self.words.count(
            "Something needs another look", "A few things need another look", len(problems)
        )
        self._errors.set_problems(heading, problems)
        self._order_focus()
        return bool(problems)

    def _field_left(self) -> None:
        if self._page is not None and self._page.shape(self._entry()) != self._shape:
            self._rebuild_soon()

    def _rebuild_soon(self) -> None:
        """Build the page anew, once, after the event that asked, with the focus where it was."""
        self._rebuilder.start()

    def _rebuild(self) -> None:
        focused = self.window().focusWidget()
        name = focused.objectName() if focused and self.isAncestorOf(focused) else ""
        position = self._scroll.verticalScrollBar().value()
        self._open(self._step)
        again = self.findChild(QWidget, name) if name else None
        target = again or self.first_focus()
        if target is not None:
            target.setFocus()
        if again is target:
            QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(position))
        else:
            QTimer.singleShot(0, self, lambda: self._scroll.show_focus())

    def _order_focus(self) -> None:
        """Let Tab go through the screen as it is read: what was built last is at the end."""
        left = self._left.isAncestorOf(self._links)
        links = self._links.stops()
        read: list[QWidget] = [*([] if left else links), self._back_button, self._next_button]
        beside = self._guidance.parentWidget() is self
        read = [*read, *stops(self._guidance)] if beside else [*stops(self._guidance), *read]
        put_in_order([self._steps.row(STEPS[-1]), *(links if left else []), *self._errors.links()])
        put_in_order([*stops(self._page)[-1:], *read])

    def _is_typing(self) -> bool:
        focused = self.window().focusWidget()
        inside = focused is not None and self._inside.isAncestorOf(focused)
        return inside and not isinstance(focused, QAbstractButton)

    # -- showing ---------------------------------------------------------------------------------

    def _show_steps(self, entry: Entry) -> None:
        self._steps.set_items(step_items(self.words, entry, self.workspace.today), self._step)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def _arrange(self) -> None:
        width = self.width() / max(1, theme.em(self))
        beside, rows = width >= _BESIDE_FROM, width >= _ROWS_FROM
        self._steps.set_compact(not rows)
        self._body.setDirection(
            QBoxLayout.Direction.LeftToRight if rows else QBoxLayout.Direction.TopToBottom
        )
        limit = theme.em(self, _STEPS_WIDTH) if rows else 16_777_215
        self._left.setMaximumWidth(limit)
        self._left.setMinimumWidth(limit if rows else 0)
        if beside != (self._guidance.parentWidget() is self):
            if beside:
                self._inside_column.removeWidget(self._guidance)
                self._body.addWidget(self._guidance)
            else:
                self._body.removeWidget(self._guidance)
                self._inside_column.addWidget(self._guidance)
            self._guidance.show()
        self._place_links(rows)
        width_limit = theme.em(self, _GUIDANCE_WIDTH) if beside else 16_777_215
        self._guidance.setMaximumWidth(width_limit)
        self._guidance.setMinimumWidth(width_limit if beside else 0)
        self._order_focus()

    def _place_links(self, rows: bool) -> None:
        """Under the step list; where that is a row of circles, at the end of the page."""
        column = self._left_column if rows else self._inside_column
        if column.indexOf(self._links) < 0:
            (self._inside_column if rows else self._left_column).removeWidget(self._links)
            column.insertWidget(1 if rows else column.count(), self._links)
