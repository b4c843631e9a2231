"""A link in the data folder, put there by whom it may be: nothing is changed where it leads."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Final, cast

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.archive import Archive
from kmop_wizard.storage.atomic import SaveFailed, make_folder, move, remove, write_safely
from kmop_wizard.storage.attachments import AttachmentHome, AttachmentRefused
from kmop_wizard.storage.check import Problem, check
from kmop_wizard.storage.copying import Copying
from kmop_wizard.storage.exports import read_export, write_export
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.leftovers import removing_leftovers
from kmop_wizard.storage.relocation import OnScreen, Place, relocate
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.transfer import import_trainings
from kmop_wizard.storage.within import entered, is_link
from tests.disk import WRITING, installed
from tests.storage.samples import at_one, link, posix_only, put_file, tree, windows_only

DAY: Final = date(2026, 11, 23)
LEFTOVER: Final = ".kmop-0123456789abcdef.tmp"
PLACES: Final = (
    "trainings",
    "trainings/one.json",
    "trainings/damaged.json",
    "trainings/one (1).json",
    "attachments",
    "attachments/one",
    "attachments/one/a.pdf",
    "attachments/two",
    "trash",
    "trash/one",
    "trash/one/attachments",
    "trash/one/copies",
    "trash/one/trashed.json",
    "trash/two",
    "trash/two/attachments",
    "trash/damaged",
    "trash/damaged/damaged",
)


class Seat:
    """A data folder with something of everything, and all that can be done to it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.places = Folders(home / "data", home / "config", home / "state")
        self.data = self.places.data
        self.store = Store(self.data, self.places.state, at_one)
        self.loaded = self.store.load()

    def fill(self) -> None:
        for name in ("two", "one"):
            paper = AttachmentHome(self.data, name).add("a.pdf", b"paper", "invoice", DAY)
            self.store.save(Training(name, title=name, attachments=(paper,)))
        self.store.trash("two")
        put_file(self.data, "damaged.json", b"{")
        saved = (self.data / "trainings" / "one.json").read_bytes()
        put_file(self.data, "one (1).json", saved.replace(b'"title": "one"', b'"title": "other"'))
        for folder in ("trainings", "attachments/one", "trash/two"):
            (self.data / folder / LEFTOVER).write_bytes(b"half")
            os.utime(self.data / folder / LEFTOVER, (0, 0))
        self.loaded = self.store.load()

    @property
    def one(self) -> Training:
        return next(each for each in self.loaded.trainings if each.id == "one")

    def save(self) -> None:
        self.store.save(replace(self.one, title="anders"))

    def save_a_new_one(self) -> None:
        self.store.save(Training("three"))

    def add_a_paper(self) -> None:
        AttachmentHome(self.data, "one").add("a.pdf", b"another", None, DAY)

    def throw_away(self) -> None:
        self.store.trash("one")

    def take_back(self) -> None:
        self.store.restore("two")

    def meet_the_copy(self) -> None:
        (copy,) = self.loaded.conflicts
        self.store.resolve_conflict_copy(copy)

    def put_back_a_version(self) -> None:
        Archive(self.store, self.data).bring_back(Training("damaged", title="weer heel"))

    def tidy(self) -> None:
        list(removing_leftovers(self.places))

    def take_in_an_export(self) -> None:
        import_trainings(self.store, self.data, read_export(self.home / "elsewhere.kmop"))

    def take_in_another_folder(self) -> None:
        other = Seat(self.home / "other")
        shown = [OnScreen(each, {}, unsaved=True) for each in other.loaded.trainings]
        relocate(other.places, Place("trainings", self.places), shown, Copying(tolerant=True))

    def move_away(self) -> None:
        new = Folders(self.home / "new", self.home / "config", self.home / "new state")
        relocate(self.places, Place("free", new), [], Copying(tolerant=True))
        assert not any(path.is_symlink() for path in new.data.rglob("*"))


