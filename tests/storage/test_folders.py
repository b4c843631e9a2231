"""Where things lie."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from kmop_wizard.storage.folders import PORTABLE_MARKER, folders
from tests.storage.samples import names, posix_only


def test_the_system_says_where(tmp_path: Path) -> None:
    found = folders(None, {}, tmp_path)
    assert found.data == platformdirs.user_data_path("kmop-wizard", appauthor=False).resolve()
    assert found.config == platformdirs.user_config_path("kmop-wizard", appauthor=False).resolve()
    state = platformdirs.user_state_path("kmop-wizard", appauthor=False).resolve()
    assert found.state.parent == state


def test_one_variable_moves_all_three_and_nothing_is_made(tmp_path: Path) -> None:
    home = tmp_path / "home"
    found = folders(None, {"KMOP_WIZARD_HOME": str(home)}, tmp_path)
    assert (found.data, found.config) == (home / "data", home / "config")
    assert found.state.parent == home / "state"
    assert names(tmp_path) == []


def test_a_marker_puts_all_beside_the_program(tmp_path: Path) -> None:
    (tmp_path / PORTABLE_MARKER).touch()
    found = folders(None, {}, tmp_path)
    for folder in (found.data, found.config, found.state):
        assert folder.is_relative_to(tmp_path)
    moved = folders(None, {"KMOP_WIZARD_HOME": str(tmp_path / "home")}, tmp_path)
    assert moved.data == tmp_path / "home" / "data"


def test_another_data_folder_has_a_state_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = {"KMOP_WIZARD_HOME": str(tmp_path / "home")}
    default, one, two = (
        folders(data, environ) for data in (None, tmp_path / "one", tmp_path / "two")
    )
    assert one.data == tmp_path / "one"
    assert one.config == default.config
    assert len({default.state, one.state, two.state}) == 3
    monkeypatch.chdir(tmp_path)
    assert folders(Path("one"), environ) == one
    assert folders(Path("two", "..", "one"), environ) == one


@posix_only
def test_a_link_to_a_data_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert folders(tmp_path / "link") == folders(tmp_path / "real")
    assert os.path.isabs(folders(tmp_path / "loop").data)
