"""Has the system start ``kmop-wizard remind``: at log-in, and daily where it can.

No process stays, and no rights are needed. What is left behind when the program goes away without
a word, such as a package that is removed, does nothing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol
from xml.sax.saxutils import escape

from kmop_wizard import APPLICATION_ID
from kmop_wizard.storage.atomic import make_folder, read_bytes, write_safely

HOUR: Final = 9
"""When it looks each day; a computer that is off then looks when it is on again."""
NAME: Final = "kmo-portefeuille wizard"
_VALUE: Final = "kmop-wizard"
_RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NO_CONSOLE: Final = 0x08000000
_PATIENCE_SECONDS: Final = 20

Run = Callable[[Sequence[str]], bool]
"""Runs a program of the system and says whether that went well."""


class Autostart(Protocol):
    """How one system does it. All but ``is_on`` raise ``SaveFailed`` or ``OSError``."""

    def turn_on(self, command: Sequence[str]) -> bool:
        """Start ``command`` at log-in from now on; whether also each day."""

    def turn_off(self) -> None:
        """Take all of it back; nothing there is nothing wrong."""

    def is_on(self) -> bool:
        """Whether the system starts something at log-in."""

    def is_for(self, command: Sequence[str]) -> bool:
        """Whether what it starts is ``command``: the program may have been moved."""


def this_system(environ: Mapping[str, str] = os.environ) -> Autostart:
    """The one of this computer."""
    if sys.platform == "win32":
        import winreg  # of Windows only

        return WindowsAutostart(winreg)
    if sys.platform == "darwin":
        return MacAutostart(Path.home())
    return LinuxAutostart(Path.home(), environ)


def reminding_command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """What starts this program to look at the reminders."""
    if getattr(sys, "frozen", False):
        program = environ.get("APPIMAGE") or sys.executable
        # On Windows the program of the console would open one at each log-in.
        window = re.sub(r"\.com$", ".exe", program, flags=re.IGNORECASE)
        return [window, "remind"]
    return [sys.executable, "-m", "kmop_wizard", "remind"]


def switched(*, on: bool) -> str:
    """Turn it on or off on this computer; the setting that holds then.

    One of ``storage.settings.REMINDERS``. Raises ``SaveFailed`` or ``OSError``.
    """
    if not on:
        this_system().turn_off()
        return "off"
    return "daily" if this_system().turn_on(reminding_command()) else "login"


def run_quietly(command: Sequence[str]) -> bool:
    """Run a program of the system, unseen; one that is missing or hangs did not go well."""
    flags = _NO_CONSOLE if sys.platform == "win32" else 0
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            creationflags=flags,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


class LinuxAutostart:
    """A desktop file for the log-in, and a timer of the user's systemd where that runs."""

    def __init__(
        self, home: Path, environ: Mapping[str, str] = os.environ, run: Run = run_quietly
    ) -> None:
        config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
        runtime = environ.get("XDG_RUNTIME_DIR")
        self._entry = config / "autostart" / f"{APPLICATION_ID}.desktop"
        self._service = config / "systemd" / "user" / f"{APPLICATION_ID}.service"
        self._timer = self._service.with_suffix(".timer")
        self._has_systemd = bool(runtime) and Path(runtime or "", "systemd").is_dir()
        self._run = run

    def turn_on(self, command: Sequence[str]) -> bool:
        _write(self._entry, _desktop_entry(command))
        if not self._has_systemd:
            return False
        _write(self._service, _service(command))
        _write(self._timer, _TIMER)
        daily = self._systemctl("daemon-reload") and self._systemctl(
            "enable", "--now", self._timer.name
        )
        if not daily:
            self._take_timer_back()
        return daily

    def turn_off(self) -> None:
        self._entry.unlink(missing_ok=True)
        self._take_timer_back()

    def is_on(self) -> bool:
        return self._entry.is_file()

    def is_for(self, command: Sequence[str]) -> bool:
        return _holds(self._entry, _desktop_entry(command).encode())

    def _take_timer_back(self) -> None:
        if not (self._timer.exists() or self._service.exists()):
            return
        self._systemctl("disable", "--now", self._timer.name)
        for file in (self._timer, self._service):
            file.unlink(missing_ok=True)
        self._systemctl("daemon-reload")

    def _systemctl(self, *words: str) -> bool:
        return self._run(("systemctl", "--user", *words))


