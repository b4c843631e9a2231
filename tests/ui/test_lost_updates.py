"""What another computer replaced without having seen it is merged, also when saving fails then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.copies import ConflictCopy
from kmop_wizard.storage.recovery import write_recovery
from kmop_wizard.storage.store import Store
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.window.window import Window
from tests.disk import BreakableDisk
from tests.ui.test_two_computers import (
    COPIES,
    Opened,
    begin,
    computer,
    edit,
    on_disk,
    put_copy,
)

__all__ = ["computer"]


def replace_unseen(window: Window, base: Training, **facts: object) -> None:
    """Another computer saves what it made of ``base``, and does not know what came after that."""
    theirs = replace(base, revision=base.revision + 1, saved_by="OFFICE", **facts)  # type: ignore[arg-type]
    path = window.session.folders.data / "trainings" / f"{base.id}.json"
    path.write_bytes(encode(theirs))


@pytest.mark.parametrize("dirty", [True, False])
def test_while_saving_fails(computer: Opened, disk: BreakableDisk, dirty: bool) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    base = on_disk(laptop, training_id)
    edit(laptop, training_id, notes="Ask Sofie")
    editor = laptop.session.editor(training_id)
    with disk.fill(laptop.session.folders.data):
        if dirty:
            editor.enter(("title",), "Evacuatie")
        replace_unseen(laptop, base, title="From the office" if not dirty else base.title)
        laptop.session.check_folder()
    laptop.session.check_folder()
    assert laptop.session.saves.save_all()
    laptop.session.check_folder()
    saved = on_disk(laptop, training_id)
    assert saved.notes == "Ask Sofie"
    assert saved.title == ("Evacuatie" if dirty else "From the office")
    assert laptop.session.saves.failure is None


def test_what_was_typed_on_it_is_saved_without_a_look(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    base = on_disk(laptop, training_id)
    edit(laptop, training_id, notes="Ask Sofie")
    laptop.session.editor(training_id).enter(("title",), "Evacuatie")
    replace_unseen(laptop, base)
    laptop.session.check_folder()
    saved = on_disk(laptop, training_id)
    assert (saved.title, saved.notes) == ("Evacuatie", "Ask Sofie")


def test_a_copy_waits_until_what_is_open_can_be_saved(
    computer: Opened, disk: BreakableDisk
) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    ours = on_disk(laptop, training_id)
    theirs = with_fact(ours, ("enrolment", "theme"), "energy_efficiency")
    edit(laptop, training_id, notes="Ask Sofie")
    with disk.fill(laptop.session.folders.data):
        laptop.session.editor(training_id).enter(("title",), "Evacuatie")
        put_copy(laptop, COPIES[0], replace(theirs, revision=2))
        laptop.session.check_folder()
    assert laptop.session.saves.save_all()
    laptop.session.check_folder()
    saved = on_disk(laptop, training_id)
    assert (saved.title, saved.notes) == ("Evacuatie", "Ask Sofie")
    assert saved.enrolment.theme == "energy_efficiency"


def test_a_copy_that_another_computer_put_away_is_no_trouble_any_more(
    computer: Opened, disk: BreakableDisk
) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    ours = on_disk(laptop, training_id)
    edit(laptop, training_id, notes="Ask Sofie")
    with disk.fill(laptop.session.folders.data):
        path = put_copy(laptop, COPIES[0], replace(ours, title="From the office", revision=2))
        laptop.session.check_folder()
        assert laptop.session.saves.failure is not None
        path.unlink()
    laptop.session.check_folder()
    assert laptop.session.saves.failure is None


def test_a_merge_that_fails_is_told_until_it_succeeds(
    computer: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    ours = on_disk(laptop, training_id)
    put_copy(laptop, COPIES[0], replace(ours, title="From the office", revision=2))

    def no_permission(_store: object, copy: ConflictCopy) -> None:
        raise SaveFailed("no_permission", copy.path)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "resolve_conflict_copy", no_permission)
        laptop.session.check_folder()
        edit(laptop, training_id, notes="Ask Sofie")
        assert laptop.session.saves.failure is not None
    laptop.session.check_folder()
    assert laptop.session.saves.failure is None


def test_what_was_kept_for_recovery_goes_before_what_others_saved_apart(computer: Opened) -> None:
    """It was edited from what is on the disk, not from a merge with the copy."""
    laptop = computer("laptop")
    training_id = begin(laptop)
    ours = on_disk(laptop, training_id)
    edit(laptop, training_id, notes="Ask Sofie")
    mine = laptop.session.editor(training_id).training
    write_recovery(laptop.session.folders.state, replace(mine, title="Evacuatie"))
    put_copy(laptop, COPIES[0], replace(ours, title="From the office", revision=2))
    again = computer("laptop")
    assert again.session.saves.save_all()
    (asked,) = again.session.editor(training_id).conflicts
    assert (asked.mine, asked.theirs) == ("Evacuatie", "From the office")
    assert on_disk(again, training_id).notes == "Ask Sofie"


def test_what_is_typed_while_its_file_gets_damaged_can_be_saved(computer: Opened) -> None:
    laptop = computer("laptop")
    training_id = begin(laptop)
    laptop.open_training(training_id, "enrol")
    path = laptop.session.folders.data / "trainings" / f"{training_id}.json"
    driver = Driver(laptop)
    driver.type("title", "Evacuatie")
    path.write_bytes(b'{"tit')
    assert not laptop.session.saves.save_all()
    again = computer("laptop")
    again.session.saves.save_all()
    driver = Driver(again)
    driver.press("action.save_what_is_shown")
    assert on_disk(again, training_id).title == "Evacuatie"
    assert again.session.saves.failure is None
    assert not driver.has("action.save_what_is_shown")
    (aside,) = (again.session.folders.data / "trash" / training_id / "damaged").iterdir()
    assert aside.read_bytes() == b'{"tit'
