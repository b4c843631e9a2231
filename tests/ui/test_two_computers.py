"""Two windows over one folder: both sides' facts stay, and what differs is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kmop_wizard.app.session.session import GONE_AFTER_MS
from kmop_wizard.command_line import Options
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.store import Store
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.app import build_window
from kmop_wizard.ui.window.remote_notices import RemoteNotices
from kmop_wizard.ui.window.window import Window
from tests.ui.paths import path_of

TODAY = date(2026, 11, 23)
COPIES = (
    "{id}.sync-conflict-20261123-130211-ABCDEFG.json",
    "{id} (conflicted copy 2026-11-23 130211).json",
    "{id} (conflicterende kopie van Sofie 2026-11-23).json",
    "{id}-KANTOOR.json",
    "{id} 2.json",
)
Opened = Callable[..., Window]


@pytest.fixture
def computer(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """A window of a computer of its own over the shared data folder; it is now the one at work."""

    def open_window(name: str, language: str = "en") -> Window:
        monkeypatch.setenv("COMPUTERNAME", name.upper())
        places = Folders(tmp_path / "data", tmp_path / name / "config", tmp_path / name / "state")
        window = build_window(Options(None, language, TODAY), places)
        qtbot.addWidget(window)
        window.show()
        return window

    return open_window


def begin(window: Window) -> str:
    editor = window.session.new_training()
    editor.enter(("title",), "Brandbestrijding")
    assert window.session.saves.save_all()
    return editor.training.id


def on_disk(window: Window, training_id: str) -> Training:
    folders = window.session.folders
    found = Store(folders.data, folders.state / "reader").load().trainings
    return next(training for training in found if training.id == training_id)


def put_copy(window: Window, name: str, training: Training) -> Path:
    """A conflict copy, as a synchroniser would leave it."""
    path = window.session.folders.data / "trainings" / name.format(id=training.id)
    path.write_bytes(encode(training))
    return path


def edit(window: Window, training_id: str, **facts: object) -> None:
    editor = window.session.editor(training_id)
    for name, value in facts.items():
        editor.enter(path_of(name, editor.training), value)
    assert window.session.saves.save_all()


def said(window: Window) -> str:
    """All that can be read in the window."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_different_facts_of_one_training_merge_by_themselves(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    office.session.editor(training_id).enter(("notes",), "Ask Sofie")
    assert office.session.saves.save_all()
    laptop.session.editor(training_id).enter(("enrolment", "enrolled_on"), date(2026, 11, 1))
    assert laptop.session.saves.save_all()
    saved = on_disk(laptop, training_id)
    assert (saved.notes, saved.enrolment.enrolled_on) == ("Ask Sofie", date(2026, 11, 1))
    assert laptop.session.editor(training_id).training == saved
    assert not laptop.session.editor(training_id).conflicts


