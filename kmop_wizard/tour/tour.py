"""Walks the brochure's case through the real window and takes pictures of each page and panel."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from kmop_wizard.storage.folders import Folders
from kmop_wizard.tour import case as tour_case
from kmop_wizard.tour import panels as tour_panels
from kmop_wizard.tour.driver import Driver
from kmop_wizard.tour.paper import first_page
from kmop_wizard.ui.app import build_window, close_window
from kmop_wizard.ui.window.uncaught import hearing_uncaught
from kmop_wizard.ui.window.window import Window

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options

SIZES: Final = {"": (1180, 760), "800x600": (800, 600)}


class Camera:
    """Takes numbered pictures of the window, one in each size, and of pages of paper."""

    def __init__(self, window: Window, driver: Driver, out: Path) -> None:
        self._window = window
        self._driver = driver
        self._out = out
        self.taken: list[Path] = []

    def take(self, number: int, name: str, at: str = "", menu: str = "") -> None:
        """Save ``NN-<name>.png``, and the same in the smaller size in a folder of its own.

        ``at``: the widget to which the page is scrolled. ``menu``: the button whose menu is open.
        """
        for folder, size in SIZES.items():
            self._window.resize(*size)
            self._driver.settle()
            if at:
                self._driver.scroll_to(at)
            else:
                self._driver.scroll_up()
            picture = self._window.grab()
            if menu:
                self._add_menu(picture, menu)
            self._save(picture.toImage(), self._out / folder / f"{number:02}-{name}.png")
        self._window.resize(*SIZES[""])
        self._driver.settle()

    def take_paper(self, number: int, name: str, html: str) -> None:
        """Save the first page of what would be printed."""
        self._save(first_page(html), self._out / f"{number:02}-{name}.png")

    def _add_menu(self, picture: QPixmap, name: str) -> None:
        """Paint a menu where it opens: it is a window of its own, which no picture of this has."""
        button = self._driver.widget(name)
        menu = button.menu() if isinstance(button, QPushButton) else None
        if menu is None:
            raise LookupError(f"{name} has no menu")
        menu.resize(menu.sizeHint())
        corner = button.mapTo(self._window, button.rect().bottomRight())
        painter = QPainter(picture)
        painter.drawPixmap(corner - QPoint(menu.width() - 1, 0), menu.grab())
        painter.end()

    def _save(self, picture: QImage, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(path)):
            raise OSError(f"can't write {path}")
        self.taken.append(path)


class MovedClock:
    """A clock that stands still until it is moved on."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


def run(options: Options, out: Path, tell: Callable[[str], None]) -> int:
    """Take all pictures into the folder ``out`` and tell the path of each; 1 after an error.

    Raises ``OSError`` when that can't be done.

    The tour works in a temporary folder, or in the data folder of ``options``.
    """
    errors: list[BaseException] = []
    with _place(options) as places, hearing_uncaught(errors.append):
        clock = MovedClock(options.today or tour_case.ENROLLED)
        window = build_window(options._replace(data_dir=None), places, clock)
        window.show()
        driver = Driver(window)
        camera = Camera(window, driver, out)
        try:
            tour_case.play(window, driver, camera, clock)
            tour_panels.play(window, driver, camera, clock)
        finally:
            close_window(window)
    for path in camera.taken:
        tell(str(path))
    return 1 if errors else 0


@contextmanager
def _place(options: Options) -> Iterator[Folders]:
    with tempfile.TemporaryDirectory(prefix="kmop-wizard-tour-") as name:
        place = Path(os.path.realpath(name))
        data = options.data_dir or place / "data"
        yield Folders(data, place / "config", place / "state", usual=data)
