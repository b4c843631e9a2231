"""What happened on a special path, the day that would put it right, and what can still be done."""

from __future__ import annotations

from datetime import date

import pytest

from kmop_wizard.domain.facts import Path, with_fact
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rescue import Rescue, rescue
from tests.domain.builders import (
    APPLIED,
    APPROVED,
    DEPOSITED,
    ENROLLED,
    INVOICED,
    NOTHING,
    RECEIVED,
    RULES,
    STAGES,
    Facts,
    told,
)


@pytest.mark.parametrize(
    ("today", "facts", "more", "situation", "record", "can_reapply"),
    [
        ("2026-11-24", ENROLLED, {}, "application_missed", ("applications", "", "submitted_on"), False),
        ("2026-11-24", NOTHING, {"first": "2026-11-09"}, "application_missed", ("applications", "", "submitted_on"), False),
        ("2026-12-24", APPROVED, {}, "deposit_missed", ("applications", "1", "deposit", "deposited_on"), False),
        ("2026-12-24", APPROVED, {"first": "2026-12-10"}, "deposit_missed", ("applications", "1", "deposit", "deposited_on"), True),
        ("2026-12-24", APPLIED, {"refused": "2026-11-22", "submitted_again": "2026-11-23", "first": "2026-12-10"}, None, None, None),
        ("2026-11-23", DEPOSITED, {"cancelled": "2026-11-23"}, "deposit_cancelled", None, True),
        ("2026-11-24", DEPOSITED, {"cancelled": "2026-11-23"}, "deposit_cancelled", None, False),
        ("2027-11-24", APPROVED, {"cancelled": "2026-11-23"}, "deposit_cancelled", None, False),
        ("2026-11-23", APPLIED, {"refused": "2026-11-23"}, "refused", None, True),
        ("2026-11-24", APPLIED, {"refused": "2026-11-23"}, "refused", None, False),
        ("2026-11-24", DEPOSITED, {"refused": "2026-11-23", "cancelled": "2026-11-23"}, "refused", None, False),
        ("2028-01-01", INVOICED, {}, "closed", ("invoices", "1", "payment_ordered_on"), False),
        ("2028-01-01", INVOICED, {"ordered": "2026-12-08", "second_invoice": "2"}, "closed", ("invoices", "2", "payment_ordered_on"), False),
        ("2028-01-01", INVOICED, {"invoiced": "-1.00"}, "closed", ("invoices", "", "payment_ordered_on"), False),
        ("2028-01-01", RECEIVED, {}, "closed", ("invoices", "", "payment_ordered_on"), False),
        ("2028-01-01", APPLIED, {}, "closed", ("invoices", "", "payment_ordered_on"), False),
        ("2026-11-23", APPROVED, {"stopped": "2026-11-23"}, "stopped", None, True),
        ("2026-11-24", APPROVED, {"stopped": "2026-11-23"}, "stopped", None, False),
    ],
)  # fmt: skip
def test_special_path(
    today: str,
    facts: Facts,
    more: Facts,
    situation: str | None,
    record: Path | None,
    can_reapply: bool | None,
) -> None:
    training = told(facts, **more)
    found = rescue(training, plan(training, RULES, date.fromisoformat(today)))
    expected = None if situation is None else Rescue(situation, record, bool(can_reapply))
    assert found == expected


@pytest.mark.parametrize(
    "stage", ["nothing", "enrolled", "applied", "approved", "deposited", "received", "finished"]
)
def test_no_special_path_while_all_goes_as_it_should(stage: str) -> None:
    training = told(STAGES[stage])
    assert rescue(training, plan(training, RULES, date(2026, 11, 23))) is None


@pytest.mark.parametrize(
    ("today", "facts", "recorded"),
    [
        (date(2026, 11, 24), ENROLLED, date(2026, 11, 20)),
        (date(2026, 12, 24), APPROVED, date(2026, 11, 24)),
        (date(2028, 1, 1), INVOICED, date(2026, 12, 8)),
        (date(2028, 1, 1), RECEIVED, date(2026, 12, 8)),
    ],
)
def test_the_offered_day_puts_everything_right(today: date, facts: Facts, recorded: date) -> None:
    training = told(facts)
    found = rescue(training, plan(training, RULES, today))
    assert found is not None
    assert found.record is not None
    mended = with_fact(training, found.record, recorded)
    assert rescue(mended, plan(mended, RULES, today)) is None
