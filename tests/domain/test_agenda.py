"""All trainings together: their order, and the promise that nothing is to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from kmop_wizard.domain import agenda as agenda_module
from kmop_wizard.domain.agenda import Planner, Quiet, agenda, last_days, quiet_until
from kmop_wizard.domain.plan import Plan, plan
from kmop_wizard.domain.rules import Rules
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
    STAGES,
    Facts,
    day,
    rule_set,
    rules_of,
    told,
)
from tests.domain.near import near_days, near_folders

TODAY = date(2026, 11, 24)
HORIZON = 2 * 366
QUIET = (
    "await_approval",
    "await_subsidy",
    "await_invoice",
    "attend",
    "finished",
    "stopped",
    "lost",
)


def state(trainings: tuple[Training, ...], rules: Rules, on: date) -> dict[str, tuple[str, ...]]:
    """Of each training the action, its urgency, and what is overdue."""
    return {
        entry.training.id: (
            entry.plan.next.action,
            entry.plan.next.urgency,
            *(code for code in entry.plan.warnings if code.endswith("_overdue")),
        )
        for entry in agenda(trainings, rules, on).entries
    }


def by_brute_force(trainings: tuple[Training, ...], rules: Rules, today: date) -> Quiet | None:
    """The promise, by planning each day of two years; ``Quiet(None)`` when no day differs.

    A day on which something has just been lost comes too late: it is the day before, unless that
    is today.
    """
    now = state(trainings, rules, today)
    if any(action not in QUIET or overdue for action, _, *overdue in now.values()):
        return None
    for count in range(1, HORIZON):
        then = today + timedelta(count)
        found = state(trainings, rules, then)
        if found == now:
            continue
        if any(found[one][0] == "lost" != now[one][0] for one in now):
            then -= timedelta(1)
        return Quiet(then if then > today else None)
    return Quiet(None)


def promised(trainings: tuple[Training, ...], rules: Rules, today: date) -> Quiet | None:
    """The program's promise; one beyond the horizon counts as none."""
    found = quiet_until(agenda(trainings, rules, today).entries, rules, today)
    if found is None or found.until is None or found.until < today + timedelta(HORIZON):
        return found
    return Quiet(None)


@pytest.mark.parametrize("stage", STAGES)
def test_the_promise_on_every_day_of_the_brochures_case(stage: str) -> None:
    trainings = (told(STAGES[stage]),)
    for count in range(-20, 60, 3):
        today = date(2026, 11, 23) + timedelta(count)
        assert promised(trainings, RULES, today) == by_brute_force(trainings, RULES, today), today


@settings(max_examples=60)
@given(folder=near_folders(3), today=near_days())
def test_the_promise_equals_planning_each_day(folder: tuple[Training, ...], today: date) -> None:
    assert promised(folder, RULES, today) == by_brute_force(folder, RULES, today)


@settings(max_examples=60)
@given(folder=near_folders(2), today=near_days())
def test_the_promise_equals_planning_each_day_while_rules_change(
    folder: tuple[Training, ...], today: date
) -> None:
    changing = rules_of(
        rule_set("2020-01-01"),
        rule_set("2026-12-01", apply_days=60, approval_check_days=21),
        rule_set("2027-02-01", apply_days=7, deposit_days=10),
    )
    assert promised(folder, changing, today) == by_brute_force(folder, changing, today)


