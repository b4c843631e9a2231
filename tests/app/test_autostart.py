"""What the system is told to start: on each system, with any path, and taken back whole."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.app.autostart import (
    Autostart,
    LinuxAutostart,
    MacAutostart,
    WindowsAutostart,
    reminding_command,
)

PLAIN = ["/usr/lib/kmop-wizard/kmop-wizard", "remind"]
ODD = ['/home/zoë/Mijn "map" $HOME 100% a\\b `x`/kmop-wizard', "remind"]
COMMANDS = [pytest.param(PLAIN, id="plain"), pytest.param(ODD, id="odd")]


class System:
    """Programs of the system; those whose name is in ``failing`` go wrong."""

    def __init__(self, *failing: str) -> None:
        self.failing = failing
        self.ran: list[tuple[str, ...]] = []
        self.files: dict[str, bytes] = {}

    def run(self, command: Sequence[str]) -> bool:
        self.ran.append(tuple(command))
        if "/XML" in command:
            self.files["task"] = Path(command[command.index("/XML") + 1]).read_bytes()
        return not any(word in self.failing for word in command)


class Registry:
    """The user's part of the registry of Windows."""

    HKEY_CURRENT_USER = "HKCU"
    REG_SZ = 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    @contextmanager
    def CreateKey(self, _root: str, path: str) -> Any:  # noqa: N802 - as winreg has it
        yield path

    OpenKey = CreateKey

    def SetValueEx(self, key: str, name: str, _zero: int, _kind: int, text: str) -> None:  # noqa: N802
        self.values[f"{key}\\{name}"] = text

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802
        if self.values.pop(f"{key}\\{name}", None) is None:
            raise FileNotFoundError

    def QueryValueEx(self, key: str, name: str) -> tuple[str, int]:  # noqa: N802
        if f"{key}\\{name}" not in self.values:
            raise FileNotFoundError
        return self.values[f"{key}\\{name}"], self.REG_SZ


def linux(home: Path, system: System, *, systemd: bool = True) -> LinuxAutostart:
    environ = {}
    if systemd:
        (home / "run" / "systemd").mkdir(parents=True, exist_ok=True)
        environ["XDG_RUNTIME_DIR"] = str(home / "run")
    return LinuxAutostart(home, environ, system.run)


def every(home: Path) -> list[Autostart]:
    return [
        linux(home, System()),
        linux(home, System(), systemd=False),
        MacAutostart(home),
        WindowsAutostart(Registry(), System().run),
    ]


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_on_until_it_is_taken_back_whole(
    place: int, command: list[str], tmp_path: Path
) -> None:
    autostart = every(tmp_path)[place]
    before = files(tmp_path)
    assert not autostart.is_on()
    autostart.turn_off()
    autostart.turn_on(command)
    assert autostart.is_on()
    assert autostart.is_for(command)
    assert not autostart.is_for(["/elsewhere/kmop-wizard", "remind"])
    autostart.turn_on(command)
    autostart.turn_off()
    assert not autostart.is_on()
    assert files(tmp_path) == before


def files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_linux_without_systemd_looks_at_log_in_only(tmp_path: Path) -> None:
    system = System()
    assert not linux(tmp_path, system, systemd=False).turn_on(PLAIN)
    assert system.ran == []


@pytest.mark.parametrize("failing", ["daemon-reload", "enable"])
def test_a_timer_that_is_refused_leaves_the_log_in(failing: str, tmp_path: Path) -> None:
    autostart = linux(tmp_path, System(failing))
    assert not autostart.turn_on(PLAIN)
    assert [each.name for each in files(tmp_path)] == ["io.github.kmop_wizard.KmopWizard.desktop"]
    assert autostart.is_on()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_entry_of_linux_starts_the_program_wherever_it_lies(
    command: list[str], tmp_path: Path
) -> None:
    autostart = linux(tmp_path, System())
    assert autostart.turn_on(command)
    entry = tmp_path / ".config/autostart/io.github.kmop_wizard.KmopWizard.desktop"
    rows = dict(row.split("=", 1) for row in entry.read_text("utf-8").splitlines() if "=" in row)
    assert unescaped(rows["TryExec"]) == command[0]
    assert words_of(unescaped(rows["Exec"])) == command
    if validate := shutil.which("desktop-file-validate"):
        done = subprocess.run([validate, str(entry)], check=False, capture_output=True)
        assert done.returncode == 0, done.stdout


