"""Tells of an error of the program itself: what to do, and where it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal

from kmop_wizard import clock
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.error_log import add_error, trace_of

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window

QUIET_MS: Final = 10_000
"""A page that fails each time it is painted is told of no more often than this."""


class ErrorNotice(QObject):
    """``hear`` may be called in any thread; the window is told once it is at rest."""

    _heard = Signal(str)

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._files: dict[str, str] = {}
        self._since = QElapsedTimer()
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def hear(self, error: BaseException) -> None:
        """Write ``error`` down, once, and have it told."""
        trace = trace_of(error)
        if trace not in self._files:
            self._files[trace] = self._written(trace)
        self._heard.emit(self._files[trace])

    def _written(self, trace: str) -> str:
        """Where it is written down; "" when that could not be done."""
        try:
            return str(add_error(self._window.session.folders.state, trace, clock.now()))
        except SaveFailed:
            return ""

    def _tell(self, file: str) -> None:
        if self._since.isValid() and not self._since.hasExpired(QUIET_MS):
            return
        self._since.start()
        self._window.session.saves.save_all()
        words = self._window.words
        said = [words.say("Something went wrong in the program.")]
        if self._window.session.saves.failure is None:  # else the window says so
            said.append(
                words.say("What you entered is saved. Close the program and open it again.")
            )
        pass_on = words.say(
            "If it happens again, give this file to whoever helps you: {file}", file=file
        )
        said += [pass_on] if file else []
        self._window.toast(" ".join(said), stays=True)
