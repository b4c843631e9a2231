"""What is edited is saved soon, again after a failure, and never lost by closing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmop_wizard.app.session.saving import SAVE_AFTER_MS, TRY_AGAIN_AFTER_MS, SaveManager
from kmop_wizard.clock import now
from kmop_wizard.storage.atomic import SaveFailed
from tests.app.fakes import TITLE, Computer, FakeScheduler, path
from tests.disk import BreakableDisk

NOWHERE = Path("nowhere")


class Thing:
    """Something to save that can be told to fail."""

    def __init__(self) -> None:
        self.saves = 0
        self.fails = False
        self.aside = False
        self.aside_fails = False
        self.writes_more = False
        self.followed = 0

    def take(self) -> Thing:
        return self

    def follow(self) -> None:
        self.followed += 1

    def put(self) -> None:
        if self.fails:
            raise SaveFailed("disk_full", NOWHERE)
        self.saves += 1

    def put_aside(self) -> None:
        if self.aside_fails:
            raise SaveFailed("disk_full", NOWHERE)
        self.aside = True


@pytest.fixture
def scheduler() -> FakeScheduler:
    return FakeScheduler()


@pytest.fixture
def manager(scheduler: FakeScheduler) -> SaveManager:
    return SaveManager(scheduler, now, lambda: None)


def test_it_is_saved_soon_also_while_typing_goes_on(
    manager: SaveManager, scheduler: FakeScheduler
) -> None:
    thing = Thing()
    for _ in range(10):
        manager.changed("thing", thing)
        scheduler.advance(SAVE_AFTER_MS // 4)
    assert thing.saves == 2
    scheduler.advance(SAVE_AFTER_MS)
    assert thing.saves == 3
    assert not scheduler.waiting


def test_a_failure_is_shown_tried_again_and_gone_when_it_succeeds(
    manager: SaveManager, scheduler: FakeScheduler
) -> None:
    thing = Thing()
    thing.fails = True
    manager.changed("thing", thing)
    scheduler.advance(SAVE_AFTER_MS)
    assert manager.failure is not None
    assert manager.is_safe_aside
    thing.fails = False
    scheduler.advance(TRY_AGAIN_AFTER_MS)
    assert manager.failure is None
    assert not manager.is_unsaved("thing")
    assert thing.saves == 1


def test_typing_after_a_failure_is_tried_soon(
    manager: SaveManager, scheduler: FakeScheduler
) -> None:
    thing = Thing()
    thing.fails = True
    manager.changed("thing", thing)
    scheduler.advance(SAVE_AFTER_MS)
    thing.fails = False
    manager.changed("thing", thing)
    scheduler.advance(SAVE_AFTER_MS)
    assert thing.saves == 1


def test_one_that_fails_does_not_keep_another_from_being_saved(
    manager: SaveManager, scheduler: FakeScheduler
) -> None:
    failing, good = Thing(), Thing()
    failing.fails = True
    manager.changed("failing", failing)
    manager.changed("good", good)
    scheduler.advance(SAVE_AFTER_MS)
    assert good.saves == 1
    assert manager.is_unsaved("failing")
    assert manager.failure is not None


def test_permission_to_end_unsaved_holds_for_one_closing(manager: SaveManager) -> None:
    thing = Thing()
    thing.fails = thing.aside_fails = True
    manager.changed("thing", thing)
    assert not manager.may_end()
    assert manager.may_end()
    assert not manager.may_end(), "the closing that was permitted did not come"
    manager.changed("thing", thing)
    assert not manager.may_end(), "there is more to lose than what was asked about"
    manager.withdraw()
    assert not manager.may_end()


def test_what_is_safe_on_this_computer_needs_no_permission(manager: SaveManager) -> None:
    thing = Thing()
    thing.fails = True
    manager.changed("thing", thing)
    assert manager.may_end()
    assert thing.aside


def test_a_full_disk(laptop: Computer, disk: BreakableDisk) -> None:
    training_id = laptop.begin()
    editor = laptop.session.editor(training_id)
    with disk.fill(laptop.folders.data):
        editor.enter(path("notes"), "Ask Sofie")
        laptop.scheduler.advance(SAVE_AFTER_MS)
        assert laptop.session.saves.failure is not None
        assert laptop.session.saves.failure.code == "disk_full"
        assert laptop.session.entry(training_id).training.notes == "Ask Sofie"
    laptop.scheduler.advance(TRY_AGAIN_AFTER_MS)
    assert laptop.session.saves.failure is None
    assert laptop.stored(training_id).notes == "Ask Sofie"


def test_what_could_not_be_saved_is_back_at_the_next_start(
    laptop: Computer, disk: BreakableDisk
) -> None:
    training_id = laptop.begin()
    with disk.fill(laptop.folders.data):
        laptop.session.editor(training_id).enter(path("notes"), "Ask Sofie")
        assert laptop.session.may_close()
    laptop.open()
    assert laptop.session.entry(training_id).training.notes == "Ask Sofie"
    laptop.scheduler.advance(SAVE_AFTER_MS)
    assert laptop.stored(training_id).notes == "Ask Sofie"


def test_a_closing_that_fails_twice_asks_twice(laptop: Computer, disk: BreakableDisk) -> None:
    training_id = laptop.begin()
    laptop.folders.state.joinpath("recovery").write_text("in the way of the second place")
    session, editor = laptop.session, laptop.session.editor(training_id)
    with disk.fill(laptop.folders.data):
        editor.enter(path("notes"), "Ask Sofie")
        assert not session.may_close(geometry="a")
        assert session.may_close(geometry="b"), "who moves the window has not changed their work"
        editor.enter(path("notes"), "Ask Sofie and An")
        assert not session.may_close(geometry="c"), "this was never asked about"
    assert session.may_close()
    assert laptop.stored(training_id).notes == "Ask Sofie and An"


def test_nothing_happens_after_the_end(laptop: Computer) -> None:
    laptop.session.editor(laptop.begin()).enter(TITLE, "Loonbeleid")
    laptop.session.close()
    assert not laptop.scheduler.waiting


def test_a_draft_alone_writes_no_file_anew(laptop: Computer) -> None:
    training_id = laptop.begin()
    before = laptop.file(training_id).read_bytes()
    laptop.session.editor(training_id).enter_draft(path("enrolment.price_excl_vat"), "14 eur?")
    laptop.save()
    assert laptop.file(training_id).read_bytes() == before
    laptop.open()
    drafts = laptop.session.editor(training_id).drafts
    assert drafts == {path("enrolment.price_excl_vat"): "14 eur?"}


def test_what_is_typed_while_the_disk_is_slow_is_saved_after_it(laptop: Computer) -> None:
    training_id = laptop.begin()
    editor, scheduler = laptop.session.editor(training_id), laptop.scheduler
    scheduler.is_disk_slow = True
    editor.enter(path("notes"), "Ask")
    scheduler.advance(SAVE_AFTER_MS)
    scheduler.tasks[0].work()
    editor.enter(path("notes"), "Ask Sofie")
    scheduler.advance(10 * SAVE_AFTER_MS)
    assert len(scheduler.tasks) == 1, "one at a time"
    assert laptop.stored(training_id).notes == "Ask"
    scheduler.is_disk_slow = False
    scheduler.advance(0)
    assert editor.training.notes == "Ask Sofie"
    assert laptop.session.saves.is_unsaved(training_id)
    scheduler.advance(SAVE_AFTER_MS)
    assert laptop.stored(training_id) == editor.training
    assert not laptop.session.saves.is_unsaved(training_id)


def test_closing_waits_for_what_is_being_written(laptop: Computer) -> None:
    training_id = laptop.begin()
    editor, scheduler = laptop.session.editor(training_id), laptop.scheduler
    scheduler.is_disk_slow = True
    editor.enter(path("notes"), "Ask")
    scheduler.advance(SAVE_AFTER_MS)
    editor.enter(path("notes"), "Ask Sofie")
    assert laptop.session.may_close()
    assert laptop.stored(training_id).notes == "Ask Sofie"


def test_a_failure_while_typing_goes_on_is_told_and_nothing_old_is_called_safe(
    laptop: Computer, disk: BreakableDisk
) -> None:
    training_id = laptop.begin()
    editor, scheduler = laptop.session.editor(training_id), laptop.scheduler
    scheduler.is_disk_slow = True
    editor.enter(path("notes"), "Ask")
    scheduler.advance(SAVE_AFTER_MS)
    with disk.fill(laptop.folders.data):
        scheduler.tasks[0].work()
        editor.enter(path("notes"), "Ask Sofie")
        laptop.session.saves.settle()
        assert laptop.session.saves.failure is not None
        assert not laptop.session.saves.is_safe_aside, "the last letters are nowhere yet"
    scheduler.is_disk_slow = False
    scheduler.advance(TRY_AGAIN_AFTER_MS)
    assert laptop.session.saves.failure is None
    assert laptop.stored(training_id).notes == "Ask Sofie"


def test_what_others_wrote_meanwhile_meets_what_was_typed_since(
    laptop: Computer, office: Computer
) -> None:
    training_id = laptop.begin()
    office.open()
    office.enter(training_id, title="Loonbeleid")
    laptop.at_work()
    editor, scheduler = laptop.session.editor(training_id), laptop.scheduler
    scheduler.is_disk_slow = True
    editor.enter(path("notes"), "Ask")
    scheduler.advance(SAVE_AFTER_MS)
    scheduler.tasks[0].work()
    editor.enter(path("notes"), "Ask Sofie")
    scheduler.is_disk_slow = False
    scheduler.advance(SAVE_AFTER_MS)
    assert (editor.training.title, editor.training.notes) == ("Loonbeleid", "Ask Sofie")
    assert laptop.stored(training_id) == editor.training


def test_a_training_that_is_left_is_kept_once_it_is_written(laptop: Computer) -> None:
    training_id = laptop.begin()
    laptop.scheduler.is_disk_slow = True
    laptop.session.editor(training_id).enter(path("notes"), "Ask Sofie")
    laptop.scheduler.advance(SAVE_AFTER_MS)
    laptop.session.editor(training_id).enter(path("notes"), "Ask Sofie and An")
    laptop.session.leave(training_id)
    assert laptop.stored(training_id).notes == ""
    laptop.session.saves.settle()
    newest = laptop.session.archive.newest(training_id)
    assert newest is not None
    assert newest.training.notes == "Ask Sofie and An"


def test_an_error_that_nobody_foresaw_is_heard_where_it_can_be_told(
    manager: SaveManager, scheduler: FakeScheduler
) -> None:
    thing = Thing()
    thing.put = lambda: 1 / 0  # type: ignore[assignment, method-assign, return-value]
    manager.changed("thing", thing)
    with pytest.raises(ZeroDivisionError):
        scheduler.advance(SAVE_AFTER_MS)
    assert manager.is_unsaved("thing")
