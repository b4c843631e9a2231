"""What holds of every plan, whatever was told and whatever day it is."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.agenda import agenda, quiet_until
from kmop_wizard.domain.ceiling import share_out
from kmop_wizard.domain.facts import PATHS, Path, with_fact
from kmop_wizard.domain.plan import ACTION_STEP, STATES, STEPS, URGENCIES, plan
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.rules import enterprise_key
from kmop_wizard.domain.training import LISTS, SIZES, Training
from kmop_wizard.domain.warning_codes import CODES
from tests.domain.builders import RULES
from tests.domain.near import (
    amounts,
    finished_trainings,
    near_days,
    near_folders,
    near_trainings,
)
from tests.strategies import texts, trainings

any_trainings = trainings() | near_trainings()
any_days = st.dates() | near_days() | st.sampled_from((date.min, date.max))
# A finished training has no use for these: they say that it ended otherwise.
UNDOING = ("refused_on", "stopped_on", "cancelled_on")
# Whether an invoice has to be paid follows from its sign.
DECIDING_AMOUNT = "amount_excl_vat"


@given(training=any_trainings, today=any_days)
def test_a_plan_exists_for_any_facts_on_any_day(training: Training, today: date) -> None:
    found = plan(training, RULES, today)
    assert tuple(found.steps) == STEPS
    assert set(found.steps.values()) <= set(STATES)
    assert ACTION_STEP[found.next.action] in STEPS
    assert found.next.urgency in URGENCIES
    assert (found.next.by is None) == (found.next.urgency == "none")
    assert set(found.warnings) <= set(CODES)
    assert list(found.warnings) == sorted(set(found.warnings))


@given(training=any_trainings, today=any_days)
def test_a_plan_depends_on_its_arguments_alone_and_changes_nothing(
    training: Training, today: date
) -> None:
    kept = deepcopy(training)
    assert plan(training, RULES, today) == plan(kept, RULES, today)
    assert training == kept


@given(training=any_trainings, today=any_days)
def test_a_special_path_is_there_exactly_when_the_training_left_the_road(
    training: Training, today: date
) -> None:
    found = plan(training, RULES, today)
    assert (rescue(training, found) is not None) == (
        found.next.action in ("stopped", "lost", "reapply")
    )


@given(training=finished_trainings(), today=any_days)
def test_a_finished_training_stays_finished_for_ever(training: Training, today: date) -> None:
    assert plan(training, RULES, today).next.action == "finished"


@given(training=finished_trainings(), today=any_days, data=st.data())
def test_no_further_fact_makes_a_finished_training_unfinished(
    training: Training, today: date, data: st.DataObject
) -> None:
    """Further: any fact of what is there already, but not that it was refused, stopped or
    cancelled, nor the sign of an invoice, a size that is none, a new application or invoice."""
    path = data.draw(st.sampled_from(sorted(_single_facts(training))))
    told = with_fact(training, path, data.draw(_values_of(path)))
    assert plan(told, RULES, today).next.action == "finished"


@given(training=any_trainings, today=any_days)
def test_recording_the_submission_never_takes_a_done_step_back(
    training: Training, today: date
) -> None:
    """The day of application is implied by later facts; noting it only makes it exact."""
    before = plan(training, RULES, today).steps
    after = plan(with_fact(training, (*_current(training), "submitted_on"), today), RULES, today)
    assert {step for step in STEPS if before[step] == "done"} <= {
        step for step in STEPS if after.steps[step] == "done"
    }


@given(folder=near_folders(), today=any_days, data=st.data())
def test_the_purse_adds_up(folder: tuple[Training, ...], today: date, data: st.DataObject) -> None:
    purse = share_out(folder, RULES, today)
    owners = {one.id: enterprise_key(one.enterprise.number) for one in folder}
    used: dict[tuple[str | None, int], Decimal] = {}
    for one in folder:
        applied_on = plan(one, RULES, today, purse).applied_on
        if one.id in purse.shares:
            assert applied_on is not None
            key = owners[one.id], applied_on.year
            used[key] = used.get(key, Decimal()) + purse.shares[one.id].amount
    assert {(row.enterprise, row.year): row.used for row in purse.ceilings} == used
    for row in purse.ceilings:
        assert row.left == max(Decimal(), row.ceiling - row.used)
        assert row.used <= row.ceiling or any(one.application.subsidy.amount for one in folder)
    assert share_out(data.draw(st.permutations(folder)), RULES, today) == purse


@given(folder=near_folders(), today=any_days)
def test_without_recorded_amounts_the_ceiling_is_never_passed(
    folder: tuple[Training, ...], today: date
) -> None:
    unrecorded = [with_fact(one, (*_current(one), "subsidy", "amount"), None) for one in folder]
    purse = share_out(unrecorded, RULES, today)
    assert all(row.used <= row.ceiling for row in purse.ceilings)


@given(folder=near_folders(), today=any_days)
def test_the_agenda_holds_every_training_the_most_urgent_first(
    folder: tuple[Training, ...], today: date
) -> None:
    entries = agenda(folder, RULES, today).entries
    assert sorted(entry.training.id for entry in entries) == [one.id for one in folder]
    days = [entry.plan.next.act_by or entry.plan.next.by for entry in entries]
    groups = [known for known, _ in groupby(days, key=lambda by: by is not None)]
    assert groups in ([], [True], [False], [True, False])
    known = [by for by in days if by is not None]
    assert known == sorted(known)


@given(folder=near_folders(), today=any_days)
def test_the_promise_of_quiet_is_never_given_when_something_is_due(
    folder: tuple[Training, ...], today: date
) -> None:
    found = agenda(folder, RULES, today)
    promise = quiet_until(found.entries, RULES, today)
    due = {"apply", "reapply", "complete_enrolment", "deposit", "order_payment"}
    pressing = any(
        entry.plan.next.action in due
        or any(code.endswith("_overdue") for code in entry.plan.warnings)
        for entry in found.entries
    )
    assert (promise is None) == pressing
    assert promise is None or promise.until is None or promise.until > today


def _single_facts(training: Training) -> Iterator[Path]:
    for name, *rest in PATHS:
        if not rest or name == "attachments" or rest[-1] in (*UNDOING, DECIDING_AMOUNT):
            continue
        entries = [(each.id,) for each in getattr(training, name)] if name in LISTS else [()]
        for entry in entries:
            path = (name, *entry, *rest)
            if rest[-1] not in ("deposit", "subsidy", "participants"):
                yield path


def _current(training: Training) -> Path:
    return ("applications", training.application.id or "7f")


def _values_of(path: Path) -> st.SearchStrategy[object]:
    if path[-1].endswith(("_on", "_day")):
        return st.dates()
    if "amount" in path[-1] or "price" in path[-1]:
        return amounts()
    return st.sampled_from(SIZES) if path[-1] == "size" else texts()
