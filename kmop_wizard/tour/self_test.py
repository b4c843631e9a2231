"""Opens every screen in every language, then does what a person does; says how each went."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n import LANGUAGES
from kmop_wizard.storage.folders import Folders
from kmop_wizard.tour.driver import Driver
from kmop_wizard.tour.keyboard_case import keyboard_case
from kmop_wizard.tour.self_test_actions import actions
from kmop_wizard.ui.app import SCREENS, build_window, close_window
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.uncaught import hearing_uncaught
from kmop_wizard.ui.window.window import Window

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options

_HISTORY: Final = ("history", "history_state")
"""Of a picture that is looked at, in pixels: finer than the lines of text."""
_NEED_MORE: Final = frozenset({"training", "start", "newer", "practice", *_HISTORY})
"""Screens of a training, a file or a practice."""


def run(options: Options, tell: Callable[[str], None]) -> int:
    """Tell a line per page and deed; 0 when all are right, else 1. Works in a temporary folder."""
    errors: list[BaseException] = []
    in_order = True
    with (
        tempfile.TemporaryDirectory(prefix="kmop-wizard-self-test-") as name,
        hearing_uncaught(errors.append),
    ):
        place = Path(name).resolve()
        places = Folders(place / "data", place / "config", place / "state")
        window = build_window(options._replace(data_dir=None), places)
        window.show()
        for title, attempt in (*_pages(window), *actions(window, place)):
            trouble = _tried(attempt, errors)
            tell(f"{title}: {trouble or 'ok'}")
            in_order = in_order and not trouble
        close_window(window)
        trouble = _tried(lambda: keyboard_case(options, place / "keyboard"), errors)
        tell(f"keyboard: {trouble or 'ok'}")
        in_order = in_order and not trouble
    return 0 if in_order and not errors else 1


def _tried(attempt: Callable[[], str], errors: list[BaseException]) -> str:
    """What is wrong, in one line; also what was raised where nobody caught it."""
    heard = len(errors)
    try:
        trouble = attempt()
    except Exception as error:
        errors.append(error)
        trouble = ""
    raised = [f"{type(error).__name__}: {error}" for error in errors[heard:]]
    return "; ".join(filter(None, [trouble, *raised]))


def _pages(window: Window) -> Iterator[tuple[str, Callable[[], str]]]:
    for route in _routes(window):
        yield route.step or route.screen, partial(_comes_up, window, route)


def _routes(window: Window) -> list[Route]:
    editor = window.session.new_training()
    editor.enter(("title",), "Brandbestrijding en evacuatie")
    window.session.saves.save_all()
    training_id = editor.training.id
    screens = [Route(name) for name in SCREENS if name not in _NEED_MORE]
    pages = [Route("training", training_id, step) for step in STEPS]
    history = [Route(name, training_id) for name in _HISTORY]
    return [*screens, Route("start", training_id), *pages, *history]


def _comes_up(window: Window, route: Route) -> str:
    """What is wrong with a page in the first language where something is."""
    return next(filter(None, (_trouble(window, route, each) for each in LANGUAGES)), "")


def _trouble(window: Window, route: Route, language: str) -> str:
    window.change_language(language)
    window.to(route)
    Driver(window).settle()
    nameless = [w for w in window.findChildren(QLineEdit) if _lacks_a_name(w)]
    if nameless:
        return f"{len(nameless)} inputs without a name ({language})"
    if _is_blank(window.grab().toImage()):
        return f"nothing was painted ({language})"
    return ""


def _lacks_a_name(widget: QWidget) -> bool:
    return widget.isVisible() and not (widget.objectName() and widget.accessibleName())


def _is_blank(image: QImage) -> bool:
    small = image.scaled(64, 64, mode=Qt.TransformationMode.SmoothTransformation)
    colours = {small.pixel(x, y) for x in range(64) for y in range(64)}
    return len(colours) < 8
