"""Works in the window without end, to be killed at any moment: for benchmarks/reliability."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.practice.files import ACCOUNT, approval_mail, einvoice
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.storage.atomic import make_folder, write_safely
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.app import build_window
from kmop_wizard.ui.window import moving
from kmop_wizard.ui.window.data_folder import propose
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.uncaught import hearing_uncaught

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options

SEED: Final = "KMOP_WIZARD_TRIAL"
"""The variable that asks for it: a number to draw from, and a folder for what comes in."""

READY: Final = "ready"
REPLACES: Final = "replaces"
SAVED: Final = "saved"
MOVES: Final = "moves"
_MOST_TRAININGS: Final = 5
_KINDS: Final = {"text": "{}", "title": "{}", "notes": "{}", "day": "12/{}", "amount": "1,{}"}
"""What is typed; of a day or an amount that is a draft."""
_PAUSE_S: Final = 1.0


class _Person:
    """Tells what it puts in the place of something before, and what the window has saved."""

    def __init__(
        self, options: Options, seed: int, desk: Path, tell: Callable[[str], None]
    ) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
        self._desk = desk
        self._tell = tell
        self._window = build_window(options)
        self._window.show()
        self._driver = Driver(self._window)
        self._number = seed * 10_000
        self._unsaved: dict[str, str] = {}
        self._actions: dict[Callable[[], None], int] = {
            self._type: 12,
            self._receive: 2,
            self._import: 1,
            self._move: 1,
        }

    def work(self) -> None:
        """Do one thing, and sometimes wait until it is saved."""
        self._dice.choices([*self._actions], [*self._actions.values()])[0]()
        if self._dice.random() < 0.5:
            self._wait()

    def _open_any(self) -> str:
        entries = self._window.session.agenda.entries
        if len(entries) < _MOST_TRAININGS:
            self._window.new_training()
            self._driver.settle()
            return self._window.route.training_id
        training_id = self._dice.choice(entries).training.id
        self._window.open_training(training_id, self._dice.choice(STEPS))
        self._driver.settle()
        return training_id

    def _type(self) -> None:
        training_id = self._open_any()
        name = self._dice.choice(self._fields() or [""])
        if not name:
            return
        self._number += 1
        text = f"q{self._number}z"
        self._tell(f"{REPLACES} {training_id} {name}")
        self._unsaved[text] = f"{training_id} {name}"
        self._driver.type(name, _KINDS[FACT_SPECS[name].kind].format(text))

    def _fields(self) -> list[str]:
        """The names of the inputs in which a text can be told from all others."""
        edits = [*self._window.findChildren(QLineEdit), *self._window.findChildren(QPlainTextEdit)]
        names = [each.objectName() for each in edits if each.isVisible() and each.isEnabled()]
        return [name for name in names if name in FACT_SPECS and FACT_SPECS[name].kind in _KINDS]

    def _receive(self) -> None:
        """Drop a mail, an e-invoice or a paper on a training."""
        self._open_any()
        self._number += 1
        number = self._number
        day, price = self._window.session.today, Decimal(1450)
        made = {
            f"{number}.eml": approval_mail(),
            f"{number}.xml": einvoice(f"F{number}", day, "Liantis Consult nv", price, ACCOUNT),
            f"{number}.pdf": b"%PDF-1.4\n" + str(number).encode() * 5000 + b"\n%%EOF\n",
        }
        name = self._dice.choice([*made])
        write_safely(self._desk / name, made[name])
        screen = self._window.screen_shown
        if screen is not None:
            screen.take_files([IncomingFile(self._desk / name)])
            self._driver.settle()

    def _import(self) -> None:
        exports = sorted(self._desk.glob("*.kmop"))
        if exports:
            self._window.to(Route("import", file=str(self._dice.choice(exports))))
            self._driver.settle()
            if self._driver.has("action.import"):
                self._driver.press("action.import")

    def _move(self) -> None:
        """To another folder, and on from there; the old one stays as it is."""
        self._number += 1
        folder = self._desk / f"folder{self._number}"
        make_folder(folder)
        self._tell(f"{MOVES} {folder}")
        propose(self._window.context, folder, Route("settings"))
        self._driver.settle()
        if self._driver.has("action.move_data_folder"):
            self._driver.press("action.move_data_folder")
        for relocation in [*moving.RUNNING]:
            relocation.wait()
        self._driver.settle()

    def _wait(self) -> None:
        """Until the window says that all is saved; then tell what it is."""
        end = time.monotonic() + _PAUSE_S
        saves = self._window.session.saves
        while time.monotonic() < end and any(
            saves.is_unsaved(where.split()[0]) for where in self._unsaved.values()
        ):
            self._driver.settle()
            time.sleep(0.01)
        for text, where in [*self._unsaved.items()]:
            if not saves.is_unsaved(where.split()[0]) and saves.failure is None:
                del self._unsaved[text]
                self._tell(f"{SAVED} {where} {text}")


def run(options: Options, asked: str, tell: Callable[[str], None]) -> int:
    """Work until it is killed; 1 when something was raised that nobody caught."""
    seed, _, desk = asked.partition(" ")
    errors: list[BaseException] = []
    with hearing_uncaught(errors.append):
        person = _Person(options, int(seed), Path(desk), tell)
        tell(READY)
        while not errors:
            person.work()
    return 1
