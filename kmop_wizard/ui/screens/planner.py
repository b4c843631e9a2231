"""Can I still make it? Every last day that follows from one day, before any training exists."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.i18n.entry import EntryProblem, problem_sentence, read_day
from kmop_wizard.ui.screens import planner_terms
from kmop_wizard.ui.screens.column import ColumnScreen, Divider, Section, named
from kmop_wizard.ui.screens.planner_terms import Term
from kmop_wizard.ui.screens.sources import source_list
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import ShortLabel, small
from kmop_wizard.ui.widgets.timeline import Point, Segment, Timeline, Today
from kmop_wizard.ui.window.screen import Context, Route

_BESIDE_FROM: Final = 44.0
"""In font heights: from here on the answer stands beside the day, and each rule beside its day."""


class PlannerScreen(ColumnScreen):
    """One field; everything else on the screen follows from it and is kept nowhere."""

    wide = True

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        super().__init__(
            context,
            route,
            say("Can I still make it?"),
            say("Enter the first day of the course to see all deadlines. Nothing is kept."),
        )
        self.field = self._field()
        self.answer = Banner()
        self.answer.setObjectName("planner.answer")
        self.start = Button("primary", "action.start_from_planner")
        self.start.setText(literal(say("Add a course with this date")))
        self.start.clicked.connect(self._start_training)
        question = Section()
        question.add(Beside(self.field, self.answer, _BESIDE_FROM, (2, 5), 32))
        self.add(question)
        self.add(self._outcome_part())
        self.add_main(self.start)
        self._show()

    def first_focus(self) -> QWidget | None:
        return self.field.edit

    def follow(self) -> None:
        self.field.set_today(self.session.today)
        self._show()

    def keep(self) -> dict[str, Any]:
        return {"first_lesson_day": self.field.text()}

    def take_back(self, kept: dict[str, Any]) -> None:
        self.field.set_text(str(kept.get("first_lesson_day", "")))
        self._show()
        self._judge()

    def _field(self) -> DateField:
        words = self.words
        field = DateField("planner.first_lesson_day")
        field.set_label(literal(words.say("First day of the course")))
        field.set_placeholder(words.say("e.g. 9/11/2026"))
        field.set_day_format(self._read, words.numeric_day)
        field.set_today(self.session.today)
        field.set_locale(f"{words.language}_BE")
        field.set_calendar_words(
            words.say("Pick a date"),
            words.say("Previous month"),
            words.say("Next month"),
            words.say("Calendar"),
            words.say("Alt+Down opens the calendar."),
        )
        field.edited.connect(self._show)
        field.left.connect(self._judge)
        return field

    def _outcome_part(self) -> QWidget:
        say = self.words.say
        self.outcome = QWidget()
        column = QVBoxLayout(self.outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.line = Timeline()
        self.line.setObjectName("planner.timeline")
        self.rows = Section(say("All deadlines"), "planner.terms")
        self.rows.add(self.line)
        column.addWidget(self.rows)
        rules = (
            (say("Last day to apply"), "apply_days"),
            (say("Last day to deposit"), "deposit_days"),
            (say("Keep documents until"), "keep_years"),
        )
        column.addWidget(source_list(self.words, rules))
        return self.outcome

    def _read(self, text: str) -> date | None:
        found = read_day(text, self.session.today)
        return found if isinstance(found, date) else None

    def _show(self) -> None:
        day = self._read(self.field.text())
        if day is not None:
            self.field.set_problem(None)
        self.field.set_hint("" if day is None else self.words.day(day))
        session = self.session
        found = (
            ()
            if day is None
            else planner_terms.terms(self.words, day, session.rules, session.today)
        )
        self.outcome.setVisible(bool(found))
        self.start.setVisible(bool(found))
        if day is None or not found:
            self.answer.set_message("")
            return
        said = planner_terms.answer(self.words, found[0].day, session.today)
        self.answer.set_message(said.text, said.tone, said.detail)
        self._show_line(day, found)
        self._show_rows(found)
        self.speak_soon(f"{said.text} {said.detail}")

    def _judge(self) -> None:
        read = read_day(self.field.text(), self.session.today)
        problem = problem_sentence(self.words, read) if isinstance(read, EntryProblem) else None
        self.field.set_problem(problem)

    def _show_line(self, first_lesson_day: date, found: tuple[Term, ...]) -> None:
        words, today = self.words, self.session.today
        days = [(first_lesson_day, words.say("first day of the course"), "neutral")]
        tones = {"apply_by": self.answer_tone(found[0]), "deposit_by": "neutral"}
        captions = {
            "apply_by": words.say("last day to apply"),
            "deposit_by": words.say("last day to deposit"),
        }
        days += [(each.day, captions[each.key], tones[each.key]) for each in found[:2]]
        points = [
            Point(day, words.day_month(day), caption, tone, done=day < today)
            for day, caption, tone in days
        ]
        stretch = words.count(
            "{n} calendar day", "{n} calendar days", (found[0].day - first_lesson_day).days
        )
        self.line.set_line(
            points,
            Segment(0, stretch),
            Today(today, words.say("today")),
            planner_terms.spoken(words, found),
        )

    def answer_tone(self, first: Term) -> str:
        """The tone of the answer, so that the line agrees with it."""
        return planner_terms.answer(self.words, first.day, self.session.today).tone

    def _show_rows(self, found: tuple[Term, ...]) -> None:
        self.rows.clear(keep=2)
        for each in found:
            self.rows.add(Divider())
            self.rows.add(self._row(each))

    def _row(self, term: Term) -> QWidget:
        dated, told = QWidget(), QWidget()
        column, rules = QVBoxLayout(dated), QVBoxLayout(told)
        for each in (column, rules):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(3)
        column.addWidget(small(term.label))
        day = named(ShortLabel(self.words.day(term.day), bold=True), f"planner.{term.key}")
        if term.estimated:
            together = FlowRow()
            together.add(day)
            together.add(Chip(self.words.say("estimate")))
            column.addWidget(together)
        else:
            column.addWidget(day)
        column.addStretch(1)
        if term.note:
            rules.addWidget(named(small(term.note, "warning"), f"planner.{term.key}.note"))
        for text in (term.rule, term.more):
            if text:
                rules.addWidget(small(text))
        rules.addStretch(1)
        return Beside(dated, told, _BESIDE_FROM, (2, 3), 24, 3)

    def _start_training(self) -> None:
        day = self._read(self.field.text())
        if day is not None:
            editor = self.session.new_training()
            editor.enter(("enrolment", "first_lesson_day"), day)
            self.go.to(Route("start", training_id=editor.training.id))
