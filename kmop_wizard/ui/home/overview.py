"""Home with trainings: what is first, the others by what happens when nobody looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.overview import phrases
from kmop_wizard.app.overview.groups import in_order, most_pressing
from kmop_wizard.app.overview.search import Finder
from kmop_wizard.app.overview.step_items import step_items
from kmop_wizard.domain.agenda import Agenda, Entry, Quiet
from kmop_wizard.domain.plan import ACTION_STEP
from kmop_wizard.domain.rules import enterprise_key
from kmop_wizard.i18n.home import left_sentence, year_words
from kmop_wizard.ui import theme
from kmop_wizard.ui.home.example_place import ExamplePlace
from kmop_wizard.ui.home.header import Header, passes
from kmop_wizard.ui.home.hero import BigHero, SlimHero
from kmop_wizard.ui.home.nothing import NothingFound
from kmop_wizard.ui.home.notices import NoticeLines
from kmop_wizard.ui.home.training_list import TrainingList
from kmop_wizard.ui.home.troubles import all_troubles
from kmop_wizard.ui.home.year_footer import YearFooter
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.block import Block
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.page_footer import PageFooter
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.actions import press_link
from kmop_wizard.ui.window.focus_order import put_in_order
from kmop_wizard.ui.window.screen import Context, Route

MANY: Final = 5
"""From so many trainings on they are searched and filtered, and what is first takes one row."""
_SPEAK_AFTER_MS: Final = 900
_GAP: Final = 11
_AHEAD_AFTER_MS: Final = 300
_AHEAD_AT_ONCE: Final = 40


class Overview(QWidget):
    """Everything scrolls but the line at the bottom."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.many = len(context.session.agenda.entries) >= MANY
        read = context.session.searched.setdefault(context.words.language, {})
        self._finder = Finder(context.words, context.session.rules, read)
        self._agenda: Agenda | None = None
        self._ordered: Sequence[Entry] = ()
        self._scroll_to = 0
        self._first: Entry | None = None
        self.header = Header(context.words, self.many)
        self.notices = NoticeLines(context, self._order_focus)
        self.hero: BigHero | SlimHero = SlimHero() if self.many else BigHero()
        self.list = TrainingList(context.words)
        self.nothing = NothingFound(context.words)
        self.example = ExamplePlace(context)
        self.links = PageFooter(line=False)
        self.year = YearFooter(context.words)
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(_SPEAK_AFTER_MS)
        self._speak.timeout.connect(lambda: announce(self, self._found_words()))
        self._ahead: Iterator[Entry] = iter(())
        self._read_ahead = QTimer(self, interval=_AHEAD_AFTER_MS)
        self._read_ahead.timeout.connect(self._read_some)
        self._lay_out()
        self._connect()
        self.follow()

    # -- what the screen asks --------------------------------------------------------------------

    def follow(self) -> None:
        """Show what is true now."""
        agenda = self._context.session.agenda
        if agenda is not self._agenda:
            self._agenda, self._ordered = agenda, in_order(agenda.entries)
            self._ahead = iter(self._ordered)
            self._read_ahead.start(_AHEAD_AFTER_MS)
        self._first = most_pressing(self._ordered)
        self.header.show_counts(self._ordered)
        self.notices.show_notices(all_troubles(self._context, self.follow))
        self._show_hero()
        self._show_rows()
        self._show_year()
        self.example.follow()
        self._order_focus()

    @property
    def scrolled(self) -> int:
        """How far down the page is, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Come to ``pixels`` again."""
        self._scroll_to = pixels
        QTimer.singleShot(0, self, self._scroll_there)

    def show_top(self) -> None:
        """Show what comes first, once the page is laid out."""
        QTimer.singleShot(0, self, self._scroll.show_top)

    def first_focus(self) -> QWidget:
        """What a person most likely wants."""
        return self.hero.button

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self.year.set_low(theme.is_low(self))

    # -- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        say = self._context.words.say
        self._card = Card()
        around = QVBoxLayout(self._card)
        around.setContentsMargins(theme.RING, 1, theme.RING, 1)
        around.addWidget(self.list)
        self.links.set_links(
            [
                ("action.open_planner", say("Can I still make it?")),
                ("action.open_calendar", say("Deadlines in my calendar…")),
                ("action.open_eligibility", say("Am I eligible?")),
                ("action.open_practice", say("Practise")),
                ("action.help", say("All help (F1)")),
            ],
            say("More"),
        )
        if self.many:
            self.links.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        parts = (self.header, self.notices, self.hero, self._card, self.nothing)
        for part in (*parts, self.example, self.links):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = ScrollArea(Block(inner, 6 if self.many else 14, 12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(Block(self.year, line=True))

    def _connect(self) -> None:
        go = self._context.go
        self.header.new_button.clicked.connect(lambda: go.new_training())
        self.header.filtered.connect(self._look)
        self.header.searched.connect(self._search)
        self.nothing.clear_button.clicked.connect(self._clear_search)
        self.nothing.all_button.clicked.connect(lambda: self.header.choose("all"))
        self.hero.button.clicked.connect(self._press_hero)
        if isinstance(self.hero, BigHero):
            self.hero.steps.chosen.connect(self._open_step)
        self.list.opened.connect(go.open_training)
        self.list.moved.connect(self._show_row)
        self.links.pressed.connect(lambda name: press_link(self._context, self, name))
        self.year.button.clicked.connect(lambda: go.to(Route("purse")))

    # -- showing ---------------------------------------------------------------------------------

    def _show_hero(self) -> None:
        context, session, first = self._context, self._context.session, self._first
        self.header.offer_new(first is not None)
        if first is None:
            quiet = session.quiet or Quiet(None)
            hero = phrases.nothing_of(context.words, quiet, session.agenda, self._left())
            self.hero.show_hero(hero, (), None)
            return
        hero = phrases.hero_of(context.words, first, session.rules, session.today)
        items = step_items(context.words, first, session.today)
        self.hero.show_hero(hero, items, ACTION_STEP[first.plan.next.action])

    def _show_rows(self) -> None:
        session, words = self._context.session, self._context.words
        query = self.header.search.text().strip()
        found = self._found(query)
        self.hero.setVisible(not query)
        chosen = self.header.chosen
        shown = [entry for entry in found if passes(chosen, entry)]
        apart = None if query else self._first
        rows = [entry for entry in shown if entry is not apart]
        self.list.show_entries(
            rows, lambda entry: phrases.row_of(words, entry, session.rules, session.today)
        )
        self._card.setVisible(bool(rows))
        explained = (
            not rows
            and (bool(query) or self.header.chosen != "all")
            and not (apart is not None and apart in shown)
        )
        self.nothing.explain(self.header.chosen, query, len(found) if explained else -1)

    def _show_year(self) -> None:
        session, words = self._context.session, self._context.words
        enterprise = self._enterprise()
        purse, several = phrases.year_of(session.agenda, enterprise, session.today.year)
        name = phrases.enterprise_name(session.agenda, enterprise) if several else None
        self.year.show_year(year_words(words, purse, name, phrases.planned_share(self._first)))

    def _enterprise(self) -> str | None:
        """Whose year is shown: that of what is first, else the user's own."""
        session = self._context.session
        if self._first is not None:
            return enterprise_key(self._first.training.enterprise.number)
        own = session.settings.enterprise_number
        rows = session.purse.ceilings
        this_year = [row.enterprise for row in rows if row.year == session.today.year]
        return enterprise_key(own) if own or not this_year else this_year[0]

    def _left(self) -> str:
        session = self._context.session
        enterprise = self._enterprise()
        purse, _several = phrases.year_of(session.agenda, enterprise, session.today.year)
        size = phrases.enterprise_size(session.agenda, enterprise)
        rate = session.rules.on(session.today).rate(size or session.settings.enterprise_size, None)
        return left_sentence(self._context.words, purse, rate)

    # -- what happens ----------------------------------------------------------------------------

    def _press_hero(self) -> None:
        if self._first is None:
            self._context.go.new_training()
        else:
            self._context.go.open_training(self._first.training.id)

    def _open_step(self, step: str) -> None:
        if self._first is not None:
            self._context.go.open_training(self._first.training.id, step)

    def _look(self) -> None:
        self._show_rows()
        self._order_focus()

    def _search(self) -> None:
        self._look()
        self._speak.start()

    def _clear_search(self) -> None:
        self.header.search.clear()
        self.header.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self, query: str) -> Sequence[Entry]:
        """The trainings that the search finds, whatever the filter."""
        if not query:
            return self._ordered
        matches = self._finder.matches
        return [entry for entry in self._ordered if matches(entry.training, query)]

    def _read_some(self) -> None:
        """The first letter of a search does not wait until all trainings are read for it."""
        self._read_ahead.setInterval(0)
        some = [*islice(self._ahead, _AHEAD_AT_ONCE)]
        for entry in some:
            self._finder.read(entry.training)
        if not some:
            self._read_ahead.stop()

    def _found_words(self) -> str:
        n = len(self.list.ids())
        return self._context.words.count("{n} course found", "{n} courses found", n)

    def _scroll_there(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._scroll_to)

    def _show_row(self, row: QRect) -> None:
        inside = self._scroll.widget()
        assert inside is not None
        middle = self.list.viewport().mapTo(inside, row.center())
        self._scroll.ensureVisible(0, middle.y(), 0, row.height())

    def _order_focus(self) -> None:
        """Let Tab go through the page as it is read."""
        put_in_order(
            [
                *self.header.focusables(),
                *self.notices.buttons,
                *self.hero.stops(),
                self.list,
                *self.nothing.focusables(),
                *self.example.stops(),
                *self.links.stops(),
                self.year.button,
            ]
        )
