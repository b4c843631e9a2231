"""On which days a training reminds, each once, and never of what is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from kmop_wizard.domain.agenda import agenda
from kmop_wizard.domain.reminders import Noted, due, last_day, quiet_before
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Training
from tests.domain.builders import (
    APPLIED,
    APPROVED,
    DEPOSITED,
    ENROLLED,
    FINISHED,
    INVOICED,
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

DAY = timedelta(days=1)


def reminded(facts: Facts, first: str, last: str) -> list[str]:
    """The days from ``first`` to ``last`` on which a look a day finds a reminder."""
    training, today, end = told(facts), date.fromisoformat(first), date.fromisoformat(last)
    found = []
    while today <= end:
        entries = agenda((training,), RULES, today).entries
        if due(entries, today - DAY, today, {}):
            found.append(today.isoformat())
        today += DAY
    return found


@pytest.mark.parametrize(
    ("facts", "first", "last", "days"),
    [
        pytest.param(
            {**ENROLLED, "first": "2026-11-20"},
            "2026-11-01",
            "2027-03-01",
            ["2026-11-20", "2026-11-27", "2026-12-01", "2026-12-03", "2026-12-04"],
            id="apply: 14, 7, 3, 1 and 0 days before the last day, then it is lost",
        ),
        pytest.param(
            {**APPROVED, "due": "2026-12-23"},
            "2026-11-24",
            "2027-03-01",
            ["2026-12-04", "2026-12-11", "2026-12-15", "2026-12-17", "2026-12-18", "2026-12-23"],
            id="deposit: before the day to act, and on the last day",
        ),
        pytest.param(
            APPLIED,
            "2026-11-21",
            "2027-01-01",
            ["2026-11-28", "2026-12-12", "2026-12-26"],
            id="approval: on the day to look, then every 14 days",
        ),
        pytest.param(
            DEPOSITED,
            "2026-11-25",
            "2027-01-04",
            ["2026-12-05", "2026-12-19", "2027-01-02"],
            id="subsidy: on the day to look, then every 14 days",
        ),
        pytest.param(
            RECEIVED,
            "2026-12-08",
            "2027-02-10",
            ["2027-01-07", "2027-01-21", "2027-02-04"],
            id="invoice: a month after the last lesson, then every 14 days",
        ),
        pytest.param(
            INVOICED,
            "2026-11-30",
            "2027-03-10",
            ["2026-12-07", "2027-01-06", "2027-02-05", "2027-03-07"],
            id="payment order: a week after the subsidy, then every 30 days",
        ),
        pytest.param(
            INVOICED,
            "2027-11-20",
            "2028-03-01",
            [f"2027-12-{day}" for day in ("02", "16", "23", "27", "29", "30", "31")],
            id="payment order: before the end, and on the last day",
        ),
        pytest.param(
            {**FINISHED, "completed": None},
            "2026-12-01",
            "2027-03-01",
            ["2026-12-07"],
            id="attend: on the last lesson day",
        ),
        pytest.param(FINISHED, "2026-12-01", "2029-01-01", [], id="finished: never"),
        pytest.param(STAGES["stopped"], "2026-11-24", "2029-01-01", [], id="stopped: never"),
    ],
)
def test_days_of_reminders(facts: Facts, first: str, last: str, days: list[str]) -> None:
    assert reminded(facts, first, last) == days


def test_the_payment_order_is_counted_from_the_oldest_invoice_without_one() -> None:
    facts = {
        **INVOICED,
        "issued": "2026-12-10",
        "second_invoice": "2",
        "second_issued": "2026-12-20",
    }
    assert reminded(facts, "2026-12-01", "2027-01-20") == ["2026-12-17", "2027-01-16"]
    facts["ordered"] = "2026-12-18"
    assert reminded(facts, "2026-12-18", "2027-01-27") == ["2026-12-27", "2027-01-26"]


def asleep(facts: Facts, since: str | None, today: str) -> str | None:
    entry = agenda((told(facts),), RULES, date.fromisoformat(today)).entries[0]
    found = last_day(entry, day(since), date.fromisoformat(today))
    return found.isoformat() if found else None


def test_who_was_away_for_weeks_is_reminded_once_of_the_latest_day() -> None:
    facts = {**APPROVED, "due": "2026-12-23"}
    assert asleep(facts, "2026-11-25", "2026-12-16") == "2026-12-15"
    assert asleep(facts, "2026-12-15", "2026-12-16") is None
    assert asleep(facts, None, "2026-12-16") == "2026-12-15"


def test_nothing_is_said_twice_also_when_the_clock_went_back() -> None:
    training = told(APPROVED, due="2026-12-23")
    noted: dict[str, Noted] = {}
    said = []
    for text in ("2026-12-11", "2026-12-11", "2026-12-18", "2026-12-10", "2026-12-11"):
        today = date.fromisoformat(text)
        found = due(agenda((training,), RULES, today).entries, today - DAY, today, noted)
        for each in found:
            noted["a"] = Noted((*noted.get("a", Noted()).said, each.day))
            said.append(text)
    assert said == ["2026-12-11", "2026-12-18"]


def test_tomorrow_says_it_again_unless_it_is_done() -> None:
    later, today = Noted(again_on=date(2026, 12, 12), action="deposit"), date(2026, 12, 13)

    def found(facts: Facts) -> list[date]:
        entries = agenda((told(facts),), RULES, today).entries
        return [each.day for each in due(entries, today - DAY, today, {"a": later})]

    assert found({**APPROVED, "due": "2026-12-23"}) == [date(2026, 12, 12)]
    assert found({**DEPOSITED, "due": "2026-12-23"}) == []


def test_one_that_is_muted_is_not_said() -> None:
    today = date(2026, 12, 11)
    entries = agenda((told(APPROVED, due="2026-12-23"),), RULES, today).entries
    assert due(entries, None, today, {"a": Noted(muted=True)}) == []
    assert due(entries, None, today, {})


@settings(max_examples=25)
@given(trainings=near_folders(3), today=near_days())
def test_nothing_falls_before_the_day_to_look_again(
    trainings: tuple[Training, ...], today: date
) -> None:
    later = rule_set((today + 20 * DAY).isoformat(), apply_days=60)
    for rules in (RULES, rules_of(*RULES.sets, later)):
        look_again(trainings, rules, today)


def look_again(trainings: tuple[Training, ...], rules: Rules, today: date) -> None:
    until = quiet_before(agenda(trainings, rules, today).entries, rules, today, {})
    assert until > today
    each = today + DAY
    while each < min(until, today + 45 * DAY):
        assert due(agenda(trainings, rules, each).entries, each - DAY, each, {}) == []
        each += DAY
