"""A question between two computers is about the same fact until it is answered, come what may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.facts import fact
from kmop_wizard.domain.training import Invoice
from kmop_wizard.storage.conflicts import write_conflicts
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.window.window import Window
from tests.disk import BreakableDisk
from tests.ui.paths import path_of
from tests.ui.test_two_computers import (
    COPIES,
    Opened,
    begin,
    computer,
    edit,
    on_disk,
    put_copy,
    said,
)

__all__ = ["computer"]


def asked_about_an_invoice(laptop: Window, office: Window, training_id: str) -> Conflict:
    """Both computers name the supplier of the second invoice, each in another way."""
    edit(laptop, training_id, **{"invoices.number": "1", "invoices.1.number": "2"})
    office.session.check_folder()
    edit(office, training_id, **{"invoices.1.supplier_name": "Office"})
    edit(laptop, training_id, **{"invoices.1.supplier_name": "Laptop"})
    (asked,) = laptop.session.editor(training_id).conflicts
    return asked


def put_invoice_first(window: Window, training_id: str) -> None:
    window.session.check_folder()
    editor = window.session.editor(training_id)
    editor.replace_all(replace(editor.training, invoices=(Invoice("0"), *editor.training.invoices)))
    assert window.session.saves.save_all()


def the_choice_goes_to_the_second_invoice(window: Window, training_id: str) -> None:
    (asked,) = window.session.editor(training_id).conflicts
    editor = window.session.editor(training_id)
    editor.decide(asked, asked.theirs)
    it_went_to_the_second_invoice(window, training_id)


def it_went_to_the_second_invoice(window: Window, training_id: str) -> None:
    assert window.session.saves.save_all()
    saved = on_disk(window, training_id)
    names = {each.number: each.supplier_name for each in saved.invoices}
    assert names == {"0": None, "1": None, "2": "Office"}


def test_an_invoice_that_came_from_elsewhere_does_not_get_the_answer(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    asked_about_an_invoice(laptop, office, training_id)
    put_invoice_first(office, training_id)
    laptop.session.check_folder()
    the_choice_goes_to_the_second_invoice(laptop, training_id)


def test_nor_does_the_answer_to_a_question_that_was_shown_before(computer: Opened) -> None:
    """A page is not built anew while somebody types in it."""
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    shown = asked_about_an_invoice(laptop, office, training_id)
    put_invoice_first(office, training_id)
    laptop.session.check_folder()
    editor = laptop.session.editor(training_id)
    editor.decide(shown, shown.theirs)
    it_went_to_the_second_invoice(laptop, training_id)


def test_nor_one_that_came_while_the_program_was_closed(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    asked_about_an_invoice(laptop, office, training_id)
    put_invoice_first(office, training_id)
    the_choice_goes_to_the_second_invoice(computer("laptop"), training_id)


def test_what_the_other_computer_saved_since_is_told_as_its_own(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    edit(office, training_id, title="From the office")
    edit(laptop, training_id, title="From the laptop")
    third = computer("third")
    edit(third, training_id, title="From the third")
    laptop.session.check_folder()
    (asked,) = laptop.session.editor(training_id).conflicts
    assert (asked.mine, asked.mine_by) == ("From the third", "THIRD")


def test_a_choice_that_is_undone_is_asked_again(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    edit(office, training_id, title="From the office")
    edit(laptop, training_id, title="From the laptop")
    (asked,) = laptop.session.editor(training_id).conflicts
    laptop.open_training(training_id, "enrol")
    driver = Driver(laptop)
    driver.press("action.take_theirs.0")
    assert laptop.session.saves.save_all()
    laptop.undo()
    driver.settle()
    assert laptop.session.editor(training_id).conflicts == (asked,)
    assert driver.has("action.take_theirs.0")
    assert laptop.session.saves.save_all()
    again = computer("laptop")
    assert again.session.editor(training_id).conflicts == (asked,)
    laptop.redo()
    assert not laptop.session.editor(training_id).conflicts


def test_an_answer_that_can_not_be_written_leaves_the_question(
    computer: Opened, disk: BreakableDisk
) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    edit(office, training_id, title="From the office")
    edit(laptop, training_id, title="From the laptop")
    (asked,) = laptop.session.editor(training_id).conflicts
    editor = laptop.session.editor(training_id)
    with disk.fill(laptop.session.folders.state):
        editor.decide(asked, asked.mine)
        assert not laptop.session.saves.save_all()
        assert computer("laptop").session.editor(training_id).conflicts == (asked,)
    assert laptop.session.saves.save_all()
    assert not computer("laptop").session.editor(training_id).conflicts


def test_the_question_is_forgotten_only_when_the_answer_is_on_the_disk(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    edit(office, training_id, title="From the office")
    edit(laptop, training_id, title="From the laptop")
    (asked,) = laptop.session.editor(training_id).conflicts
    editor = laptop.session.editor(training_id)
    editor.decide(asked, asked.theirs)
    killed_here = computer("laptop")
    assert killed_here.session.editor(training_id).conflicts == (asked,)


def test_a_question_whose_place_is_not_there_does_not_stop_the_window(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    lost = Conflict(("invoices", "4"), None, Invoice("9"))
    write_conflicts(laptop.session.folders.state, {training_id: (lost,)})
    again = computer("laptop")
    again.open_training(training_id, "enrol")
    edit(again, training_id, title="Evacuatie")
    assert on_disk(again, training_id).title == "Evacuatie"


def test_what_is_half_typed_stays_with_its_invoice(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    edit(laptop, training_id, **{"invoices.number": "1"})
    office = computer("office")
    put_invoice_first(office, training_id)
    editor = laptop.session.editor(training_id)
    path = path_of("invoices.issued_on", editor.training)
    editor.enter_draft(path, "31/02")
    assert laptop.session.saves.save_all()
    laptop.session.check_folder()
    assert len(editor.training.invoices) == 2
    assert fact(editor.training, (*path[:2], "number")) == "1"
    assert dict(editor.drafts) == {path: "31/02"}


def test_what_is_half_typed_for_a_new_invoice_is_not_put_into_another(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    edit(office, training_id, **{"invoices.number": "1"})
    editor = laptop.session.editor(training_id)
    new, enrolled = ("invoices", editor.new_id, "issued_on"), ("enrolment", "enrolled_on")
    editor.enter_draft(new, "31/02")
    editor.enter_draft(enrolled, "31/02")
    assert laptop.session.saves.save_all()
    laptop.session.check_folder()
    assert dict(editor.drafts) == {new: "31/02", enrolled: "31/02"}
    assert editor.ids("invoices") == (editor.training.invoices[0].id, new[1])
    edit(office, training_id, **{"enrolment.enrolled_on": date(2026, 11, 1)})
    laptop.session.check_folder()
    assert list(editor.drafts) == [new]


def test_a_question_in_the_trash_comes_back_with_its_training(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    office = computer("office")
    asked = asked_about_an_invoice(laptop, office, training_id)
    laptop.session.trash(training_id)
    again = computer("laptop")
    again.session.restore(training_id)
    assert again.session.editor(training_id).conflicts == (asked,)
    again.open_training(training_id, "pay")
    Driver(again).settle()
    assert "Office" in said(again)


def test_two_copies_at_once_are_two_questions(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    ours = on_disk(laptop, training_id)
    edit(laptop, training_id, title="From the laptop")
    for name, by in ((COPIES[0], "OFFICE"), (COPIES[1], "HOME")):
        put_copy(laptop, name, replace(ours, title=f"From {by}", revision=2, saved_by=by))
    laptop.session.check_folder()
    asked = laptop.session.editor(training_id).conflicts
    assert {each.theirs for each in asked} == {"From OFFICE", "From HOME"}
    assert on_disk(laptop, training_id).title == "From the laptop"


def test_two_windows_over_one_state_keep_the_questions_and_texts_of_both(computer: Opened) -> None:
    """A second start that got no answer opens a window of its own."""
    first = computer("laptop")
    one, two = begin(first), begin(first)
    second = computer("laptop")
    office = computer("office")
    for window, training_id in ((first, one), (second, two)):
        edit(office, training_id, title="From the office")
        edit(window, training_id, title="From the laptop")
        editor = window.session.editor(training_id)
        editor.enter_draft(("enrolment", "enrolled_on"), f"31/02 {training_id}")
        assert window.session.saves.save_all()
    again = computer("laptop")
    for training_id in (one, two):
        assert again.session.editor(training_id).conflicts
        drafts = again.session.editor(training_id).drafts
        assert drafts == {("enrolment", "enrolled_on"): f"31/02 {training_id}"}
