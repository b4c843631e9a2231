"""Saving fails, or the folder is gone: the work stays, is kept, and can go on in another folder."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kmop_wizard.commands import agenda_data
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.storage.folders import Folders, folders
from kmop_wizard.storage.recovery import read_recoveries
from kmop_wizard.storage.settings import read_settings
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.window import dialogs
from tests.disk import BreakableDisk
from tests.storage.samples import tree
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import ENROLLED, INVOICED

OTHER = replace(INVOICED, id="00000000-0000-4000-8000-000000000002", title="Loonbeleid")


@pytest.fixture
def program(tmp_path: Path, qapp: object) -> Iterator[Program]:
    made = Program(tmp_path, date(2026, 11, 20))
    made.folders = found(tmp_path)
    made.save(ENROLLED, OTHER)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another folder, which is chosen whenever one is asked for."""
    folder = tmp_path / "stick"
    monkeypatch.setattr(dialogs, "folder_to_use", lambda *_: folder)
    return folder


def found(home: Path, data_dir: Path | None = None) -> Folders:
    return folders(data_dir, {"KMOP_WIZARD_HOME": str(home)})


def titles(data: Path) -> list[Any]:
    rows: Any = agenda_data(data, date(2026, 11, 20))["trainings"]
    return sorted(row["title"] for row in rows)


def typing_in_vain(program: Program, title: str = "Hier getypt") -> Person:
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.put("title", title)
    assert not person.window.session.saves.save_all()
    assert person.text("title") == title
    settle()
    return person


def test_a_folder_that_may_only_be_read_is_still_read_and_left_for_another(
    program: Program, stick: Path, disk: BreakableDisk
) -> None:
    old = program.folders
    before = tree(old.data)
    disk.refuse(errno.EROFS, old.data)
    person = typing_in_vain(program)
    assert "alleen-lezen" in person.reads()
    assert "wordt bewaard op deze computer" in person.reads()
    person.click("action.save_elsewhere")
    assert "Je opleidingen in deze map opslaan?" in person.reads()
    assert not stick.exists()
    person.click("action.move_data_folder")
    assert tree(old.data) == before
    assert titles(stick) == ["Hier getypt", "Loonbeleid"]
    assert not person.sees("action.try_again")
    assert str(old.data) in person.reads()
    person.press("action.back")
    assert person.text("title") == "Hier getypt"
    person.put("title", "En verder")
    program.close()
    program.folders = found(old.data.parent)
    assert program.folders.data == stick
    assert "En verder" in program.start().reads()
    # Kept for the next start over the old folder: but it was saved in the new one.
    assert read_recoveries(old.state) == ()


