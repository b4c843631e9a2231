"""Folders are copied in parts: little memory, a word on how far it is, and a way to stop."""

from __future__ import annotations

import os
import socket
import tracemalloc
from pathlib import Path

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.copying import Cancelled, Copying
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.relocation import OnScreen, judge, relocate
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.transfer import move_data_folder
from tests.disk import BreakableDisk
from tests.storage.samples import at_one, link, posix_only, tree

MEGABYTE = 1024 * 1024


@pytest.fixture
def old(tmp_path: Path) -> Folders:
    places = Folders(tmp_path / "data", tmp_path / "config", tmp_path / "state")
    Store(places.data, places.state, at_one).save(Training("one", title="hier"))
    (places.data / "attachments" / "one").mkdir(parents=True)
    return places


@pytest.fixture
def new(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "new", tmp_path / "config", tmp_path / "new state")


def put(old: Folders, name: str, size: int) -> Path:
    path = old.data / "attachments" / "one" / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_memory_does_not_grow_with_the_files(old: Folders, new: Folders) -> None:
    put(old, "small.pdf", 1000)
    peaks = []
    for name, size in (("a.pdf", 2 * MEGABYTE), ("b.pdf", 32 * MEGABYTE)):
        put(old, name, size)
        target = new._replace(data=new.data / name)
        tracemalloc.start()
        move_data_folder(old, target)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0]
    assert peaks[1] < 8 * MEGABYTE


def test_how_far_it_is_goes_up_to_the_end(old: Folders, new: Folders) -> None:
    put(old, "a.pdf", 5 * MEGABYTE)
    told: list[tuple[int, int]] = []
    move_data_folder(old, new, Copying(progress=lambda done, of: told.append((done, of))))
    assert len(told) > 5
    assert told == sorted(told)
    assert len({of for _, of in told}) == 1
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("there_before", [True, False], ids=["an empty folder", "no folder"])
@pytest.mark.parametrize("parts", range(9))
def test_who_stops_it_finds_everything_as_it_was(
    old: Folders, new: Folders, parts: int, there_before: bool
) -> None:
    put(old, "a.pdf", 3 * MEGABYTE)
    if there_before:
        new.data.mkdir()
        (new.data / "desktop.ini").write_bytes(b"theirs")
    home = old.data.parent
    before, asked = tree(home), [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] > parts

    shown = [OnScreen(Training("one", title="hier"), {}, unsaved=False)]
    place = judge(old, new.data)._replace(folders=new)
    assert place.kind == "free"
    with pytest.raises(Cancelled):
        relocate(old, place, shown, Copying(cancelled=cancelled))
    assert tree(home) == before
    assert relocate(old, place, shown, Copying()).left == []
    moved = {name: content for name, content in tree(new.data).items() if name != "desktop.ini"}
    assert moved == tree(old.data)


def test_what_fails_half_way_leaves_nothing_there(
    old: Folders, new: Folders, disk: BreakableDisk
) -> None:
    put(old, "a.pdf", 3 * MEGABYTE)
    home = old.data.parent
    before, written = tree(home), [0]

    def full(descriptor: int, data: memoryview) -> int:
        written[0] += len(data)
        if written[0] > 2 * MEGABYTE:
            raise OSError(28, "No space left on device")
        return os.write(descriptor, data)

    disk.write = full
    with pytest.raises(SaveFailed, match="disk_full"):
        move_data_folder(old, new)
    assert tree(home) == before


@posix_only
@pytest.mark.parametrize("tolerant", [True, False])
def test_only_files_and_folders_are_copied_and_the_rest_is_named(
    old: Folders, new: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tolerant: bool
) -> None:
    papers = old.data / "attachments" / "one"
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_bytes(b"secret")
    os.mkfifo(papers / "pipe.pdf")
    link(papers / "link.pdf", tmp_path / "secret" / "key")
    link(papers / "linked", tmp_path / "secret")
    (papers / ".b.pdf.icloud").write_bytes(b"bplist00")
    monkeypatch.chdir(papers)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.pdf")
        put(old, "a.pdf", 10)
        copying = Copying(tolerant=tolerant)
        move_data_folder(old, new, copying)
    names = {".b.pdf.icloud", "link.pdf", "linked", "pipe.pdf", "socket.pdf"}
    assert {path.name for path in copying.left} == names
    assert {each.parent for each in copying.left} == {papers}
    copied = new.data / "attachments" / "one"
    assert [each.name for each in copied.iterdir()] == ["a.pdf"]


def test_nothing_that_came_meanwhile_is_overwritten(old: Folders, new: Folders) -> None:
    put(old, "a.pdf", 10)
    theirs = new.data / "attachments" / "one" / "a.pdf"

    copying = Copying()
    new.data.mkdir()
    copying.make(theirs.parent, new.data)
    theirs.write_bytes(b"theirs")
    copying.tree(old.data, new.data, old.data, new.data)
    assert theirs.read_bytes() == b"theirs"
    assert copying.left == [old.data / "attachments" / "one" / "a.pdf"]


def test_papers_come_before_the_trainings_that_name_them(old: Folders, new: Folders) -> None:
    put(old, "a.pdf", 10)
    (old.data / "trash").mkdir()
    (old.data / "trash" / "x").write_bytes(b"x")
    copying = Copying()
    move_data_folder(old, new, copying)
    assert (new.data / "trainings" / "one.json").is_file()
    made = [path.name for path, _ in copying._made]
    assert made.index("a.pdf") < made.index("one.json")
    assert made.index("x") < made.index("one.json")
