"""When something is done later or aside: the window gives a scheduler, a test one it moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """Something that is going to be done once."""

    def cancel(self) -> None:
        """Do it no more; harmless when it has been done."""


class Task(Protocol):
    """Something that another thread does."""

    def wait(self) -> None:
        """Return when it is done, and what comes then too; called on the thread of the caller."""


class Scheduler(Protocol):
    """Does things later, on the thread of the caller, or aside from it."""

    def after(self, milliseconds: int, run: Callable[[], None]) -> Timer:
        """Call ``run`` once, when ``milliseconds`` have passed."""

    def aside(self, work: Callable[[], None], then: Callable[[], None]) -> Task:
        """Do ``work`` on the one other thread, in turn, and ``then`` on the thread of the caller.

        ``work`` raises nothing.
        """
