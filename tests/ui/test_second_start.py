"""Two starts over one folder: one window, which comes forward. Nothing keeps anybody out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QDialog

from kmop_wizard.storage.jsontext import render
from kmop_wizard.ui.window import single_instance
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.second_start import SecondStart
from kmop_wizard.ui.window.single_instance import Wish, only_window, wishes
from tests.storage.samples import posix_only
from tests.ui.person import Program, settle, wait_for

ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 30
# Tells when the window is there and minimised, and when it has come forward again, and with what.
PROGRAM = """
import os
import sys
from kmop_wizard.__main__ import main
from kmop_wizard.ui import app
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

class Reporter(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.WindowStateChange and not window.isMinimized():
            QTimer.singleShot(0, self, lambda: self.say("raised"))
        return False
    def say(self, text):
        print(text, window.isVisible(), window.isActiveWindow(), window.route.file, flush=True)

build = app._listen
def answer(made):
    global window, reporter
    window = made
    window.showMinimized()
    reporter = Reporter()
    window.installEventFilter(reporter)
    print("ready", flush=True)
    when, _, file = os.environ.get("OPENED", "").partition(":")
    opened = lambda: QApplication.postEvent(QApplication.instance(), QFileOpenEvent(file))
    if when == "before":
        opened()
        QApplication.processEvents()
    build(window)
    if when == "after":
        opened()
app._listen = answer
sys.exit(main())
"""


class Starts:
    """Starts the program over and over, as other processes."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            **os.environ,
            "KMOP_WIZARD_HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.open: list[subprocess.Popen[str]] = []

    def first(self, *arguments: str) -> subprocess.Popen[str]:
        """A program whose window is open, and minimised."""
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--lang", "nl", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.open.append(process)
        assert self.line(process) == "ready"
        return process

    def line(self, process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        return process.stdout.readline().strip()

    def second(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Another start that is over when its window has been painted, or at once."""
        return subprocess.run(
            [sys.executable, "-m", "kmop_wizard", *arguments],
            cwd=ROOT,
            env={**self.environment, "KMOP_WIZARD_BENCH": "1", **more},
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=WAIT_SECONDS,
        )

    def left(self, pattern: str) -> list[Path]:
        return list((self.home / "state").rglob(pattern))


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    made = Starts(tmp_path / "home")
    yield made
    for process in made.open:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def test_the_second_start_shows_the_window_of_the_first(starts: Starts) -> None:
    first = starts.first()
    assert "painted" not in starts.second().stdout
    assert starts.line(first) == "raised True True"
    assert starts.left("raise*") == []


def test_it_brings_the_export_along(starts: Starts, tmp_path: Path) -> None:
    export = tmp_path / "a b.kmop"
    export.write_bytes(b"x")
    first = starts.first()
    starts.second(str(export))
    assert starts.line(first) == f"raised True True {export}"


def test_the_first_start_opens_its_export(starts: Starts, tmp_path: Path) -> None:
    export = tmp_path / "x.kmop"
    export.write_bytes(b"x")
    first = starts.first(str(export))
    starts.second()
    assert starts.line(first) == f"raised True True {export}"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_file_that_macos_opens_is_shown(starts: Starts, tmp_path: Path, when: str) -> None:
    starts.environment["OPENED"] = f"{when}:{tmp_path / 'a b.kmop'}"
    first = starts.first()
    assert starts.line(first) == f"raised True True {tmp_path / 'a b.kmop'}"


@pytest.mark.parametrize("name", ["gone.kmop", "folder.kmop", "x.pdf"])
def test_what_can_not_be_opened_is_bad_use(starts: Starts, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.kmop").mkdir()
    (tmp_path / "x.pdf").write_bytes(b"x")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        starts.second(str(tmp_path / name), "--lang", "nl")
    assert (failed.value.returncode, failed.value.stdout) == (2, "")
    (line,) = failed.value.stderr.splitlines()
    assert "Er is geen" in line
    assert starts.left("*") == []


def test_another_data_folder_has_a_window_of_its_own(starts: Starts, tmp_path: Path) -> None:
    starts.first()
    assert "painted" in starts.second("--data-dir", str(tmp_path / "other")).stdout


def test_the_data_folder_by_another_name_is_the_same(starts: Starts, tmp_path: Path) -> None:
    first = starts.first("--data-dir", str(tmp_path / "here"))
    second = starts.second("--data-dir", str(tmp_path / "there" / ".." / "here"))
    assert "painted" not in second.stdout
    assert starts.line(first) == "raised True True"


def test_after_a_kill_the_next_start_is_a_normal_one(starts: Starts) -> None:
    first = starts.first()
    first.kill()
    first.wait()
    assert starts.left("*.lock") != []
    assert "painted" in starts.second().stdout
    assert starts.left("*.lock") == []


@pytest.mark.parametrize("command", [["agenda"], ["check"], ["--version"]])
def test_commands_without_a_window_do_not_care(starts: Starts, command: list[str]) -> None:
    starts.first()
    assert starts.second(*command).stdout != ""


# -- in one process ------------------------------------------------------------------------------


def asked(state: Path, content: bytes | dict[str, object], name: str = "1" * 16) -> Path:
    path = state / f"{single_instance._prefix()}{name}.json"
    path.write_bytes(content if isinstance(content, bytes) else render(content))
    return path


def held(state: Path) -> QLockFile:
    lock = only_window(state)
    assert lock is not None
    assert lock.isLocked()
    return lock


def test_no_answer_in_time_is_no_reason_to_stay_out(tmp_path: Path) -> None:
    first = held(tmp_path)
    second = only_window(tmp_path, seconds=0.1)
    assert second is not None
    assert not second.isLocked()
    assert first.isLocked()
    assert list(tmp_path.glob("raise*")) == []


def test_the_first_one_that_ends_meanwhile_leaves_its_place(tmp_path: Path) -> None:
    first = held(tmp_path)
    looks: list[float] = []

    def leave(seconds: float) -> None:
        looks.append(seconds)
        first.unlock()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", leave)
        second = only_window(tmp_path)
    assert second is not None
    assert second.isLocked()
    assert len(looks) == 1
    assert list(tmp_path.glob("raise*")) == []


@posix_only
def test_a_number_that_belongs_to_another_program_now_is_found_out(tmp_path: Path) -> None:
    first = held(tmp_path)
    (file,) = tmp_path.glob("*.lock")
    content = file.read_bytes()
    first.unlock()
    file.write_bytes(content)  # says that this process, which runs, holds it; nobody does
    second = only_window(tmp_path, seconds=0.1)
    assert second is not None
    assert second.isLocked()


@posix_only
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may write anywhere")
def test_a_state_folder_that_is_read_only_starts_all_the_same(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert only_window(tmp_path) is not None
    assert only_window(tmp_path) is not None


# Windows has no such folder to lock in, and Qt says so.
@pytest.mark.qt_log_ignore("Got unexpected locking error", extend=True)
def test_a_state_folder_that_can_not_be_made_starts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for _ in range(2):
        lock = only_window(tmp_path / "file" / "state")
        assert lock is not None
        assert not lock.isLocked()


def test_other_users_and_other_computers_have_windows_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = held(tmp_path)
    monkeypatch.setattr(single_instance.QSysInfo, "machineHostName", lambda: "another")
    theirs = held(tmp_path)
    asked(tmp_path, {})
    monkeypatch.undo()
    assert list(wishes(tmp_path)) == []
    assert mine.isLocked()
    assert theirs.isLocked()


@pytest.mark.parametrize(
    ("content", "wish"),
    [
        ({"token": "abc", "export": "/x/y.kmop"}, Wish(Path("/x/y.kmop"), "abc")),
        ({"token": "", "export": "/x/Y.KMOP"}, Wish(Path("/x/Y.KMOP"))),
        ({}, Wish()),
        (b"", Wish()),
        (b"{", Wish()),
        (b"[]", Wish()),
        (b"\xff" * 100, Wish()),
        (b"[" * 100_000, Wish()),
        (b'{"token": "' + b"x" * 1_000_000 + b'"}', Wish()),
        ({"token": "x" * 1000}, Wish()),
        ({"token": "a\nb"}, Wish()),
        ({"token": 3, "export": 3}, Wish()),
        ({"export": "y.kmop"}, Wish()),
        ({"export": "/x/y.txt"}, Wish()),
        ({"export": "/x\0/y.kmop"}, Wish()),
        ({"export": "/" + "x" * 5000 + ".kmop"}, Wish()),
    ],
)
def test_what_is_asked_is_believed_within_bounds(
    tmp_path: Path, content: Any, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        monkeypatch.setattr(Path, "is_absolute", lambda path: str(path).startswith("\\"))
    asked(tmp_path, content)
    (tmp_path / "drafts.json").write_bytes(b"{}")
    assert list(wishes(tmp_path)) == [wish]
    assert [path.name for path in tmp_path.iterdir()] == ["drafts.json"]


def test_what_was_left_long_ago_is_cleared_away(tmp_path: Path) -> None:
    path = asked(tmp_path, {"export": "/x/y.kmop"})
    half = asked(tmp_path, b"", "2" * 16).rename(tmp_path / f"{path.stem[:-1]}2.new")
    fresh = asked(tmp_path, b"", "3" * 16).rename(tmp_path / f"{path.stem[:-1]}3.new")
    for each in (path, half):
        os.utime(each, (1_000_000, 1_000_000))
    assert list(wishes(tmp_path)) == []
    assert list(tmp_path.iterdir()) == [fresh]


def test_a_wish_may_be_granted_before_its_writer_has_looked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = held(tmp_path)
    replace, granted = Path.replace, []

    def taken_at_once(path: Path, target: Path) -> Path:
        moved = replace(path, target)
        granted.extend(wishes(tmp_path))
        return moved

    monkeypatch.setattr(Path, "replace", taken_at_once)
    assert only_window(tmp_path, Path("x.kmop")) is None
    assert granted == [Wish(Path("x.kmop").absolute())]
    assert first.isLocked()


def test_a_wish_that_was_taken_back_is_not_granted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = asked(tmp_path, {})
    read = single_instance._read

    def withdrawn(where: Path) -> Wish:
        found = read(where)
        path.unlink()
        return found

    monkeypatch.setattr(single_instance, "_read", withdrawn)
    assert list(wishes(tmp_path)) == []


# -- the window ----------------------------------------------------------------------------------


@pytest.fixture
def open_program(program: Program) -> Program:
    program.folders.state.mkdir(parents=True)
    program.start()
    return program


def test_the_window_notices_by_itself(open_program: Program) -> None:
    window = open_program.window
    SecondStart(window)
    window.showMinimized()
    path = asked(open_program.folders.state, {})
    wait_for(lambda: not window.isMinimized(), "the window comes forward")
    assert window.isVisible()
    assert not path.exists()


def test_a_window_that_was_closed_answers_no_more(open_program: Program) -> None:
    answers = SecondStart(open_program.window)
    open_program.window.close()
    path = asked(open_program.folders.state, {})
    answers.look()
    assert path.exists()
    assert not open_program.window.isVisible()


@pytest.mark.parametrize("token", ["", "a-token"])
def test_the_token_of_the_second_start_comes_along(
    open_program: Program, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    answers = SecondStart(open_program.window)
    asked(open_program.folders.state, {"token": token})
    answers.look()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == token


def test_an_open_question_is_answered_first(open_program: Program, tmp_path: Path) -> None:
    window = open_program.window
    answers = SecondStart(window)
    question = QDialog(window)
    question.setWindowModality(Qt.WindowModality.ApplicationModal)
    question.open()
    asked(open_program.folders.state, {"export": str(tmp_path / "x.kmop")})
    answers.look()
    assert window.route == Route("home")
    question.close()
    settle()
    answers.look()
    assert window.route == Route("import", file=str(tmp_path / "x.kmop"))


def test_what_is_typed_is_kept_when_an_export_comes(open_program: Program, tmp_path: Path) -> None:
    window = open_program.window
    window.new_training()
    editor = window.session.editor(window.route.training_id)
    editor.enter(("title",), "Brandbestrijding")
    asked(open_program.folders.state, {"export": str(tmp_path / "x.kmop")})
    SecondStart(window)
    assert window.route.screen == "import"
    assert open_program.training().title == "Brandbestrijding"
