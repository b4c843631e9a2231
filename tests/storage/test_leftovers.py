"""What killed saves left behind goes, when it is old and this program's, wherever it writes."""

from __future__ import annotations

import os
from pathlib import Path

from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.leftovers import removing_leftovers

OURS = ".kmop-0123456789abcdef.tmp"


def test_old_leftovers_of_this_program_go_and_nothing_else(tmp_path: Path) -> None:
    places = Folders(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    folders = (
        places.data / "trainings",
        places.data / "attachments" / "one",
        places.data / "trash" / "one",
        places.state / "backups" / "one",
        places.state / "recovery",
        places.state,
        places.config,
    )
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (OURS, "one.json", ".other.tmp"):
            (folder / name).write_bytes(b"x")
            os.utime(folder / name, (0, 0))
        (folder / OURS.replace("0", "f")).write_bytes(b"is being written")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / OURS).write_bytes(b"")
    os.utime(outside / OURS, (0, 0))
    (places.data / "attachments" / "link").symlink_to(outside)
    assert set(removing_leftovers(places)) == set(folders)
    for folder in folders:
        left = {each.name for each in folder.iterdir() if each.is_file()}
        assert left == {"one.json", ".other.tmp", OURS.replace("0", "f")}
    assert (outside / OURS).exists()


def test_folders_that_are_not_there_are_no_trouble(tmp_path: Path) -> None:
    places = Folders(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    assert list(removing_leftovers(places))
    assert not any(tmp_path.iterdir())
