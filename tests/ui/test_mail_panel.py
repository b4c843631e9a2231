"""The approval e-mail is pasted or dropped: proposals, taken over by a click, taken back by undo."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from kmop_wizard.domain.facts import fact, with_fact
from kmop_wizard.domain.training import NO_APPLICATION
from kmop_wizard.exchange.mail.parts import LONGEST_TEXT
from tests.exchange.mails import DOUBTFUL, FULL, NL_TABLE
from tests.exchange.test_mail_files import mail
from tests.ui.paths import path_of
from tests.ui.person import Person, Program, settle
from tests.ui.test_papers import drop
from tests.ui.trainings import APPROVED, ENROLLED

START = "2026KMO000001"
"""The subsidy number that is there before."""
WAITING = with_fact(APPROVED, ("applications", "1", "subsidy_number"), START)


@pytest.fixture
def seat(program: Program) -> Person:
    program.clock.day = date(2026, 11, 12)
    program.save(WAITING)
    person = program.start()
    person.open(APPROVED.id, "deposit")
    return person


def paste(seat: Person, text: str) -> None:
    QGuiApplication.clipboard().clear()  # what is on it would be read at once
    if not seat.sees("mail.text"):
        seat.click("action.paste_mail")
    seat.put("mail.text", text)


def facts(seat: Person) -> dict[str, object]:
    assert seat.window.session.saves.save_all()
    training = seat.program.training()
    return {name: fact(training, path_of(f"applications.{name}", training)) for name in FULL}


def test_nothing_is_filled_in_without_a_press(seat: Person) -> None:
    before = facts(seat)
    paste(seat, NL_TABLE)
    assert facts(seat) == before
    read = seat.reads()
    assert "BE71 0961 2345 6769" in read
    assert START in read


def test_all_are_taken_over_as_one_step(seat: Person) -> None:
    before = facts(seat)
    paste(seat, NL_TABLE)
    seat.click("action.take_all")
    assert facts(seat) == FULL
    seat.click("action.toast_undo")
    assert facts(seat) == before
    seat.redo()
    assert facts(seat) == FULL


def test_a_half_typed_value_gives_way_only_to_a_press(seat: Person) -> None:
    seat.put("applications.deposit.amount", "10x")
    paste(seat, NL_TABLE)
    assert "10x" in seat.reads()
    seat.click("action.take_all")
    assert facts(seat)["deposit.amount"] == Decimal("1015.00")
    seat.undo()
    seat.reach("applications.deposit.amount")
    assert seat.text("applications.deposit.amount") == "10x"


def test_a_training_without_an_application_gets_one(program: Program) -> None:
    program.clock.day = date(2026, 11, 12)
    program.save(ENROLLED)
    seat = program.start()
    seat.open(ENROLLED.id, "apply")
    QGuiApplication.clipboard().clear()
    seat.window.screen_shown.open_section("mail")  # type: ignore[union-attr]
    paste(seat, NL_TABLE)
    seat.click("action.take_all")
    assert facts(seat) == FULL
    seat.undo()
    assert seat.window.session.saves.save_all()
    assert seat.program.training().application == NO_APPLICATION


@pytest.mark.parametrize(
    "text",
    [
        "Beste, tot morgen op het werk.",
        next(m.text for m in DOUBTFUL if m.name == "two applications"),
        "a" * (LONGEST_TEXT + 1),
    ],
)
def test_what_gives_nothing_is_said_plainly(seat: Person, text: str) -> None:
    QGuiApplication.clipboard().clear()
    seat.click("action.paste_mail")
    seat.widget("mail.text").setPlainText(text)  # type: ignore[attr-defined]
    settle()
    assert not seat.sees("action.take_all")
    assert seat.sees("action.fill_in_yourself")


def test_a_dropped_mail_is_read_and_kept(seat: Person, tmp_path: Path) -> None:
    before = facts(seat)
    path = tmp_path / "goedkeuring.eml"
    path.write_bytes(mail(NL_TABLE))
    drop(seat.window, QUrl.fromLocalFile(str(path)))
    assert facts(seat) == before
    assert [each.file for each in seat.program.training().attachments] == [
        f"attachments/{APPROVED.id}/goedkeuring.eml"
    ]
    assert [each.kind for each in seat.program.training().attachments] == ["approval"]
    seat.click("action.take_all")
    assert facts(seat) == FULL


@pytest.mark.parametrize("name", ["brief.eml", "brief.msg"])
def test_a_dropped_file_that_is_no_mail_is_told(seat: Person, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0" if name.endswith("msg") else b"geen mail")
    drop(seat.window, QUrl.fromLocalFile(str(path)))
    assert not seat.sees("action.take_all")
    assert seat.sees("mail.text")


def test_a_dropped_file_that_is_gone_is_told(seat: Person, tmp_path: Path) -> None:
    drop(seat.window, QUrl.fromLocalFile(str(tmp_path / "weg.eml")))
    assert "weg.eml" in seat.reads()
