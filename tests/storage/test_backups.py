"""Earlier versions: one for each spell of editing, thinned, readable whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.backups import Backups, computer_name, moment_of, thinned
from kmop_wizard.storage.store import Store
from tests.storage.samples import ID, put_training, tree

START = datetime(2026, 1, 1, 8, tzinfo=UTC)


class Clock:
    """A moment that the test moves along."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def later(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(data: Path, state: Path, clock: Clock) -> Store:
    return Store(data, state, clock)


def titles(store: Store) -> list[str | None]:
    return [each.training.title for each in store.backups.versions("one")]


def test_a_spell_of_editing_is_one_version(store: Store, clock: Clock) -> None:
    training = Training("one")
    for title in "ab", "abc", "abcd":
        training = store.save(replace(training, title=title))
        clock.later(seconds=30)
    assert titles(store) == ["abc", "ab"]
    clock.later(minutes=10)
    training = store.save(replace(training, title="x"))
    training = store.save(replace(training, title="xy"))
    assert titles(store) == ["x", "abcd", "ab"]


def test_a_training_that_was_left_is_a_version_at_once(store: Store, clock: Clock) -> None:
    first = store.save(Training("one", title="a"))
    store.keep_version("one")
    store.keep_version("one")
    store.keep_version("never seen")
    store.save(replace(first, title="b"))
    (version,) = store.backups.versions("one")
    assert version.training == first
    assert (version.moment, version.computer) == (START, computer_name())


def test_what_came_from_elsewhere_is_a_version_without_a_computer(store: Store, data: Path) -> None:
    put_training(data)
    (found,) = store.load().trainings
    store.save(replace(found, title="b"))
    (version,) = store.backups.versions(ID)
    assert (version.training, version.computer) == (found, "")


def test_versions_outlive_their_training_and_bring_it_back(store: Store, data: Path) -> None:
    saved = store.save(Training("one", title="a"))
    store.keep_version("one")
    store.trash("one")
    (version,) = store.backups.versions("one")
    assert version.training == saved
    assert store.backups.ids() == ("one",)
    assert store.save(version.training).title == "a"


def test_what_is_damaged_is_told_and_the_others_are_read(
    store: Store, state: Path, clock: Clock
) -> None:
    training = Training("one")
    for number in range(3):
        training = store.save(replace(training, title=str(number)))
        clock.later(minutes=11)
    folder = state / "backups" / "one"
    first, *_ = sorted(folder.glob("0*"))
    first.write_bytes(b"\0" * 10)
    (folder / "99999999~20269999T000000Z~.json").write_bytes(b"{")
    (folder / "other.txt").write_bytes(b"mine")
    (state / "backups" / "two").write_bytes(b"")
    assert titles(store) == ["1"]
    assert store.backups.unreadable() == (
        f"one/{first.name}",
        "one/99999999~20269999T000000Z~.json",
    )
    assert (folder / "other.txt").read_bytes() == b"mine"


def test_no_folder_holds_no_version(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "gone")
    assert (backups.ids(), backups.versions("one"), backups.unreadable()) == ((), (), ())
    assert tree(tmp_path) == {}


def test_sixty_days_of_use_leave_what_was_promised(store: Store, clock: Clock) -> None:
    training = Training("one")
    for day in range(60):
        for spell in range(6):
            training = store.save(replace(training, title=f"{day} {spell}"))
            clock.later(hours=1)
        clock.later(hours=18)
    found = titles(store)
    newest = [f"59 {spell}" for spell in range(5, -1, -1)] + [f"58 {n}" for n in range(5, 1, -1)]
    assert found[: len(newest) - 1] == newest[1:] or found[: len(newest)] == newest
    days = [str(title).split()[0] for title in found]
    assert {str(day) for day in range(46, 60)} <= set(days)
    assert {"3", "10", "17", "24", "31", "38", "45", "52"} - set(days) <= {"3"}
    assert "30" in days
    assert len(found) <= 10 + 14 + 8 + 3


@pytest.mark.parametrize(
    ("step", "count", "kept"),
    [
        (timedelta(minutes=11), 10, 10),
        (timedelta(days=1), 14, 14),
        (timedelta(weeks=1), 30, 14 + 3 + 1),
        (timedelta(days=31), 120, 120),
    ],
)
def test_thinning(step: timedelta, count: int, kept: int) -> None:
    found = thinned([START + number * step for number in range(count)])
    assert len(found) == kept
    assert set(range(max(0, count - 10), count)) <= found


def test_a_clock_that_goes_back_loses_no_version_of_today(store: Store, clock: Clock) -> None:
    training = Training("one")
    for moment in (datetime(2038, 1, 20, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), START):
        clock.moment = moment
        training = store.save(replace(training, title=str(moment.year)))
    store.keep_version("one")
    assert titles(store) == ["2026", "1970", "2038"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-01T08:00:00Z", START),
        ("2026-01-01T09:00:00+01:00", START),
        ("2026-01-01T08:00:00", START),
        ("soon", None),
        ("0001-01-01T00:00:00+23:00", None),
        (None, None),
    ],
)
def test_the_moment_of_a_state(text: str | None, moment: datetime | None) -> None:
    other = datetime(2000, 1, 1, tzinfo=UTC)
    assert moment_of(Training("one", saved_at=text), other) == (moment or other)


@pytest.mark.parametrize("name", ["LAPTOP-Sofie", "kassa/1 ~ <x>", "", "x" * 300, "Bürö"])
def test_any_name_of_a_computer(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str, clock: Clock
) -> None:
    monkeypatch.setenv("COMPUTERNAME", name)
    store.save(Training("one"))
    store.keep_version("one")
    (version,) = store.backups.versions("one")
    assert version.computer == computer_name()
