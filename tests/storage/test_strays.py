"""No training vanishes without a word, and what is nobody's training is passed over."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage import listing
from kmop_wizard.storage.archive import Archive
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.storage.check import Problem, check
from kmop_wizard.storage.exports import Export
from kmop_wizard.storage.listing import look
from kmop_wizard.storage.names import is_safe_id
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.strays import is_far, is_litter, placeholder_of, stands_for
from kmop_wizard.storage.transfer import BLOCKED, compared
from tests.storage.samples import (
    ID,
    as_file,
    document,
    link,
    posix_only,
    put_file,
    put_training,
    training,
    tree,
)

OTHER = "22222222-2222-4222-8222-222222222222"
APPLE_DOUBLE = b"\0\5\x16\7\0\2\0\0Mac OS X"
PLACEHOLDERS = [
    ".{}.icloud",
    "{}.nextcloud",
    "{}.owncloud",
    "{}.opencloud",
    "{}.cloud",
    "{}.rsls",
]
COPIES = [
    "{}.json.conflict1",
    "{}.json.conflict2",
    "{}.conflict1.json",
    "{}.json (1)",
    "{} (1).json",
    "{}.json~",
    "{}.json.bak",
    "{}.json.sync-conflict-20261123-130211-ABCDEFG",
    "{}.sync-conflict-20261123-130211-ABCDEFG.json",
    "{} (Sofie's conflicted copy 2026-11-23).json",
    "{} (conflicted copy 2026-11-23 130211).json",
    "{}-LAPTOP-SOFIE.json",
    "{}.json_conflict-20261123-130211",
    "{}",
    "kopie van de boekhouder",
]
LITTER = [
    "._{}.json",
    ".#{}.json",
    "~${}.json",
    ".~lock.{}.json#",
    ".~{}.json",
    "desktop.ini",
    "Desktop.ini",
    "Thumbs.db",
    "ehthumbs.db",
    ".DS_Store",
    "__MACOSX",
    "Icon\r",
]
PASSING = [
    ".syncthing.{}.json.tmp",
    "~syncthing~{}.json.tmp",
    ".{}.json.Xy12ab",
    ".{}.json.~1a2b",
    "{}.json.part",
    "{}.json.1a2b3c.partial",
    ".kmop-0123456789abcdef.tmp",
]


@pytest.mark.parametrize("made", PLACEHOLDERS)
def test_a_training_that_a_cloud_keeps_elsewhere_is_named(
    store: Store, data: Path, state: Path, made: str
) -> None:
    put_training(data, attachments=[])
    name = made.format(f"{OTHER}.json")
    put_file(data, name, b"bplist00")
    loaded = store.load()
    assert [each.id for each in loaded.trainings] == [ID]
    (found,) = loaded.unreadable
    assert (found.file, found.reason, found.id) == (f"trainings/{name}", "not_downloaded", OTHER)
    assert check(data, state) == (Problem(f"trainings/{name}", "not_downloaded"),)
    (data / "trainings" / name).rename(data / "trainings" / f"{OTHER}.json")
    (data / "trainings" / f"{OTHER}.json").write_bytes(as_file(document(id=OTHER)))
    assert [each.id for each in store.load().trainings] == [OTHER, ID]


@pytest.mark.parametrize("made", PLACEHOLDERS)
def test_nothing_is_put_in_the_place_of_what_a_cloud_keeps(
    store: Store, data: Path, state: Path, made: str
) -> None:
    saved = store.save(Training("one", title="hier bewaard"))
    store.keep_version("one")
    file = data / "trainings" / "one.json"
    file.rename(file.with_name(made.format(file.name)))
    before = tree(data)
    store.load()
    with pytest.raises(SaveFailed, match="not_downloaded"):
        store.save(saved)
    assert Archive(store, data).only_history() == ()
    export = Export(Path("x.kmop"), (Training("one", title="van elders"),), (), {})
    assert compared(store, export) == {"one": BLOCKED}
    assert tree(data) == before


def test_a_placeholder_beside_its_file_is_old(store: Store, data: Path, state: Path) -> None:
    put_training(data, attachments=[])
    put_file(data, f".{ID}.json.icloud", b"bplist00")
    loaded = store.load()
    assert ([each.id for each in loaded.trainings], loaded.unreadable) == ([ID], ())
    assert check(data, state) == ()


def test_a_paper_that_a_cloud_keeps_is_told_as_such(store: Store, data: Path) -> None:
    from datetime import date

    paper = AttachmentHome(data, "one").add("a.pdf", b"paper", "invoice", date(2026, 11, 23))
    store.save(Training("one", attachments=(paper,)))
    kept = data / (paper.file or "")
    kept.rename(kept.with_name(".a.pdf.icloud"))
    file = "trainings/one.json"
    assert check(data) == (Problem(file, "attachment_not_downloaded", paper.file or ""),)


def far(**marks: int) -> os.stat_result:
    return cast(os.stat_result, SimpleNamespace(st_mode=0o100600, **marks))


def test_the_marks_of_windows_and_macos() -> None:
    assert is_far(far(st_file_attributes=0x400000))
    assert is_far(far(st_file_attributes=0x1020))
    assert is_far(far(st_flags=0x40000000))
    assert not is_far(far(st_file_attributes=0x20))
    assert not is_far(far(st_flags=0))
    assert not is_far(far())


@pytest.mark.parametrize("offline", [True, False], ids=["can't be fetched", "nothing came"])
def test_a_file_whose_content_did_not_come_is_not_called_damaged(
    store: Store, data: Path, monkeypatch: pytest.MonkeyPatch, offline: bool
) -> None:
    put_file(data, f"{ID}.json", b"")
    monkeypatch.setattr(listing, "is_far", lambda _: True)
    if offline:

        def refuse(path: Path, *_: object) -> bytes:
            raise OSError(errno.EINVAL, "The cloud file provider is not running", str(path))

        monkeypatch.setattr(listing, "read_bytes", refuse)
    (found,) = store.load().unreadable
    assert found.reason == "not_downloaded"


@pytest.mark.parametrize("beside", [True, False], ids=["beside the file", "alone"])
@pytest.mark.parametrize("made", COPIES)
def test_a_copy_under_any_name_is_seen_by_what_it_holds(
    store: Store, data: Path, state: Path, made: str, beside: bool
) -> None:
    if beside:
        put_training(data, attachments=[])
    name = made.format(ID)
    put_file(data, name, as_file(document(title="Evacuatie", attachments=[])))
    before = tree(data)
    loaded = store.load()
    assert [each.id for each in loaded.trainings] == [ID] * beside
    (found,) = loaded.unreadable
    assert (found.file, found.reason) == (f"trainings/{name}", "conflict_copy")
    assert [each.training for each in loaded.conflicts] == [
        training(title="Evacuatie", attachments=[])
    ]
    assert check(data, state) == (Problem(f"trainings/{name}", "conflict_copy", "Evacuatie"),)
    assert tree(data) == before
    store.resolve_conflict_copy(loaded.conflicts[0])
    assert [path.name for path in (data / "trash" / ID / "copies").iterdir()] == [name]


@pytest.mark.parametrize("name", [f"{ID}.json.conflict1", f"{ID} - kopie", "x.json.bak"])
def test_a_copy_that_can_not_be_read_is_named(store: Store, data: Path, name: str) -> None:
    put_file(data, name, b'{"format": "kmop-tr')
    (found,) = store.load().unreadable
    assert (found.file, found.reason) == (f"trainings/{name}", "not_json")


def test_a_copy_of_a_newer_version_is_named(store: Store, data: Path) -> None:
    put_file(data, f"{ID}.json.conflict1", as_file(document(version=9)))
    (found,) = store.load().unreadable
    assert (found.reason, found.where) == ("newer_version", "9")


@pytest.mark.parametrize("content", [APPLE_DOUBLE, b"", as_file(document())])
@pytest.mark.parametrize("made", LITTER)
def test_litter_is_passed_over(
    store: Store, data: Path, state: Path, made: str, content: bytes
) -> None:
    put_training(data, attachments=[])
    put_file(data, made.format(ID), content)
    loaded = store.load()
    assert ([each.id for each in loaded.trainings], loaded.unreadable) == ([ID], ())
    assert check(data, state) == ()
    assert not look(data) or set(look(data) or ()) == {f"{ID}.json"}


@pytest.mark.parametrize("made", PASSING)
def test_what_a_synchroniser_is_writing_is_left_to_it(
    store: Store, data: Path, state: Path, made: str
) -> None:
    put_file(data, made.format(ID), as_file(document()))
    loaded = store.load()
    assert (loaded.trainings, loaded.unreadable) == ((), ())
    assert check(data, state) == ()


@posix_only
def test_a_lock_of_emacs_is_a_link_and_litter(store: Store, data: Path, tmp_path: Path) -> None:
    put_training(data, attachments=[])
    link(data / "trainings" / f".#{ID}.json", tmp_path / "sofie@laptop.1234")
    assert store.load().unreadable == ()
    assert check(data) == ()


def test_other_people_s_files_are_no_trainings(store: Store, data: Path) -> None:
    for name in ("notes.txt", "scan.pdf", "data.xml"):
        put_file(data, name, b"%PDF-1.7")
    put_file(data, "package.json.txt", b'{"name": "x"}')
    (data / "trainings" / "old.json.d").mkdir()
    assert store.load().unreadable == ()


def test_a_copy_that_comes_is_seen_at_the_next_look(data: Path) -> None:
    put_training(data, attachments=[])
    before = look(data)
    put_file(data, f"{ID}.json.conflict1", as_file(document()))
    with_copy = look(data)
    assert with_copy != before
    put_file(data, f".{OTHER}.json.icloud", b"bplist00")
    assert look(data) != with_copy


def test_names() -> None:
    assert not is_litter(f"{ID}.json")
    assert stands_for(f".{ID}.json.icloud") == f"{ID}.json"
    assert stands_for(f"{ID}.json.icloud") == ""
    assert stands_for(f"{ID}.json.nextcloud") == f"{ID}.json"
    assert stands_for("rapport.cloud") == ""
    assert not is_safe_id("~$one")


def test_a_file_that_is_there_has_no_placeholder(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    assert placeholder_of(path) is None
    (tmp_path / ".one.json.icloud").touch()
    assert placeholder_of(path) == tmp_path / ".one.json.icloud"
    path.touch()
    assert placeholder_of(path) is None
