"""What is to be done first, large, with the one button that leads there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.phrases import Hero
from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n.home import DayLine
from kmop_wizard.i18n.pages.page import Chip as ChipWords
from kmop_wizard.ui import theme
from kmop_wizard.ui.home.step_map import StepMap
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, ShortLabel
from kmop_wizard.ui.widgets.section_card import SectionCard
from kmop_wizard.ui.widgets.step_marks import StepDots

PRIMARY: Final = 44
"""The height of the button, as drawn."""
_BESIDE_FROM: Final = 600
"""As drawn: in less width the button, or the amount, stands under the rest."""


class DayRow(FlowRow):
    """A chip and the sentence with the day."""

    def __init__(self) -> None:
        super().__init__(gap=1, down=4)
        self.chip = Chip()
        self._space = QWidget()
        self._space.setFixedSize(8, 1)
        self._before, self._day = ShortLabel(), ShortLabel(bold=True)
        self._after = ShortLabel(scale="small", tone="muted")
        for part in (self.chip, self._space, self._before, self._day, self._after):
            self.add(part)

    def show_day(self, chip: ChipWords | None, line: DayLine) -> None:
        """Show by when."""
        if chip is not None:
            self.chip.set_status(chip.text, chip.tone)
        for part in (self.chip, self._space):
            part.setVisible(chip is not None)
        for label, text in zip((self._before, self._day, self._after), line, strict=True):
            label.setText(text)
            label.setVisible(bool(text))


class _Top(QWidget):
    """All but the steps."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        self._button = button
        self.about = ShortLabel(tone="muted")
        self.action = Label(scale="hero", bold=True)
        self.line = DayRow()
        self.label = Label(scale="small", tone="muted", wrap=False)
        self.amount = Label(scale="hero", tone="success", bold=True, wrap=False)
        pressed = FlowRow()
        pressed.add(button)
        left = QVBoxLayout()
        left.setSpacing(6)
        for part in (self.about, self.action, self.line):
            left.addWidget(part)
        left.addSpacing(10)
        left.addWidget(pressed)
        right = QVBoxLayout()
        right.setSpacing(2)
        for label in (self.label, self.amount):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            right.addWidget(label)
        right.addStretch(1)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.setSpacing(16)
        self._inner.addLayout(left, 1)
        self._inner.addLayout(right)
        column = QVBoxLayout(self)
        column.addLayout(self._inner)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._button.setMinimumHeight(theme.px(self, PRIMARY))
        beside = self.width() >= theme.px(self, _BESIDE_FROM)
        self._inner.setContentsMargins(*((8, 12, 8, 10) if beside else (0, 2, 0, 2)))
        self.action.set_scale("hero" if beside else "title")
        for label in (self.label, self.amount):
            label.setVisible(beside and bool(label.text()))


class BigHero(SectionCard):
    """While there are few trainings: with the six steps under it."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button("primary")
        self.steps = StepMap(STEPS)
        self._top = _Top(self.button)
        below = QWidget()
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 6, 8, 6)
        inner.addWidget(self.steps)
        QVBoxLayout(below).addLayout(inner)
        self._below = below
        self.add_section(self._top)
        self.add_section(below)

    def show_hero(self, hero: Hero, items: Sequence[StepItem], current: str | None) -> None:
        """Show what is first, and the steps of its training if it is one."""
        about = " \u00b7 ".join(filter(None, (hero.title, hero.provider)))
        self._top.about.setText(about)
        self._top.action.setText(hero.action)
        self._top.line.show_day(hero.chip, hero.line)
        self._top.label.setText(hero.label)
        self._top.amount.setText(hero.amount)
        for label in (self._top.label, self._top.amount):
            label.setVisible(bool(label.text()) and self.width() >= theme.px(self, _BESIDE_FROM))
        _name_button(self.button, hero)
        self._below.setVisible(bool(items))
        if items:
            self.steps.set_items(items, current)

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.button, *(self.steps.stops() if not self._below.isHidden() else ())]


class SlimHero(Card):
    """Among many trainings: one row."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button("primary")
        self._action = Label(scale="heading", bold=True)
        self._sentence = ShortLabel()
        self._chip = Chip()
        self._title, self._provider = ShortLabel(bold=True), ShortLabel(tone="muted")
        self._dots, self._place = StepDots(), ShortLabel(scale="small", tone="muted")
        about = FlowRow(gap=8, down=4)
        for part in (self._chip, self._title, self._provider, self._dots, self._place):
            about.add(part)
        left = QVBoxLayout()
        left.setSpacing(4)
        for each in (self._action, about, self._sentence):
            left.addWidget(each)
        pressed = QHBoxLayout()
        pressed.addWidget(self.button)
        pressed.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(16)
        self._row.addLayout(left, 1)
        self._row.addLayout(pressed)
        self._row.setContentsMargins(24, 14, 20, 14)

    def show_hero(self, hero: Hero, items: Sequence[StepItem], current: str | None) -> None:
        """Show what is first."""
        self._action.setText(hero.action)
        if hero.chip is not None:
            text = " \u00b7 ".join(filter(None, (hero.chip.text, hero.day)))
            self._chip.set_status(text, hero.chip.tone)
        self._chip.setVisible(hero.chip is not None)
        self._title.setText(hero.title)
        self._provider.setText(hero.provider)
        self._place.setText(hero.place)
        self._sentence.setText("" if hero.training_id else hero.line.before)
        self._sentence.setVisible(bool(self._sentence.text()))
        steps = [item.step for item in items]
        if current in steps:
            self._dots.show_states([item.state for item in items], steps.index(current))
            self._dots.setAccessibleName(". ".join(item.spoken for item in items))
        for part, text in ((self._provider, hero.provider), (self._place, hero.place)):
            part.setVisible(bool(text))
        self._dots.setVisible(bool(items))
        _name_button(self.button, hero)

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.button]

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self.button.setMinimumHeight(theme.px(self, PRIMARY))
        direction = QBoxLayout.Direction
        beside = self.width() >= theme.px(self, _BESIDE_FROM)
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)


def _name_button(button: Button, hero: Hero) -> None:
    verb = f"open.{hero.training_id}" if hero.training_id else "new_training"
    button.setObjectName(f"action.{verb}")
    button.setText(hero.button)
    title = f": {hero.title}" if hero.training_id else ""
    button.setAccessibleName(f"{hero.button}{title}")
