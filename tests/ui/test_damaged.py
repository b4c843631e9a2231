"""A file that is damaged or gone: what the window offers, and that nothing of it is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.storage.check import check
from kmop_wizard.storage.store import Store
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import Person, Program
from tests.ui.test_history import ENROLLED, LATER, MOVED, SPELLS, lived, when
from tests.ui.trainings import APPLIED

OFFER = f"action.bring_back.{ENROLLED.id}"
NEWER = {"format": "kmop-training", "version": 2, "id": ENROLLED.id, "title": "Later"}


def started(program: Program) -> tuple[Person, Driver]:
    program.language = "en"
    person = program.start()
    return person, Driver(person.window)


def file_of(program: Program) -> Path:
    return program.folders.data / "trainings" / f"{ENROLLED.id}.json"


def set_aside(program: Program) -> list[bytes]:
    folder = program.folders.data / "trash" / ENROLLED.id / "damaged"
    return [path.read_bytes() for path in folder.iterdir()] if folder.exists() else []


@pytest.mark.parametrize("content", [b"", b"\0" * 900, b'{"format": "kmop-tr', b"\xff\xfe{"])
def test_a_damaged_file_is_named_and_brought_back_after_a_look(
    program: Program, content: bytes
) -> None:
    lived(program, *SPELLS)
    file_of(program).write_bytes(content)
    person, driver = started(program)
    read = person.reads()
    assert f"{ENROLLED.title} can't be opened" in read
    assert f"Your computer keeps a version of {when(3)}." in read
    assert f"File: trainings/{ENROLLED.id}.json" in read
    driver.press(OFFER)
    assert "The file of this course can't be used as it is." in person.reads()
    assert "as it is now" not in person.reads()
    driver.press("action.look.0")
    assert file_of(program).read_bytes() == content
    driver.press("action.bring_back")
    assert person.window.route.screen == "training"
    assert set_aside(program) == [content]
    assert str(program.folders.data / "trash" / ENROLLED.id / "damaged") in person.reads()
    assert same_facts(program.training(ENROLLED.id), LATER)
    assert check(program.folders.data, program.folders.state) == ()
    # It is a training like any other: edited, saved, and with its whole history.
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Goes on")
    assert person.window.session.saves.save_all()
    assert program.training(ENROLLED.id).title == "Goes on"
    driver.press("action.history")
    assert "Deposit of 24 November 2026 recorded" in person.reads()
    person.window.home()
    assert "can't be opened" not in person.reads()


def test_any_version_can_take_its_place(program: Program) -> None:
    lived(program, *SPELLS)
    file_of(program).write_bytes(b"{")
    _, driver = started(program)
    for name in (OFFER, "action.look.2", "action.bring_back"):
        driver.press(name)
    assert same_facts(program.training(ENROLLED.id), MOVED)


def test_back_from_the_offer_is_home(program: Program) -> None:
    lived(program, *SPELLS)
    file_of(program).write_bytes(b"{")
    person, driver = started(program)
    for name in (OFFER, "action.look.0", "action.back", "action.back"):
        driver.press(name)
    assert person.window.route.screen == "home"
    assert file_of(program).read_bytes() == b"{"


def test_damaged_while_the_window_is_open(program: Program) -> None:
    lived(program, *SPELLS)
    person, driver = started(program)
    person.open(ENROLLED.id, "enrol")
    person.window.home()
    file_of(program).write_bytes(b"{")
    person.window.session.load()
    for name in (OFFER, "action.look.2", "action.bring_back"):
        driver.press(name)
    person.open(ENROLLED.id, "enrol")
    assert person.text("enrolment.first_lesson_day") == "16/11/2026"
    person.put("title", "Goes on")
    assert person.window.session.saves.save_all()
    assert same_facts(program.training(ENROLLED.id), replace(MOVED, title="Goes on"))


def test_a_folder_in_the_place_of_the_file(program: Program) -> None:
    lived(program, *SPELLS)
    file_of(program).unlink()
    file_of(program).mkdir()
    person, driver = started(program)
    assert "a folder is in the place of the file" in person.reads()
    for name in (OFFER, "action.look.0", "action.bring_back"):
        driver.press(name)
    assert same_facts(program.training(ENROLLED.id), LATER)


def test_repaired_meanwhile_it_is_not_replaced(program: Program) -> None:
    lived(program, *SPELLS)
    whole = file_of(program).read_bytes()
    file_of(program).write_bytes(b"{")
    person, driver = started(program)
    driver.press(OFFER)
    driver.press("action.look.2")
    file_of(program).write_bytes(whole)
    driver.press("action.bring_back")
    assert file_of(program).read_bytes() == whole
    assert set_aside(program) == []
    assert person.window.session.saves.failure is not None
    assert [each.training.id for each in person.window.session.agenda.entries] == [ENROLLED.id]


def test_without_a_version_it_says_so(program: Program) -> None:
    folder = program.folders.data / "trainings"
    folder.mkdir(parents=True)
    (folder / "abc.json").write_bytes(b"")
    person, _driver = started(program)
    assert "This computer keeps no earlier version of it." in person.reads()
    assert not [name for name in person.names() if name.startswith("action.bring_back")]


def test_a_file_of_a_newer_program_gets_no_offer(program: Program) -> None:
    lived(program, *SPELLS)
    file_of(program).write_text(json.dumps(NEWER), encoding="utf-8")
    person, driver = started(program)
    assert not person.sees(OFFER)
    person.window.to(Route("history", ENROLLED.id))
    driver.press("action.look.0")
    driver.press("action.bring_back")
    assert json.loads(file_of(program).read_bytes()) == NEWER


# -- gone ----------------------------------------------------------------------------------------


def test_a_training_that_was_deleted_outside_comes_back_from_its_history(program: Program) -> None:
    lived(program, *SPELLS)
    file_of(program).unlink()
    person, driver = started(program)
    person.window.to(Route("trash"))
    driver.settle()
    assert "Courses of which only the history is left" in person.reads()
    assert f"version of {when(3)}" in person.reads()
    driver.press(OFFER)
    assert same_facts(program.training(ENROLLED.id), LATER)
    assert not person.sees(OFFER)
    assert person.focused == "action.back"
    driver.press("action.toast_undo")
    assert not file_of(program).exists()
    assert [each.id for each in person.window.session.archive.trashed()] == [ENROLLED.id]


def test_what_is_there_in_the_trash_or_an_example_is_not_offered_twice(program: Program) -> None:
    lived(program, *SPELLS)
    person, driver = started(program)
    person.window.session.add_example(replace(APPLIED, id="7b0e4f5d-3c1a-4e8b-9f26-0d5a7c9e1b42"))
    person.window.to(Route("trash"))
    assert not person.sees(OFFER)
    person.window.home()
    person.window.session.delete_example()
    person.window.session.trash(ENROLLED.id)
    person.window.to(Route("trash"))
    driver.settle()
    assert not person.sees(OFFER)
    assert person.sees(f"action.restore.{ENROLLED.id}")


def test_a_file_that_appears_meanwhile_is_not_replaced(program: Program) -> None:
    lived(program, *SPELLS)
    whole = file_of(program).read_bytes()
    file_of(program).unlink()
    person, driver = started(program)
    person.window.to(Route("trash"))
    driver.settle()
    file_of(program).write_bytes(whole)
    driver.press(OFFER)
    assert file_of(program).read_bytes() == whole
    assert person.window.session.saves.failure is not None
    assert len(Store(program.folders.data, program.folders.state).load().trainings) == 1


def test_the_offer_is_there_again_after_the_folder_was_away(program: Program) -> None:
    lived(program, *SPELLS)
    file_of(program).write_bytes(b"{nope")
    person, driver = started(program)
    driver.settle()
    assert driver.has(OFFER)
    data = program.folders.data
    away = data.rename(data.with_name("pulled out"))
    person.window.session.check_folder()
    person.window.home()
    away.rename(data)
    person.window.session.check_folder()
    driver.settle()
    assert driver.has(OFFER)
