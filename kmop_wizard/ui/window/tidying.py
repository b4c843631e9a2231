"""Removes what interrupted writes left behind, a folder at a time, so that nobody waits for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from kmop_wizard.storage.leftovers import removing_leftovers
from kmop_wizard.ui.workspace import Workspace

_PAUSE_MS: Final = 20


class Tidying(QObject):
    """Begins at once, and ends with the folders of ``workspace``, or with the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._folders = removing_leftovers(workspace.folders)
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if next(self._folders, None) is None:
            self._timer.stop()
