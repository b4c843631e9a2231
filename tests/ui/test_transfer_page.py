"""Trainings leave one computer in a file and arrive on another, by keyboard, drop and command."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from kmop_wizard.app.session.example import example_training
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.storage import exports, transfer
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.storage.exports import BadExport, read_export
from kmop_wizard.ui.screens import arrivals
from kmop_wizard.ui.screens import transfer as transfer_screen
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.window import dialogs, patience
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import Person, Program, settle
from tests.ui.places import MOMENT, numbered
from tests.ui.test_papers import drop
from tests.ui.trainings import APPROVED, ENROLLED

DAY = date(2026, 11, 12)
ONE, TWO = numbered(1, ENROLLED), numbered(2, replace(APPROVED, title="Hoogtewerken"))
PAPER = b"%PDF-1.4 bewijs"


class Answers:
    """What the person answers to the questions of the system."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.place: Path | None = None
        self.proposed = ""
        patch.setattr(dialogs, "place_to_save", self._place_to_save)
        patch.setattr(dialogs, "file_to_open", lambda *_asked: self.place)

    def _place_to_save(self, _parent: Any, _words: Any, _title: str, name: str, _kind: str) -> Any:
        self.proposed = name
        return self.place


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def there(tmp_path: Path, qapp: QApplication) -> Iterator[Program]:
    """The other computer, with a training and its paper, and another one."""
    made = Program(tmp_path / "there", DAY)
    paper = AttachmentHome(made.folders.data, ONE.id).add("bewijs.pdf", PAPER, "enrolment", DAY)
    made.save(replace(ONE, attachments=(paper,)), TWO)
    yield made
    made.close()


@pytest.fixture
def here(tmp_path: Path, qapp: QApplication) -> Iterator[Program]:
    made = Program(tmp_path / "here", DAY)
    yield made
    made.close()


@pytest.fixture
def file(there: Program, answers: Answers, tmp_path: Path) -> Path:
    """All trainings of the other computer, as its window exports them."""
    answers.place = tmp_path / "all.kmop"
    seat = there.start()
    seat.window.to(Route("transfer"))
    seat.press("action.export")
    there.close()
    return answers.place


def note(seat: Person) -> str:
    shown = [b.message() for b in seat.window.findChildren(Banner) if b.isVisible()]
    return "\n".join(shown)


def opened(program: Program, file: Path) -> Person:
    seat = program.start()
    seat.window.to(Route("import", file=str(file)))
    settle()
    return seat


# -- there ---------------------------------------------------------------------------------------


def test_everything_travels_by_keyboard_alone(
    there: Program, here: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.place = tmp_path / "stick"
    seat = there.start()
    action = seat.window.findChild(QAction, "action.transfer")
    assert action is not None
    action.trigger()
    settle()
    assert seat.focused == "action.export"
    seat.key(Qt.Key.Key_Return)
    settle()
    file = tmp_path / "stick.kmop"
    assert answers.proposed == "Mijn opleidingen 2026-11-12.kmop"
    assert note(seat) == f"Opgeslagen: {file}"

    answers.place = file
    seat = here.start()
    seat.press("action.open_transfer")
    assert seat.focused == "action.choose_import"
    seat.key(Qt.Key.Key_Space)
    settle()
    assert "nieuw" in seat.reads()
    assert here.files() == []
    assert seat.focused == "action.choose_import"
    seat.press("action.import")
    settle()
    assert note(seat) == "2 opleidingen zijn toegevoegd."
    arrived = here.training(ONE.id)
    assert same_facts(replace(arrived, attachments=()), ONE)
    assert (here.folders.data / str(arrived.attachments[0].file)).read_bytes() == PAPER
    seat.choose(TWO.id)
    assert seat.window.route.training_id == TWO.id


def test_what_was_just_typed_leaves_too(there: Program, answers: Answers, tmp_path: Path) -> None:
    answers.place = tmp_path / "x.kmop"
    seat = there.start()
    seat.window.session.editor(TWO.id).enter(("notes",), "just typed")
    seat.window.to(Route("transfer"))
    seat.press("action.export")
    assert {each.notes for each in read_export(answers.place).trainings} == {"", "just typed"}


def test_one_training_alone(there: Program, answers: Answers, tmp_path: Path) -> None:
    answers.place = tmp_path / "x.kmop"
    seat = there.start()
    seat.window.to(Route("transfer"))
    seat.tab_to("transfer.training")
    while "Hoogtewerken" not in seat.widget("transfer.training").currentText():  # type: ignore[attr-defined]
        seat.key(Qt.Key.Key_Down)
    seat.press("action.export")
    assert answers.proposed == "Hoogtewerken 2026-11-12.kmop"
    assert [each.id for each in read_export(answers.place).trainings] == [TWO.id]


def test_the_example_and_the_trash_stay(there: Program, answers: Answers, tmp_path: Path) -> None:
    answers.place = tmp_path / "x.kmop"
    seat = there.start()
    session = seat.window.session
    session.add_example(example_training(seat.window.words, DAY))
    session.trash(TWO.id)
    seat.window.to(Route("transfer"))
    seat.press("action.export")
    assert [each.id for each in read_export(answers.place).trainings] == [ONE.id]


def test_what_could_not_be_read_is_named(there: Program, answers: Answers, tmp_path: Path) -> None:
    answers.place = tmp_path / "x.kmop"
    (there.folders.data / "attachments" / ONE.id / "bewijs.pdf").unlink()
    (there.folders.data / "trainings" / "kapot.json").write_bytes(b"{")
    seat = there.start()
    seat.window.to(Route("transfer"))
    seat.press("action.export")
    assert "is niet geëxporteerd: bewijs.pdf, kapot.json" in seat.reads()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (SaveFailed("disk_full", Path("x")), "schijf is vol"),
        (BadExport("too_large"), "te veel voor één bestand"),
    ],
)
def test_an_export_that_fails_says_so(
    there: Program,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
    said: str,
) -> None:
    def fail(*_asked: object) -> None:
        raise failure

    monkeypatch.setattr(transfer_screen, "write_export", fail)
    answers.place = tmp_path / "x.kmop"
    seat = there.start()
    seat.window.to(Route("transfer"))
    seat.press("action.export")
    assert note(seat) == "Er is niets geëxporteerd."
    assert said in seat.reads()
    assert QApplication.overrideCursor() is None


