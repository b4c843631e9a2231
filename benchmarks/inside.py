"""What a person waits for in the open window; prints it as JSON, in milliseconds.

``python -m benchmarks.inside [--keys] DATA``: a process of its own, so that each begins alike.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from benchmarks.generate import TODAY
from kmop_wizard.app.session.saving import SaveManager
from kmop_wizard.command_line import Options
from kmop_wizard.domain import agenda
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.ui.app import application_with_look, build_window, close_window
from kmop_wizard.ui.home.overview import Overview
from kmop_wizard.ui.pages.wizard import WizardScreen
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.stage import Stage
from kmop_wizard.ui.window.remote_notices import RemoteNotices
from kmop_wizard.ui.window.window import Window

KEYS: Final = 120
TIMES: Final = 7
PATIENCE_SECONDS: Final = 20
FRAMES: Final = 120
LINE: Final = 57
"""Pixels by which home is scrolled from one frame to the next."""
BETWEEN_KEYS_MS: Final = 20
_LETTERS: Final = "brandbestrijding"


class _Painted(QObject):
    """Notes that ``widget`` or anything in it was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self.seen = False

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:  # noqa: N802  (Qt's)
        if happened.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            inside = watched is self._widget or self._widget.isAncestorOf(watched)
            self.seen = self.seen or inside
        return False


def until_painted(widget: QWidget, act: Callable[[], object]) -> float:
    """Do ``act``; the milliseconds until ``widget`` has been painted after it.

    Raises TimeoutError when it never is.
    """
    settle()
    application, painted = application_with_look(), _Painted(widget)
    application.installEventFilter(painted)
    begin = time.perf_counter()
    act()
    while not painted.seen:
        QApplication.processEvents()
        if time.perf_counter() - begin > PATIENCE_SECONDS:
            raise TimeoutError(widget.objectName())
    taken = time.perf_counter() - begin
    application.removeEventFilter(painted)
    return 1000 * taken


def settle() -> None:
    """Let the window do all that waits to be done."""
    for _ in range(3):
        QApplication.processEvents()


def main(data: Path, *, keys_only: bool = False) -> dict[str, float]:
    """Measure it over the trainings in ``data``."""
    window = build_window(Options(data, "nl", TODAY))
    RemoteNotices(window)  # as in the program: it looks at the folder after each save
    window.show()
    QTest.qWaitForWindowExposed(window)
    QTest.qWait(1500)  # what is made ready behind the first picture is part of the start
    found = {} if keys_only else {**_moves(window), **_search(window)}
    found |= _keys(window)
    close_window(window)
    return found


def _moves(window: Window) -> dict[str, float]:
    """Opening trainings, their pages and home, and the other language."""
    (stage,) = window.findChildren(Stage)
    entries = [each for each in window.session.agenda.entries if each.training.title]
    opened, pages, home, language = [], [], [], []
    for entry in entries[:: max(1, len(entries) // TIMES)][:TIMES]:
        training_id = entry.training.id
        opened.append(until_painted(stage, partial(window.open_training, training_id)))
        screen = window.screen_shown
        if isinstance(screen, WizardScreen):
            pages += [until_painted(stage, partial(screen.open_step, step)) for step in STEPS]
        switches = (partial(window.change_language, other) for other in ("fr", "nl"))
        language += [until_painted(stage, switch) for switch in switches]
        home.append(until_painted(stage, window.home))
    return {
        "open": statistics.median(opened),
        "page": statistics.median(pages),
        "language": statistics.median(language),
        "home": statistics.median(home),
    }


def _search(window: Window) -> dict[str, float]:
    """The first letter of a search, the letters after it, and home while it is scrolled."""
    letters, first, frames = [], [], []
    for _ in range(TIMES):
        window.home()
        settle()
        (body,) = window.findChildren(Overview)
        field = body.header.search
        field.setFocus()
        first.append(until_painted(body, partial(QTest.keyClick, field, "b")))
        letters += [until_painted(body, partial(QTest.keyClick, field, key)) for key in "rand"]
        field.clear()
        QTest.qWait(100)  # the list places its rows when there is time
    (scroll,) = body.findChildren(ScrollArea)[:1]
    bar, seen = scroll.verticalScrollBar(), body.list.viewport()
    for step in range(1, FRAMES + 1):
        place = step * LINE % bar.maximum()
        frames.append(until_painted(seen, partial(bar.setValue, place)))
    return {
        "search_first": statistics.median(first),
        "search_next": statistics.median(letters),
        "scroll": late(frames),
    }


def _keys(window: Window) -> dict[str, float]:
    """Typing a title, with the saves that come between the letters."""
    entries = window.session.agenda.entries
    entry = next(each for each in entries if each.plan.next.action == "complete_enrolment")
    window.open_training(entry.training.id, "enrol")
    settle()
    (toggle,) = window.findChildren(Button, "action.toggle.all_facts")
    toggle.click()
    settle()
    (title,) = window.findChildren(QLineEdit, "title")
    title.setFocus()
    title.setCursorPosition(0)
    plans, waits = Counted(agenda, "plan"), Counted(SaveManager, "_begin", "_end")
    times = []
    for number in range(KEYS):
        letter = _LETTERS[number % len(_LETTERS)]
        times.append(until_painted(title, partial(QTest.keyClick, title, letter)))
        QTest.qWait(BETWEEN_KEYS_MS)
    QTest.qWait(1000)
    return {
        "key": statistics.median(times),
        "key_late": late(times),
        "plans_per_key": plans.calls / KEYS,
        "save_waits": waits.seconds * 1000 / max(1, waits.calls // 2),
    }


class Counted:
    """How often functions of a module or class are called, and how long they take."""

    def __init__(self, owner: Any, *names: str) -> None:
        self.calls = 0
        self.seconds = 0.0
        for name in names:
            setattr(owner, name, self._around(getattr(owner, name)))

    def _around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any) -> Any:
            begin = time.perf_counter()
            try:
                return function(*arguments)
            finally:
                self.calls += 1
                self.seconds += time.perf_counter() - begin

        return counted


def late(times: list[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))] if times else 0.0


if __name__ == "__main__":
    *only, folder = sys.argv[1:]
    print(json.dumps(main(Path(folder), keys_only=bool(only))))
