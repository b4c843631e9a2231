"""Walks the brochure's case through the real window and takes a picture of each page."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kmop_wizard.storage.folders import Folders
from kmop_wizard.ui import tour_case
from kmop_wizard.ui.app import build_window, close_window
from kmop_wizard.ui.driver import Driver
from kmop_wizard.ui.window import Window

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options

SIZES: Final = {"": (1180, 760), "800x600": (800, 600)}


class Camera:
    """Takes numbered pictures of the window, one in each size."""

    def __init__(self, window: Window, driver: Driver, out: Path) -> None:
        self._window = window
        self._driver = driver
        self._out = out
        self.taken: list[Path] = []

    def take(self, number: int, name: str) -> None:
        """Save ``NN-<name>.png``, and the same in the smaller size in a folder of its own."""
        for folder, size in SIZES.items():
            self._window.resize(*size)
            self._driver.settle()
            self._driver.scroll_up()
            path = self._out / folder / f"{number:02}-{name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            if not self._window.grab().save(str(path)):
                raise OSError(f"can't write {path}")
            self.taken.append(path)
        self._window.resize(*SIZES[""])
        self._driver.settle()


class MovedClock:
    """A clock that stands still until it is moved on."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


def run(options: Options, out: Path) -> int:
    """Take all pictures into the folder ``out``; raises OSError when that can't be done.

    The tour works in a temporary folder, or in the data folder of ``options``.
    """
    with _place(options) as places:
        clock = MovedClock(options.today or tour_case.ENROLLED)
        window = build_window(options._replace(data_dir=None), places, clock)
        window.show()
        driver = Driver(window)
        camera = Camera(window, driver, out)
        try:
            tour_case.play(window, driver, camera, clock)
        finally:
            close_window(window)
    for path in camera.taken:
        sys.stdout.write(f"{path}\n")
    return 0


@contextmanager
def _place(options: Options) -> Iterator[Folders]:
    with tempfile.TemporaryDirectory(prefix="kmop-wizard-tour-") as name:
        place = Path(os.path.realpath(name))
        data = options.data_dir or place / "data"
        yield Folders(data, place / "config", place / "state", usual=data)
