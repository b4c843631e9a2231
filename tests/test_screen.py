"""What a window needs of the system, and how a person hears that it is not there."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

import kmop_wizard.ui
from kmop_wizard import screen
from kmop_wizard.__main__ import main
from kmop_wizard.storage.error_log import FILE

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the loader of Linux")
CURSOR = "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
NAME = "Bakkerij Peeters"


@pytest.mark.parametrize(
    ("said", "library"),
    [
        (CURSOR, "libxcb-cursor.so.0"),
        ("dlopen(/a/b.so, 0x2): Library not loaded: @rpath/QtCore  Referenced from: …", "QtCore"),
        ("DLL load failed while importing QtWidgets: The specified module …", "QtWidgets"),
        ("No module named 'kmop_wizard.ui.rows'", None),
        ("cannot import name 'deeds'", None),
    ],
)
def test_a_library_that_is_missing_is_told_from_a_fault_of_our_own(
    said: str, library: str | None
) -> None:
    assert screen.missing_library(ImportError(said)) == library


@linux_only
def test_one_way_to_the_screen_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> object:
        if "qxcb" in name:
            raise OSError(CURSOR)
        return object()

    plugins = [Path("libqxcb.so"), Path("libqwayland.so")]
    monkeypatch.setattr(screen, "_plugins", lambda: iter(plugins))
    monkeypatch.setattr(ctypes, "CDLL", load)
    assert screen.missing_for_screen() is None
    plugins.pop()
    assert screen.missing_for_screen() == "libxcb-cursor.so.0"
    plugins.clear()
    assert screen.missing_for_screen() is None


@linux_only
def test_the_ways_to_the_screen_are_those_of_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert list(screen._plugins()) == []
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland;xcb")
    assert [each.name for each in screen._plugins()] == ["libqwayland.so"]
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert [each.name for each in screen._plugins()] == ["libqxcb.so"]


@linux_only
def test_it_is_told_by_the_first_program_that_is_there() -> None:
    tried: list[str] = []

    def run(command: Sequence[str]) -> None:
        tried.append(command[0])
        if command[0] == "zenity":
            raise FileNotFoundError
        assert any("Installeer het" in word for word in command)

    screen.tell_in_a_window("wizard", "Installeer het.", run, {"DISPLAY": ":0"})
    assert tried == ["zenity", "kdialog"]
    screen.tell_in_a_window("wizard", "Installeer het.", run, {})
    assert tried == ["zenity", "kdialog"]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a frozen program that was double-clicked says in a window."""
    said: list[str] = []
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr(
        "kmop_wizard.__main__.tell_in_a_window", lambda _title, text: said.append(text)
    )
    return said


def test_what_the_screen_needs_and_is_not_there_is_one_sentence(
    told: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kmop_wizard.__main__.missing_for_screen", lambda: "libxcb-cursor.so.0")
    assert main(["--lang", "fr"]) == 1
    assert len(told) == 1
    assert told[0].startswith("libxcb-cursor.so.0 ")
    assert capsys.readouterr().err == f"kmop-wizard: {told[0]}\n"


def test_a_fault_of_a_frozen_program_is_a_report_and_a_sentence(
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def fail(*_given: object) -> int:
        raise KeyError(NAME)

    monkeypatch.setenv("KMOP_WIZARD_HOME", str(tmp_path))
    fake = SimpleNamespace(run=fail)
    monkeypatch.setitem(sys.modules, "kmop_wizard.ui.app", fake)
    monkeypatch.setattr(kmop_wizard.ui, "app", fake, raising=False)
    assert main(["--lang", "nl"]) == 1
    (report,) = tmp_path.rglob(FILE)
    assert "KeyError" in report.read_text("utf-8")
    assert NAME not in report.read_text("utf-8")
    assert str(report) in told[0]
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert NAME not in err
