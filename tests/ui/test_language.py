"""Another language changes every text at once, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.ui.person import Person, Program, settle, visible_texts
from tests.ui.places import FULL, PLACES, STEPS, go, open_program
from tests.ui.trainings import ENROLLED

ROUND = ("fr", "en", "nl")
ADDRESS = re.compile(r" ?\S+\.\S+|\S+@\S+")
SAME = (
    "Nederlands",
    "Français",
    "English",
    "Liantis EDPB vzw",
    "Liantis Consult nv",
    "VLAIO",
    "kmo-portefeuillewizard",
    "Ctrl+F",
    "Ctrl+PgDown",
    "Ctrl+PgUp",
)


COMMON = {
    ("nl", "fr"): {"Menu", "Menu ▾"},
    ("nl", "en"): {"Begin", "Menu", "Menu ▾", "Help", "Cybersecurity", "+ 1 week"},
    ("fr", "en"): {
        *("Menu", "Menu ▾", "Participants", "Participants (deelnemers)", "Documents"),
        *("Participants (deelnemers): ", "Participants (deelnemers): Sofie Peeters"),
        *("VLAIO", "Communication", "Notes", "Version"),
    },
}
"""Words that two of the languages really have in common."""


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Person]:
    with open_program(tmp_path_factory.mktemp("language")) as someone:
        yield someone


@pytest.fixture(autouse=True)
def back_to_dutch(person: Person) -> Iterator[None]:
    yield
    speak(person, "nl")


def speak(person: Person, language: str) -> None:
    person.window.change_language(language)
    settle()


def own_words(person: Person) -> str:
    """What people typed, which no language changes."""
    trainings = person.window.session.agenda.entries
    return "\n".join(str(entry.training) for entry in trainings)


def is_language(text: str, typed: str) -> bool:
    """Whether there are words in a text that are not a person's, a name's or an address's."""
    bare = ADDRESS.sub("", text.replace("&", ""))
    for name in SAME:
        bare = bare.replace(name, "")
    return bool(re.search(r"[^\W\d_]{4}", bare)) and bare not in typed


def bare_of(text: str) -> str:
    """Without addresses, and without who takes part."""
    return ADDRESS.sub("", text.replace("&", "")).replace("Sofie Peeters", "")


def texts(person: Person) -> set[str]:
    inputs = {w.text() for w in person.window.findChildren(QLineEdit) if w.isVisible() and w.text()}
    shown = set(visible_texts(person.window)) - inputs
    shown |= {w.accessibleName() for w in person.window.findChildren(QWidget) if w.isVisible()}
    shown |= {w.toolTip() for w in person.window.findChildren(QWidget) if w.isVisible()}
    shown |= {a.text() for a in person.window.findChildren(QAction)}
    shown.add(person.window.windowTitle().removesuffix(" · kmo-portefeuille wizard"))
    return shown - inputs


@pytest.mark.parametrize("place", PLACES)
def test_every_text_follows_and_the_focus_stays(person: Person, place: str) -> None:
    go(person, place)
    person.key(Qt.Key.Key_Tab)
    where = person.focused
    assert where
    typed = own_words(person)
    spoken: dict[str, set[str]] = {"nl": texts(person)}
    for language in ROUND[:2]:
        speak(person, language)
        assert person.focused == where
        spoken[language] = texts(person)
    for one, other in (("nl", "fr"), ("nl", "en"), ("fr", "en")):
        both = spoken[one] & spoken[other]
        left = {bare_of(each) for each in both if is_language(each, typed)}
        assert left - COMMON[one, other] == set()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_typed_on_the_dutch_form_has_its_dutch_word_beside_it(
    person: Person, language: str
) -> None:
    speak(person, language)
    go(person, "fresh")
    shown = person.reads().replace("\u200b", "")
    for word in ("ondernemingsnummer", "dienstverlener", "eerste lesdag", "projectbedrag"):
        assert f"({word})" in shown
    speak(person, "nl")
    assert "(ondernemingsnummer)" not in person.reads().replace("\u200b", "")


