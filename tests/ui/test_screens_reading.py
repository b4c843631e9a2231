"""About, help, trash and a file of a newer version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kmop_wizard import __version__
from kmop_wizard.storage.reference import guidance, load_links
from kmop_wizard.ui.screens.about import AboutScreen
from kmop_wizard.ui.screens.help import TOPICS, HelpScreen
from kmop_wizard.ui.screens.links import where_to
from kmop_wizard.ui.screens.newer import NewerScreen
from kmop_wizard.ui.screens.trash import TrashScreen
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.window.screen import Route
from tests.ui.screen_stage import TRAININGS, Stage, part, texts

NEWER = {"format": "kmop-training", "version": 9, "id": "abc", "title": "<b>Later</b>", "new": 1}


def put_on(stage: Stage, qtbot: QtBot, kind: type, route: Route | None = None) -> Any:
    return stage.show(qtbot, kind, "en", route)


def test_about_says_version_promise_and_the_age_of_the_rules(tmp_path: Path, qtbot: QtBot) -> None:
    screen = put_on(Stage(tmp_path), qtbot, AboutScreen)
    shown = texts(screen)
    for part_of_it in (__version__, "Nothing is ever sent", "MIT", "not a program of VLAIO"):
        assert part_of_it in shown
    assert "23 November 2026" in part(screen, "about.checked", QLabel).text()
    part(screen, "action.sources", QAbstractButton).click()
    assert "Last day to apply: Flemish Government" in texts(screen)


def test_help_holds_every_topic_with_the_step_first(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path)
    screen = put_on(stage, qtbot, HelpScreen, Route("help", "some-id", "deposit"))
    assert next(iter(screen.parts)) == "deposit"
    assert set(screen.parts) == set(TOPICS)
    headers = [part(screen, f"help.{topic}", QAbstractButton) for topic in TOPICS]
    assert [header.isChecked() for header in headers].count(True) == 1
    for topic, header in zip(TOPICS, headers, strict=True):
        if not header.isChecked():
            QTest.keyClick(header, Qt.Key.Key_Space)
        for entry in guidance(topic, "en").entries:
            assert entry.question in texts(screen)


def test_help_leads_back_to_the_step(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path)
    screen = put_on(stage, qtbot, HelpScreen, Route("help", "some-id", "deposit"))
    part(screen, "action.back", QAbstractButton).click()
    assert stage.notes.calls == [("open_training", "some-id", "deposit")]


def test_help_leads_back_to_where_the_key_was_pressed(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path)
    screen = put_on(stage, qtbot, HelpScreen, Route("help", back=Route("planner")))
    part(screen, "action.back", QAbstractButton).click()
    later = put_on(stage, qtbot, HelpScreen, Route("help"))
    part(later, "action.back", QAbstractButton).click()
    assert stage.notes.calls == [("to", Route("planner")), ("home",)]


@pytest.mark.parametrize("name", ["portal", "start", "eloket", "catalogue", "help_email"])
def test_a_link_shows_where_it_leads_and_opens_by_name(
    tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    stage = Stage(tmp_path)
    screen = put_on(stage, qtbot, HelpScreen)
    button = part(screen, f"action.open_{name}", QAbstractButton)
    where = where_to(load_links()[name])
    assert where in texts(screen)
    assert button.accessibleDescription() == where
    button.click()
    assert stage.notes.calls == [("open_link", name)]


def test_a_trashed_training_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path, TRAININGS[:2])
    for training in TRAININGS[:2]:
        stage.session.trash(training.id)
    screen = put_on(stage, qtbot, TrashScreen)
    assert part(screen, "trash.empty").isHidden()
    for training in TRAININGS[:2]:
        button = part(screen, f"action.restore.{training.id}", QAbstractButton)
        assert button.accessibleName() == f"Put back: {training.title}"
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert stage.session.entry(training.id).training.title == training.title
        assert stage.notes.calls[-1] == ("toast", f"{training.title} is back.")
        qtbot.waitUntil(
            lambda name=f"action.restore.{training.id}": (
                screen.findChild(QAbstractButton, name) is None
            )
        )
    assert not part(screen, "trash.empty").isHidden()


def test_a_failed_return_stays_in_the_trash_and_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    stage = Stage(tmp_path, TRAININGS[:1])
    training_id = TRAININGS[0].id
    stage.session.trash(training_id)
    screen = put_on(stage, qtbot, TrashScreen)
    stage.store.save(TRAININGS[0])  # its place is taken meanwhile
    part(screen, f"action.restore.{training_id}", QAbstractButton).click()
    assert stage.session.saves.failure is not None
    assert stage.notes.calls == []
    assert [each.id for each in stage.session.archive.trashed()] == [training_id]


@pytest.mark.parametrize("content", [b"", json.dumps(NEWER | {"id": TRAININGS[0].id}).encode()])
def test_what_is_no_training_any_more_says_why(
    tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    stage = Stage(tmp_path, TRAININGS[:1])
    training_id = TRAININGS[0].id
    stage.session.trash(training_id)
    screen = put_on(stage, qtbot, TrashScreen)
    (stage.folders.data / "trash" / training_id / f"{training_id}.json").write_bytes(content)
    part(screen, f"action.restore.{training_id}", QAbstractButton).click()
    problem = part(screen, "trash.problem", Banner)
    assert problem.message() == "This course could not be put back."
    assert not problem.isHidden()


def newer_stage(folder: Path, content: str) -> Stage:
    place = folder / "data" / "trainings"
    place.mkdir(parents=True)
    (place / "abc.json").write_text(content, encoding="utf-8")
    return Stage(folder)


def test_a_newer_file_is_shown_and_left_alone(tmp_path: Path, qtbot: QtBot) -> None:
    content = json.dumps(NEWER, indent=1)
    stage = newer_stage(tmp_path, content)
    screen = put_on(stage, qtbot, NewerScreen, Route("newer", "trainings/abc.json"))
    assert "<b>Later</b>" in texts(screen)
    area = part(screen, "newer.content", QPlainTextEdit)
    assert area.isReadOnly()
    assert area.toPlainText() == content
    part(screen, "action.copy.newer", QAbstractButton).click()
    assert QGuiApplication.clipboard().text() == content
    part(screen, "action.back", QAbstractButton).click()
    assert stage.notes.calls == [("toast", "Copied"), ("home",)]
    assert (stage.folders.data / "trainings" / "abc.json").read_text("utf-8") == content


def test_a_newer_file_that_is_gone_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    stage = newer_stage(tmp_path, json.dumps(NEWER))
    (stage.folders.data / "trainings" / "abc.json").unlink()
    screen = put_on(stage, qtbot, NewerScreen, Route("newer", "trainings/abc.json"))
    assert "can't be read" in texts(screen)


@pytest.mark.parametrize("name", ["", "nothing.json", "../../secret"])
def test_only_files_of_the_listing_are_read(tmp_path: Path, qtbot: QtBot, name: str) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    stage = newer_stage(tmp_path, json.dumps(NEWER))
    screen = put_on(stage, qtbot, NewerScreen, Route("newer", name))
    assert screen.findChild(QPlainTextEdit, "newer.content") is None
