"""The history of a training in the window: told in words, looked at, brought back, and undone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.i18n import Words
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.backups import Backups
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.store import Store
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import Person, Program
from tests.ui.trainings import APPROVED, ENROLLED, INVOICED

START = datetime(2026, 11, 20, 10, tzinfo=UTC)
MOVED = with_fact(ENROLLED, ("enrolment", "first_lesson_day"), date(2026, 11, 16))
LATER = with_fact(APPROVED, ("applications", "1", "deposit", "deposited_on"), date(2026, 11, 24))
SPELLS = (ENROLLED, MOVED, APPROVED, LATER)
TOLD = {
    "nl": (
        "Eerste lesdag: 9 november 2026 → 16 november 2026",
        "Storting van 24 november 2026 ingevuld",
        "Opleiding toegevoegd",
        "Geschiedenis",
        "huidige versie",
    ),
    "fr": (
        "Premier jour de cours\u00a0: 9 novembre 2026 → 16 novembre 2026",
        "Versement du 24 novembre 2026 encodé",
        "Formation créée",
        "Historique",
        "version actuelle",
    ),
    "en": (
        "First day of the course: 9 November 2026 → 16 November 2026",
        "Deposit of 24 November 2026 recorded",
        "Course added",
        "Version history",
        "current version",
    ),
}


def lived(program: Program, *spells: Training, state: str = "") -> Training:
    """Save each of ``spells``, a day after the other, and leave the training each time."""
    moment = START
    store = Store(
        program.folders.data,
        Path(state) if state else program.folders.state,
        lambda: moment,
    )
    saved = spells[0]
    for spell in spells:
        saved = store.save(replace(spell, revision=saved.revision, saved_at=saved.saved_at))
        store.keep_version(saved.id)
        moment += timedelta(days=1)
    return saved


def when(number: int, language: str = "en") -> str:
    """The moment of a spell as it is shown."""
    words, moment = Words(language), (START + timedelta(days=number)).astimezone()
    return f"{words.long_day(moment.date())}, {words.clock(moment)}"


def at(program: Program, language: str = "en", step: str = "enrol") -> tuple[Person, Driver]:
    """The open window, at a step of the training."""
    program.language = language
    person = program.start()
    person.open(ENROLLED.id, step)
    return person, Driver(person.window)


def on_disk(program: Program) -> Training:
    assert program.window.session.saves.save_all()
    return program.training(ENROLLED.id)


# -- told in words -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", TOLD)
def test_the_history_tells_what_changed_when_and_where(program: Program, language: str) -> None:
    lived(program, *SPELLS)
    person, driver = at(program, language)
    driver.press("action.history")
    read = person.reads()
    for sentence in TOLD[language]:
        assert sentence in read
    words = Words(language)
    days = [words.day((START + timedelta(days=n)).astimezone().date()) for n in (3, 2, 1, 0)]
    positions = [read.index(day[:1].upper() + day[1:]) for day in days]
    assert positions == sorted(positions)
    assert f"{words.clock(START.astimezone())} \u00b7 {words.say('on this computer')}" in read
    names = [name for name in person.names() if name.startswith("action.look.")]
    assert names == ["action.look.1", "action.look.2", "action.look.3"]
    assert when(2, language) in person.widget("action.look.1").accessibleName()


def test_a_state_of_another_computer_says_so(program: Program, tmp_path: Path) -> None:
    lived(program, ENROLLED)
    (theirs,) = Store(program.folders.data, tmp_path / "office").load().trainings
    store = Store(program.folders.data, tmp_path / "office", lambda: START)
    store.load()
    store.save(with_fact(theirs, ("notes",), "From the office"))
    person, driver = at(program)
    driver.press("action.history")
    assert "on another computer" in person.reads()
    assert "Notes: From the office" in person.reads()
    driver.press("action.back")
    person.put("title", "From here")
    driver.press("action.history")
    assert "on another computer" in person.reads()
    driver.press("action.look.1")
    assert "From the office" in person.reads()
    assert "on another computer" in person.reads()
    driver.press("action.bring_back")
    assert on_disk(program).title == ENROLLED.title


def test_one_state_explains_itself(program: Program) -> None:
    lived(program, ENROLLED)
    person, driver = at(program)
    driver.press("action.history")
    assert "There is only one version so far." in person.reads()
    assert not [name for name in person.names() if name.startswith("action.look.")]
    assert person.focused == "action.back"


def test_nothing_that_is_kept_explains_itself_too(program: Program) -> None:
    program.language = "en"
    person = program.start()
    for screen in ("history_state", "history"):
        person.window.to(Route(screen, "nothing"))
        Driver(person.window).settle()
        assert not person.sees("action.bring_back")
    assert "Nothing of this course is kept on this computer." in person.reads()
    Driver(person.window).press("action.back")
    assert person.window.route.screen == "home"


def test_many_changes_fold_and_unfold(program: Program) -> None:
    lived(program, Training(ENROLLED.id, title="Brandbestrijding"), INVOICED, ENROLLED)
    person, driver = at(program)
    driver.press("action.history")
    assert "Participant added: Sofie Peeters" not in person.reads()
    person.tab_to("action.show_changes.1")
    person.key(Qt.Key.Key_Space)
    driver.settle()
    assert "Participant added: Sofie Peeters" in person.reads()
    assert not person.sees("action.show_changes.1")
    assert person.focused == "action.look.1"


def test_what_a_user_typed_is_shown_literally(program: Program) -> None:
    lived(program, ENROLLED, replace(ENROLLED, title="<b>R&D</b>"), MOVED)
    person, driver = at(program)
    driver.press("action.history")
    assert "Course: Brandbestrijding en evacuatie → <b>R&D</b>" in person.reads()
    driver.press("action.look.1")
    assert "<b>R&D</b>" in person.reads()


def test_a_huge_state_from_elsewhere_is_cut_and_says_so(program: Program) -> None:
    names = tuple(f"Deelnemer {number}" for number in range(3000))
    huge = with_fact(ENROLLED, ("enrolment", "participants"), names)
    lived(program, ENROLLED, replace(huge, notes="x " * 100_000), ENROLLED)
    person, driver = at(program)
    driver.press("action.history")
    driver.press("action.show_changes.1")
    assert "2902 more changes" in person.reads()
    driver.press("action.look.1")
    assert "There is more in this version than is shown here." in person.reads()


# -- looked at and brought back ------------------------------------------------------------------


def test_three_clicks_bring_a_version_back_and_one_takes_that_back(program: Program) -> None:
    lived(program, *SPELLS)
    person, driver = at(program, step="deposit")
    driver.press("action.history")
    driver.press("action.look.2")
    read = person.reads()
    assert when(1) in read
    assert "Deposit your own share" not in read  # nothing was known of it then
    assert "Application of 10 November 2026 removed" in read
    driver.press("action.bring_back")
    assert person.window.route == Route("training", ENROLLED.id, "deposit")
    assert same_facts(on_disk(program), MOVED)
    assert f"Version of {when(1)} put back." in person.reads()
    driver.press("action.toast_undo")
    assert same_facts(on_disk(program), LATER)


def test_bringing_back_is_one_step_of_undo(program: Program) -> None:
    lived(program, *SPELLS)
    person, driver = at(program)
    for name in ("action.history", "action.look.3", "action.bring_back"):
        driver.press(name)
    assert same_facts(on_disk(program), ENROLLED)
    person.undo()
    assert same_facts(on_disk(program), LATER)
    person.redo()
    assert same_facts(on_disk(program), ENROLLED)


def test_the_state_before_is_a_version_even_after_the_window_was_closed(program: Program) -> None:
    lived(program, *SPELLS)
    person, driver = at(program)
    person.put("title", "Typed a moment ago")
    for name in ("action.history", "action.look.4", "action.bring_back"):
        driver.press(name)
    program.restart()
    person.program.window.open_training(ENROLLED.id, "enrol")
    driver = Driver(program.window)
    driver.press("action.history")
    driver.press("action.look.1")
    driver.press("action.bring_back")
    assert on_disk(program).title == "Typed a moment ago"


def test_what_was_typed_for_a_fact_that_is_another_one_now_goes_and_returns(
    program: Program,
) -> None:
    lived(program, *SPELLS)
    person, driver = at(program)
    person.put("enrolment.first_lesson_day", "31/2/2026")
    person.put("enrolment.last_lesson_day", "soon")
    driver.press("action.history")
    driver.press("action.look.3")
    assert when(1) in person.reads()
    driver.press("action.bring_back")
    assert person.text("enrolment.first_lesson_day") == "16/11/2026"
    person.undo()
    assert person.text("enrolment.first_lesson_day") == "31/2/2026"
    assert person.text("enrolment.last_lesson_day") == "soon"


def test_nothing_is_brought_back_while_the_present_can_not_be_kept(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(program, *SPELLS)
    person, driver = at(program)
    driver.press("action.history")
    driver.press("action.look.3")

    def fail(self: Backups, *_: Any, **__: Any) -> None:
        raise SaveFailed("disk_full", program.folders.state)

    monkeypatch.setattr(Backups, "keep", fail)
    person.window.session.editor(ENROLLED.id).enter(("title",), "Only here")
    driver.press("action.bring_back")
    assert person.window.route.screen == "history_state"
    problem = person.window.findChild(Banner, "history.problem")
    assert problem.message() == "Nothing was changed."
    assert on_disk(program).title == "Only here"


def test_a_paper_whose_file_is_gone_is_shown_so(program: Program) -> None:
    file = f"attachments/{ENROLLED.id}/proof.pdf"
    place = program.folders.data / file
    place.parent.mkdir(parents=True)
    place.write_bytes(b"%PDF")
    papers = tuple(Attachment("enrolment", each) for each in (file, f"{file}.gone", "../x"))
    lived(program, replace(ENROLLED, attachments=papers), ENROLLED)
    person, driver = at(program)
    driver.press("action.history")
    driver.press("action.look.1")
    read = person.reads()
    assert "proof.pdf was not found" not in read
    assert "proof.pdf.gone was not found." in read
    assert "x was not used: it is outside the folder of your courses." in read
    driver.press("action.bring_back")
    assert on_disk(program).attachments == replace(ENROLLED, attachments=papers).attachments
    assert place.read_bytes() == b"%PDF"


def test_the_present_state_offers_nothing_to_bring_back(program: Program) -> None:
    lived(program, ENROLLED, MOVED)
    person, driver = at(program)
    person.window.to(Route("history_state", ENROLLED.id, "enrol"))
    driver.settle()
    assert "This is the current version." in person.reads()
    assert not person.sees("action.bring_back")


def test_another_language_shows_the_same_state(program: Program) -> None:
    lived(program, *SPELLS)
    person, driver = at(program)
    driver.press("action.history")
    driver.press("action.look.3")
    driver.press("action.language.fr")
    assert when(0, "fr") in person.reads()
    assert "Restaurer cette version" in person.reads()


# -- keys ----------------------------------------------------------------------------------------


def test_the_keyboard_alone_goes_there_and_comes_back_to_the_step(program: Program) -> None:
    lived(program, *SPELLS)
    person, driver = at(program, step="deposit")
    person.press("action.history")
    assert person.focused == "action.look.1"
    person.tab_to("action.look.2")
    person.key(Qt.Key.Key_Return)
    driver.settle()
    assert person.focused == "action.bring_back"
    person.key(Qt.Key.Key_Escape)
    driver.settle()
    assert person.focused == "action.look.2"
    person.tab_to("action.back")
    person.key(Qt.Key.Key_Escape)
    driver.settle()
    assert person.window.route == Route("training", ENROLLED.id, "deposit")


def test_the_example_has_no_history(program: Program) -> None:
    person = program.start()
    person.window.session.add_example(ENROLLED)
    person.open(ENROLLED.id)
    assert not person.sees("action.history")


# -- many ----------------------------------------------------------------------------------------


@contextmanager
def without_thinning() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Backups, "_thin", lambda *_: None)
        yield


def test_two_hundred_versions_open_at_once(program: Program) -> None:
    store = Store(program.folders.data, program.folders.state)
    last = ENROLLED
    with without_thinning():
        for number in range(200):
            moment = START + timedelta(hours=7 * number)
            stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            last = replace(INVOICED, title=f"Titel {number}", revision=number, saved_at=stamp)
            store.backups.keep(last, encode(last), moment)
    store.save(last)
    person, driver = at(program)
    began = time.process_time()
    driver.press("action.history")
    assert time.process_time() - began < 0.5
    looks = [name for name in person.names() if name.startswith("action.look.")]
    assert len(looks) == 199
