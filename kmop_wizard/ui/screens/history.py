"""What changed in a training, when, and on which computer; each state can be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.facts.words import fact_words
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.i18n.sentences.history import (
    beginning_words,
    change_sentences,
    local,
    moment_words,
    place_words,
)
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.history import Past
from kmop_wizard.ui.screens.column import ColumnScreen, Divider, Section, empty
from kmop_wizard.ui.screens.history_row import HistoryRow
from kmop_wizard.ui.screens.history_source import history_of, open_editor
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window.focus_order import put_in_order
from kmop_wizard.ui.window.screen import Context, Route

_MOST_SENTENCES: Final = 100
"""Of one state. A file from elsewhere may hold any number of names and entries."""


class HistoryScreen(ColumnScreen):
    """``route.training_id`` may also be one whose file is damaged or gone."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route, context.words.say("Version history"))
        self._wording = fact_words(self.words, self.session.rules)
        self._states: tuple[Past, ...] | None = None
        self._rows: list[tuple[Past, HistoryRow]] = []
        self._name = Label(bold=True)
        self._intro = Label(tone="muted")
        self._damaged = Banner("warning")
        self._damaged.setObjectName("history.damaged")
        self._days = QWidget()
        self._list = QVBoxLayout(self._days)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(14)
        for part in (self._name, self._damaged, self._intro, self._days):
            self.add(part)
        self.follow()

    @property
    def title(self) -> str:
        name = self._name.text()
        return f"{self._heading_text} \u00b7 {name}" if name else self._heading_text

    def first_focus(self) -> QWidget | None:
        """Where the user was before looking at a state; else the first that can be looked at."""
        looks = [(past, row.look) for past, row in self._rows if row.look is not None]
        again = next((look for past, look in looks if past == self.route.value), None)
        return again or next((look for _past, look in looks), self.back_button)

    def go_back(self) -> None:
        if open_editor(self.session, self.route.training_id) is None:
            self.go.home()
        else:
            super().go_back()

    def follow(self) -> None:
        editor = open_editor(self.session, self.route.training_id)
        if self._states and editor and editor.training == self._states[0].training:
            return
        self._states = history_of(self.session, self.route.training_id)
        self._name.setText(
            short_title(self.words, self._states[0].training) if self._states else ""
        )
        self._name.setVisible(bool(self._states))
        self._explain(lost=editor is None)
        self._show(self._states)

    def _explain(self, *, lost: bool) -> None:
        say, training_id = self.words.say, self.route.training_id
        self._damaged.set_message("")
        if lost and self._states:
            self._damaged.set_message(
                say("The file of this course can't be used as it is."),
                detail=say(
                    "View the version that you want, and put it back. What is in its place"
                    " now is moved to {folder}, and nothing in it is changed.",
                    folder=self.session.archive.damaged_folder(training_id),
                ),
            )
        if not self._states:
            text = say("Nothing of this course is kept on this computer.")
        elif len(self._states) == 1:
            text = say(
                "There is only one version so far. Another one is kept whenever you leave the"
                " course, or go on with it after ten minutes."
            )
        else:
            text = say(
                "Each time you leave this course, this computer keeps a version. You can view"
                " each version and put it back."
            )
        self._intro.setText(text)
        self._intro.setVisible(self._damaged.isHidden())

    def _show(self, states: Sequence[Past]) -> None:
        empty(self._list)
        self._rows = []
        days = groupby(enumerate(states), key=lambda each: local(each[1].moment).date())
        for day, of_day in days:
            self._list.addWidget(self._day(day, list(of_day)))
        self._order_focus()

    def _day(self, day: date, states: Sequence[tuple[int, Past]]) -> Section:
        text = self.words.day(day)
        part = Section(text[:1].upper() + text[1:])
        for number, past in states:
            if number != states[0][0]:
                part.add(Divider())
            row = self._row(number, past)
            row.unfolded.connect(self._go_on)
            self._rows.append((past, row))
            part.add(row)
        return part

    def _row(self, number: int, past: Past) -> HistoryRow:
        words = self.words
        when = words.clock(local(past.moment))
        place = place_words(words, past.computer, computer_name())
        if past.before is None:
            sentences = [beginning_words(words, past.training)]
        else:
            sentences = [*change_sentences(words, past.changes, past.training, self._wording)]
            if (left := len(sentences) - _MOST_SENTENCES) > 0:
                more = words.count("{n} more change", "{n} more changes", left)
                sentences = [*sentences[:_MOST_SENTENCES], more]
        look = None
        if not past.current:
            look = Button("secondary", f"action.look.{number}", literal(words.say("View")))
            name = moment_words(words, past.moment)
            look.setAccessibleName(words.say("View: {title}", title=name))
            look.clicked.connect(lambda: self._look(past))
        return HistoryRow(words, number, f"{when} \u00b7 {place}", sentences, look)

    def _look(self, past: Past) -> None:
        self.go.to(self.route._replace(screen="history_state", value=past))

    def _go_on(self, unfolded: HistoryRow) -> None:
        """The button that was pressed is gone: the focus goes to the next one."""
        self._order_focus()
        place = [row for _past, row in self._rows].index(unfolded)
        self._stops(place)[0].setFocus()

    def _order_focus(self) -> None:
        """The rows are built last, and read before the way back."""
        put_in_order(self._stops())

    def _stops(self, start: int = 0) -> list[QWidget]:
        """What can take the focus from the row ``start`` on, as it is read."""
        rows = [row for _past, row in self._rows[start:]]
        return [*(stop for row in rows for stop in row.stops()), self.back_button]
