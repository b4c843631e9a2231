"""A data folder is copied beside the window: how far it is can be seen, and it can be stopped."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar

from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.storage.settings import read_settings
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window import dialogs, moving
from kmop_wizard.ui.window.screen import Route
from tests.disk import BreakableDisk
from tests.storage.samples import tree
from tests.ui.person import Person, Program
from tests.ui.trainings import ENROLLED

PAPER = b"scan" * 1_000_000


class SlowDisk:
    """A write waits until it is told to go on."""

    def __init__(self, under: BreakableDisk) -> None:
        self.goes_on = threading.Event()
        self.busy = threading.Event()
        self.threads: set[int] = set()

        def write(descriptor: int, data: bytes) -> int:
            if len(data) > 100_000:
                self.threads.add(threading.get_ident())
                self.busy.set()
                assert self.goes_on.wait(60)
            return os.write(descriptor, data)

        under.write = write


def begun(
    program: Program, disk: BreakableDisk, monkeypatch: pytest.MonkeyPatch, cloud: Path
) -> tuple[Person, SlowDisk]:
    """The user has chosen to move; the copy of a large paper stands still."""
    program.language = "en"
    AttachmentHome(program.folders.data, ENROLLED.id).add("a.pdf", PAPER, None, program.clock())
    program.save(ENROLLED)
    person = program.start()
    monkeypatch.setattr(dialogs, "folder_to_use", lambda *_: cloud)
    monkeypatch.setattr(moving, "_NOT_SEEN_MS", 0)
    person.window.to(Route("settings"))
    person.press("action.choose_data_folder")
    slow = SlowDisk(disk)
    person.widget("action.move_data_folder").click()  # type: ignore[attr-defined]
    assert slow.busy.wait(60)
    QApplication.processEvents()
    return person, slow


def ended() -> None:
    for relocation in [*moving.RUNNING]:
        assert relocation.wait(60_000)
    for _ in range(5):
        QApplication.processEvents()


def dialog(person: Person) -> QDialog:
    (found,) = person.window.findChildren(QDialog, "data_folder.moving")
    assert found.isVisible()
    return found


def test_the_window_lives_while_it_copies(
    program: Program, disk: BreakableDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person, slow = begun(program, disk, monkeypatch, tmp_path / "cloud")
    shown = dialog(person)
    assert shown.isModal()
    (bar,) = shown.findChildren(QProgressBar)
    assert bar.value() < 100
    slow.goes_on.set()
    ended()
    assert threading.get_ident() not in slow.threads
    assert person.window.session.folders.data == tmp_path / "cloud"
    assert "Your courses are in this folder now" in person.reads()
    assert not person.window.findChildren(QDialog, "data_folder.moving")


def test_who_cancels_goes_on_where_he_was(
    program: Program, disk: BreakableDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before_home = program.folders
    person, slow = begun(program, disk, monkeypatch, tmp_path / "cloud")
    before = tree(before_home.data)
    dialog(person).reject()
    assert "Stopping…" in {each.text() for each in dialog(person).findChildren(Label)}
    slow.goes_on.set()
    ended()
    assert person.window.session.folders == before_home
    assert f"Stopped. The program goes on with {before_home.data}" in person.reads()
    assert tree(before_home.data) == before
    assert not (tmp_path / "cloud").exists()
    assert read_settings(before_home.config).data_folder is None
    person.press("action.move_data_folder")
    assert person.window.session.folders.data == tmp_path / "cloud"


def test_closing_the_dialog_stops_it_and_does_not_leave_it_alone(
    program: Program, disk: BreakableDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person, slow = begun(program, disk, monkeypatch, tmp_path / "cloud")
    assert not dialog(person).close()
    assert dialog(person).isVisible()
    slow.goes_on.set()
    ended()
    assert not (tmp_path / "cloud").exists()


def test_the_end_of_the_program_waits_until_nothing_is_left_half(
    program: Program, disk: BreakableDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _, slow = begun(program, disk, monkeypatch, tmp_path / "cloud")
    (relocation,) = moving.RUNNING
    stop = relocation.stop

    def stopped() -> None:
        stop()
        slow.goes_on.set()

    monkeypatch.setattr(relocation, "stop", stopped)
    relocation.stop_and_wait()
    assert not (tmp_path / "cloud").exists()
    ended()


def test_an_error_that_nobody_expected_comes_to_the_window(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.save(ENROLLED)
    person = program.start()

    def broken(*_: object) -> None:
        raise LookupError("what nobody expected")

    monkeypatch.setattr(moving, "relocate", broken)
    place = moving.Place("free", program.folders.over(tmp_path / "cloud"))
    relocation = moving.Relocation(program.folders, place, [], tolerant=False)
    relocation.start()
    ended()
    with pytest.raises(LookupError):
        relocation.result()
    assert person.window.isVisible()
