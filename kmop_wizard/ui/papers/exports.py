"""Saving last days for a calendar program, and all trainings as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.facts.words import column_heading
from kmop_wizard.app.overview.titles import whole_title
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.exchange.calendar import calendar_file, deadlines_of
from kmop_wizard.exchange.tables import trainings_table
from kmop_wizard.i18n.sentences import action_sentence
from kmop_wizard.i18n.sentences.exports import calendar_name, calendar_texts
from kmop_wizard.ui.papers.paper_actions import save_file, short_name
from kmop_wizard.ui.window.screen import Context


def save_calendar(context: Context, parent: QWidget) -> None:
    """The last days of all trainings, where the person wants them."""
    _save_days(context, parent, _all(context), context.words.say("Deadlines"))


def save_calendar_of(context: Context, parent: QWidget, training_id: str) -> None:
    """The last days of one training."""
    words = context.words
    context.session.saves.save_all()  # the file counts the saved changes
    entry = context.session.entry(training_id)
    name = words.say("Deadlines {title}", title=short_name(whole_title(words, entry.training)))
    _save_days(context, parent, (entry,), name)


def save_table(context: Context, parent: QWidget) -> None:
    """All trainings as a table, in the order of home."""
    words, rules = context.words, context.session.rules
    entries = _all(context)
    if not entries:
        context.go.toast(words.say("There are no courses to save yet."))
        return

    def made() -> bytes:
        return trainings_table(
            entries,
            lambda column: column_heading(words, column),
            lambda entry: action_sentence(words, entry.plan, entry.training, rules),
        )

    save_file(context, parent, f"{words.say('My courses')}.csv", made)


EXPORTS: Final[Mapping[str, Callable[[Context, QWidget], None]]] = {
    "save_calendar": save_calendar,
    "save_table": save_table,
}


def _all(context: Context) -> Sequence[Entry]:
    context.session.saves.save_all()
    return context.session.agenda.entries


def _save_days(context: Context, parent: QWidget, entries: Sequence[Entry], name: str) -> None:
    words = context.words
    if not any(deadlines_of(entry) for entry in entries):
        context.go.toast(words.say("No deadline is known yet."))
        return

    def made() -> bytes:
        return calendar_file(
            entries,
            lambda each: calendar_texts(words, each.kind, each.entry, each.day, each.by),
            calendar_name(words),
        )

    save_file(context, parent, f"{name}.ics", made)
