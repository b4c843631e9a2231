"""A person at the window with nothing but a keyboard, and the program that he starts and closes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QDeadlineTimer,
    Qt,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from kmop_wizard.command_line import Options
from kmop_wizard.commands import agenda_data
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.codec import decode
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.app import build_window, close_window
from kmop_wizard.ui.window.window import Window
from tests.ui.qt_hands import compose, pause, settle, visible_texts

MOST_STOPS = 150
"""More Tab stops than any page has."""


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


class Program:
    """The program over the data folder in ``folder``; started and closed like the real one."""

    def __init__(self, folder: Path, day: date, language: str = "nl") -> None:
        data = folder / "data"
        self.folders = Folders(data, folder / "config", folder / "state", usual=data)
        self.clock = Clock(day)
        self.language = language
        self.open_window: Window | None = None

    @property
    def window(self) -> Window:
        assert self.open_window is not None, "the program is not running"
        return self.open_window

    def start(self, size: tuple[int, int] = (1180, 760)) -> Person:
        """Open the window; the person who sits before it."""
        window = build_window(Options(language=self.language), self.folders, self.clock)
        self.open_window = window
        window.resize(*size)
        window.show()
        window.activateWindow()
        settle()
        return Person(self)

    def close(self) -> None:
        """Close the window as its cross does."""
        if self.open_window is not None:
            close_window(self.open_window)
            self.open_window = None
            settle(1)

    def restart(self, day: date | None = None, size: tuple[int, int] = (1180, 760)) -> Person:
        """Close the window and open it anew over the same folders, on ``day``."""
        self.close()
        if day is not None:
            self.clock.day = day
        return self.start(size)

    def save(self, *trainings: Training) -> None:
        """Put ``trainings`` into the data folder, as an earlier day left them."""
        store = Store(self.folders.data, self.folders.state)
        for training in trainings:
            store.save(training)

    def files(self) -> list[Path]:
        """The files of all trainings, once what is being written is in them."""
        if self.open_window is not None:
            self.open_window.session.saves.settle()
        return sorted((self.folders.data / "trainings").glob("*.json"))

    def saved(self, training_id: str = "") -> dict[str, Any]:
        """A training as its file has it: the only one, or the one with this id."""
        files = [file for file in self.files() if not training_id or file.stem == training_id]
        assert len(files) == 1, files
        content: dict[str, Any] = json.loads(files[0].read_text(encoding="utf-8"))
        return content

    def training(self, training_id: str = "") -> Training:
        """The same as a training."""
        file = self.saved(training_id)["id"]
        return decode((self.folders.data / "trainings" / f"{file}.json").read_bytes(), file)

    def next_action(self, training_id: str = "") -> str:
        """What ``kmop-wizard agenda --json`` says is to be done next."""
        self.files()
        rows: Any = agenda_data(self.folders.data, self.clock.day)["trainings"]
        chosen = [row for row in rows if not training_id or row["id"] == training_id]
        assert len(chosen) == 1, rows
        action: str = chosen[0]["next"]["action"]
        return action


class Person:
    """Knows what the window shows and presses keys; nothing else."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @property
    def window(self) -> Window:
        return self.program.window

    # -- keys ------------------------------------------------------------------------------------

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        """Press a key, where the system would send it."""
        for _ in range(times):
            popup = QApplication.activePopupWidget()
            handle = popup.windowHandle() if popup else self.window.windowHandle()
            QTest.keyClick(handle, key, modifier)
            settle(1)

    def keys(self, *keys: Qt.Key) -> None:
        """Press several keys after each other."""
        for key in keys:
            self.key(key)

    def write(self, text: str) -> None:
        """Type ``text``."""
        handle = self.window.windowHandle()
        for letter in text:
            if letter == "\n":
                QTest.keyClick(handle, Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClick(handle, letter)  # type: ignore[call-overload]
            else:
                compose(self.window, letter)
        settle(2)

    def paste(self, text: str) -> None:
        """Put ``text`` on the clipboard and paste it."""
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def select_all(self) -> None:
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle()

    def redo(self) -> None:
        self.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        settle()

    # -- going about -----------------------------------------------------------------------------

    @property
    def focused(self) -> str:
        """The name of what has the focus."""
        widget = self.window.focusWidget()
        return widget.objectName() if widget is not None else ""

    def tab_to(self, name: str, backwards: bool = False) -> None:
        """Press Tab until what is called ``name`` has the focus."""
        key = Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab
        modifier = Qt.KeyboardModifier.ShiftModifier if backwards else Qt.KeyboardModifier(0)
        seen = [self.focused]
        while self.focused != name:
            if len(seen) > MOST_STOPS:
                raise AssertionError(f"Tab never comes to {name}: {list(dict.fromkeys(seen))}")
            self.key(key, modifier)
            seen.append(self.focused)

    def press(self, name: str) -> None:
        """Go to a button or a choice and press it, or choose it in a menu."""
        self.reach(name, self._press)
        self._press(name)

    def _press(self, name: str) -> None:
        if self.chose_in_menu(name, self._press):
            return
        self.tab_to(name)
        self.key(Qt.Key.Key_Space)
        settle()

    def reach(self, name: str, press: Callable[[str], None] | None = None) -> None:
        """Bring something into sight: behind a section, another day's button, or all details."""
        press = press or self._click
        for way in ("action.close_section", f"action.other_day.{name}", "action.toggle.all_facts"):
            if not self.sees(name) and self.sees(way):
                press(way)
            if name.startswith("action.toggle."):  # a link of the page, or in its menu
                return

    def chose_in_menu(self, name: str, press: Callable[[str], None]) -> bool:
        """Whether what is not to be seen itself was found and chosen in a menu."""
        if self.sees(name):
            return False
        for opens in (each for each in ("action.more", "action.menu") if self.sees(each)):
            press(opens)
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu), opens
            actions = [each for each in menu.actions() if each.isEnabled() and each.isVisible()]
            if name in [each.objectName() for each in actions]:
                for _ in actions:
                    self.key(Qt.Key.Key_Down)
                    if menu.activeAction().objectName() == name:
                        break
                self.key(Qt.Key.Key_Return)
                settle()
                return True
            self.key(Qt.Key.Key_Escape)
        return False

    def today(self, name: str) -> None:
        """Record today in one press, or pick it from the calendar of the day's field."""
        if self.sees(f"action.today.{name}"):
            self.press(f"action.today.{name}")
            return
        self.reach(name, self._press)
        self.tab_to(name)
        self.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        self.key(Qt.Key.Key_Return)
        settle()

    def fill(self, name: str, text: str) -> None:
        """Go to a field, replace what stands in it and leave it."""
        self.reach(name, self._press)
        self.tab_to(name)
        self.select_all()
        self.key(Qt.Key.Key_Delete)
        self.write(text)
        self.key(Qt.Key.Key_Tab)
        settle()

    def fill_all(self, values: dict[str, str]) -> None:
        """Fill in several fields in this order."""
        for name, text in values.items():
            self.fill(name, text)

    def choose(self, training_id: str) -> None:
        """Open a training from home: by the large button, else from the list."""
        if self.sees(f"action.open.{training_id}"):
            self.press(f"action.open.{training_id}")
            return
        self.tab_to("home.list")
        self.key(Qt.Key.Key_Home)
        rows = self.widget("home.list")
        assert isinstance(rows, QListView)
        while rows.currentIndex().data(Qt.ItemDataRole.UserRole) != training_id:
            before = rows.currentIndex().row()
            self.key(Qt.Key.Key_Down)
            assert rows.currentIndex().row() > before, f"{training_id} is not in the list"
        self.key(Qt.Key.Key_Return)
        settle()

    def listed(self) -> list[str]:
        """The trainings in the list of home, each in a sentence."""
        rows = self.widget("home.list")
        assert isinstance(rows, QListView)
        model = rows.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    # -- quicker, where the way there is not what is tried -------------------------------------------

    def open(self, training_id: str, step: str = "") -> None:
        """Come to a training, or to one of its steps."""
        self.window.open_training(training_id, step)
        settle()

    def click(self, name: str) -> None:
        """Press a button or a choice, wherever the focus is."""
        self.reach(name, self._click)
        self._click(name)

    def _click(self, name: str) -> None:
        if self.chose_in_menu(name, self._click):
            return
        button = self.widget(name)
        assert isinstance(button, QAbstractButton), name
        button.setFocus()
        self.key(Qt.Key.Key_Space)
        settle()

    def go_to(self, name: str) -> None:
        """Put the focus in a field, wherever it stands."""
        self.reach(name, self._click)
        self.widget(name).setFocus()

    def put(self, name: str, text: str) -> None:
        """Replace what stands in a field by a pasted text, and leave it."""
        self.go_to(name)
        self.select_all()
        if text:
            self.paste(text)
        else:
            self.key(Qt.Key.Key_Delete)
        self.key(Qt.Key.Key_Tab)
        settle(2)

    # -- seeing ----------------------------------------------------------------------------------

    def widget(self, name: str) -> QWidget:
        """The one widget of this name that is to be seen."""
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether a widget of this name is to be seen."""
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """What stands in a field."""
        self.reach(name, self._click)
        widget = self.widget(name)
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        assert isinstance(widget, QLineEdit), name
        return widget.text()

    def problem(self, name: str) -> str:
        """What is said beside a field, for the eye and for a screen reader alike."""
        self.reach(name, self._click)
        return self.widget(name).accessibleDescription()

    def reads(self) -> str:
        """All that can be read in the window."""
        return "\n".join(visible_texts(self.window))

    def names(self, kind: type[QWidget] = QWidget) -> list[str]:
        """The names of the widgets of one kind that are to be seen."""
        return [w.objectName() for w in self.window.findChildren(kind) if w.isVisible()]


def wait_for(check: Callable[[], bool], what: str, timeout: int = 3000) -> None:
    """Let the window work until ``check`` holds."""
    left = QDeadlineTimer(timeout)
    while not check():
        if left.hasExpired():
            raise AssertionError(f"never: {what}")
        pause(5)
