"""What killed saves left behind goes once the window is up, and only of the folder shown."""

from __future__ import annotations

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from kmop_wizard.ui import app
from tests.ui.person import Program


def leftover(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / ".kmop-0123456789abcdef.tmp"
    path.write_bytes(b"half of a training")
    os.utime(path, (0, 0))
    return path


def test_leftovers_go_after_the_first_window(program: Program, qtbot: QtBot) -> None:
    left = [
        leftover(program.folders.data / "trainings"),
        leftover(program.folders.state / "backups" / "one"),
    ]
    program.start()
    assert all(each.exists() for each in left)
    app._follow_folder(program.window)
    qtbot.waitUntil(lambda: not any(each.exists() for each in left), timeout=10_000)
