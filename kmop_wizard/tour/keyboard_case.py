"""The brochure's case by keyboard alone, for the self-test: no mouse, no picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kmop_wizard.storage.folders import Folders
from kmop_wizard.tour.camera import Camera, MovedClock
from kmop_wizard.tour.case import ENROLLED, play_the_brochures
from kmop_wizard.tour.driver import KeyboardDriver
from kmop_wizard.ui.app import build_window, close_window

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options

_SIZE: Final = {"": (1180, 760)}


class _NoCamera(Camera):
    def take(self, number: int, name: str, at: str = "", menu: str = "") -> None:
        """Nobody looks."""


def keyboard_case(options: Options, place: Path) -> str:
    """Play it in a window of its own, over folders in ``place``; what is wrong, or ""."""
    clock = MovedClock(ENROLLED)
    places = Folders(place / "data", place / "config", place / "state")
    window = build_window(options._replace(data_dir=None), places, clock)
    try:
        window.show()
        driver = KeyboardDriver(window)
        play_the_brochures(window, driver, _NoCamera(window, driver, place, _SIZE), clock)
        actions = [each.plan.next.action for each in window.session.agenda.entries]
    finally:
        close_window(window)
    return "" if actions == ["finished"] else f"the case ends with {', '.join(actions)}"
