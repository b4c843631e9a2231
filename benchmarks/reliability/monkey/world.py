"""The world around the window: folders, a clock, a failing disk, a colleague, papers, answers."""

from __future__ import annotations

import errno
import json
import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices

from benchmarks.reliability.monkey.ledger import HERS, Ledger, Typed, as_text, values_of
from benchmarks.reliability.monkey.texts import Texts
from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.app.practice.files import ACCOUNT, approval_mail, einvoice
from kmop_wizard.command_line import Options
from kmop_wizard.domain.facts import fact, with_fact
from kmop_wizard.domain.training import LISTS, Training
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.folders import HOME_VARIABLE, Folders
from kmop_wizard.storage.store import Store
from kmop_wizard.ui import app
from kmop_wizard.ui.window import data_folder, dialogs, remote_notices
from kmop_wizard.ui.window.uncaught import hearing_uncaught
from kmop_wizard.ui.window.window import Window
from tests.app.fakes import FakeScheduler
from tests.disk import BreakableDisk, installed
from tests.ui.qt_hands import settle

ERRORS: Final = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS)
_START: Final = date(2026, 11, 2)
_FROM_A_SCREEN_ONLY: Final = "This plugin does not support"
_MOST_STATES: Final = 40
_ANOTHER_COMPUTER: Final = "0ff1ce0ff1ce0ff1"
_TYPED: Final = [name for name in FACT_SPECS if FACT_SPECS[name].kind not in ("choice", "provider")]
_COPIES: Final = (
    "{id}.sync-conflict-20261123-130211-ABCDEFG.json",
    "{id} (conflicted copy 2026-11-23 130211).json",
    "{id}-OFFICE.json",
    "{id} 2.json",
)


class _NoWatcher(QObject):
    """In the place of what the system tells of the folder: the monkey says when to look."""

    time_to_look = Signal()

    def __init__(self, _data: Path, parent: QObject) -> None:
        super().__init__(parent)


