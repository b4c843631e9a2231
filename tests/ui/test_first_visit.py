"""Home with one training shows what comes; without its folder it does not look like a new start."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPROVED, ENROLLED

TITLE = "Wat klaar is, en wat nog komt"
OTHER = replace(ENROLLED, id="00000000-0000-4000-8000-000000000002", title="Loonbeleid")


def menu_button(person: Person) -> QPushButton:
    button = person.widget("action.menu")
    assert isinstance(button, QPushButton)
    return button


def test_the_only_training_shows_its_six_steps_and_each_leads_to_its_page(
    program: Program,
) -> None:
    program.save(APPROVED)
    person = program.start()
    assert TITLE in person.reads()
    person.press("step.subsidy")
    assert person.window.route == person.window.route._replace(screen="training", step="subsidy")
    assert person.window.route.training_id == APPROVED.id


def test_steps_stand_between_the_training_and_the_end_for_the_keyboard(program: Program) -> None:
    program.save(APPROVED)
    person = program.start()
    person.tab_to(f"action.open.{APPROVED.id}")
    person.key(Qt.Key.Key_Tab)
    assert person.focused == "step.enrol"
    for step in ("apply", "deposit", "subsidy", "attend", "pay"):
        person.key(Qt.Key.Key_Tab)
        assert person.focused == f"step.{step}"


def test_with_two_trainings_there_are_rows_alone(program: Program) -> None:
    program.save(APPROVED, OTHER)
    person = program.start()
    assert TITLE not in person.reads()
    person.window.trash(OTHER.id)
    settle()
    assert TITLE in person.reads()
    person.put("search", "zzz")
    assert TITLE not in person.reads()


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
    tall = menu.sizeHint().height() / len(menu.actions())
    assert tall > 1.3 * menu.fontMetrics().height()
    menu.popup(person.window.pos())
    person.key(Qt.Key.Key_Down)
    chosen = menu.activeAction()
    assert chosen is not None
    assert chosen.objectName() == "action.menu.new_training"
    assert not menu.grab().isNull()
    person.key(Qt.Key.Key_Escape)
    assert not menu.isVisible()
