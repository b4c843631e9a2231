"""After another data folder was chosen, the one of before is left alone, and the new one watched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.relocation import judge
from kmop_wizard.storage.store import Store
from kmop_wizard.ui import app
from kmop_wizard.ui.window import data_folder
from kmop_wizard.ui.window.second_start import SecondStart
from kmop_wizard.ui.window.single_instance import lock_of
from kmop_wizard.ui.window.window import Window
from tests.disk import BreakableDisk
from tests.storage.samples import tree
from tests.ui.person import Program, settle, wait_for


def started(program: Program) -> None:
    program.save(Training("one", title="Brand"))
    program.start()
    app._follow_folder(program.window)
    program.window.moved.connect(lambda: app._follow_folder(program.window))
    SecondStart(program.window)


def move(program: Program, target: Path) -> None:
    window = program.window
    place = judge(window.session.folders, target)
    data_folder.go_on_in(window.context, place, window, window.route, pytest.fail)
    wait_for(lambda: window.session.folders.data == target, "the other folder")


def elsewhere(folder: Path, tmp_path: Path, title: str) -> None:
    """Another computer saves a title in ``folder``."""
    store = Store(folder, tmp_path / "elsewhere")
    (found,) = store.load().trainings
    store.save(replace(found, title=title))


def test_while_saving_failed_nothing_is_saved_in_the_old_one_any_more(
    program: Program, tmp_path: Path, qtbot: QtBot, disk: BreakableDisk
) -> None:
    started(program)
    old, window = program.folders.data, program.window
    with disk.fill(old):
        before = tree(old)
        before_the_move = window.session
        editor = window.session.editor("one")
        editor.enter(("title",), "Evacuatie")
        assert not window.session.saves.save_all()
        move(program, tmp_path / "new")
    assert window.session.saves.failure is None
    window.session.editor("one").enter(("notes",), "Ask Sofie")
    qtbot.waitUntil(lambda: not window.session.saves.is_unsaved("one"), timeout=10_000)
    assert before_the_move.saves.is_unsaved("one")  # it tries no more
    assert tree(old) == before
    (saved,) = Store(tmp_path / "new", tmp_path / "reader").load().trainings
    assert (saved.title, saved.notes) == ("Evacuatie", "Ask Sofie")


def test_what_happens_in_the_old_one_is_not_told_and_in_the_new_one_it_is(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    started(program)
    old, window = program.folders.data, program.window
    before = window.session
    move(program, tmp_path / "new")
    told: list[str] = []
    show = window.toast
    window.toast = lambda message, undo=None: (told.append(message), show(message, undo))  # type: ignore[method-assign,assignment,func-returns-value]
    settle()
    before.check_folder()  # nobody hears of it
    elsewhere(old, tmp_path, "In the old one")
    elsewhere(tmp_path / "new", tmp_path, "In the new one")
    qtbot.waitUntil(
        lambda: window.session.entry("one").training.title == "In the new one", timeout=10_000
    )
    assert len(told) == 1
    assert "In the new one" in told[0]


def test_a_second_start_over_the_new_one_shows_this_window(
    program: Program, tmp_path: Path
) -> None:
    started(program)
    move(program, tmp_path / "new")
    settle()
    assert not lock_of(program.window.session.folders.state).tryLock(0)


def test_an_undo_that_was_offered_before_is_offered_no_more(
    program: Program, tmp_path: Path
) -> None:
    started(program)
    program.save(Training("two", title="Weg"))
    window = program.window
    window.session.load()
    window.trash("two")
    assert visible(window, "action.toast_undo")
    elsewhere_store = Store(tmp_path / "new", tmp_path / "elsewhere")
    elsewhere_store.save(Training("three"))
    move(program, tmp_path / "new")
    settle()
    assert not visible(window, "action.toast_undo")


def visible(window: Window, name: str) -> bool:
    button = window.findChild(QAbstractButton, name)
    return button is not None and button.isVisible()
