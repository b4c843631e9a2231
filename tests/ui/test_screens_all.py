"""What holds for every screen beside home and the steps, in each language."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.i18n import LANGUAGES
from kmop_wizard.storage.exports import write_export
from kmop_wizard.ui import theme
from kmop_wizard.ui.screens.about import AboutScreen
from kmop_wizard.ui.screens.arrivals import ImportScreen
from kmop_wizard.ui.screens.data_folder import DataFolderScreen
from kmop_wizard.ui.screens.eligibility import EligibilityScreen
from kmop_wizard.ui.screens.help import HelpScreen
from kmop_wizard.ui.screens.history import HistoryScreen
from kmop_wizard.ui.screens.history_state import HistoryStateScreen
from kmop_wizard.ui.screens.newer import NewerScreen
from kmop_wizard.ui.screens.planner import PlannerScreen
from kmop_wizard.ui.screens.purse import PurseScreen
from kmop_wizard.ui.screens.settings import SettingsScreen
from kmop_wizard.ui.screens.transfer import TransferScreen
from kmop_wizard.ui.screens.trash import TrashScreen
from kmop_wizard.ui.widgets.date_field import CalendarButton
from kmop_wizard.ui.window.screen import Route
from tests.ui.clipping import clipped
from tests.ui.screen_stage import TRAININGS, Stage, settle, texts, type_in
from tests.ui.trainings import INVOICED

NEWER_FILE = "trainings/abc.json"
EXPORT = "export.kmop"
MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SCREENS = (
    AboutScreen,
    DataFolderScreen,
    EligibilityScreen,
    HelpScreen,
    ImportScreen,
    HistoryScreen,
    HistoryStateScreen,
    NewerScreen,
    PlannerScreen,
    PurseScreen,
    SettingsScreen,
    TransferScreen,
    TrashScreen,
)
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
SIZES = {"wide": (1124, 690, 1.0), "small": (744, 530, 1.0), "large text": (584, 640, 2.0)}


def _fill_planner(screen: QWidget) -> None:
    type_in(screen, "planner.first_lesson_day", "18/12/2026")


def _fill_purse(screen: QWidget) -> None:
    type_in(screen, "purse.price", "15000")


def _fill_settings(screen: QWidget) -> None:
    type_in(screen, "settings.enterprise_number", "0999.999.923")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def _answer_no(screen: QWidget) -> None:
    for button in screen.findChildren(QAbstractButton):
        if button.objectName().endswith(".no"):
            button.click()


def _open_all(screen: QWidget) -> None:
    for button in screen.findChildren(QAbstractButton):
        if button.isCheckable() and not button.isChecked():
            button.click()


def _unfold(screen: QWidget) -> None:
    for button in screen.findChildren(QAbstractButton):
        if button.objectName().startswith("action.show_changes."):
            button.click()


FILL: dict[Any, Callable[[QWidget], None]] = {
    PlannerScreen: _fill_planner,
    PurseScreen: _fill_purse,
    SettingsScreen: _fill_settings,
    EligibilityScreen: _answer_no,
    HelpScreen: _open_all,
    AboutScreen: _open_all,
    HistoryScreen: _unfold,
}
ROUTES = {
    NewerScreen: Route("newer", NEWER_FILE),
    HistoryScreen: Route("history", TRAININGS[0].id, "pay"),
    HistoryStateScreen: Route("history_state", TRAININGS[0].id, "pay"),
}


def _changed(training: Training) -> Training:
    """The training with something else in each step, and papers that are not there."""
    papers = (Attachment("invoice", "attachments/x/2026-1187.xml"), Attachment(file="../secret"))
    changed = replace(INVOICED, id=training.id, title=training.title, attachments=papers)
    return replace(changed, notes="Bel Sofie over het attest. " * 20)


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Stage:
    place = tmp_path / "data" / NEWER_FILE
    place.parent.mkdir(parents=True)
    newer = {"format": "kmop-training", "version": 9, "id": "abc", "title": "Heftruck"}
    place.write_text(json.dumps(newer, indent=1), encoding="utf-8")
    stage = Stage(tmp_path, TRAININGS)
    theirs = replace(TRAININGS[1], title="Loonbeleid")
    new = replace(TRAININGS[2], id="00000000-0000-4000-8000-000000000009")
    everything = (TRAININGS[0], theirs, new, TRAININGS[3])
    write_export(stage.folders.data, tmp_path / EXPORT, everything, MOMENT)
    stage.own_enterprise()
    stage.session.trash(TRAININGS[3].id)
    (tmp_path / "data" / "trainings" / f"{TRAININGS[2].id}.json").unlink()
    editor = stage.session.editor(TRAININGS[0].id)
    for training in (_changed(TRAININGS[0]), TRAININGS[0]):
        editor.replace_all(training)
        stage.session.leave(training.id)
    stage.session.load()
    return stage


@pytest.fixture
def text_size(qapp: QApplication) -> Any:
    """Change the size of all text, and put it back."""
    theme.apply(qapp, "light")
    usual = QFont(qapp.font())

    def enlarge(times: float) -> None:
        font = QFont(usual)
        font.setPointSizeF(usual.pointSizeF() * times)
        qapp.setFont(font)

    yield enlarge
    qapp.setFont(usual)


def shown(stage: Stage, qtbot: QtBot, kind: Any, language: str) -> Any:
    free = str(stage.folders.data.with_name("cloud"))
    past = next(iter(stage.session.archive.history(TRAININGS[0].id)[1:]), None)
    route = {
        **ROUTES,
        HistoryStateScreen: Route("history_state", TRAININGS[0].id, "pay", value=past),
        ImportScreen: Route("import", file=str(stage.folders.data.parent / EXPORT)),
        DataFolderScreen: Route("data_folder", file=free),
    }.get(kind, Route(""))
    screen = stage.show(qtbot, kind, language, route)
    settle()
    FILL.get(kind, lambda _screen: None)(screen)
    return screen


def controls(screen: QWidget) -> list[QWidget]:
    return [
        each
        for each in screen.findChildren(QWidget)
        if isinstance(each, CONTROLS) and each.isVisibleTo(screen)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_every_control_has_a_name_of_its_own_and_one_to_be_read(
    stage: Stage, qtbot: QtBot, kind: Any, language: str
) -> None:
    found = controls(shown(stage, qtbot, kind, language))
    names = [each.objectName() for each in found]
    assert all(names)
    assert len(names) == len(set(names))
    for each in found:
        text = each.text() if isinstance(each, QAbstractButton) else ""
        assert each.accessibleName() or text, each.objectName()


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_the_keyboard_reaches_everything_and_comes_round(
    stage: Stage, qtbot: QtBot, kind: Any
) -> None:
    screen = shown(stage, qtbot, kind, "en")
    start = screen.first_focus()
    start.setFocus()
    reached = [start]
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        reached.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is start
    groups = {id(each.group()) for each in reached if _group(each)}
    missed = [
        each.objectName()
        for each in controls(screen)
        if each not in reached
        and not (_group(each) and id(each.group()) in groups)
        and not isinstance(each, CalendarButton)  # its field has a key for it
    ]
    assert missed == []


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_the_way_back_at_the_foot_comes_after_the_column(
    stage: Stage, qtbot: QtBot, kind: Any
) -> None:
    screen = shown(stage, qtbot, kind, "en")
    screen.back_button.setFocus()
    QTest.keyClick(screen.back_button, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    before = QApplication.focusWidget()
    assert before is not None
    inside = [each for each in controls(screen) if screen.scroll_area.isAncestorOf(each)]
    assert before in inside or not inside


def _group(widget: Any) -> bool:
    return isinstance(widget, QAbstractButton) and widget.group() is not None


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_nothing_is_cut_off(
    stage: Stage, qtbot: QtBot, text_size: Any, kind: Any, language: str, size: str
) -> None:
    width, height, times = SIZES[size]
    text_size(times)
    screen = shown(stage, qtbot, kind, language)
    screen.resize(width, height)
    settle()
    assert clipped(screen) == []


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_each_language_has_its_own_words(stage: Stage, qtbot: QtBot, kind: Any) -> None:
    seen = [set(texts(shown(stage, qtbot, kind, language)).split("\n")) for language in LANGUAGES]
    same = set.intersection(*seen)
    sentences = [text for text in same if len(text.split()) > 3 and not _is_data(text)]
    assert sentences == []


def _is_data(text: str) -> bool:
    titles = [training.title for training in TRAININGS]
    return text in titles or text.endswith(".json") or text.startswith(("Bel Sofie", "BE71"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_every_screen_is_painted_in_both_schemes(
    stage: Stage, qtbot: QtBot, qapp: QApplication, kind: Any, scheme: str
) -> None:
    theme.apply(qapp, scheme, high_contrast=False)
    picture = shown(stage, qtbot, kind, "nl").grab().toImage().scaled(60, 40)
    colours = {picture.pixel(x, y) for x in range(60) for y in range(40)}
    theme.apply(qapp, "light", high_contrast=False)
    assert len(colours) > 4
