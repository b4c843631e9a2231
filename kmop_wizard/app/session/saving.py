"""The one owner of saving: soon after a change, again after a failure, and at the end.

What is typed is written by another thread, so that nobody waits for a disk. Whoever needs it
written, asks for it, and waits.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Final, Protocol

from kmop_wizard.app.session.scheduling import Scheduler, Task, Timer
from kmop_wizard.storage.atomic import SaveFailed

SAVE_AFTER_MS: Final = 400
TRY_AGAIN_AFTER_MS: Final = 5_000


class Write(Protocol):
    """What is to be saved as it was at one moment; each method may raise ``SaveFailed``."""

    @property
    def writes_more(self) -> bool:
        """Whether `follow` needs the disk too."""

    def put(self) -> None:
        """Write it; on any thread."""

    def put_aside(self) -> None:
        """After a failure: keep it elsewhere until the next start; on any thread."""

    def follow(self) -> None:
        """Go on from what `put` wrote, whether it failed or not; on the thread of the session."""


class Saveable(Protocol):
    """Something that is saved as a whole."""

    def take(self) -> Write:
        """What is to be written now."""


class _Attempt:
    """One write of what is called ``name``, and what came of it."""

    def __init__(self, name: str, write: Write) -> None:
        self.name = name
        self.changed_since = False
        self.is_aside = False
        self.failure: SaveFailed | None = None
        self._write = write
        self._error: Exception | None = None

    def run(self) -> None:
        """Write, on any thread; raises nothing."""
        try:
            self._try(self._write.put)
        except Exception as error:
            self._error = error

    @property
    def writes_more(self) -> bool:
        """Whether `follow` needs the disk."""
        return self._write.writes_more

    def follow(self) -> None:
        """The part that belongs to the thread of the session."""
        if self._error is not None:
            raise self._error
        failure, self.failure = self.failure, None
        self._try(self._write.follow)
        self.failure = self.failure or failure

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except SaveFailed as failure:
            self.failure = failure
            with suppress(SaveFailed):  # the failure to save is the one to tell
                self._write.put_aside()
                self.is_aside = True


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
        self._under_way: dict[str, Task] = {}
        self._attempts: dict[str, _Attempt] = {}
        self._asked: dict[str, Callable[[], object]] = {}
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
        if name in self._attempts:
            self._attempts[name].changed_since = True
        if self._timer is None or not self._soon:
            self._start(SAVE_AFTER_MS)

    def forget(self, name: str) -> None:
        """What has this name is gone: it is neither saved nor missed."""
        self.settle()
        self._unsaved.pop(name, None)
        self._aside.discard(name)
        self.report(None, name)

    def start(self, name: str, then: Callable[[], object] = lambda: None) -> None:
        """Save ``name`` now, if it is not saved, and do ``then`` unless that fails; don't wait."""
        if name in self._unsaved:
            self._asked[name] = then
            self._begin(name)
        else:
            then()

    def in_turn(self, name: str, work: Callable[[], None]) -> None:
        """Do ``work``, which raises nothing, after what is being saved, and say that it is done."""
        self._do_aside(f"{name} in turn", work, self._state_changed)

    def settle(self) -> None:
        """Wait until what is being written is written."""
        while self._under_way:
            next(iter(self._under_way.values())).wait()

    def save(self, name: str) -> bool:
        """Save ``name`` now, if it is not; ``False`` when that failed."""
        self.settle()
        saveable = self._unsaved.get(name)
        if saveable is None:
            return True
        attempt = _Attempt(name, saveable.take())
        attempt.run()
        return self._end(attempt)

    def save_all(self) -> bool:
        """Save all that is not saved; ``False`` when something could not be."""
        self.settle()
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
        """Try no more, once what is being written is written."""
        self.settle()
        self._stop()

    def _begin(self, name: str) -> None:
        if name not in self._attempts:
            attempt = self._attempts[name] = _Attempt(name, self._unsaved[name].take())
            self._do_aside(name, attempt.run, lambda: self._end(attempt))

    def _do_aside(self, name: str, work: Callable[[], None], then: Callable[[], object]) -> None:
        def done() -> None:
            if self._under_way.get(name) is task:
                del self._under_way[name]
            then()

        task = self._under_way[name] = self._scheduler.aside(work, done)

    def _end(self, attempt: _Attempt) -> bool:
        name = attempt.name
        self._attempts.pop(name, None)
        asked = self._asked.pop(name, None)
        if attempt.writes_more:
            self.settle()
        attempt.follow()
        if attempt.failure is not None:
            if attempt.is_aside and not attempt.changed_since:
                self._aside.add(name)
            else:
                self._aside.discard(name)
            self.report(attempt.failure, name)
            if self._timer is None:
                self._start(TRY_AGAIN_AFTER_MS)
            return False
        if not attempt.changed_since:
            self._unsaved.pop(name, None)
            self._aside.discard(name)
        elif self._timer is None:
            self._start(SAVE_AFTER_MS)
        self.saved_at = self._now()
        self.report(None, name)
        if asked is not None:
            self.start(name, asked)  # what was typed meanwhile too
        return True

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
        for name in list(self._unsaved):
            self._begin(name)
