"""Six questions, a verdict that follows, nothing stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kmop_wizard.ui.screens.eligibility import EligibilityScreen
from kmop_wizard.ui.widgets.banner import Banner
from tests.ui.screen_stage import Stage, part

KEYS = ("sme", "legal_form", "flanders", "private", "activity", "course")


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Stage:
    return Stage(tmp_path)


def eligibility(stage: Stage, qtbot: QtBot, language: str = "en") -> EligibilityScreen:
    screen: EligibilityScreen = stage.show(qtbot, EligibilityScreen, language)
    return screen


def reply(screen: EligibilityScreen, key: str, text: str) -> None:
    button = part(screen, f"eligibility.{key}.{text}", QAbstractButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def verdict(screen: EligibilityScreen) -> str:
    return str(part(screen, "eligibility.verdict", Banner).message())


def test_six_times_yes_leads_to_a_new_training(stage: Stage, qtbot: QtBot) -> None:
    screen = eligibility(stage, qtbot)
    assert part(screen, "action.new_training").isHidden()
    left = []
    for key in KEYS:
        left.append(verdict(screen))
        reply(screen, key, "yes")
    assert left[0] == "6 questions to answer."
    assert left[-1] == "1 question to answer."
    assert verdict(screen) == "You can probably use the kmo-portefeuille."
    part(screen, "action.new_training", QAbstractButton).click()
    assert stage.notes.calls == [("new_training",)]


@pytest.mark.parametrize("key", KEYS)
def test_a_no_says_what_it_means_and_whom_to_ask(stage: Stage, qtbot: QtBot, key: str) -> None:
    screen = eligibility(stage, qtbot)
    for each in KEYS:
        reply(screen, each, "no" if each == key else "yes")
    meant = part(screen, f"eligibility.{key}.meaning", Banner)
    assert not meant.isHidden()
    assert len(meant.message()) > 20
    assert "probably not" in verdict(screen)
    assert part(screen, "action.new_training").isHidden()
    part(screen, "action.open_help_email", QAbstractButton).click()
    assert stage.notes.calls == [("open_link", "help_email")]
    reply(screen, key, "yes")
    assert meant.isHidden()
    assert verdict(screen).startswith("You can probably")


def test_nothing_is_stored_and_the_screen_says_so(stage: Stage, qtbot: QtBot) -> None:
    screen = eligibility(stage, qtbot)
    for key in KEYS:
        reply(screen, key, "no")
    assert not stage.folders.data.exists()
    assert not stage.folders.config.exists()


def test_answers_outlive_another_language(stage: Stage, qtbot: QtBot) -> None:
    before = eligibility(stage, qtbot)
    reply(before, "sme", "no")
    reply(before, "flanders", "yes")
    after = eligibility(stage, qtbot, "fr")
    after.take_back(before.keep())
    assert after.keep() == before.keep()
    assert not part(after, "eligibility.sme.meaning").isHidden()
