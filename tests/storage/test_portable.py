"""Portable mode: a marker beside the program keeps everything beside it."""

from __future__ import annotations

from pathlib import Path

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.folders import PORTABLE_MARKER, folders
from kmop_wizard.storage.store import Store


def test_a_training_is_saved_beside_a_program_with_the_name_of_the_application(
    tmp_path: Path,
) -> None:
    (tmp_path / "kmop-wizard").write_bytes(b"the frozen program")
    (tmp_path / PORTABLE_MARKER).touch()
    found = folders(environ={}, program=tmp_path)
    Store(found.data, found.state).save(Training("a"))
    assert all(tmp_path in folder.parents for folder in (found.data, found.config, found.state))
    assert (found.data / "trainings" / "a.json").is_file()
