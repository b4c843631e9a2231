"""Typing, undo and redo, drafts: one history over all of them, for one training."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.facts import Path, with_fact
from kmop_wizard.domain.training import NO_APPLICATION
from tests.app.fakes import TITLE, TODAY, Computer, path

NOTES = path("notes")
PRICE = path("enrolment.price_excl_vat")
ENROLLED_ON = path("enrolment.enrolled_on")


@pytest.fixture
def editor(laptop: Computer) -> Editor:
    return laptop.session.editor(laptop.begin())


def type_text(editor: Editor, where: Path, text: str) -> None:
    """As a field does it: letter by letter, then left."""
    for end in range(1, len(text) + 1):
        editor.enter(where, text[:end])
    editor.end_step()


def test_typing_in_one_field_is_one_step(editor: Editor) -> None:
    type_text(editor, TITLE, "Loonbeleid")
    type_text(editor, NOTES, "Ask Sofie")
    editor.undo()
    assert (editor.training.title, editor.training.notes) == ("Loonbeleid", "")
    editor.undo()
    assert editor.training.title == "Brandbestrijding"


def test_redo_brings_every_fact_back_across_fields(editor: Editor) -> None:
    type_text(editor, TITLE, "Loonbeleid")
    for end in range(1, 4):
        editor.enter(NOTES, "Ask"[:end])  # still typing there
    editor.undo()
    editor.undo()
    editor.redo()
    assert (editor.training.title, editor.training.notes) == ("Loonbeleid", "")
    editor.redo()
    assert (editor.training.title, editor.training.notes) == ("Loonbeleid", "Ask")


def test_what_is_typed_and_taken_out_again_is_no_step(editor: Editor) -> None:
    before = editor.last_step
    editor.enter(NOTES, "A")
    editor.enter(NOTES, "")
    assert editor.last_step is before


def test_a_draft_is_undone_like_a_fact(editor: Editor) -> None:
    editor.enter(PRICE, Decimal("1450.00"))
    editor.end_step()
    editor.enter_draft(PRICE, "1450 or so")
    assert editor.training.enrolment.price_excl_vat is None
    editor.undo()
    assert editor.training.enrolment.price_excl_vat == Decimal("1450.00")
    assert not editor.drafts
    editor.redo()
    assert editor.drafts == {PRICE: "1450 or so"}


def test_a_step_is_taken_back_wherever_the_user_is(editor: Editor) -> None:
    step = editor.enter_many({PRICE: Decimal("1450.00"), ENROLLED_ON: date(2026, 11, 1)})
    assert step is not None
    type_text(editor, NOTES, "Ask Sofie")
    editor.enter(ENROLLED_ON, date(2026, 11, 2))
    editor.undo_step(step)
    training = editor.training
    assert training.enrolment.price_excl_vat is None
    assert training.notes == "Ask Sofie"
    assert training.enrolment.enrolled_on == date(2026, 11, 2), "changed again since: it stays"


def test_what_was_half_typed_before_a_step_stays_away_when_a_fact_took_its_place(
    editor: Editor,
) -> None:
    editor.enter_draft(PRICE, "1450 or so")
    step = editor.enter_many({PRICE: Decimal("1450.00")})
    assert step is not None
    editor.enter(PRICE, Decimal("1500.00"))
    editor.end_step()
    editor.undo_step(step)
    assert editor.training.enrolment.price_excl_vat == Decimal("1500.00")
    assert not editor.drafts


def test_a_step_is_taken_back_once(editor: Editor) -> None:
    step = editor.enter_many({PRICE: Decimal("1450.00")})
    assert step is not None
    assert editor.can_undo(step)
    editor.undo()
    assert not editor.can_undo(step)
    type_text(editor, NOTES, "Ask Sofie")
    editor.undo_step(step)
    assert editor.training.notes == "Ask Sofie"


def test_nothing_changed_is_no_step(editor: Editor) -> None:
    editor.enter(PRICE, Decimal("1450.00"))
    assert editor.enter_many({PRICE: Decimal("1450.00")}) is None


def test_a_new_training_is_listed_once_something_is_typed(laptop: Computer) -> None:
    editor = laptop.session.new_training()
    training_id = editor.training.id
    assert not laptop.session.agenda.entries
    assert laptop.session.entry(training_id).training == editor.training
    editor.enter(TITLE, "Loonbeleid")
    assert [each.training.id for each in laptop.session.agenda.entries] == [training_id]


def test_a_training_that_is_not_there_is_said_so(laptop: Computer) -> None:
    with pytest.raises(KeyError):
        laptop.session.editor("nobody")
    with pytest.raises(KeyError):
        laptop.session.entry("nobody")


def begin_again(computer: Computer, training_id: str) -> str:
    """A refused application, and a new one in which nothing is known; its id."""
    editor = computer.session.editor(training_id)
    editor.enter_many(
        {
            path("applications.a1.submitted_on"): date(2026, 11, 20),
            path("applications.a1.refused_on"): date(2026, 11, 23),
        }
    )
    editor.replace_all(with_fact(editor.training, path("applications.a2"), NO_APPLICATION))
    computer.save()
    return editor.training.application.id


def test_a_new_application_without_a_fact_outlives_a_restart_outside_the_file(
    laptop: Computer,
) -> None:
    training_id = laptop.begin()
    assert begin_again(laptop, training_id) == "a2"
    assert [each.id for each in laptop.stored(training_id).applications] == ["a1"]
    laptop.open()
    training = laptop.session.entry(training_id).training
    assert [each.id for each in training.applications] == ["a1", "a2"]
    assert laptop.session.entry(training_id).plan.next.action == "complete_enrolment"
    laptop.session.editor(training_id).enter(path("applications.a2.submitted_on"), TODAY)
    laptop.save()
    laptop.open()
    assert laptop.stored(training_id).application.submitted_on == TODAY
    assert laptop.session.editor(training_id).texts == {}


def test_a_new_application_stays_when_others_write(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    office.session.check_folder()
    begin_again(laptop, training_id)
    office.session.check_folder()
    office.enter(training_id, notes="Ask Sofie")
    laptop.at_work()
    laptop.session.check_folder()
    training = laptop.session.entry(training_id).training
    assert [each.id for each in training.applications] == ["a1", "a2"]
    assert training.notes == "Ask Sofie"


def test_a_new_application_that_is_undone_is_forgotten(laptop: Computer) -> None:
    training_id = laptop.begin()
    begin_again(laptop, training_id)
    laptop.session.editor(training_id).undo()
    laptop.save()
    laptop.open()
    assert len(laptop.session.entry(training_id).training.applications) == 1


def test_what_is_half_typed_stays_with_its_invoice(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    mine = path("invoices.mine.issued_on")
    laptop.session.editor(training_id).enter(path("invoices.first.number"), "1")
    laptop.session.editor(training_id).enter_draft(mine, "31/02")
    laptop.save()
    office.session.check_folder()
    office.at_work()
    office.session.editor(training_id).enter(path("invoices.theirs.number"), "2")
    office.save()
    laptop.at_work()
    laptop.session.check_folder()
    assert laptop.session.editor(training_id).drafts == {mine: "31/02"}
    laptop.open()
    assert laptop.session.editor(training_id).drafts == {mine: "31/02"}


def test_what_was_half_typed_in_an_invoice_goes_with_it(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    editor = laptop.session.editor(training_id)
    editor.enter(path("invoices.first.number"), "1")
    editor.enter_draft(path("invoices.first.issued_on"), "31/02")
    laptop.save()
    office.session.check_folder()
    office.at_work()
    office.session.editor(training_id).remove_entry("invoices", "first")
    office.save()
    laptop.open()
    assert not laptop.session.editor(training_id).drafts
    laptop.save()
    laptop.open()
    assert not laptop.session.editor(training_id).texts
