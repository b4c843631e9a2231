"""Beside the start page: every last day that follows from the first lesson day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.screens import planner_terms
from kmop_wizard.ui.screens.planner_terms import Term
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, ShortLabel, heading, small
from kmop_wizard.ui.window.screen import Context

_SPEAK_AFTER_MS = 900
_TERMS = ("apply_by", "deposit_by", "close_on", "keep_until")


class TermLine(QWidget):
    """One last day: what for, when, and what to mind about it."""

    def __init__(self, name: str, estimate: str) -> None:
        super().__init__()
        self.setObjectName(f"start.{name}")
        self._label = small()
        self.day = ShortLabel(bold=True)
        self.day.setObjectName(f"start.{name}.day")
        self._estimate = Chip(estimate)
        self._note = small(tone="warning")
        self._rule = small()
        together = FlowRow()
        together.add(self.day)
        together.add(self._estimate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._label, together, self._note, self._rule):
            column.addWidget(part)

    def show_term(self, term: Term | None, day: str, rule: str) -> None:
        """Show ``term`` with its day in words; without one the line is out of sight."""
        self.setVisible(term is not None)
        if term is None:
            return
        self._label.setText(term.label)
        self.day.setText(day)
        self._estimate.setVisible(term.estimated)
        self._note.setText(term.note)
        self._note.setVisible(bool(term.note))
        self._rule.setText(rule)
        self._rule.setVisible(bool(rule))


class StartPanel(Card):
    """Says whether there is still time, and by when what is to be done."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.words.say
        self._spoken = ""
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(_SPEAK_AFTER_MS)
        self._speak.timeout.connect(lambda: announce(self, self._spoken))
        self.answer = Banner()
        self.answer.setObjectName("start.answer")
        self._nothing_yet = Label(
            say("Fill in the first lesson day, and you see here until when you can apply."),
            tone="muted",
        )
        self.lines = {name: TermLine(name, say("estimate")) for name in _TERMS}
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 20)
        column.setSpacing(12)
        column.addWidget(heading(say("Can I still make it?")))
        for part in (self._nothing_yet, self.answer, *self.lines.values()):
            column.addWidget(part)
        column.addStretch(1)
        self.show_day(None)

    def show_day(self, first_lesson_day: date | None) -> None:
        """Show what follows from ``first_lesson_day``."""
        words, session = self._context.words, self._context.session
        found = (
            ()
            if first_lesson_day is None
            else planner_terms.terms(words, first_lesson_day, session.rules, session.today)
        )
        by_name = {term.key: term for term in found}
        for name, line in self.lines.items():
            term = by_name.get(name)
            rule = term.rule if term and name == "deposit_by" else ""
            line.show_term(term, words.day(term.day) if term else "", rule)
        self._nothing_yet.setVisible(not found)
        if not found:
            self.answer.set_message("")
            return
        said = planner_terms.answer(words, found[0].day, session.today)
        late = found[0].day < session.today
        self.answer.set_message(said.text, said.tone, said.detail if late else "")
        self._say_soon(f"{said.text} {said.detail}")

    def _say_soon(self, text: str) -> None:
        if text != self._spoken:
            self._spoken = text
            self._speak.start()
