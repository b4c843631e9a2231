"""The approval e-mail is pasted or dropped: proposals, taken over by a click, taken back by undo."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLabel

from kmop_wizard.domain.facts import fact, with_fact
from kmop_wizard.domain.training import NO_APPLICATION
from kmop_wizard.exchange.mail.parts import LONGEST_TEXT
from tests.exchange.mails import DOUBTFUL, FULL, NL_TABLE
from tests.exchange.test_mail_files import mail
from tests.ui.clipping import clipped
from tests.ui.paths import path_of
from tests.ui.person import Person, Program, settle
from tests.ui.test_papers import drop
from tests.ui.trainings import APPROVED, ENROLLED

TAKE = {name: f"action.take.applications.{name}" for name in FULL}
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
    if not seat.sees("mail.text"):
        seat.click("action.paste_mail")
        assert seat.focused == "mail.text"
    seat.put("mail.text", text)


def facts(seat: Person) -> dict[str, object]:
    assert seat.window.session.saves.save_all()
    training = seat.program.training()
    return {name: fact(training, path_of(f"applications.{name}", training)) for name in FULL}


def offered(seat: Person) -> list[str]:
    return [name for name, button in TAKE.items() if seat.sees(button)]


def test_nothing_is_filled_in_without_a_click(seat: Person) -> None:
    before = facts(seat)
    paste(seat, NL_TABLE)
    assert facts(seat) == before
    assert offered(seat) == list(FULL)
    read = seat.reads()
    assert "In de e-mail:" in read
    assert "BE71 0961 2345 6769" in read
    assert f"Nu ingevuld: {START}" in read


def test_one_value_is_taken_over_and_taken_back(seat: Person) -> None:
    before = facts(seat)
    paste(seat, NL_TABLE)
    seat.click(TAKE["deposit.iban"])
    assert facts(seat) == {**before, "deposit.iban": FULL["deposit.iban"]}
    assert seat.text("applications.deposit.iban") == "BE71 0961 2345 6769"
    assert "deposit.iban" not in offered(seat)
    assert seat.focused in TAKE.values()
    seat.undo()
    assert facts(seat) == before
    assert offered(seat) == list(FULL)
    seat.redo()
    assert facts(seat)["deposit.iban"] == FULL["deposit.iban"]


def test_all_are_taken_over_as_one_step(seat: Person) -> None:
    before = facts(seat)
    paste(seat, NL_TABLE)
    seat.click("action.take_all")
    assert facts(seat) == FULL
    assert offered(seat) == []
    assert not seat.sees("action.take_all")
    assert seat.focused == "mail.text"
    seat.click("action.toast_undo")
    assert facts(seat) == before


def test_a_half_typed_value_gives_way_only_to_a_click(seat: Person) -> None:
    seat.put("applications.deposit.amount", "10x")
    paste(seat, NL_TABLE)
    assert "Nu ingevuld: 10x" in seat.reads()
    assert seat.text("applications.deposit.amount") == "10x"
    seat.click(TAKE["deposit.amount"])
    assert facts(seat)["deposit.amount"] == Decimal("1015.00")
    assert "10x" not in seat.reads()
    assert "⚠" not in seat.problem("applications.deposit.amount")


def test_a_training_without_an_application_gets_one(program: Program) -> None:
    program.clock.day = date(2026, 11, 12)
    program.save(ENROLLED)
    seat = program.start()
    seat.open(ENROLLED.id, "apply")
    paste(seat, NL_TABLE)
    seat.click(TAKE["subsidy_number"])
    settle()
    assert seat.text("applications.subsidy_number") == FULL["subsidy_number"]
    assert seat.text("mail.text") == NL_TABLE.strip("\n") or seat.text("mail.text") == NL_TABLE
    seat.click("action.take_all")
    assert facts(seat) == FULL
    seat.undo()
    seat.undo()
    assert seat.window.session.saves.save_all()
    assert seat.program.training().application == NO_APPLICATION


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Beste, tot morgen op het werk.", "geen zekere gegevens"),
        (next(m.text for m in DOUBTFUL if m.name == "two applications"), "meerdere aanvragen"),
        ("a" * (LONGEST_TEXT + 1), "te groot"),
    ],
)
def test_what_gives_nothing_is_said_plainly(seat: Person, text: str, told: str) -> None:
    seat.click("action.paste_mail")
    seat.widget("mail.text").setPlainText(text)  # type: ignore[attr-defined]
    settle()
    assert offered(seat) == []
    assert not seat.sees("action.take_all")
    shown = seat.reads()
    assert told.lower() in shown.lower(), shown
    seat.widget("mail.text").setPlainText("")  # type: ignore[attr-defined]
    settle()
    assert told.lower() not in seat.reads().lower()


def test_a_dropped_mail_is_read_and_kept(seat: Person, tmp_path: Path) -> None:
    before = facts(seat)
    path = tmp_path / "goedkeuring.eml"
    path.write_bytes(mail(NL_TABLE))
    drop(seat.window, QUrl.fromLocalFile(str(path)))
    assert "Gelezen: goedkeuring.eml" in seat.reads()
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
    assert "plak" in seat.reads()
    assert offered(seat) == []


def test_a_dropped_file_that_is_gone_is_told(seat: Person, tmp_path: Path) -> None:
    drop(seat.window, QUrl.fromLocalFile(str(tmp_path / "weg.eml")))
    assert "weg.eml" in seat.reads()


def test_the_line_is_never_markup_and_the_text_stays_between_steps(seat: Person) -> None:
    paste(seat, NL_TABLE.replace("Rekeningnummer", "<b>Rekeningnummer</b>"))
    for label in seat.window.findChildren(QLabel):
        assert not label.text() or label.textFormat() == Qt.TextFormat.PlainText
    seat.open(APPROVED.id, "apply")
    assert "Rekeningnummer" in seat.text("mail.text")
    assert offered(seat) == list(FULL)


def test_three_languages_and_nothing_is_cut_off(seat: Person) -> None:
    paste(seat, NL_TABLE)
    told = set()
    for language in ("nl", "fr", "en"):
        seat.window.change_language(language)
        for size in ((1180, 760), (480, 600)):
            seat.window.resize(*size)
            settle()
            assert offered(seat) == list(FULL)
            assert clipped(seat.window) == []
        told.add(seat.widget("action.take_all").accessibleName() or seat.reads())
    assert len(told) == 3
