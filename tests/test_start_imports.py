"""The window does not wait for what home has no use for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NOT_FOR_HOME = (
    "babel",
    "stdnum",
    "icalendar",
    "segno",
    "defusedxml",
    "platformdirs",
    "html.entities",
    "uuid",
    "kmop_wizard.app.autostart",
    "kmop_wizard.app.overview.reminder",
    "kmop_wizard.app.reminding",
    "kmop_wizard.commands",
    "kmop_wizard.exchange",
    "kmop_wizard.i18n.entry",
    "kmop_wizard.i18n.pages.apply",
    "kmop_wizard.i18n.pages.pay",
    "kmop_wizard.storage.check",
    "kmop_wizard.storage.reminders",
    "kmop_wizard.storage.exports",
    "kmop_wizard.ui.pages.fact_field",
    "kmop_wizard.ui.home.empty",
    "kmop_wizard.ui.reminders.reminder",
    "kmop_wizard.ui.window.reminding",
    "kmop_wizard.ui.pages",
    "kmop_wizard.ui.screens",
    "kmop_wizard.ui.pages.start",
    "kmop_wizard.ui.pages.wizard",
)
SHOW_HOME = """
import sys
from kmop_wizard.__main__ import main
code = main(["--data-dir", sys.argv[1], "--lang", "en", "--today", "2026-11-23"])
print("exit", code)
print("\\n".join(sys.modules))
"""
TRAINING = """{"format": "kmop-training", "version": 1, "id": "one", "title": "Brandbestrijding"}"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What is loaded when home with a training has been painted, by a process of its own."""
    place = tmp_path_factory.mktemp("start")
    (place / "data" / "trainings").mkdir(parents=True)
    file = place / "data" / "trainings" / "one.json"
    file.write_text(TRAINING, encoding="utf-8", newline="\n")
    environment = {
        **os.environ,
        "KMOP_WIZARD_BENCH": "1",
        "KMOP_WIZARD_HOME": str(place / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-c", SHOW_HOME, str(place / "data")],
        cwd=Path(__file__).resolve().parents[1],
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stdout.startswith("painted\nexit 0\n")
    return frozenset(done.stdout.splitlines())


def test_home_is_shown_with_what_it_needs(loaded: frozenset[str]) -> None:
    assert "kmop_wizard.ui.home.overview" in loaded


@pytest.mark.parametrize("module", NOT_FOR_HOME)
def test_home_does_not_wait_for(module: str, loaded: frozenset[str]) -> None:
    early = {name for name in loaded if name == module or name.startswith(f"{module}.")}
    assert not early, f"load {module} where it is used, not at the start of the window"
