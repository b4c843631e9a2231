"""The days on which a step changes its state, and the next action with it."""

from __future__ import annotations

import pytest

from kmop_wizard.domain.plan import ACTION_STEP, STEPS
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
    Facts,
    day,
    planned,
)


@pytest.mark.parametrize("size", [None, "large", "Small", " small", "micro", ""])
def test_only_small_and_medium_are_sizes(size: str | None) -> None:
    assert planned("2026-11-20", ENROLLED, size=size).steps["enrol"] == "open"
    assert planned("2026-11-20", ENROLLED, size="medium").steps["enrol"] == "done"


def test_a_registration_number_stands_for_the_provider() -> None:
    found = planned("2026-11-20", ENROLLED, provider=None, registration="DV.O104628")
    assert found.steps["enrol"] == "done"


@pytest.mark.parametrize(
    ("step", "today", "facts", "more", "state"),
    [
        ("apply", "2026-11-23", ENROLLED, {}, "open"),
        ("apply", "2026-11-24", ENROLLED, {}, "lost"),
        ("apply", "2028-01-01", APPLIED, {}, "waiting"),
        ("apply", "2026-11-23", APPROVED, {"refused": "2026-11-23"}, "open"),
        ("apply", "2026-11-24", APPROVED, {"refused": "2026-11-23"}, "lost"),
        ("deposit", "2026-12-24", ENROLLED, {"due": "2026-12-23"}, "later"),
        ("deposit", "2026-12-23", APPROVED, {}, "open"),
        ("deposit", "2026-12-24", APPROVED, {}, "lost"),
        ("deposit", "2026-12-24", APPROVED, {"first": "2026-12-10"}, "overdue"),
        ("deposit", "2026-12-24", APPROVED, {"first": "2026-12-09"}, "lost"),
        ("deposit", "2026-12-24", APPROVED, {"first": None}, "overdue"),
        ("deposit", "2026-12-21", APPROVED, {"due": "2026-12-20"}, "lost"),
        ("deposit", "2026-11-23", DEPOSITED, {"cancelled": "2026-11-23"}, "overdue"),
        ("deposit", "2026-11-24", DEPOSITED, {"cancelled": "2026-11-23"}, "lost"),
        ("attend", "2026-11-08", ENROLLED, {}, "later"),
        ("attend", "2026-11-09", ENROLLED, {}, "waiting"),
        ("attend", "2026-12-07", ENROLLED, {}, "waiting"),
        ("attend", "2026-12-08", ENROLLED, {}, "open"),
        ("pay", "2027-12-31", INVOICED, {}, "open"),
        ("pay", "2028-01-01", INVOICED, {}, "lost"),
        ("pay", "2026-12-08", ORDERED, {"second_invoiced": "-0.01"}, "done"),
        ("pay", "2026-12-08", ORDERED, {"second_invoiced": "0.00"}, "open"),
    ],
)  # fmt: skip
def test_the_last_day_of_a_state_and_the_first_of_the_next(
    step: str, today: str, facts: Facts, more: Facts, state: str
) -> None:
    assert planned(today, facts, **more).steps[step] == state


@pytest.mark.parametrize(
    ("today", "facts", "more", "action", "by"),
    [
        ("2026-11-23", NOTHING, {}, "complete_enrolment", None),
        ("2026-11-23", ENROLLED, {}, "apply", "2026-11-23"),
        ("2026-11-24", ENROLLED, {}, "lost", None),
        ("2026-12-23", APPROVED, {}, "deposit", "2026-12-23"),
        ("2026-12-24", APPROVED, {}, "lost", None),
        ("2026-12-24", APPROVED, {"first": "2026-12-10"}, "reapply", "2026-12-24"),
        ("2027-12-31", DEPOSITED, {}, "await_subsidy", None),
        ("2028-01-01", DEPOSITED, {}, "lost", None),
        ("2027-12-31", RECEIVED, {}, "await_invoice", "2027-12-31"),
        ("2028-01-01", RECEIVED, {}, "lost", None),
        ("2027-12-31", INVOICED, {}, "order_payment", "2027-12-31"),
        ("2028-01-01", INVOICED, {}, "lost", None),
        ("2028-01-01", ORDERED, {}, "attend", "2026-12-07"),
        ("2028-01-01", FINISHED, {"first": None}, "complete_enrolment", None),
        ("2026-11-22", APPROVED, {"cancelled": "2026-11-22", "submitted_again": "2026-11-22"}, "await_approval", None),
        ("9999-12-31", APPLIED, {"submitted": "9999-01-01", "first": None}, "await_approval", None),
    ],
)  # fmt: skip
def test_the_last_day_of_an_action_and_the_first_of_the_next(
    today: str, facts: Facts, more: Facts, action: str, by: str | None
) -> None:
    found = planned(today, facts, **more).next
    assert (found.action, found.by) == (action, day(by))


def test_an_action_that_is_late_says_so() -> None:
    assert planned("2026-12-08", ORDERED).next.urgency == "late"


def test_every_action_is_shown_at_one_step() -> None:
    assert set(ACTION_STEP.values()) <= set(STEPS)
    assert {action: ACTION_STEP[action] for action in ("stopped", "lost", "reapply")} == {
        "stopped": "apply",
        "lost": "apply",
        "reapply": "apply",
    }
    assert ACTION_STEP["await_approval"] == "apply"
    assert ACTION_STEP["await_subsidy"] == "subsidy"
    assert ACTION_STEP["await_invoice"] == "pay"
