"""Home with trainings: the summary, a row for each, and what else lies in the folder."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.overview.groups import in_order
from kmop_wizard.app.overview.phrases import footer, newest_save
from kmop_wizard.app.overview.search import Finder
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.ui import theme
from kmop_wizard.ui.home.clock_notice import ClockNotice
from kmop_wizard.ui.home.columns import in_the_middle
from kmop_wizard.ui.home.example_place import ExamplePlace
from kmop_wizard.ui.home.header import Header, passes
from kmop_wizard.ui.home.nothing import NothingFound
from kmop_wizard.ui.home.notices import Notices
from kmop_wizard.ui.home.questions import Questions
from kmop_wizard.ui.home.rows import GAP, Rows
from kmop_wizard.ui.home.summary import SummaryCard
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.label import small
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.screen import Context

if TYPE_CHECKING:
    from kmop_wizard.ui.home.way_ahead import WayAhead

_SPEAK_AFTER_MS = 900
_WIDEST = 84.0
"""In font heights: wider than this the rows are harder to read, not easier."""


class Overview(QWidget):
    """Everything scrolls but the line at the bottom, so that it also fits in a small window."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._finder = Finder(context.words, context.session.rules)
        self._scroll_to = 0
        self.header = Header(context.words)
        self.clock = ClockNotice(context)
        self.summary = SummaryCard(context)
        self.rows = Rows(context)
        self.nothing = NothingFound(context.words)
        self.ahead: WayAhead | None = None
        self.questions = Questions(context)
        self.notices = Notices(context)
        self.example = ExamplePlace(context)
        self._footer = small()
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(_SPEAK_AFTER_MS)
        self._speak.timeout.connect(lambda: announce(self, self._found_words()))
        self._lay_out()
        self._connect()
        self.follow()

    # -- what the screen asks --------------------------------------------------------------------

    def follow(self) -> None:
        """Show what is true now."""
        session = self._context.session
        entries = session.agenda.entries
        self.header.show_counts(entries)
        self.clock.follow()
        self.summary.follow()
        self.rows.forget({entry.training.id for entry in entries})
        self._show_rows()
        self.questions.follow()
        self.notices.follow()
        self.example.follow()
        saved = newest_save((entry.training for entry in entries), session.saves.saved_at)
        words = self._context.words
        self._footer.setText(footer(words, len(entries), saved, session.today))
        self._order_focus()

    @property
    def scrolled(self) -> int:
        """How far down the page is, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Come to ``pixels`` again, with all the rows that are needed for it."""
        self.rows.finish()
        self._scroll_to = pixels
        QTimer.singleShot(0, self, self._scroll_there)

    # -- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 3, 4)
        column.setSpacing(GAP)
        above = (self.clock, self.header, self.questions, self.summary)
        for part in (*above, self.rows, self.nothing, self.notices, self.example):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = ScrollArea(in_the_middle(inner, theme.em(self, _WIDEST)))
        # Room for the bar from the start: when it came, every row would be laid out once more.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._footer)

    def _connect(self) -> None:
        context = self._context
        self.header.new_button.clicked.connect(self._new_training)
        self.header.filtered.connect(self._filter)
        self.header.searched.connect(self._search)
        self.nothing.clear_button.clicked.connect(self._clear_search)
        self.nothing.all_button.clicked.connect(lambda: self.header.choose("all"))
        self.rows.opened.connect(context.go.open_training)
        self.rows.grown.connect(self._order_focus)

    # -- what happens ----------------------------------------------------------------------------

    def _new_training(self) -> None:
        self._context.go.new_training()

    def _filter(self) -> None:
        self._show_rows()
        self._order_focus()

    def _search(self) -> None:
        self._show_rows()
        self._order_focus()
        self._speak.start()

    def _clear_search(self) -> None:
        self.header.search.clear()
        self.header.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self) -> list[Entry]:
        """The trainings that the search finds, whatever the filter."""
        entries = in_order(self._context.session.agenda.entries)
        query = self.header.search.text()
        if not query.strip():
            return entries
        return [entry for entry in entries if self._finder.matches(entry.training, query)]

    def _show_rows(self) -> None:
        found = self._found()
        shown = [entry for entry in found if passes(self.header.chosen, entry)]
        self.rows.show_entries(shown)
        query = self.header.search.text().strip()
        self.nothing.explain(self.header.chosen, query, len(found) if not shown else -1)
        self._show_what_is_ahead(shown if len(self._context.session.agenda.entries) == 1 else ())

    def _show_what_is_ahead(self, only: Sequence[Entry]) -> None:
        wanted = [entry for entry in only if entry.active]
        if wanted and self.ahead is None:
            from kmop_wizard.ui.home.way_ahead import WayAhead  # most starts have more trainings

            self.ahead = WayAhead(self._context)
            self._column.insertWidget(self._column.indexOf(self.nothing), self.ahead)
        if self.ahead is not None:
            self.ahead.setVisible(bool(wanted))
            for entry in wanted:
                self.ahead.follow(entry)

    def _found_words(self) -> str:
        n = len(self.rows.wanted)
        return self._context.words.count("{n} training found", "{n} trainings found", n)

    def _scroll_there(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._scroll_to)

    def _order_focus(self) -> None:
        """Let Tab go through the page as it is read."""
        chain: list[QWidget] = [*self.header.focusables(), *self.questions.buttons]
        chain += self.summary.focusables()
        for row in self.rows.visible_rows():
            chain += row.focusables()
        chain += self.ahead.focusables() if self.ahead is not None else []
        chain += self.nothing.focusables() + self.notices.buttons
        chain += self.example.focusables()
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def paintEvent(self, asked: QPaintEvent) -> None:
        super().paintEvent(asked)
        self.rows.go_on()
