"""Tries the packages of Windows under Wine as people have them, and prints what came of it.

``python -m tools.packaging.check_windows PROGRAM PACKAGES`` takes the frozen program for the setup
programs of other versions. As root it also tries a disk that is full, and one without rights. What
is seen by hand lies as pictures in PACKAGES.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from kmop_wizard import __version__
from kmop_wizard.i18n import Words
from kmop_wizard.storage.folders import PORTABLE_FOLDER
from tools.packaging.common import NAME, PROGRAM_NAME
from tools.packaging.trials import Trials, make_export, require, screen, wait_for
from tools.packaging.windows import make_setup
from tools.packaging.wine import FOLDER, Wine

USER: Final = "Zoë Müller"
_OLDER: Final = "0.0.1"
_ENTRY: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
_RUN: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
_CLASSES: Final = r"HKCU\Software\Classes"
_KIND: Final = "KmopWizard.Export"
_SELF_TEST_SECONDS: Final = 1800
_CASE_SECONDS: Final = 2400
# Room for one version and a half.
_TIGHT: Final = "110m"
_DETAILS: Final = """
import json, sys
from pefile import PE, RESOURCE_TYPE

def details(path):
    with PE(path) as file:
        texts = {}
        for part in file.FileInfo[0]:
            for table in getattr(part, "StringTable", []):
                texts |= {k.decode(): v.decode() for k, v in table.entries.items()}
        kinds = [entry.id for entry in file.DIRECTORY_ENTRY_RESOURCE.entries]
        return texts | {"icon": RESOURCE_TYPE["RT_GROUP_ICON"] in kinds}

print(json.dumps([details(path) for path in sys.argv[1:]]))
"""
# Wine looks for the kind of a file in the machine's part alone, Windows in the user's as well.
_COPY: Final = """
import sys, winreg

for key in sys.argv[1:]:
    path = "Software\\\\Classes\\\\" + key
    value = winreg.QueryValue(winreg.HKEY_CURRENT_USER, path)
    winreg.SetValue(winreg.HKEY_LOCAL_MACHINE, path, winreg.REG_SZ, value)
