"""Errors that nobody caught: in a slot, in a thread, in an object that is thrown away."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType


@contextmanager
def hearing_uncaught(hear: Callable[[BaseException], object]) -> Iterator[None]:
    """Call ``hear`` with each such error, in the thread where it happened, once it was printed."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def in_a_slot(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        before[0](kind, error, trace)
        hear(error)

    def in_a_thread(happened: threading.ExceptHookArgs) -> None:
        before[1](happened)
        if happened.exc_value is not None:
            hear(happened.exc_value)

    def thrown_away(happened: sys.UnraisableHookArgs) -> None:
        before[2](happened)
        if happened.exc_value is not None:
            hear(happened.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_a_slot, in_a_thread, thrown_away
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
