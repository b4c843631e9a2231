"""What only Windows does: a program keeps others from a file, and from its name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage import atomic
from kmop_wizard.storage.atomic import SaveFailed, make_folder, read_bytes, write_safely
from kmop_wizard.storage.exports import read_export, write_export
from kmop_wizard.storage.listing import look, mark_of
from kmop_wizard.storage.store import Store
from tests.storage.samples import at_one, windows_only

# What another program may still do meanwhile, as Windows counts it: nothing; read; read and write.
ALLOWED = (0, 1, 3)


@contextmanager
def held(path: Path, allowed: int) -> Iterator[Callable[[], None]]:
    """Hold ``path`` as another program would; calling what this gives lets go of it."""
    assert sys.platform == "win32"
    import _winapi

    open_existing = 3
    handles = [_winapi.CreateFile(str(path), _winapi.GENERIC_READ, allowed, 0, open_existing, 0, 0)]

    def let_go() -> None:
        while handles:
            _winapi.CloseHandle(handles.pop())

    try:
        yield let_go
    finally:
        let_go()


def letting_go(
    monkeypatch: pytest.MonkeyPatch, let_go: Callable[[], None], after: int
) -> list[float]:
    """Let go when the program has waited ``after`` times; how long it waited each time."""
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == after:
            let_go()

    monkeypatch.setattr(atomic.time, "sleep", wait)
    return waits


@windows_only
@pytest.mark.parametrize("after", [1, 2, 4])
@pytest.mark.parametrize("allowed", ALLOWED)
def test_a_file_that_is_held_for_a_moment_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int, after: int
) -> None:
    path = tmp_path / "one.json"
    path.write_bytes(b"old")
    with held(path, allowed) as let_go:
        waits = letting_go(monkeypatch, let_go, after)
        write_safely(path, b"new")
    assert len(waits) == after
    assert path.read_bytes() == b"new"


@windows_only
@pytest.mark.parametrize("allowed", ALLOWED)
def test_a_file_that_stays_held_is_told_and_keeps_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    path = tmp_path / "one.json"
    path.write_bytes(b"old")
    with held(path, allowed) as let_go:
        waits = letting_go(monkeypatch, let_go, after=100)
        with pytest.raises(SaveFailed, match="locked"):
            write_safely(path, b"new")
    assert sum(waits) < 0.25  # a window stands still meanwhile
    assert [each.name for each in tmp_path.iterdir()] == ["one.json"]
    assert path.read_bytes() == b"old"
    write_safely(path, b"new")
    assert path.read_bytes() == b"new"


@windows_only
def test_a_training_that_is_held_is_read_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "data", tmp_path / "state", at_one)
    saved = store.save(Training("one"))
    path = tmp_path / "data" / "trainings" / "one.json"
    with held(path, 0) as let_go:
        letting_go(monkeypatch, let_go, after=2)
        assert read_bytes(path, 2) == b"{\n"
    with held(path, 0):
        (unread,) = store.load().unreadable
        assert unread.reason == "locked"
        with pytest.raises(SaveFailed, match="locked"):
            store.save(saved)
    assert store.load().trainings == (saved,)
    assert store.save(saved).revision == 2


@windows_only
def test_an_export_takes_the_place_of_one_that_was_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.kmop"
    target.write_bytes(b"old")
    with held(target, 3) as let_go:
        letting_go(monkeypatch, let_go, after=2)
        write_export(tmp_path, target, [Training("one")], at_one())
    assert [each.id for each in read_export(target).trainings] == ["one"]


@windows_only
def test_what_is_held_goes_to_the_trash_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "data", tmp_path / "state", at_one)
    store.save(Training("one"))
    path = tmp_path / "data" / "trainings" / "one.json"
    with held(path, 3) as let_go:
        with pytest.raises(SaveFailed, match="locked"):
            store.trash("one")
        assert [each.id for each in store.load().trainings] == ["one"]
        letting_go(monkeypatch, let_go, after=2)
        store.trash("one")
    assert [each.id for each in store.trashed()] == ["one"]


def test_a_folder_that_windows_refuses_is_a_matter_of_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        error = PermissionError(13, "Access is denied", str(tmp_path))
        error.winerror = 5  # type: ignore[attr-defined,unused-ignore]
        raise error

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(SaveFailed, match="no_permission"):
        make_folder(tmp_path / "new")


def test_one_file_has_one_mark_however_it_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "trainings" / "one.json"
    path.parent.mkdir()
    path.write_bytes(b"1")
    assert look(tmp_path) == {"one.json": mark_of(path.stat())}
