"""Reminders as a person meets them: asked once, shown small, put off, ended, and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kmop_wizard.__main__ import main
from kmop_wizard.app.autostart import LinuxAutostart
from kmop_wizard.app.overview.reminder import Message, message_of, problem_message
from kmop_wizard.domain.agenda import agenda
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.settings import read_settings
from kmop_wizard.ui.reminders import reminder
from kmop_wizard.ui.reminders.reminder import Answer, ReminderWindow
from kmop_wizard.ui.screens.settings import SettingsScreen
from kmop_wizard.ui.window.reminding import Reminding
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.window import Window
from tests.domain.builders import APPLIED, APPROVED, INVOICED, RULES, told
from tests.ui.clipping import clipped
from tests.ui.person import Person, Program
from tests.ui.qt_hands import settle, visible_texts
from tests.ui.screen_stage import Stage, part

DEPOSIT = {**APPROVED, "due": "2026-12-23"}


@pytest.fixture
def autostart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LinuxAutostart:
    """A computer without systemd, on which nothing is started yet."""
    made = LinuxAutostart(tmp_path / "home", {}, lambda _command: False)
    for place in ("kmop_wizard.app.autostart", "kmop_wizard.ui.screens.reminders_part"):
        monkeypatch.setattr(f"{place}.this_system", lambda: made)
    return made


def started(program: Program, *trainings: Training, day: date) -> Person:
    """The program as it is on a computer of its own, not on a stick."""
    program.save(*trainings)
    program.clock.day = day
    person = program.start()
    person.window.session.may_remind = True
    person.window.home()
    settle()
    return person


# -- the question --------------------------------------------------------------------------------


def test_it_is_asked_once_when_the_first_deadline_is_known(
    program: Program, autostart: LinuxAutostart
) -> None:
    person = started(program, told({}, "b", title="Ergonomie"), day=date(2026, 11, 1))
    assert not person.sees("home.reminders")
    person.window.session.editor("b").enter(("enrolment", "first_lesson_day"), date(2026, 11, 9))
    settle()
    assert person.sees("home.reminders")
    person.press("action.remind_me")
    assert autostart.is_on()
    assert person.window.session.saves.save_all()
    assert read_settings(program.folders.config).reminders == "login"
    assert not person.sees("home.reminders")
    assert "als je je aanmeldt" in person.reads()


def test_no_is_kept_and_nothing_is_started(program: Program, autostart: LinuxAutostart) -> None:
    person = started(program, told(DEPOSIT), day=date(2026, 12, 1))
    person.press("action.remind_me_not")
    assert not autostart.is_on()
    assert person.window.session.saves.save_all()
    assert read_settings(program.folders.config).reminders == "off"
    person = program.restart()
    person.window.session.may_remind = True
    person.window.home()
    assert not person.sees("home.reminders")


def test_a_program_that_can_not_be_started_by_itself_does_not_ask(program: Program) -> None:
    program.save(told(DEPOSIT))
    program.clock.day = date(2026, 12, 1)
    assert not program.start().sees("home.reminders")


def test_what_the_system_refuses_is_said(
    program: Program, autostart: LinuxAutostart, tmp_path: Path
) -> None:
    (tmp_path / "home").write_bytes(b"no folder")
    person = started(program, told(DEPOSIT), day=date(2026, 12, 1))
    person.press("action.remind_me")
    assert "kunnen niet aangepast worden" in person.reads()
    assert read_settings(program.folders.config).reminders is None
    assert person.sees("home.reminders")


# -- while the window is open --------------------------------------------------------------------


def test_at_midnight_what_is_due_comes_up_and_leads_to_its_training(program: Program) -> None:
    person = started(program, told(DEPOSIT, title="Brand"), day=date(2026, 12, 10))
    window = person.window
    window.session.change_settings(reminders="login")
    Reminding(window)
    assert shown() is None
    program.clock.day = date(2026, 12, 11)
    window.session.check_clock()
    small = shown()
    assert small is not None
    assert "Stort je eigen bijdrage" in " ".join(visible_texts(small))
    QTest.keyClick(small.open_button, Qt.Key.Key_Space)
    settle()
    assert window.route.screen == "training"
    assert shown() is None


def test_after_weeks_asleep_one_window_says_it_as_it_is_now(program: Program) -> None:
    person = started(program, told(DEPOSIT), day=date(2026, 12, 1))
    person.window.session.change_settings(reminders="daily")
    Reminding(person.window)
    for day in (date(2026, 12, 4), date(2026, 12, 15)):
        program.clock.day = day
        person.window.session.check_clock()
        settle()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, ReminderWindow)]
    small = shown()
    assert small is not None
    assert [each for each in windows if each.isVisible()] == [small]
    assert "nog 3 dagen" in " ".join(visible_texts(small))
    small.close()
    settle()


def test_without_a_yes_nothing_comes_up(program: Program) -> None:
    person = started(program, told(DEPOSIT), day=date(2026, 12, 10))
    Reminding(person.window)
    program.clock.day = date(2026, 12, 11)
    person.window.session.check_clock()
    assert shown() is None


def shown() -> ReminderWindow | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, ReminderWindow)]
    return next((each for each in found if each.isVisible()), None)


# -- the age of the rules ------------------------------------------------------------------------


def test_home_says_once_a_month_that_the_rules_are_old(program: Program) -> None:
    checked = RULES.checked_on
    person = started(program, told(DEPOSIT), day=checked.replace(year=checked.year + 1))
    assert not person.sees("home.old_rules")
    for days, seen in ((1, True), (2, False), (31, False), (32, True), (33, False)):
        person = program.restart(checked.replace(year=checked.year + 1) + timedelta(days=days))
        assert person.sees("home.old_rules") == seen, days
        Reminding(person.window)
    program.restart().window.to(Route("about"))
    settle()
    about = visible_texts(program.window)
    assert any("meer dan een jaar geleden" in text for text in about)
    assert any("Zoek een nieuwere versie" in text for text in about)
    assert "github.com" in about


# -- the small window ----------------------------------------------------------------------------


def said(language: str, today: date, *trainings: Training) -> Message:
    return message_of(Words(language), agenda(trainings, RULES, today).entries, RULES, today)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("action.open", Answer(reminder.OPEN, "a")),
        ("action.later", Answer(reminder.LATER, "a")),
        ("action.mute", Answer(reminder.MUTE, "a")),
    ],
)
def test_one_is_answered_by_a_press(name: str, answer: Answer, qtbot: QtBot) -> None:
    window = ReminderWindow(Words("nl"), said("nl", date(2027, 12, 23), told(INVOICED)))
    qtbot.addWidget(window)
    answers: list[Answer] = []
    window.answered.connect(answers.append)
    window.present()
    QTest.keyClick(part(window, name), Qt.Key.Key_Return)
    assert answers == [answer]
    assert not window.isVisible()


def test_it_says_the_day_to_act_and_that_paying_is_not_automatic(qtbot: QtBot) -> None:
    window = ReminderWindow(Words("nl"), said("nl", date(2027, 12, 23), told(INVOICED)))
    qtbot.addWidget(window)
    window.present()
    texts = " ".join(visible_texts(window))
    for text in ("Geef opdracht tot betaling", "nog 7 dagen", "donderdag 30 december 2027"):
        assert text in texts
    assert "Betalen gebeurt niet automatisch. Laatste dag: 31 december 2027." in texts
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_on_the_last_day_it_can_not_be_put_off(qtbot: QtBot) -> None:
    for day, offered in (("2026-12-18", True), ("2026-12-23", False)):
        window = ReminderWindow(Words("nl"), said("nl", date.fromisoformat(day), told(DEPOSIT)))
        qtbot.addWidget(window)
        window.present()
        assert bool(window.findChildren(QWidget, "action.later")) == offered


def test_escape_closes_it_and_chooses_nothing(qtbot: QtBot) -> None:
    window = ReminderWindow(Words("nl"), said("nl", date(2027, 12, 23), told(INVOICED)))
    qtbot.addWidget(window)
    answers: list[Answer] = []
    window.answered.connect(answers.append)
    window.present()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert answers == [Answer(reminder.CLOSED)]


def test_several_are_one_window_and_each_row_opens_its_own(qtbot: QtBot) -> None:
    trainings = [told(DEPOSIT, "a"), told(APPLIED, "b"), told(INVOICED, "c")]
    window = ReminderWindow(Words("nl"), said("nl", date(2026, 12, 17), *trainings))
    qtbot.addWidget(window)
    answers: list[Answer] = []
    window.answered.connect(answers.append)
    window.present()
    assert "3 herinneringen" in " ".join(visible_texts(window))
    QTest.keyClick(part(window, "action.open.c"), Qt.Key.Key_Return)
    assert answers == [Answer(reminder.OPEN, "c")]


def test_of_very_many_the_first_are_shown_and_the_rest_counted(qtbot: QtBot) -> None:
    trainings = [told(DEPOSIT, f"t{number}") for number in range(60)]
    window = ReminderWindow(Words("nl"), said("nl", date(2026, 12, 17), *trainings))
    qtbot.addWidget(window)
    window.present()
    assert "60 deadlines deze week" in " ".join(visible_texts(window))
    assert window.height() < 700


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut(language: str, qtbot: QtBot) -> None:
    long = told(DEPOSIT, "a", title="Preventie en bescherming op het werk, basisopleiding " * 3)
    messages = [
        said(language, date(2026, 12, 18), long),
        said(language, date(2026, 12, 18), long, told(APPLIED, "b"), told(INVOICED, "c")),
        problem_message(Words(language), "x" * 40),
    ]
    for message in messages:
        window = ReminderWindow(Words(language), message)
        qtbot.addWidget(window)
        window.present()
        settle()
        assert clipped(window) == []


# -- settings ------------------------------------------------------------------------------------


def settings_screen(stage: Stage, qtbot: QtBot) -> SettingsScreen:
    screen: SettingsScreen = stage.show(qtbot, SettingsScreen, "nl")
    return screen


def test_settings_turn_it_on_say_what_holds_here_and_take_it_back(
    tmp_path: Path, autostart: LinuxAutostart, qtbot: QtBot
) -> None:
    stage = Stage(tmp_path, (told(DEPOSIT),), lambda: date(2026, 12, 1))
    stage.session.may_remind = True
    screen = settings_screen(stage, qtbot)
    assert screen.reminders is not None
    part(screen, "settings.reminders.on").click()
    assert autostart.is_on()
    assert stage.session.reminds
    screen.follow()
    assert screen.reminders.choice.hint() == (
        "Op deze computer: als je je aanmeldt. 14, 7, 3, 1 en 0 dagen vooraf."
    )
    part(screen, "settings.reminders.off").click()
    assert not autostart.is_on()
    assert stage.session.saves.save_all()
    assert read_settings(stage.folders.config).reminders == "off"


def test_settings_try_it_and_bring_back_what_was_ended(
    tmp_path: Path, autostart: LinuxAutostart, qtbot: QtBot
) -> None:
    autostart.turn_on(["kmop-wizard", "remind"])
    stage = Stage(tmp_path, (told(DEPOSIT, title="Ergonomie"),), lambda: date(2026, 12, 1))
    stage.session.may_remind = True
    stage.session.change_settings(reminders="daily")
    stage.session.reminders.mute("a")
    screen = settings_screen(stage, qtbot)
    assert "Niet meer voor: Ergonomie." in visible_texts(screen)
    part(screen, "action.remind_again").click()
    assert stage.session.reminders.muted == ()
    part(screen, "action.try_reminder").click()
    small = shown()
    assert small is not None
    small.close()


def test_what_was_taken_away_outside_the_program_is_off(
    tmp_path: Path, autostart: LinuxAutostart, qtbot: QtBot
) -> None:
    stage = Stage(tmp_path, (told(DEPOSIT),))
    stage.session.may_remind = True
    stage.session.change_settings(reminders="daily")
    screen = settings_screen(stage, qtbot)
    assert screen.reminders is not None
    assert screen.reminders.choice.text() == "off"


def test_the_page_of_the_application_promises_it_only_when_it_is_on(program: Program) -> None:
    person = started(program, told(APPLIED), day=date(2026, 11, 21))
    person.window.open_training("a", "apply")
    assert "herinneren we je" not in person.reads()
    person.window.session.change_settings(reminders="login")
    settle()
    assert "Die dag herinneren we je eraan." in person.reads()
    person.window.session.reminders.mute("a")
    person.window.open_training("a", "apply")
    assert "herinneren we je" not in person.reads()


# -- the command ---------------------------------------------------------------------------------


def test_open_goes_on_as_the_window_with_its_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """In one process: the small window is pressed, then the large one comes up."""
    folder = tmp_path / "trainings"
    folder.mkdir()
    (folder / "a.json").write_bytes(encode(told(DEPOSIT)))
    opened: list[tuple[str, str]] = []

    def look() -> None:
        small = shown()
        if small is not None:
            opened.append(("small", small.focusWidget().objectName()))
            small.open_button.click()
            return
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window) and window.isActiveWindow():
                opened.append((window.route.screen, window.route.training_id))
                window.close()
                timer.stop()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    monkeypatch.setattr(reminder, "_WITHOUT_SCREEN", ())
    code = main(["remind", "--data-dir", str(tmp_path), "--today", "2026-12-11", "--lang", "nl"])
    assert code == 0
    assert opened == [("small", "action.open"), ("training", "a")]
