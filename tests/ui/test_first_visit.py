"""Home with one training shows what comes; without its folder it does not look like a new start."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.person import Person, Program
from tests.ui.trainings import APPROVED, ENROLLED

OTHER = replace(ENROLLED, id="00000000-0000-4000-8000-000000000002", title="Loonbeleid")


def menu_button(person: Person) -> QPushButton:
    button = person.widget("action.menu")
    assert isinstance(button, QPushButton)
    return button


def test_what_is_first_shows_its_six_steps_and_each_leads_to_its_page(
    program: Program,
) -> None:
    program.save(APPROVED)
    person = program.start()
    assert person.focused == f"action.open.{APPROVED.id}"
    for step in ("enrol", "apply", "deposit", "subsidy", "attend", "pay"):
        person.key(Qt.Key.Key_Tab)
        assert person.focused == f"step.{step}"
    person.press("step.subsidy")
    assert person.window.route == person.window.route._replace(screen="training", step="subsidy")
    assert person.window.route.training_id == APPROVED.id


def test_a_second_training_stands_under_it(program: Program) -> None:
    program.save(APPROVED, OTHER)
    person = program.start()
    assert len(person.listed()) == 1
    person.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert person.focused == "search"
    person.write("loonbeleid")
    assert [row.partition(".")[0] for row in person.listed()] == ["Loonbeleid"]
    assert not person.sees("step.enrol")


def test_a_folder_that_can_not_be_read_is_no_first_visit(program: Program) -> None:
    program.save(APPROVED)
    aside = program.folders.data.with_name("aside")
    program.folders.data.rename(aside)
    program.folders.data.write_text("in its place", encoding="utf-8")
    person = program.start()
    assert "Je opleidingen zijn nu niet te zien" in person.reads()
    assert not person.sees("action.new_training")
    assert person.focused == "action.open_planner"
    program.folders.data.unlink()
    aside.rename(program.folders.data)
    person.press("action.try_again")
    assert APPROVED.title in person.reads()
    assert not person.sees("action.try_again")
    assert person.focused


def test_the_menu_is_reached_walked_and_left_with_keys(program: Program) -> None:
    person = program.start()
    menu = menu_button(person).menu()
    tall = menu.sizeHint().height() / sum(each.isVisible() for each in menu.actions())
    assert tall > 1.3 * menu.fontMetrics().height()
    menu.popup(person.window.pos())
    person.key(Qt.Key.Key_Down)
    chosen = menu.activeAction()
    assert chosen is not None
    assert chosen.objectName() == "action.menu.new_training"
    assert not menu.grab().isNull()
    person.key(Qt.Key.Key_Escape)
    assert not menu.isVisible()
