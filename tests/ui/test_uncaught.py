"""An error that nobody caught is never passed over: not in a test, not in the tour, not by a person."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kmop_wizard import clock
from kmop_wizard.__main__ import main
from kmop_wizard.storage.error_log import FILE, add_error
from kmop_wizard.tour import case as tour_case
from kmop_wizard.tour import panels as tour_panels
from kmop_wizard.tour import self_test
from kmop_wizard.ui.widgets.toast import STAY_MS
from kmop_wizard.ui.window import crash_reports
from kmop_wizard.ui.window.crash_reports import offer_reports
from kmop_wizard.ui.window.error_notice import ErrorNotice
from kmop_wizard.ui.window.uncaught import hearing_uncaught
from kmop_wizard.ui.window.window import Window
from tests.ui.person import Program, settle, wait_for
from tests.ui.trainings import ENROLLED

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


def fail(where: str, window: Window) -> None:
    """Raise ZeroDivisionError where nobody catches it."""
    if where == "slot":
        QTimer.singleShot(0, window, lambda: 1 / 0)
    elif where == "thread":
        thread = Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
    else:
        sys.unraisablehook(SimpleNamespace(exc_value=ZeroDivisionError()))  # type: ignore[arg-type]


@pytest.mark.parametrize("where", ["slot", "thread", "thrown away"])
def test_an_error_is_told_with_what_to_do_and_the_work_is_saved(
    where: str, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    notice = ErrorNotice(person.window)
    monkeypatch.setattr(threading, "excepthook", lambda _happened: None)
    monkeypatch.setattr(sys, "unraisablehook", lambda _happened: None)
    with qtbot.captureExceptions(), hearing_uncaught(notice.hear):
        person.reach("enterprise.name")
        person.tab_to("enterprise.name")
        person.select_all()
        person.write("Atelier Dubois")
        fail(where, person.window)
        wait_for(lambda: "Er ging iets mis" in person.reads(), "the error is told")
    file = program.folders.state / FILE
    assert str(file) in person.reads()
    assert "Sluit het programma en open het opnieuw." in person.reads()
    assert "ZeroDivisionError" in file.read_text(encoding="utf-8")
    assert program.saved()["enterprise"]["name"] == "Atelier Dubois"


def test_what_fails_again_and_again_is_written_and_told_once(
    program: Program, qtbot: QtBot
) -> None:
    person = program.start()
    notice = ErrorNotice(person.window)
    told = []
    person.window.toast = lambda message, **_how: told.append(message)  # type: ignore[method-assign]
    with qtbot.captureExceptions(), hearing_uncaught(notice.hear):
        for _ in range(3):
            fail("slot", person.window)
            settle()
    assert len(told) == 1
    assert (program.folders.state / FILE).read_text(encoding="utf-8").count("Zero") == 1


def test_a_state_folder_that_takes_nothing_is_no_reason_for_silence(
    program: Program, qtbot: QtBot
) -> None:
    person = program.start()
    notice = ErrorNotice(person.window)
    shutil.rmtree(program.folders.state, ignore_errors=True)
    program.folders.state.parent.mkdir(parents=True, exist_ok=True)
    program.folders.state.write_text("no folder", encoding="utf-8")
    with qtbot.captureExceptions(), hearing_uncaught(notice.hear):
        fail("slot", person.window)
        wait_for(lambda: "Er ging iets mis" in person.reads(), "the error is told")
    assert FILE not in person.reads()


def test_it_is_said_until_it_is_closed(program: Program, qtbot: QtBot) -> None:
    person = program.start()
    person.window.toast("Er ging iets mis", stays=True)
    timers = person.window.findChildren(QTimer)
    assert not [timer for timer in timers if timer.isActive() and timer.interval() == STAY_MS]
    person.window.toast("Bewaard")
    assert [timer for timer in timers if timer.isActive() and timer.interval() == STAY_MS]


def test_the_tour_and_the_self_test_end_with_1_after_an_error_in_a_slot(
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def play(window: Window, *_given: object) -> None:
        fail("slot", window)
        settle()

    monkeypatch.setattr(tour_case, "play", play)
    monkeypatch.setattr(tour_panels, "play", lambda *_given: None)
    with qtbot.captureExceptions():
        assert main(["tour", "--out", str(tmp_path / "out")]) == 1
    monkeypatch.setattr(self_test, "_pages", lambda window: [("home", lambda: play(window) or "")])
    monkeypatch.setattr(self_test, "actions", lambda *_given: [])
    monkeypatch.setattr(self_test, "keyboard_case", lambda *_given: "")
    capsys.readouterr()
    with qtbot.captureExceptions():
        assert main(["--self-test"]) == 1
    assert capsys.readouterr().out == ("home: ZeroDivisionError: division by zero\nkeyboard: ok\n")


LEFT_OPEN = """
from kmop_wizard.command_line import Options
from kmop_wizard.ui.app import build_window

window = build_window(Options())
window.show()
window.session.editor(window.session.new_training().training.id).enter(("title",), "Brand")
"""


def test_a_window_that_outlives_the_application_ends_quietly(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEFT_OPEN],
        check=False,
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0
    assert "Error" not in done.stderr


def test_a_report_is_offered_at_the_next_start_until_it_is_put_away(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash_reports, "hear_of_death", lambda _folder: lambda: None)
    person = program.start()
    program.save(ENROLLED)
    report = program.folders.state / FILE
    offer_reports(person.window.session)
    assert not person.sees("home.report")
    add_error(program.folders.state, "KeyError\n  kmop_wizard/ui/app.py:1 run", clock.now())
    for _ in range(2):
        person = program.restart()
        assert not person.sees("home.report")
        offer_reports(person.window.session)
        settle()
        assert person.sees("home.report")
        assert str(report) in person.reads()
    person.press("action.leave_report")
    assert not person.sees("home.report")
    person = program.restart()
    offer_reports(person.window.session)
    assert not person.sees("home.report")
    assert report.exists()