"""
_TITLE: Final = "Brandbestrijding en evacuatie"
# What the tour records of the brochure's case, as the file has it.
_CASE: Final = {
    "submitted_on": "2026-11-20",
    "approved_on": "2026-11-23",
    "deposited_on": "2026-11-24",
    "received_on": "2026-11-30",
    "completed_on": "2026-12-07",
    "payment_ordered_on": "2026-12-08",
    "number": "0999.999.922",
}


class Check:
    """The packages, and a Windows whose user has an accent and a blank in the name."""

    def __init__(self, program: Path, packages: Path, place: Path) -> None:
        self.program = program
        self.packages = packages
        self.place = place
        self.words = Words("nl")
        self.wine = Wine(FOLDER, USER)
        self.setup = packages / f"{NAME}-{__version__}-setup.exe"
        self.home = self.wine.local / "Programs" / NAME
        self.data = self.wine.local / NAME
        self.window = self.home / f"{NAME}.exe"
        self.console = self.home / f"{NAME}.com"

    def run(self, trials: Trials) -> None:
        """Try everything, in the order in which a person comes to it."""
        self.wine.make_disk()
        older = make_setup(self._old_program(), self.place, _OLDER, quick=True)
        with screen(self.wine.environment()) as shown, self._small_disk() as disk:
            self.shown = shown
            self.wine.variables["DISPLAY"] = shown.environment["DISPLAY"]
            self._tried(trials, f"setup of {_OLDER}, silent", lambda: self._set_up(older, _OLDER))
            if disk is not None:
                self._tried(trials, "setup over it, the disk is full", self._no_room)
                self._mount("remount,ro")
                self._tried(trials, "setup over it, without rights", self._no_room)
                self._mount("remount,rw,size=1g")
            for what, action in {
                "setup over it, a file of others is there": self._foreign,
                "setup over it, killed half-way": self._killed,
                "setup over it, by hand": self._set_up_by_hand,
                "setup over it, silent": lambda: self._set_up(self.setup, __version__),
                f"setup of {_OLDER} over it": lambda: self._refused(older, 6),
                "properties and icons of the programs": self._details,
                f"`{NAME} --version`, `agenda --json`, bad use": self._console,
                "start, second start, a `.kmop` while it is open": self._window,
                "a reminder at a new session": self._remind,
                "`--self-test`": self._self_test,
                "the brochure's case, typed (`tour`)": self._case,
                "portable archive in a folder with accents": self._portable,
                "uninstall, silent": self._uninstall,
            }.items():
                self._tried(trials, what, action)
        self.wine.wait()

    def _tried(self, trials: Trials, what: str, action: Callable[[], str]) -> None:
        if not trials.tried(what, action):
            self.wine.stop()  # what hangs must not stand in the way of the next

    # -- setup ------------------------------------------------------------------------------------

    def _old_program(self) -> Path:
        """The program with one file more, of which a later version must leave nothing."""
        old = self.place / "old"
        shutil.copytree(self.program, old)
        (old / "_internal" / "of-the-older-version.txt").write_text("x", encoding="ascii")
        return old

    @contextmanager
    def _small_disk(self) -> Iterator[Path | None]:
        """A small disk under the programs of the user; ``None`` for who may not mount one."""
        self.home.parent.mkdir(parents=True, exist_ok=True)
        if os.geteuid() != 0:
            yield None
            return
        self._mount(f"size={_TIGHT}")
        try:
            yield self.home.parent
        finally:
            self.wine.wait()
            subprocess.run(["umount", self.home.parent], check=True)

    def _mount(self, options: str) -> None:
        what = ["-t", "tmpfs", "-o", options, "tmpfs", self.home.parent]
        subprocess.run(["mount", *map(str, what)], check=True)

    def _install(self, setup: Path, *arguments: str) -> int:
        return self.wine.run(setup, *arguments, timeout=600).returncode

    def _set_up(self, setup: Path, version: str) -> str:
        begin = time.monotonic()
        code = self._install(setup, "/S")
        seconds = time.monotonic() - begin
        require(code == 0, f"exit code {code}")
        self._require_installed(version)
        size = setup.stat().st_size / 1e6
        return f"{size:.1f} MB, {seconds:.0f} s; for this user, in the start menu, with `.kmop`"

    def _require_installed(self, version: str) -> None:
        names = {path.name for path in self.home.iterdir()}
        wanted = {"_internal", "uninstall.exe", *(f"{NAME}.{end}" for end in ("exe", "com", "pkg"))}
        require(names == wanted, f"the folder holds {sorted(names)}")
        require(self._value(_ENTRY, "DisplayVersion") == version, "the list of programs is wrong")
        kind = self._value(rf"{_CLASSES}\.kmop")
        require(kind == _KIND, f"a .kmop file is {kind}")
        require(self._shortcut().exists(), "there is no entry in the start menu")
        old = (self.home / "_internal" / "of-the-older-version.txt").exists()
        require(old == (version == _OLDER), "an older version is left over")
        self._require_nothing_beside()

    def _require_nothing_beside(self) -> None:
        beside = {path.name for path in self.home.parent.iterdir()} - {NAME}
        require(not beside, f"beside the program lies {sorted(beside)}")

    def _shortcut(self) -> Path:
        menu = self.wine.local.parent / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
        return menu / "Programs" / f"{PROGRAM_NAME}.lnk"

    def _refused(self, setup: Path, code: int) -> str:
        before = self._files()
        found = self._install(setup, "/S")
        require(found == code, f"exit code {found}, not {code}")
        require(self._files() == before, "it changed something")
        self._require_nothing_beside()
        self._require_it_starts()
        return f"refused with exit code {code}, nothing changed, the program that was there starts"

    def _files(self) -> dict[str, tuple[int, int]]:
        found = [path for path in self.home.rglob("*") if path.is_file()]
        return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in found}

    def _require_it_starts(self) -> None:
        told = self.wine.run(self.console, "--version").stdout.strip()
        require(told == f"{NAME} {__version__}", f"--version: {told!r}")

    def _killed(self) -> str:
        before = self._files()
        running = self._start(self.setup, "/S")
        wait_for("the unpacking", self.home.with_name(f"{NAME}.new").exists)
        self.wine.stop()
        running.wait()
        require(self._files() == before, "it changed something")
        self._require_it_starts()
        # And one that was killed between its two renames; the next setup puts both right.
        self.home.rename(self.home.with_name(f"{NAME}.old"))
        return "the program that was there starts"

    def _no_room(self) -> str:
        return self._refused(self.setup, 4)

    def _foreign(self) -> str:
        paper = self.home / "factuur.pdf"
        paper.write_bytes(b"x")
        try:
            return self._refused(self.setup, 5)
        finally:
            paper.unlink()

    def _set_up_by_hand(self) -> str:
        """Press Enter on each page, as most people do; the last one starts the program."""
        for language in ("fr_BE", "nl_BE"):
            self.wine.speak(language)
            running = self._start(self.setup)
            wait_for("the setup program", self._setups)
            time.sleep(1)  # until it is painted
            self.shown.picture(self.packages / f"setup-{language}.png", self._setups()[0])
            if language == "fr_BE":
                self.wine.stop()
                running.wait()
        self.shown.press(self._setups()[0], "Return")
        wait_for("the last page", lambda: self._is_installed(__version__), 300)
        time.sleep(3)
        self.shown.picture(self.packages / "setup-end.png", self._setups()[0])
        self.shown.press(self._setups()[0], "Return")
        wait_for("its end", lambda: running.poll() is not None)
        wait_for("the program", self._windows)
        time.sleep(3)
        self.shown.picture(self.packages / "window.png", self._windows()[0])
        self._require_installed(__version__)
        self._close()
        return "Enter on each page, in Dutch; the last one opened the program, in Dutch"

    def _setups(self) -> list[str]:
        return self.shown.windows(f"{PROGRAM_NAME}.*[Ii]nstall|[Ii]nstall.*{PROGRAM_NAME}")

    def _is_installed(self, version: str) -> bool:
        return self._value(_ENTRY, "DisplayVersion") == version

    # -- the program ------------------------------------------------------------------------------

    def _details(self) -> str:
        files = [self.window, self.console, self.setup]
        done = self.wine.run(self.wine.python, "-c", _DETAILS, *map(self.wine.path, files))
        require(done.returncode == 0, done.stderr)
        for file, told in zip(files, json.loads(done.stdout), strict=True):
            right = told["ProductName"] == PROGRAM_NAME and told["icon"]
            right = right and told["FileVersion"] == told["ProductVersion"] == __version__
            right = right and told.get("OriginalFilename", file.name) == file.name
            require(right, f"{file.name}: {told}")
        return f"name, version {__version__} and icon in both programs and the setup"

    def _console(self) -> str:
        self._require_it_starts()
        agenda = self.wine.run(self.console, "agenda", "--json")
        require(json.loads(agenda.stdout)["trainings"] == [], agenda.stdout)
        bad = self.wine.run(self.console, "nonsense")
        require(bad.returncode == 2 and "nonsense" in bad.stderr, bad.stderr)
        return "right, exit code 2 for bad use"

    def _window(self) -> str:
        begin = time.monotonic()
        running = self._start(self.window)
        wait_for("the window", self._windows)
        opened = time.monotonic() - begin
        begin = time.monotonic()
        again = self.wine.run(self.window, timeout=120)
        second = time.monotonic() - begin
        require(again.returncode == 0 and len(self._windows()) == 1, "a second window opened")
        busy = [self._refused(self.setup, 3), self._uninstall_refused()]
        export, training = make_export(self.place)
        self._open(export)
        (window,) = self._windows()
        title = self.words.say("Import courses")
        wait_for("the page of the export", lambda: self.shown.windows(title))
        time.sleep(3)
        self.shown.press(window, "alt+i")
        file = self.data / "trainings" / f"{training}.json"
        wait_for("what was exported", file.exists)
        self._close()
        wait_for("its end", lambda: running.poll() is not None)
        return (
            f"window after {opened:.0f} s; the second start came to it and ended after "
            f"{second:.0f} s; setup over it {busy[0]}; uninstalling {busy[1]}; "
            "the export was imported by the keyboard"
        )

    def _open(self, export: Path) -> None:
        """Open a file as a double-click does."""
        done = self.wine.run(self.wine.python, "-c", _COPY, ".kmop", rf"{_KIND}\shell\open\command")
        require(done.returncode == 0, done.stderr)
        done = self.wine.run("start", "/wait", self.wine.path(export), timeout=120)
        require(done.returncode == 0, f"start: exit code {done.returncode} {done.stdout}")

    def _remind(self) -> str:
        first = date.today() - timedelta(days=10)  # noqa: DTZ011 - as the program does
        training = {"format": "kmop-training", "version": 1, "id": "te-herinneren"}
        training |= {"title": "Te herinneren", "enrolment": {"first_lesson_day": str(first)}}
        file = self.data / "trainings" / "te-herinneren.json"
        file.write_text(json.dumps(training), encoding="utf-8")
        done = self.wine.run(self.console, "remind", "--on")
        require(done.returncode == 0, done.stderr)
        line = self._value(_RUN, NAME)
        require(line.endswith(f'{NAME}.exe" remind'), f"at log-in Windows starts {line!r}")
        self.wine.stop()
        self._start(Path("wineboot"))
        wait_for("the reminder", self._windows, 120)
        time.sleep(3)
        self.shown.picture(self.packages / "reminder.png", self._windows()[0])
        self._close()
        again = self.wine.run(self.console, "remind", timeout=120)
        require(again.returncode == 0 and not again.stdout, f"it says again {again.stdout!r}")
        return f"{done.stdout.strip()} Said once, at the new session"

    def _self_test(self) -> str:
        done = self.wine.run(self.console, "--self-test", timeout=_SELF_TEST_SECONDS)
        lines = done.stdout.splitlines()
        require(done.returncode == 0, "; ".join(each for each in lines if ": ok" not in each))
        return f"{len(lines)} times ok"

    def _case(self) -> str:
        """The tour types it; the pictures of all panels after it take Wine too long."""
        data, out = self.place / "données élève", self.place / "pictures"
        arguments = ["tour", "--data-dir", self.wine.path(data), "--out", self.wine.path(out)]
        running = self._start(self.console, *arguments)
        try:
            wait_for(
                "the payment order",
                lambda: running.poll() is not None or _CASE.items() <= self._told(data).items(),
                _CASE_SECONDS,
            )
            require(running.poll() in (None, 0), f"exit code {running.poll()}")
            told = self._told(data)
            require(_CASE.items() <= told.items(), f"it saved {told}")
        finally:
            running.kill()
            running.wait()
            self.wine.stop()
        return (
            f"every day and number is in the file; {len([*out.glob('*.png')])} pictures till then"
        )

    def _told(self, data: Path) -> dict[str, str]:
        """Each fact of the first training by the last part of its name."""
        texts = [path.read_text(encoding="utf-8") for path in (data / "trainings").glob("*.json")]
        pairs = [re.findall(r'"(\w+)": "([^"]+)"', text) for text in texts if _TITLE in text]
        return dict(reversed(pairs[0])) if pairs else {}

    def _portable(self) -> str:
        archive = next(self.packages.glob(f"{NAME}-*-windows.zip"))
        folder = self.wine.prefix / "drive_c" / "Programma's élève ß日本"
        shutil.unpack_archive(archive, folder)
        (program,) = folder.iterdir()
        before = self._files_of_the_user()
        running = self._start(program / f"{NAME}.exe")
        wait_for("the window", self._windows)
        wait_for("its own folder", (program / PORTABLE_FOLDER).exists)
        self._close()
        wait_for("its end", lambda: running.poll() is not None)
        require(self._files_of_the_user() == before, "it wrote into the folders of the user")
        shutil.rmtree(folder)
        return f"{archive.stat().st_size / 1e6:.1f} MB; all that it keeps lies beside it"

    def _files_of_the_user(self) -> set[str]:
        return {str(path) for path in self.data.rglob("*")}

    def _uninstall_refused(self) -> str:
        before = self._files()
        self._install(self.home / "uninstall.exe", "/S")
        time.sleep(5)  # it goes on as a copy of itself
        require(self._files() == before, "uninstalling took something away from an open program")
        return "left everything"

    def _uninstall(self) -> str:
        before = self._files_of_the_user()
        self._install(self.home / "uninstall.exe", "/S")
        wait_for("the end of its folder", lambda: not self.home.exists())
        wait_for("the end of its entry", lambda: not self._value(_ENTRY, "DisplayVersion"))
        require(not self._shortcut().exists(), "the entry in the start menu is left")
        for key in (".kmop", _KIND):
            require(not self._value(rf"{_CLASSES}\{key}"), f"{key} is left")
        require(not self._value(_RUN, NAME), "it still starts at log-in")
        kept = self._files_of_the_user()
        require(bool(kept) and kept == before, "the trainings are not what they were")
        return f"nothing is left but the {len(kept)} files and folders of the user's own"

    # -- Wine -------------------------------------------------------------------------------------

    def _start(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self.wine.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _windows(self) -> list[str]:
        return self.shown.windows(f"{self.words.say('kmo-portefeuille wizard')}$")

    def _close(self) -> None:
        for window in self._windows():
            self.shown.press(window, "alt+F4")
        wait_for("the end of the window", lambda: not self._windows())

    def _value(self, key: str, name: str = "") -> str:
        """What stands in the registry; the empty text for what does not."""
        done = self.wine.run("reg", "query", key, *(("/v", name) if name else ("/ve",)))
        found = re.search(r"REG_SZ\s+(.*)", done.stdout)
        return found[1].strip() if found else ""


def main(arguments: list[str]) -> int:
    """Try the packages and print a table; 1 when something is not right."""
    program, packages = (Path(each).resolve() for each in arguments)
    trials = Trials()
    with tempfile.TemporaryDirectory(prefix="kmop ë ") as place:
        Check(program, packages, Path(place)).run(trials)
    return 1 if trials.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
