"""What a session is given in a test: a clock and a scheduler that only the test moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kmop_wizard.app.session.callbacks import Callbacks
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.storage.store import Store

TODAY = date(2026, 11, 23)
RULES = load_rules()


class FakeTimer:
    """One thing that is due at ``due``, in milliseconds."""

    def __init__(self, due: int, run: Callable[[], None]) -> None:
        self.due = due
        self.run = run
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class FakeTask:
    """What another thread would do: done when time passes, or somebody waits for it."""

    def __init__(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        self._steps = [work, then]

    def wait(self) -> None:
        while self._steps:
            self._steps.pop(0)()

    def work(self) -> None:
        """The part of the other thread."""
        self._steps.pop(0)()


class FakeScheduler:
    """Time passes only when a test says so; ``is_disk_slow``: nothing aside gets done meanwhile."""

    def __init__(self) -> None:
        self.now = 0
        self.is_disk_slow = False
        self.tasks: list[FakeTask] = []
        self._timers: list[FakeTimer] = []

    def aside(self, work: Callable[[], None], then: Callable[[], None]) -> FakeTask:
        task = FakeTask(work, then)
        self.tasks.append(task)
        return task

    def after(self, milliseconds: int, run: Callable[[], None]) -> FakeTimer:
        timer = FakeTimer(self.now + milliseconds, run)
        self._timers.append(timer)
        return timer

    def advance(self, milliseconds: int) -> None:
        """Let so many milliseconds pass, with all that becomes due on the way."""
        end = self.now + milliseconds
        while due := [each for each in self.waiting if each.due <= end]:
            timer = min(due, key=lambda each: each.due)
            self._timers.remove(timer)
            self.now = timer.due
            timer.run()
            self._work()
        self.now = end
        self._work()

    def _work(self) -> None:
        while self.tasks and not self.is_disk_slow:
            self.tasks.pop(0).wait()

    @property
    def waiting(self) -> list[FakeTimer]:
        """What is going to be done."""
        return [each for each in self._timers if not each.cancelled]


class Computer:
    """A computer with a session over the shared data folder ``data``, and what it told."""

    def __init__(self, place: Path, data: Path, name: str, patch: pytest.MonkeyPatch) -> None:
        self.folders = Folders(data, place / "config", place / "state")
        self.name = name.upper()
        self.today = TODAY
        self.times_changed = 0
        self.changed_remotely: list[str] = []
        self.gone: list[str] = []
        self._patch = patch
        self.open()

    def open(self) -> None:
        """Start the program, after its end or its sudden death."""
        self.at_work()
        self.scheduler = FakeScheduler()
        self.session = Session(self.folders, RULES, self.scheduler, lambda: self.today)
        self.session.callbacks = Callbacks(
            changed=self._count,
            changed_remotely=self.changed_remotely.extend,
            file_gone=self.gone.append,
        )

    def at_work(self) -> None:
        """What is saved from here on is saved on this computer."""
        self._patch.setenv("COMPUTERNAME", self.name)

    def begin(self, title: str = "Brandbestrijding") -> str:
        """A new training with a title, saved; its id."""
        editor = self.session.new_training()
        editor.enter(TITLE, title)
        editor.end_step()
        self.save()
        return editor.training.id

    def enter(self, training_id: str, **facts: object) -> None:
        """Type facts of the training itself, and save."""
        self.at_work()
        editor = self.session.editor(training_id)
        for name, value in facts.items():
            editor.enter(path(name), value)
            editor.end_step()
        self.save()

    def save(self) -> None:
        self.at_work()
        assert self.session.saves.save_all(), self.session.saves.failure

    def file(self, training_id: str) -> Path:
        return self.folders.data / "trainings" / f"{training_id}.json"

    def stored(self, training_id: str) -> Training:
        """What is in the file."""
        found = Store(self.folders.data, self.folders.state / "reader").load().trainings
        return next(each for each in found if each.id == training_id)

    def _count(self) -> None:
        self.times_changed += 1


def path(text: str) -> FactPath:
    """The path of a fact as it is named in the contract: ``invoices.0.number``."""
    return tuple(text.split("."))


TITLE = path("title")