def test_a_closed_question_does_nothing(there: Program, answers: Answers, tmp_path: Path) -> None:
    seat = there.start()
    seat.window.to(Route("transfer"))
    seat.press("action.export")
    seat.press("action.choose_import")
    assert seat.window.route.screen == "transfer"
    assert note(seat) == ""


# -- here ----------------------------------------------------------------------------------------


def test_a_fact_that_differs_is_asked(here: Program, file: Path) -> None:
    mine = with_fact(with_fact(TWO, ("title",), "Werken op hoogte"), ("notes",), "")
    here.save(mine)
    seat = opened(here, file)
    assert "gewijzigd" in seat.reads()
    seat.press("action.import")
    assert "1 opleiding is toegevoegd. 1 opleiding is samengevoegd" in note(seat)
    assert "Kies wat klopt." in seat.reads()
    assert here.training(TWO.id).title == "Werken op hoogte"
    seat = here.restart()  # what is not decided is still asked
    seat.open(TWO.id)
    seat.press("action.take_theirs.0")
    seat.window.session.saves.save_all()
    assert here.training(TWO.id).title == "Hoogtewerken"
    assert not seat.sees("action.take_theirs.0")


def test_an_open_training_shows_what_came(here: Program, file: Path) -> None:
    here.save(with_fact(TWO, ("enrolment", "last_lesson_day"), None))
    seat = here.start()
    seat.open(TWO.id, "enrol")
    assert seat.text("enrolment.last_lesson_day") == ""
    seat.window.to(Route("import", file=str(file)))
    settle()
    seat.press("action.import")
    seat.choose(TWO.id)
    seat.window.open_training(TWO.id, "enrol")
    settle()
    assert seat.text("enrolment.last_lesson_day") == "07/12/2026"
    seat.put("enrolment.last_lesson_day", "8/12/2026")
    seat.window.session.saves.save_all()
    assert here.training(TWO.id).enrolment.last_lesson_day == date(2026, 12, 8)
    assert seat.window.session.editor(TWO.id).conflicts == ()


def test_what_is_here_already_is_not_offered(here: Program, file: Path) -> None:
    seat = opened(here, file)
    seat.press("action.import")
    before = {path: path.read_bytes() for path in here.files()}
    seat.window.to(Route("import", file=str(file)))
    settle()
    assert note(seat) == "Alles in dit bestand staat hier al."
    assert not seat.sees("action.import")
    assert {path: path.read_bytes() for path in here.files()} == before


def test_what_was_added_goes_to_the_trash_in_one_click(here: Program, file: Path) -> None:
    here.save(with_fact(TWO, ("notes",), "mijn nota"))
    seat = opened(here, file)
    seat.press("action.import")
    seat.press("action.undo_import")
    assert note(seat) == "De opleiding die toegevoegd was, zit in de prullenbak."
    assert [path.stem for path in here.files()] == [TWO.id]
    assert [each.id for each in seat.window.session.archive.trashed()] == [ONE.id]
    seat.press("action.import")  # and back, by importing once more
    assert len(here.files()) == 2


def test_a_file_that_can_not_be_read_here_keeps_its_place(here: Program, file: Path) -> None:
    here.save(TWO)
    damaged = here.folders.data / "trainings" / f"{ONE.id}.json"
    damaged.write_bytes(b"{")
    seat = opened(here, file)
    assert "niet geïmporteerd" in seat.reads()
    assert not seat.sees("action.import")
    assert damaged.read_bytes() == b"{"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "geen bestand met geëxporteerde"),
        (b"PK\3\4" + b"x" * 100, "geen bestand met geëxporteerde"),
        (None, "kan niet gelezen worden"),
    ],
)
def test_a_file_that_is_no_export_gets_a_sentence(
    here: Program, tmp_path: Path, answers: Answers, file: Path, content: bytes | None, said: str
) -> None:
    bad = tmp_path / "kapot.kmop"
    if content is not None:
        bad.write_bytes(content)
    seat = opened(here, bad)
    assert note(seat) == "Dit bestand kan niet geïmporteerd worden."
    assert said in seat.reads()
    assert not seat.sees("action.import")
    answers.place = file
    seat.press("action.choose_import")
    assert seat.sees("action.import")