class World:
    """What a window rests on, in the folder ``place``; all chance comes from ``dice``."""

    def __init__(self, place: Path, dice: random.Random) -> None:
        self.dice = dice
        self.texts = Texts(dice)
        self.ledger = Ledger()
        self.day = _START
        self.scheduler = FakeScheduler()
        self.errors: list[str] = []
        # Hears of every change in the session, also of those that one action makes after another.
        self.changed: Callable[[], None] = lambda: None
        self.desk = place / "desk"
        self.home = place / "home"
        self.data_folders: list[Path] = []
        self._disk = BreakableDisk()
        self._failing: ExitStack | None = None
        self._window: Window | None = None
        self._states: list[Training] = []
        self._number = 0

    # -- the window ------------------------------------------------------------------------------

    @property
    def window(self) -> Window:
        assert self._window is not None  # noqa: S101
        return self._window

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Everything in its place; the window is opened, and closed at the end."""
        self.desk.mkdir(parents=True)
        with ExitStack() as stack:
            stack.enter_context(patch.dict(os.environ, {HOME_VARIABLE: str(self.home)}))
            stack.enter_context(patch("os.urandom", self.dice.randbytes))
            stack.enter_context(hearing_uncaught(lambda error: self.errors.append(repr(error))))
            for module in (app, data_folder):
                stack.enter_context(patch.object(module, "QtScheduler", lambda: self.scheduler))
            stack.enter_context(patch.object(remote_notices, "FolderWatcher", _NoWatcher))
            stack.enter_context(patch.object(QDesktopServices, "openUrl", lambda _url: True))
            for name, answer in self._answers().items():
                stack.enter_context(patch.object(dialogs, name, answer))
            self._disk = stack.enter_context(installed())
            before = qInstallMessageHandler(self._hear_qt)
            stack.callback(qInstallMessageHandler, before)
            self.open()
            try:
                yield
            finally:
                app.close_window(self.window)

    def open(self) -> None:
        """Start the program."""
        window = app.build_window(Options(), None, lambda: self.day)
        self._window = window
        window.show()
        window.activateWindow()
        self._follow_folder()
        window.moved.connect(self._follow_folder)
        settle()

    def close(self) -> bool:
        """Press the cross; whether the window went."""
        if not self.window.close():
            return False
        app.close_window(self.window)
        settle(2)
        self.scheduler = FakeScheduler()
        self._window = None
        return True

    def wait(self, milliseconds: int) -> None:
        """Let time pass in the session."""
        self.scheduler.advance(milliseconds)
        settle()

    def _follow_folder(self) -> None:
        remote_notices.RemoteNotices(self.window)
        self.window.signals.changed.connect(self.changed)
        self.window.session.tidy()
        data = self.window.session.folders.data
        if data not in self.data_folders:
            self.data_folders.append(data)

    def _hear_qt(self, kind: QtMsgType, _where: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and _FROM_A_SCREEN_ONLY not in text:
            self.errors.append(f"Qt says: {text}")

    # -- the disk --------------------------------------------------------------------------------

    @property
    def fails(self) -> bool:
        """Whether the disk fails now."""
        return self._failing is not None

    def break_disk(self) -> str:
        """From now on nothing can be written in the data folder, or anywhere."""
        self.mend_disk()
        number = self.dice.choice(ERRORS)
        everywhere = self.dice.random() < 0.3
        under = () if everywhere else (self.window.session.folders.data,)
        self._failing = self._disk.refuse(number, *under)
        return f"{errno.errorcode[number]} {'everywhere' if everywhere else 'in the data folder'}"

    def mend_disk(self) -> None:
        """The disk works."""
        if self._failing is not None:
            self._failing.close()
            self._failing = None

    @contextmanager
    def _elsewhere(self) -> Iterator[None]:
        """On the computer of the colleague, whose disk works."""
        rules, self._disk.rules = self._disk.rules, []
        try:
            with patch.dict(os.environ, {"COMPUTERNAME": "OFFICE"}):
                yield
        finally:
            self._disk.rules = rules

    # -- the colleague ---------------------------------------------------------------------------

    def colleague(self) -> str:
        """Somebody else writes in the data folder; says what.

        The window has seen what she wrote before: it can't keep what it never saw.
        """
        self.window.session.check_folder()
        settle()
        with self._elsewhere():
            places: Folders = self.window.session.folders
            store = Store(places.data, self.home / "office", self.window.session.now)
            found = store.load().trainings
            self._states = [*self._states, *found][-_MOST_STATES:]
            if not found or self.dice.random() < 0.1:
                made = Training(os.urandom(8).hex(), title="Van kantoor")
                store.save(made)
                return f"adds {made.id}"
            training = self.dice.choice(found)
            act = self.dice.choice(
                (self._save, self._save, self._copy, self._crossed, self._take_away)
            )
            told = act(store, training, places.data / "trainings" / f"{training.id}.json")
            self.ledger.meet_others(training.id)
            return f"{told} {training.id}"

    def _save(self, store: Store, training: Training, _file: Path) -> str:
        changed, told = self._changed(training)
        store.save(changed)
        return f"saves {told} in"

    def _copy(self, _store: Store, training: Training, file: Path) -> str:
        changed, told = self._changed(self._earlier(training))
        name = self.dice.choice(_COPIES).format(id=training.id)
        file.with_name(name).write_bytes(encode(_once_more(changed)))
        return f"leaves a copy {name!r} with {told} of"

    def _crossed(self, _store: Store, training: Training, file: Path) -> str:
        changed, told = self._changed(self._earlier(training))
        content = encode(_once_more(changed))
        # Her own computer, which is not here, would notice what of her own she replaces.
        says = values_of(json.loads(content))
        hers = [each for each in self.ledger.live if each.when == HERS]
        self.ledger.let_go(
            each
            for each in hers
            if each.training_id == training.id and not each.is_in(says.get(each.fact, ""))
        )
        file.write_bytes(content)
        return f"replaces unseen with {told}"

    def _take_away(self, store: Store, training: Training, file: Path) -> str:
        if self.dice.random() < 0.5:
            store.trash(training.id)
            return "puts into the bin"
        store.arrived(training)
        file.unlink()
        return "removes the file of"

    def _earlier(self, training: Training) -> Training:
        """A state that the colleague had: of now, or an older one."""
        return self.dice.choice([each for each in self._states if each.id == training.id][-4:])

    def _changed(self, base: Training) -> tuple[Training, str]:
        """``base`` with a fact of the colleague, who replaces what she has seen there."""
        name = self.dice.choice(_TYPED)
        path = tuple(name.split("."))
        if path[0] in LISTS:
            entries = getattr(base, path[0])
            ids = [each.id for each in entries] or [os.urandom(8).hex()]
            path = (path[0], self.dice.choice(ids), *path[1:])
        text = self.texts.of(FACT_SPECS[name].kind, whole=True)
        seen = as_text(fact(base, path))
        old = [each for each in self.ledger.of(base.id, name) if each.is_in(seen)]
        self.ledger.let_go(old)
        self.ledger.add(Typed(base.id, name, text.kept, text.of_digits, HERS, met_others=True))
        return with_fact(base, path, text.value), f"{name} = {text.typed!r}"

    # -- what is answered ------------------------------------------------------------------------

    def _answers(self) -> dict[str, Callable[..., Any]]:
        dice = self.dice

        def one_of(*given: Any) -> int | None:
            answers: Sequence[str] = given[-1]
            chosen: int | None = dice.choice([None, *range(len(answers))])
            return chosen

        def place_to_save(_parent: Any, _words: Any, _title: str, name: str, *_more: str) -> Path:
            self._number += 1
            return self.desk / f"{self._number}-{name}"

        def folder_to_use(*_given: Any) -> Path | None:
            self._number += 1
            known = [*self.data_folders, self.desk / f"folder{self._number}"]
            return dice.choice([None, *known])

        return {
            "files_to_open": lambda *_: [self.paper() for _ in range(dice.randrange(3))],
            "file_to_open": lambda *_: dice.choice([None, self.paper(), *self._exports()]),
            "one_of": one_of,
            "place_to_save": place_to_save,
            "folder_to_use": folder_to_use,
            "printer": lambda *_: None,
        }

    def _exports(self) -> list[Path]:
        return sorted(self.desk.glob("*.kmop"))

    def paper(self) -> Path:
        """A file as it comes with a mail or from a scanner, on the desk."""
        self._number += 1
        dice, number = self.dice, self._number
        day = self.day - timedelta(dice.randrange(60))
        makes: dict[str, bytes] = {
            "goedkeuring.eml": approval_mail(),
            "factuur.xml": einvoice(
                f"F{number}", day, "Liantis Consult nv", Decimal(1450 + number % 3), ACCOUNT
            ),
            "attest.pdf": b"%PDF-1.4\n" + dice.randbytes(200) + b"\n%%EOF\n",
            "foto.jpg": b"\xff\xd8\xff\xe0" + dice.randbytes(300),
            "nota.txt": f"Bel Sofie {number}".encode(),
            "leeg.pdf": b"",
            "vreemd.xml": b"<?xml version='1.0'?><a>" + dice.randbytes(20) + b"</a>",
        }
        name = dice.choice([*makes])
        path = self.desk / f"{number}-{name}"
        path.write_bytes(makes[name])
        return dice.choice([path] * 8 + [self.desk, self.desk / "weg.pdf", *self._exports()[:2]])


def _once_more(training: Training) -> Training:
    """As another computer saves it that has not seen what came after."""
    number = training.revision + 1
    saves = {**training.saves, _ANOTHER_COMPUTER: number}
    return replace(training, revision=number, saved_by="OFFICE", saves=saves)
