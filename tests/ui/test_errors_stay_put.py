"""What is wrong is said under its field, and nothing on the page moves for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.widgets.scroll import ScrollArea
from tests.ui.person import Person, Program, settle
from tests.ui.places import FULL, TODAY, numbered
from tests.ui.trainings import ENROLLED

ASKED = numbered(
    20,
    replace(
        ENROLLED,
        enterprise=replace(ENROLLED.enterprise, size=None),
        enrolment=replace(
            ENROLLED.enrolment,
            enrolled_on=None,
            first_lesson_day=None,
            last_lesson_day=None,
            price_excl_vat=None,
        ),
    ),
)
DAY = ("31/11/2026", "11/23/2026", "23/11/1026", "di 23/11/2026", "morgen misschien")
AMOUNT = ("1450 + btw", "1450,505", "-1450", "0", "99999999999")
WRONG = {
    "enrolment.enrolled_on": DAY,
    "enrolment.last_lesson_day": DAY,
    "enrolment.price_excl_vat": AMOUNT,
}
WRONG_DETAILS = {
    "invoices.issued_on": DAY,
    "invoices.supplier_vat": ("BE0999999923",),
    "invoices.amount_excl_vat": ("1450 + btw", "1450,505", "99999999999"),
    "invoices.iban": ("BE71096123456768", "BE71"),
    "invoices.number": ("x\u0007",),
}


@pytest.fixture(params=["nl", "fr", "en"])
def person(tmp_path: object, request: pytest.FixtureRequest) -> Iterator[Person]:
    program = Program(tmp_path, TODAY)  # type: ignore[arg-type]
    program.save(ASKED, FULL)
    person = program.start()
    person.window.change_language(request.param)
    person.window.resize(1180, 696)
    yield person
    program.close()


def places(person: Person) -> dict[str, QRect]:
    """Where each input stands on the page."""
    window = person.window
    area = next(each for each in window.findChildren(ScrollArea) if each.isVisible())
    fields = (each for each in window.findChildren(Field) if each.isVisible())
    return {
        each.fact: QRect(each.edit.mapTo(area.widget(), QPoint(0, 0)), each.edit.size())
        for each in fields
    }


def problem_of(person: Person, name: str) -> str:
    found = next(each for each in person.window.findChildren(Field) if each.fact == name)
    return found.problem() or ""


def said(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(QLabel) if each.isVisible()]


def try_each(person: Person, wrong: dict[str, tuple[str, ...]]) -> None:
    before = places(person)
    assert set(wrong) <= set(before)
    for name, texts in wrong.items():
        for text in texts:
            person.put(name, text)
            settle()
            assert problem_of(person, name), (name, text)
            assert person.widget(name).text() == text  # type: ignore[attr-defined]
            assert places(person) == before, (name, text)


def test_an_error_takes_the_room_that_is_kept_for_it(person: Person) -> None:
    person.window.open_training(ASKED.id, "enrol")
    settle()
    try_each(person, WRONG)


def test_so_it_does_among_all_details(person: Person) -> None:
    person.window.open_training(FULL.id, "pay")
    person.window.screen_shown.open_section("all_facts")  # type: ignore[union-attr]
    settle()
    try_each(person, WRONG_DETAILS)


def test_a_contradiction_is_said_at_both_fields_with_the_day_of_the_other(person: Person) -> None:
    person.window.open_training(ASKED.id, "enrol")
    settle()
    before = places(person)
    person.put("enrolment.first_lesson_day", "9/12/2026")
    person.put("enrolment.last_lesson_day", "7/12/2026")
    settle()
    words = person.window.words
    texts = said(person.window)
    for name, other in (("first", 7), ("last", 9)):
        shown = [each for each in texts if f"{other} " in each and each.startswith("\u26a0")]
        assert len(shown) == 1, (name, words.language)
    assert places(person) == before
