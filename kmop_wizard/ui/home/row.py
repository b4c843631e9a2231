"""One training on the home page: how far it is, what to do next and by when."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kmop_wizard.app.overview.phrases import RowWords, row_words
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import ACTION_STEP, STEPS
from kmop_wizard.domain.rules import Rules
from kmop_wizard.ui import theme
from kmop_wizard.ui.home.columns import lay
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.label import Label, plain_tip
from kmop_wizard.ui.widgets.step_dots import StepDots
from kmop_wizard.ui.window.screen import Context

_PAD_ACROSS = 20
_PAD_DOWN = 14
_WIDE_FROM = 34.0
_BESIDE_FROM = 28.0
"""In font heights, what title and action need together: with the dots between them, and with the
dots under the title. Narrower than that, the action goes under the title too."""
_TITLE_FROM = 9.0
"""In font heights: with less beside the button, the title goes under it."""
_TITLE_SHARE = 0.56


class TrainingRow(Card):
    """``opened(str)`` gives the id of the training: the whole row and its button open it."""

    opened = Signal(str)

    def __init__(self, context: Context, entry: Entry) -> None:
        super().__init__(clickable=True)
        self._context = context
        self.entry = entry
        self._shown: RowWords | None = None
        self._heights: dict[int, int] = {}
        self._stale = True
        self._make_parts()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.activated.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.follow(entry)

    @property
    def rules(self) -> Rules:
        return self._context.session.rules

    def follow(self, entry: Entry) -> None:
        """Show the training as it is now."""
        self.entry = entry
        said = row_words(self._context.words, entry, self.rules, self._context.session.today)
        if said == self._shown:
            return
        self._shown = said
        self._title.setText(said.title)
        self._title.setToolTip(plain_tip(said.whole_title))
        self._about.setText(said.about)
        self._action.setText(said.action)
        self._by.set_status(said.by, said.tone)
        self._last_day.setText(said.last_day)
        self._last_day.setVisible(bool(said.last_day))
        self._points.setText(said.points)
        self._points.setToolTip(plain_tip(said.points_tip))
        self._points.setVisible(bool(said.points))
        states = entry.plan.steps
        current = STEPS.index(ACTION_STEP[entry.plan.next.action]) if entry.active else None
        self._dots.set_steps([states[step] for step in STEPS], current, said.progress)
        self.open_button.setText(self._context.words.say("Open"))
        self.open_button.setAccessibleName(said.open_name)
        self._lay_out_anew()

    def focusables(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.open_button]

    def _make_parts(self) -> None:
        self._title = Label(bold=True, parent=self)
        self._about = Label(tone="muted", parent=self)
        self._dots = StepDots(self)
        self._action = Label(parent=self)
        self._by = Chip(parent=self)
        self._last_day = Label(scale="small", tone="muted", wrap=False, parent=self)
        self._last_day.setVisible(False)
        self._points = Label(scale="small", tone="warning", wrap=False, parent=self)
        self._points.setVisible(False)
        self.open_button = Button("secondary", f"action.open.{self.entry.training.id}", parent=self)
        self._heads: list[list[QWidget]] = [[self._title], [self._about]]
        self._tails: list[list[QWidget]] = [
            [self._action],
            [self._by, self._last_day, self._points],
        ]

    def _open(self) -> None:
        self.opened.emit(self.entry.training.id)

    def _arrange(self, width: int, place: bool) -> int:
        """Lay the parts out for ``width``; the height in pixels."""
        self._stale = self._stale and not place
        inner = width - 2 * _PAD_ACROSS
        button, dots = self.open_button.sizeHint(), self._dots.sizeHint()
        gap = theme.em(self, 1.2)
        beside = inner - button.width() - 2 * gap
        middle = beside - dots.width() - gap
        if middle >= theme.em(self, _WIDE_FROM):
            first = round(middle * _TITLE_SHARE)
            second, action = first + gap, first + dots.width() + 2 * gap
            height = self._columns(first, action, middle - first, self._heads, place)
            if place:
                top = (self.height() - dots.height()) // 2
                self._dots.setGeometry(_PAD_ACROSS + second, top, dots.width(), dots.height())
        elif beside >= theme.em(self, _BESIDE_FROM):
            first = beside // 2
            heads: list[list[QWidget]] = [*self._heads, [self._dots]]
            height = self._columns(first, first + gap, beside - first, heads, place)
        else:
            height = self._stack(inner, inner - button.width() - gap, place)
        if place:
            self._place_button(button, narrow=beside < theme.em(self, _BESIDE_FROM))
        return max(height, button.height()) + 2 * _PAD_DOWN

    def _columns(
        self, first: int, second: int, room: int, heads: list[list[QWidget]], place: bool
    ) -> int:
        parts = ((heads, 0, first), (self._tails, second, room))
        heights = [lay(lines, 0, 0, width, place=False) for lines, _left, width in parts]
        if place:
            for (lines, left, width), height in zip(parts, heights, strict=True):
                lay(lines, _PAD_ACROSS + left, (self.height() - height) // 2, width)
        return max(heights)

    def _stack(self, inner: int, beside_button: int, place: bool) -> int:
        top = _PAD_DOWN
        if beside_button < theme.em(self, _TITLE_FROM):  # the button has a line of its own
            top += self.open_button.sizeHint().height() + 8
            beside_button = inner
        top += lay(self._heads, _PAD_ACROSS, top, beside_button, place)
        top = max(top, _PAD_DOWN + self.open_button.sizeHint().height()) + 8
        rest: list[list[QWidget]] = [[self._dots], *self._tails]
        return top + lay(rest, _PAD_ACROSS, top, inner, place) - _PAD_DOWN

    def _place_button(self, size: QSize, narrow: bool) -> None:
        top = _PAD_DOWN if narrow else (self.height() - size.height()) // 2
        left = self.width() - _PAD_ACROSS - size.width()
        self.open_button.setGeometry(left, top, size.width(), size.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(width, place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        # The height follows from the width, which is not known before the row is placed.
        return QSize(theme.em(self, 50), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(self, 12), theme.control_height(self) + 2 * _PAD_DOWN)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._stale = True
        if self.isVisible():
            self._arrange(self.width(), place=True)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._lay_out_anew()

    def showEvent(self, shown: QShowEvent) -> None:
        super().showEvent(shown)
        if self._stale:
            self._arrange(self.width(), place=True)

    def _lay_out_anew(self) -> None:
        self._heights.clear()
        self._stale = True
        if self.isVisible():
            self.updateGeometry()
            self._arrange(self.width(), place=True)


class ExampleRow(TrainingRow):
    """The worked example: marked as one, and thrown away in one click."""

    thrown_away = Signal()

    def _make_parts(self) -> None:
        super()._make_parts()
        say = self._context.words.say
        self._badge = Chip(say("Example"), "accent", parent=self)
        self.throw_button = Button(
            "link", "action.delete_example", say("Throw the example away"), parent=self
        )
        self.throw_button.clicked.connect(self.thrown_away)
        self._heads = [[self._badge], [self._title], [self._about]]
        self._tails = [*self._tails, [self.throw_button]]

    def focusables(self) -> list[QWidget]:
        return [self.throw_button, self.open_button]
