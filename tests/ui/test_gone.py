"""A training goes away under the hands of who fills it in, and what was said of it stays true."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from kmop_wizard.app.session.session import GONE_AFTER_MS
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.window.remote_notices import RemoteNotices
from tests.ui.person import Person, Program, settle, wait_for
from tests.ui.places import STEPS
from tests.ui.trainings import INVOICED

FILE = f"{INVOICED.id}.json"
FIELDS = {
    "enrol": ("title", "enrolment.enrolled_on", "enrolment.participants", "enterprise.size.small"),
    "apply": ("applications.submitted_on", "applications.subsidy_number"),
    "deposit": ("applications.deposit.amount", "applications.deposit.due_on"),
    "subsidy": ("applications.subsidy.received_on",),
    "attend": ("attendance.completed_on",),
    "pay": ("invoices.number", "invoices.amount_excl_vat"),
}


def begin(program: Program, step: str, name: str) -> Person:
    """Someone is in the middle of a field."""
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, step)
    if takes_text(person, name):
        person.write("7")
    return person


def takes_text(person: Person, name: str) -> bool:
    person.go_to(name)
    return isinstance(person.widget(name), QLineEdit | QPlainTextEdit)


def take_away(program: Program) -> None:
    """Delete the training on another computer that shares the folder."""
    Store(program.folders.data, program.folders.state / "other").trash(INVOICED.id)


@pytest.mark.parametrize(("step", "name"), [(s, f) for s in STEPS for f in FIELDS[s]])
def test_a_training_is_deleted_from_any_field(program: Program, step: str, name: str) -> None:
    person = begin(program, step, name)
    typed = person.text(name) if takes_text(person, name) else ""
    person.window.trash(INVOICED.id)
    settle()
    assert not program.files()
    assert "prullenbak" in person.reads()
    assert person.focused == "action.new_training"
    person.press("action.toast_undo")
    assert [file.name for file in program.files()] == [FILE]
    person.open(INVOICED.id, step)
    if takes_text(person, name):
        assert person.text(name) == typed


@pytest.mark.parametrize("step", STEPS)
def test_a_training_goes_on_another_computer_while_one_types(program: Program, step: str) -> None:
    person = begin(program, step, FIELDS[step][0])
    RemoteNotices(person.window)
    person.window.session.saves.save_all()
    take_away(program)
    person.window.session.check_folder()
    wait_for(lambda: person.window.route.screen == "home", "home", GONE_AFTER_MS + 3000)
    settle()
    assert not program.files()
    person.press("action.toast_undo")
    assert [file.name for file in program.files()] == [FILE]


def test_deleting_that_fails_leaves_everything_where_it_was(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = begin(program, "pay", "invoices.number")

    def refuse(*_arguments: Any) -> None:
        from kmop_wizard.storage.atomic import SaveFailed

        raise SaveFailed("disk_full", program.folders.data)

    monkeypatch.setattr("kmop_wizard.storage.trash.throw_away", refuse)
    person.window.trash(INVOICED.id)
    settle()
    assert person.window.route.screen == "training"
    assert person.focused == "invoices.number"
    person.write("8")
    program.close()
    assert program.saved()["invoices"][0]["number"].endswith("78")


def test_a_message_about_what_is_gone_can_still_be_pressed(program: Program) -> None:
    program.save(INVOICED)
    person = program.start()
    person.window.toast("back", lambda: person.window.trash(INVOICED.id))
    take_away(program)
    person.window.session.load()
    settle()
    person.tab_to("action.toast_undo")
    person.key(Qt.Key.Key_Space)
    settle()
    assert person.window.route.screen == "home"


def test_undo_comes_too_late_when_another_computer_brought_it_back(program: Program) -> None:
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, "pay")
    person.window.trash(INVOICED.id)
    Store(program.folders.data, program.folders.state / "other").restore(INVOICED.id)
    settle()
    person.tab_to("action.toast_undo")
    person.key(Qt.Key.Key_Space)
    settle()
    assert [file.name for file in program.files()] == [FILE]
