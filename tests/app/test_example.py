"""The worked example never becomes one of the real trainings, whatever goes wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kmop_wizard.app.session.example import example_training
from kmop_wizard.app.session.session import Session
from kmop_wizard.i18n import Words
from kmop_wizard.storage.codec import decode, encode
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.reference import load_rules
from tests.app.fakes import FakeScheduler
from tests.disk import BreakableDisk

TODAY = date(2026, 11, 23)


def session(home: Path) -> Session:
    places = Folders(home / "data", home / "config", home / "state")
    return Session(places, load_rules(), FakeScheduler(), lambda: TODAY)


@pytest.fixture
def opened(tmp_path: Path) -> Session:
    made = session(tmp_path)
    made.add_example(example_training(Words("en"), TODAY))
    return made


def example_id(opened: Session) -> str:
    assert opened.example is not None
    return opened.example.training.id


def test_it_is_edited_while_others_change_the_folder(opened: Session) -> None:
    editor = opened.editor(example_id(opened))
    editor.enter(("title",), "Tried out")
    opened.load()
    assert opened.agenda.entries == ()
    assert opened.example is not None
    assert opened.example.training.title == "Tried out"
    assert opened.saves.save_all()
    opened.load()
    assert opened.example.training.title == "Tried out"


def test_what_could_not_be_saved_of_it_comes_back_as_the_example(
    opened: Session, tmp_path: Path, disk: BreakableDisk
) -> None:
    opened.editor(example_id(opened)).enter(("title",), "Tried out")
    with disk.fill(tmp_path / "data"):
        assert not opened.saves.save_all()
    again = session(tmp_path)
    assert again.agenda.entries == ()
    assert again.example is not None
    assert again.example.training.title == "Tried out"
    assert again.saves.save_all()


def test_thrown_away_in_the_middle_of_typing_it_stays_away(opened: Session, tmp_path: Path) -> None:
    editor = opened.editor(example_id(opened))
    editor.enter(("title",), "Tried out")
    opened.delete_example()
    assert opened.saves.save_all()
    opened.load()
    for each in (opened, session(tmp_path)):
        assert each.example is None
        assert each.agenda.entries == ()


def test_one_with_the_id_of_a_real_training_never_takes_its_place(
    opened: Session, tmp_path: Path
) -> None:
    example = opened.editor(example_id(opened)).training
    (tmp_path / "data" / "trainings").mkdir()
    real = tmp_path / "data" / "trainings" / f"{example.id}.json"
    real.write_bytes(encode(replace(example, title="The real one")))
    for each in (opened, session(tmp_path)):
        each.load()
        assert [entry.training.title for entry in each.agenda.entries] == ["The real one"]
        assert not each.is_example(example.id)
        each.editor(example.id).enter(("notes",), "Ask Sofie")
        assert each.saves.save_all()
    assert decode(real.read_bytes(), example.id).notes == "Ask Sofie"
