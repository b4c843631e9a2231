"""Home's groups by consequence, and the order within them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from kmop_wizard.app.overview.groups import GROUPS, group_of, in_order, most_pressing
from kmop_wizard.domain.agenda import agenda, quiet_until
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
    planned,
    told,
)
from tests.domain.near import near_days, near_folders


@pytest.mark.parametrize(
    ("today", "facts", "more", "group"),
    [
        ("2026-11-23", ENROLLED, {}, "today"),
        ("2026-11-22", ENROLLED, {}, "week"),
        ("2026-11-16", ENROLLED, {"price": None}, "week"),
        ("2026-11-15", ENROLLED, {}, "later"),
        ("2026-11-15", NOTHING, {}, "later"),
        ("2026-11-22", APPLIED, {"refused": "2026-11-22"}, "today"),
        ("2026-12-08", APPROVED, {}, "later"),
        ("2026-12-09", APPROVED, {}, "week"),
        ("2026-12-16", APPROVED, {}, "today"),
        ("2026-12-23", APPROVED, {}, "today"),
        ("2027-12-30", INVOICED, {}, "today"),
        ("2027-12-01", INVOICED, {}, "later"),
        ("2026-11-27", APPLIED, {}, "waiting"),
        ("2026-11-28", APPLIED, {}, "check"),
        ("2026-12-04", DEPOSITED, {}, "waiting"),
        ("2026-12-05", DEPOSITED, {}, "check"),
        ("2027-01-06", RECEIVED, {}, "waiting"),
        ("2027-01-07", RECEIVED, {}, "check"),
        ("2027-12-31", RECEIVED, {"first": None, "last": None}, "waiting"),
        ("2026-12-01", ORDERED, {}, "record"),
        ("2030-12-01", ORDERED, {}, "record"),
        ("2026-12-08", FINISHED, {"price": None}, "record"),
        ("2026-12-08", FINISHED, {}, "closed"),
        ("2026-11-24", ENROLLED, {}, "closed"),
        ("2026-11-24", APPROVED, {"stopped": "2026-11-24"}, "closed"),
    ],
)  # fmt: skip
def test_the_group_of_a_training(today: str, facts: Facts, more: Facts, group: str) -> None:
    assert group_of(planned(today, facts, **more)) == group


def test_what_costs_money_comes_first_and_lessons_of_years_ago_do_not() -> None:
    trainings = (
        told(FINISHED, "finished"),
        told(ORDERED, "lessons", first="2020-01-01", last="2020-02-01"),
        told(DEPOSITED, "waits longer"),
        told(APPLIED, "waits"),
        told(APPLIED, "overdue", submitted="2026-11-01"),
        told(NOTHING, "no day"),
        told(INVOICED, "in a year"),
        told(APPROVED, "in weeks"),
        told(ENROLLED, "tomorrow", first="2026-11-10"),
        told(ENROLLED, "today"),
        told(ENROLLED, "today too", title="A"),
    )
    found = in_order(agenda(trainings, RULES, date(2026, 11, 23)).entries)
    assert [entry.training.id for entry in found] == [
        "today",
        "today too",
        "tomorrow",
        "in weeks",
        "in a year",
        "no day",
        "overdue",
        "waits",
        "waits longer",
        "lessons",
        "finished",
    ]


@given(folder=near_folders(), today=near_days())
def test_every_training_is_in_one_group(folder: tuple[Training, ...], today: date) -> None:
    entries = agenda(folder, RULES, today).entries
    places = [GROUPS.index(group_of(entry.plan)) for entry in in_order(entries)]
    assert places == sorted(places)
    assert sorted(entry.training.id for entry in in_order(entries)) == [one.id for one in folder]


@given(folder=near_folders(), today=near_days())
def test_nothing_is_to_be_done_exactly_when_nothing_is_pressing(
    folder: tuple[Training, ...], today: date
) -> None:
    entries = agenda(folder, RULES, today).entries
    first = most_pressing(in_order(entries))
    assert (quiet_until(entries, RULES, today) is None) == (first is not None)
    pressing = [one for one in entries if group_of(one.plan) in GROUPS[:4]]
    if pressing:
        assert first == in_order(entries)[0]
    elif first is not None:  # what is left of an enrolment is the user's, and costs nothing
        assert first.plan.next.action == "complete_enrolment"
