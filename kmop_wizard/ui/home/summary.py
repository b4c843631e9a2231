"""The card above the trainings: how much presses, and what is left in the year's purse."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.app.overview.phrases import KINDS, counts, purse_caption, purse_heading
from kmop_wizard.domain.ceiling import Ceiling
from kmop_wizard.domain.rules import enterprise_key
from kmop_wizard.i18n.sentences import quiet_sentence, summary_label
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.purse_bar import PurseBar
from kmop_wizard.ui.window.screen import Context, Route

_TONES = {"today": "danger", "week": "warning", "check": "warning"}
_ALWAYS = ("today", "week")
_BESIDE_FROM = 44.0
_MOST_BARS = 3


class Counter(QWidget):
    """A number and what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self._number = Label(scale="title", bold=True, wrap=False)
        self._label = Label(tone="muted", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(self._label)

    def show_count(self, n: int, label: str, tone: str) -> None:
        """A number that is not zero has the colour of ``tone``."""
        self._number.setText(f"{n}")
        self._number.set_tone(tone if n else "muted")
        self._label.setText(label)
        self.setAccessibleName(f"{n} {label}")


class SummaryCard(Card):
    """Counts or the promise that nothing is to be done, beside the purse."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.words.say
        self._quiet = Label(scale="heading", bold=True, tone="success")
        self._counters = {kind: Counter() for kind in KINDS}
        self._counts = FlowRow(gap=theme.em(self, 1.5))
        for counter in self._counters.values():
            self._counts.add(counter)
        self.planner_button = Button("link", "action.open_planner", say("Can I still make it?"))
        self.planner_button.clicked.connect(lambda: context.go.to(Route("planner")))
        self._bars = [PurseBar() for _place in range(_MOST_BARS)]
        self.purse_button = Button("link", "action.open_purse", say("See the whole purse"))
        self.purse_button.clicked.connect(lambda: context.go.to(Route("purse")))
        links = FlowRow(gap=theme.em(self, 1.2), down=0)
        links.add(self.planner_button)
        links.add(self.purse_button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(20, 14, 20, 10)
        self._row.addLayout(_column(self._quiet, self._counts, links), 3)
        self._row.addLayout(_column(*self._bars), 2)
        self._row.setSpacing(theme.em(self, 1.4))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def follow(self) -> None:
        """Count anew."""
        words, session = self._context.words, self._context.session
        found = counts(session.agenda.entries)
        quiet = session.quiet
        self._quiet.setText("" if quiet is None else quiet_sentence(words, quiet.until))
        self._quiet.setVisible(quiet is not None)
        for kind, counter in self._counters.items():
            n = found[kind]
            counter.show_count(n, summary_label(words, kind, n), _TONES.get(kind, "ink"))
            counter.setVisible(n > 0 or (quiet is None and kind in _ALWAYS))
        self._counts.setVisible(any(found.values()) or quiet is None)
        self._follow_purse()

    def focusables(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.planner_button, self.purse_button]

    def _follow_purse(self) -> None:
        words, session = self._context.words, self._context.session
        purses = self._purses()
        rules = session.rules.on(session.today)
        for place, bar in enumerate(self._bars):
            bar.setVisible(place < len(purses))
            if place < len(purses):
                purse = purses[place]
                name = self._name(purse.enterprise) if len(purses) > 1 else None
                part = float(purse.used / purse.ceiling) if purse.ceiling else 1.0
                size = self._size(purse.enterprise)
                caption = purse_caption(words, purse, size, rules)
                bar.set_purse(purse_heading(words, purse, name), part, caption)

    def _purses(self) -> list[Ceiling]:
        """This year's purse of each enterprise with a share; without any, the user's own."""
        session = self._context.session
        year = session.today.year
        shared = [row for row in session.purse.ceilings if row.year == year]
        own = enterprise_key(session.settings.enterprise_number)
        return shared or [session.purse.of(own, year)]

    def _name(self, enterprise: str | None) -> str:
        for entry in self._context.session.agenda.entries:
            its = entry.training.enterprise
            if its.name and enterprise_key(its.number) == enterprise:
                return its.name
        return enterprise or self._context.words.say("Enterprise without a number")

    def _size(self, enterprise: str | None) -> str | None:
        for entry in self._context.session.agenda.entries:
            its = entry.training.enterprise
            if its.size and enterprise_key(its.number) == enterprise:
                return its.size
        return self._context.session.settings.enterprise_size

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        beside = self.width() >= theme.em(self, _BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
