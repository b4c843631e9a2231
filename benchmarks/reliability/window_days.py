"""The process that works in the window day after day, and prints what grew."""

from __future__ import annotations

import gc
import json
import sys
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.reliability.years import memory, open_files
from kmop_wizard.command_line import Options
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n import LANGUAGES
from kmop_wizard.storage.folders import Folders
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.app import build_window
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.window import Window

TODAY: Final = date(2026, 11, 23)
_SCREENS: Final = ("planner", "purse", "settings", "trash", "help", "home")


def main() -> None:
    """Work, and print how much more memory (MiB) and how many more open files there are."""
    folder, cycles = Path(sys.argv[1]), int(sys.argv[2])
    places = Folders(folder / "data", folder / "config", folder / "state")
    window = build_window(Options(None, "nl", TODAY), places)
    window.show()
    editor = window.session.new_training()
    editor.enter_many({("title",): "Brandbestrijding", ("enrolment", "first_lesson_day"): TODAY})
    before = (0.0, 0)
    warm_up = max(10, cycles // 4)
    for cycle in range(warm_up + cycles):
        if cycle == warm_up:
            gc.collect()
            before = memory(), open_files()
        _work(window, editor.training.id, cycle)
    gc.collect()
    grown = max(0.0, memory() - before[0])
    print(json.dumps({"memory": grown, "files": open_files() - before[1]}))


def _work(window: Window, training_id: str, cycle: int) -> None:
    driver = Driver(window)
    window.change_language(LANGUAGES[cycle % len(LANGUAGES)])
    for step in STEPS:
        window.open_training(training_id, step)
        driver.settle()
    window.session.editor(training_id).enter(("notes",), f"Bel morgen {cycle}")
    window.session.saves.save_all()
    window.undo()
    window.session.saves.save_all()
    for name in _SCREENS:
        window.to(Route(name))
        driver.settle()


if __name__ == "__main__":
    main()
