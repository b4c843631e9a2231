"""What is no fact yet stays beside the right fact, and undo outlives every save."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from kmop_wizard.commands import agenda_data
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.storage.drafts import Drafts, write_drafts
from tests.ui.person import Person, Program
from tests.ui.trainings import APPLIED, APPROVED, ENROLLED, INVOICED, RECEIVED

REFUSED = with_fact(APPLIED, ("applications", "1", "refused_on"), date(2026, 10, 31))
TWO_INVOICES = replace(
    RECEIVED,
    invoices=(
        Invoice(amount_excl_vat=Decimal("700.00")),
        Invoice(number="2026-77", amount_excl_vat=Decimal("750.00")),
    ),
)
NO_AMOUNT = "7,0,0,0"
NO_DAY = "zzz"


def opened(program: Program, training: Training, step: str) -> Person:
    program.save(training)
    person = program.start()
    person.open(training.id, step)
    return person


def again(program: Program, training: Training, step: str) -> Person:
    person = program.restart()
    person.open(training.id, step)
    return person


def texts(person: Person, ending: str) -> dict[str, str]:
    person.reach("invoices.number")
    return {n: person.text(n) for n in person.names(QLineEdit) if n.endswith(ending)}


def test_a_draft_never_lies_over_the_fact_of_another_invoice(program: Program) -> None:
    person = opened(program, TWO_INVOICES, "pay")
    person.put("invoices.amount_excl_vat", NO_AMOUNT)
    person = again(program, TWO_INVOICES, "pay")
    # An invoice in which nothing is known is not saved: the other one is the first now.
    assert [invoice["number"] for invoice in program.saved()["invoices"]] == ["2026-77"]
    assert texts(person, "amount_excl_vat") == {
        "invoices.amount_excl_vat": "750,00",
        "invoices.1.amount_excl_vat": NO_AMOUNT,
    }
    assert person.problem("invoices.1.amount_excl_vat").startswith("Dit is geen bedrag")
    person.put("invoices.1.amount_excl_vat", "700")
    program.close()
    amounts = [invoice["amount_excl_vat"] for invoice in program.saved()["invoices"]]
    assert amounts == ["750.00", "700.00"]


def test_a_draft_in_an_invoice_without_facts_is_back(program: Program) -> None:
    person = opened(program, INVOICED, "pay")
    person.click("action.add_invoice")
    person.put("invoices.1.issued_on", NO_DAY)
    person = again(program, INVOICED, "pay")
    assert person.text("invoices.1.issued_on") == NO_DAY
    assert person.problem("invoices.1.issued_on").startswith("Dit is geen datum")


def test_a_draft_in_a_new_application_is_back(program: Program) -> None:
    person = opened(program, REFUSED, "apply")
    person.click("action.new_application")
    person.put("applications.1.submitted_on", NO_DAY)
    person = again(program, REFUSED, "apply")
    assert person.text("applications.1.submitted_on") == NO_DAY
    assert person.problem("applications.1.submitted_on").startswith("Dit is geen datum")
    person.put("applications.1.submitted_on", "1/11/2026")
    assert program.restart()
    assert [one["submitted_on"] for one in program.saved()["applications"]] == [
        "2026-11-10",
        "2026-11-01",
    ]


def test_a_draft_in_a_part_that_was_closed_is_back(program: Program) -> None:
    person = opened(program, APPROVED, "deposit")
    person.click("action.toggle.otherwise")
    person.put("applications.deposit.cancelled_on", NO_DAY)
    person = again(program, APPROVED, "deposit")
    person.click("action.toggle.otherwise")
    assert person.text("applications.deposit.cancelled_on") == NO_DAY
    assert person.problem("applications.deposit.cancelled_on").startswith("Dit is geen datum")


def test_drafts_move_along_when_an_invoice_is_removed(program: Program) -> None:
    person = opened(program, TWO_INVOICES, "pay")
    person.put("invoices.vat_amount", NO_AMOUNT)
    person.put("invoices.1.issued_on", NO_DAY)
    person.click("action.remove_invoice")
    assert texts(person, "issued_on") == {"invoices.issued_on": NO_DAY}
    assert texts(person, "vat_amount") == {"invoices.vat_amount": ""}
    person.undo()
    assert person.text("invoices.vat_amount") == NO_AMOUNT
    assert person.text("invoices.1.issued_on") == NO_DAY


def test_drafts_that_lead_nowhere_are_harmless(program: Program) -> None:
    program.save(ENROLLED)
    program.folders.state.mkdir(parents=True, exist_ok=True)
    far = [("invoices", each, "issued_on") for each in ("999999", "9" * 5000, "x", "-1")]
    nowhere = [
        ("invoices", "x"),
        ("invoices", "1"),
        ("invoices",),
        ("nothing", "of", "this"),
        ("title", "x"),
    ]
    kept = Drafts().with_training(ENROLLED.id, dict.fromkeys((*far, *nowhere), NO_DAY))
    write_drafts(program.folders.state, kept)
    person = program.start()
    person.open(ENROLLED.id, "pay")
    assert NO_DAY in texts(person, "issued_on").values()


def test_undo_goes_back_past_the_first_save(program: Program) -> None:
    person = program.start()
    person.click("action.new_training")
    person.put("title", "Een")
    person.put("title", "Twee")
    assert person.window.session.saves.save_all()
    person.undo()
    assert person.window.session.saves.save_all()
    assert program.saved()["title"] == "Een"
    person.redo()
    assert person.window.session.saves.save_all()
    assert program.saved()["title"] == "Twee"


def test_undo_goes_back_past_a_save_of_what_another_computer_wrote(program: Program) -> None:
    program.save(ENROLLED)
    content = {**program.saved(), "saved_by": "Laptop"}
    program.files()[0].write_text(json.dumps(content), encoding="utf-8")
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.put("title", "Een")
    assert person.window.session.saves.save_all()
    person.undo()
    assert person.window.session.saves.save_all()
    assert program.saved()["title"] == ENROLLED.title


def test_what_arrives_of_another_training_leaves_this_one_as_it_is(program: Program) -> None:
    person = opened(program, REFUSED, "apply")
    person.put("applications.subsidy_number", "2026KMO7")
    person.click("action.new_application")
    assert person.window.session.saves.save_all()
    program.save(replace(ENROLLED, id="6f1c2a9e-8f0b-4d55-9d5e-2f7d0c1b9a11"))
    person.window.session.check_folder()
    assert person.text("applications.1.submitted_on") == ""
    person.undo()
    assert person.window.session.saves.save_all()
    person.undo()
    assert person.window.session.saves.save_all()
    (application,) = program.saved(REFUSED.id)["applications"]
    assert application["subsidy_number"] == "2026KMO123456"


@pytest.mark.parametrize("flushed", [True, False])
def test_the_example_never_counts_whatever_arrives(
    flushed: bool, program: Program, tmp_path: Path
) -> None:
    person = program.start()
    person.click("action.example")
    session = person.window.session
    assert session.example is not None
    session.editor(session.example.training.id).enter(("title",), "Een ander voorbeeld")
    if flushed:
        assert session.saves.save_all()
    program.save(ENROLLED)
    session.check_folder()
    assert [entry.training.id for entry in session.agenda.entries] == [ENROLLED.id]
    assert session.example.training.title == "Een ander voorbeeld"
    program.close()
    rows = agenda_data(program.folders.data, program.clock.day)["trainings"]
    assert [row["id"] for row in rows] == [ENROLLED.id]  # type: ignore[attr-defined]
