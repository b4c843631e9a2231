"""One table says what the menu, the keys and the links of home do."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from kmop_wizard.ui.window.actions import ACTIONS, KEYS, MENU, press_link
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPROVED

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TRAINING = Route("training", APPROVED.id, "deposit")


@pytest.fixture
def person(program: Program) -> Person:
    program.save(APPROVED)
    return program.start((1180, 696))


def test_each_action_has_a_name_and_keys_of_its_own(qapp: QApplication) -> None:
    assert len(ACTIONS) == len(KEYS) + sum(len(group) for group in MENU)
    keys = Counter(key.toString() for each in ACTIONS.values() for key in each.sequences())
    assert [key for key, n in keys.items() if n > 1] == []


def test_each_action_is_in_the_window_in_words(person: Person) -> None:
    for action in ACTIONS.values():
        made = person.window.findChild(QAction, f"action.{action.name}")
        assert made is not None, action.name
        assert made.text() == person.window.words.say(action.text)
        assert made.shortcuts() == action.sequences()


@pytest.mark.parametrize(
    ("key", "modifier", "screen"),
    [
        (Qt.Key.Key_N, CONTROL, "start"),
        (Qt.Key.Key_F, CONTROL, "home"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help"),
        (Qt.Key.Key_Home, ALT, "home"),
    ],
)
def test_a_key_does_what_its_action_does(
    person: Person, key: Qt.Key, modifier: Qt.KeyboardModifier, screen: str
) -> None:
    sequence = QKeyCombination(modifier, key)
    found = [
        name
        for name, action in ACTIONS.items()
        if any(each[0] == sequence for each in action.sequences())
    ]
    assert len(found) == 1
    person.open(APPROVED.id, "deposit")
    person.key(key, modifier)
    assert person.window.route.screen == screen
    person.open(APPROVED.id, "deposit")
    person.window.findChild(QAction, f"action.{found[0]}").trigger()
    settle()
    assert person.window.route.screen == screen


def test_undo_and_redo_have_their_keys(person: Person) -> None:
    person.open(APPROVED.id, "deposit")
    editor = person.window.session.editor(APPROVED.id)
    editor.enter(("title",), "Hoogtewerken")
    for keys, title in (
        ("z", APPROVED.title),
        ("y", "Hoogtewerken"),
        ("z", APPROVED.title),
        ("Z", "Hoogtewerken"),
    ):
        shift = Qt.KeyboardModifier.ShiftModifier if keys == "Z" else CONTROL
        person.key(getattr(Qt.Key, f"Key_{keys.upper()}"), CONTROL | shift)
        settle()
        assert editor.training.title == title


def test_help_leads_back_to_where_it_was_asked(person: Person) -> None:
    for route in (TRAINING, Route("planner"), Route("history", APPROVED.id, "deposit")):
        person.window.to(route)
        person.key(Qt.Key.Key_F1)
        person.press("action.back")
        assert person.window.route == route


@pytest.mark.parametrize(
    ("name", "screen"),
    [("action.help", "help"), ("action.open_planner", "planner"), ("action.open_trash", "trash")],
)
def test_a_link_of_home_does_an_action(person: Person, name: str, screen: str) -> None:
    press_link(person.window.context, person.window, name)
    assert person.window.route.screen == screen