def test_typing_goes_on_where_it_was(person: Person) -> None:
    go(person, "enrol")
    person.go_to("title")
    person.select_all()
    person.write("Brandbestrijding")
    person.keys(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    for language in ROUND:
        speak(person, language)
        assert person.focused == "title"
        person.write(language)
    assert person.text("title") == "Brandbestrijdfrennling"
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, times=2)
    speak(person, "fr")
    edit = person.widget("title")
    assert isinstance(edit, QLineEdit)
    assert edit.selectedText() == "nl"


def test_what_is_no_fact_yet_stays_as_typed(person: Person) -> None:
    go(person, "enrol")
    person.put("enrolment.enrolled_on", "31/02")
    person.put("enrolment.price_excl_vat", "1.23.4")
    for language in ROUND:
        speak(person, language)
        assert person.text("enrolment.enrolled_on") == "31/02"
        assert person.text("enrolment.price_excl_vat") == "1.23.4"
        assert person.problem("enrolment.price_excl_vat")
    for _ in range(2):
        person.undo()


def test_what_was_searched_for_stays(person: Person) -> None:
    go(person, "home")
    person.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    person.write("peeters")
    for language in ROUND:
        speak(person, language)
        assert person.focused == "search"
        assert person.text("search") == "peeters"
    person.select_all()
    person.key(Qt.Key.Key_Delete)


def test_the_page_stays_where_it_was_scrolled(person: Person) -> None:
    go(person, "pay/all_facts")
    bar = longest_bar(person)
    assert bar.maximum() > 200
    bar.setValue(180)
    for language in ROUND:
        speak(person, language)
        assert longest_bar(person).value() == 180


def longest_bar(person: Person) -> QScrollBar:
    page = person.widget("invoices.number")
    bars = [
        bar
        for bar in person.window.findChildren(QScrollBar)
        if bar.orientation() == Qt.Orientation.Vertical
        and bar.parentWidget().parentWidget().isAncestorOf(page)
    ]
    return max(bars, key=lambda bar: bar.maximum())


def test_numbers_and_days_follow(person: Person) -> None:
    go(person, "apply")
    for language, day in (
        ("fr", "lundi 23 novembre 2026"),
        ("en", "Monday 23 November 2026"),
        ("nl", "maandag 23 november 2026"),
    ):
        speak(person, language)
        go(person, "fresh")
        assert day in person.reads()


def test_qt_speaks_the_language_too(person: Person) -> None:
    go(person, "enrol/all_facts")
    menus, months = set(), set()
    for language in ("nl", "fr", "en"):
        speak(person, language)
        edit = person.widget("title")
        assert isinstance(edit, QLineEdit)
        menu = edit.createStandardContextMenu()
        menus.add(menu.actions()[0].text().split("\t")[0])
        menu.deleteLater()
        person.click("action.calendar.enrolment.enrolled_on")
        calendar = person.window.findChild(QCalendarWidget, "calendar.enrolment.enrolled_on")
        assert calendar is not None
        months.add(calendar.locale().monthName(8))
        assert calendar.locale() == QLocale({"nl": "nl_BE", "fr": "fr_BE", "en": "en_BE"}[language])
        person.key(Qt.Key.Key_Escape)
    assert len(menus) == len(months) == 3


def test_the_step_and_its_page_stay(person: Person) -> None:
    for step in STEPS:
        go(person, step)
        speak(person, "fr")
        assert person.window.route.training_id == FULL.id
        assert person.window.screen_shown.step == step
        speak(person, "nl")


def test_a_page_that_gave_way_to_another_language_follows_nothing(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.go_to("title")
    person.write("Brand")
    person.window.change_language("fr")
    person.window.trash(ENROLLED.id)
    person.window.change_language("en")
    settle()
    assert person.sees("action.toast_undo")
