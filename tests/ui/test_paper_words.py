"""What stands on paper: the day to act with its last day, and nothing that is done to do again."""

from __future__ import annotations

from datetime import date

import pytest

from kmop_wizard.app.papers.words import checklist_of, deadlines_of
from kmop_wizard.domain.agenda import Entry, agenda
from kmop_wizard.i18n import Words
from tests.domain.builders import (
    APPLIED,
    APPROVED,
    DEPOSITED,
    ENROLLED,
    FINISHED,
    RULES,
    Facts,
    told,
)

EN = Words("en")


def on(today: str, facts: Facts, **more: str | None) -> Entry:
    return agenda([told(facts, **more)], RULES, date.fromisoformat(today)).entries[0]


@pytest.mark.parametrize(
    ("today", "facts", "apply", "deposit", "pay"),
    [
        ("2026-11-20", ENROLLED, "Monday 23 November 2026", "", ""),
        ("2026-11-20", {**APPLIED, "refused": "2026-11-20"}, "Sunday 22 November 2026 · last day 23 Nov 2026", "", ""),
        ("2026-11-23", APPLIED, "done", "", "Thursday 30 December 2027 · last day 31 Dec 2027"),
        (
            "2026-11-24",
            APPROVED,
            "done",
            "Wednesday 16 December 2026 · last day 23 Dec 2026",
            "Thursday 30 December 2027 · last day 31 Dec 2027",
        ),
        ("2026-12-22", APPROVED, "done", "Wednesday 23 December 2026", "Thursday 30 December 2027 · last day 31 Dec 2027"),
        ("2026-11-24", DEPOSITED, "done", "done", "Thursday 30 December 2027 · last day 31 Dec 2027"),
        ("2026-12-08", FINISHED, "done", "done", "done"),
    ],
)  # fmt: skip
def test_the_days_on_paper(today: str, facts: Facts, apply: str, deposit: str, pay: str) -> None:
    rows = [value for _label, value in deadlines_of(EN, on(today, facts))]
    assert rows[:3] == [apply, deposit, pay]


def test_what_comes_next_has_both_its_days() -> None:
    entry = on("2026-11-24", APPROVED)
    said = checklist_of(EN, entry, RULES, date(2026, 11, 24)).next
    assert "(by Wed 16 Dec 2026 at the latest · last day 23 Dec)" in said
    waiting = checklist_of(EN, on("2026-11-24", DEPOSITED), RULES, date(2026, 11, 24)).next
    assert "(check on Sat 5 Dec 2026)" in waiting


def test_what_is_done_is_ticked_also_when_only_implied() -> None:
    entry = on("2026-12-08", FINISHED, submitted=None, approved=None, deposited=None)
    steps = checklist_of(EN, entry, RULES, date(2026, 12, 8)).steps
    assert [step.done for step in steps] == [True] * 6
    unticked = {task.text for step in steps for task in step.tasks if not task.done}
    # What no fact tells stays open: papers that were not added, and the VAT.
    assert unticked == {
        "Proof of enrolment kept",
        "Proof of deposit kept",
        "Attendance list kept",
        "Certificate of each participant kept",
        "VAT paid to the provider",
    }


def test_a_credit_note_waits_for_no_order() -> None:
    entry = on("2026-12-08", FINISHED, second_invoice="C-1", second_invoiced="-10.00")
    pay = checklist_of(EN, entry, RULES, date(2026, 12, 8)).steps[-1]
    assert all(
        task.done for task in pay.tasks if task.text == "Payment order given on kmo-portefeuille.be"
    )
