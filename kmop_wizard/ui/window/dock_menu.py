"""The menu of the program's icon in the Dock of macOS: what is pressing, one press away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu

from kmop_wizard.app.overview.groups import in_order
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.ui.widgets.button import literal
from kmop_wizard.ui.window.second_start import come_to_the_front

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window

MOST: Final = 5


class DockMenu(QMenu):
    """The trainings that run, the most pressing first; made anew each time that it is opened."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        window, words = self._window, self._window.words
        self.clear()
        running = [each for each in window.session.agenda.entries if each.active]
        for entry in in_order(running)[:MOST]:
            action = self.addAction(literal(short_title(words, entry.training)))
            action.triggered.connect(partial(self._open, entry.training.id))
        self.addSeparator()
        new = self.addAction(words.say("New course"))
        new.triggered.connect(lambda: self._open(""))

    def _open(self, training_id: str, _checked: bool = False) -> None:
        come_to_the_front(self._window)
        if not training_id:
            self._window.new_training()
        elif self._window.session.has(training_id):
            self._window.open_training(training_id)


def put_in_the_dock(window: Window) -> None:
    """Where the system has a place for it, which is macOS alone."""
    put = getattr(QMenu, "setAsDockMenu", None)
    if put is not None:
        put(DockMenu(window))
