"""The worked example never becomes one of the real trainings, whatever goes wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kmop_wizard.i18n import Words
from kmop_wizard.storage import store as store_module
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.ui.home.example import example_training
from kmop_wizard.ui.workspace import Workspace

TODAY = date(2026, 11, 23)


def workspace(home: Path) -> Workspace:
    places = Folders(home / "data", home / "config", home / "state")
    return Workspace(places, load_rules(), lambda: TODAY)


@pytest.fixture
def opened(tmp_path: Path, qapp: QApplication) -> Workspace:
    made = workspace(tmp_path)
    made.add_example(example_training(Words("en"), TODAY))
    return made


def example_id(opened: Workspace) -> str:
    assert opened.example is not None
    return opened.example.training.id


def full(path: Path, *_: object) -> None:
    raise SaveFailed("disk_full", path)


def test_it_is_edited_while_others_change_the_folder(opened: Workspace) -> None:
    document = opened.document(example_id(opened))
    document.enter(("title",), "Tried out")
    opened.load()
    assert opened.agenda.entries == ()
    assert opened.example is not None
    assert opened.example.training.title == "Tried out"
    assert document.flush()
    opened.load()
    assert opened.example.training.title == "Tried out"


def test_what_could_not_be_saved_of_it_comes_back_as_the_example(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.document(example_id(opened)).enter(("title",), "Tried out")
    with monkeypatch.context() as patch:
        patch.setattr(store_module, "write_safely", full)
        assert not opened.flush()
    again = workspace(tmp_path)
    assert again.agenda.entries == ()
    assert again.example is not None
    assert again.example.training.title == "Tried out"
    assert again.flush()


def test_thrown_away_in_the_middle_of_typing_it_stays_away(
    opened: Workspace, tmp_path: Path
) -> None:
    document = opened.document(example_id(opened))
    document.enter(("title",), "Tried out")
    opened.throw_example_away()
    assert document.flush()
    opened.load()
    for each in (opened, workspace(tmp_path)):
        assert each.example is None
        assert each.agenda.entries == ()
