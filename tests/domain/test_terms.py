"""The day to act, the day to check, the one day that is shown, and how pressing it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.days import closed_day, is_bank_day
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.standing import standing
from kmop_wizard.domain.terms import term_of
from kmop_wizard.domain.training import Training
from tests.domain.builders import (
    APPLIED,
    APPROVED,
    DEPOSITED,
    ENROLLED,
    FINISHED,
    INVOICED,
    NOTHING,
    ORDERED,
    RECEIVED,
    RULES,
    Facts,
    day,
    planned,
    told,
)
from tests.domain.near import near_days, near_trainings

OWN_TERM = {"apply", "reapply", "complete_enrolment", "deposit", "order_payment"}


@pytest.mark.parametrize(
    ("today", "facts", "more", "action", "by", "act_by"),
    [
        ("2026-11-20", ENROLLED, {}, "apply", "2026-11-23", "2026-11-23"),
        ("2026-11-20", ENROLLED, {"price": None}, "complete_enrolment", "2026-11-23", "2026-11-23"),
        ("2026-11-20", ENROLLED, {"size": "large"}, "complete_enrolment", "2026-11-23", "2026-11-23"),
        ("2026-11-20", NOTHING, {}, "complete_enrolment", None, None),
        ("2026-11-22", APPLIED, {"refused": "2026-11-22"}, "reapply", "2026-11-23", "2026-11-22"),
        ("2026-11-22", APPLIED, {"refused": "2026-11-22", "first": None}, "reapply", None, None),
        ("0001-01-01", {"refused": "0001-01-01", "first": "0001-01-01"}, {}, "reapply", "0001-01-15", "0001-01-14"),
        # Approved on 23 November, so 23 December; applied on 20 November, so Sunday 20 December.
        ("2026-11-24", APPROVED, {}, "deposit", "2026-12-23", "2026-12-16"),
        ("2026-11-24", APPROVED, {"due": "2026-12-23"}, "deposit", "2026-12-23", "2026-12-18"),
        ("2026-11-24", APPROVED, {"submitted": None}, "deposit", "2026-12-23", "2026-12-18"),
        ("2026-11-24", APPROVED, {"submitted": "2026-11-25"}, "deposit", "2026-12-23", "2026-12-18"),
        ("2026-11-24", APPROVED, {"submitted": "2026-10-01"}, "deposit", "2026-12-23", "2026-10-28"),
        ("2026-11-24", APPLIED, {"due": "2026-12-23"}, "deposit", "2026-12-23", "2026-12-18"),
        ("2026-11-24", APPLIED, {"due": "2026-12-24"}, "deposit", "2026-12-24", "2026-12-21"),
        ("2026-11-24", APPLIED, {"due": "2026-12-25"}, "deposit", "2026-12-25", "2026-12-22"),
        ("2026-11-24", APPLIED, {"due": "2026-12-29"}, "deposit", "2026-12-29", "2026-12-23"),
        ("2025-11-24", {"submitted": "2025-11-20", "due": "2025-12-29"}, {}, "deposit", "2025-12-29", "2025-12-22"),
        ("2026-03-20", {"submitted": "2026-03-20", "due": "2026-04-07"}, {}, "deposit", "2026-04-07", "2026-03-31"),
        ("0001-01-01", {"submitted": "0001-01-01", "due": "0001-01-03"}, {}, "deposit", "0001-01-03", None),
        ("9999-12-01", {"submitted": "9999-12-01", "approved": "9999-12-01"}, {}, "deposit", "9999-12-31", "9999-12-28"),
        ("9999-12-02", {"submitted": "9999-12-02", "approved": "9999-12-02"}, {}, "deposit", None, None),
        ("9999-12-02", {"submitted": "9999-12-02", "approved": "9999-12-01"}, {}, "deposit", "9999-12-31", "9999-12-28"),
        ("2026-12-01", INVOICED, {}, "order_payment", "2027-12-31", "2027-12-30"),
        ("2026-12-01", RECEIVED, {}, "await_invoice", "2027-12-31", None),
        ("2026-12-08", ORDERED, {}, "attend", "2026-12-07", None),
        ("2026-11-24", DEPOSITED, {}, "await_subsidy", None, None),
        ("2026-11-24", APPLIED, {}, "await_approval", None, None),
        ("2026-12-08", FINISHED, {}, "finished", None, None),
        ("2026-12-08", FINISHED, {"size": None}, "complete_enrolment", None, None),
    ],
)  # fmt: skip
def test_the_day_to_act(
    today: str, facts: Facts, more: Facts, action: str, by: str | None, act_by: str | None
) -> None:
    found = planned(today, facts, **more).next
    assert (found.action, found.by, found.act_by) == (action, day(by), day(act_by))


@pytest.mark.parametrize(
    ("facts", "more", "check_on", "warning"),
    [
        (APPLIED, {}, "2026-11-28", "approval_overdue"),
        (ENROLLED, {"submitted": "2026-12-27"}, "2027-01-04", "approval_overdue"),
        (DEPOSITED, {}, "2026-12-05", "subsidy_overdue"),
        (DEPOSITED, {"deposited": "2027-12-20"}, "2027-12-31", "subsidy_overdue"),
        (RECEIVED, {}, "2027-01-07", "invoice_overdue"),
        (RECEIVED, {"last": None}, "2026-12-10", "invoice_overdue"),
        (RECEIVED, {"first": None}, "2027-01-07", "invoice_overdue"),
        (RECEIVED, {"first": None, "last": "9999-12-01"}, None, ""),
        (RECEIVED, {"first": None, "last": None}, None, ""),
        (APPROVED, {}, None, ""),
        (ENROLLED, {}, None, ""),
        (ORDERED, {}, None, ""),
        (FINISHED, {}, None, ""),
        (APPLIED, {"stopped": "2026-11-21"}, None, ""),
        (APPLIED, {"refused": "2026-11-21"}, None, ""),
        (APPLIED, {"submitted": "9999-12-23"}, "9999-12-31", "approval_overdue"),
        (APPLIED, {"submitted": "9999-12-24"}, None, ""),
        (DEPOSITED, {"submitted": "9998-01-01", "deposited": "9999-12-20"}, "9999-12-31", "subsidy_overdue"),
        (DEPOSITED, {"submitted": "9999-01-01", "deposited": "9999-12-21"}, None, ""),
    ],
)  # fmt: skip
def test_the_day_to_check_and_its_warning(
    facts: Facts, more: Facts, check_on: str | None, warning: str
) -> None:
    """From that day on, the warning stands; the day before, it does not."""
    if check_on is None:
        early, late = (planned(on, facts, **more) for on in ("2026-12-01", "9999-12-31"))
        assert (early.next.check_on, late.next.check_on) == (None, None)
        assert not any(one.endswith("_overdue") for one in (*early.warnings, *late.warnings))
        return
    on = date.fromisoformat(check_on)
    before = plan(told(facts, **more), RULES, on - timedelta(1))
    assert before.next.check_on == on
    assert not any(one.endswith("_overdue") for one in before.warnings)
    on_the_day = plan(told(facts, **more), RULES, on)
    assert on_the_day.next.check_on == on
    assert [one for one in on_the_day.warnings if one.endswith("_overdue")] == [warning]


@pytest.mark.parametrize(
    ("today", "facts", "more", "shown", "urgency"),
    [
        ("2026-11-15", ENROLLED, {}, "2026-11-23", "planned"),
        ("2026-11-16", ENROLLED, {}, "2026-11-23", "week"),
        ("2026-11-22", ENROLLED, {}, "2026-11-23", "week"),
        ("2026-11-23", ENROLLED, {}, "2026-11-23", "today"),
        ("2026-11-14", APPLIED, {"refused": "2026-11-14"}, "2026-11-22", "planned"),
        ("2026-11-15", APPLIED, {"refused": "2026-11-14"}, "2026-11-22", "week"),
        ("2026-11-22", APPLIED, {"refused": "2026-11-14"}, "2026-11-22", "today"),
        ("2026-11-23", APPLIED, {"refused": "2026-11-14"}, "2026-11-23", "today"),
        # Day to act 16 December, 30 days from the application 20, from the approval 23 December.
        ("2026-12-08", APPROVED, {}, "2026-12-16", "planned"),
        ("2026-12-09", APPROVED, {}, "2026-12-16", "week"),
        ("2026-12-16", APPROVED, {}, "2026-12-16", "today"),
        ("2026-12-17", APPROVED, {}, "2026-12-20", "today"),
        ("2026-12-20", APPROVED, {}, "2026-12-20", "today"),
        ("2026-12-21", APPROVED, {}, "2026-12-23", "today"),
        ("2026-12-23", APPROVED, {}, "2026-12-23", "today"),
        ("2026-12-19", APPROVED, {"due": "2026-12-23"}, "2026-12-23", "today"),
        ("2027-12-22", INVOICED, {}, "2027-12-30", "planned"),
        ("2027-12-23", INVOICED, {}, "2027-12-30", "week"),
        ("2027-12-30", INVOICED, {}, "2027-12-30", "today"),
        ("2027-12-31", INVOICED, {}, "2027-12-31", "today"),
        ("2027-12-23", RECEIVED, {}, "2027-12-31", "planned"),
        ("2027-12-24", RECEIVED, {}, "2027-12-31", "week"),
        ("2027-12-31", RECEIVED, {}, "2027-12-31", "today"),
        ("2026-11-29", ORDERED, {}, "2026-12-07", "planned"),
        ("2026-12-07", ORDERED, {}, "2026-12-07", "today"),
        ("2026-12-08", ORDERED, {}, "2026-12-07", "late"),
        ("2026-12-08", ORDERED, {"last": None}, None, "none"),
        ("2026-11-24", DEPOSITED, {}, None, "none"),
    ],
)  # fmt: skip
def test_the_one_day_shown_and_how_pressing_it_is(
    today: str, facts: Facts, more: Facts, shown: str | None, urgency: str
) -> None:
    found = planned(today, facts, **more).next
    assert (found.day, found.urgency) == (day(shown), urgency)


@given(training=near_trainings(), today=near_days())
def test_the_days_of_what_is_next(training: Training, today: date) -> None:
    found = plan(training, RULES, today).next
    if found.by is None:
        assert (found.act_by, found.day, found.urgency) == (None, None, "none")
        return
    assert (found.act_by is not None) == (found.action in OWN_TERM)
    assert found.act_by is None or found.act_by <= found.by
    assert found.day is not None
    assert found.act_by is None or found.act_by <= found.day <= found.by
    assert (found.urgency == "late") == (today > found.by)
    assert found.urgency != "today" or today <= found.day


@given(training=near_trainings(), today=near_days())
def test_a_transfer_has_three_bank_days(training: Training, today: date) -> None:
    now = standing(training, RULES, today)
    found = term_of("deposit", training, now)
    if found is None or found.act_by is None:
        return
    between = [found.act_by + timedelta(n) for n in range((found.safe_by - found.act_by).days)]
    assert is_bank_day(found.act_by)
    assert sum(map(is_bank_day, between)) == 3


@given(training=near_trainings(), today=near_days())
def test_the_term_of_any_action_is_that_of_the_plan_when_it_is_next(
    training: Training, today: date
) -> None:
    found = plan(training, RULES, today)
    term = term_of(found.next.action, training, found.standing)
    days = (None, None) if term is None else (term.by, term.act_by)
    assert days == (found.next.by, found.next.act_by)


@given(today=st.dates())
def test_a_bank_day_is_open(today: date) -> None:
    assert not (is_bank_day(today) and closed_day(today))
