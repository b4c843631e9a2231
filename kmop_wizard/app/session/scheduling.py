"""When something is to be done later: the window gives a scheduler, a test one that it moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """Something that is going to be done once."""

    def cancel(self) -> None:
        """Do it no more; harmless when it has been done."""


class Scheduler(Protocol):
    """Does things later, on the thread of the caller."""

    def after(self, milliseconds: int, run: Callable[[], None]) -> Timer:
        """Call ``run`` once, when ``milliseconds`` have passed."""