def test_the_same_fact_is_asked_and_both_are_kept_until_then(
    computer: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    laptop.open_training(training_id, "enrol")
    driver = Driver(laptop)
    driver.reach("title")
    office.session.editor(training_id).enter(("title",), "From the office")
    assert office.session.saves.save_all()
    monkeypatch.setenv("COMPUTERNAME", "LAPTOP")
    driver.type("title", "From the laptop")
    assert laptop.session.saves.save_all()
    driver.settle()
    assert on_disk(laptop, training_id).title == "From the laptop"

    again = computer("laptop")
    again.open_training(training_id, "enrol")
    driver = Driver(again)
    driver.settle()
    assert "Which value is right?" in said(again)
    assert all(each in said(again) for each in ("From the laptop", "OFFICE", "From the office"))
    driver.press("action.take_theirs.0")
    assert again.session.saves.save_all()
    assert on_disk(again, training_id).title == "From the office"
    assert not driver.has("action.take_theirs.0")
    again.undo()
    assert again.session.saves.save_all()
    assert on_disk(again, training_id).title == "From the laptop"


def test_what_another_computer_saves_is_seen_at_once(computer: Opened, qtbot: QtBot) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    laptop.open_training(training_id, "enrol")
    RemoteNotices(laptop)
    driver = Driver(laptop)
    driver.reach("title")
    title = driver.widget("title")
    office = computer("office")
    edit(office, training_id, title="From the office")
    qtbot.waitUntil(lambda: title.text() == "From the office", timeout=10_000)
    assert "From the office was changed elsewhere." in said(laptop)
    laptop.undo()
    assert on_disk(laptop, training_id).title == "From the office"
    edit(laptop, training_id, notes="Ask Sofie")
    assert on_disk(laptop, training_id).title == "From the office"


def test_what_is_being_typed_is_not_taken_away(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    laptop.open_training(training_id, "enrol")
    driver = Driver(laptop)
    driver.reach("enrolment.price_excl_vat")
    driver.type("enrolment.price_excl_vat", "14")
    edit(office, training_id, notes="Ask Sofie")
    laptop.session.check_folder()
    assert driver.widget("enrolment.price_excl_vat").text() == "14,00"
    assert laptop.session.saves.save_all()
    saved = on_disk(laptop, training_id)
    assert (str(saved.enrolment.price_excl_vat), saved.notes) == ("14.00", "Ask Sofie")


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_any_service_is_merged_and_kept_in_the_trash(computer: Opened, name: str) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    ours = on_disk(laptop, training_id)
    edit(laptop, training_id, notes="Ask Sofie")
    theirs = replace(ours, title="From the office", revision=2, saved_by="OFFICE")
    path = put_copy(laptop, name, theirs)
    RemoteNotices(laptop)
    assert "A synchronised folder had made a copy of From the office." in said(laptop)
    saved = on_disk(laptop, training_id)
    assert (saved.title, saved.notes) == ("From the office", "Ask Sofie")
    assert not path.exists()
    kept = laptop.session.folders.data / "trash" / training_id / "copies" / path.name
    assert kept.read_bytes() == encode(theirs)
    assert len(laptop.session.agenda.entries) == 1
    assert not laptop.session.listing.unreadable


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_home_asks_about_what_both_changed(computer: Opened, language: str) -> None:
    laptop = computer("laptop", language)
    training_id = begin(laptop)
    ours = on_disk(laptop, training_id)
    edit(laptop, training_id, title="From the laptop")
    theirs = replace(ours, title="From the office", revision=2, saved_by="OFFICE")
    put_copy(laptop, COPIES[0], theirs)
    again = computer("laptop", language)
    RemoteNotices(again)
    driver = Driver(again)
    assert "From the laptop" in said(again)
    driver.press(f"action.choose.{training_id}")
    assert "OFFICE" in said(again)
    assert "From the laptop" in said(again)
    driver.press("action.take_theirs.0")
    assert again.session.saves.save_all()
    assert on_disk(again, training_id).title == "From the office"
    again.home()
    assert not driver.has(f"action.choose.{training_id}")
    later = computer("laptop", language)
    assert not later.session.editor(training_id).conflicts


def test_typing_the_answer_settles_the_question(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    edit(office, training_id, title="From the office")
    edit(laptop, training_id, title="From the laptop")
    (asked,) = laptop.session.editor(training_id).conflicts
    edit(laptop, training_id, title="From both")
    (left,) = laptop.session.editor(training_id).conflicts
    assert left == asked._replace(mine="From both")
    edit(laptop, training_id, title="From the office")
    assert not laptop.session.editor(training_id).conflicts
    assert not computer("laptop").session.editor(training_id).conflicts


def test_a_question_stays_with_its_invoice(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    edit(laptop, training_id, **{"invoices.number": "1", "invoices.1.number": "2"})
    office = computer("office")
    edit(office, training_id, **{"invoices.1.supplier_name": "Office"})
    edit(laptop, training_id, **{"invoices.1.supplier_name": "Laptop"})
    editor = laptop.session.editor(training_id)
    editor.replace_all(replace(editor.training, invoices=editor.training.invoices[1:]))
    (asked,) = laptop.session.editor(training_id).conflicts
    path = path_of("invoices.supplier_name", editor.training)
    assert (asked.path, asked.mine) == (path, "Laptop")
    editor.decide(asked, asked.theirs)
    assert editor.training.invoices[0].supplier_name == "Office"


def test_a_training_that_is_thrown_away_elsewhere_is_left(computer: Opened, qtbot: QtBot) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    laptop.open_training(training_id, "enrol")
    RemoteNotices(laptop)
    office = computer("office")
    office.session.trash(training_id)
    laptop.session.check_folder()
    qtbot.waitUntil(lambda: laptop.route.screen == "home", timeout=10 * GONE_AFTER_MS)
    assert "Brandbestrijding was moved to the bin on another computer." in said(laptop)
    Driver(laptop).press("action.toast_undo")
    assert on_disk(laptop, training_id).title == "Brandbestrijding"
    assert [each.training.id for each in laptop.session.agenda.entries] == [training_id]


def test_a_file_that_comes_back_soon_is_not_gone(computer: Opened, qtbot: QtBot) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    laptop.open_training(training_id, "enrol")
    RemoteNotices(laptop)
    file = laptop.session.folders.data / "trainings" / f"{training_id}.json"
    content = file.read_bytes()
    file.unlink()
    laptop.session.check_folder()
    file.write_bytes(content)
    laptop.session.check_folder()
    assert laptop.route.screen == "training"
    edit(laptop, training_id, notes="Ask Sofie")
    assert on_disk(laptop, training_id).notes == "Ask Sofie"


def test_what_was_read_stays_when_the_folder_is_away(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    data = laptop.session.folders.data
    away = data.rename(data.with_name("pulled out"))
    laptop.session.check_folder()
    Driver(laptop).settle()
    assert "Brandbestrijding" in said(laptop)
    assert "The folder is gone." in said(laptop)
    editor = laptop.session.editor(training_id)
    editor.enter(("notes",), "Ask Sofie")
    assert not laptop.session.saves.save_all()
    assert not data.exists()
    away.rename(data)
    laptop.session.check_folder()
    assert laptop.session.saves.save_all()
    assert "The folder is gone." not in said(laptop)
    assert on_disk(laptop, training_id).notes == "Ask Sofie"


def test_a_copy_beside_a_damaged_file_waits(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    training = on_disk(laptop, training_id)
    file = laptop.session.folders.data / "trainings" / f"{training_id}.json"
    file.write_bytes(b"{nope")
    path = put_copy(laptop, COPIES[0], training)
    again = computer("laptop")
    assert (file.read_bytes(), path.read_bytes()) == (b"{nope", encode(training))
    assert len(again.session.listing.unreadable) == 2


def test_computers_without_a_name_are_told_apart_all_the_same(
    computer: Opened,
) -> None:
    from kmop_wizard.app.overview.disagreements import computers

    words = computer("laptop").words
    here, other = "this computer", "another computer"
    told = {
        ("", ""): (here, other),
        ("LAPTOP", "OFFICE"): (here, "OFFICE"),
        ("OFFICE", "LAPTOP"): ("OFFICE", here),
        ("LAPTOP", "LAPTOP"): (here, other),
        ("OFFICE", "OFFICE"): ("OFFICE", other),
        ("OFFICE", ""): ("OFFICE", other),
    }
    for (mine_by, theirs_by), names in told.items():
        assert computers(words, Conflict(("title",), "a", "b", mine_by, theirs_by)) == names
