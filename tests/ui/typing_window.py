"""A window of its own that types without end, to be killed. Arguments: the folder, the training.

After each letter it prints when, and how many there are: whoever kills it knows what was typed.
"""

from __future__ import annotations

import itertools
import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest

from tests.ui.person import Program
from tests.ui.qt_hands import pause, settle


def main(folder: Path, training_id: str) -> None:
    program = Program(folder, date(2026, 11, 20))
    person = program.start()
    person.open(training_id, "enrol")
    person.go_to("title")
    person.select_all()
    for number in itertools.count(1):
        QTest.keyClick(person.window.windowHandle(), "x")
        settle(1)
        sys.stdout.write(f"{time.monotonic()} {number}\n")
        sys.stdout.flush()
        pause(40)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
