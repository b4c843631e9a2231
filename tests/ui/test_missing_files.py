"""Home says when a training is not there: kept by a cloud, gone, or out of reach for a while."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kmop_wizard.storage.store import Store
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import Person, Program, settle
from tests.ui.test_history import ENROLLED, SPELLS, lived
from tests.ui.trainings import INVOICED

OTHER = replace(INVOICED, id="other", title="Loonbeleid")
OFFER = f"action.bring_back.{ENROLLED.id}"


def started(program: Program) -> Person:
    program.language = "en"
    return program.start()


def file_of(program: Program) -> Path:
    return program.folders.data / "trainings" / f"{ENROLLED.id}.json"


@pytest.mark.parametrize("others", [True, False], ids=["beside others", "alone"])
def test_a_training_that_a_cloud_keeps_is_named_until_it_is_here(
    program: Program, others: bool
) -> None:
    lived(program, *SPELLS)
    if others:
        program.save(OTHER)
    file = file_of(program)
    far = file.rename(file.with_name(f".{file.name}.icloud"))
    person = started(program)
    said = f"{ENROLLED.title} is in the cloud and not on this computer"
    assert said in person.reads()
    assert "is gone" not in person.reads()
    far.rename(file)
    person.window.session.check_folder()
    assert said not in person.reads()
    assert ENROLLED.id in {each.training.id for each in person.window.session.agenda.entries}


def test_a_cloud_that_keeps_what_was_never_here_is_named_too(program: Program) -> None:
    (program.folders.data / "trainings").mkdir(parents=True)
    (file_of(program).parent / f"{ENROLLED.id}.json.nextcloud").write_bytes(b"")
    person = started(program)
    assert "A course is in the cloud and not on this computer" in person.reads()


def test_copies_of_a_training_that_is_nowhere_else_bring_it_back(program: Program) -> None:
    program.save(ENROLLED, OTHER)
    file = file_of(program)
    file.rename(file.with_name(f"{file.name}.conflict1"))
    person = started(program)
    assert {each.training.id for each in person.window.session.agenda.entries} == {
        ENROLLED.id,
        OTHER.id,
    }
    assert program.training(ENROLLED.id).title == ENROLLED.title


def test_a_copy_waits_while_a_cloud_keeps_the_training(program: Program) -> None:
    program.save(ENROLLED)
    file = file_of(program)
    copy = file.with_name(f"{file.name}.conflict1")
    copy.write_bytes(file.read_bytes())
    file.rename(file.with_name(f".{file.name}.icloud"))
    started(program)
    assert copy.exists()
    assert not file.exists()


@pytest.mark.parametrize("others", [True, False], ids=["beside others", "alone"])
def test_a_file_that_is_gone_is_told_and_can_be_put_back(program: Program, others: bool) -> None:
    lived(program, *SPELLS)
    if others:
        program.save(OTHER)
    file_of(program).unlink()
    person = started(program)
    assert f"The file of 1 course is gone: {ENROLLED.title}" in person.reads()
    driver = Driver(person.window)
    driver.press("action.open_gone")
    driver.press(OFFER)
    person.window.home()
    assert "is gone" not in person.reads()
    assert file_of(program).exists()


def test_who_knows_is_not_told_again_until_it_happens_again(program: Program) -> None:
    lived(program, *SPELLS)
    content = file_of(program).read_bytes()
    file_of(program).unlink()
    person = started(program)
    Driver(person.window).press("action.let_go")
    assert "is gone" not in person.reads()
    program.close()
    person = started(program)
    assert "is gone" not in person.reads()
    person.window.to(Route("trash"))
    settle()
    assert "Courses of which only the history is left" in person.reads()
    program.close()
    file_of(program).write_bytes(content)
    store = Store(program.folders.data, program.folders.state)
    store.save(store.load().trainings[0])
    file_of(program).unlink()
    assert f"The file of 1 course is gone: {ENROLLED.title}" in started(program).reads()


def test_the_offer_for_a_damaged_file_is_back_with_the_folder(program: Program) -> None:
    lived(program, *SPELLS)
    program.save(OTHER)
    file_of(program).write_bytes(b"{")
    person = started(program)
    assert person.sees(OFFER)
    data = program.folders.data
    data.rename(data.with_name("away"))
    person.window.session.check_folder()
    person.window.to(Route("settings"))
    person.window.home()
    assert not person.sees(OFFER)
    data.with_name("away").rename(data)
    person.window.session.check_folder()
    settle()
    assert person.sees(OFFER)
