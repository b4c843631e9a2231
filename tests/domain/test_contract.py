"""The sentences that say what a plan is, one property each, over any facts on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kmop_wizard.domain.plan import Plan, plan
from kmop_wizard.domain.training import Deposit, Invoice, Subsidy, Training
from tests.domain.builders import RULES
from tests.domain.near import amounts, changed_stages, near_days, near_trainings

any_trainings = changed_stages() | near_trainings()
closing_days = st.dates(date(2027, 12, 25), date(2028, 1, 10))
any_days = near_days() | closing_days | st.dates() | st.sampled_from((date.min, date.max))
IMPLYING = (
    ("approved_on",),
    ("refused_on",),
    ("deposit", "deposited_on"),
    ("subsidy", "received_on"),
)
# What is done first of what is left, and what that is called.
NEXT_OF = (
    ("apply", "later", "complete_enrolment"),
    ("apply", "open", "apply"),
    ("apply", "waiting", "await_approval"),
    ("deposit", "open", "deposit"),
    ("subsidy", "waiting", "await_subsidy"),
    ("pay", "open", "order_payment"),
    ("pay", "waiting", "await_invoice"),
)


def on(training: Training, today: date) -> Plan:
    return plan(training, RULES, today)


def noted(training: Training, *names: str, value: date | None) -> Training:
    """``training`` with the fact called ``names`` of its current application."""
    *inside, last = names
    application = training.application
    if inside:
        changed = replace(getattr(application, inside[0]), **{last: value})
        application = replace(application, **{inside[0]: changed})
    else:
        application = replace(application, **{last: value})
    return replace(training, applications=(*training.applications[:-1], application))


def done(found: Plan) -> set[str]:
    return {step for step, state in found.steps.items() if state == "done"}


def going_on(training: Training) -> bool:
    return training.application.refused_on is None and training.application.stopped_on is None


@given(training=any_trainings, today=any_days, stopped=any_days)
def test_of_a_stopped_application_every_step_that_is_not_done_is_later(
    training: Training, today: date, stopped: date
) -> None:
    before = on(noted(training, "stopped_on", value=None), today)
    after = on(noted(training, "stopped_on", value=stopped), today)
    assert done(after) >= done(before)
    assert {after.steps[step] for step in after.steps if step not in done(after)} <= {"later"}
    assert after.next.action == "stopped"


@given(training=any_trainings, today=any_days, other=any_days)
def test_a_recorded_day_counts_whatever_day_it_is(
    training: Training, today: date, other: date
) -> None:
    assert done(on(training, today)) == done(on(training, other))


@given(training=any_trainings, today=any_days, later=any_days)
def test_lost_is_passed_for_good(training: Training, today: date, later: date) -> None:
    assume(later > today)
    before, after = on(training, today).steps, on(training, later).steps
    for step in ("apply", "deposit"):
        assert before[step] != "lost" or after[step] == "lost"


@given(training=any_trainings, today=any_days)
def test_the_enrolment_is_done_when_its_five_facts_are_known(
    training: Training, today: date
) -> None:
    enrolment = training.enrolment
    facts = (
        enrolment.provider or enrolment.registration_number,
        enrolment.enrolled_on,
        enrolment.first_lesson_day,
        enrolment.price_excl_vat,
    )
    known = None not in facts and training.enterprise.size in ("small", "medium")
    assert ("enrol" in done(on(training, today))) == known


@pytest.mark.parametrize("names", IMPLYING, ids=".".join)
@given(training=any_trainings, today=any_days, day=any_days)
def test_a_later_fact_implies_the_application_and_noting_its_day_changes_nothing(
    names: tuple[str, ...], training: Training, today: date, day: date
) -> None:
    """But with a day in the e-mail an application that is noted is approved too."""
    bare = noted(noted(training, "submitted_on", value=None), "deposit", "due_on", value=None)
    implied = noted(bare, *names, value=day)
    found = on(implied, today)
    assert found.applied_on is not None
    assert found.applied_on <= day
    after = on(noted(implied, "submitted_on", value=found.applied_on), today)
    assert (after.steps, after.next.action) == (found.steps, found.next.action)
    assert (after.deadlines, after.amounts) == (found.deadlines, found.amounts)


@given(training=any_trainings, today=any_days, due=any_days)
def test_the_day_to_deposit_by_alone_implies_nothing(
    training: Training, today: date, due: date
) -> None:
    for names in (("submitted_on",), *IMPLYING):
        training = noted(training, *names, value=None)
    before = on(noted(training, "deposit", "due_on", value=None), today)
    after = on(noted(training, "deposit", "due_on", value=due), today)
    assert (after.steps, after.next, after.applied_on) == (before.steps, before.next, None)


@given(training=any_trainings, today=any_days, day=any_days)
def test_the_day_to_deposit_by_comes_with_the_approval(
    training: Training, today: date, day: date
) -> None:
    assume(training.application.refused_on is None)
    told = noted(noted(training, "submitted_on", value=day), "deposit", "due_on", value=day)
    assert "apply" in done(on(told, today))


@given(training=any_trainings, today=any_days, day=any_days)
def test_the_subsidy_implies_the_deposit_and_that_the_approval(
    training: Training, today: date, day: date
) -> None:
    bare = replace(training.application, refused_on=None, deposit=Deposit(), subsidy=Subsidy())
    training = replace(training, applications=(*training.applications[:-1], bare))
    deposited = noted(training, "deposit", "deposited_on", value=day)
    received = noted(training, "subsidy", "received_on", value=day)
    both = noted(deposited, "subsidy", "received_on", value=day)
    assert done(on(deposited, today)) >= {"apply", "deposit"}
    assert done(on(received, today)) >= {"apply", "deposit", "subsidy"}
    assert on(both, today).steps == on(received, today).steps


@given(training=any_trainings, today=any_days, day=any_days)
def test_a_cancelled_or_refused_application_has_no_deposit(
    training: Training, today: date, day: date
) -> None:
    for names in (("deposit", "cancelled_on"), ("refused_on",)):
        found = on(noted(training, *names, value=day), today)
        assert found.steps["deposit"] != "done"
        assert found.steps["subsidy"] != "waiting"


@given(training=any_trainings, today=any_days)
def test_an_application_is_done_or_waits_unless_refused(training: Training, today: date) -> None:
    found = on(training, today)
    if training.application.refused_on is not None:
        assert found.steps["apply"] not in ("done", "waiting")
    elif going_on(training):
        assert (found.steps["apply"] in ("done", "waiting")) == (found.applied_on is not None)


@settings(max_examples=400)
@given(training=any_trainings, today=any_days)
def test_what_can_still_be_applied_for_is_so_up_to_the_last_day(
    training: Training, today: date
) -> None:
    found = on(training, today)
    assume(training.application.stopped_on is None)
    passed = found.deadlines.apply_by is not None and today > found.deadlines.apply_by
    if found.steps["apply"] not in ("done", "waiting"):
        ahead = "open" if found.steps["enrol"] == "done" else "later"
        assert found.steps["apply"] == ("lost" if passed else ahead)
    if found.steps["deposit"] in ("overdue", "lost"):
        assert found.steps["deposit"] == ("lost" if passed else "overdue")


@given(training=any_trainings, today=any_days)
def test_a_deposit_fails_once_cancelled_or_after_its_last_day(
    training: Training, today: date
) -> None:
    found = on(training, today)
    assume(going_on(training) and found.applied_on is not None)
    cancelled = training.application.deposit.cancelled_on is not None
    late = found.deadlines.deposit_by is not None and today > found.deadlines.deposit_by
    state = found.steps["deposit"]
    assert (state in ("overdue", "lost")) == (state != "done" and (cancelled or late))
    assert (state == "open") == (
        "apply" in done(found) and state not in ("done", "overdue", "lost")
    )


@given(training=any_trainings, today=any_days)
def test_the_subsidy_is_waited_for_from_the_deposit_on(training: Training, today: date) -> None:
    found = on(training, today)
    assume(training.application.stopped_on is None)
    received = training.application.subsidy.received_on is not None
    assert (found.steps["subsidy"] == "done") == received
    assert (found.steps["subsidy"] == "waiting") == ("deposit" in done(found) and not received)


@given(training=any_trainings, today=any_days)
def test_attending_is_yours_after_the_last_lesson(training: Training, today: date) -> None:
    assume(training.attendance.completed_on is None and training.application.stopped_on is None)
    first, last = training.enrolment.first_lesson_day, training.enrolment.last_lesson_day
    state = on(training, today).steps["attend"]
    assert (state == "later") == (first is None or first > today)
    assert state == "later" or (state == "waiting") == (last is not None and last >= today)


@given(training=any_trainings, today=any_days)
def test_paying_is_for_after_the_subsidy_until_the_file_closes(
    training: Training, today: date
) -> None:
    found = on(training, today)
    state = found.steps["pay"]
    if state in ("open", "waiting"):
        assert training.application.subsidy.received_on is not None
    close_on = found.deadlines.close_on
    failed = found.steps["deposit"] in ("overdue", "lost") or not going_on(training)
    closed = close_on is not None and today > close_on and not failed
    assert (state == "lost") == (closed and state != "done")


@given(training=any_trainings, today=any_days, day=any_days)
def test_paying_is_done_once_every_invoice_is_ordered(
    training: Training, today: date, day: date
) -> None:
    ordered = tuple(replace(each, payment_ordered_on=day) for each in training.invoices)
    some = replace(training, invoices=(*ordered, Invoice(number="A", payment_ordered_on=day)))
    assert on(some, today).steps["pay"] == "done"
    one_left = replace(some, invoices=(*some.invoices, Invoice(number="B")))
    assert on(one_left, today).steps["pay"] != "done"
    assert on(replace(training, invoices=()), today).steps["pay"] != "done"


@given(training=any_trainings, today=any_days, amount=amounts(1), ordered=st.none() | any_days)
def test_a_credit_note_needs_no_payment_order(
    training: Training, today: date, amount: Decimal, ordered: date | None
) -> None:
    note = Invoice(amount_excl_vat=-amount, payment_ordered_on=ordered)
    before = on(training, today)
    after = on(replace(training, invoices=(*training.invoices, note)), today)
    assert (after.steps, after.next) == (before.steps, before.next)


@given(training=any_trainings, today=any_days)
def test_only_the_current_application_counts(training: Training, today: date) -> None:
    found = on(training, today)
    alone = on(replace(training, applications=training.applications[-1:]), today)
    assert alone._replace(warnings=()) == found._replace(warnings=())
    assert set(alone.warnings) ^ set(found.warnings) <= {"date_in_future"}


@given(training=any_trainings, today=any_days, other=any_days, day=any_days)
def test_deadlines_follow_from_the_enrolment_and_the_application_whatever_its_state(
    training: Training, today: date, other: date, day: date
) -> None:
    submitted = noted(training, "submitted_on", value=day)
    found = on(submitted, today).deadlines
    without = replace(submitted, invoices=(), attendance=Training("").attendance, title=None)
    assert on(without, other).deadlines == found
    for names in (*IMPLYING[1:], ("stopped_on",), ("deposit", "cancelled_on")):
        assert on(noted(submitted, *names, value=other), today).deadlines == found


@settings(max_examples=400)
@given(training=any_trainings, today=any_days)
def test_what_is_next_follows_from_the_first_step_that_is_not_done(
    training: Training, today: date
) -> None:
    found = on(training, today)
    steps, refused = found.steps, training.application.refused_on is not None
    if training.application.stopped_on is not None:
        expected = "stopped"
    elif len(done(found)) == len(steps):
        expected = "finished"
    elif "lost" in steps.values():
        expected = "lost"
    elif refused or steps["deposit"] == "overdue":
        expected = "reapply"
    else:
        rest = "complete_enrolment" if steps["attend"] == "done" else "attend"
        fits = (action for step, state, action in NEXT_OF if steps[step] == state)
        expected = next(fits, rest)
    assert found.next.action == expected


@given(training=any_trainings, today=any_days)
def test_the_last_day_of_what_is_next_is_that_of_its_term(training: Training, today: date) -> None:
    found = on(training, today)
    last_day = {
        "reapply": found.deadlines.apply_by,
        "complete_enrolment": None if found.applied_on else found.deadlines.apply_by,
        "apply": found.deadlines.apply_by,
        "deposit": found.deadlines.deposit_by,
        "order_payment": found.deadlines.close_on,
        "await_invoice": found.deadlines.close_on,
        "attend": training.enrolment.last_lesson_day,
    }
    assert found.next.by == last_day.get(found.next.action)
