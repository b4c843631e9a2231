"""The trainings of an export, each with what it is here or what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.transfer import arrival_note, arrival_state
from kmop_wizard.storage.exports import Export
from kmop_wizard.ui.screens.column import Divider, Section
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.with_aside import WithAside
from kmop_wizard.ui.window.screen import Context

_MOST_ROWS: Final = 200
_ORDER: Final = ("asked", "different", "merged", "new", "added", "blocked", "same")
"""What a person must look at comes first."""
_MOST_UNREADABLE: Final = 20


class ArrivalRows(Section):
    """Hidden while there is nothing to show."""

    def __init__(self, context: Context) -> None:
        super().__init__(name="import.trainings")
        self._context = context
        self.setVisible(False)

    def show_export(self, export: Export, states: Mapping[str, str], imported: bool) -> None:
        """Show each training; once ``imported`` they can be opened."""
        words = self._context.words
        self.clear()
        ordered = sorted(export.trainings, key=lambda each: _ORDER.index(states[each.id]))
        for place, training in enumerate(ordered[:_MOST_ROWS]):
            if place:
                self.add(Divider())
            self.add(self._row(export, training, states[training.id], imported))
        if (more := len(export.trainings) - _MOST_ROWS) > 0:
            self.add(small(words.count("And {n} more", "And {n} more", more)))
        for name in export.unreadable[:_MOST_UNREADABLE]:
            text = words.say("{file} can't be read by this version and is not imported.", file=name)
            self.add(Label(text, tone="warning"))
        self.setVisible(bool(export.trainings or export.unreadable))

    def _row(self, export: Export, training: Training, state: str, imported: bool) -> QWidget:
        words = self._context.words
        title = short_title(words, training)
        line = WithAside(
            self._button(training, state) if imported and state != "blocked" else QWidget(), gap=2
        )
        texts = line.texts
        texts.addWidget(Label(title, bold=True))
        for text in (
            _about(words, training),
            arrival_note(words, state),
            _lack(words, export, training),
        ):
            if text:
                texts.addWidget(small(text))
        chip = FlowRow()
        texts.addSpacing(4)
        chip.add(Chip(*arrival_state(words, state)))
        texts.addWidget(chip)
        return line

    def _button(self, training: Training, state: str) -> Button:
        words, go = self._context.words, self._context.go
        title = short_title(words, training)
        button = Button("secondary", f"action.open.{training.id}")
        if state == "asked":
            button.setText(literal(words.say("Choose")))
            button.setAccessibleName(words.say("Choose: {title}", title=title))
        else:
            button.setText(literal(words.say("Open")))
            button.setAccessibleName(words.say("Open: {title}", title=title))
        button.clicked.connect(lambda: go.open_training(training.id))
        return button


def _about(words: Words, training: Training) -> str:
    first = training.enrolment.first_lesson_day
    papers = len(training.attachments)
    parts = [
        training.enterprise.name or "",
        words.say("starts {day}", day=words.day_month_year(first)) if first else "",
        words.count("{n} document", "{n} documents", papers) if papers else "",
    ]
    return " · ".join(part for part in parts if part)


def _lack(words: Words, export: Export, training: Training) -> str:
    lacking = sum(each.file not in export.papers for each in training.attachments)
    if not lacking:
        return ""
    return words.count(
        "{n} document of it is not in this file.",
        "{n} documents of it are not in this file.",
        lacking,
    )
