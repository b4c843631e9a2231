"""Can I still make it? One day typed, every last day answered, nothing kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kmop_wizard.i18n import Words
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.ui.screens import planner_terms
from kmop_wizard.ui.screens.planner import PlannerScreen
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.window.screen import Route
from tests.ui.screen_stage import TODAY, Stage, part, type_in

FIELD = "planner.first_lesson_day"


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Stage:
    return Stage(tmp_path)


def planner(stage: Stage, qtbot: QtBot, language: str = "en") -> PlannerScreen:
    screen: PlannerScreen = stage.show(qtbot, PlannerScreen, language)
    return screen


def answer(screen: PlannerScreen) -> str:
    return str(part(screen, "planner.answer", Banner).message())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9/11/26", "Yes, but today is the last day to apply."),
        ("10 nov", "Yes: you have 1 day left to apply."),
        ("16-11-2026", "Yes: you have 7 days left to apply."),
        ("8/11/2026", "No: the last day to apply was Sunday 22 November 2026, 1 day ago."),
        ("", ""),
        ("31/2/2026", ""),
        ("1/1/1990", ""),
        ("1/1/2090", ""),
    ],
)
def test_the_answer_comes_while_typing(
    stage: Stage, qtbot: QtBot, typed: str, expected: str
) -> None:
    screen = planner(stage, qtbot)
    type_in(screen, FIELD, typed)
    assert answer(screen) == expected
    assert part(screen, "action.start_from_planner").isHidden() is (expected == "")


def test_every_last_day_has_its_weekday_and_its_rule(stage: Stage, qtbot: QtBot) -> None:
    screen = planner(stage, qtbot)
    type_in(screen, FIELD, "9/11/2026")
    assert [part(screen, f"planner.{key}", QLabel).text() for key in KEYS] == [
        "Monday 23 November 2026",
        "Wednesday 23 December 2026",
        "Friday 31 December 2027",
        "Sunday 9 November 2036",
    ]


KEYS = ("apply_by", "deposit_by", "close_on", "keep_until")


def test_a_day_on_which_nobody_answers_says_so(stage: Stage, qtbot: QtBot) -> None:
    screen = planner(stage, qtbot)
    type_in(screen, FIELD, "11/12/2026")
    note = part(screen, "planner.apply_by.note", QLabel).text()
    assert "Christmas Day" in note


def test_the_day_to_act_stands_beside_the_last_day(stage: Stage, qtbot: QtBot) -> None:
    screen = planner(stage, qtbot)
    type_in(screen, FIELD, "9/11/2026")
    notes = [part(screen, f"planner.{key}.note", QLabel).text() for key in KEYS[1:3]]
    assert "Friday 18 December 2026" in notes[0]
    assert "Thursday 30 December 2027" in notes[1]


def test_applying_this_year_instead_of_the_next_is_another_ceiling() -> None:
    found = planner_terms.terms(Words("en"), date(2026, 12, 28), load_rules(), TODAY)
    closing = next(each for each in found if each.key == "close_on")
    assert closing.day == date(2028, 12, 31)
    assert "apply in 2026 already" in closing.more
    assert "31 December 2027" in closing.more
    this_year = planner_terms.terms(Words("en"), date(2026, 11, 20), load_rules(), TODAY)
    assert next(each for each in this_year if each.key == "close_on").more == ""


@pytest.mark.parametrize("day", [date.min, date(1990, 2, 28), date.max, date(9999, 12, 20)])
def test_no_day_is_too_odd(day: date) -> None:
    for each in planner_terms.terms(Words("fr"), day, load_rules(), TODAY):
        assert each.day


def test_what_can_not_be_read_is_said_on_leaving_and_stays_as_typed(
    stage: Stage, qtbot: QtBot
) -> None:
    screen = planner(stage, qtbot)
    type_in(screen, FIELD, "31/2/2026")
    assert screen.field.problem() is None
    QTest.keyClick(screen.field.edit, Qt.Key.Key_Tab)
    assert "does not exist" in (screen.field.problem() or "")
    assert screen.field.text() == "31/2/2026"
    type_in(screen, FIELD, "9/11/2026")
    assert screen.field.problem() is None


def test_nothing_is_stored_until_a_training_is_started(stage: Stage, qtbot: QtBot) -> None:
    screen = planner(stage, qtbot)
    type_in(screen, FIELD, "9/11/2026")
    assert stage.session.saves.save_all()
    assert not stage.folders.data.exists()
    QTest.keyClick(part(screen, "action.start_from_planner", Button), Qt.Key.Key_Space)
    (name, route), *_ = stage.notes.calls
    assert (name, route.screen) == ("to", "start")
    training = stage.session.editor(route.training_id).training
    assert training.enrolment.first_lesson_day == date(2026, 11, 9)


def test_typed_text_outlives_another_language(stage: Stage, qtbot: QtBot) -> None:
    before = planner(stage, qtbot)
    type_in(before, FIELD, "9 nov")
    after = planner(stage, qtbot, "nl")
    after.take_back(before.keep())
    assert after.field.text() == "9 nov"
    assert answer(after) not in ("", answer(before))


def test_a_new_day_changes_the_answer(tmp_path: Path, qtbot: QtBot) -> None:
    days = [date(2026, 11, 23)]
    stage = Stage(tmp_path, clock=lambda: days[0])
    screen = planner(stage, qtbot)
    type_in(screen, FIELD, "9/11/2026")
    days[0] = date(2026, 11, 24)
    stage.session.check_clock()
    screen.follow()
    assert answer(screen).startswith("No:")


def test_back_leads_home_or_to_the_training(stage: Stage, qtbot: QtBot) -> None:
    screen = planner(stage, qtbot)
    QTest.keyClick(part(screen, "action.back", Button), Qt.Key.Key_Space)
    other = stage.put_on(PlannerScreen, "en", Route("planner", "some-id", "apply"))
    qtbot.addWidget(other)
    other.back_button.click()
    assert stage.notes.calls == [("home",), ("open_training", "some-id", "apply")]
