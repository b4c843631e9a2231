"""Alt and a letter: on each page, in each language, of one button only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from kmop_wizard.domain.training import Training
from tests.ui.person import Person, Program, wait_for
from tests.ui.places import PLACES, go, open_program
from tests.ui.trainings import APPLIED, APPROVED, ENROLLED

LANGUAGES = ("nl", "fr", "en")


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Person]:
    with open_program(tmp_path_factory.mktemp("mnemonics")) as someone:
        yield someone


def mnemonics(person: Person) -> Counter[str]:
    buttons = [b for b in person.window.findChildren(QAbstractButton) if b.isVisible()]
    labels = [
        each for each in person.window.findChildren(QLabel) if each.isVisible() and each.buddy()
    ]
    keys = [b.shortcut().toString() for b in buttons]
    keys += [QKeySequence.mnemonic(each.text()).toString() for each in labels]
    return Counter(key for key in keys if key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_buttons_have_one_letter(person: Person, language: str) -> None:
    person.window.change_language(language)
    for place in PLACES:
        go(person, place)
        found = mnemonics(person)
        assert all(re.fullmatch("Alt\\+[A-Z]", key) for key in found), (place, found)
        assert [key for key, n in found.items() if n > 1] == [], place


@pytest.mark.parametrize("letter", ["V", "G"])
def test_a_letter_records_a_day_in_one_press(program: Program, letter: str) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "apply")
    person.key(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
    wait_for(lambda: person.sees("action.paste_mail"), "the next question")
    (application,) = program.window.session.entry(ENROLLED.id).training.applications
    assert application.submitted_on is not None
    assert (program.clock.day - application.submitted_on).days == "VG".index(letter)


@pytest.mark.parametrize(
    ("known", "step", "letter", "focused"),
    [
        (APPLIED, "apply", "G", "mail.text"),
        (APPROVED, "deposit", "A", "applications.deposit.deposited_on"),
    ],
)
def test_the_primary_and_the_other_day_have_a_letter(
    program: Program, known: Training, step: str, letter: str, focused: str
) -> None:
    program.save(known)
    person = program.start()
    person.open(known.id, step)
    person.key(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
    wait_for(lambda: person.focused == focused, "what the letter is for")