@pytest.mark.parametrize(
    ("today", "facts", "more", "until"),
    [
        ("2026-11-24", APPLIED, {}, "2026-11-28"),
        ("2026-11-27", APPLIED, {}, "2026-11-28"),
        ("2026-11-24", DEPOSITED, {}, "2026-12-05"),
        ("2026-12-04", DEPOSITED, {}, "2026-12-05"),
        ("2027-12-21", DEPOSITED, {"deposited": "2027-12-20"}, "2027-12-31"),
        ("2027-12-21", DEPOSITED, {"deposited": "2027-12-21"}, "2027-12-31"),
        ("2027-12-31", DEPOSITED, {"deposited": "2027-12-21"}, None),
        ("2026-12-01", RECEIVED, {}, "2027-01-07"),
        ("2026-12-01", RECEIVED, {"first": None, "last": None}, "2027-12-24"),
        ("2027-12-24", RECEIVED, {"first": None, "last": None}, "2027-12-31"),
        ("2027-12-31", RECEIVED, {"first": None, "last": None}, None),
        ("2027-12-24", RECEIVED, {"last": "2027-12-01"}, "2027-12-31"),
        ("2028-01-01", RECEIVED, {}, None),
        ("2026-11-24", ORDERED, {}, "2026-11-30"),
        ("2026-11-30", ORDERED, {}, "2026-12-07"),
        ("2026-12-07", ORDERED, {}, "2026-12-08"),
        ("2026-12-08", ORDERED, {}, None),
        ("2026-12-08", FINISHED, {}, None),
        ("2026-12-24", APPROVED, {}, None),
        ("2026-11-24", APPROVED, {"stopped": "2026-11-24"}, None),
        ("9999-12-31", APPLIED, {"submitted": "9999-12-30"}, None),
    ],
)
def test_the_day_of_the_promise(today: str, facts: Facts, more: Facts, until: str | None) -> None:
    on = date.fromisoformat(today)
    entries = agenda((told(facts, **more),), RULES, on).entries
    assert quiet_until(entries, RULES, on) == Quiet(day(until))


@pytest.mark.parametrize(
    ("today", "facts", "more"),
    [
        ("2026-11-23", NOTHING, {}),
        ("2026-11-23", ENROLLED, {}),
        ("2026-11-28", APPLIED, {}),
        ("2026-11-24", APPROVED, {}),
        ("2026-11-23", APPLIED, {"refused": "2026-11-23"}),
        ("2026-12-05", DEPOSITED, {}),
        ("2026-12-01", INVOICED, {}),
        ("2027-01-07", RECEIVED, {}),
        ("2026-12-01", FINISHED, {"size": None}),
    ],
)
def test_no_promise_while_something_is_to_be_done(today: str, facts: Facts, more: Facts) -> None:
    on = date.fromisoformat(today)
    entries = agenda((told(APPLIED, "b", submitted=today), told(facts, **more)), RULES, on).entries
    assert quiet_until(entries, RULES, on) is None


def test_nothing_to_do_for_ever_without_trainings() -> None:
    assert quiet_until((), RULES, TODAY) == Quiet(None)


def test_the_promise_ends_on_the_first_day_of_all_trainings() -> None:
    trainings = (told(RECEIVED, "a"), told(APPLIED, "b"), told(FINISHED, "c"))
    entries = agenda(trainings, RULES, TODAY).entries
    assert quiet_until(entries, RULES, TODAY) == Quiet(date(2026, 11, 28))


def test_later_rules_can_bring_back_what_was_lost() -> None:
    rules = rules_of(rule_set("2020-01-01"), rule_set("2026-12-01", apply_days=60))
    entries = agenda((told(ENROLLED),), rules, TODAY).entries
    assert entries[0].plan.next.action == "lost"
    assert quiet_until(entries, rules, TODAY) == Quiet(date(2026, 12, 1))


def test_order_by_day_to_act_then_title_by_code_point_then_id() -> None:
    trainings = [
        told(FINISHED, "no day", title="A"),
        told(FINISHED, "no day, no title"),
        told(APPROVED, "later", due="2026-12-23"),
        told(RECEIVED, "last day only", first="2026-12-01", last=None, submitted="2025-12-01"),
        told(APPROVED, "sooner", due="2026-12-01"),
        told(APPROVED, "same day b", due="2026-12-10", title="B"),
        told(APPROVED, "same day a", due="2026-12-10", title="a"),
        told(APPROVED, "same day É", due="2026-12-10", title="É"),
        told(APPROVED, "same title 2", due="2026-12-10", title="C"),
        told(APPROVED, "same title 1", due="2026-12-10", title="C"),
        told(APPROVED, "same day, no title", due="2026-12-10"),
    ]
    found = [entry.training.id for entry in agenda(trainings, RULES, TODAY).entries]
    assert found == [
        "sooner",
        "same day, no title",
        "same day b",
        "same title 1",
        "same title 2",
        "same day a",
        "same day É",
        "later",
        "last day only",
        "no day, no title",
        "no day",
    ]


