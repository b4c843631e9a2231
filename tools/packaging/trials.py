"""What was tried on a package and what came of it, as a table in Markdown."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.generate import write_trainings
from kmop_wizard import clock
from kmop_wizard.storage.exports import write_export
from kmop_wizard.storage.listing import ReadFile, read_trainings
from tools.try_program import NotRight


class Trials:
    """Rows of a table, printed as they come."""

    def __init__(self) -> None:
        self.failed = False
        print("| what | result |\n|---|---|", flush=True)

    def tried(self, what: str, action: Callable[[], str]) -> bool:
        """Do something and tell what it says; whether it raised no ``NotRight``."""
        begin = time.monotonic()
        try:
            result, right = action(), True
        except (NotRight, subprocess.SubprocessError, OSError) as failure:
            self.failed = True
            result, right = f"**not right**: {failure}", False
        line = " ".join(result.replace("|", "/").split())
        print(f"| {what} | {line} ({time.monotonic() - begin:.0f} s) |", flush=True)
        return right


def require(right: bool, sentence: str) -> None:
    """Raise ``NotRight`` with ``sentence`` unless ``right``."""
    if not right:
        raise NotRight(sentence)


def make_export(folder: Path) -> tuple[Path, str]:
    """Write an export of one training into ``folder``; returns its path and the training's id."""
    data = folder / "exported"
    write_trainings(data, 1)
    (read,) = (each for each in read_trainings(data) if isinstance(each, ReadFile))
    path = folder / "één opleiding.kmop"
    write_export(data, path, [read.training], clock.now())
    shutil.rmtree(data)
    return path, read.training.id


def wait_for(what: str, found: Callable[[], object], seconds: float = 60) -> None:
    """Wait until ``found`` says something true; raises ``NotRight`` when it does not."""
    end = time.monotonic() + seconds
    while not found():
        require(time.monotonic() < end, f"{what} did not come in {seconds:.0f} s")
        time.sleep(0.2)


class Screen:
    """An X screen that nobody sees, with a window manager."""

    def __init__(self, display: str, environment: Mapping[str, str]) -> None:
        self.display = display
        self.environment = {**environment, "DISPLAY": display}

    def windows(self, title: str) -> list[str]:
        """Return the windows with ``title`` in their title that are to be seen."""
        said = self._xdotool("search", "--onlyvisible", "--name", title)
        return said.split()

    def press(self, window: str, *keys: str) -> None:
        """Press keys while ``window`` has the keyboard."""
        self._xdotool("windowactivate", "--sync", window)
        self._xdotool("key", "--delay", "100", *keys)

    def picture(self, path: Path, window: str) -> None:
        """Take a picture of a window, where ImageMagick is there to do so."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", window, path], check=True, env=self.environment)

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            check=False,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        return done.stdout


@contextmanager
def screen(environment: Mapping[str, str]) -> Iterator[Screen]:
    """An X screen for the time of a ``with``."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )
    assert server.stdout is not None  # noqa: S101
    shown = Screen(f":{server.stdout.readline().strip()}", environment)
    manager = subprocess.Popen(
        ["openbox"], env=shown.environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        yield shown
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
        server.stdout.close()
