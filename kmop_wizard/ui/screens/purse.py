"""The year's purse of each enterprise, and what a next training would get of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.ceiling import Ceiling
from kmop_wizard.domain.rules import enterprise_key
from kmop_wizard.storage.reference import load_checks
from kmop_wizard.ui.screens.column import ColumnScreen, Divider, Section, empty, named
from kmop_wizard.ui.screens.purse_what_if import WhatIf
from kmop_wizard.ui.screens.sources import source_line
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.purse_bar import PurseBar
from kmop_wizard.ui.widgets.with_aside import WithAside
from kmop_wizard.ui.window.screen import Context, Route


class PurseScreen(ColumnScreen):
    """What is used and left per enterprise and year, by which trainings, and a sum to try."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route, context.words.say("Your yearly maximum"))
        self.what_if = WhatIf(context)
        self._rows = QWidget()
        self._purses = QVBoxLayout(self._rows)
        self._purses.setContentsMargins(0, 0, 0, 0)
        self._purses.setSpacing(14)
        self.add(self._rule())
        self.add(self._rows)
        self.add(self.what_if)
        self.follow()

    def first_focus(self) -> QWidget | None:
        return self._rows.findChild(Button) or self.what_if.price_field.edit

    def follow(self) -> None:
        empty(self._purses)
        for enterprise, rows in groupby(self._ceilings(), key=lambda row: row.enterprise):
            self._purses.addWidget(self._enterprise(enterprise, tuple(rows)))
        self._order_focus()
        self.what_if.follow()

    def _order_focus(self) -> None:
        """The rows are built last, and read before what is under them."""
        self._rows.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Qt puts nothing after what has none
        for one, following in pairwise([self._rows, *self._rows.findChildren(Button)]):
            QWidget.setTabOrder(one, following)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keep(self) -> dict[str, Any]:
        return self.what_if.keep()

    def take_back(self, kept: dict[str, Any]) -> None:
        self.what_if.take_back(kept)

    def _rule(self) -> QWidget:
        words, session = self.words, self.session
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        ceiling = session.rules.on(session.today.replace(month=12, day=31)).ceiling
        rule = words.say(
            "Your business can get {ceiling} of subsidy in a calendar year. The year in which"
            " you apply counts. An application that is refused, or whose deposit fails, does"
            " not count.",
            ceiling=words.money(ceiling),
        )
        column.addWidget(Label(rule, tone="muted"))
        column.addWidget(small(source_line(words, load_checks()["ceiling"])))
        return part

    def _ceilings(self) -> Iterable[Ceiling]:
        """The newest year first; the own enterprise's purse of this year even while it is full."""
        session = self.session
        own = enterprise_key(session.settings.enterprise_number)
        found = {(row.enterprise, row.year): row for row in session.purse.ceilings}
        now = session.today.year
        if own is not None or not any(row.year == now for row in found.values()):
            found.setdefault((own, now), session.purse.of(own, now))
        return sorted(
            found.values(),
            key=lambda row: (
                row.enterprise != own,
                row.enterprise is None,
                row.enterprise or "",
                -row.year,
            ),
        )

    def _enterprise(self, enterprise: str | None, rows: tuple[Ceiling, ...]) -> Section:
        part = Section(self._enterprise_name(enterprise))
        if enterprise is not None:
            part.add(small(enterprise))
        for place, row in enumerate(rows):
            bar = self._purse(row)
            bar.setContentsMargins(0, 8 if place == 0 else 22, 0, 0)
            part.add(bar)
            for entry in self._takers(row):
                part.add(Divider())
                part.add(self._taker(entry))
        return part

    def _purse(self, row: Ceiling) -> PurseBar:
        words = self.words
        bar = PurseBar()
        bar.setObjectName(f"purse.{row.enterprise or 'none'}.{row.year}")
        used, left = words.money(row.used), words.money(row.left)
        heading_text = words.say(
            "Subsidy {year}: {used} of {ceiling} applied for",
            year=row.year,
            used=used,
            ceiling=words.money(row.ceiling),
        )
        this_year = row.year == self.session.today.year
        caption = (
            words.say("{left} left this year", left=left)
            if this_year
            else words.say("{left} left in {year}", left=left, year=row.year)
        )
        bar.set_purse(heading_text, float(row.used / row.ceiling) if row.ceiling else 1.0, caption)
        return bar

    def _takers(self, row: Ceiling) -> list[Entry]:
        shares = self.session.purse.shares
        found = [
            entry
            for entry in self.session.agenda.entries
            if entry.training.id in shares
            and entry.plan.applied_on is not None
            and entry.plan.applied_on.year == row.year
            and enterprise_key(entry.training.enterprise.number) == row.enterprise
        ]
        return sorted(found, key=lambda entry: (entry.plan.applied_on, entry.training.id))

    def _taker(self, entry: Entry) -> QWidget:
        words, training = self.words, entry.training
        title = short_title(words, training)
        share = words.money(self.session.purse.shares[training.id].amount)
        amount = named(Label(share, bold=True, wrap=False), f"purse.share.{training.id}")
        line = WithAside(amount, gap=0, middle=True)
        open_button = Button("link", f"action.open.{training.id}")
        open_button.set_plain_text(title)
        open_button.clicked.connect(lambda: self.go.open_training(training.id))
        line.texts.addWidget(open_button)
        if entry.plan.applied_on is not None:
            day = words.day_month_year(entry.plan.applied_on)
            applied = small(words.say("applied on {day}", day=day))
            line.texts.addWidget(applied)
        return line

    def _enterprise_name(self, key: str | None) -> str:
        """The name that goes with a number; without a number only a name that leaves no doubt."""
        settings = self.session.settings
        if enterprise_key(settings.enterprise_number) == key and settings.enterprise_name:
            return settings.enterprise_name
        names = {
            entry.training.enterprise.name: None
            for entry in self.session.agenda.entries
            if enterprise_key(entry.training.enterprise.number) == key
        }
        known = [name for name in names if name]
        if known and (key is not None or len(names) == 1):
            return known[0]
        if not names:
            return self.words.say("My business")
        if key is None:
            return self.words.say("No business number filled in")
        return self.words.say("Business")
