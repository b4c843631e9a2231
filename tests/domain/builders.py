"""Trainings told in short names, at each stage of the brochure's case; and sets of rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kmop_wizard.domain.facts import Path, with_fact
from kmop_wizard.domain.plan import Plan, plan
from kmop_wizard.domain.rules import Rules, RuleSet
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.reference import load_rules

Facts = Mapping[str, str | None]

RULES: Final = load_rules()
NAMES: Final[Mapping[str, Path]] = {
    "title": ("title",),
    "number": ("enterprise", "number"),
    "size": ("enterprise", "size"),
    "provider": ("enrolment", "provider"),
    "provider_name": ("enrolment", "provider_name"),
    "registration": ("enrolment", "registration_number"),
    "enrolled": ("enrolment", "enrolled_on"),
    "first": ("enrolment", "first_lesson_day"),
    "last": ("enrolment", "last_lesson_day"),
    "price": ("enrolment", "price_excl_vat"),
    "theme": ("enrolment", "theme"),
    "submitted": ("applications", "1", "submitted_on"),
    "subsidy_number": ("applications", "1", "subsidy_number"),
    "approved": ("applications", "1", "approved_on"),
    "refused": ("applications", "1", "refused_on"),
    "stopped": ("applications", "1", "stopped_on"),
    "due": ("applications", "1", "deposit", "due_on"),
    "to_deposit": ("applications", "1", "deposit", "amount"),
    "deposited": ("applications", "1", "deposit", "deposited_on"),
    "deposited_amount": ("applications", "1", "deposit", "deposited_amount"),
    "cancelled": ("applications", "1", "deposit", "cancelled_on"),
    "received": ("applications", "1", "subsidy", "received_on"),
    "subsidy": ("applications", "1", "subsidy", "amount"),
    "submitted_again": ("applications", "2", "submitted_on"),
    "completed": ("attendance", "completed_on"),
    "invoice": ("invoices", "1", "number"),
    "supplier": ("invoices", "1", "supplier_name"),
    "invoiced": ("invoices", "1", "amount_excl_vat"),
    "issued": ("invoices", "1", "issued_on"),
    "ordered": ("invoices", "1", "payment_ordered_on"),
    "second_invoice": ("invoices", "2", "number"),
    "second_supplier": ("invoices", "2", "supplier_name"),
    "second_invoiced": ("invoices", "2", "amount_excl_vat"),
    "second_issued": ("invoices", "2", "issued_on"),
    "second_ordered": ("invoices", "2", "payment_ordered_on"),
}
DAYS: Final = ("_on", "_day")
AMOUNTS: Final = ("price_excl_vat", "amount", "amount_excl_vat", "deposited_amount", "vat_amount")

NOTHING: Final[Facts] = {}
ENROLLED: Final[Facts] = {
    "number": "0999.999.922",
    "size": "small",
    "provider": "liantis-edpb",
    "enrolled": "2026-11-01",
    "first": "2026-11-09",
    "last": "2026-12-07",
    "price": "1450.00",
}
APPLIED: Final[Facts] = {**ENROLLED, "submitted": "2026-11-20"}
APPROVED: Final[Facts] = {**APPLIED, "approved": "2026-11-23"}
DEPOSITED: Final[Facts] = {**APPROVED, "deposited": "2026-11-24"}
RECEIVED: Final[Facts] = {**DEPOSITED, "received": "2026-11-30"}
INVOICED: Final[Facts] = {**RECEIVED, "invoice": "2026-1187", "invoiced": "1450.00"}
ORDERED: Final[Facts] = {**INVOICED, "ordered": "2026-12-08"}
FINISHED: Final[Facts] = {**ORDERED, "completed": "2026-12-07"}
STAGES: Final = {
    "nothing": NOTHING,
    "enrolled": ENROLLED,
    "applied": APPLIED,
    "approved": APPROVED,
    "deposited": DEPOSITED,
    "received": RECEIVED,
    "invoiced": INVOICED,
    "ordered": ORDERED,
    "finished": FINISHED,
    "refused": {**APPLIED, "refused": "2026-11-22"},
    "cancelled": {**DEPOSITED, "cancelled": "2026-11-23"},
    "stopped": {**APPROVED, "stopped": "2026-11-24"},
}


def told(facts: Facts, training_id: str = "a", /, **more: str | None) -> Training:
    """The training ``training_id`` of which ``facts`` and ``more`` are known, by short name."""
    training = Training(training_id)
    for name, text in {**facts, **more}.items():
        path = NAMES[name]
        training = with_fact(training, path, None if text is None else value(path, text))
    return training


def value(path: Path, text: str) -> object:
    """The value that the fact at ``path`` has in the program."""
    last = path[-1]
    if last in AMOUNTS:
        return Decimal(text)
    return date.fromisoformat(text) if last.endswith(DAYS) else text


def planned(today: str, facts: Facts, /, **more: str | None) -> Plan:
    """The plan on ``today`` of a training that stands alone, by today's rules."""
    return plan(told(facts, **more), RULES, date.fromisoformat(today))


def day(text: str | None) -> date | None:
    """A day, or ``None`` for one that is not known."""
    return None if text is None else date.fromisoformat(text)


def rule_set(holds_from: str, **other: Any) -> RuleSet:
    """Today's set of rules from another day on, with ``other`` values."""
    return RULES.sets[0]._replace(holds_from=date.fromisoformat(holds_from), **other)


def rules_of(*sets: RuleSet) -> Rules:
    """Rules that consist of ``sets``, the oldest first."""
    return Rules(sets, RULES.providers)
