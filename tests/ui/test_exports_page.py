"""Last days for a calendar and all trainings as a table: saved where asked, or said why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from PySide6.QtGui import QAction

from kmop_wizard.domain.training import Training
from kmop_wizard.ui.window import dialogs
from tests.disk import BreakableDisk
from tests.ui.clipping import clipped
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPROVED, ENROLLED

BLANK = Training("00000000-0000-4000-8000-000000000077", title="Excel")
MENU = ("action.save_calendar", "action.save_table")


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path | None]:
    """Where the person saves; the name that was proposed is noted after it."""
    answers: list[Path | None] = [tmp_path / "saved"]

    def answer(_parent: Any, _words: Any, _title: str, name: str, _filters: str) -> Path | None:
        answers[1:] = [Path(name)]
        return answers[0]

    monkeypatch.setattr(dialogs, "place_to_save", answer)
    return answers


def start(program: Program, *trainings: Training) -> Person:
    program.clock.day = date(2026, 11, 12)
    program.save(*trainings)
    return program.start()


def choose(seat: Person, name: str) -> None:
    action = seat.window.findChild(QAction, name)
    assert action is not None
    action.trigger()
    settle()


def events(path: Path) -> list[Any]:
    return icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_all_last_days_go_into_one_calendar(
    program: Program, place: list[Path | None], tmp_path: Path
) -> None:
    seat = start(program, APPROVED, BLANK)
    choose(seat, "action.save_calendar")
    assert place[1] == Path("Deadlines.ics")
    saved = tmp_path / "saved.ics"
    titles = [str(event["summary"]) for event in events(saved)]
    assert len(titles) == 4
    assert all("Brandbestrijding" in title for title in titles)
    assert str(saved) in seat.reads()


def test_one_training_in_its_own_calendar_that_rises(
    program: Program, place: list[Path | None], tmp_path: Path
) -> None:
    seat = start(program, APPROVED, BLANK)
    seat.open(APPROVED.id, "deposit")
    seat.click("action.toggle.documents")
    seat.click("action.save_calendar_of_training")
    assert place[1] is not None
    assert "Brandbestrijding" in place[1].name
    before = {str(event["uid"]): event for event in events(tmp_path / "saved.ics")}
    seat.put("applications.deposit.due_on", "14/12/2026")
    seat.click("action.toggle.documents")
    seat.click("action.save_calendar_of_training")
    after = {str(event["uid"]): event for event in events(tmp_path / "saved.ics")}
    assert before.keys() == after.keys()
    assert all(after[uid]["sequence"] > before[uid]["sequence"] for uid in before)


def test_the_table_has_a_row_for_each_training(
    program: Program, place: list[Path | None], tmp_path: Path
) -> None:
    seat = start(program, APPROVED, BLANK)
    choose(seat, "action.save_table")
    assert place[1] == Path("Mijn opleidingen.csv")
    rows = (tmp_path / "saved.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert len(rows) == 3
    assert rows[0].startswith("Opleiding;")
    assert any(row.startswith("Excel;") for row in rows)


@pytest.mark.parametrize("name", MENU)
def test_nothing_to_save_is_said(program: Program, place: list[Path | None], name: str) -> None:
    seat = start(program)
    choose(seat, name)
    assert len(place) == 1
    assert "nog g" in seat.reads()


@pytest.mark.parametrize("name", MENU)
def test_a_closed_question_saves_nothing(
    program: Program, place: list[Path | None], tmp_path: Path, name: str
) -> None:
    place[0] = None
    choose(start(program, APPROVED), name)
    assert list(tmp_path.glob("saved*")) == []


@pytest.mark.parametrize("name", MENU)
def test_a_full_disk_is_said_and_what_was_there_stays(
    program: Program,
    place: list[Path | None],
    tmp_path: Path,
    disk: BreakableDisk,
    name: str,
) -> None:
    earlier = [tmp_path / "saved.ics", tmp_path / "saved.csv"]
    for path in earlier:
        path.write_bytes(b"earlier")

    seat = start(program, APPROVED)
    disk.fill()
    choose(seat, name)
    assert "vol" in seat.reads()
    assert [path.read_bytes() for path in earlier] == [b"earlier"] * 2


def test_the_menu_speaks_three_languages(program: Program, place: list[Path | None]) -> None:
    seat = start(program, ENROLLED)
    shown = set()
    for language in ("nl", "fr", "en"):
        seat.window.change_language(language)
        for name in MENU:
            action = seat.window.findChild(QAction, name)
            assert action is not None
            shown.add(action.text())
        choose(seat, "action.save_table")
        assert clipped(seat.window) == []
    assert len(shown) == 6
