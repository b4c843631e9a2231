"""Notices at once when others change the files: a synchronised folder, a second program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from kmop_wizard.storage.listing import TRAININGS, look

SETTLE_MS: Final = 300
LOOK_EVERY_MS: Final = 30_000


class FolderWatcher(QObject):
    """Says when it is time to look: soon after a change, and every half minute.

    No system tells of every change in a network folder, and none of a change in a folder that is
    not there yet.
    """

    time_to_look = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._system = QFileSystemWatcher(self)
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._look)
        self._system.directoryChanged.connect(self._settled.start)
        self._system.fileChanged.connect(self._settled.start)
        self._now_and_then = QTimer(self, interval=LOOK_EVERY_MS)
        self._now_and_then.timeout.connect(self._look)
        self._now_and_then.start()
        self._watch()

    def _look(self) -> None:
        self._watch()
        self.time_to_look.emit()

    def _watch(self) -> None:
        """Watch the folder, and each file: some services write into a file instead of a new one."""
        names = look(self._data)
        if names is None:
            return
        folder = self._data / TRAININGS
        watched = {*self._system.directories(), *self._system.files()}
        wanted = [str(folder), *(str(folder / name) for name in names)]
        missing = [path for path in wanted if path not in watched]
        if missing:
            self._system.addPaths(missing)
