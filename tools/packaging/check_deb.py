"""Tries the ``.deb`` on a bare Debian of its own, as root, and prints what came of it.

``python -m tools.packaging.check_deb PROGRAM PACKAGES`` makes that Debian, of the same release and
from the same place as this one, in a temporary folder. Its screens are of this machine: X and
Wayland. How fast PROGRAM starts is measured here, against the smallest window that lies beside it.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.generate import TODAY, write_trainings
from benchmarks.starts import pairs
from kmop_wizard import __version__
from tools.packaging.common import NAME, said
from tools.packaging.trials import Screen, Trials, make_export, require, screen, wait_for

USER: Final = "zoe"
HOME: Final = "/home/Zoë Müller"
_TRAININGS: Final = 200
_PAIRS: Final = 9
_WAYLAND: Final = "wayland-of-the-trial"
_PLACE: Final = "/run/trial"
# Mounts that end with the process: nothing is left on this machine, however it ends.
_MOUNT: Final = """\
mount -t proc proc "$0/proc"
mount --bind /dev "$0/dev"
mkdir -p "$0/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
exec chroot "$@"
"""


class Debian:
    """A Debian with nothing on it, in ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def make(self) -> str:
        """Fill ``root``; returns how large it is."""
        release = platform.freedesktop_os_release()["VERSION_CODENAME"]
        mirror = said("apt-get", "indextargets", "--format", "$(REPO_URI)").split()[0]
        said("debootstrap", "--variant=minbase", release, self.root, mirror)
        self.run("useradd", "--create-home", "--home-dir", HOME, USER)
        return f"{release}, {len(self._installed())} packages"

    def command(self, *command: str, user: str = "root", **variables: str) -> list[str]:
        """Return what to run on this machine for a command there."""
        home = {"HOME": HOME, "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        told = [f"{name}={value}" for name, value in (home | variables).items()]
        into = ["--userspec", user, str(self.root), "env", "-i", *told, *command]
        return ["unshare", "--mount", "sh", "-ec", _MOUNT, str(self.root), *into]

    def run(self, *command: str, user: str = "root", **variables: str) -> str:
        """Run a command there and return what it says; raises ``NotRight`` when it fails."""
        done = subprocess.run(
            self.command(*command, user=user, **variables),
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=900,
        )
        ending = (done.stdout + done.stderr)[-500:]
        require(done.returncode == 0, f"{command}: exit code {done.returncode} {ending}")
        return done.stdout

    def _installed(self) -> list[str]:
        return self.run("dpkg-query", "-W").splitlines()


class Check:
    """The package on that Debian; ``place`` is a folder that both see."""

    def __init__(self, debian: Debian, package: Path) -> None:
        self.debian = debian
        self.package = package
        self.place = debian.root / _PLACE.lstrip("/")
        self.data = debian.root / HOME.lstrip("/") / ".local" / "share" / NAME

    def run(self, trials: Trials) -> None:
        """Try everything, in the order in which a person comes to it."""
        if not trials.tried("a bare Debian", self.debian.make):
            return
        trials.tried("`apt install`", self._install)
        trials.tried("`--version`, `agenda --json`", self._commands)
        trials.tried("without a screen: one sentence", self._no_screen)
        with screen(os.environ) as shown:
            trials.tried("window under X11", lambda: self._paints(DISPLAY=shown.display))
            trials.tried("a `.kmop`, imported by the keyboard", lambda: self._import(shown))
        with self._wayland():
            trials.tried(
                "window under Wayland",
                lambda: self._paints(WAYLAND_DISPLAY=_WAYLAND, XDG_RUNTIME_DIR=_PLACE),
            )
        trials.tried("`--self-test`", self._self_test)
        trials.tried("`tour`", self._tour)
        trials.tried("`apt remove`", self._remove)

    def _install(self) -> str:
        self.place.mkdir(parents=True)
        shutil.copy(self.package, self.place)
        self.debian.run("apt-get", "update")
        before = self._count()
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        file = f"{_PLACE}/{self.package.name}"
        self.debian.run("apt-get", "install", "-y", "--no-install-recommends", file, **quiet)
        said("chown", "-R", self.debian.run("id", "-u", USER).strip(), self.place)
        size = self.package.stat().st_size / 1e6
        return f"{size:.1f} MB, and {self._count() - before - 1} packages that it depends on"

    def _count(self) -> int:
        return len(self.debian.run("dpkg-query", "-W").splitlines())

    def _commands(self) -> str:
        told = self._program("--version").strip()
        require(told == f"{NAME} {__version__}", told)
        agenda = json.loads(self._program("agenda", "--json"))
        require(agenda["trainings"] == [], str(agenda))
        return told

    def _program(self, *arguments: str, **variables: str) -> str:
        return self.debian.run(NAME, *arguments, user=USER, **variables)

    def _no_screen(self) -> str:
        done = subprocess.run(
            self.debian.command(NAME, user=USER),
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        require(done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr)
        return done.stderr.strip()

    def _paints(self, **variables: str) -> str:
        begin = time.monotonic()
        told = self._program(**variables, KMOP_WIZARD_BENCH="1").strip()
        require(told == "painted", told)
        return f"painted after {time.monotonic() - begin:.1f} s"

    def _import(self, shown: Screen) -> str:
        export, training = make_export(self.place)
        said("chown", "-R", self.debian.run("id", "-u", USER).strip(), self.place)
        command = [NAME, "--lang", "en", f"{_PLACE}/{export.name}"]
        running = subprocess.Popen(self.debian.command(*command, user=USER, DISPLAY=shown.display))
        try:
            wait_for("the page of the export", lambda: shown.windows("Import"))
            time.sleep(1)  # until it is read
            (window,) = shown.windows("Import")
            shown.press(window, "alt+i")
            wait_for("what was exported", (self.data / "trainings" / f"{training}.json").exists)
            shown.press(window, "alt+F4")
            wait_for("the end of the window", lambda: running.poll() is not None)
        finally:
            running.terminate()
            running.wait()
        return "the training is in the folder"

    @contextmanager
    def _wayland(self) -> Iterator[None]:
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(self.place)}
        command = ["weston", "--backend=headless-backend.so", f"--socket={_WAYLAND}"]
        nowhere = subprocess.DEVNULL
        server = subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere)
        socket = self.place / _WAYLAND
        try:
            wait_for("the screen of Wayland", socket.exists)
            socket.chmod(0o777)
            yield
        finally:
            server.terminate()
            server.wait()

    def _self_test(self) -> str:
        return f"{len(self._program('--self-test').splitlines())} times ok"

    def _tour(self) -> str:
        return f"{len(self._program('tour', '--out', f'{_PLACE}/pictures').splitlines())} pictures"

    def _remove(self) -> str:
        before = self._kept()
        self.debian.run("apt-get", "remove", "-y", NAME, DEBIAN_FRONTEND="noninteractive")
        left = [*self.debian.root.glob(f"usr/**/{NAME}*"), *self.debian.root.glob("opt/*")]
        require(not left, f"left are {left}")
        require(bool(before) and self._kept() == before, "the trainings are not what they were")
        return f"nothing is left but the {len(before)} files and folders of the user's own"

    def _kept(self) -> set[Path]:
        return {path for path in self.data.parents[2].rglob("*") if NAME in str(path)}