ACTS: Final = (
    Seat.save,
    Seat.save_a_new_one,
    Seat.add_a_paper,
    Seat.throw_away,
    Seat.take_back,
    Seat.meet_the_copy,
    Seat.put_back_a_version,
    Seat.tidy,
    Seat.take_in_an_export,
    Seat.take_in_another_folder,
    Seat.move_away,
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every seat begins with: made once, for it takes a while."""
    home = tmp_path_factory.mktemp("filled")
    for name in (".", "other"):
        Seat(home / name).fill()
    there = Seat(home / "other")
    there.save()
    write_export(there.data, home / "elsewhere.kmop", there.store.load().trainings, at_one())
    return home


def prepared(filled: Path, home: Path) -> Seat:
    shutil.copytree(filled, home)
    return Seat(home)


def become_link(place: Path, target: Path) -> None:
    """Put a link in the place of a file or folder; what was there lies where the link leads."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(place):
        place.rename(target)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        target.mkdir()
    link(place, target)


@pytest.mark.parametrize("target", ["outside/there", "data/inside/there"])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_changes_where_a_link_leads(
    filled: Path, tmp_path: Path, place: str, target: str
) -> None:
    for act in ACTS:
        home = tmp_path / act.__name__
        seat = prepared(filled, home)
        become_link(seat.data / place, home / target)
        before = tree((home / target).parent)
        with suppress(SaveFailed, AttachmentRefused):
            act(seat)
        assert tree((home / target).parent) == before, act.__name__


def test_every_act_does_something_where_there_is_no_link(filled: Path, tmp_path: Path) -> None:
    for act in ACTS:
        seat = prepared(filled, tmp_path / act.__name__)
        before = tree(tmp_path / act.__name__)
        act(seat)
        assert tree(tmp_path / act.__name__) != before, act.__name__


@posix_only
@pytest.mark.parametrize("place", ["trash/one", "attachments/one", "trainings", "trash"])
@pytest.mark.parametrize(
    "act", [Seat.throw_away, Seat.save, Seat.add_a_paper, Seat.meet_the_copy, Seat.tidy]
)
def test_a_link_that_comes_meanwhile_changes_nothing_either(
    filled: Path, tmp_path: Path, place: str, act: Callable[[Seat], None]
) -> None:
    """Whatever the moment: a folder becomes a link just before the call with the number ``at``."""
    at, done = 0, False
    while not done:
        seat = prepared(filled, tmp_path / str(at))
        outside = tmp_path / f"outside {at}"
        outside.mkdir()
        (outside / "one.json").write_bytes(b"not ours")
        (outside / LEFTOVER).write_bytes(b"not ours")
        os.utime(outside / LEFTOVER, (0, 0))
        before = tree(outside)
        done = not swapped(seat.data / place, outside, at, lambda seat=seat: act(seat))  # type: ignore[misc]
        assert tree(outside) == before, at
        at += 1
    assert at > 1


def swapped(place: Path, outside: Path, at: int, act: Callable[[], None]) -> bool:
    """Do ``act`` with ``place`` replaced before the ``at``-th call that may write; whether it came."""
    calls = [0]

    def swap(call: str, _path: Path) -> None:
        if call in ("open", *WRITING):
            if calls[0] == at and place.is_dir() and not place.is_symlink():
                place.replace(place.with_name(f"{place.name}.away"))
                place.symlink_to(outside)
            calls[0] += 1

    with installed() as disk, suppress(SaveFailed, AttachmentRefused):
        disk.rules.append(swap)
        act()
    return calls[0] > at


def test_check_names_the_links(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "attachments" / "one").mkdir(parents=True)
    (data / "trash" / "two").mkdir(parents=True)
    (data / "trainings").mkdir()
    (tmp_path / "autostart").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    links = ("attachments/one/a.pdf", "trash/two/attachments", "trainings/notes.txt")
    for name, target in zip(links, ("file", "autostart", "file"), strict=True):
        link(data / name, tmp_path / target)
    link(data / "trainings" / ".#one.json", tmp_path / "nobody@host.1234")  # a lock of Emacs
    assert {(each.file, each.code) for each in check(data)} == {(n, "link_inside") for n in links}


def test_a_linked_data_folder_is_one_like_any_other(tmp_path: Path) -> None:
    from kmop_wizard.storage.folders import folders

    (tmp_path / "real").mkdir()
    link(tmp_path / "mine", tmp_path / "real")
    places = folders(tmp_path / "mine", {"KMOP_WIZARD_HOME": str(tmp_path / "home")})
    Store(places.data, places.state, at_one).save(Training("one"))
    assert (tmp_path / "real" / "trainings" / "one.json").is_file()
    assert check(places.data) == ()


@pytest.mark.parametrize("inner", ["..", "a/../../b"])
def test_there_is_no_way_up(tmp_path: Path, inner: str) -> None:
    (tmp_path / "a").mkdir()
    with (
        pytest.raises(OSError, match=os.strerror(errno.ELOOP)),
        entered(tmp_path / "a" / inner, tmp_path / "a", make=True),
    ):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("holds", [True, False], ids=["held", "looked at"])
def test_both_ways_in_refuse_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, holds: bool
) -> None:
    from kmop_wizard.storage import within

    monkeypatch.setattr(within, "_HOLDS", holds and within._HOLDS)
    data = tmp_path / "data"
    make_folder(data / "a" / "b", data)
    write_safely(data / "a" / "b" / "f", b"1", data)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "f").write_bytes(b"theirs")
    link(data / "l", tmp_path / "out")
    acts: tuple[Callable[[], object], ...] = (
        lambda: write_safely(data / "l" / "f", b"2", data),
        lambda: make_folder(data / "l" / "g", data),
        lambda: move(data / "l" / "f", data / "a" / "f", data),
        lambda: move(data / "a" / "b" / "f", data / "l" / "g", data),
        lambda: remove(data / "l" / "f", data),
    )
    for act in acts:
        with pytest.raises((SaveFailed, OSError)) as caught:
            act()
        assert getattr(caught.value, "code", "link") == "link"
    assert tree(tmp_path / "out") == {"f": b"theirs"}
    move(data / "a" / "b" / "f", data / "a" / "f", data)
    remove(data / "l", data)
    remove(data / "a" / "b", data)
    assert tree(data) == {"a": None, "a/f": b"1"}
    assert (tmp_path / "out").is_dir()


def test_a_junction_is_a_link_and_the_placeholder_of_a_cloud_is_none() -> None:
    def told(tag: int) -> os.stat_result:
        return cast(os.stat_result, SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=tag))

    assert is_link(told(0xA0000003))
    assert not is_link(told(0x9000601A))  # a folder of OneDrive
    assert not is_link(told(0))


@windows_only
def test_nothing_is_thrown_away_through_a_junction(filled: Path, tmp_path: Path) -> None:
    assert sys.platform == "win32"
    import _winapi

    seat = prepared(filled, tmp_path / "home")
    (tmp_path / "out").mkdir()
    (seat.data / "trash" / "one").mkdir()
    _winapi.CreateJunction(str(tmp_path / "out"), str(seat.data / "trash" / "one" / "attachments"))
    seat.throw_away()
    assert not list((tmp_path / "out").iterdir())
    assert Problem("trash/one/attachments", "link_inside") in check(seat.data)
