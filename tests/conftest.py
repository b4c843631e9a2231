"""What every test gets: no screen, a home of its own, and no dialog that waits for ever."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import settings

from tests.disk import BreakableDisk, installed

# A busy machine is slow now and then; a random case that fails only there helps nobody.
settings.register_profile("everywhere", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "everywhere")

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
_DIALOGS = (
    "QColorDialog",
    "QDialog",
    "QErrorMessage",
    "QFileDialog",
    "QFontDialog",
    "QInputDialog",
    "QMessageBox",
    "QProgressDialog",
    "QWizard",
)
_WAITING = (
    "about",
    "critical",
    "exec",
    "getColor",
    "getDouble",
    "getExistingDirectory",
    "getFont",
    "getInt",
    "getItem",
    "getMultiLineText",
    "getOpenFileName",
    "getOpenFileNames",
    "getSaveFileName",
    "getText",
    "information",
    "question",
    "warning",
)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the developer's own trainings, settings and language."""
    monkeypatch.setenv("KMOP_WIZARD_HOME", str(tmp_path_factory.mktemp("home")))
    for name in _LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def disk() -> Iterator[BreakableDisk]:
    """The disk under all of storage, for a test to break."""
    with installed() as made:
        yield made


@pytest.fixture(autouse=True)
def _no_waiting_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a dialog that would wait for a person fail the test instead of hanging it."""
    widgets: Any = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return
    for dialog in _DIALOGS:
        kind = getattr(widgets, dialog)
        for name in _WAITING:
            if name in vars(kind) or (dialog == "QDialog" and name == "exec"):
                monkeypatch.setattr(kind, name, _refuse(f"{dialog}.{name}"))


def _refuse(name: str) -> Any:
    def refuse(*arguments: object, **options: object) -> None:
        said = [text for text in arguments if isinstance(text, str)]
        pytest.fail(f"{name} waits for an answer: {said}. Answer it by replacing its function.")

    return refuse


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the root of the checkout."""
    return Path(__file__).resolve().parent.parent
