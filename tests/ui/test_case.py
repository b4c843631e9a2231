"""The brochure's case, from nothing to the payment order, with the keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from kmop_wizard.domain.training import Training
from tests.ui.person import Person, Program

EMPTY_DEPOSIT = {
    "due_on": None,
    "amount": None,
    "iban": None,
    "beneficiary": None,
    "communication": None,
    "deposited_on": None,
    "deposited_amount": None,
    "cancelled_on": None,
}
DEPOSIT = "applications.deposit."


def facts(program: Program) -> dict[str, Any]:
    """The file without what differs each time."""
    content = program.saved()
    for name in ("id", "revision", "saved_at", "saved_by", "saves"):
        del content[name]
    for name in ("applications", "invoices"):
        assert all(len(each.pop("id")) == 16 for each in content[name])
    return content


def expected(**changes: Any) -> dict[str, Any]:
    """The contract's example as it is after the enrolment, with ``changes``."""
    return {
        "format": "kmop-training",
        "version": 1,
        "title": "Brandbestrijding en evacuatie",
        "enterprise": {"name": "Bakkerij Peeters", "number": "0999.999.922", "size": "small"},
        "enrolment": {
            "provider": "liantis-edpb",
            "provider_name": "Liantis EDPB vzw",
            "registration_number": "DV.O104628",
            "enrolled_on": "2026-11-01",
            "first_lesson_day": "2026-11-09",
            "last_lesson_day": "2026-12-07",
            "price_excl_vat": "1450.00",
            "theme": "standard",
            "participants": ["Sofie Peeters"],
        },
        "applications": [],
        "attendance": {"completed_on": None},
        "invoices": [],
        "attachments": [],
        "notes": "",
        **changes,
    }


def application(**changes: Any) -> dict[str, Any]:
    return {
        "submitted_on": "2026-11-20",
        "subsidy_number": "2026KMO123456",
        "approved_on": None,
        "refused_on": None,
        "stopped_on": None,
        "deposit": EMPTY_DEPOSIT,
        "subsidy": {"received_on": None, "amount": None},
        **changes,
    }


INVOICE = {
    "number": "2026-1187",
    "issued_on": "2026-11-23",
    "due_on": "2026-12-23",
    "supplier_name": "Liantis EDPB vzw",
    "supplier_vat": None,
    "amount_excl_vat": "1450.00",
    "vat_amount": "304.50",
    "payment_ordered_on": None,
    "attachment": None,
}


def open_the_training(person: Person, training: Training) -> None:
    """From home, with the keyboard."""
    person.choose(training.id)


def start(person: Person) -> None:
    person.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert person.focused == "title"
    person.write("Brandbestrijding en evacuatie")
    person.press("enrolment.provider.liantis-edpb")
    person.fill("enrolment.first_lesson_day", "9/11/26")
    assert "maandag 23 november 2026" in person.reads()
    person.press("action.next")


def enrol(person: Person) -> None:
    person.fill_all(
        {
            "enrolment.enrolled_on": "1 nov",
            "enrolment.last_lesson_day": "07-12-2026",
            "enrolment.price_excl_vat": "1.450,00",
            "enrolment.participants": "Sofie Peeters",
        }
    )
    person.press("enterprise.size.small")
    person.fill_all({"enterprise.name": "Bakkerij Peeters", "enterprise.number": "0999 999 922"})


def test_the_case_from_empty_to_the_payment_order(program: Program) -> None:
    person = program.start()
    assert person.focused == "action.new_training"
    start(person)
    enrol(person)
    person.key(Qt.Key.Key_Escape)
    person.press("action.continue")
    assert person.sees("action.today.applications.submitted_on")
    program.close()
    assert facts(program) == expected()
    assert program.next_action() == "apply"
    training = program.training()

    person = program.restart(date(2026, 11, 20))
    open_the_training(person, training)
    assert person.focused == "action.open_eloket"  # a second Enter from home records nothing
    person.today("applications.submitted_on")
    person.fill("applications.subsidy_number", "2026KMO123456")
    program.close()
    assert facts(program) == expected(applications=[application()])
    assert program.next_action() == "await_approval"

    person = program.restart(date(2026, 11, 23))
    open_the_training(person, training)
    person.today("applications.approved_on")
    person.press("step.pay")
    person.fill_all(
        {
            "invoices.number": "2026-1187",
            "invoices.issued_on": "23 november 2026",
            "invoices.due_on": "23.12.2026",
            "invoices.supplier_name": "Liantis EDPB vzw",
            "invoices.amount_excl_vat": "€ 1 450",
            "invoices.vat_amount": "304.5",
        }
    )
    person.press("step.deposit")
    person.fill(DEPOSIT + "amount", "1015")
    program.close()
    approved = application(approved_on="2026-11-23", deposit={**EMPTY_DEPOSIT, "amount": "1015.00"})
    assert facts(program) == expected(applications=[approved], invoices=[INVOICE])
    assert program.next_action() == "deposit"

    person = program.restart(date(2026, 11, 24))
    open_the_training(person, training)
    person.today(DEPOSIT + "deposited_on")
    program.close()
    deposit = {**approved["deposit"], "deposited_on": "2026-11-24"}
    assert facts(program)["applications"] == [{**approved, "deposit": deposit}]
    assert program.next_action() == "await_subsidy"

    person = program.restart(date(2026, 11, 30))
    open_the_training(person, training)
    person.press("action.other_day.applications.subsidy.received_on")
    assert person.focused == "applications.subsidy.received_on"
    person.write("30/11\n")
    program.close()
    assert program.next_action() == "order_payment"

    person = program.restart(date(2026, 12, 7))
    open_the_training(person, training)
    person.press("step.attend")
    person.press("action.last_lesson_day.attendance.completed_on")
    program.close()
    assert facts(program)["attendance"] == {"completed_on": "2026-12-07"}
    assert program.next_action() == "order_payment"

    person = program.restart(date(2026, 12, 8))
    open_the_training(person, training)
    person.today("invoices.payment_ordered_on")
    person.press("action.next")
    assert program.next_action() == "finished"
    program.close()
    received = {"received_on": "2026-11-30", "amount": None}
    assert facts(program) == expected(
        applications=[{**approved, "deposit": deposit, "subsidy": received}],
        attendance={"completed_on": "2026-12-07"},
        invoices=[{**INVOICE, "payment_ordered_on": "2026-12-08"}],
    )
    assert program.saved()["id"] == training.id
