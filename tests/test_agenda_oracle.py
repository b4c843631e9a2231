"""The program's agenda against an independent calculation of the same rules."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kmop_wizard.commands import agenda_data
from tests.oracle.agenda import STEPS, agenda
from tests.oracle.boundaries import Case, outcome
from tests.oracle.compare import differences, printed, write
from tests.oracle.files import NUMBERS, READING, SUBSIDY_NUMBERS
from tests.oracle.generated import TODAYS, generate
from tests.oracle.payment import PAYMENT, PURSE
from tests.oracle.procedure import PROCEDURE

CASES = [*PROCEDURE, *PAYMENT, *PURSE, *NUMBERS, *SUBSIDY_NUMBERS, *READING]
COMPARED = 300
SHOWN = 12
"""How many differences a failure prints."""

STATES = {
    "enrol": {"done", "open", "later"},
    "apply": {"done", "waiting", "lost", "later", "open"},
    "deposit": {"done", "overdue", "lost", "open", "later"},
    "subsidy": {"done", "waiting", "later"},
    "attend": {"done", "later", "waiting", "open"},
    "pay": {"done", "lost", "later", "waiting", "open"},
}
ACTIONS = [
    "stopped",
    "finished",
    "lost",
    "reapply",
    "complete_enrolment",
    "apply",
    "await_approval",
    "deposit",
    "await_subsidy",
    "order_payment",
    "await_invoice",
    "attend",
]
WARNINGS = [
    "price_below_minimum",
    "ceiling_exceeded",
    "provider_number_unknown",
    "provider_number_for_advice",
    "provider_number_differs",
    "applied_after_term",
    "applied_before_enrolment",
    "deposit_after_term",
    "deposit_amount_differs",
    "invoice_provider_differs",
    "invoice_amount_differs",
    "deadline_on_closed_day",
    "approval_overdue",
    "subsidy_overdue",
    "invoice_overdue",
    "subsidy_year_differs",
    "lesson_days_reversed",
    "date_in_future",
    "closing_soon",
    "year_budget",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_oracle_gives_what_was_worked_out_by_hand(case: Case) -> None:
    found = agenda(dict(case.files), case.today)
    assert {path: outcome(found, path) for path in case.expected} == dict(case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_agenda_of_a_boundary_case(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case.files)
    assert differences(case.files, agenda_data(tmp_path, case.today), case.today) == []


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_agenda_printed_of_random_trainings(today: date, tmp_path: Path) -> None:
    files = generate(1, COMPARED)
    write(tmp_path, files)
    assert differences(files, printed(tmp_path, today), today)[:SHOWN] == []


@pytest.mark.parametrize("seed", range(2, 12))
def test_agenda_of_a_small_random_folder(seed: int, tmp_path: Path) -> None:
    files = generate(seed, 12)
    write(tmp_path, files)
    for today in (*TODAYS, date(1, 1, 1), date(9999, 12, 31)):
        assert differences(files, agenda_data(tmp_path, today), today) == []


def test_random_trainings_reach_every_state_action_urgency_and_warning() -> None:
    files = generate(1, COMPARED)
    states: Counter[tuple[str, str]] = Counter()
    other: Counter[str] = Counter()
    for today in TODAYS:
        for row in agenda(files, today)["trainings"]:
            states.update(row["steps"].items())
            other.update([row["next"]["action"], row["next"]["urgency"], *row["warnings"]])
    assert set(states) == {(step, state) for step in STEPS for state in STATES[step]}
    assert set(other) == {*ACTIONS, *WARNINGS, "none", "late", "today", "week", "planned"}
    assert min(states.values()) >= 5
    assert min(other.values()) >= 5
