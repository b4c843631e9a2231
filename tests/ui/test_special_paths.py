"""What went differently: where the wizard opens, what it says, what puts it right, and undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPLIED, APPROVED, DEPOSITED, ENROLLED, INVOICED

CURRENT = ("applications", "1")
CANCELLED = with_fact(DEPOSITED, (*CURRENT, "deposit", "cancelled_on"), date(2026, 11, 20))
REFUSED = with_fact(APPLIED, (*CURRENT, "refused_on"), date(2026, 11, 20))
STOPPED = with_fact(APPLIED, (*CURRENT, "stopped_on"), date(2026, 11, 20))


def opened(program: Program, training: Training, today: date) -> Person:
    program.save(training)
    program.clock.day = today
    person = program.start()
    person.choose(training.id)
    return person


PATHS = {
    "cancelled": (CANCELLED, date(2026, 11, 21), "apply", "reapply", "geannuleerd"),
    "cancelled, too late": (CANCELLED, date(2026, 11, 24), "apply", "lost", "geannuleerd"),
    "refused": (REFUSED, date(2026, 11, 21), "apply", "reapply", "geweigerd"),
    "refused, too late": (REFUSED, date(2026, 11, 24), "apply", "lost", "geweigerd"),
    "application missed": (ENROLLED, date(2026, 11, 24), "apply", "lost", "23 november 2026"),
    "deposit missed": (APPROVED, date(2026, 12, 12), "apply", "lost", "11 december 2026"),
    "stopped": (STOPPED, date(2026, 11, 21), "apply", "stopped", "stopgezet"),
    "closed": (INVOICED, date(2028, 1, 1), "apply", "lost", "31 december 2027"),
}


@pytest.mark.parametrize(("training", "today", "page", "action", "says"), PATHS.values(), ids=PATHS)
def test_the_wizard_opens_where_it_matters_and_says_what_happened(
    program: Program, training: Training, today: date, page: str, action: str, says: str
) -> None:
    person = opened(program, training, today)
    assert program.next_action() == action
    assert person.window.screen_shown.step == page
    assert says in person.reads().lower()


RECORDS = {
    "application": (
        ENROLLED,
        date(2026, 11, 24),
        "applications.submitted_on",
        "await_approval",
    ),
    "deposit": (
        APPROVED,
        date(2026, 12, 12),
        "applications.deposit.deposited_on",
        "await_subsidy",
    ),
    "payment order": (
        INVOICED,
        date(2028, 1, 1),
        "invoices.payment_ordered_on",
        "attend",
    ),
}


@pytest.mark.parametrize(("training", "today", "field", "right"), RECORDS.values(), ids=RECORDS)
def test_a_missing_record_is_the_first_thing_offered_and_puts_everything_right(
    program: Program, training: Training, today: date, field: str, right: str
) -> None:
    person = opened(program, training, today)
    person.press(f"action.other_day.{field}")
    assert person.focused == field
    person.write("11/11/2026")
    person.key(Qt.Key.Key_Tab)
    person.window.session.saves.save_all()
    assert program.next_action() == right
    person.undo()
    person.window.session.saves.save_all()
    assert program.next_action() == "lost"


AGAIN = {
    "cancelled": (CANCELLED, "deposit.cancelled_on", "20/11/2026"),
    "refused": (REFUSED, "refused_on", "20/11/2026"),
    "stopped": (STOPPED, "stopped_on", "20/11/2026"),
}


@pytest.mark.parametrize(("training", "fact", "shown"), AGAIN.values(), ids=AGAIN)
def test_a_new_application_keeps_the_earlier_one_in_the_history(
    program: Program, training: Training, fact: str, shown: str
) -> None:
    person = opened(program, training, date(2026, 11, 21))
    person.press("action.new_application")
    assert person.window.screen_shown.step == "apply"
    assert person.text("applications.1.submitted_on") == ""
    person.fill("applications.1.submitted_on", "21/11/2026")
    person.window.session.saves.save_all()
    saved = program.training()
    assert saved.applications[0] == training.applications[0]
    assert saved.application.submitted_on == date(2026, 11, 21)
    assert program.next_action() == "await_approval"
    # The earlier one stays readable and editable.
    person.press("action.toggle.previous_applications")
    person.press("action.toggle.application.0")
    assert person.text(f"applications.{fact}") == shown
    person.fill("applications.subsidy_number", "2026KMO777")
    person.window.session.saves.save_all()
    assert program.training().applications[0].subsidy_number == "2026KMO777"
    # And all of it is undone, one thing after the other.
    for _ in range(3):
        person.undo()
    person.window.session.saves.save_all()
    assert program.training().applications == training.applications
    for _ in range(3):
        person.redo()
    person.window.session.saves.save_all()
    earlier, again = program.training().applications
    assert earlier.subsidy_number == "2026KMO777"
    assert again == saved.application


def test_a_day_on_which_it_can_t_have_been_done_is_not_offered(program: Program) -> None:
    missed = with_fact(ENROLLED, ("enrolment", "first_lesson_day"), date(2026, 11, 6))
    person = opened(program, missed, date(2026, 11, 21))
    assert not person.sees("action.today.applications.submitted_on")
    assert person.sees("action.yesterday.applications.submitted_on")  # the last day
    person = program.restart(date(2026, 11, 22))
    person.window.open_training(ENROLLED.id, "apply")
    settle()
    assert not person.sees("action.yesterday.applications.submitted_on")
    assert person.sees("action.other_day.applications.submitted_on")


def test_a_missed_deposit_in_time_offers_both_ways(program: Program) -> None:
    late = with_fact(APPROVED, ("enrolment", "first_lesson_day"), date(2026, 12, 9))
    person = opened(program, late, date(2026, 12, 14))
    assert program.next_action() == "reapply"
    assert person.window.screen_shown.step == "apply"
    assert person.sees("action.other_day.applications.deposit.deposited_on")
    person.press("action.new_application")
    assert person.sees("action.today.applications.1.submitted_on")


def test_refused_is_typed_and_undone(program: Program) -> None:
    person = opened(program, APPLIED, date(2026, 11, 20))
    person.press("action.toggle.otherwise")
    person.today("applications.refused_on")
    person.window.session.saves.save_all()
    assert program.next_action() == "reapply"
    person.undo()
    person.window.session.saves.save_all()
    assert program.next_action() == "await_approval"


def test_a_cancelled_deposit_is_typed_and_undone(program: Program) -> None:
    person = opened(program, DEPOSITED, date(2026, 11, 20))
    person.press("step.deposit")
    person.press("action.toggle.otherwise")
    person.fill("applications.deposit.cancelled_on", "20/11/2026")
    person.window.session.saves.save_all()
    assert program.next_action() == "reapply"
    person.undo()
    person.window.session.saves.save_all()
    assert program.next_action() == "await_subsidy"


def test_what_is_ordered_is_not_asked_again(program: Program) -> None:
    program.clock.day = date(2026, 12, 8)
    program.save(with_fact(INVOICED, ("invoices", "1", "payment_ordered_on"), date(2026, 12, 8)))
    seat = program.start()
    seat.open(INVOICED.id, "pay")
    said = seat.reads()
    assert "Heb je opdracht tot betaling gegeven?" not in said
    assert "8 december 2026" in said
