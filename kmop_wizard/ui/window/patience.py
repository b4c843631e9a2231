"""A task that takes long: the window stays painted and says how far it is, and input waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication

_TELL_EVERY_SECONDS: Final = 0.1


class Patience:
    """To be called between two parts of the task, with how many of how many are done.

    ``tell`` is given the percentage now and then, never for a task that is done at once.
    """

    def __init__(self, tell: Callable[[int], object]) -> None:
        self._tell = tell
        self._told = time.monotonic()

    def __enter__(self) -> Self:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        QGuiApplication.restoreOverrideCursor()

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._told < _TELL_EVERY_SECONDS:
            return
        self._told = now
        self._tell(min(100, 100 * done // max(1, of)))
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
