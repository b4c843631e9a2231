"""A damaged or missing training comes back from what is kept, and no byte of anybody is lost."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.archive import Archive
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.check import check
from kmop_wizard.storage.listing import UnreadableFile
from kmop_wizard.storage.store import Store
from tests.disk import failing
from tests.storage.bad_files import BAD
from tests.storage.samples import ID, as_file, document, posix_only, training

DAMAGED = {name: bad[0] for name, bad in BAD.items() if bad[1] != "conflict_copy"}
FEWER_BYTES = b'{"format": "kmop-training", "ver'


@pytest.fixture
def place(data: Path, store: Store) -> Path:
    """The file of a training that was saved under four titles, and left."""
    saved = store.save(training(attachments=[]))
    for title in "abc":
        saved = store.save(replace(saved, title=title))
        store.keep_version(ID)
    return data / "trainings" / f"{ID}.json"


@pytest.fixture
def kept(data: Path, store: Store) -> Archive:
    return Archive(store, data)


@pytest.fixture
def aside(data: Path) -> Path:
    return data / "trash" / ID / "damaged" / f"{ID}.json"


def listed(data: Path, state: Path) -> UnreadableFile:
    (found,) = Store(data, state / "reader").load().unreadable
    return found


def newest(kept: Archive) -> Training:
    version = kept.newest(ID)
    assert version is not None
    return version.training


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_makes_room_for_a_version_and_keeps_every_byte(
    store: Store, kept: Archive, data: Path, state: Path, place: Path, aside: Path, name: str
) -> None:
    place.write_bytes(DAMAGED[name])
    assert kept.damaged(listed(data, state)) == ID
    wanted = newest(kept)
    assert kept.bring_back(wanted) == aside
    assert aside.parent == kept.damaged_folder(ID)
    assert aside.read_bytes() == DAMAGED[name]
    (found,) = store.load().trainings
    assert same_facts(found, wanted)
    assert check(data, state) == ()
    assert store.trashed() == ()


def test_a_folder_in_its_place_is_moved_as_it_is(
    kept: Archive, data: Path, state: Path, place: Path, aside: Path
) -> None:
    place.unlink()
    place.mkdir()
    (place / "mine.txt").write_bytes(b"mine")
    found = listed(data, state)
    assert (found.reason, kept.damaged(found)) == ("not_a_file", ID)
    kept.bring_back(newest(kept))
    assert (aside / "mine.txt").read_bytes() == b"mine"
    assert check(data, state) == ()


def test_a_second_damaged_file_does_not_replace_the_first(
    kept: Archive, place: Path, aside: Path
) -> None:
    for content in (b"1", b"2"):
        place.write_bytes(content)
        kept.bring_back(newest(kept))
    assert sorted(path.read_bytes() for path in aside.parent.iterdir()) == [b"1", b"2"]


@pytest.mark.parametrize(
    "content",
    [as_file(document()), as_file(document(version=2))],
    ids=["whole again", "of a newer program"],
)
def test_what_is_not_damaged_is_never_moved(kept: Archive, place: Path, content: bytes) -> None:
    place.write_bytes(content)
    with pytest.raises(SaveFailed) as failed:
        kept.bring_back(newest(kept))
    assert failed.value.code == "changed_outside"
    assert place.read_bytes() == content


@posix_only
def test_what_can_not_be_looked_into_is_not_offered(
    kept: Archive, data: Path, state: Path, place: Path
) -> None:
    place.unlink()
    os.mkfifo(place)
    found = listed(data, state)
    assert (found.reason, kept.damaged(found)) == ("not_a_file", "")
    with pytest.raises(SaveFailed):
        kept.bring_back(newest(kept))


@pytest.mark.parametrize("file", ["x.JSON", "..json", "a/../b.json", "CON.json", "none.txt"])
def test_only_the_file_of_a_training_is_offered(kept: Archive, data: Path, file: str) -> None:
    assert kept.damaged(UnreadableFile(f"trainings/{file}", "not_json")) == ""


def test_a_copy_of_another_training_is_not_offered(kept: Archive, place: Path) -> None:
    place.write_bytes(b"{")
    assert kept.damaged(UnreadableFile(f"trainings/{ID}.json", "conflict_copy")) == ""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_whatever_fails_the_damaged_bytes_are_there_and_so_is_the_way_back(
    data: Path, state: Path, store: Store, place: Path, aside: Path, number: int
) -> None:
    at = 0
    while True:
        place.write_bytes(FEWER_BYTES)
        kept = Archive(Store(data, state), data)
        wanted = newest(kept)
        with failing(at, number) as fault:
            try:
                kept.bring_back(wanted)
                failed = False
            except SaveFailed:
                failed = True
        moved = [path for path in (aside.parent, place.parent) if path.is_dir()]
        bytes_of = [path.read_bytes() for folder in moved for path in folder.iterdir()]
        assert FEWER_BYTES in bytes_of, fault.calls
        loaded = Store(data, state / "reader").load()
        if failed and not loaded.trainings:
            assert place.read_bytes() == FEWER_BYTES, fault.calls
        else:
            assert same_facts(loaded.trainings[0], wanted), fault.calls
        assert same_facts(newest(kept), wanted)
        if not fault.fired:
            break
        at += 1
        for path in aside.parent.glob("*"):
            path.unlink()
    assert not failed
    assert at > 20


def test_the_number_of_saves_goes_on_from_the_latest(
    store: Store, kept: Archive, place: Path
) -> None:
    place.unlink()
    *_, oldest = store.backups.versions(ID)
    kept.bring_back(oldest.training)
    (found,) = store.load().trainings
    assert found.revision == newest(kept).revision + 1
    assert found.title == oldest.training.title


# -- only the history is left --------------------------------------------------------------------


def ids(kept: Archive) -> list[str]:
    return [version.training.id for version in kept.only_history()]


def test_a_training_whose_file_is_gone_is_offered_once(
    store: Store, kept: Archive, place: Path
) -> None:
    assert ids(kept) == []
    place.unlink()
    (version,) = kept.only_history()
    assert version.training.title == "c"
    assert kept.bring_back(version.training) is None
    assert ids(kept) == []
    assert [each.title for each in store.load().trainings] == ["c"]


def test_what_is_in_the_trash_damaged_or_of_a_newer_program_is_not_gone(
    store: Store, kept: Archive, place: Path
) -> None:
    for content in (b"", as_file(document(version=2))):
        place.write_bytes(content)
        assert ids(kept) == []
    place.write_bytes(as_file(document()))
    store.load()
    store.trash(ID)
    assert ids(kept) == []


def test_what_came_back_meanwhile_is_not_replaced(kept: Archive, place: Path) -> None:
    place.unlink()
    (version,) = kept.only_history()
    place.write_bytes(as_file(document(title="From elsewhere")))
    with pytest.raises(SaveFailed):
        kept.bring_back(version.training)
    assert b"From elsewhere" in place.read_bytes()


def test_a_folder_that_is_away_has_lost_no_training(kept: Archive, data: Path, place: Path) -> None:
    place.unlink()
    place.parent.rmdir()
    assert ids(kept) == []


def test_what_can_not_be_read_is_not_offered(kept: Archive, state: Path, place: Path) -> None:
    place.unlink()
    for path in (state / "backups" / ID).glob("*.json"):
        path.write_bytes(b"{")
    assert ids(kept) == []
    assert kept.newest(ID) is None


# -- what the history says of the training as it is now ---------------------------------------------


def test_what_was_saved_here_is_told_apart_from_what_was_not(
    store: Store, kept: Archive, place: Path
) -> None:
    (mine,) = store.load().trainings
    assert kept.history_until(mine, unsaved=False)[0].computer == computer_name()
    theirs = replace(mine, title="From elsewhere")
    assert kept.history_until(theirs, unsaved=False)[0].computer == ""
    assert kept.history_until(theirs, unsaved=True)[0].computer == computer_name()
    assert kept.holds(mine)
    assert not kept.holds(theirs)
