"""Opens every screen in every language and says for each whether it came up."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n import LANGUAGES
from kmop_wizard.storage.folders import Folders
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.app import SCREENS, build_window, close_window
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.window import Window

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options

_HISTORY: Final = ("history", "history_state")
_NEED_A_FILE: Final = frozenset({"training", "start", "newer", *_HISTORY})


def run(options: Options, tell: Callable[[str], None]) -> int:
    """Tell a line per page; 0 when all came up, else 1. Works in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="kmop-wizard-self-test-") as name:
        place = Path(name).resolve()
        places = Folders(place / "data", place / "config", place / "state")
        window = build_window(options._replace(data_dir=None), places)
        window.show()
        routes = _routes(window)
        failed = [route for route in routes if not _comes_up(window, route, tell)]
        close_window(window)
    return 1 if failed else 0


def _routes(window: Window) -> list[Route]:
    document = window.workspace.new_document()
    document.enter("title", "Brandbestrijding en evacuatie")
    document.flush()
    training_id = document.training.id
    screens = [Route(name) for name in SCREENS if name not in _NEED_A_FILE]
    pages = [Route("training", training_id, step) for step in STEPS]
    history = [Route(name, training_id) for name in _HISTORY]
    return [*screens, Route("start", training_id), *pages, *history]


def _comes_up(window: Window, route: Route, tell: Callable[[str], None]) -> bool:
    name = route.step or route.screen
    try:
        troubles = [_trouble(window, route, language) for language in LANGUAGES]
    except Exception as error:
        troubles = [f"{type(error).__name__}: {error}"]
    trouble = next((each for each in troubles if each), "")
    tell(f"{name}: {trouble or 'ok'}")
    return not trouble


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
    small = image.scaled(64, 64)
    colours = {small.pixel(x, y) for x in range(64) for y in range(64)}
    return len(colours) < 8
