"""The state of each step, and the next action."""

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

CREDIT: Facts = {"invoice": "C-1", "invoiced": "-1450.00"}


@pytest.mark.parametrize("size", [None, "large", "Small", " small", "micro", ""])
def test_only_small_and_medium_are_sizes(size: str | None) -> None:
    assert planned("2026-11-20", ENROLLED, size=size).steps["enrol"] == "open"
    assert planned("2026-11-20", ENROLLED, size="medium").steps["enrol"] == "done"


@pytest.mark.parametrize("missing", ["provider", "enrolled", "first", "price", "size"])
def test_each_fact_of_the_enrolment_is_needed(missing: str) -> None:
    assert planned("2026-11-20", ENROLLED).steps["enrol"] == "done"
    assert planned("2026-11-20", ENROLLED, **{missing: None}).steps["enrol"] == "open"
    assert planned("2026-11-20", ENROLLED, **{missing: None}).steps["apply"] == "later"


def test_a_registration_number_stands_for_the_provider() -> None:
    found = planned("2026-11-20", ENROLLED, provider=None, registration="DV.O104628")
    assert found.steps["enrol"] == "done"


@pytest.mark.parametrize(
    ("step", "today", "facts", "more", "state"),
    [
        ("apply", "2026-11-23", NOTHING, {}, "later"),
        ("apply", "2026-11-23", ENROLLED, {}, "open"),
        ("apply", "2026-11-24", ENROLLED, {}, "lost"),
        ("apply", "2026-11-24", ENROLLED, {"size": None}, "lost"),
        ("apply", "2026-11-23", APPLIED, {}, "waiting"),
        ("apply", "2028-01-01", APPLIED, {}, "waiting"),
        ("apply", "2026-11-23", APPROVED, {}, "done"),
        ("apply", "2026-11-23", APPLIED, {"due": "2026-12-23"}, "done"),
        ("apply", "2026-11-23", APPLIED, {"deposited": "2026-11-23"}, "done"),
        ("apply", "2026-11-23", APPLIED, {"received": "2026-11-23"}, "done"),
        ("apply", "2026-11-23", APPLIED, {"received": "2026-11-23", "cancelled": "2026-11-23"}, "waiting"),
        ("apply", "2026-11-23", APPROVED, {"refused": "2026-11-23"}, "open"),
        ("apply", "2026-11-24", APPROVED, {"refused": "2026-11-23"}, "lost"),
        ("apply", "2026-11-23", ENROLLED, {"due": "0001-01-02"}, "open"),
        ("apply", "2026-11-23", ENROLLED, {"due": "2026-12-23"}, "open"),
        ("apply", "2026-11-24", ENROLLED, {"due": "2026-12-23"}, "lost"),
        ("apply", "2026-11-23", ENROLLED, {"due": "2026-12-23", "deposited": "2026-11-23"}, "done"),
        ("deposit", "2026-11-23", ENROLLED, {"due": "2026-12-23"}, "later"),
        ("deposit", "2026-12-24", ENROLLED, {"due": "2026-12-23"}, "later"),
        ("deposit", "2026-11-23", ENROLLED, {}, "later"),
        ("deposit", "2026-11-23", APPLIED, {}, "later"),
        ("deposit", "2026-12-23", APPROVED, {}, "open"),
        ("deposit", "2026-12-24", APPROVED, {}, "lost"),
        ("deposit", "2026-12-24", APPROVED, {"first": "2026-12-10"}, "overdue"),
        ("deposit", "2026-12-24", APPROVED, {"first": "2026-12-09"}, "lost"),
        ("deposit", "2026-12-24", APPROVED, {"first": None}, "overdue"),
        ("deposit", "2026-12-21", APPROVED, {"due": "2026-12-20"}, "lost"),
        ("deposit", "2026-11-23", DEPOSITED, {"cancelled": "2026-11-23"}, "overdue"),
        ("deposit", "2026-11-24", DEPOSITED, {"cancelled": "2026-11-23"}, "lost"),
        ("deposit", "2026-11-23", APPLIED, {"cancelled": "2026-11-22"}, "overdue"),
        ("deposit", "2026-11-23", ENROLLED, {"cancelled": "2026-11-22"}, "later"),
        ("deposit", "2026-12-24", DEPOSITED, {}, "done"),
        ("deposit", "2026-12-24", APPLIED, {"received": "2026-11-30"}, "done"),
        ("deposit", "2026-11-23", DEPOSITED, {"refused": "2026-11-23"}, "later"),
        ("subsidy", "2026-11-23", APPROVED, {}, "later"),
        ("subsidy", "2026-11-23", DEPOSITED, {}, "waiting"),
        ("subsidy", "2026-11-23", DEPOSITED, {"refused": "2026-11-23"}, "later"),
        ("subsidy", "2026-11-23", DEPOSITED, {"cancelled": "2026-11-23"}, "later"),
        ("subsidy", "2026-11-23", RECEIVED, {}, "done"),
        ("subsidy", "2026-11-23", RECEIVED, {"refused": "2026-11-23"}, "done"),
        ("attend", "2026-11-23", ENROLLED, {"first": None}, "later"),
        ("attend", "2026-11-08", ENROLLED, {}, "later"),
        ("attend", "2026-11-09", ENROLLED, {}, "waiting"),
        ("attend", "2026-12-07", ENROLLED, {}, "waiting"),
        ("attend", "2026-12-08", ENROLLED, {}, "open"),
        ("attend", "2026-11-09", ENROLLED, {"last": None}, "open"),
        ("attend", "2026-11-08", ENROLLED, {"completed": "2026-11-08"}, "done"),
        ("pay", "2026-11-23", DEPOSITED, {}, "later"),
        ("pay", "2026-11-23", DEPOSITED, {"invoice": "2026-1187"}, "later"),
        ("pay", "2026-11-30", RECEIVED, {}, "waiting"),
        ("pay", "2026-11-30", INVOICED, {}, "open"),
        ("pay", "2027-12-31", INVOICED, {}, "open"),
        ("pay", "2028-01-01", INVOICED, {}, "lost"),
        ("pay", "2028-01-01", RECEIVED, {}, "lost"),
        ("pay", "2028-01-01", ORDERED, {}, "done"),
        ("pay", "2026-12-08", ORDERED, {"second_invoice": "2"}, "open"),
        ("pay", "2026-12-08", ORDERED, {"second_invoiced": "-1.00"}, "done"),
        ("pay", "2026-12-08", ORDERED, {"second_invoiced": "0.00"}, "open"),
        ("pay", "2026-12-08", RECEIVED, CREDIT, "waiting"),
        ("pay", "2026-12-08", NOTHING, {"ordered": "2026-12-08"}, "done"),
    ],
)  # fmt: skip
def test_state_of_a_step(step: str, today: str, facts: Facts, more: Facts, state: str) -> None:
    assert planned(today, facts, **more).steps[step] == state