def test_a_folder_that_is_gone_costs_nothing_that_was_on_the_screen(
    program: Program, stick: Path
) -> None:
    old = program.folders
    person = program.start()
    old.data.rename(old.data.with_name("pulled out"))
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Hier getypt")
    assert not person.window.session.saves.save_all()
    person.click("action.try_again")
    assert "De map is weg" in person.reads()
    person.key(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert person.sees(f"action.open.{ENROLLED.id}")
    assert "Hier getypt" in person.reads()
    assert any("Loonbeleid" in row for row in person.listed())
    person.click("action.save_elsewhere")
    person.click("action.move_data_folder")
    assert titles(stick) == ["Hier getypt", "Loonbeleid"]
    assert not old.data.exists()
    assert not person.sees("action.try_again")


def test_a_file_in_the_place_of_the_folder_is_no_end(program: Program, stick: Path) -> None:
    old = program.folders
    person = program.start()
    old.data.rename(old.data.with_name("elsewhere"))
    old.data.write_bytes(b"no folder")
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Hier getypt")
    assert not person.window.session.saves.save_all()
    settle()
    person.click("action.save_elsewhere")
    person.click("action.move_data_folder")
    assert titles(stick) == ["Hier getypt", "Loonbeleid"]
    assert old.data.read_bytes() == b"no folder"


def test_what_can_not_be_read_is_named_and_stays(
    program: Program, stick: Path, disk: BreakableDisk
) -> None:
    old = program.folders
    paper = AttachmentHome(old.data, OTHER.id).add("f.pdf", b"paper", "invoice", date(2026, 11, 1))
    (saved,) = [each for each in Store(old.data, old.state).load().trainings if each.id == OTHER.id]
    store = Store(old.data, old.state)
    store.load()
    store.save(replace(saved, attachments=(paper,)))
    disk.refuse(errno.EROFS, old.data)
    person = typing_in_vain(program)
    disk.refuse(errno.EIO, old.data / "attachments" / OTHER.id / "f.pdf", calls=("open",))
    person.click("action.save_elsewhere")
    person.click("action.move_data_folder")
    assert titles(stick) == ["Hier getypt", "Loonbeleid"]
    assert "Dit kon niet mee" in person.reads()
    assert "f.pdf" in person.reads()


def test_a_disk_that_is_full_everywhere_but_there(
    program: Program, stick: Path, disk: BreakableDisk
) -> None:
    """Settings, drafts and history have no room either: all the same the facts are safe."""
    home = program.folders.data.parent
    cure = disk.refuse(errno.EROFS, home / "data", home / "config", home / "state")
    person = typing_in_vain(program)
    person.put("enrolment.enrolled_on", "31/02")
    assert "wordt bewaard op deze computer" not in person.reads()
    person.click("action.save_elsewhere")
    person.click("action.move_data_folder")
    assert person.window.session.folders.data == stick
    assert titles(stick) == ["Hier getypt", "Loonbeleid"]
    assert "Dit kon niet mee" in person.reads()
    assert person.sees("action.try_again")
    person.press("action.back")
    assert person.text("enrolment.enrolled_on") == "31/02"
    cure.close()
    person.click("action.try_again")
    assert not person.sees("action.try_again")
    program.close()
    assert read_settings(program.folders.config).data_folder == str(stick)
    program.folders = found(home)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    assert person.text("enrolment.enrolled_on") == "31/02"


def test_nothing_is_switched_when_it_fails_there_too(
    program: Program, stick: Path, disk: BreakableDisk
) -> None:
    old = program.folders
    disk.refuse(errno.EROFS, old.data, stick)
    person = typing_in_vain(program)
    person.click("action.save_elsewhere")
    person.click("action.move_data_folder")
    assert person.window.session.folders == old
    assert "Er is niets veranderd" in person.reads()
    assert read_settings(old.config).data_folder is None
    person.press("action.back")
    assert person.text("title") == "Hier getypt"


def test_a_folder_named_at_the_start_is_said_to_come_back(
    program: Program, stick: Path, tmp_path: Path, disk: BreakableDisk
) -> None:
    program.folders = found(tmp_path, tmp_path / "data")
    disk.refuse(errno.EROFS, program.folders.data)
    person = typing_in_vain(program)
    person.click("action.save_elsewhere")
    assert "--data-dir" in person.reads()
    person.click("action.move_data_folder")
    assert titles(stick) == ["Hier getypt", "Loonbeleid"]
    assert "--data-dir" in person.reads()
    assert read_settings(program.folders.config).data_folder is None


def test_another_folder_is_not_offered_where_it_would_not_help(
    program: Program, stick: Path, disk: BreakableDisk
) -> None:
    person = program.start()
    disk.refuse(errno.EROFS, program.folders.config)
    person.window.change_scheme("dark")
    settle()
    assert person.sees("action.try_again")
    assert not person.sees("action.save_elsewhere")


# -- the next start --------------------------------------------------------------------------------


def test_what_could_not_be_saved_is_back_and_saved_at_the_next_start(
    program: Program, disk: BreakableDisk
) -> None:
    cure = disk.refuse(errno.EROFS, program.folders.data)
    person = typing_in_vain(program)
    person.put("enrolment.enrolled_on", "31/02")
    program.close()
    assert program.saved(ENROLLED.id)["title"] == ENROLLED.title
    person = program.start()
    assert "Hier getypt" in person.reads()
    cure.close()
    program.close()
    assert program.saved(ENROLLED.id)["title"] == "Hier getypt"
    assert read_recoveries(program.folders.state) == ()
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    assert person.text("enrolment.enrolled_on") == "31/02"


def test_what_could_not_be_saved_is_shown_while_the_folder_is_gone(program: Program) -> None:
    person = program.start()
    away = program.folders.data.with_name("pulled out")
    program.folders.data.rename(away)
    program.folders.data.write_bytes(b"no folder")
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Hier getypt")
    person = program.restart()
    assert "Hier getypt" in person.reads()
    assert person.sees("action.save_elsewhere")
    program.folders.data.unlink()
    away.rename(program.folders.data)
    person.click("action.try_again")
    assert not person.sees("action.try_again")
    program.close()
    assert program.saved(ENROLLED.id)["title"] == "Hier getypt"


def test_a_file_that_went_on_meanwhile_gets_what_could_not_be_saved(
    program: Program, tmp_path: Path, disk: BreakableDisk
) -> None:
    cure = disk.refuse(errno.EROFS, program.folders.data)
    typing_in_vain(program)
    program.close()
    cure.close()
    elsewhere = Store(program.folders.data, tmp_path / "another computer")
    (theirs,) = [each for each in elsewhere.load().trainings if each.id == ENROLLED.id]
    elsewhere.save(replace(theirs, notes="Ginder getypt"))
    program.start()
    program.close()
    saved = program.saved(ENROLLED.id)
    assert (saved["title"], saved["notes"]) == ("Hier getypt", "Ginder getypt")
    assert read_recoveries(program.folders.state) == ()


def test_a_version_that_can_t_be_kept_is_told_until_one_is(
    program: Program, disk: BreakableDisk
) -> None:
    told = "Je werk is opgeslagen, maar er kon geen eerdere versie van bewaard worden."
    cure = disk.refuse(errno.EROFS, program.folders.state / "backups")
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Hier getypt")
    assert person.window.session.saves.save_all()
    settle()
    assert told in person.reads()
    assert "alleen-lezen" in person.reads()
    assert not person.sees("action.try_again")
    assert titles(program.folders.data) == ["Hier getypt", "Loonbeleid"]
    cure.close()
    person.put("title", "En verder")
    assert person.window.session.saves.save_all()
    settle()
    assert told not in person.reads()
