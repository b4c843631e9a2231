"""The next deadline as a code for a phone, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from kmop_wizard.ui.widgets.qr_view import QrView
from tests.ui.clipping import clipped
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPROVED

FOLD = "action.toggle.phone"


@pytest.fixture
def seat(program: Program) -> Person:
    program.clock.day = date(2026, 11, 12)
    program.save(APPROVED)
    return program.start()


def code(seat: Person) -> QrView:
    found = seat.widget("deadline.code")
    assert isinstance(found, QrView)
    return found


def test_it_follows_the_deadline_in_three_languages(seat: Person) -> None:
    seat.open(APPROVED.id, "deposit")
    for language in ("nl", "fr", "en"):
        seat.window.change_language(language)
        settle()
        seat.click(FOLD)
        assert code(seat).isVisible()
        assert "2026" in seat.reads()
        assert clipped(seat.window) == []
        seat.click("action.close_section")
    seat.click(FOLD)
    before = code(seat)._matrix
    seat.put("applications.deposit.due_on", "14/12/2026")
    seat.click(FOLD)
    assert code(seat)._matrix != before
