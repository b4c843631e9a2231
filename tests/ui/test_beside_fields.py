"""What stands beside a field: the amount as it was understood, and what contradicts the fact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.domain.facts import with_fact
from tests.ui.person import Person, Program
from tests.ui.trainings import APPROVED, ENROLLED


def beside(person: Person, name: str) -> str:
    return person.problem(name)


def test_an_amount_is_echoed_while_it_is_typed_otherwise(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.go_to("enrolment.price_excl_vat")
    person.select_all()
    person.write("1.450")
    assert "€\u00a01.450,00" in beside(person, "enrolment.price_excl_vat")
    person.go_to("title")
    assert person.text("enrolment.price_excl_vat") == "1.450,00"
    assert "1.450" not in beside(person, "enrolment.price_excl_vat")
    assert person.window.session.saves.save_all()
    assert program.training().enrolment.price_excl_vat == Decimal("1450.00")


def test_lesson_days_in_the_wrong_order_are_said_at_both(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    first, last = "enrolment.first_lesson_day", "enrolment.last_lesson_day"
    person.put(first, "9/11/2026")
    person.put(last, "8/11/2026")
    assert "na de laatste lesdag, 8 november 2026" in beside(person, first)
    assert "vóór de eerste lesdag, 9 november 2026" in beside(person, last)
    person.put(last, "9/11/2026")
    assert "lesdag" not in beside(person, first) + beside(person, last)


def test_another_amount_than_asked_is_said_at_both(program: Program) -> None:
    asked = with_fact(APPROVED, ("applications", "1", "deposit", "amount"), Decimal("1015.00"))
    given = with_fact(asked, ("applications", "1", "deposit", "deposited_on"), date(2026, 11, 5))
    program.save(
        with_fact(given, ("applications", "1", "deposit", "deposited_amount"), Decimal("1000.00"))
    )
    person = program.start()
    person.open(APPROVED.id, "deposit")
    assert "gestort is, €\u00a01.000,00" in beside(person, "applications.deposit.amount")
    deposited = "applications.deposit.deposited_amount"
    assert "e-mail vraagt, €\u00a01.015,00" in beside(person, deposited)
    person.put(deposited, "1015")
    assert "e-mail vraagt" not in beside(person, deposited)


@pytest.mark.parametrize(
    ("name", "cell", "shown"),
    [
        ("applications.deposit.communication", "+++090/9337/55493+++", "+++090/9337/55493+++"),
        ("applications.deposit.beneficiary", "Portefeuille Beheer NV", "Portefeuille Beheer NV"),
        ("applications.deposit.iban", "BE71096123456769", "BE71 0961 2345 6769"),
        ("applications.deposit.amount", "1015", "1.015,00"),
        ("applications.deposit.due_on", "23122026", "23/12/2026"),
    ],
)
def test_the_end_of_a_pasted_cell_is_dropped(
    program: Program, name: str, cell: str, shown: str
) -> None:
    program.save(APPROVED)
    person = program.start()
    person.open(APPROVED.id, "deposit")
    person.go_to(name)
    person.select_all()
    person.paste(f"{cell}\r\n")
    person.go_to("action.next")
    assert person.text(name) == shown
    assert "\u26a0" not in person.reads()