def starts(program: Path, data: Path) -> str:
    """Start the program and the smallest window in turn, unseen; say how long each took."""
    write_trainings(data, _TRAININGS)
    ours = [str(program / NAME), "--data-dir", str(data), "--today", TODAY.isoformat()]
    smallest = [str(program.with_name("smallest-window") / "smallest-window")]
    both = pairs(ours, smallest, {"KMOP_WIZARD_BENCH": "1"}, _PAIRS)
    least, home = (statistics.median(each.seconds for each in starts) for starts in both)
    return (
        f"home with {_TRAININGS} trainings {home:.2f} s, the smallest window {least:.2f} s: "
        f"{home / least:.2f} times (until painted, medians of {_PAIRS} in turn)"
    )


def main(arguments: list[str]) -> int:
    """Try the package and print a table; 1 when something is not right."""
    program, packages = (Path(each).resolve() for each in arguments)
    (package,) = packages.glob(f"{NAME}_{__version__}_*.deb")
    trials = Trials()
    if os.geteuid() != 0:
        print("Only root can make another Debian and go into it.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="bare-debian-") as place:
        trials.tried(
            "start, against the smallest window", lambda: starts(program, Path(place, "data"))
        )
        root = Path(place) / "root"
        Check(Debian(root), package).run(trials)
    return 1 if trials.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