def unescaped(value: str) -> str:
    """A value of a desktop file as the desktop reads it."""
    return value.replace("\\\\", "\\")


def words_of(line: str) -> list[str]:
    """The words of an Exec line, all in quotes, as the desktop reads them."""
    words, word, inside, signs = [], "", False, iter(line.replace("%%", "%"))
    for sign in signs:
        if sign == "\\" and inside:
            word += next(signs)
        elif sign == '"':
            words += [word] if inside else []
            word, inside = "", not inside
        elif inside:
            word += sign
    return words


def test_the_units_of_systemd_are_well_formed(tmp_path: Path) -> None:
    autostart = linux(tmp_path, System())
    program = tmp_path / 'a "b" $c 100%' / "kmop-wizard"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    autostart.turn_on([str(program), "remind"])
    folder = tmp_path / ".config/systemd/user"
    service = (folder / "io.github.kmop_wizard.KmopWizard.service").read_text("utf-8")
    assert '/a \\"b\\" $$c 100%%/kmop-wizard" "remind"' in service
    assert f"ConditionFileIsExecutable={program.parent}".replace("%", "%%") in service
    timer = (folder / "io.github.kmop_wizard.KmopWizard.timer").read_text("utf-8")
    assert "OnCalendar=*-*-* 09:00:00\nPersistent=true" in timer
    if verify := shutil.which("systemd-analyze"):
        units = [str(each) for each in sorted(folder.iterdir())]
        done = subprocess.run([verify, "verify", *units], check=False, capture_output=True)
        assert b"KmopWizard" not in done.stderr, done.stderr


def test_the_agent_of_macos_looks_at_log_in_and_daily(tmp_path: Path) -> None:
    assert MacAutostart(tmp_path).turn_on(ODD)
    agent = tmp_path / "Library/LaunchAgents/io.github.kmop_wizard.KmopWizard.plist"
    content = plistlib.loads(agent.read_bytes())
    assert content["ProgramArguments"] == ODD
    assert content["RunAtLoad"] is True
    assert content["StartCalendarInterval"] == {"Hour": 9, "Minute": 0}


def test_windows_starts_it_at_log_in_and_daily_also_on_battery() -> None:
    registry, system = Registry(), System()
    command = [r"C:\Programma's élève\kmop & co\kmop-wizard.exe", "remind"]
    assert WindowsAutostart(registry, system.run).turn_on(command)
    assert list(registry.values.values()) == [f'"{command[0]}" remind']
    task = system.files["task"]
    tree = ET.fromstring(task.decode("utf-16").partition("?>")[2])  # noqa: S314 - our own
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    assert tree.findtext(f".//{space}Command") == command[0]
    assert tree.findtext(f".//{space}Arguments") == "remind"
    assert tree.findtext(f".//{space}DisallowStartIfOnBatteries") == "false"
    assert tree.findtext(f".//{space}StartWhenAvailable") == "true"


def test_windows_that_refuses_the_task_starts_it_at_log_in() -> None:
    registry = Registry()
    autostart = WindowsAutostart(registry, System("/Create").run)
    assert not autostart.turn_on(["kmop-wizard.exe", "remind"])
    assert autostart.is_on()


def test_the_program_is_found_again_by_where_it_runs_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/opt/kmop-wizard")
    assert reminding_command({}) == ["/opt/kmop-wizard", "remind"]
    assert reminding_command({"APPIMAGE": "/home/a/kmop.AppImage"})[0] == "/home/a/kmop.AppImage"
    monkeypatch.setattr("sys.executable", r"C:\Programs\kmop-wizard.com")
    assert reminding_command({}) == [r"C:\Programs\kmop-wizard.exe", "remind"]
    monkeypatch.delattr("sys.frozen")
    assert reminding_command(os.environ)[1:] == ["-m", "kmop_wizard", "remind"]
