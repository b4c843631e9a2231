"""Throwing away and bringing back, in any order, without losing anything."""

from __future__ import annotations

import errno
import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import Newer
from kmop_wizard.storage.jsontext import Unreadable
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.trash import Trashed
from tests.disk import failing
from tests.storage.samples import ID, as_file, document, put_training, training, tree


def attach(data: Path, name: str = "2026-1187.xml", content: bytes = b"<Invoice/>") -> Path:
    path = data / "attachments" / ID / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_training_goes_with_its_attachments_and_comes_back(store: Store, data: Path) -> None:
    put_training(data)
    put_training(data, "other")
    attach(data)
    before = tree(data)
    store.load()
    store.trash(ID)
    assert store.trashed() == (Trashed(ID, "Brandbestrijding en evacuatie", date(2026, 11, 24)),)
    assert [each.id for each in store.load().trainings] == ["other"]
    assert (data / "trash" / ID / f"{ID}.json").read_bytes() == before[f"trainings/{ID}.json"]
    assert (data / "trash" / ID / "attachments" / "2026-1187.xml").is_file()
    assert not (data / "attachments" / ID).exists()
    found = store.restore(ID)
    assert found == training()
    after = tree(data)
    assert after.pop("trash", ...) is None
    assert after == before
    assert store.save(found).revision == 8


def test_what_was_never_saved_has_nothing_to_throw_away(store: Store, tmp_path: Path) -> None:
    store.trash(ID)
    assert tree(tmp_path) == {}
    assert store.trashed() == ()


def test_a_restore_never_replaces_a_training(store: Store, data: Path) -> None:
    put_training(data)
    store.load()
    store.trash(ID)
    put_training(data, title="Een andere")
    before = tree(data)
    with pytest.raises(SaveFailed, match="already_there"):
        store.restore(ID)
    assert tree(data) == before


def test_a_second_training_with_the_same_id_does_not_replace_the_first(
    store: Store, data: Path
) -> None:
    for title in ("Een", "Twee", "Drie"):
        put_training(data, title=title)
        store.load()
        store.trash(ID)
    kept = [content for content in tree(data / "trash").values() if content]
    for title in (b"Een", b"Twee", b"Drie"):
        assert sum(title in content for content in kept) == 1
    assert store.restore(ID).title == "Drie"


def test_nothing_to_restore_is_said_so(store: Store, data: Path) -> None:
    with pytest.raises(SaveFailed, match="folder_missing"):
        store.restore(ID)
    assert not data.exists()


@pytest.mark.parametrize(
    ("content", "problem"), [(b"{", Unreadable), (as_file(document(version=2)), Newer)]
)
def test_what_is_no_training_stays_in_the_trash(
    store: Store, data: Path, content: bytes, problem: type[Exception]
) -> None:
    folder = data / "trash" / ID
    folder.mkdir(parents=True)
    (folder / f"{ID}.json").write_bytes(content)
    (folder / "trashed.json").write_bytes(b"[]")
    before = tree(data)
    (found,) = store.trashed()
    assert (found.id, found.trashed_on) == (ID, None)
    with pytest.raises(problem):
        store.restore(ID)
    assert tree(data) == before


def test_the_trash_shows_the_latest_first(data: Path) -> None:
    for number, name in enumerate(("b", "c", "a")):
        put_training(data, name)
        moment = noon_of(number + 1)
        Store(data, data / "state", moment).trash(name)
    (data / "trash" / "no training").mkdir()
    (data / "trash" / "file").write_bytes(b"")
    assert [each.id for each in Store(data, data / "state").trashed()] == ["a", "c", "b"]


def noon_of(day: int) -> Callable[[], datetime]:
    return lambda: datetime(2026, 11, day, 12, tzinfo=UTC)


@pytest.mark.parametrize("at", [0, 1])
def test_a_move_that_stops_half_way_loses_nothing(store: Store, data: Path, at: int) -> None:
    put_training(data)
    attach(data)
    before = tree(data)
    store.load()
    with failing(at, errno.EACCES, "rename"):
        if at == 0:
            with pytest.raises(SaveFailed, match="no_permission"):
                store.trash(ID)
        else:
            store.trash(ID)
    store.trash(ID)
    for again in (0, 1):
        with failing(again, errno.EACCES, "rename"):
            try:
                store.restore(ID)
                break
            except SaveFailed:
                assert [each.id for each in store.trashed()] == [ID]
    else:
        store.restore(ID)
    after = tree(data)
    after.pop("trash", None)
    assert after == before


def test_attachments_that_meet_others_never_replace_them(store: Store, data: Path) -> None:
    put_training(data)
    attach(data, "a.xml", b"old a")
    attach(data, "inner/b.xml", b"old b")
    store.load()
    store.trash(ID)
    attach(data, "a.xml", b"new a")
    attach(data, "inner/c.xml", b"new c")
    store.restore(ID)
    folder = data / "attachments" / ID
    assert (folder / "a.xml").read_bytes() == b"new a"
    assert (folder / "inner" / "b.xml").read_bytes() == b"old b"
    assert (folder / "inner" / "c.xml").read_bytes() == b"new c"
    assert (data / "trash" / ID / "attachments" / "a.xml").read_bytes() == b"old a"
    assert store.trashed() == ()


@pytest.mark.parametrize("steps", list(itertools.product("str", repeat=4)), ids="".join)
def test_saves_trash_and_restores_in_any_order(store: Store, data: Path, steps: str) -> None:
    put_training(data)
    attach(data)
    current: Training = store.load().trainings[0]
    trashed = False
    for step in steps:
        if step == "s" and not trashed:
            current = store.save(replace(current, title=f"Titel {current.revision}"))
        elif step == "t":
            store.trash(ID)
            trashed = True
        elif step == "r":
            if trashed:
                assert store.restore(ID) == current
                trashed = False
            else:
                with pytest.raises(SaveFailed, match="already_there"):
                    store.restore(ID)
        assert len(store.trashed()) == trashed
        assert store.load().trainings == (() if trashed else (current,))
        place = data / "trash" / ID / "attachments" if trashed else data / "attachments" / ID
        assert (place / "2026-1187.xml").is_file()
