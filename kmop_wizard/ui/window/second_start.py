"""Answers a second start: the window comes to the front, with the export that it was given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kmop_wizard.storage.atomic import is_folder
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.single_instance import lock_of, wishes

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window

LOOK_EVERY_MS: Final = 2000
"""Watching a folder misses things: on some disks everything."""


class SecondStart(QObject):
    """Watches the state folder while the window is open, that of each data folder it goes on with.

    The lock of the first one is held by who started the program.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._state = window.session.folders.state
        self._waiting: Route | None = None
        self._lock: QLockFile | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watch()
        self._watcher.directoryChanged.connect(self.look)
        window.moved.connect(self._follow)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY_MS)
        self.look()

    def _watch(self) -> None:
        if is_folder(self._state):
            self._watcher.addPath(str(self._state))

    def _follow(self) -> None:
        """The window went on with another data folder: a second start over that one shows it."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._state = self._window.session.folders.state
        self._lock = lock_of(self._state)
        self._lock.tryLock(0)  # another window over it is safe
        self._watch()

    def look(self) -> None:
        """Answer what was asked since the last time."""
        if not self._window.isVisible():
            return  # it has just been closed: the other program opens one of its own
        for wish in wishes(self._state):
            come_to_the_front(self._window, wish.token)
            if wish.export is not None:
                self._waiting = Route("import", file=str(wish.export))
            elif wish.training_id:
                self._waiting = Route("training", wish.training_id)
        self._open_what_waits()

    def open(self, export: Path) -> None:
        """Answer a system that does not start a second program to open a file, as macOS."""
        come_to_the_front(self._window)
        self._waiting = Route("import", file=str(export))
        self._open_what_waits()

    def _open_what_waits(self) -> None:
        """Not under an open question, nor in the middle of a long task: after it."""
        busy = QApplication.activeModalWidget() or QApplication.overrideCursor()
        if self._waiting is not None and not busy:
            route, self._waiting = self._waiting, None
            if not route.training_id or self._window.session.has(route.training_id):
                self._window.to(route)


def come_to_the_front(window: Window, token: str = "") -> None:
    """Show ``window`` before all others; ``token``: what Wayland gives for it."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it
    state = Qt.WindowState
    window.setWindowState(window.windowState() & ~state.WindowMinimized | state.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
