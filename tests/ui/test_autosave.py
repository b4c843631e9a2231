"""Everything is saved as it is typed, and whatever happens costs one second of typing at most."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kmop_wizard.app.session.saving import SAVE_AFTER_MS
from kmop_wizard.ui.app import close_on_signal
from tests.ui.person import Person, Program, wait_for
from tests.ui.qt_hands import pause
from tests.ui.trainings import ENROLLED, INVOICED

KILLS = 5


@pytest.fixture
def person(program: Program) -> Person:
    program.save(ENROLLED)
    someone = program.start()
    someone.open(ENROLLED.id, "enrol")
    return someone


def test_what_was_typed_is_saved_within_a_second(program: Program, person: Person) -> None:
    person.put("title", "Loonbeleid")
    person.go_to("enrolment.participants")
    person.select_all()
    person.write("An Peeters")
    last_key = time.monotonic()
    wait_for(lambda: program.saved()["enrolment"]["participants"] == ["An Peeters"], "saved")
    assert time.monotonic() - last_key < 1
    assert program.saved()["title"] == "Loonbeleid"
    assert "Opgeslagen om" in person.reads()


def test_a_pause_is_never_waited_for_longer_than_a_second(program: Program, person: Person) -> None:
    person.go_to("title")
    person.select_all()
    begun = time.monotonic()
    while time.monotonic() - begun < 3 and program.saved()["title"] == ENROLLED.title:
        person.write("x")
        pause(SAVE_AFTER_MS // 4)
    assert program.saved()["title"] != ENROLLED.title
    assert time.monotonic() - begun < 1.5


def test_a_draft_is_saved_as_fast(program: Program, person: Person) -> None:
    person.go_to("enrolment.enrolled_on")
    person.select_all()
    person.write("31/02")
    drafts = program.folders.state / "drafts.json"
    wait_for(lambda: drafts.is_file() and "31/02" in drafts.read_text(), "the draft", 1000)
    person = program.restart()
    person.open(ENROLLED.id, "enrol")
    assert person.text("enrolment.enrolled_on") == "31/02"


def test_closing_saves_at_once_and_never_asks(program: Program, person: Person) -> None:
    person.go_to("title")
    person.select_all()
    person.write("Net voor het sluiten")
    assert person.window.close()
    assert program.saved()["title"] == "Net voor het sluiten"


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_a_program_that_is_told_to_end_saves(
    told: signal.Signals, program: Program, person: Person
) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        close_on_signal(person.window)
        person.go_to("title")
        person.select_all()
        person.write("Net voor het einde")
        signal.raise_signal(told)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert not person.window.isVisible()
    assert program.saved()["title"] == "Net voor het einde"


def test_leaving_a_page_saves_at_once(program: Program, person: Person) -> None:
    person.go_to("title")
    person.select_all()
    person.write("Net voor het weggaan")
    person.key(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert program.saved()["title"] == "Net voor het weggaan"


def test_undo_takes_back_the_typing_in_the_field_and_then_the_facts(
    program: Program, person: Person
) -> None:
    person.put("enterprise.name", "Bakkerij De Zon")
    person.put("title", "Eerste titel")
    person.go_to("title")
    person.key(Qt.Key.Key_End)
    person.write(" en meer")
    assert person.text("title") == "Eerste titel en meer"
    person.undo()
    assert person.text("title") == "Eerste titel"
    assert person.focused == "title"
    person.undo()
    assert person.text("title") == ENROLLED.title
    person.undo()
    assert person.text("enterprise.name") == "Bakkerij Peeters"
    for _ in range(3):
        person.redo()
    assert person.text("enterprise.name") == "Bakkerij De Zon"
    assert person.text("title") in ("Eerste titel", "Eerste titel en meer")
    program.close()
    assert program.saved()["enterprise"]["name"] == "Bakkerij De Zon"


def test_undo_says_what_it_undid(person: Person) -> None:
    person.put("enrolment.price_excl_vat", "1500")
    person.undo()
    assert "Prijs zonder btw" in person.reads()
    assert person.text("enrolment.price_excl_vat") == "1.450,00"


def test_nothing_is_written_while_nothing_is_typed(program: Program) -> None:
    program.save(INVOICED)
    before = program.files()[0].read_bytes()
    person = program.start()
    for step in ("enrol", "apply", "deposit", "subsidy", "attend", "pay"):
        person.open(INVOICED.id, step)
        person.key(Qt.Key.Key_Tab, times=12)
    program.close()
    assert program.files()[0].read_bytes() == before


def test_a_killed_window_loses_a_second_at_most(program: Program, project: Path) -> None:
    program.save(ENROLLED)
    for kill in range(KILLS):
        typed = killed_while_typing(program, project, 0.9 + 0.13 * kill)
        now = typed[-1][0]
        safe = [letters for moment, letters in typed if moment < now - 1.0]
        saved = program.saved()["title"].count("x")
        assert saved >= (safe[-1] if safe else 0), typed[-5:]
    person = program.start()
    assert "xxx" in person.reads()


def killed_while_typing(program: Program, project: Path, seconds: float) -> list[tuple[float, int]]:
    """Kill a window ``seconds`` after its first letter; when it had typed how many letters."""
    folder = program.folders.data.parent
    command = [sys.executable, "-m", "tests.ui.typing_window", str(folder), ENROLLED.id]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(project)}
    typed = []
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        for line in window.stdout:
            moment, number = line.split()
            typed.append((float(moment), int(number)))
            if typed[-1][0] - typed[0][0] > seconds:
                window.kill()
                break
    return typed
