"""Trainings in every situation that the program has words for; made-up people only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kmop_wizard.domain.plan import Plan, plan
from kmop_wizard.domain.training import (
    Application,
    Attendance,
    Deposit,
    Enrolment,
    Enterprise,
    Invoice,
    Subsidy,
    Training,
)
from kmop_wizard.storage.reference import load_rules

RULES = load_rules()
TODAY = date(2026, 11, 23)
ENROLMENT = Enrolment(
    provider="liantis-edpb",
    registration_number="DV.O104628",
    enrolled_on=date(2026, 11, 1),
    first_lesson_day=date(2026, 11, 9),
    last_lesson_day=date(2026, 12, 7),
    price_excl_vat=Decimal("1450.00"),
)
ENROLLED = Training("a", enterprise=Enterprise(size="small"), enrolment=ENROLMENT)


@dataclass(frozen=True)
class Case:
    """A training on a day, and its plan."""

    training: Training
    today: date = TODAY

    @property
    def plan(self) -> Plan:
        return plan(self.training, RULES, self.today)


def applied(**facts: object) -> Training:
    deposit = facts.pop("deposit", Deposit())
    subsidy = facts.pop("subsidy", Subsidy())
    values = {"submitted_on": date(2026, 11, 20), **facts}
    application = Application(**values, deposit=deposit, subsidy=subsidy)
    return replace(ENROLLED, applications=(application,))


def paid_in(invoices: tuple[Invoice, ...] = (), *, attended: bool = False) -> Training:
    subsidy = Subsidy(received_on=date(2026, 11, 30))
    training = replace(applied(subsidy=subsidy), invoices=invoices)
    return replace(training, attendance=Attendance(TODAY if attended else None))


INVOICE = Invoice(number="2026-1187", amount_excl_vat=Decimal("1450.00"))
ORDERED = replace(INVOICE, payment_ordered_on=date(2026, 12, 8))
APPROVED = date(2026, 11, 23)
CASES = {
    "empty": Case(Training("a")),
    "enrolled": Case(ENROLLED),
    "too late": Case(ENROLLED, date(2026, 11, 24)),
    "applied": Case(applied()),
    "applied long ago": Case(applied(), date(2026, 11, 28)),
    "approved": Case(applied(approved_on=APPROVED)),
    "deposit today": Case(applied(approved_on=APPROVED), date(2026, 12, 23)),
    "deposit soon": Case(applied(approved_on=APPROVED, deposit=Deposit(due_on=date(2026, 11, 26)))),
    "deposit in haste": Case(
        applied(approved_on=APPROVED, deposit=Deposit(due_on=date(2026, 11, 26))),
        date(2026, 11, 24),
    ),
    "refused early": Case(applied(refused_on=date(2026, 11, 21)), date(2026, 11, 21)),
    "refused": Case(applied(refused_on=date(2026, 11, 21))),
    "refused too late": Case(applied(refused_on=date(2026, 11, 21)), date(2026, 12, 1)),
    "cancelled": Case(
        applied(approved_on=APPROVED, deposit=Deposit(cancelled_on=date(2026, 11, 22)))
    ),
    "cancelled too late": Case(
        applied(approved_on=APPROVED, deposit=Deposit(cancelled_on=date(2026, 11, 22))),
        date(2026, 12, 1),
    ),
    "deposit missed": Case(
        applied(approved_on=APPROVED, deposit=Deposit(due_on=date(2026, 11, 21)))
    ),
    "deposited": Case(
        applied(approved_on=APPROVED, deposit=Deposit(deposited_on=date(2026, 11, 22)))
    ),
    "invoice expected": Case(paid_in(), date(2026, 12, 1)),
    "invoice there": Case(paid_in((INVOICE,)), date(2026, 12, 1)),
    "two invoices": Case(paid_in((INVOICE, INVOICE)), date(2026, 12, 1)),
    "invoice without number": Case(paid_in((Invoice(),)), date(2027, 12, 31)),
    "closing in days": Case(paid_in((INVOICE,)), date(2027, 12, 28)),
    "closed": Case(paid_in((INVOICE,)), date(2028, 1, 1)),
    "lessons": Case(paid_in((ORDERED,)), date(2026, 12, 2)),
    "last lesson": Case(paid_in((ORDERED,)), date(2026, 12, 7)),
    "after the lessons": Case(paid_in((ORDERED,)), date(2026, 12, 9)),
    "finished": Case(paid_in((ORDERED,), attended=True), date(2026, 12, 9)),
    "stopped": Case(applied(stopped_on=date(2026, 11, 22))),
}
