"""The bar on top: where one is, and what goes into the menu where there is no room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction

from kmop_wizard.ui.window.screen import Route
from tests.ui.clipping import clipped
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPROVED

LONG = replace(APPROVED, title="Brandbestrijding en evacuatie voor bakkers en hun medewerkers " * 3)


@pytest.fixture
def person(program: Program) -> Person:
    program.save(LONG)
    return program.start((1180, 696))


def in_menu(person: Person, name: str) -> bool:
    action = person.window.findChild(QAction, name)
    assert action is not None, name
    return action.isVisible()


def test_a_training_is_named_beside_the_way_home(person: Person) -> None:
    assert not person.sees("action.home")
    person.open(LONG.id)
    assert "‹ Mijn opleidingen" in person.reads()
    assert "Brandbestrijding en evacuatie" in person.reads()
    for size in ((1180, 696), (800, 600), (640, 480), (560, 360)):
        person.window.resize(*size)
        settle()
        bar = person.widget("action.menu").parentWidget()
        assert clipped(bar) == []
        assert bar.width() == size[0]
    person.press("action.home")
    assert person.window.route == Route("home")


def test_history_and_deleting_are_in_the_menu_of_an_open_training(person: Person) -> None:
    assert not in_menu(person, "action.history")
    person.open(LONG.id, "deposit")
    assert in_menu(person, "action.history")
    person.window.findChild(QAction, "action.history").trigger()
    assert person.window.route == Route("history", LONG.id, "deposit")
    person.open(LONG.id)
    person.window.findChild(QAction, "action.delete_training").trigger()
    settle()
    assert person.window.route.screen == "home"
    assert person.window.session.agenda.entries == ()


def test_the_example_has_no_history_and_is_not_deleted_from_the_menu(program: Program) -> None:
    person = program.start()
    person.press("action.example")
    assert person.window.route.screen == "training"
    assert not in_menu(person, "action.history")
    assert not in_menu(person, "action.delete_training")


def test_languages_are_short_in_a_narrow_window_and_in_the_menu_in_a_small_one(
    person: Person,
) -> None:
    names = {1180: "Nederlands", 800: "NL"}
    for width, name in names.items():
        person.window.resize(width, 600)
        settle()
        assert person.widget("action.language.nl").text() == name  # type: ignore[attr-defined]
        assert not in_menu(person, "action.menu.language.fr")
    font = person.window.font()
    font.setPixelSize(20)
    person.window.setFont(font)
    person.window.resize(560, 600)
    settle()
    assert not person.sees("action.language.nl")
    person.window.findChild(QAction, "action.menu.language.fr").trigger()
    settle()
    assert person.window.words.language == "fr"


def test_when_all_was_saved_is_told_in_the_menu_where_the_bar_is_narrow(person: Person) -> None:
    person.open(LONG.id)
    person.window.session.editor(LONG.id).enter(("title",), "Hoogtewerken")
    assert person.window.session.saves.save_all()
    settle()
    assert "Opgeslagen om" in person.reads()
    assert not in_menu(person, "home.saved")
    person.window.resize(640, 480)
    settle()
    assert "Opgeslagen om" not in person.reads()
    assert in_menu(person, "home.saved")
