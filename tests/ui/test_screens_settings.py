"""Settings: kept as they are typed, with what is wrong beside the field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kmop_wizard.storage.settings import read_settings
from kmop_wizard.ui.screens.settings import SettingsScreen
from tests.ui.screen_stage import Stage, part, type_in

NAME, NUMBER = "settings.enterprise_name", "settings.enterprise_number"


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Stage:
    return Stage(tmp_path)


def settings(stage: Stage, qtbot: QtBot, language: str = "en") -> SettingsScreen:
    screen: SettingsScreen = stage.show(qtbot, SettingsScreen, language)
    return screen


def press(screen: SettingsScreen, name: str) -> None:
    button = part(screen, name, QAbstractButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_the_own_enterprise_is_kept_as_typed(stage: Stage, qtbot: QtBot) -> None:
    screen = settings(stage, qtbot)
    type_in(screen, NAME, "Bakkerij Peeters")
    type_in(screen, NUMBER, "be 0999999922")
    press(screen, "settings.enterprise_size.small")
    stage.session.saves.settle()
    kept = read_settings(stage.folders.config)
    assert (kept.enterprise_name, kept.enterprise_number, kept.enterprise_size) == (
        "Bakkerij Peeters",
        "0999.999.922",
        "small",
    )
    assert screen.number_field.hint() == "✓ valid number"
    assert stage.session.new_training().training.enterprise.number == "0999.999.922"


def test_a_wrong_number_is_said_on_leaving_and_not_kept(stage: Stage, qtbot: QtBot) -> None:
    screen = settings(stage, qtbot)
    type_in(screen, NUMBER, "0999.999.923")
    assert screen.number_field.problem() is None
    QTest.keyClick(screen.number_field.edit, Qt.Key.Key_Tab)
    assert "digit by digit" in (screen.number_field.problem() or "")
    assert screen.number_field.text() == "0999.999.923"
    stage.session.saves.settle()
    assert read_settings(stage.folders.config).enterprise_number is None
    type_in(screen, NUMBER, "0999 999 922")
    assert screen.number_field.problem() is None
    QTest.keyClick(screen.number_field.edit, Qt.Key.Key_Tab)
    assert screen.number_field.text() == "0999.999.922"


@pytest.mark.parametrize("name", ["x" * 10_000, "a\x07b"])
def test_a_name_that_can_not_be_is_said_and_stays(stage: Stage, qtbot: QtBot, name: str) -> None:
    screen = settings(stage, qtbot)
    screen.name_field.edit.setFocus()
    screen.name_field.edit.insert(name)
    QTest.keyClick(screen.name_field.edit, Qt.Key.Key_Tab)
    assert screen.name_field.problem() is not None
    assert screen.name_field.text()
    stage.session.saves.settle()
    assert read_settings(stage.folders.config).enterprise_name is None


def test_what_is_stored_nowhere_outlives_another_language(stage: Stage, qtbot: QtBot) -> None:
    before = settings(stage, qtbot)
    type_in(before, NUMBER, "0999.999.923")
    after = settings(stage, qtbot, "fr")
    after.take_back(before.keep())
    assert after.number_field.text() == "0999.999.923"
    assert after.number_field.problem() is not None


def test_each_language_is_named_in_itself(stage: Stage, qtbot: QtBot) -> None:
    for language in ("nl", "fr", "en"):
        screen = settings(stage, qtbot, language)
        names = [
            part(screen, f"settings.language.{each}", QAbstractButton).text()
            for each in ("nl", "fr", "en")
        ]
        assert names == ["Nederlands", "Français", "English"]


def test_a_language_is_switched_and_kept(stage: Stage, qtbot: QtBot) -> None:
    screen = settings(stage, qtbot)
    press(screen, "settings.language.fr")
    assert stage.notes.calls == [("change_language", "fr")]
    assert stage.session.settings.language == "fr"


def test_like_the_system_is_no_language_of_its_own(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmop_wizard.ui.screens.settings.system_language", lambda *_: "nl")
    stage.session.change_settings(language="fr")
    screen = settings(stage, qtbot, "fr")
    assert part(screen, "settings.language.fr", QAbstractButton).isChecked()
    press(screen, "settings.language.system")
    assert stage.notes.calls == [("change_language", "nl")]
    stage.session.saves.settle()
    assert read_settings(stage.folders.config).language is None


def test_the_look_is_switched(stage: Stage, qtbot: QtBot) -> None:
    screen = settings(stage, qtbot)
    press(screen, "settings.scheme.dark")
    assert stage.notes.calls == [("change_scheme", "dark")]


def test_the_data_folder_can_be_read_and_copied(stage: Stage, qtbot: QtBot) -> None:
    screen = settings(stage, qtbot)
    shown = part(screen, "settings.data_folder", QPlainTextEdit)
    assert shown.isReadOnly()
    assert shown.toPlainText() == str(stage.folders.data)
    press(screen, "action.copy.data_folder")
    assert QGuiApplication.clipboard().text() == str(stage.folders.data)
    assert stage.notes.calls == [("toast", "Copied")]


def test_a_setting_that_can_not_be_written_is_not_swallowed(stage: Stage, qtbot: QtBot) -> None:
    stage.folders.config.write_text("a file where the folder should be", encoding="utf-8")
    screen = settings(stage, qtbot)
    type_in(screen, NAME, "Bakkerij Peeters")
    stage.session.saves.settle()
    assert stage.session.saves.failure is not None
    assert screen.name_field.text() == "Bakkerij Peeters"
