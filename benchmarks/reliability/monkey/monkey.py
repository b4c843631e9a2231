"""A monkey that drives the real window through random actions, and finds back what it typed."""

from __future__ import annotations

import json
import random
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QRadioButton,
)

from benchmarks.reliability.monkey.hands import Hands, path_of
from benchmarks.reliability.monkey.ledger import May, Typed, in_the_window, state_of, value_at
from benchmarks.reliability.monkey.world import World
from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.commands import agenda_data, check_data
from kmop_wizard.domain.facts import general
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n import LANGUAGES, Words
from tests.ui.qt_hands import settle

SHOWN: Final = 30
"""So many of the last actions are told when something went wrong."""
_CHECK_EVERY: Final = 100
_MOST_TRAININGS: Final = 8
_BACK_TO_WORK: Final = 0.8
"""How often it goes to a training before it types, when none is open."""
_UNFOLDS: Final = 0.5
_FOLDED: Final = ("action.toggle.", "action.other_day.")
_SIZES: Final = ((1180, 760), (800, 600), (480, 420), (1920, 1080))
_SCHEMES: Final = ("light", "dark", "system")
_PROVIDER: Final = {
    f"enrolment.{name}" for name in ("provider", "provider_name", "registration_number")
}
# Of a button with such a name only its own fact may change; of one of the others, nothing.
_OF_A_FACT: Final = ("today", "yesterday", "other_day", "clear", "last_lesson_day")
_CHANGES_NOTHING: Final = (
    *("next", "back", "continue", "home", "menu", "more", "copy", "toggle", "open", "look", "help"),
    *("filter", "language", "sources", "calendar", "problem", "show_changes", "try_again"),
    *("open_help", "open_planner", "open_purse", "close_help", "all_steps", "export", "history"),
    *("look_in_all", "open_attachment", "toast_dismiss", "save_elsewhere", "save_what_is_shown"),
    *("read_einvoice", "add_attachment", "new_application", "add_invoice", "clear_search"),
)
_MAKES_ONE: Final = ("new_training", "repeat_training", "start_from_planner", "add_example")
_KEYS: Final = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_F1, Qt.Key.Key_PageDown),
)
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_WITH_CONTROL: Final = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_F, Qt.Key.Key_V)


class Fault(Exception):
    """Something was lost, or raised, or can't be read."""


def nothing(_typed: Typed) -> bool:
    """Nothing may have been replaced."""
    return False


def anything(_typed: Typed) -> bool:
    """The person asked for it."""
    return True


