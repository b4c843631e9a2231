"""Who does what the coach says comes from the enrolment to the payment order, and nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.practice.traces import FOLDER
from kmop_wizard.ui import app
from kmop_wizard.ui.practice.screen import PracticeScreen
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPLIED

COACH = "practice.coach"
QUOTED = re.compile("[“«]\N{NO-BREAK SPACE}?(.+?)\N{NO-BREAK SPACE}?[”»]")
LAST_DAY = date(2026, 12, 8)


@pytest.fixture(params=["nl", "fr", "en"])
def speaking(
    request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication
) -> Iterator[Program]:
    """The program on a day long after that of the practice."""
    made = Program(tmp_path, date(2027, 5, 3), request.param)
    yield made
    made.close()


def said(person: Person) -> str:
    """What the coach says."""
    return person.widget(COACH).accessibleName()


def button(person: Person, name: str) -> QAbstractButton:
    """The one button to be seen that is named ``name``, with or without a second line."""
    found = [
        each
        for each in person.window.findChildren(QAbstractButton)
        if each.isVisible()
        and each.isEnabled()
        and re.match(re.escape(name) + r"(\W|$)", each.accessibleName())
    ]
    assert len(found) == 1, (name, [each.accessibleName() for each in found])
    return found[0]


def obey(person: Person) -> None:
    """Do what the coach says."""
    if person.sees("action.take_all"):
        person.click("action.take_all")
        return
    quoted = QUOTED.search(said(person))
    assert quoted is not None, said(person)
    pressed = button(person, quoted[1])
    pressed.setFocus()
    person.key(Qt.Key.Key_Space)
    settle()


def is_marked(person: Person) -> bool:
    """Whether the page can't be taken for that of a real training."""
    return person.sees("practice.bar") and person.sees(COACH) and not person.sees("action.home")


def everything(program: Program) -> dict[str, bytes]:
    """All files of the three places."""
    return {
        str(file): file.read_bytes()
        for place in (program.folders.data, program.folders.config, program.folders.state)
        for file in place.rglob("*")
        if file.is_file()
    }


def practise(person: Person) -> PracticeScreen:
    """Begin, from home."""
    person.click("action.open_practice")
    screen = person.window.screen_shown
    assert isinstance(screen, PracticeScreen)
    return screen


def complete(person: Person) -> None:
    """What the coach asks first: the two details that are missing."""
    assert "1450" in said(person)
    person.fill("enrolment.price_excl_vat", "1450")
    person.click("enterprise.size.small")


def test_the_six_steps_by_doing_what_the_coach_says(speaking: Program) -> None:
    person = speaking.start()
    before = everything(speaking)
    screen = practise(person)
    complete(person)
    steps, presses = [screen.step], 0
    while not screen._practice.is_over:
        assert is_marked(person)
        assert presses < 20, said(person)
        obey(person)
        presses += 1
        if screen.step != steps[-1]:
            steps.append(screen.step)
    assert steps == ["enrol", "apply", "deposit", "subsidy", "attend", "pay"]
    assert screen._practice.day == LAST_DAY
    assert "435,00" in person.reads()
    assert speaking.window.session.agenda.entries == ()
    assert speaking.files() == []
    assert person.sees("action.toast_undo")
    obey(person)
    assert person.sees("action.new_training")
    assert not person.sees("action.toast_undo")
    assert everything(speaking) == before
    assert not (speaking.folders.state / FOLDER).exists()


def test_real_trainings_stay_as_they_are(program: Program) -> None:
    program.save(APPLIED)
    person = program.start()
    before = everything(program)
    person.click("action.practice")
    complete(person)
    obey(person)
    obey(person)
    assert len(person.window.session.agenda.entries) == 1
    person.click("action.stop_practice")
    assert everything(program) == before
    assert [entry.training.title for entry in person.window.session.agenda.entries] == [
        APPLIED.title
    ]


def test_another_language_in_the_middle_goes_on_where_one_was(program: Program) -> None:
    person = program.start()
    complete(person) if practise(person) else None
    obey(person)
    obey(person)
    person.click("action.wait_day")
    day = person.window.screen_shown._practice.day  # type: ignore[union-attr]
    person.click("action.language.fr")
    screen = person.window.screen_shown
    assert isinstance(screen, PracticeScreen)
    assert (screen._practice.day, screen.step) == (day, "apply")
    assert "Jusqu" in said(person)
    person.click("action.wait_for_change")
    assert "exemple" in said(person)


def test_a_day_that_was_recorded_is_taken_back(program: Program) -> None:
    person = program.start()
    screen = practise(person)
    complete(person)
    obey(person)
    obey(person)
    assert screen._practice.turn.stage == "await_approval"
    person.undo()
    assert screen._practice.turn.stage == "apply"
    person.redo()
    assert screen._practice.turn.stage == "await_approval"


def test_start_again_begins_with_the_first_day(program: Program) -> None:
    person = program.start()
    screen = practise(person)
    complete(person)
    obey(person)
    for _ in range(3):
        person.click("action.wait_week")
    assert screen._practice.is_over
    obey(person)
    again = person.window.screen_shown
    assert isinstance(again, PracticeScreen)
    assert again._practice.turn.stage == "enrol"
    assert again.step == "enrol"
    assert person.text("enrolment.price_excl_vat") == ""
    complete(person)
    obey(person)
    assert again.step == "apply"


def test_nothing_leaves_the_window(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("kmop_wizard.ui.window.links.open_link", opened.append)
    person = program.start()
    screen = practise(person)
    complete(person)
    obey(person)
    for name in ("action.open_eloket", "action.strip"):
        person.click(name)
        assert is_marked(person)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.4")
    assert screen.take_files([IncomingFile(paper)])
    for key in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_P):
        person.key(key, Qt.KeyboardModifier.ControlModifier)
    person.key(Qt.Key.Key_F1)
    settle()
    assert person.window.screen_shown is screen
    assert opened == []


def test_the_deposit_gives_no_code_that_a_bank_could_scan(program: Program) -> None:
    person = program.start()
    screen = practise(person)
    complete(person)
    while screen.step != "deposit":
        obey(person)
    assert "betaalcode" in person.reads()
    assert screen._pages.deposit_code() == "Geen betaalcode bij het oefenen."


def test_what_a_killed_program_left_of_it_goes_at_the_next_start(program: Program) -> None:
    left = program.folders.state / FOLDER / "data" / "trainings" / "a.json"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"{}")
    person = program.start()
    app._follow_folder(person.window)
    assert not (program.folders.state / FOLDER).exists()


def test_closing_the_window_ends_it(program: Program) -> None:
    person = program.start()
    practise(person)
    complete(person)
    obey(person)
    obey(person)
    program.close()
    assert not (program.folders.state / FOLDER).exists()
    assert program.files() == []
