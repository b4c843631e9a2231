"""What could not be written, visible until it has been."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kmop_wizard.storage.atomic import SaveFailed

Result = TypeVar("Result")


class Failures:
    """The writes that failed and have not succeeded since, by what they are about.

    ``told`` is called when that may have changed.
    """

    def __init__(self, told: Callable[[], None]) -> None:
        self._told = told
        self._open: dict[str, SaveFailed] = {}

    @property
    def first(self) -> SaveFailed | None:
        """The one that has been open longest."""
        return next(iter(self._open.values()), None)

    def of(self, about: str) -> SaveFailed | None:
        """What is open about one thing."""
        return self._open.get(about)

    def report(self, failure: SaveFailed | None, about: str = "") -> None:
        """Keep what failed; ``None`` when it is well again.

        ``about``: what was being saved. What is about nothing is open until the next success.
        """
        if failure is None:
            self._open.pop("", None)
            self._open.pop(about, None)
        else:
            self._open[about] = failure
        self._told()

    def guarded(self, write: Callable[[], Result], about: str = "") -> Result | None:
        """Write, and keep a failure open until this has been written."""
        failed: list[SaveFailed] = []
        result = tried(write, failed)
        self.report(failed[0] if failed else None, about)
        return result


def tried(write: Callable[[], Result], failed: list[SaveFailed]) -> Result | None:
    """Write, or note in ``failed`` why not."""
    try:
        return write()
    except SaveFailed as failure:
        failed.append(failure)
        return None