def test_a_flipped_byte_is_found_before_anything_is_taken_over(here: Program, file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[content.index(b"bewijs.pdf") + 12] ^= 1
    file.write_bytes(content)
    seat = opened(here, file)
    assert note(seat) == "Dit bestand kan niet geïmporteerd worden."
    assert here.files() == []


def test_a_disk_that_gets_full_half_way_is_told_and_trying_again_goes_on(
    here: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = opened(here, file)
    save = transfer.Store.save

    def full(store: Any, training: Training) -> Training:
        if training.id == TWO.id:
            raise SaveFailed("disk_full", Path("x"))
        return save(store, training)

    with monkeypatch.context() as patch:
        patch.setattr(transfer.Store, "save", full)
        seat.press("action.import")
    assert note(seat) == "Niet alles is geïmporteerd. Probeer opnieuw."
    assert "schijf is vol" in seat.reads()
    assert [path.stem for path in here.files()] == [ONE.id]
    seat.press("action.import")
    assert note(seat) == "1 opleiding is toegevoegd."
    assert len(here.files()) == 2


def test_a_stick_that_is_pulled_out_in_between_is_told(here: Program, file: Path) -> None:
    seat = opened(here, file)
    file.unlink()
    seat.press("action.import")
    assert note(seat) == "Niet alles is geïmporteerd. Probeer opnieuw."
    assert "stick" in seat.reads()


def test_a_long_import_says_how_far_it_is(
    here: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(patience, "_TELL_EVERY_SECONDS", -1)
    tell = arrivals.ImportScreen._tell

    def notice(screen: arrivals.ImportScreen, doing: str, share: int) -> None:
        tell(screen, doing, share)
        told.append(screen.note.message())
        assert QApplication.overrideCursor() is not None

    monkeypatch.setattr(arrivals.ImportScreen, "_tell", notice)
    seat = opened(here, file)
    assert "Het bestand wordt gelezen… 33%" in told
    seat.press("action.import")
    assert told[-1] == "Importeren… 50%"
    assert QApplication.overrideCursor() is None


def test_another_language_keeps_what_came_of_it(
    here: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = opened(here, file)
    monkeypatch.setattr(arrivals, "read_export", lambda *_asked: pytest.fail("read once more"))
    seat.window.change_language("fr")
    settle()
    assert seat.sees("action.import")
    seat.press("action.import")
    seat.window.change_language("nl")
    settle()
    assert note(seat) == "2 opleidingen zijn toegevoegd."


def test_titles_are_shown_as_they_are_and_many_are_cut_short(here: Program, tmp_path: Path) -> None:
    odd = [numbered(n, replace(ENROLLED, title=f"<b>{n}</b> & " + "x" * 300)) for n in range(250)]
    exports.write_export(tmp_path, tmp_path / "x.kmop", odd, MOMENT)
    seat = opened(here, tmp_path / "x.kmop")
    assert "<b>0</b> & x" in seat.reads()
    assert "En nog 50" in seat.reads()


# -- ways to come here -----------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["home", "settings", "training"])
def test_a_file_is_dropped_on_any_screen(here: Program, file: Path, place: str) -> None:
    here.save(TWO)
    seat = here.start()
    seat.window.to(Route(place, TWO.id if place == "training" else ""))
    drop(seat.window, QUrl.fromLocalFile(str(file)))
    assert seat.window.route == Route("import", file=str(file))
    assert seat.sees("action.import")
    assert here.training(TWO.id).attachments == ()


def test_a_field_leaves_the_file_to_the_window(here: Program, file: Path) -> None:
    here.save(TWO)
    seat = here.start()
    seat.open(TWO.id, "enrol")
    seat.reach("title")
    drop(seat.widget("title"), QUrl.fromLocalFile(str(file)))
    assert seat.window.route.screen == "import"
    assert here.training(TWO.id).title == TWO.title


def test_of_several_files_the_export_is_opened_and_that_is_said(
    here: Program, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "a.pdf"
    other.write_bytes(PAPER)
    seat = here.start()
    drop(seat.window, QUrl.fromLocalFile(str(other)), QUrl.fromLocalFile(str(file)))
    assert seat.window.route.file == str(file)
    assert "Alleen all.kmop is geopend" in seat.reads()


def test_the_file_is_what_the_window_said_it_was(file: Path) -> None:
    found = read_export(file)
    assert {each.id for each in found.trainings} == {ONE.id, TWO.id}
    assert list(found.papers.values()) == [hashlib.sha256(PAPER).hexdigest()]