class Monkey:
    """Does one random action after the other; raises `Fault`."""

    def __init__(self, place: Path, seed: int) -> None:
        self._dice = random.Random(seed)
        self._world = World(place, self._dice)
        self._world.changed = self._remember_all
        self._seen_states: dict[str, list[object]] = {}
        self._done = 0
        self._may: May = nothing
        self.last: deque[str] = deque(maxlen=SHOWN)
        self.typed = self.checks = 0
        self._actions: dict[Callable[[], str], int] = {
            self._type: 30,
            self._press: 26,
            self._choose: 4,
            self._open: 7,
            self._pick_row: 2,
            self._key: 8,
            self._undo: 4,
            self._redo: 2,
            self._drop: 4,
            self._colleague: 3,
            self._look: 4,
            self._another_day: 2,
            self._language: 1,
            self._scheme: 1,
            self._size: 2,
            self._reopen: 1,
            self._break_disk: 1,
            self._mend_disk: 3,
        }

    def play(self, actions: int) -> None:
        """Do so many actions, and look at what is there now and then, and at the end."""
        with self._world.begun():
            self._open_new()
            for self._done in range(1, actions + 1):
                self._act()
                if self._done % _CHECK_EVERY == 0:
                    self._check()
            self._check()
        self._raise_errors()
        self.typed = self._world.ledger.count

    # -- one action ------------------------------------------------------------------------------

    def _act(self) -> None:
        window = self._world.window
        act = self._dice.choices([*self._actions], [*self._actions.values()])[0]
        where = "/".join(filter(None, window.route[:3]))
        self._may = nothing
        self._remember(self._editor)
        self.last.append(f"{self._done} {where}: {act.__name__[1:]}")
        told = act()
        self.last[-1] += f" {told}"
        if self._dice.random() < 0.4:
            self._world.wait(self._dice.choice((100, 500, 2_000, 31_000)))
        settle(3)
        self._raise_errors()
        self._find_all(self.last[-1])

    def _find_all(self, why: str) -> None:
        session = self._world.window.session
        missed = self._world.ledger.missed(session, self._may, why)
        if missed is not None:
            has = (in_the_window(session, missed.training_id) or {}).get(missed.fact)
            raise Fault(f"{missed} is gone; there is {has!r}")
        self._remember_all()

    def _remember_all(self) -> None:
        session = self._world.window.session
        for entry in session.agenda.entries:
            self._remember(session.editor(entry.training.id))
        self._remember(self._editor)

    def _remember(self, editor: Editor | None) -> None:
        if editor is None:
            return
        states = self._seen_states.setdefault(editor.training.id, [])
        state = state_of(editor)
        if state not in states[-1:]:
            states.append(state)

    def _raise_errors(self) -> None:
        if self._world.errors:
            raise Fault("; ".join(self._world.errors))

    @property
    def _hands(self) -> Hands:
        return Hands(self._world.window, self._dice)

    @property
    def _editor(self) -> Editor | None:
        """Of the training that is open."""
        window = self._world.window
        if window.route.screen not in ("training", "start"):
            return None
        try:
            return window.session.editor(window.route.training_id)
        except KeyError:
            return None

    def _of_facts(self, editor: Editor | None, *facts: str) -> May:
        if editor is None:
            return nothing
        training_id = editor.training.id
        return lambda typed: typed.training_id == training_id and typed.fact in facts

    def _of_training(self, editor: Editor | None) -> May:
        if editor is None:
            return nothing
        training_id = editor.training.id
        return lambda typed: typed.training_id == training_id

    def _close_popups(self) -> None:
        for _ in range(5):
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            popup.close()
            settle(1)

    # -- what it does ----------------------------------------------------------------------------

    def _type(self) -> str:
        self._close_popups()
        if self._editor is None and self._dice.random() < _BACK_TO_WORK:
            self._open()
            self._remember(self._editor)
        hands, editor = self._hands, self._editor
        if editor is not None and self._dice.random() < _UNFOLDS:
            self._unfold()
        edit = hands.one_of(hands.inputs())
        if edit is None:
            return "nowhere"
        name = edit.objectName()
        path = path_of(editor, name) if editor is not None else None
        hands.click(edit)
        if self._world.window.focusWidget() is not edit:
            return f"into {name}, which takes no focus"
        self._remember(editor)  # the field before was left
        fact = ".".join(general(path)) if path else ""
        text = self._world.texts.of(FACT_SPECS[fact].kind if fact else "text")
        self.last[-1] += f" {text.typed!r} into {name} on {self._world.day};"
        hands.key(Qt.Key.Key_A, _CONTROL)
        self._may = self._of_facts(editor, fact, *(_PROVIDER if fact in _PROVIDER else ()))
        old = value_at(editor, path) if editor is not None and path else ""
        pasted = self._dice.random() < 0.25
        if pasted:
            hands.paste(text.typed)
        else:
            hands.write(text.typed)
        self._remember(editor)
        left = self._dice.random() < 0.7
        if left:
            hands.key(Qt.Key.Key_Tab)
        if editor is not None and path:
            typed = Typed(editor.training.id, fact, text.kept, text.of_digits, self._done)
            typed.as_typed = text.typed if FACT_SPECS[fact].kind == "day" else ""
            # a value that is doubted waits as a text, too
            waits = text.value is None or (left and path in editor.drafts)
            typed.is_half = waits and fact != "enrolment.participants"
            self._note(fact, old, typed)
        return f"{'pasted' if pasted else 'typed'}{'' if left else ' and stays'}"

    def _unfold(self) -> None:
        """Most fields of a page stand in what opens."""
        buttons = self._hands.seen(QAbstractButton)
        folded = [each for each in buttons if each.objectName().startswith(_FOLDED)]
        if button := self._hands.one_of(folded):
            self._hands.click(button)

    def _note(self, fact: str, old: str, typed: Typed) -> None:
        ledger = self._world.ledger
        seen = [each for each in ledger.of(typed.training_id, fact) if each.is_in(old)]
        ledger.replace(seen, "typed over")
        ledger.add(typed)
        has = in_the_window(self._world.window.session, typed.training_id) or {}
        if not typed.is_in(has.get(fact, "")):
            raise Fault(f"{typed} did not come in; there is {has.get(fact)!r}")

    def _press(self) -> str:
        if self._dice.random() < 0.8:
            self._close_popups()
        hands, editor = self._hands, self._editor
        buttons = [
            each
            for each in hands.seen(QAbstractButton)
            if not isinstance(each, QRadioButton) and self._may_press(each.objectName())
        ]
        button = hands.one_of(buttons)
        if button is None:
            return "nothing"
        name = button.objectName()
        self.last[-1] += f" {name}"
        chosen = hands.press(button)
        self._may = self._by_button(chosen, editor)
        return chosen if chosen != name else ""

    def _may_press(self, name: str) -> bool:
        many = len(self._world.window.session.agenda.entries) >= _MOST_TRAININGS
        return not (many and name.removeprefix("action.") in _MAKES_ONE)

    def _by_button(self, name: str, editor: Editor | None) -> May:
        if not name.startswith("action."):
            return nothing if name.startswith("step.") else anything
        verb, _, fact = name.removeprefix("action.").removeprefix("menu.").partition(".")
        if verb in _CHANGES_NOTHING:
            return nothing
        if verb in _OF_A_FACT and editor is not None:
            path = path_of(editor, fact)
            return self._of_facts(editor, ".".join(general(path)) if path else "")
        return anything

    def _choose(self) -> str:
        self._close_popups()
        hands, editor = self._hands, self._editor
        box = hands.one_of(hands.seen(QComboBox))
        if box is not None and box.count() and self._dice.random() < 0.3:
            self._may = self._of_training(editor)
            name, place = box.objectName(), self._dice.randrange(box.count())
            box.setCurrentIndex(place)
            box.activated.emit(place)
            settle()
            return f"{name} {place}"
        button = hands.one_of(hands.seen(QRadioButton))
        if button is None:
            return "nothing"
        name = button.objectName()
        fact, _, value = name.rpartition(".")
        path = path_of(editor, fact) if editor is not None else None
        chosen = ".".join(general(path)) if path else ""
        self._may = self._of_facts(editor, chosen, *(_PROVIDER if fact in _PROVIDER else ()))
        hands.click(button)
        if editor is not None and path and fact not in _PROVIDER:
            self._note(chosen, "", Typed(editor.training.id, chosen, value, False, self._done))
        return name

    def _open(self) -> str:
        """Go to a step of any training, or begin one."""
        self._close_popups()
        entries = self._world.window.session.agenda.entries
        if not entries or (len(entries) < _MOST_TRAININGS and self._dice.random() < 0.1):
            return self._open_new()
        training_id = self._dice.choice(entries).training.id
        step = self._dice.choice(STEPS)
        self._world.window.open_training(training_id, step)
        settle()
        return f"{training_id} {step}"

    def _open_new(self) -> str:
        self._world.window.new_training()
        settle()
        return "a new training"

    def _pick_row(self) -> str:
        self._close_popups()
        view = self._hands.one_of(self._hands.seen(QAbstractItemView))
        return "no list" if view is None else self._hands.pick_row(view)

    def _key(self) -> str:
        self._may = anything
        hands = self._hands
        if self._dice.random() < 0.3:
            key = self._dice.choice(_WITH_CONTROL)
            hands.key(key, _CONTROL)
            return f"Ctrl+{key.name}"
        key = self._dice.choice(_KEYS)
        times = self._dice.choice((1, 1, 1, 3))
        for _ in range(times):
            hands.key(key)
        return f"{key.name} x {times}"

    def _undo(self) -> str:
        return self._step(Qt.Key.Key_Z)

    def _redo(self) -> str:
        return self._step(Qt.Key.Key_Y)

    def _step(self, key: Qt.Key) -> str:
        self._close_popups()
        editor = self._editor
        self._may = self._of_training(editor)
        self._hands.key(key, _CONTROL)
        settle()
        if editor is not None:
            states = self._seen_states.get(editor.training.id, [])
            if states and state_of(editor) not in states:
                raise Fault(f"{key.name} came to a state that never was: {state_of(editor)}")
        return ""

    def _drop(self) -> str:
        self._close_popups()
        files = [self._world.paper() for _ in range(self._dice.choice((1, 1, 1, 3)))]
        self._hands.drop(files)
        return ", ".join(file.name for file in files)

    def _colleague(self) -> str:
        told = self._world.colleague()
        return told if self._dice.random() < 0.5 else f"{told}; {self._look()}"

    def _look(self) -> str:
        self._world.window.session.check_folder()
        settle()
        if not self._world.fails:
            self._world.ledger.look()
        return "at the folder"

    def _another_day(self) -> str:
        self._world.day += timedelta(self._dice.choice((1, 1, 7, 40, -1, -8)))
        self._world.window.session.check_clock()
        return str(self._world.day)

    def _language(self) -> str:
        language = self._dice.choice(LANGUAGES)
        self._world.window.change_language(language)
        return language

    def _scheme(self) -> str:
        scheme = self._dice.choice(_SCHEMES)
        self._world.window.change_scheme(scheme)
        return scheme

    def _size(self) -> str:
        size = self._dice.choice(_SIZES)
        self._world.window.resize(*size)
        return str(size)

    def _reopen(self) -> str:
        """Close the window and start again; not while nothing can be kept anywhere."""
        self._close_popups()
        if self._world.fails:
            self._world.mend_disk()
            self._world.wait(6_000)
        if not self._world.close():
            raise Fault("the window did not close, and the disk works")
        self._seen_states.clear()
        self._world.open()
        return ""

    def _break_disk(self) -> str:
        return self._world.break_disk()

    def _mend_disk(self) -> str:
        self._world.mend_disk()
        return ""

    # -- looking what is there -------------------------------------------------------------------

    def _check(self) -> None:
        """Close the window, find all in the files, and open it again."""
        world = self._world
        self.checks += 1
        self.last.append(f"{self._done} check")
        self._may = nothing
        self._close_popups()
        world.mend_disk()
        world.wait(6_000)
        self._look()
        self._find_all("check")
        session = world.window.session
        if not world.window.close():
            raise Fault("the window did not close, and the disk works")
        self._raise_errors()
        if lost := world.ledger.lost(session, [world.home, *world.data_folders]):
            raise Fault("in no file: " + "; ".join(map(str, lost)))
        if wrong := [each for each in self._problems() if not self._is_told(each)]:
            raise Fault(f"check finds {json.dumps(wrong)}")
        world.close()
        self._seen_states.clear()
        world.open()
        self._raise_errors()
        self._find_all("opened again")

    def _problems(self) -> list[dict[str, str]]:
        found: Any = check_data(Words("en"), None)["problems"]
        unreadable: Any = agenda_data(None, self._world.day)["unreadable"]
        return [*found, *({"file": each["file"], "code": each["reason"]} for each in unreadable)]

    def _is_told(self, problem: dict[str, str]) -> bool:
        """Whether it is what a colleague did, and as it must be: a question that is open, or a copy
        of a training that is in the bin.
        """
        if problem["code"] != "conflict_copy":
            return problem["code"] == "conflict_undecided"
        shown = (each.training.id for each in self._world.window.session.agenda.entries)
        return not any(each in problem["file"] for each in shown)
