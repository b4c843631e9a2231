"""What two computers say differently: both values, what they change, and a choice by its value."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from kmop_wizard.app.overview.disagreements import Question, questions_of
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.history import Past
from kmop_wizard.ui.pages.sections.conflicts import ConflictsSection
from tests.ui.clipping import clipped
from tests.ui.pages.conftest import MakeHost
from tests.ui.pages.section_host import SectionHost
from tests.ui.trainings import ENROLLED, INVOICED

PRICE = Conflict(
    ("enrolment", "price_excl_vat"), Decimal("1450.00"), Decimal("1540.00"), "", "KANTOOR"
)
LAST = Conflict(("enrolment", "last_lesson_day"), date(2026, 12, 7), date(2026, 12, 9))
TITLE = Conflict(("title",), "Brandbestrijding en evacuatie", "<b>Brand</b> " * 30)
GONE = Conflict(("invoices", "1"), None, INVOICED.invoices[0])


def asked(make_host: MakeHost, *conflicts: Conflict, **more: Any) -> SectionHost:
    host = make_host(more.pop("training", ENROLLED), "enrol", **more)
    host.editor.rebase(host.editor.training, conflicts)
    host.open(ConflictsSection)
    return host


def test_both_values_stand_beside_what_they_change(make_host: MakeHost) -> None:
    host = asked(make_host, PRICE)
    read, money = host.reads(), host.words.money
    assert "1 question" in read
    assert f"Keep {money(Decimal('1450.00'))}" in read
    assert f"Keep {money(Decimal('1540.00'))}" in read
    assert f"You get {money(Decimal('435.00'))}" in read
    assert f"You get {money(Decimal('462.00'))}" in read
    assert "This computer" in read
    assert "KANTOOR" in read
    assert "step 1" in read


def test_nothing_that_decides_has_the_focus_and_none_is_the_primary(make_host: MakeHost) -> None:
    host = asked(make_host, PRICE, LAST)
    assert host.focusWidget().objectName() == "action.view_documents"
    kinds = [each.kind for each in host.findChildren(type(host.section._papers))]
    assert "primary" not in kinds


@pytest.mark.parametrize(
    ("button", "price"),
    [("action.keep_mine.0", "1450.00"), ("action.take_theirs.0", "1540.00")],
)
def test_the_choice_is_recorded_and_taken_back(
    make_host: MakeHost, button: str, price: str
) -> None:
    host = asked(make_host, PRICE, LAST)
    host.press(button)
    assert host.editor.training.enrolment.price_excl_vat == Decimal(price)
    assert host.editor.conflicts == (LAST,)
    assert "1 question" in host.reads()
    assert not host.focusWidget().objectName().startswith(("action.keep", "action.take"))
    _name, _message, editor, step = host.stage.notes.calls[-1]
    editor.undo_step(step)
    assert {PRICE, LAST} == set(host.editor.conflicts)


def test_a_whole_invoice_is_kept_or_removed(make_host: MakeHost) -> None:
    host = asked(make_host, GONE, training=INVOICED)
    read = host.reads()
    assert "Invoice 2026-1187" in read
    assert "Remove it" in read
    assert "Keep it" in read
    host.press("action.keep_mine.0")
    assert host.editor.training.invoices == ()


def test_one_can_choose_later(make_host: MakeHost) -> None:
    host = asked(make_host, PRICE)
    host.press("action.close_section")
    assert host.closed == 1
    assert host.editor.conflicts == (PRICE,)


def test_ten_are_asked_at_once(make_host: MakeHost) -> None:
    names = ("title", *(f"{n}" for n in range(14)))
    conflicts = tuple(
        Conflict(("enrolment", "participants"), (name,), (name, "x")) for name in names
    )
    host = asked(make_host, *conflicts)
    assert host.sees("action.keep_mine.9")
    assert not host.sees("action.keep_mine.10")
    assert "15 questions" in host.reads()


def told(make_host: MakeHost, conflict: Conflict, *states: tuple[datetime, Training]) -> Question:
    host = make_host(ENROLLED, "enrol")
    host.editor.rebase(host.editor.training, [conflict])
    history = [Past(moment, "", training) for moment, training in states]
    (question,) = questions_of(host.words, host.context.session, host.editor, history)
    return question


def test_since_when_each_value_was_saved(make_host: MakeHost) -> None:
    theirs = replace(
        ENROLLED, enrolment=replace(ENROLLED.enrolment, price_excl_vat=Decimal("1540.00"))
    )
    question = told(
        make_host,
        PRICE,
        (datetime(2026, 11, 23, 12, 2, tzinfo=UTC), ENROLLED),
        (datetime(2026, 11, 22, 12, 40, tzinfo=UTC), theirs),
        (datetime(2026, 11, 2, 12, 40, tzinfo=UTC), ENROLLED),
    )
    mine, other = question.sides
    assert mine.saved.startswith("saved today at ")
    assert other.saved.startswith("saved yesterday at ")


def test_a_value_that_was_never_saved_here_says_nothing_of_it(make_host: MakeHost) -> None:
    question = told(make_host, PRICE)
    assert [side.saved for side in question.sides] == ["", ""]


def test_a_long_text_leaves_the_button_short(make_host: MakeHost) -> None:
    question = told(make_host, TITLE)
    assert all(len(side.keep) < 45 for side in question.sides)
    assert question.sides[0].keep == "Keep Brandbestrijding en evacuatie"


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("width", [760, 420])
def test_nothing_is_cut(make_host: MakeHost, language: str, width: int) -> None:
    host = asked(make_host, PRICE, LAST, TITLE, language=language)
    host.resize(width, 1800)
    host.open(ConflictsSection)
    assert clipped(host.section) == []
