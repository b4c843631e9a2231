"""One training: its six pages in their frame, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QVBoxLayout,
    QWidget,
)

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.overview.step_items import step_items
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import ACTION_STEP, STEPS
from kmop_wizard.ui.pages import PAGES
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.pages.wizard_frame import WizardFrame
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.window.focus_place import FocusPlace
from kmop_wizard.ui.window.screen import Context, Route, Screen

_OF_INVOICES: Final = "pay"


class WizardScreen(Screen):
    """One training: any step can be opened at any time, because facts arrive in any order."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route)
        self._editor = self.session.editor(route.training_id)
        self._step = route.step or ACTION_STEP[self._entry().plan.next.action]
        self._page: StepPage | None = None
        self._shape: object = None
        self._rebuilder = QTimer(self, singleShot=True)
        self._rebuilder.timeout.connect(self._rebuild)
        self._frame = WizardFrame(context, route.training_id)
        self._build()
        self._open(self._step)

    @property
    def title(self) -> str:
        return short_title(self.words, self._editor.training)

    @property
    def step(self) -> str:
        """The step whose page is open."""
        return self._step

    def first_focus(self) -> QWidget | None:
        return self._page.first_focus() if self._page else None

    def keep(self) -> dict[str, Any]:
        return {"scroll": self._frame.scroll_position()}

    def take_back(self, kept: dict[str, Any]) -> None:
        position = kept.get("scroll", 0)
        QTimer.singleShot(0, self, lambda: self._frame.scroll_to(position))

    def take_files(self, files: Sequence[IncomingFile]) -> bool:
        """An e-invoice is read on the page of the invoices, wherever it was dropped."""
        if self._step != _OF_INVOICES and any(file.is_einvoice for file in files):
            self.open_step(_OF_INVOICES)
        return self._page is not None and self._page.take_files(files)

    def leave(self) -> None:
        self._editor.end_step()
        self.session.leave(self.route.training_id)
        self.session.remember_enterprise(self._editor.training)

    def follow(self) -> None:
        entry = self._entry()
        self._frame.heading.setText(self.title)
        self._show_steps(entry)
        if self._page is None:
            return
        self._page.follow(entry)
        if not self._frame.errors.isHidden():
            self._show_problems()
        if self._page.shape(entry) != self._shape and not self._is_typing():
            self._rebuild_soon()

    def open_step(self, step: str) -> None:
        """Show the page of ``step``."""
        self._editor.end_step()
        self._open(step)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        frame = self._frame
        frame.heading.setText(self.title)
        frame.steps.chosen.connect(self.open_step)
        frame.back_button.clicked.connect(self._back)
        frame.next_button.clicked.connect(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _open(self, step: str) -> None:
        entry = self._entry()
        self._step = self._frame.links.step = step
        page = PAGES[step](self.context, self._editor, entry)
        self._shape = page.shape(entry)
        page.left.connect(self._field_left)
        page.confirmed.connect(self._next)
        page.reshaped.connect(self._rebuild_soon)
        self._page = page
        self._frame.put_page(page)
        self._frame.errors.set_problems("", [])
        self._frame.guidance.show_step(step)
        self._show_steps(entry)
        self._frame.order_focus()
        self._frame.scroll_to(0)

    def _entry(self) -> Entry:
        return self.session.entry(self.route.training_id)

    # -- going on --------------------------------------------------------------------------------

    def _next(self) -> None:
        self._editor.end_step()
        if self._show_problems():
            self._frame.errors.take_focus()
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
        self._frame.errors.set_problems(heading, problems)
        self._frame.order_focus()
        return bool(problems)

    def _field_left(self) -> None:
        if self._page is not None and self._page.shape(self._entry()) != self._shape:
            self._rebuild_soon()

    def _rebuild_soon(self) -> None:
        """Build the page anew, once, after the event that asked, with the focus where it was."""
        self._rebuilder.start()

    def _rebuild(self) -> None:
        focused = self.window().focusWidget()
        place = FocusPlace.of(focused) if focused and self.isAncestorOf(focused) else None
        position = self._frame.scroll_position()
        folds = {f.header.objectName() for f in self.findChildren(Collapsible) if f.is_open()}
        self._open(self._step)
        for fold in self.findChildren(Collapsible):
            fold.set_open(fold.is_open() or fold.header.objectName() in folds)
        if place is not None and place.take(self):
            QTimer.singleShot(0, self, lambda: self._frame.scroll_to(position))
        else:
            if (first := self.first_focus()) is not None:
                first.setFocus()
            QTimer.singleShot(0, self, lambda: self._frame.area.show_focus())

    def _is_typing(self) -> bool:
        focused = self.window().focusWidget()
        inside = focused is not None and self._frame.holds(focused)
        return inside and not isinstance(focused, QAbstractButton)

    # -- showing ---------------------------------------------------------------------------------

    def _show_steps(self, entry: Entry) -> None:
        self._frame.steps.set_items(step_items(self.words, entry, self.session.today), self._step)
