"""The one owner of saving: soon after a change, again after a failure, and at the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from kmop_wizard.app.session.scheduling import Scheduler, Timer
from kmop_wizard.storage.atomic import SaveFailed

SAVE_AFTER_MS: Final = 400
TRY_AGAIN_AFTER_MS: Final = 5_000


class Saveable(Protocol):
    """Something that is saved as a whole."""

    def save(self) -> None:
        """Write it; raises ``SaveFailed``."""

    def save_aside(self) -> None:
        """After a failure: keep it elsewhere until the next start; raises ``SaveFailed``."""


class SaveManager:
    """Knows what is not saved, what could not be, and when to try again.

    ``state_changed`` is called after a save, and when a failure comes or goes. ``saved_at``: when
    something was saved last in this session.
    """

    def __init__(
        self, scheduler: Scheduler, now: Callable[[], datetime], state_changed: Callable[[], None]
    ) -> None:
        self._scheduler = scheduler
        self._now = now
        self._state_changed = state_changed
        self._unsaved: dict[str, Saveable] = {}
        self._failures: dict[str, SaveFailed] = {}
        self._aside: set[str] = set()
        self._timer: Timer | None = None
        self._soon = False
        self.may_end_unsaved = False
        self.saved_at: datetime | None = None

    @property
    def failure(self) -> SaveFailed | None:
        """What could not be written and still is not; the first of several."""
        return next(iter(self._failures.values()), None)

    @property
    def is_safe_aside(self) -> bool:
        """Whether something is not saved, and all of it is safe until the next start."""
        return bool(self._unsaved) and self._unsaved.keys() <= self._aside

    def is_unsaved(self, name: str) -> bool:
        """Whether ``name`` was changed and is not saved yet."""
        return name in self._unsaved

    def failure_of(self, name: str) -> SaveFailed | None:
        """Why ``name`` could not be written last."""
        return self._failures.get(name)

    def changed(self, name: str, saveable: Saveable) -> None:
        """Save ``saveable`` soon; who never pauses in typing is saved all the same."""
        self._unsaved[name] = saveable
        self._aside.discard(name)
        self.may_end_unsaved = False
        if self._timer is None or not self._soon:
            self._start(SAVE_AFTER_MS)

    def forget(self, name: str) -> None:
        """What has this name is gone: it is neither saved nor missed."""
        self._unsaved.pop(name, None)
        self._aside.discard(name)
        self.report(None, name)

    def save(self, name: str) -> bool:
        """Save ``name`` now, if it is not; ``False`` when that failed."""
        saveable = self._unsaved.get(name)
        if saveable is None:
            return True
        try:
            saveable.save()
        except SaveFailed as failure:
            self._keep_aside(name, saveable)
            self.report(failure, name)
            if self._timer is None:
                self._start(TRY_AGAIN_AFTER_MS)
            return False
        self._unsaved.pop(name, None)
        self._aside.discard(name)
        self.saved_at = self._now()
        self.report(None, name)
        return True

    def save_all(self) -> bool:
        """Save all that is not saved; ``False`` when something could not be."""
        self._stop()
        saved = [self.save(name) for name in list(self._unsaved)]
        return all(saved)

    def may_end(self) -> bool:
        """Save all, and say whether nothing is lost by ending now.

        Who is refused may ask once more and is let go: `withdraw` takes that back, and so does
        whatever is changed in between.
        """
        may_end = self.save_all() or self.is_safe_aside or self.may_end_unsaved
        self.may_end_unsaved = not may_end
        return may_end

    def withdraw(self) -> None:
        """Refuse the next `may_end` again."""
        self.may_end_unsaved = False

    def report(self, failure: SaveFailed | None, about: str = "") -> None:
        """Show what failed until it succeeds: ``None`` says that it did.

        What is about nothing is shown until the next success of anything.
        """
        if failure is None:
            self._failures.pop("", None)
            self._failures.pop(about, None)
        else:
            self._failures[about] = failure
        self._state_changed()

    def close(self) -> None:
        """Try no more."""
        self._stop()

    def _keep_aside(self, name: str, saveable: Saveable) -> None:
        self._aside.discard(name)
        try:
            saveable.save_aside()
        except SaveFailed:
            return  # the failure to save is the one to tell
        self._aside.add(name)

    def _start(self, milliseconds: int) -> None:
        self._stop()
        self._soon = milliseconds == SAVE_AFTER_MS
        self._timer = self._scheduler.after(milliseconds, self._time_out)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _time_out(self) -> None:
        self._timer = None
        self.save_all()
