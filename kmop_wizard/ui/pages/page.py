"""What the six pages have in common: a title, what is pressing, the fields, and what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.app.facts.table import object_name
from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.overview.step_items import URGENCY_TONE
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.facts import fact
from kmop_wizard.domain.plan import ACTION_STEP
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.i18n.sentences import (
    deadline_banner,
    step_number,
    step_question,
    step_reason,
    step_why,
    warning_sentence,
)
from kmop_wizard.ui.pages.conflict_questions import build_conflict_questions
from kmop_wizard.ui.pages.fact_field import FactField, copy_text
from kmop_wizard.ui.pages.phone_panel import PhonePanel
from kmop_wizard.ui.papers.panel import Papers
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, heading, title
from kmop_wizard.ui.window.screen import Context

_STATE_TONE: Final = {"overdue": "danger", "lost": "danger"}


class StepPage(QWidget):
    """The page of one step for one document.

    It shows what it is given by `follow`, and puts what is typed into the editor. ``left``: a
    field was left. ``confirmed``: Return was pressed in one. ``reshaped``: the page wants to be
    built anew.
    """

    left = Signal()
    confirmed = Signal()
    reshaped = Signal()
    step: ClassVar[str]
    warnings: ClassVar[tuple[str, ...]] = ()

    def __init__(self, context: Context, editor: Editor, entry: Entry) -> None:
        super().__init__()
        self.context = context
        self.words = context.words
        self.editor = editor
        self.entry = entry
        self.fields: dict[FactPath, FactField] = {}
        self.questions: list[QWidget] = []
        self._followers: list[Callable[[Entry], None]] = []
        self.body = Form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        column.addStretch(1)
        self._build_top()
        build_conflict_questions(self)
        self.build()
        self.add(PhonePanel(self))
        self.papers = Papers(context, editor, self.step)
        self.papers.reshaped.connect(self.reshaped)
        self.add(self.papers)
        self.on_follow(self.papers.follow)
        self.folded("notes", self.words.say("Notes"), ("notes",))
        self.follow(entry)

    def build(self) -> None:
        """Put what this step needs on the page."""
        raise NotImplementedError

    def shape(self, entry: Entry) -> object:
        """What decides how the page is built; when it differs, the page is built anew."""
        found = rescue(entry.training, entry.plan)
        training = entry.training
        open_questions = self.context.session.editor(training.id).conflicts
        return (found, len(training.applications), len(training.invoices), open_questions)

    def follow(self, entry: Entry) -> None:
        """Show what is true now."""
        self.entry = entry
        for field in self.fields.values():
            field.follow()
        for follower in self._followers:
            follower(entry)

    def first_focus(self) -> QWidget | None:
        """The first question to decide, else the first empty field, else the first of all."""
        if self.questions:
            return self.questions[0]
        empty = (f.edit for f in self.fields.values() if f.value() in (None, "", ()))
        return next(empty, next((f.edit for f in self.fields.values()), None))

    def problems(self) -> list[tuple[str, QWidget]]:
        """What is wrong on this page, each with the field that it is about."""
        found = ((field.problem(), field) for field in self.fields.values())
        problems = [(text, field.edit) for text, field in found if text]
        for field in self.fields.values():
            field.show_problem()
        return problems

    def take_files(self, files: Sequence[IncomingFile]) -> bool:
        """Files were dropped on the window: they are papers of this training."""
        self.papers.add_files(files)
        return True

    # -- building blocks -------------------------------------------------------------------------

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the end of the page."""
        self.body.add(widget)

    def on_follow(self, follower: Callable[[Entry], None]) -> None:
        """Call ``follower`` with each new state, the first time at the end of building."""
        self._followers.append(follower)

    def section(self, text: str) -> Label:
        """A heading between parts of the page."""
        label = heading(text)
        self.add(label)
        return label

    def field(
        self, path: FactPath, form: Form | None = None, label: str = "", hint: str = ""
    ) -> FactField:
        """A field for the fact at ``path``, at the end of ``form`` (default: of the page)."""
        made = FactField(self.context, self.editor, path, label, hint)
        made.left.connect(self.left)
        if isinstance(made.edit, QLineEdit):
            made.edit.returnPressed.connect(self.confirmed)
        self.fields[path] = made
        (form or self.body).add(made.widget)
        return made

    def value_row(
        self, form: Form, path: FactPath, label: str, value: Callable[[Entry], tuple[str, str]]
    ) -> None:
        """A value to type elsewhere, with a copy button.

        ``value`` gives it as shown and as copied.
        """
        shown = Label(bold=True)
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = Field(object_name(path), shown)
        row.set_label(label)
        copy = Button("link", f"action.copy.{object_name(path)}", self.words.say("Copy"))
        copy.setAccessibleName(self.words.say("Copy: {field}", field=label))
        copy.clicked.connect(lambda: copy_text(self.context, copy, value(self.entry)[1]))
        row.add_trailing(copy)
        form.add(row)

        def follow(entry: Entry) -> None:
            text = value(entry)[0]
            shown.setText(text)
            row.setVisible(bool(text))

        self.on_follow(follow)

    def folded(
        self, name: str, text: str, *paths: FactPath, form: Form | None = None
    ) -> Collapsible:
        """Fields that few people need, folded away unless one of them is filled in.

        At the end of ``form`` (default: of the page).
        """
        folded = Collapsible(f"action.toggle.{name}")
        folded.set_texts(text, self.words.say("open"), self.words.say("closed"))
        inside = Form()
        for path in paths:
            self.field(path, inside)
        folded.add(inside)
        folded.set_open(any(self._is_filled_in(path) for path in paths))
        (form or self.body).add(folded)
        return folded

    def _is_filled_in(self, path: FactPath) -> bool:
        known = fact(self.entry.training, path) not in (None, "", ())
        return known or path in self.editor.drafts

    def links(self, *links: tuple[str, str], row: FlowRow | None = None) -> None:
        """Buttons that open a page outside the program: the name of the link, and the text.

        In a row of their own, at the end of the page, unless ``row`` is given.
        """
        if row is None:
            row = FlowRow()
            self.add(row)
        for name, text in links:
            button = Button("secondary", f"action.open_{name}", f"{text} \u2197")
            button.setAccessibleName(text)
            button.clicked.connect(lambda _on=False, link=name: self.context.go.open_link(link))
            row.add(button)

    # -- the top of each page --------------------------------------------------------------------

    def _build_top(self) -> None:
        words = self.words
        self.add(title(f"{step_number(words, self.step)} \u00b7 {step_question(words, self.step)}"))
        why = Label(tone="muted")
        self.add(why)
        self._pressing = Banner()
        self.add(self._pressing)
        self._warnings: list[Banner] = [Banner("warning") for _ in range(len(self.warnings) + 1)]
        for banner in self._warnings:
            self.add(banner)

        def follow(entry: Entry) -> None:
            why.setText(step_why(words, self.step, entry.plan))
            self._show_pressing(entry)
            self._show_warnings(entry)

        self.on_follow(follow)

    def _show_pressing(self, entry: Entry) -> None:
        today = self.context.session.today
        said = deadline_banner(self.words, self.step, entry.plan, entry.training, today)
        text, more = " ".join(said[:1]), " ".join(said[1:])
        state = entry.plan.steps[self.step]
        if not text and state in ("later", "waiting"):
            self._pressing.set_message(
                step_reason(self.words, self.step, entry.plan, entry.training), "accent"
            )
            return
        ours = ACTION_STEP[entry.plan.next.action] == self.step
        tone = URGENCY_TONE.get(entry.plan.next.urgency, "accent") if ours else "accent"
        self._pressing.set_message(text, _STATE_TONE.get(state, tone), more)

    def _show_warnings(self, entry: Entry) -> None:
        shown = [code for code in entry.plan.warnings if self._belongs_here(code, entry)]
        for index, banner in enumerate(self._warnings):
            text = ""
            if index < len(shown):
                session = self.context.session
                text = warning_sentence(
                    self.words,
                    shown[index],
                    entry.plan,
                    entry.training,
                    session.rules,
                    session.today,
                )
            banner.set_message(text)

    def _belongs_here(self, code: str, entry: Entry) -> bool:
        if code in ("deadline_on_closed_day", "date_in_future"):
            return ACTION_STEP[entry.plan.next.action] == self.step
        return code in self.warnings
