"""Loading: the good trainings, the newer files, and what is no training."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.listing import FolderUnreadable, look
from kmop_wizard.storage.store import Store
from tests.disk import BreakableDisk
from tests.storage.bad_files import BAD
from tests.storage.samples import (
    ID,
    as_file,
    document,
    names,
    posix_only,
    put_file,
    put_training,
    training,
    tree,
)


def test_a_missing_folder_is_empty_and_stays_missing(store: Store, tmp_path: Path) -> None:
    loaded = store.load()
    assert (loaded.trainings, loaded.newer, loaded.unreadable) == ((), (), ())
    assert names(tmp_path) == []


def test_every_bad_file_is_listed_and_left_alone(store: Store, data: Path) -> None:
    put_training(data, "good")
    for number, (content, _, _) in enumerate(BAD.values()):
        put_file(data, f"bad{number:02}.json", content)
    before = tree(data)
    loaded = store.load()
    assert [each.id for each in loaded.trainings] == ["good"]
    assert len(loaded.unreadable) == len(BAD)
    assert [each.file for each in loaded.unreadable] == sorted(
        each.file for each in loaded.unreadable
    )
    for number in range(len(BAD)):
        with pytest.raises(SaveFailed, match="changed_outside"):
            store.save(Training(f"bad{number:02}"))
    assert tree(data) == before


@posix_only
def test_what_is_no_file_is_listed(store: Store, data: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_bytes(as_file(document(id="link")))
    put_training(data, "good")
    folder = data / "trainings"
    (folder / "folder.json").mkdir()
    (folder / "link.json").symlink_to(outside)
    (folder / "loop.json").symlink_to(folder / "loop.json")
    os.mkfifo(folder / "pipe.json")
    found = {each.file: each.reason for each in store.load().unreadable}
    assert found == {
        "trainings/folder.json": "not_a_file",
        "trainings/link.json": "outside_folder",
        "trainings/loop.json": "not_a_file",
        "trainings/pipe.json": "not_a_file",
    }


@posix_only
def test_a_link_within_the_folder_is_read(store: Store, data: Path) -> None:
    path = put_training(data, "one")
    path.rename(data / "elsewhere.json")
    path.symlink_to(data / "elsewhere.json")
    assert [each.id for each in store.load().trainings] == ["one"]


@pytest.mark.parametrize(
    "name",
    [
        f"{ID}.sync-conflict-20261123-130211-ABCDEFG.json",
        f"{ID} (Sofie's conflicted copy 2026-11-23).json",
        f"{ID} (conflicted copy 2026-11-23 130211).json",
        f"{ID}_conflict-20261123-130211.json",
        f"{ID}-LAPTOP.json",
        f"{ID} 2.json",
        f"{ID}.JSON",
        f"{ID.upper()}.json",
        f".{ID}.json",
    ],
)
def test_a_conflict_copy_is_listed_and_never_counted(store: Store, data: Path, name: str) -> None:
    put_training(data)
    if (data / "trainings" / name).exists():
        pytest.skip("here two names that differ in case are one")
    put_file(data, name, as_file(document(title="Evacuatie")))
    loaded = store.load()
    assert [each.title for each in loaded.trainings] == ["Brandbestrijding en evacuatie"]
    assert [(each.file, each.reason) for each in loaded.unreadable] == [
        (f"trainings/{name}", "conflict_copy")
    ]


def test_other_files_are_not_looked_at(store: Store, data: Path) -> None:
    for name in ("desktop.ini", ".kmop-0123456789abcdef.tmp", "notes.txt", "json"):
        put_file(data, name, b"\0")
    loaded = store.load()
    assert (loaded.trainings, loaded.unreadable) == ((), ())


@posix_only
def test_a_name_that_is_no_text_is_listed(store: Store, data: Path) -> None:
    (data / "trainings").mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(data) + b"/trainings/\xff.json")).touch()
    (found,) = store.load().unreadable
    assert (found.file, found.reason) == ("trainings/\ufffd.json", "empty")


def test_a_newer_file_is_shown_and_never_written(store: Store, data: Path) -> None:
    path = put_file(data, f"{ID}.json", as_file(document(version=2, later={"a": 1})))
    before = path.read_bytes()
    (newer,) = store.load().newer
    assert (newer.file, newer.version) == (f"trainings/{ID}.json", "2")
    assert newer.title == "Brandbestrijding en evacuatie"
    with pytest.raises(SaveFailed, match="changed_outside"):
        store.save(training())
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_listed_is_said_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(FolderUnreadable, match="no_permission"):
        store.load()


def test_a_file_that_may_not_be_read_is_listed(
    store: Store, data: Path, disk: BreakableDisk
) -> None:
    disk.refuse(errno.EACCES, put_training(data, "one"), calls=("open",))
    (found,) = store.load().unreadable
    assert (found.file, found.reason) == ("trainings/one.json", "no_permission")
    with pytest.raises(SaveFailed, match="no_permission"):
        store.save(Training("one"))


def test_a_look_sees_what_was_written_without_opening_it(data: Path) -> None:
    assert look(data) is None
    path = put_training(data)
    (data / "trainings" / ".kmop-0123456789abcdef.tmp").write_bytes(b"half")
    before = look(data)
    assert before is not None
    assert list(before) == [path.name]
    path.write_bytes(path.read_bytes() + b" ")
    assert look(data) != before
