"""In the practice flight the days go by as one pushes them, and others act when it is their day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.app.intake.mails import read
from kmop_wizard.app.practice.practice import FIRST_DAY, LAST_LESSON, Practice
from kmop_wizard.app.practice.traces import remove_traces
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.exchange.einvoice import parse_einvoice
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.practice import Turn, coach
from kmop_wizard.storage.reference import load_rules
from tests.app.fakes import FakeScheduler

APPROVED = FIRST_DAY + timedelta(days=3)


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    made = Practice(Words("nl"), load_rules(), FakeScheduler(), tmp_path)
    yield made
    made.close()


def enter(practice: Practice, name: str, value: Any) -> None:
    application = practice.editor.current_application
    practice.editor.enter_many({(*application, *name.split(".")): value})


def apply(practice: Practice) -> None:
    practice.editor.enter_many(
        {
            ("enrolment", "price_excl_vat"): Decimal(1450),
            ("enterprise", "size"): "small",
        }
    )
    enter(practice, "submitted_on", practice.day)


def deposit(practice: Practice) -> None:
    apply(practice)
    practice.wait_for_change()
    enter(practice, "approved_on", practice.day)
    enter(practice, "deposit.deposited_on", practice.day)


def test_it_begins_with_an_enrolment_that_is_not_complete(practice: Practice) -> None:
    assert practice.day == FIRST_DAY
    assert practice.turn == Turn("enrol", "enrol")


def test_the_approval_comes_when_days_have_passed(practice: Practice) -> None:
    apply(practice)
    assert practice.turn == Turn("await_approval")
    practice.wait(1)
    assert practice.turn == Turn("await_approval")
    practice.wait_for_change()
    assert practice.day == APPROVED
    assert practice.turn == Turn("mail", "apply", news=True)
    practice.wait(7)
    assert practice.turn == Turn("mail", "apply")


def test_the_mail_is_read_like_a_real_one(practice: Practice) -> None:
    apply(practice)
    found = {each.fact: each.value for each in read(practice.mail(), "").proposals}
    assert found["approved_on"] == APPROVED
    assert found["deposit.due_on"] == APPROVED + timedelta(days=30)
    assert found["subsidy_number"] == "2026KMO123456"
    asked = ("amount", "iban", "communication", "beneficiary")
    assert {f"deposit.{each}" for each in asked} <= set(found)


def test_the_subsidy_the_last_lesson_and_the_invoice_come_one_after_the_other(
    practice: Practice,
) -> None:
    deposit(practice)
    assert practice.turn == Turn("await_subsidy")
    practice.wait_for_change()
    assert practice.turn == Turn("subsidy", "subsidy", news=True)
    enter(practice, "subsidy.received_on", practice.day)
    assert practice.turn == Turn("await_lessons")
    practice.wait_for_change()
    assert practice.turn == Turn("attend", "attend", news=True, last_lesson=LAST_LESSON)
    practice.editor.enter_many({("attendance", "completed_on"): practice.day})
    assert practice.turn == Turn("await_invoice")
    practice.wait_for_change()
    assert practice.turn == Turn("invoice", "pay", news=True)
    found = parse_einvoice(practice.invoice().content())
    assert (found.number, found.issued_on) == ("2026-1187", practice.day)


def test_another_price_is_that_of_the_mail_and_of_the_invoice(practice: Practice) -> None:
    apply(practice)
    practice.editor.enter_many({("enrolment", "price_excl_vat"): Decimal(2000)})
    found = {each.fact: each.value for each in read(practice.mail(), "").proposals}
    assert found["deposit.amount"] == Decimal(1400)
    assert parse_einvoice(practice.invoice().content()).amount_excl_vat == Decimal(2000)


@pytest.mark.parametrize("name", ["refused_on", "stopped_on"])
def test_an_application_that_counts_no_more_leads_to_what_can_still_be_done(
    practice: Practice, name: str
) -> None:
    apply(practice)
    enter(practice, name, practice.day)
    assert practice.turn.stage == "reapply"
    assert not practice.is_over
    said = coach(Words("nl"), practice.turn, "apply")
    assert "wat je nog kan doen" in said
    assert "Opnieuw beginnen" in said


def test_who_lets_the_terms_pass_learns_what_that_costs(practice: Practice) -> None:
    while practice.turn.stage == "enrol":
        practice.wait_for_change()
    assert practice.turn.stage == "lost"
    assert practice.is_over
    day = practice.day
    practice.wait_for_change()
    assert practice.day == day


def test_it_lies_in_its_own_place_and_leaves_nothing(tmp_path: Path) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    practice = Practice(Words("nl"), load_rules(), FakeScheduler(), state)
    deposit(practice)
    assert practice.session.saves.save_all()
    assert list(state.rglob("*.json"))
    practice.close()
    assert not data.exists()
    assert list(state.iterdir()) == []


def test_what_one_that_was_cut_off_left_is_removed(tmp_path: Path) -> None:
    cut_off = Practice(Words("nl"), load_rules(), FakeScheduler(), tmp_path)
    apply(cut_off)
    assert cut_off.session.saves.save_all()
    cut_off.session.close()
    remove_traces(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_new_one_knows_nothing_of_the_one_before(tmp_path: Path) -> None:
    for _ in range(2):
        practice = Practice(Words("fr"), load_rules(), FakeScheduler(), tmp_path)
        assert practice.turn.stage == "enrol"
        apply(practice)
        assert practice.session.saves.save_all()
    practice.close()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_coach_names_the_step_that_one_has_to_go_to(language: str) -> None:
    turn = Turn("attend", "attend", last_lesson=date(2026, 12, 7))
    there = coach(Words(language), turn, "attend")
    for step in STEPS:
        said = coach(Words(language), turn, step)
        assert (said == there) == (step == "attend")
        assert ("5" in said) == (step != "attend")


def test_the_mail_can_be_pasted_on_the_page_of_the_deposit_as_well() -> None:
    words = Words("nl")
    assert coach(words, Turn("mail", "apply"), "deposit") == coach(
        words, Turn("mail", "apply"), "apply"
    )
