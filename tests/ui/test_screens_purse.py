"""The purse per enterprise and year, and what a next training would get of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from kmop_wizard.domain.training import Enterprise
from kmop_wizard.ui.screens.purse import PurseScreen
from kmop_wizard.ui.widgets.banner import Banner
from tests.ui.screen_stage import TRAININGS, Stage, bakery_training, part, texts, type_in

FULL = bakery_training(9, "Alles op", "25000.00", date(2026, 3, 2))


def purse(stage: Stage, qtbot: QtBot, language: str = "en") -> PurseScreen:
    screen: PurseScreen = stage.show(qtbot, PurseScreen, language)
    return screen


def answer(screen: PurseScreen) -> str:
    return str(part(screen, "purse.answer", Banner).message())


def test_each_year_says_what_is_used_and_left_and_by_whom(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path, TRAININGS)
    shown = texts(purse(stage, qtbot))
    assert "Subsidy 2026: 3\u202f075,00 € of 7\u202f500,00 € applied for" in shown.replace(
        "\u00a0", " "
    )
    assert "4\u202f425,00 € left this year" in shown.replace("\u00a0", " ")
    assert "7\u202f065,00 € left in 2025" in shown.replace("\u00a0", " ")
    assert "Preventieadviseur niveau 3" in shown
    assert "Brandbestrijding" not in shown, "it is not applied for, so it takes nothing"


def test_the_rule_has_its_source_and_the_day_it_was_checked(tmp_path: Path, qtbot: QtBot) -> None:
    shown = texts(purse(Stage(tmp_path), qtbot))
    assert "Source: VLAIO (vlaio.be), checked on 23 Nov 2026." in shown


def test_a_share_leads_to_its_training(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path, TRAININGS)
    screen = purse(stage, qtbot)
    part(screen, f"action.open.{TRAININGS[0].id}", QAbstractButton).click()
    assert stage.notes.calls == [("open_training", TRAININGS[0].id)]
    share = part(screen, f"purse.share.{TRAININGS[0].id}", QLabel).text()
    assert share.replace("\u00a0", " ") == "1\u202f875,00 €"


@pytest.mark.parametrize(
    ("price", "size", "theme", "expected"),
    [
        ("1450", "small", "standard", "subsidy 30%: 435,00 € · own share: 1\u202f015,00 €"),
        ("1450", "medium", "cybersecurity", "subsidy 35%: 507,50 € · own share: 942,50 €"),
        ("1.450,00", "medium", "standard", "subsidy 20%: 290,00 € · own share: 1\u202f160,00 €"),
        (
            "15000",
            "small",
            "standard",
            "subsidy 30%: 4\u202f425,00 € · own share: 10\u202f575,00 €",
        ),
        ("0", "small", "standard", ""),
        ("1.234", "small", "standard", "subsidy 30%: 370,20 € · own share: 863,80 €"),
        ("1.2345", "small", "standard", ""),
    ],
)
def test_a_next_training_gets_what_the_year_leaves(
    tmp_path: Path, qtbot: QtBot, price: str, size: str, theme: str, expected: str
) -> None:
    stage = Stage(tmp_path, TRAININGS)
    stage.own_enterprise()
    screen = purse(stage, qtbot)
    for name in (f"purse.size.{size}", f"purse.theme.{theme}"):
        QTest.keyClick(part(screen, name, QAbstractButton), Qt.Key.Key_Space)
    type_in(screen, "purse.price", price)
    assert answer(screen).replace("\u00a0", " ") == expected


def test_a_full_purse_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path, (FULL,))
    stage.own_enterprise()
    screen = purse(stage, qtbot)
    type_in(screen, "purse.price", "1000")
    assert "own share: 1\u202f000,00" in answer(screen)
    assert "yearly maximum for 2026" in texts(screen)


def test_a_price_below_the_minimum_warns(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path)
    stage.own_enterprise()
    screen = purse(stage, qtbot)
    type_in(screen, "purse.price", "99,99")
    assert "there is no subsidy" in texts(screen)


def test_without_a_size_it_asks_for_one(tmp_path: Path, qtbot: QtBot) -> None:
    screen = purse(Stage(tmp_path), qtbot)
    type_in(screen, "purse.price", "1000")
    assert answer(screen) == "Choose the size of the business."


def test_a_price_of_zero_is_explained_on_leaving(tmp_path: Path, qtbot: QtBot) -> None:
    screen = purse(Stage(tmp_path), qtbot)
    type_in(screen, "purse.price", "0")
    QTest.keyClick(screen.what_if.price_field.edit, Qt.Key.Key_Tab)
    assert screen.what_if.price_field.problem() is not None
    assert screen.what_if.price_field.text() == "0"


def test_two_enterprises_have_a_purse_each_and_a_choice(tmp_path: Path, qtbot: QtBot) -> None:
    other = replace(
        bakery_training(7, "Heftruck", "25000.00", date(2026, 2, 2)),
        enterprise=Enterprise("Garage Janssens", "0123.456.749", "small"),
    )
    stage = Stage(tmp_path, (*TRAININGS, other))
    stage.own_enterprise()
    screen = purse(stage, qtbot)
    assert part(screen, "purse.0999.999.922.2026")
    assert part(screen, "purse.0123.456.749.2026")
    type_in(screen, "purse.price", "1000")
    assert "subsidy 30%: 300,00" in answer(screen)
    chooser = part(screen, "purse.enterprise")
    assert chooser.count() == 2
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert "subsidy 30%: 0,00" in answer(screen)


def test_what_was_typed_outlives_another_language(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path, TRAININGS)
    before = purse(stage, qtbot)
    type_in(before, "purse.price", "1.2345")
    part(before, "purse.theme.cybersecurity", QAbstractButton).click()
    after = purse(stage, qtbot, "nl")
    after.take_back(before.keep())
    assert after.keep() == before.keep()


def test_a_title_is_shown_as_it_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    odd = bakery_training(8, "<b>R&D</b> & more", "1000.00", date(2026, 5, 4))
    screen = purse(Stage(tmp_path, (odd,)), qtbot)
    assert part(screen, f"action.open.{odd.id}", QAbstractButton).text() == "<b>R&&D</b> && more"
