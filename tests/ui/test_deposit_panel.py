"""The deposit: what is certain, the code for the bank app, and an account that changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QColor

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.ui.widgets.qr_view import QrView
from tests.ui.clipping import clipped
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPROVED, DEPOSITED, ENROLLED

OTHER_ID = "00000000-0000-4000-8000-000000000044"
FIELDS = {
    "amount": Decimal("1015.00"),
    "iban": "BE71096123456769",
    "beneficiary": "kmo-portefeuille",
    "communication": "+++090/9337/55493+++",
}
READY = APPROVED
for _name, _value in FIELDS.items():
    READY = with_fact(READY, ("applications", "1", "deposit", _name), _value)
CAPTIONS = {
    "nl": "Scannen met je bankapp",
    "fr": "Scannez avec votre application bancaire",
    "en": "Scan with your bank app",
}


@pytest.fixture
def seat(program: Program) -> Person:
    program.clock.day = date(2026, 11, 12)
    program.save(READY)
    person = program.start()
    person.open(READY.id, "deposit")
    return person


def codes(seat: Person) -> list[QrView]:
    """The code on the page, if there is one now."""
    return [view for view in seat.window.findChildren(QrView) if view.isVisible()]


def code(seat: Person) -> QrView:
    (found,) = codes(seat)
    return found


def change(seat: Person, name: str, text: str) -> None:
    """Change a value among all details, and come back to the page."""
    seat.put(f"applications.deposit.{name}", text)
    seat.click("action.close_section")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_is_painted_dark_on_white_with_its_border(seat: Person, scheme: str) -> None:
    seat.window.change_scheme(scheme)
    settle()
    shown = code(seat)
    picture = shown.grab().toImage()
    assert shown.isVisible()
    side = picture.width() / picture.devicePixelRatio()
    modules = shown._matrix
    module = round(side / len(modules))
    assert module * len(modules) == side
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            colour = picture.pixelColor(x * module + module // 2, y * module + module // 2)
            assert colour == QColor("black" if dark else "white")
    assert not any(modules[0] + modules[3])
    seat.window.change_scheme("light")


def test_it_follows_what_is_typed_and_says_why_there_is_none(seat: Person) -> None:
    before = code(seat)._matrix
    change(seat, "amount", "1.000,00")
    assert code(seat)._matrix != before
    change(seat, "iban", "BE71096123456768")
    assert not codes(seat)
    assert "Er is geen QR-code: het rekeningnummer klopt niet." in seat.reads()
    change(seat, "iban", "BE71096123456769")
    assert code(seat).isVisible()
    change(seat, "communication", "subsidie 44")
    assert code(seat).isVisible()
    seat.today("applications.deposit.deposited_on")
    assert not codes(seat)


def test_an_account_that_changed_is_said_aloud(program: Program) -> None:
    program.clock.day = date(2026, 11, 20)
    program.save(replace(DEPOSITED, id=OTHER_ID), READY)
    seat = program.start()
    seat.open(READY.id, "deposit")
    assert "Oplichters" not in seat.reads()
    change(seat, "iban", "BE68539007547034")
    assert "Oplichters" in seat.reads()
    assert "BE71 0961 2345 6769" in seat.reads()
    assert seat.sees("action.call_1700")
    seat.today("applications.deposit.deposited_on")
    assert "Oplichters" not in seat.reads()


def test_three_languages_and_nothing_is_cut_off(seat: Person) -> None:
    for language, caption in CAPTIONS.items():
        seat.window.change_language(language)
        for size in ((1180, 760), (480, 600)):
            seat.window.resize(*size)
            settle()
            assert code(seat).accessibleName() == caption
            assert clipped(seat.window) == []


def test_a_due_date_alone_asks_for_the_application(program: Program) -> None:
    """It implies none: the deadline to apply stays, and the page leads to where it is recorded."""
    program.clock.day = date(2026, 11, 20)
    program.save(
        with_fact(ENROLLED, ("applications", "1", "deposit", "due_on"), date(2026, 12, 20))
    )
    seat = program.start()
    assert program.next_action() == "apply"
    seat.open(ENROLLED.id, "deposit")
    seat.click("action.step.apply")
    seat.today("applications.submitted_on")
    program.close()
    assert program.saved()["applications"][0]["submitted_on"] == "2026-11-20"
    assert program.next_action() == "deposit"
