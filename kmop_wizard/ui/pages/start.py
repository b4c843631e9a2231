"""The start of a new training: three facts, and the last days appear while they are typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.reference import guidance
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.fact_field import OTHER_PROVIDER, FactField
from kmop_wizard.ui.pages.provider_choice import choose_provider, chosen_provider
from kmop_wizard.ui.pages.start_panel import StartPanel
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.error_summary import ErrorSummary
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, title
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.screen import Context, Route, Screen

_PATHS = (("title",), ("enrolment", "provider"), ("enrolment", "first_lesson_day"))
_LIKE_THE_LAST = (
    ("enterprise", "name"),
    ("enterprise", "number"),
    ("enterprise", "size"),
    ("enrolment", "provider"),
    ("enrolment", "provider_name"),
    ("enrolment", "registration_number"),
    ("enrolment", "price_excl_vat"),
    ("enrolment", "theme"),
    ("enrolment", "participants"),
)
_BESIDE_FROM = 52.0
"""In font heights: narrower than this, the last days go under the fields."""


class StartScreen(Screen):
    """``route.training_id`` is a document that was made just now, or is being started on still."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route)
        self._editor = self.session.editor(route.training_id)
        self._other_chosen = False
        self._last = self._last_training()
        self.panel = StartPanel(context)
        self._errors = ErrorSummary()
        self._fields = {path: FactField(context, self._editor, path) for path in _PATHS}
        self._prepare_provider()
        self._build()
        for field in self._fields.values():
            if isinstance(field.edit, QLineEdit):
                field.edit.returnPressed.connect(self._continue)
        self.follow()

    @property
    def title(self) -> str:
        return self.words.say("New training")

    def follow(self) -> None:
        for field in self._fields.values():
            field.follow()
        self._follow_provider()
        self._follow_facts()

    def first_focus(self) -> QWidget | None:
        return self._fields[("title",)].edit

    def keep(self) -> dict[str, Any]:
        return {
            "other": self._other_chosen,
            "problems": not self._errors.isHidden(),
            "scroll": self._scroll.verticalScrollBar().value(),
        }

    def take_back(self, kept: dict[str, Any]) -> None:
        self._other_chosen = kept.get("other", False)
        self._follow_provider()
        if kept.get("problems"):
            self._show_problems()
        position = kept.get("scroll", 0)
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(position))

    def leave(self) -> None:
        self._editor.end_step()
        self.session.saves.save(self.route.training_id)

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        say = self.words.say
        self._form = Form()
        for field in self._fields.values():
            self._form.add(field.widget)
        self._form.add(self._excluded_courses())
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 18, 22, 20)
        inside.addWidget(self._form)
        inside.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(18)
        self._beside.addWidget(card, 3)
        self._beside.addWidget(self.panel, 2)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 3, 4)
        column.setSpacing(12)
        column.addWidget(title(say("New training")))
        column.addWidget(
            Label(
                say(
                    "Three facts are enough to see your last days. All of it is saved as you type,"
                    " and can be changed later."
                ),
                tone="muted",
            )
        )
        if self._last is not None:
            column.addWidget(self._like_the_last(self._last))
        column.addWidget(self._errors)
        column.addLayout(self._beside)
        column.addStretch(1)
        self._scroll = ScrollArea(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        say = self.words.say
        self.back_button = Button("secondary", "action.back", say("Back"))
        self.back_button.clicked.connect(self.go.home)
        self.next_button = Button("primary", "action.next", say("Continue"))
        self.next_button.clicked.connect(self._continue)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.next_button)
        return row

    def _excluded_courses(self) -> Collapsible:
        """The help on courses for which nobody gets a subsidy: best known before enrolling."""
        entries = guidance("general", self.words.language).entries
        excluded = next(entry for entry in entries if entry.key == "excluded")
        folded = Collapsible("action.toggle.excluded")
        folded.set_texts(excluded.question, self.words.say("open"), self.words.say("closed"))
        folded.add(Label(excluded.answer, tone="muted"))
        return folded

    def _like_the_last(self, last: Training) -> QWidget:
        name = short_title(self.words, last, 60)
        button = Button("secondary", "action.repeat_training")
        button.set_plain_text(self.words.say("Like the last one: {title}", title=name))
        button.clicked.connect(lambda: self._repeat(last, name))
        row = FlowRow()
        row.add(button)
        return row

    # -- the provider ----------------------------------------------------------------------------

    def _prepare_provider(self) -> None:
        widget = self._fields[("enrolment", "provider")].widget
        widget.edited.disconnect()
        widget.edited.connect(self._choose_provider)

    def _choose_provider(self, chosen: str) -> None:
        self._other_chosen = chosen == OTHER_PROVIDER
        choose_provider(self._editor, self.session.rules, chosen)
        self._follow_provider()

    def _follow_provider(self) -> None:
        shown = chosen_provider(self._editor.training, self.session.rules)
        if not shown and self._other_chosen:
            shown = OTHER_PROVIDER
        field = self._fields[("enrolment", "provider")]
        field.widget.set_text(shown)
        other = shown == OTHER_PROVIDER
        hint = self.words.say("You fill in its name and number on the next page.") if other else ""
        field.set_hint(hint)

    # -- what happens ----------------------------------------------------------------------------

    def _follow_facts(self) -> None:
        self.panel.show_day(self._editor.training.enrolment.first_lesson_day)
        if not self._errors.isHidden():
            self._show_problems()

    def _last_training(self) -> Training | None:
        others = (
            entry.training
            for entry in self.session.agenda.entries
            if entry.training.id != self.route.training_id
        )
        return max(others, key=lambda training: training.saved_at or "", default=None)

    def _repeat(self, last: Training, name: str) -> None:
        known = {path: fact(last, path) for path in _LIKE_THE_LAST}
        values: dict[Path, Any] = {
            path: value for path, value in known.items() if value not in (None, "", ())
        }
        if not (self._editor.training.title or "").strip():
            values[("title",)] = last.title
        step = self._editor.enter_many(values)
        self.follow()
        self._fields[("enrolment", "first_lesson_day")].edit.setFocus()
        message = self.words.say("Filled in like the last one: {title}", title=name)
        self.go.offer_undo(message, self._editor, step)

    def _continue(self) -> None:
        if self._show_problems():
            self._errors.take_focus()
            return
        self.go.open_training(self.route.training_id, "enrol")

    def _show_problems(self) -> bool:
        found = [(field.problem(), field.edit) for field in self._fields.values()]
        problems = [(text, edit) for text, edit in found if text]
        for field in self._fields.values():
            field.show_problem()
        heading = self.words.count(
            "Something needs another look", "A few things need another look", len(problems)
        )
        self._errors.set_problems(heading, problems)
        return bool(problems)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        direction = QBoxLayout.Direction
        beside = self.width() >= theme.em(self, _BESIDE_FROM)
        self._beside.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
