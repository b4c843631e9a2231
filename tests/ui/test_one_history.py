"""Typing and facts have one history, and the Undo of a message takes its own step back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.app.fakes import TITLE
from tests.ui.person import Person, Program
from tests.ui.trainings import ENROLLED
from tests.ui.trainings import INVOICED as THE_SAME_LATER

INVOICED = replace(THE_SAME_LATER, id="7b0e4f5d-3c1a-4e8b-9f26-0d5a7c9e1b42")

NAME = ("enterprise", "name")


@pytest.fixture
def person(program: Program) -> Person:
    program.clock.day = date(2026, 11, 16)
    program.save(ENROLLED, INVOICED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    return person


def facts(person: Person) -> tuple[str | None, str | None]:
    training = person.window.session.entry(ENROLLED.id).training
    return training.title, training.enterprise.name


def test_redo_after_undo_in_another_field_drops_no_fact(person: Person) -> None:
    person.put("title", "Loonbeleid")
    person.go_to("enterprise.name")
    person.select_all()
    person.write("De Zon")
    before = facts(person)
    assert before == ("Loonbeleid", "De Zon")
    person.undo()
    person.undo()
    assert facts(person) == (ENROLLED.title, ENROLLED.enterprise.name)
    person.redo()
    assert facts(person) == ("Loonbeleid", ENROLLED.enterprise.name)
    person.redo()
    assert facts(person) == before
    assert person.text("enterprise.name") == "De Zon"
    assert person.text("title") == "Loonbeleid"


def test_half_typed_text_is_undone_and_its_error_goes_with_it(person: Person) -> None:
    shown = person.text("enrolment.enrolled_on")
    person.put("enrolment.enrolled_on", "31/02/2026")
    field = person.window.session.editor(ENROLLED.id)
    assert field.drafts
    person.undo()
    assert not field.drafts
    assert person.text("enrolment.enrolled_on") == shown
    assert "31/02" not in person.reads()


def test_a_messages_undo_takes_its_own_step_back_from_elsewhere(person: Person) -> None:
    person.open(INVOICED.id, "pay")
    person.click("action.remove_invoice")
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Loonbeleid")
    person.click("action.toast_undo")
    session = person.window.session
    assert session.entry(INVOICED.id).training.invoices == INVOICED.invoices
    assert session.entry(ENROLLED.id).training.title == "Loonbeleid"


def test_a_messages_undo_leaves_what_was_typed_after_it(person: Person) -> None:
    person.open(INVOICED.id, "pay")
    person.click("action.remove_invoice")
    person.window.session.editor(INVOICED.id).enter(TITLE, "Loonbeleid")
    person.click("action.toast_undo")
    training = person.window.session.entry(INVOICED.id).training
    assert training.invoices == INVOICED.invoices
    assert training.title == "Loonbeleid"


def test_a_message_whose_step_is_undone_is_gone(person: Person) -> None:
    person.open(INVOICED.id, "pay")
    person.click("action.remove_invoice")
    assert person.sees("action.toast_undo")
    person.window.session.editor(INVOICED.id).undo()
    assert not person.sees("action.toast_undo")
