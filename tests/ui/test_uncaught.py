"""An error that nobody caught is never passed over: not in a test, not in the tour, not by a person."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SNEAKY = {
    "slot": "QTimer.singleShot(0, lambda: 1 / 0); qtbot.wait(10)",
    "event": "Noisy().deleteLater(); qtbot.wait(10)",
    "thread": "thread = Thread(target=lambda: 1 / 0); thread.start(); thread.join()",
    "thrown away": "Fragile()",
    "Qt's own warning": "QObject().connect(QObject(), 'nothing()', QObject(), 'nowhere()')",
}
TESTS = """
from threading import Thread
from PySide6.QtCore import QObject, QTimer

class Fragile:
    def __del__(self):
        raise ZeroDivisionError

class Noisy(QObject):
    def event(self, event):
        raise ZeroDivisionError

"""


def test_every_test_fails_when_something_was_raised_unseen(tmp_path: Path, project: Path) -> None:
    file = tmp_path / "test_sneaky.py"
    tests = [f"def test_{n}(qtbot):\n    {body}\n" for n, body in enumerate(SNEAKY.values())]
    file.write_text(TESTS + "\n".join(tests), encoding="utf-8")
    settings = ["-c", project / "pyproject.toml", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *settings, file],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    passed = [name for n, name in enumerate(SNEAKY) if f"::test_{n}" not in done.stdout]
    assert not passed, done.stdout
