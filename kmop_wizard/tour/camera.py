"""What the tour takes its pictures with, and the clock that it moves on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from kmop_wizard.tour.driver import Driver
from kmop_wizard.tour.paper import first_page
from kmop_wizard.ui.window.window import Window

SIZES: Final = {"": (1180, 760), "800x600": (800, 600)}


class Camera:
    """Takes numbered pictures of the window, one in each size, and of pages of paper."""

    def __init__(
        self,
        window: Window,
        driver: Driver,
        out: Path,
        sizes: Mapping[str, tuple[int, int]] = SIZES,
    ) -> None:
        self._window = window
        self._driver = driver
        self._out = out
        self._sizes = sizes
        window.resize(*sizes[""])
        self.taken: list[Path] = []

    def take(self, number: int, name: str, at: str = "", menu: str = "") -> None:
        """Save ``NN-<name>.png``, and the same in the smaller size in a folder of its own.

        ``at``: the widget to which the page is scrolled. ``menu``: the button whose menu is open.
        """
        if self._driver.has("action.toast_dismiss"):
            self._driver.press("action.toast_dismiss")
        for folder, size in self._sizes.items():
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
        self._window.resize(*self._sizes[""])
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
