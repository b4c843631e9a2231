"""Notes, phone, other turns, earlier applications, and what one applied with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kmop_wizard.domain.training import Application, Deposit
from kmop_wizard.ui.pages.sections.applied_with import AppliedWithSection
from kmop_wizard.ui.pages.sections.notes import NotesSection
from kmop_wizard.ui.pages.sections.otherwise import OtherwiseSection
from kmop_wizard.ui.pages.sections.phone import PhoneSection
from kmop_wizard.ui.pages.sections.previous_applications import PreviousApplicationsSection
from kmop_wizard.ui.widgets.qr_view import QrView
from tests.ui.clipping import clipped
from tests.ui.pages.conftest import MakeHost
from tests.ui.screen_stage import part, type_in
from tests.ui.trainings import APPLIED, APPROVED, DEPOSITED, ENROLLED, RECEIVED

CANCELLED = Application(
    id="2",
    submitted_on=date(2026, 11, 14),
    approved_on=date(2026, 11, 15),
    deposit=Deposit(cancelled_on=date(2026, 11, 16)),
)
THREE = replace(
    APPLIED,
    applications=(
        replace(APPLIED.application, id="1", refused_on=date(2026, 11, 12)),
        CANCELLED,
        Application(id="3", submitted_on=date(2026, 11, 20)),
    ),
)
FAILED = replace(THREE, applications=THREE.applications[:2])


def test_every_section_has_the_way_back(make_host: MakeHost) -> None:
    host = make_host(APPROVED, "deposit")
    host.open(NotesSection)
    assert part(host, "action.close_section").accessibleName() == "Back to step 3"
    host.press("action.close_section")
    assert host.closed == 1


def test_notes_are_kept_as_they_are_typed(make_host: MakeHost) -> None:
    host = make_host(APPROVED, "deposit")
    host.open(NotesSection)
    assert host.focusWidget().objectName() == "notes"
    host.field(("notes",)).edit.insertPlainText("Bellen op maandag")
    assert host.editor.training.notes == "Bellen op maandag"


def test_the_phone_gets_the_day_to_act(make_host: MakeHost) -> None:
    host = make_host(APPROVED, "deposit")
    host.open(PhoneSection)
    assert part(host, "deadline.code", QrView).isVisible()
    day = host.entry.plan.next.day
    assert day is not None
    assert host.words.day(day) in host.reads()


def test_without_a_day_the_phone_says_so(make_host: MakeHost) -> None:
    stopped = replace(
        APPROVED, applications=(replace(APPROVED.application, stopped_on=date(2026, 11, 20)),)
    )
    host = make_host(stopped, "deposit")
    host.open(PhoneSection)
    assert not part(host, "deadline.code", QrView).isVisible()
    assert "no day to remember" in host.reads()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("applications.deposit.cancelled_on", "20/11/2026"),
        ("applications.refused_on", "20/11/2026"),
        ("applications.stopped_on", "20/11/2026"),
        ("enrolment.last_lesson_day", "09/12/2026"),
    ],
)
def test_another_turn_is_recorded_with_its_day(make_host: MakeHost, name: str, day: str) -> None:
    host = make_host(APPROVED, "deposit")
    host.open(OtherwiseSection)
    type_in(host, name, day)
    known = host.entry.training
    found = {
        "applications.deposit.cancelled_on": known.application.deposit.cancelled_on,
        "applications.refused_on": known.application.refused_on,
        "applications.stopped_on": known.application.stopped_on,
        "enrolment.last_lesson_day": known.enrolment.last_lesson_day,
    }[name]
    assert found is not None
    assert found.strftime("%d/%m/%Y") == day


def test_what_follows_from_another_turn_is_true(make_host: MakeHost) -> None:
    host = make_host(APPROVED, "deposit", today=date(2026, 11, 20))
    host.open(OtherwiseSection)
    assert "apply again until Monday 23 November 2026" in host.reads()
    late = make_host(APPROVED, "deposit", today=date(2026, 11, 24))
    late.open(OtherwiseSection)
    assert "no longer apply again" in late.reads()


def test_a_deposit_that_was_not_asked_can_not_be_cancelled(make_host: MakeHost) -> None:
    host = make_host(APPLIED, "apply")
    host.open(OtherwiseSection)
    assert not host.sees("applications.deposit.cancelled_on")


def test_earlier_applications_are_told_and_put_right(make_host: MakeHost) -> None:
    host = make_host(THREE, "apply")
    host.open(PreviousApplicationsSection)
    read = host.reads()
    assert read.index("14 November 2026") < read.index("10 November 2026")
    assert "deposit cancelled on" in read
    assert "20 November 2026" not in read, "the current one is no earlier one"
    assert not host.sees("applications.refused_on")
    host.press("action.toggle.application.0")
    type_in(host, "applications.refused_on", "13/11/2026")
    assert host.editor.training.applications[0].refused_on == date(2026, 11, 13)
    assert "refused on 13 Nov" in host.reads()


def test_an_application_that_failed_is_among_the_earlier_ones(make_host: MakeHost) -> None:
    host = make_host(FAILED, "deposit")
    host.open(PreviousApplicationsSection)
    assert host.sees("action.toggle.application.1")


def test_what_one_applied_with_is_copied(make_host: MakeHost) -> None:
    host = make_host(APPLIED, "apply")
    host.open(AppliedWithSection)
    host.press("action.copy.enterprise.number")
    assert QGuiApplication.clipboard().text() == "0999.999.922"


def test_what_is_not_known_is_not_there(make_host: MakeHost) -> None:
    host = make_host(replace(APPLIED, title=None), "apply")
    host.open(AppliedWithSection)
    assert not host.sees("action.copy.title")
    assert "Not filled in yet" not in host.reads()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("width", [760, 420])
@pytest.mark.parametrize(
    ("kind", "training", "step"),
    [
        (NotesSection, ENROLLED, "enrol"),
        (PhoneSection, DEPOSITED, "subsidy"),
        (OtherwiseSection, RECEIVED, "attend"),
        (PreviousApplicationsSection, THREE, "apply"),
        (AppliedWithSection, APPLIED, "apply"),
    ],
)
def test_nothing_is_cut(
    make_host: MakeHost, language: str, width: int, kind: Any, training: Any, step: str
) -> None:
    host = make_host(training, step, language=language)
    host.resize(width, 1400)
    host.open(kind)
    assert clipped(host.section) == []
