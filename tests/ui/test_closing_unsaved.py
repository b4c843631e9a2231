"""The window closes over what is not saved only when all of it is kept on this computer."""

from __future__ import annotations

import errno
from decimal import Decimal
from hashlib import sha256

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage import drafts as drafts_module
from tests.disk import BreakableDisk
from tests.ui.person import Person, Program


@pytest.fixture
def person(program: Program) -> Person:
    program.save(Training("one", title="Brand"), Training("two", title="Loon"))
    return program.start()


def test_one_that_is_kept_does_not_hide_one_that_is_not(
    person: Person, disk: BreakableDisk
) -> None:
    session = person.window.session
    one = session.folders.state / "recovery" / f"{sha256(b'one').hexdigest()}.json"
    disk.fill(session.folders.data)
    disk.refuse(errno.ENOSPC, one, calls=("replace",))
    session.editor("one").enter(("title",), "Evacuatie")
    assert not session.saves.save_all()
    session.editor("two").enter(("title",), "Loonbeleid")
    assert not session.saves.save_all()
    assert not session.saves.is_safe_aside
    assert not person.window.close()


def test_half_typed_text_that_is_kept_nowhere_is_not_lost_unasked(
    person: Person, disk: BreakableDisk
) -> None:
    session = person.window.session
    editor = session.editor("one")
    with disk.fill(session.folders.data):
        editor.enter(("title",), "Evacuatie")
        assert not session.saves.save_all()
        assert session.saves.is_safe_aside
    disk.fill(session.folders.state)
    editor.enter_draft(("enrolment", "enrolled_on"), "31/02")
    assert not session.saves.save_all()
    assert not session.saves.is_safe_aside
    assert drafts_module.read_drafts(session.folders.state).of("one") == {}


def test_what_no_file_can_hold_is_told(person: Person) -> None:
    session = person.window.session
    editor = session.editor("one")
    editor.enter(("enrolment", "price_excl_vat"), Decimal("0.001"))
    assert not session.saves.save_all()
    assert session.saves.failure is not None
    assert session.saves.failure.code == "not_storable"
    assert not session.saves.is_safe_aside


CLOSE_ONCE_MORE = "Sluit nog een keer"


@pytest.fixture
def refused(person: Person, disk: BreakableDisk) -> Person:
    """Someone typed on a full disk, and closing was refused."""
    disk.fill()
    person.open("one", "enrol")
    person.go_to("title")
    person.write("Evacuatie")
    assert not person.window.close()
    assert CLOSE_ONCE_MORE in person.reads()
    return person


def test_closing_once_more_leaves(refused: Person) -> None:
    assert refused.window.close()


def test_who_goes_on_typing_is_asked_again(refused: Person) -> None:
    refused.write("plan")
    assert not refused.window.close()
    assert CLOSE_ONCE_MORE in refused.reads()
    assert refused.text("title").endswith("plan")
    assert refused.window.close()


def test_a_text_that_is_no_fact_yet_asks_again_too(refused: Person) -> None:
    refused.go_to("enrolment.enrolled_on")
    refused.write("31/02")
    assert not refused.window.close()


def test_who_has_put_the_question_away_is_asked_again(refused: Person) -> None:
    refused.press("action.toast_dismiss")
    assert not refused.window.close()


def test_a_question_that_another_message_hid_is_asked_again(refused: Person) -> None:
    refused.window.toast("Gekopieerd")
    assert not refused.window.close()
