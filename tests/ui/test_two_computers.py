"""Two windows over one folder: both sides' facts stay, and what differs is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kmop_wizard.command_line import Options
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.app import build_window
from kmop_wizard.ui.driver import Driver
from kmop_wizard.ui.window import Window

TODAY = date(2026, 11, 23)
Opened = Callable[[str], Window]


@pytest.fixture
def computer(tmp_path: Path, qtbot: QtBot) -> Opened:
    """A window of a computer of its own over the shared data folder."""

    def open_window(name: str) -> Window:
        places = Folders(tmp_path / "data", tmp_path / name / "config", tmp_path / name / "state")
        window = build_window(Options(None, "en", TODAY), places)
        qtbot.addWidget(window)
        window.show()
        return window

    return open_window


def begin(window: Window) -> str:
    document = window.workspace.new_document()
    document.enter("title", "Brandbestrijding")
    assert document.flush()
    return document.training.id


def on_disk(window: Window, training_id: str) -> Training:
    folders = window.workspace.folders
    found = Store(folders.data, folders.state / "reader").load().trainings
    return next(training for training in found if training.id == training_id)


def test_different_facts_of_one_training_merge_by_themselves(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    office.workspace.document(training_id).enter("notes", "Ask Sofie")
    assert office.workspace.flush()
    laptop.workspace.document(training_id).enter("enrolment.enrolled_on", date(2026, 11, 1))
    assert laptop.workspace.flush()
    saved = on_disk(laptop, training_id)
    assert (saved.notes, saved.enrolment.enrolled_on) == ("Ask Sofie", date(2026, 11, 1))
    assert laptop.workspace.document(training_id).training == saved
    assert not laptop.workspace.disagreements.of(training_id)


def test_the_same_fact_is_asked_and_both_are_kept_until_then(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    office.workspace.document(training_id).enter("title", "From the office")
    assert office.workspace.flush()
    laptop.open_training(training_id, "enrol")
    driver = Driver(laptop)
    driver.type("title", "From the laptop")
    assert laptop.workspace.flush()
    driver.settle()
    assert on_disk(laptop, training_id).title == "From the laptop"

    again = computer("laptop")
    again.open_training(training_id, "enrol")
    driver = Driver(again)
    driver.settle()
    driver.press("action.take_theirs.0")
    assert again.workspace.flush()
    assert on_disk(again, training_id).title == "From the office"
    assert not driver.has("action.take_theirs.0")
    again.undo()
    assert again.workspace.flush()
    assert on_disk(again, training_id).title == "From the laptop"
