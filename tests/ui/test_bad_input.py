"""Bad input gets a sentence beside its field and stays as typed; a bad disk loses nothing."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kmop_wizard.domain.facts import fact
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.widgets.banner import Banner
from tests.disk import BreakableDisk
from tests.ui.person import Person, Program, settle
from tests.ui.qt_hands import assert_nothing_typed_is_rich
from tests.ui.trainings import ENROLLED, INVOICED

HTML = "<b>Vet</b> & <img src='file:///etc/passwd'>"
CONTROL = "Brand\u0007weer\u0000"
LONG = "tien" * 2500

BAD = {
    "a day that does not exist": ("enrol", "enrolment.first_lesson_day", "31/02/2026", "bestaat"),
    "no day at all": ("enrol", "enrolment.first_lesson_day", "morgenvroeg", "datum"),
    "month first": ("enrol", "enrolment.first_lesson_day", "11/23/2026", "23/11/2026"),
    "the year 1990": ("enrol", "enrolment.first_lesson_day", "9/11/1990", "1990"),
    "the year 2090": ("enrol", "enrolment.first_lesson_day", "9/11/2090", "2090"),
    "a price of 0": ("enrol", "enrolment.price_excl_vat", "0", "prijs van 0"),
    "10 million": ("enrol", "enrolment.price_excl_vat", "10000000", "te hoog"),
    "no amount": ("enrol", "enrolment.price_excl_vat", "veel", "bedrag"),
    "a wrong enterprise number": ("enrol", "enterprise.number", "0999.999.923", "klopt niet"),
    "a wrong account": ("deposit", "applications.deposit.iban", "BE71096123456760", "klopt niet"),
    "a wrong communication": (
        "deposit",
        "applications.deposit.communication",
        "+++090/9337/55494+++",
        "klopt niet",
    ),
    "ten thousand characters": ("enrol", "title", LONG, "te lang"),
    "control characters": ("enrol", "title", CONTROL, "onzichtbare"),
}


def shown_problem(person: Person, name: str) -> str:
    """The sentence beside the field, which a screen reader gets too."""
    beside = [
        label.text()
        for label in person.widget(name).parentWidget().parentWidget().findChildren(QLabel)
        if label.isVisible() and label.text().startswith("\u26a0")
    ]
    assert len(beside) == 1, beside
    said = beside[0].removeprefix("\u26a0 ").replace("\u200b", "")
    assert person.problem(name).startswith(said)
    return said


@pytest.mark.parametrize(("step", "name", "typed", "says"), BAD.values(), ids=BAD)
def test_bad_input_is_explained_and_kept(
    program: Program, step: str, name: str, typed: str, says: str
) -> None:
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, step)
    person.put(name, typed)
    as_typed = person.text(name)
    assert as_typed.replace("\u0000", "") == typed.replace("\u0000", "")
    assert says in shown_problem(person, name)
    # Other steps and a restart: the text is back in its field, with its sentence.
    person = program.restart()
    person.open(INVOICED.id, step)
    assert person.text(name) == as_typed
    assert says in shown_problem(person, name)
    # Put right, nothing is said any more.
    good = {"date": "9/11/2026", "price": "1450", "number": "0999.999.922"}.get(
        name.rsplit(".", maxsplit=1)[-1].split("_", maxsplit=1)[0], ""
    )
    person.put(name, good)
    assert "\u26a0" not in person.reads()


def test_the_first_page_goes_on_when_what_it_asks_is_right(program: Program) -> None:
    program.save(Training(ENROLLED.id, title="Loonbeleid"))
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    day, price = "enrolment.first_lesson_day", "enrolment.price_excl_vat"
    person.put(price, "veel")
    person.put(day, "31/11/2026")
    person.click("action.continue")
    assert person.focused == day
    assert person.window.screen_shown.step == "enrol"
    person.put(day, "30/11/2026")
    person.click("action.continue")
    assert person.focused == price
    assert "bedrag" in shown_problem(person, price)
    person.put(price, "1450")
    person.click("action.continue")
    assert person.window.screen_shown.step == "apply"


def test_a_wrong_day_on_the_start_page_keeps_the_user_there(program: Program) -> None:
    person = program.start()
    person.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.put("enrolment.first_lesson_day", "31/11/2026")
    person.click("action.next")
    assert person.focused == "enrolment.first_lesson_day"
    assert person.window.route.screen == "start"
    person.put("enrolment.first_lesson_day", "30/11/2026")
    person.click("action.next")
    assert person.window.route.screen == "training"


def test_markup_is_shown_literally_everywhere(program: Program) -> None:
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, "enrol")
    person.put("title", HTML)
    person.put("enterprise.name", HTML)
    person.put("enrolment.participants", HTML)
    assert person.window.windowTitle().startswith(HTML)
    for step in ("enrol", "apply", "deposit", "subsidy", "attend", "pay"):
        person.open(INVOICED.id, step)
        assert_nothing_typed_is_rich(person.window)
        assert HTML in person.reads()
    person.window.home()
    settle()
    assert_nothing_typed_is_rich(person.window)
    assert HTML in person.reads()
    assert any(HTML in w.accessibleName() for w in person.window.findChildren(QWidget))
    person.choose(INVOICED.id)
    person.click("action.delete_training")
    assert_nothing_typed_is_rich(person.window)
    assert HTML in person.reads()


def test_half_characters_are_dropped(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.go_to("title")
    edit = person.widget("title")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    edit.insert("Brand\ud800weer")
    edit.textEdited.emit(edit.text())
    program.close()
    assert "weer" in program.saved()["title"]
    program.saved()["title"].encode("utf-8")


# -- disks -----------------------------------------------------------------------------------------


def banner(person: Person) -> str:
    """What stands above the screen while something is wrong with saving."""
    button = person.window.findChild(QWidget, "action.try_again")
    place: QWidget | None = button
    while place is not None and not isinstance(place, Banner):
        place = place.parentWidget()
    assert isinstance(place, Banner)
    return place.message() if place.isVisible() else ""


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "vol"), (errno.EACCES, "schrijfrechten")],
    ids=["full", "unwritable"],
)
def test_a_banner_stays_until_saving_works_again(
    program: Program, disk: BreakableDisk, number: int, says: str
) -> None:
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, "enrol")
    cure = disk.refuse(number, program.folders.data)
    person.put("title", "Nieuwe titel")
    person.window.session.saves.save_all()
    assert says in banner(person)
    assert person.text("title") == "Nieuwe titel"
    person.put("enrolment.participants", "An Peeters")
    person.click("action.next")
    person.click("action.language.fr")
    assert banner(person) != ""
    person.click("action.language.nl")
    person.click("action.home")
    assert says in banner(person)
    assert "Nieuwe titel" in person.reads()
    person.click("action.try_again")
    assert says in banner(person)
    cure.close()
    person.click("action.try_again")
    assert banner(person) == ""
    assert program.saved()["title"] == "Nieuwe titel"
    assert program.saved()["enrolment"]["participants"] == ["An Peeters"]


def test_what_could_not_be_saved_is_taken_up_at_the_next_start(
    program: Program, disk: BreakableDisk
) -> None:
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, "enrol")
    cure = disk.fill(program.folders.data)
    person.put("title", "Nieuwe titel")
    program.close()
    assert program.saved()["title"] == INVOICED.title
    cure.close()
    person = program.start()
    assert "Nieuwe titel" in person.reads()
    program.close()
    assert program.saved()["title"] == "Nieuwe titel"


def test_a_new_training_on_a_full_disk_is_not_lost(program: Program, disk: BreakableDisk) -> None:
    person = program.start()
    cure = disk.fill(program.folders.data)
    person.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.write("Loonbeleid")
    program.close()
    cure.close()
    person = program.start()
    assert "Loonbeleid" in person.reads()
    program.close()
    assert fact(program.training(), ("title",)) == "Loonbeleid"


def test_a_training_that_cannot_be_thrown_away_stays(program: Program, disk: BreakableDisk) -> None:
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, "enrol")
    cure = disk.fill(program.folders.data)
    person.put("title", "Nieuwe titel")
    person.click("action.delete_training")
    assert "vol" in banner(person)
    assert person.text("title") == "Nieuwe titel"
    cure.close()
    person.click("action.try_again")
    person.click("action.delete_training")
    assert banner(person) == ""
    assert program.files() == []
    person.click("action.toast_undo")
    assert program.saved()["title"] == "Nieuwe titel"


def test_a_data_folder_that_is_a_file_is_said_and_solved(program: Program) -> None:
    program.folders.data.parent.mkdir(parents=True, exist_ok=True)
    program.folders.data.write_text("no folder", encoding="utf-8")
    person = program.start()
    assert banner(person) != ""
    person.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.write("Loonbeleid")
    person.window.session.saves.save_all()
    assert banner(person) != ""
    assert person.text("title") == "Loonbeleid"
    program.folders.data.unlink()
    person.click("action.try_again")
    assert banner(person) == ""
    assert program.saved()["title"] == "Loonbeleid"