def test_a_training_is_active_until_it_is_finished_stopped_or_lost() -> None:
    on = {stage: agenda((told(facts),), RULES, TODAY).entries[0] for stage, facts in STAGES.items()}
    closed = {stage for stage, entry in on.items() if not entry.active}
    assert closed == {"enrolled", "finished", "refused", "cancelled", "stopped"}
    assert {on[stage].plan.next.action for stage in ("enrolled", "refused")} == {"lost"}


def test_the_agenda_plans_with_the_purse_of_all() -> None:
    trainings = (told(APPLIED, "a", price="25000.00"), told(APPLIED, "b"))
    found = agenda(trainings, RULES, TODAY)
    amounts = {entry.training.id: str(entry.plan.amounts.subsidy) for entry in found.entries}
    assert amounts == {"a": "7500.00", "b": "0.00"}
    assert str(found.purse.ceilings[0].left) == "0.00"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("2026-11-09", ("2026-11-23", "2026-12-23", "2027-12-31", "2036-11-09")),
        ("2026-12-17", ("2026-12-31", "2027-01-30", "2027-12-31", "2036-12-17")),
        ("2026-12-18", ("2027-01-01", "2027-01-31", "2028-12-31", "2036-12-18")),
        ("2024-02-29", ("2024-03-14", "2024-04-13", "2025-12-31", "2034-02-28")),
        ("9998-12-18", ("9999-01-01", "9999-01-31", None, None)),
        ("9999-12-31", (None, None, None, None)),
        ("0001-01-01", ("0001-01-15", "0001-02-14", "0002-12-31", "0011-01-01")),
    ],
)
def test_every_last_day_of_a_first_lesson_day(first: str, expected: tuple[str | None, ...]) -> None:
    days_to_act = last_days(date.fromisoformat(first), RULES, TODAY)
    found = days_to_act.deadlines
    days = (found.apply_by, found.deposit_by, found.close_on, found.keep_until)
    assert tuple(None if one is None else one.isoformat() for one in days) == expected
    assert found.deposit_estimated is (found.deposit_by is not None)
    for term, by in ((days_to_act.deposit, found.deposit_by), (days_to_act.pay, found.close_on)):
        assert (term is None) == (by is None)
        assert term is None or (term.by == by and term.act_by is not None and term.act_by < by)


@settings(max_examples=60)
@given(near_folders(), near_folders(), near_days())
def test_what_did_not_change_keeps_the_plan_that_it_would_get(
    one: tuple[Training, ...], other: tuple[Training, ...], today: date
) -> None:
    """As while one types: some trainings are others now, and with them what the purse leaves."""
    planner = Planner(RULES, today, one)
    assert planner.agenda == agenda(one, RULES, today)
    half = (*one[::2], *(each for each in other if each.id not in {kept.id for kept in one[::2]}))
    planner.put_all(half)
    assert planner.agenda == agenda(half, RULES, today)
    for changed in other:
        planner.put(changed)
    both = {each.id: each for each in (*half, *other)}.values()
    alone = agenda(both, RULES, today)
    assert [planner.entry(each.training.id) for each in alone.entries] == [*alone.entries]


def test_a_letter_in_a_title_plans_that_training_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [told(APPLIED, f"{number}", price="1000.00") for number in range(20)]
    planner = Planner(RULES, TODAY, facts)
    before = {entry.training.id: entry for entry in planner.agenda.entries}
    planned: list[str] = []

    def noted(training: Training, *given: Any) -> Plan:
        planned.append(training.id)
        return plan(training, *given)

    monkeypatch.setattr(agenda_module, "plan", noted)
    planner.put(replace(facts[7], title="Brandbestrijding"))
    assert planner.entry("7").training.title == "Brandbestrijding"
    assert planned == ["7"]
    assert all(planner.entry(key) is before[key] for key in before if key != "7")