def test_what_is_not_done_of_a_stopped_application_is_for_later() -> None:
    steps = planned("2028-06-01", APPROVED, stopped="2026-11-24", size=None).steps
    assert list(steps) == list(STEPS)
    assert steps == {**dict.fromkeys(STEPS, "later"), "apply": "done"}


@pytest.mark.parametrize(
    ("today", "facts", "more", "action", "by"),
    [
        ("2026-11-23", NOTHING, {}, "complete_enrolment", None),
        ("2026-11-23", ENROLLED, {"price": None}, "complete_enrolment", "2026-11-23"),
        ("2026-11-23", ENROLLED, {}, "apply", "2026-11-23"),
        ("2026-11-24", ENROLLED, {}, "lost", None),
        ("2026-11-23", ENROLLED, {"due": "2026-12-23"}, "apply", "2026-11-23"),
        ("2026-11-24", ENROLLED, {"due": "2026-12-23"}, "lost", None),
        ("2026-11-23", APPLIED, {"size": "large", "refused": "2026-11-23"}, "reapply", "2026-11-23"),
        ("2026-11-23", ENROLLED, {"size": "large"}, "complete_enrolment", "2026-11-23"),
        ("2026-11-24", ENROLLED, {"price": None}, "lost", None),
        ("2026-11-24", APPLIED, {}, "await_approval", None),
        ("2026-11-24", APPLIED, {"size": None}, "await_approval", None),
        ("2026-11-24", APPROVED, {}, "deposit", "2026-12-23"),
        ("2026-12-23", APPROVED, {}, "deposit", "2026-12-23"),
        ("2026-12-24", APPROVED, {}, "lost", None),
        ("2026-12-24", APPROVED, {"first": "2026-12-10"}, "reapply", "2026-12-24"),
        ("2026-12-24", APPROVED, {"first": None}, "reapply", None),
        ("2026-11-23", APPLIED, {"refused": "2026-11-22"}, "reapply", "2026-11-23"),
        ("2026-11-24", APPLIED, {"refused": "2026-11-22"}, "lost", None),
        ("2026-11-23", APPLIED, {"refused": "2026-11-22", "first": None}, "reapply", None),
        ("2026-11-23", DEPOSITED, {"cancelled": "2026-11-22"}, "reapply", "2026-11-23"),
        ("2026-11-24", DEPOSITED, {"cancelled": "2026-11-22"}, "lost", None),
        ("2026-11-24", DEPOSITED, {}, "await_subsidy", None),
        ("2027-12-31", DEPOSITED, {}, "await_subsidy", None),
        ("2028-01-01", DEPOSITED, {}, "lost", None),
        ("2026-11-30", RECEIVED, {}, "await_invoice", "2027-12-31"),
        ("2028-01-01", RECEIVED, {}, "lost", None),
        ("2026-11-30", RECEIVED, CREDIT, "await_invoice", "2027-12-31"),
        ("2026-11-30", INVOICED, {}, "order_payment", "2027-12-31"),
        ("2026-12-08", ORDERED, {"second_invoice": "2"}, "order_payment", "2027-12-31"),
        ("2026-12-08", ORDERED, {"second_invoiced": "-5.00"}, "attend", "2026-12-07"),
        ("2028-01-01", INVOICED, {}, "lost", None),
        ("2026-12-08", ORDERED, {}, "attend", "2026-12-07"),
        ("2028-01-01", ORDERED, {}, "attend", "2026-12-07"),
        ("2026-12-08", ORDERED, {"last": None}, "attend", None),
        ("2026-12-08", FINISHED, {}, "finished", None),
        ("2099-12-08", FINISHED, {}, "finished", None),
        ("2026-12-08", FINISHED, {"size": None}, "complete_enrolment", None),
        ("2028-01-01", FINISHED, {"first": None}, "complete_enrolment", None),
        ("2026-12-08", FINISHED, {"stopped": "2026-12-08"}, "stopped", None),
        ("2026-12-08", FINISHED, {"refused": "2026-12-08"}, "lost", None),
        ("2026-12-08", FINISHED, {"cancelled": "2026-12-08"}, "lost", None),
        ("2026-12-08", FINISHED, {"submitted_again": "2026-12-08"}, "await_approval", None),
        ("2026-11-23", ENROLLED, {"stopped": "2026-11-23"}, "stopped", None),
        ("2026-11-22", APPROVED, {"cancelled": "2026-11-22", "submitted_again": "2026-11-22"}, "await_approval", None),
        ("9999-12-31", APPLIED, {"submitted": "9999-01-01", "first": None}, "await_approval", None),
    ],
)  # fmt: skip
def test_next_action_and_its_last_day(
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
