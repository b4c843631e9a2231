"""A session in the window: its callbacks as signals, its timers as Qt's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from kmop_wizard.app.session.callbacks import Callbacks
from kmop_wizard.app.session.session import Session

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future


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


class QtTask:
    """What the other thread does, and ``then`` what comes after it here, once."""

    def __init__(self, then: Callable[[], None]) -> None:
        self._then: Callable[[], None] | None = then
        self.future: Future[None] | None = None

    def wait(self) -> None:
        """Return when it is done, and what comes then too."""
        if self.future is not None:
            self.future.result()
        self.finish()

    def finish(self) -> None:
        """Do what comes then, unless it has been done."""
        then, self._then = self._then, None
        if then is not None:
            then()


class QtScheduler(QObject):
    """Qt's event loop as a scheduler, and one thread beside it."""

    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._thread: Executor | None = None
        self._ended.connect(self._finish)

    def after(self, milliseconds: int, run: Callable[[], None]) -> QtTimer:
        """Call ``run`` once, when ``milliseconds`` have passed."""
        return QtTimer(milliseconds, run)

    def aside(self, work: Callable[[], None], then: Callable[[], None]) -> QtTask:
        """Do ``work`` on the other thread, in turn, and ``then`` on this one."""
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # not before something is saved

            self._thread = ThreadPoolExecutor(1)
        task = QtTask(then)
        task.future = self._thread.submit(self._do, work, task)
        return task

    def _do(self, work: Callable[[], None], task: QtTask) -> None:
        work()
        self._ended.emit(task)

    @Slot(object)
    def _finish(self, task: QtTask) -> None:
        task.finish()


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
