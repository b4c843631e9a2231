"""The practice flight in the window: the bar with its day, the pages, the coach, a frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtGui import QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.practice.practice import Practice
from kmop_wizard.app.session.callbacks import Callbacks
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.plan import ACTION_STEP
from kmop_wizard.i18n.practice import coach
from kmop_wizard.ui import theme
from kmop_wizard.ui.practice.bar import PracticeBar
from kmop_wizard.ui.practice.begin import begin
from kmop_wizard.ui.practice.coach import Coach
from kmop_wizard.ui.practice.pages import PracticePages
from kmop_wizard.ui.window.actions import ACTIONS
from kmop_wizard.ui.window.screen import Context, Route, Screen

_KEYS: Final = ("menu.undo", "menu.redo", "key.home", "key.quit")
"""The keys of the window that are of use here."""
_FRAME: Final = 3


class PracticeScreen(Screen):
    """``route.value`` is the practice."""

    whole_width = True
    apart = True

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route)
        assert isinstance(route.value, Practice)
        self._practice = route.value
        words = self.words
        self._bar = PracticeBar(words, context.go)
        self._bar.waited.connect(self._wait)
        self._bar.waited_for_change.connect(self._wait_for_change)
        self._coach = Coach(words)
        self._coach.started_again.connect(lambda: begin(context))
        column = QVBoxLayout(self)
        column.setContentsMargins(_FRAME, 0, _FRAME, _FRAME)
        column.setSpacing(0)
        self._pages = self._make_pages(route.step)
        for part, stretch in ((self._bar, 0), (self._pages, 1), (self._coach, 0)):
            column.addWidget(part, stretch)
        for name in _KEYS:
            for keys in ACTIONS[name].sequences():
                pressed = QShortcut(keys, self).activated
                pressed.connect(lambda name=name: ACTIONS[name].do(context, self))

    @property
    def title(self) -> str:
        return self.words.say("Practise")

    @property
    def undoes(self) -> Editor:
        return self._practice.editor

    @property
    def step(self) -> str:
        """The step whose page is open."""
        return self._pages.step

    def first_focus(self) -> QWidget | None:
        return self._pages.first_focus()

    def keep(self) -> dict[str, Any]:
        return self._pages.keep()

    def take_back(self, kept: dict[str, Any]) -> None:
        self._pages.take_back(kept)

    def take_files(self, _files: Sequence[IncomingFile]) -> bool:
        _Inside(self.context).open_link("")
        return True

    def leave(self) -> None:
        self._pages.leave()
        self._practice.close()

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().accent)
        painter.fillRect(self._pages.geometry(), theme.current().ground)

    # -- the practice ----------------------------------------------------------------------------

    def _make_pages(self, step: str = "") -> PracticePages:
        """The pages of the practice, which tell what happens in it."""
        practice = self._practice
        inside = Context(self.words, practice.session, _Inside(self.context))
        pages = PracticePages(inside, practice, step)
        pages.done_for_today.connect(self._wait_for_change)
        pages.turned.connect(lambda: self._show(pages))
        practice.session.callbacks = Callbacks(changed=pages.follow)
        self._show(pages)
        return pages

    def _wait(self, days: int) -> None:
        self._let_pass(lambda: self._practice.wait(days))

    def _wait_for_change(self) -> None:
        self._let_pass(self._practice.wait_for_change)

    def _let_pass(self, wait: Callable[[], object]) -> None:
        """Go on by days; what they bring is shown on its page."""
        practice, pages = self._practice, self._pages
        pages.settle()
        before = practice.turn.stage
        wait()
        turn = practice.turn
        if turn.stage != before:
            action = pages.entry.plan.next.action
            pages.open_step(turn.step or ACTION_STEP[action])

    def _show(self, pages: PracticePages) -> None:
        practice = self._practice
        self._bar.show_day(practice.day, over=practice.is_over)
        turn = practice.turn._replace(reading=pages.reading)
        self._coach.say(coach(self.words, turn, pages.step))


class _Inside:
    """Where the pages of the practice can send the user: nowhere but out of it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def _only_for_real(self, *_where: object) -> None:
        words = self._context.words
        self._context.go.toast(
            words.say("You do this with your own course. Nothing leaves this window here.")
        )

    to = new_training = open_training = trash = open_link = use = help = _only_for_real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context.go, name)
