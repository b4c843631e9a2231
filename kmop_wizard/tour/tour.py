"""Walks the brochure's case through the real window and takes pictures of each page and panel."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kmop_wizard.storage.folders import Folders
from kmop_wizard.tour import case as tour_case
from kmop_wizard.tour import panels as tour_panels
from kmop_wizard.tour.camera import SIZES, Camera, MovedClock
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.app import build_window, close_window
from kmop_wizard.ui.window.uncaught import hearing_uncaught

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options


def run(
    options: Options,
    out: Path,
    tell: Callable[[str], None],
    sizes: Mapping[str, tuple[int, int]] = SIZES,
    scheme: str = "",
) -> int:
    """Take all pictures into the folder ``out`` and tell the path of each; 1 after an error.

    ``sizes``: those of the window, by folder; ``scheme``: another colour scheme than the usual one.
    Raises ``OSError`` when that can't be done.

    The tour works in a temporary folder, or in the data folder of ``options``.
    """
    errors: list[BaseException] = []
    with _place(options) as places, hearing_uncaught(errors.append):
        clock = MovedClock(options.today or tour_case.ENROLLED)
        window = build_window(options._replace(data_dir=None), places, clock)
        window.show()
        driver = Driver(window)
        camera = Camera(window, driver, out, sizes)
        if scheme:
            window.change_scheme(scheme)
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
