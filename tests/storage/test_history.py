"""The history of a training: each state once, the newest first, with what changed in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.history import Past, differences, history
from kmop_wizard.storage.store import Store

START = datetime(2026, 11, 1, 8, tzinfo=UTC)


class Clock:
    """A moment that the test moves along."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment


def past(training: Training, hours: int = 9) -> Past:
    return Past(START + timedelta(hours=hours), "kassa", training, current=True)


def titles(states: tuple[Past, ...]) -> list[str | None]:
    return [each.training.title for each in states]


def saved(store: Store, clock: Clock, *titles: str) -> Training:
    """Save a training under one title after the other, and leave it each time."""
    training = Training("one")
    for title in titles:
        training = store.save(replace(training, title=title))
        store.keep_version("one")
        clock.moment += timedelta(hours=1)
    return training


def test_each_state_follows_the_one_before(data: Path, state: Path) -> None:
    clock = Clock()
    store = Store(data, state, clock)
    last = saved(store, clock, "a", "b", "c")
    states = history(store.backups.versions("one"), past(last))
    assert titles(states) == ["c", "b", "a"]
    assert [each.current for each in states] == [True, False, False]
    # What lies there now is what was kept last: it has the moment and the place of that version.
    assert [each.moment.hour for each in states] == [10, 9, 8]
    assert {each.computer for each in states} == {computer_name()}
    assert [each.before and each.before.title for each in states] == ["b", "a", None]
    told = [[(c.path, c.before, c.after) for c in each.changes] for each in states]
    assert told == [[(("title",), "b", "c")], [(("title",), "a", "b")], []]


def test_what_is_not_kept_yet_comes_first(data: Path, state: Path) -> None:
    clock = Clock()
    store = Store(data, state, clock)
    last = saved(store, clock, "a", "b")
    states = history(store.backups.versions("one"), past(replace(last, title="being typed")))
    assert titles(states) == ["being typed", "b", "a"]
    assert states[0].computer == "kassa"


def test_without_a_file_no_state_is_the_current_one(data: Path, state: Path) -> None:
    clock = Clock()
    store = Store(data, state, clock)
    saved(store, clock, "a", "b")
    states = history(store.backups.versions("one"))
    assert [each.current for each in states] == [False, False]
    assert history(()) == ()


def test_going_back_to_an_old_state_is_a_change_of_its_own(data: Path, state: Path) -> None:
    clock = Clock()
    store = Store(data, state, clock)
    last = saved(store, clock, "a", "b", "a")
    assert titles(history(store.backups.versions("one"), past(last))) == ["a", "b", "a"]


def test_what_the_last_save_replaced_is_older_than_what_was_kept_since(
    data: Path, state: Path
) -> None:
    clock = Clock()
    store = Store(data, state, clock)
    training = Training("one")
    for title in ("a", "ab", "abc"):
        training = store.save(replace(training, title=title))
    store.keep_version("one")
    versions = store.backups.versions("one")
    assert [each.training.title for each in versions] == ["abc", "ab", "a"]
    assert titles(history(versions, past(training))) == ["abc", "ab", "a"]


def test_more_entries_than_any_training_has_are_not_compared_one_by_one() -> None:
    def with_invoices(count: int, name: str) -> Training:
        return Training("one", invoices=tuple(Invoice(f"{name} {n}") for n in range(count)))

    assert len(differences(with_invoices(60, "a"), with_invoices(60, "b"))) == 60
    assert differences(with_invoices(61, "a"), with_invoices(61, "b")) == ()
