"""The program's agenda against an independent calculation of the same rules."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.commands import agenda_data
from tests.oracle import STEPS, agenda
from tests.oracle_boundaries import Case, outcome
from tests.oracle_cases import TODAYS, generate
from tests.oracle_files import NUMBERS, READING
from tests.oracle_payment import PAYMENT, PURSE
from tests.oracle_procedure import PROCEDURE

CASES = [*PROCEDURE, *PAYMENT, *PURSE, *NUMBERS, *READING]
BEFORE_THE_CHANGE = pytest.mark.xfail(
    reason="this calculation follows the rules as they were before the day to act; a new one comes",
    strict=False,
)
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
    "lesson_days_reversed",
    "date_in_future",
    "closing_soon",
    "year_budget",
]


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Lay the files in a data folder; without files there is no `trainings/` either."""
    for name, content in files.items():
        path = folder / "trainings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def of_the_program(folder: Path, today: date) -> dict[str, Any]:
    """The program's object, with only `file` of what can't be read."""
    found: dict[str, Any] = dict(agenda_data(folder, today))
    found["unreadable"] = [{"file": row["file"]} for row in found["unreadable"]]
    return found


def by_id(rows: list[dict[str, Any]]) -> tuple[dict[str, int], dict[str, dict[str, Any]]]:
    """The place and the row of each training."""
    places = {row["id"]: place for place, row in enumerate(rows)}
    return places, {row["id"]: row for row in rows}


def differences(expected: Any, found: Any, where: str = "") -> Iterator[str]:
    """Each value that differs, with the way to it."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted({*expected, *found}):
            yield from differences(
                expected.get(key, "no key"), found.get(key, "no key"), f"{where}.{key}"
            )
    elif where == ".trainings":
        for own, other in zip(by_id(expected), by_id(found), strict=True):
            yield from differences(own, other, "t")
    elif expected != found:
        yield f"{where.lstrip('.')}: expected {expected!r}, the program says {found!r}"


def compare(files: Mapping[str, bytes], folder: Path, today: date) -> None:
    """Fails with the first differences and the files they are in."""
    found = list(differences(agenda(dict(files), today), of_the_program(folder, today)))
    if not found:
        return
    texts = [f"{len(found)} differences on {today}:", *found[:SHOWN]]
    ids = {line.split(".")[1].split(":")[0] for line in found[:SHOWN] if line.startswith("t.")}
    texts += [files[f"{one}.json"].decode() for one in sorted(ids)[:2] if f"{one}.json" in files]
    pytest.fail("\n".join(texts), pytrace=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_oracle_gives_what_was_worked_out_by_hand(case: Case) -> None:
    found = agenda(dict(case.files), case.today)
    assert {path: outcome(found, path) for path in case.expected} == dict(case.expected)


@BEFORE_THE_CHANGE
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_agenda_of_a_boundary_case(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case.files)
    compare(case.files, tmp_path, case.today)


@BEFORE_THE_CHANGE
def test_agenda_of_two_thousand_random_trainings(tmp_path: Path) -> None:
    files = generate(1, 2000)
    write(tmp_path, files)
    for today in TODAYS:
        compare(files, tmp_path, today)


@BEFORE_THE_CHANGE
@pytest.mark.parametrize("seed", range(2, 12))
def test_agenda_of_a_small_random_folder(seed: int, tmp_path: Path) -> None:
    files = generate(seed, 12)
    write(tmp_path, files)
    for today in (*TODAYS, date(1, 1, 1), date(9999, 12, 31)):
        compare(files, tmp_path, today)


def test_random_trainings_reach_every_state_action_urgency_and_warning() -> None:
    files = generate(1, 2000)
    states: Counter[tuple[str, str]] = Counter()
    other: Counter[str] = Counter()
    for today in TODAYS:
        for row in agenda(files, today)["trainings"]:
            states.update(row["steps"].items())
            other.update([row["next"]["action"], row["next"]["urgency"], *row["warnings"]])
    assert set(states) == {(step, state) for step in STEPS for state in STATES[step]}
    assert set(other) == {*ACTIONS, *WARNINGS, "none", "late", "today", "week", "planned"}
    assert min(states.values()) >= 10
    assert min(other.values()) >= 10
