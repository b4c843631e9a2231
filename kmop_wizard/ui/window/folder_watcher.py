"""Notices at once when others change the files: a synchronised folder, a second program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from kmop_wizard.storage.listing import TRAININGS, names_in

SETTLE_MS: Final = 300
SETTLE_AT_MOST_MS: Final = 2_000
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
        self._at_last = QTimer(self, singleShot=True, interval=SETTLE_AT_MOST_MS)
        self._at_last.timeout.connect(self._look)
        self._system.directoryChanged.connect(self._wait)
        self._system.fileChanged.connect(self._wait)
        self._now_and_then = QTimer(self, interval=LOOK_EVERY_MS)
        self._now_and_then.timeout.connect(self._look)
        self._now_and_then.start()
        self._watch()

    def _wait(self) -> None:
        """A synchroniser writes many files in a row: look when it is done, or takes very long."""
        self._settled.start()
        if not self._at_last.isActive():
            self._at_last.start()

    def _look(self) -> None:
        self._settled.stop()
        self._at_last.stop()
        self._watch()
        self.time_to_look.emit()

    def _watch(self) -> None:
        """Watch the folder, and each file: some services write into a file instead of a new one."""
        names = names_in(self._data)
        if names is None:
            return
        folder = str(self._data / TRAININGS)
        watched = {*self._system.directories(), *self._system.files()}
        wanted = [folder, *(f"{folder}/{name}" for name in names)]
        missing = [path for path in wanted if path not in watched]
        if missing:
            self._system.addPaths(missing)
