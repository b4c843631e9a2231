"""The trainings go to another folder: copied and checked, said in words before, nothing lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kmop_wizard.commands import agenda_data, check_data
from kmop_wizard.i18n import Words
from kmop_wizard.storage.folders import PORTABLE_MARKER, Folders, folders
from kmop_wizard.storage.settings import read_settings
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.screen import Route
from tests.disk import BreakableDisk
from tests.storage.samples import tree
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import ENROLLED, INVOICED

OTHER = replace(INVOICED, id="00000000-0000-4000-8000-000000000002", title="Loonbeleid")


class Computer(Program):
    """A computer of its own: the data folder is the one that its settings say."""

    def __init__(self, home: Path) -> None:
        super().__init__(home, date(2026, 11, 20))
        self.home = home
        self.folders = self.found()

    def found(self, data_dir: Path | None = None) -> Folders:
        return folders(data_dir, {"KMOP_WIZARD_HOME": str(self.home)})

    def restart(self, day: date | None = None, size: tuple[int, int] = (1180, 760)) -> Person:
        self.close()
        self.folders = self.found()
        return super().restart(day, size)


@pytest.fixture
def computer(tmp_path: Path, qapp: object) -> Iterator[Callable[[str], Computer]]:
    made: list[Computer] = []

    def make(name: str) -> Computer:
        made.append(Computer(tmp_path / name))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def laptop(computer: Callable[[str], Computer]) -> Computer:
    return computer("laptop")


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    folder = tmp_path / "cloud"
    folder.mkdir()
    return folder


def choosing(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    monkeypatch.setattr(dialogs, "folder_to_use", lambda *_: folder)


def titles(data: Path) -> list[Any]:
    rows: Any = agenda_data(data, date(2026, 11, 20))["trainings"]
    return sorted(row["title"] for row in rows)


def move(person: Person, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    choosing(monkeypatch, folder)
    person.window.to(Route("settings"))
    person.press("action.choose_data_folder")
    person.press("action.move_data_folder")


# -- moving ----------------------------------------------------------------------------------------


def test_all_moves_with_its_history_and_the_window_goes_on_there(
    laptop: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED, OTHER)
    old = laptop.folders
    person = laptop.start()
    person.open(ENROLLED.id, "enrol")
    person.put("enrolment.enrolled_on", "31/02")
    person.put("title", "Brandweer")
    choosing(monkeypatch, cloud)
    person.window.to(Route("settings"))
    person.press("action.choose_data_folder")
    assert "elke kopie vergeleken met het origineel" in person.reads()
    assert str(cloud) in person.reads()
    before = tree(old.data)
    assert tree(cloud) == {}
    person.press("action.move_data_folder")
    assert tree(old.data) == before
    assert tree(cloud) == before
    assert f"Je opleidingen zitten nu in deze map: {cloud}" in person.reads()
    assert str(old.data) in person.reads()
    person.press("action.back")
    assert person.window.route.screen == "settings"
    assert person.text("settings.data_folder") == str(cloud)

    person.open(ENROLLED.id, "enrol")
    assert person.text("enrolment.enrolled_on") == "31/02"
    person.put("title", "Nog iets anders")
    person.window.session.saves.save_all()
    assert titles(cloud) == ["Loonbeleid", "Nog iets anders"]
    assert tree(old.data) == before

    person = laptop.restart()
    assert laptop.folders.data == cloud
    assert "Nog iets anders" in person.reads()
    person.open(ENROLLED.id, "enrol")
    assert person.text("enrolment.enrolled_on") == "31/02"
    versions = Store(cloud, laptop.folders.state).backups.versions(ENROLLED.id)
    assert {each.training.title for each in versions} >= {ENROLLED.title}


def test_nothing_happens_when_no_folder_is_chosen(
    laptop: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED)
    person = laptop.start()
    person.window.to(Route("settings"))
    choosing(monkeypatch, None)
    person.press("action.choose_data_folder")
    assert person.window.route.screen == "settings"


def test_it_can_be_left_before_anything_has_happened(
    laptop: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED)
    person = laptop.start()
    person.window.to(Route("settings"))
    choosing(monkeypatch, cloud)
    person.press("action.choose_data_folder")
    person.press("action.back")
    assert person.window.route.screen == "settings"
    assert tree(cloud) == {}
    assert read_settings(laptop.folders.config).data_folder is None


def test_a_folder_with_other_files_gets_a_folder_of_ours(
    laptop: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED)
    (cloud / "holiday.jpg").write_bytes(b"sun")
    person = laptop.start()
    move(person, monkeypatch, cloud)
    assert sorted(path.name for path in cloud.iterdir()) == ["holiday.jpg", "kmop-wizard"]
    assert titles(cloud / "kmop-wizard") == [ENROLLED.title]
    # Whoever chooses the same folder on the other computer comes to the same trainings.
    assert laptop.restart().program.folders.data == cloud / "kmop-wizard"


@pytest.mark.parametrize("inner", ["", "trainings", "trainings/deeper"])
def test_the_folder_of_now_or_one_in_it_is_no_other_folder(
    laptop: Computer, monkeypatch: pytest.MonkeyPatch, inner: str
) -> None:
    laptop.save(ENROLLED)
    person = laptop.start()
    before = tree(laptop.folders.data)
    choosing(monkeypatch, laptop.folders.data / inner)
    person.window.to(Route("settings"))
    person.press("action.choose_data_folder")
    assert not person.sees("action.move_data_folder")
    assert person.sees("action.choose_data_folder")
    assert tree(laptop.folders.data) == before


def test_a_copy_that_fails_changes_nothing_and_is_said(
    laptop: Computer, cloud: Path, disk: BreakableDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED)
    person = laptop.start()
    with disk.fill(cloud):
        move(person, monkeypatch, cloud)
        assert "De schijf is vol" in person.reads()
        assert str(laptop.folders.data) in person.reads()
    assert person.window.session.folders.data == laptop.folders.data
    assert read_settings(laptop.folders.config).data_folder is None
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Toch verder")
    laptop.close()
    assert laptop.saved()["title"] == "Toch verder"


def test_settings_that_can_not_be_written_keep_the_folder_of_now(
    laptop: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED)
    person = laptop.start()
    laptop.folders.config.mkdir(parents=True, exist_ok=True)
    (laptop.folders.config / "settings.json").mkdir()
    move(person, monkeypatch, cloud)
    assert person.window.session.folders.data == laptop.folders.data
    assert "Er is niets veranderd" in person.reads()


def test_the_way_back_takes_the_newer_facts_along(
    laptop: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED)
    usual = laptop.folders.data
    person = laptop.start()
    move(person, monkeypatch, cloud)
    person.open(ENROLLED.id, "enrol")
    person.put("title", "In de wolk getypt")
    person.window.new_training()
    settle()
    person.put("title", "Nieuw in de wolk")
    person.window.to(Route("settings"))
    person.press("action.usual_data_folder")
    assert str(usual) in person.reads()
    person.press("action.move_data_folder")
    assert titles(usual) == ["In de wolk getypt", "Nieuw in de wolk"]
    assert read_settings(laptop.folders.config).data_folder is None
    assert not Store(usual, laptop.found().state).load().conflicts
    person = laptop.restart()
    assert laptop.folders.data == usual
    person.window.to(Route("settings"))
    settle()
    assert not person.sees("action.usual_data_folder")


# -- two computers ---------------------------------------------------------------------------------


def joined(
    computer: Callable[[str], Computer], cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Computer, Person]:
    """A second computer that has come to the folder in which the first has put its trainings."""
    laptop, office = computer("laptop"), computer("office")
    laptop.save(ENROLLED)
    move(laptop.start(), monkeypatch, cloud)
    laptop.close()
    office.save(OTHER)
    person = office.start()
    choosing(monkeypatch, cloud)
    person.window.to(Route("settings"))
    person.press("action.choose_data_folder")
    return office, person


def test_a_second_computer_uses_the_trainings_there_and_brings_its_own(
    computer: Callable[[str], Computer], cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, person = joined(computer, cloud, monkeypatch)
    assert "In deze map zitten al opleidingen" in person.reads()
    assert "niets overschreven" in person.reads()
    before, there = tree(office.folders.data), tree(cloud)
    person.press("action.move_data_folder")
    assert titles(cloud) == sorted([str(ENROLLED.title), "Loonbeleid"])
    assert tree(office.folders.data) == before
    assert there.items() <= tree(cloud).items()
    person.press("action.back")
    person.key(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert str(ENROLLED.title) in person.reads()


def test_the_same_training_on_both_is_put_together_and_asked(
    computer: Callable[[str], Computer], cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = computer("office")
    office.save(replace(ENROLLED, title="Van kantoor", notes="Bel Sofie"))
    laptop = computer("laptop")
    laptop.save(replace(ENROLLED, title="Van de laptop"))
    move(laptop.start(), monkeypatch, cloud)
    laptop.close()
    person = office.start()
    move(person, monkeypatch, cloud)
    (saved,) = Store(cloud, office.home / "reader").load().trainings
    assert (saved.title, saved.notes) == ("Van de laptop", "Bel Sofie")
    assert "er is iets te kiezen" in person.reads()
    person.choose(ENROLLED.id)
    person.open(ENROLLED.id, "enrol")
    person.click("action.take_theirs.0")
    person.window.session.saves.save_all()
    (saved,) = Store(cloud, office.home / "reader").load().trainings
    assert saved.title == "Van kantoor"


# -- the start says otherwise ----------------------------------------------------------------------


def test_a_folder_named_at_the_start_is_explained_and_not_moved(
    laptop: Computer, tmp_path: Path
) -> None:
    laptop.folders = laptop.found(tmp_path / "named")
    person = laptop.start()
    person.window.to(Route("settings"))
    settle()
    assert "--data-dir" in person.reads()
    assert not person.sees("action.choose_data_folder")


def test_a_chosen_folder_that_is_gone_is_said_and_never_made_anew(
    laptop: Computer, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(ENROLLED)
    move(laptop.start(), monkeypatch, cloud)
    laptop.close()
    away = cloud.with_name("pulled out")
    cloud.rename(away)
    cloud.mkdir()  # the place where the disk is put in
    person = laptop.restart()
    assert "De map is weg" in person.reads()
    person.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.write("Nieuw")
    assert not person.window.session.saves.save_all()
    assert "Nieuw" in person.text("title")
    assert tree(cloud) == {}
    words = Words("nl")
    monkeypatch.setenv("KMOP_WIZARD_HOME", str(laptop.home))
    found: Any = check_data(words, None)
    assert ("trainings", "folder_missing") in {
        (each["file"], each["code"]) for each in found["problems"]
    }
    cloud.rmdir()
    away.rename(cloud)
    person.click("action.try_again")
    laptop.close()
    assert titles(cloud) == sorted(["Nieuw", str(ENROLLED.title)])


# -- portable --------------------------------------------------------------------------------------


def stick(place: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """The folders of the portable program on a stick that is put in at ``place``."""
    usual = os.path.ismount
    monkeypatch.setattr(os.path, "ismount", lambda path: str(path) == str(place) or usual(path))
    return folders(None, {}, place / "program")


def test_a_stick_finds_its_trainings_under_any_letter(
    tmp_path: Path, computer: Callable[[str], Computer], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "E" / "program").mkdir(parents=True)
    (tmp_path / "E" / "program" / PORTABLE_MARKER).touch()
    program = computer("unused")
    program.folders = stick(tmp_path / "E", monkeypatch)
    program.save(ENROLLED)
    person = program.start()
    move(person, monkeypatch, tmp_path / "E" / "mine")
    person.open(ENROLLED.id, "enrol")
    person.put("enrolment.enrolled_on", "31/02")
    program.close()
    assert read_settings(program.folders.config).data_folder == "../mine"

    shutil.move(tmp_path / "E", tmp_path / "F")
    program.folders = stick(tmp_path / "F", monkeypatch)
    assert program.folders.data == tmp_path / "F" / "mine"
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    assert person.text("enrolment.enrolled_on") == "31/02"
    for screen in ("settings", "about"):
        person.window.to(Route(screen))
        settle()
        assert "draagbare versie" in person.reads()
        assert str(tmp_path / "F" / "program") in person.reads()


def test_a_folder_on_another_disk_keeps_its_whole_path(
    tmp_path: Path, computer: Callable[[str], Computer], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "E" / "program").mkdir(parents=True)
    (tmp_path / "E" / "program" / PORTABLE_MARKER).touch()
    program = computer("unused")
    program.folders = stick(tmp_path / "E", monkeypatch)
    program.save(ENROLLED)
    move(program.start(), monkeypatch, tmp_path / "home")
    program.close()
    kept = read_settings(program.folders.config).data_folder
    assert kept == str(tmp_path / "home")
    assert stick(tmp_path / "E", monkeypatch).data == tmp_path / "home"