class MacAutostart:
    """A launch agent, which the system knows from the next log-in on."""

    def __init__(self, home: Path) -> None:
        self._agent = home / "Library" / "LaunchAgents" / f"{APPLICATION_ID}.plist"

    def turn_on(self, command: Sequence[str]) -> bool:
        _write(self._agent, _agent(command))
        return True

    def turn_off(self) -> None:
        # Not told to launchd, which would end what it started: perhaps this very program.
        self._agent.unlink(missing_ok=True)

    def is_on(self) -> bool:
        return self._agent.is_file()

    def is_for(self, command: Sequence[str]) -> bool:
        return _holds(self._agent, _agent(command))


class WindowsAutostart:
    """A value of the user's Run key, and a task of the user where that is allowed.

    ``registry`` is ``winreg``.
    """

    def __init__(self, registry: ModuleType | Any, run: Run = run_quietly) -> None:
        self._registry, self._run = registry, run

    def turn_on(self, command: Sequence[str]) -> bool:
        registry = self._registry
        with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
            line = subprocess.list2cmdline(command)
            registry.SetValueEx(key, _VALUE, 0, registry.REG_SZ, line)
        with tempfile.TemporaryDirectory(prefix="kmop-wizard-") as folder:
            task = Path(folder, "task.xml")
            write_safely(task, _task(command).encode("utf-16"))
            return self._run(("schtasks", "/Create", "/TN", _VALUE, "/XML", str(task), "/F"))

    def turn_off(self) -> None:
        registry = self._registry
        run_key = registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN_KEY)
        with run_key as key, suppress(FileNotFoundError):
            registry.DeleteValue(key, _VALUE)
        self._run(("schtasks", "/Delete", "/TN", _VALUE, "/F"))

    def is_on(self) -> bool:
        return self._line() is not None

    def is_for(self, command: Sequence[str]) -> bool:
        return bool(self._line() == subprocess.list2cmdline(command))

    def _line(self) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return registry.QueryValueEx(key, _VALUE)[0]
        except OSError:
            return None


_TIMER: Final = f"""[Unit]
Description={NAME}: reminders

[Timer]
OnCalendar=*-*-* {HOUR:02}:00:00
Persistent=true

[Install]
WantedBy=timers.target
"""


def _service(command: Sequence[str]) -> str:
    # No screen, or no program any more, is nothing that failed. The path of what is started may
    # hold no special sign, that of what env starts may.
    return f"""[Unit]
Description={NAME}: reminders
ConditionFileIsExecutable={command[0].replace("%", "%%")}

[Service]
Type=oneshot
SuccessExitStatus=1
ExecStart=/usr/bin/env {" ".join(map(_for_systemd, command))}
"""


def _desktop_entry(command: Sequence[str]) -> str:
    # With TryExec a program that is gone is passed over.
    return f"""[Desktop Entry]
Type=Application
Name={NAME}
TryExec={_desktop_value(command[0])}
Exec={" ".join(map(_for_desktop, command))}
Icon={APPLICATION_ID}
Terminal=false
NoDisplay=true
X-GNOME-Autostart-enabled=true
X-GNOME-Autostart-Delay=20
"""


def _agent(command: Sequence[str]) -> bytes:
    import plistlib

    content = {
        "Label": APPLICATION_ID,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "StartCalendarInterval": {"Hour": HOUR, "Minute": 0},
        "ProcessType": "Interactive",
    }
    return plistlib.dumps(content)


def _task(command: Sequence[str]) -> str:
    # By its own words schtasks makes a task that no laptop on its battery starts.
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{NAME}: reminders</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{HOUR:02}:00:00</StartBoundary>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(command[0])}</Command>
      <Arguments>{escape(subprocess.list2cmdline(command[1:]))}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def _for_desktop(word: str) -> str:
    """Two levels: the quotes of Exec, then the escapes of a value; ``%`` is doubled."""
    quoted = "".join("\\" + sign if sign in '\\`$"' else sign for sign in word)
    return _desktop_value(f'"{quoted}"').replace("%", "%%")


def _desktop_value(text: str) -> str:
    return text.replace("\\", "\\\\")


def _for_systemd(word: str) -> str:
    quoted = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'.replace("%", "%%").replace("$", "$$")


def _write(file: Path, content: str | bytes) -> None:
    make_folder(file.parent)
    write_safely(file, content.encode() if isinstance(content, str) else content)


def _holds(file: Path, content: bytes) -> bool:
    try:
        return read_bytes(file, len(content) + 1) == content
    except OSError:
        return False
