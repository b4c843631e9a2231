"""Changes of others are told soon, also while they never stop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kmop_wizard.ui.window.folder_watcher import LOOK_EVERY_MS, SETTLE_MS, FolderWatcher


def test_who_writes_without_a_pause_is_seen_all_the_same(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "trainings" / "one.json"
    file.parent.mkdir()
    file.write_bytes(b"0")
    watcher = FolderWatcher(tmp_path)
    written = 0

    def write() -> None:
        nonlocal written
        written += 1
        file.write_bytes(b"%d" % written)

    writer = QTimer(interval=SETTLE_MS // 3)
    writer.timeout.connect(write)
    writer.start()
    with qtbot.waitSignal(watcher.time_to_look, timeout=LOOK_EVERY_MS // 3):
        pass
    writer.stop()
    assert written > 1
