"""The command ``remind`` as the system starts it: a process that says what is due, and ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kmop_wizard import remind_command
from kmop_wizard.app import reminding
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.listing import read_trainings
from tests.domain.builders import APPROVED, DEPOSITED, told

PROJECT = Path(__file__).resolve().parents[1]
DEPOSIT = {**APPROVED, "due": "2026-12-23", "title": "Brandbestrijding"}


class Computer:
    """A home of its own, on which the program is started."""

    def __init__(self, folder: Path) -> None:
        self.home = folder
        self.trainings = folder / "kmop" / "data" / "trainings"
        self.trainings.mkdir(parents=True)

    def save(self, **more: str) -> None:
        (self.trainings / "a.json").write_bytes(encode(told({**DEPOSIT, **more})))

    def run(
        self, *arguments: str, screen: bool = True, python: tuple[str, ...] = ()
    ) -> subprocess.CompletedProcess[str]:
        names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CONFIG_HOME")
        environment = {name: text for name, text in os.environ.items() if name not in names}
        environment |= {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "KMOP_WIZARD_HOME": str(self.home / "kmop"),
            **({"QT_QPA_PLATFORM": "offscreen"} if screen else {}),
        }
        command = [sys.executable, *python, "-m", "kmop_wizard", *arguments]
        return subprocess.run(
            command,
            check=False,
            cwd=PROJECT,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def log_in(self, day: str) -> str:
        """What is said at a log-in on ``day``."""
        done = self.run("remind", "--lang", "nl", "--today", day)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_log_ins_over_two_years(computer: Computer) -> None:
    """A few of them through the real process; ``benchmarks.log_ins`` plays all of them."""
    computer.save()
    assert computer.log_in("2026-11-24") == ""
    assert "Stort je eigen bijdrage" in computer.log_in("2026-12-04")
    assert computer.log_in("2026-12-04") == ""
    assert computer.log_in("2026-12-10") == ""
    assert "vrijdag 18 december 2026" in computer.log_in("2026-12-16")
    assert computer.log_in("2026-12-16") == ""
    (computer.trainings / "a.json").write_bytes(encode(told(DEPOSITED, received="2026-12-17")))
    assert computer.log_in("2026-12-18") == ""
    assert "factuur" in computer.log_in("2027-01-07")
    assert computer.log_in("2028-11-24") == ""


def test_who_has_nothing_to_say_does_not_wait_for_qt(computer: Computer) -> None:
    computer.save()
    for _ in range(2):
        done = computer.run("remind", "--today", "2026-11-24", python=("-X", "importtime"))
        assert done.returncode == 0
        assert done.stdout == ""
        assert "PySide6" not in done.stderr


def test_a_quiet_folder_is_not_read_a_second_time(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.save()
    data = computer.trainings.parent
    read: list[Path] = []

    def reading(folder: Path, **how: bool) -> object:
        read.append(folder)
        return read_trainings(folder, **how)

    monkeypatch.setattr(reminding, "read_trainings", reading)
    for day in (24, 24, 25, 26):
        assert remind_command.to_say(data, date(2026, 11, day)) is None
    assert read == [data]
    assert remind_command.to_say(data, date(2026, 12, 4)) is not None
    assert read == [data, data]


def test_where_there_is_no_screen_it_is_still_to_be_said(computer: Computer) -> None:
    if sys.platform != "linux":
        pytest.skip("elsewhere there always is one")
    computer.save()
    done = computer.run("remind", "--today", "2026-12-11", "--lang", "en", screen=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kmop-wizard: There is no screen here to open a window on.\n"
    assert "Stort" in computer.log_in("2026-12-12")


def test_a_folder_that_cant_be_read_is_said_once(computer: Computer) -> None:
    computer.trainings.rmdir()
    computer.trainings.write_bytes(b"")
    assert "kunnen niet gelezen worden" in computer.log_in("2026-12-11")
    assert computer.log_in("2026-12-12") == ""
    computer.trainings.unlink()
    computer.trainings.mkdir()
    assert computer.log_in("2026-12-13") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="the entry of Linux")
def test_it_is_turned_on_and_off_and_says_nothing_once_it_is_off(computer: Computer) -> None:
    computer.save()
    entry = computer.home / ".config/autostart/io.github.kmop_wizard.KmopWizard.desktop"
    done = computer.run("remind", "--on", "--lang", "nl")
    assert (done.returncode, done.stdout) == (0, "Op deze computer: als je je aanmeldt.\n")
    assert 'remind"' in entry.read_text("utf-8")
    settings = computer.home / "kmop" / "config" / "settings.json"
    assert json.loads(settings.read_bytes())["reminders"] == "login"
    done = computer.run("remind", "--lang", "nl", "--off")
    assert (done.returncode, done.stdout) == (0, "Herinneringen staan uit.\n")
    assert not entry.exists()
    assert computer.log_in("2026-12-11") == "Herinneringen staan uit.\n"
