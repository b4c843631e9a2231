"""A session in the window: its callbacks as signals, its timers as Qt's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kmop_wizard.app.session.callbacks import Callbacks
from kmop_wizard.app.session.session import Session


class QtTimer:
    """One call of ``run``, later."""

    def __init__(self, milliseconds: int, run: Callable[[], None]) -> None:
        self._run = run
        self._timer: QTimer | None = QTimer(singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self._time_out)
        self._timer.start()

    def cancel(self) -> None:
        """Do it no more."""
        # Qt takes its timers away when the program ends, which may be before the session does.
        if self._timer is not None and isValid(self._timer):
            self._timer.stop()
        self._timer = None

    def _time_out(self) -> None:
        self._timer = None
        self._run()


class QtScheduler:
    """Qt's event loop as a scheduler."""

    def after(self, milliseconds: int, run: Callable[[], None]) -> QtTimer:
        """Call ``run`` once, when ``milliseconds`` have passed."""
        return QtTimer(milliseconds, run)


class SessionSignals(QObject):
    """What the `Callbacks` of a session tell; nothing more once the session is closed."""

    changed = Signal()
    save_state_changed = Signal()
    changed_remotely = Signal(tuple)
    file_gone = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        session.callbacks = Callbacks(
            self.changed.emit,
            self.save_state_changed.emit,
            self.changed_remotely.emit,
            self.file_gone.emit,
        )
        self.destroyed.connect(session.close)
