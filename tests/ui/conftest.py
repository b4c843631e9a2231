"""The program as every test of the window gets it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kmop_wizard.ui import theme
from tests.ui.person import Program


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> None:
    """The program's look from the first test on: who changes the font puts this one back."""
    theme.apply(qapp, "light", high_contrast=False)


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication) -> Iterator[Program]:
    """The program on 1 November 2026 over an empty folder, in Dutch; not started yet."""
    made = Program(tmp_path, date(2026, 11, 1))
    yield made
    made.close()
