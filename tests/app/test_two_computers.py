"""Two sessions over one folder: both sides' facts stay, and what differs is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.app.session.saving import SAVE_AFTER_MS
from kmop_wizard.app.session.session import GONE_AFTER_MS
from kmop_wizard.domain.merge import comes_from
from kmop_wizard.domain.training import Training
from kmop_wizard.storage import listing as listing_module
from kmop_wizard.storage.codec import encode
from tests.app.fakes import TITLE, Computer, path
from tests.disk import BreakableDisk

PRICE = path("enrolment.price_excl_vat")
COPY = "{id}.sync-conflict-20261123-130211-ABCDEFG.json"


def put_copy(computer: Computer, training: Training, name: str = COPY) -> None:
    """A conflict copy, as a synchroniser would leave it."""
    target = computer.file(training.id).with_name(name.format(id=training.id))
    target.write_bytes(encode(training))


def disagree(laptop: Computer, office: Computer) -> str:
    """Both say another title; the laptop saves last."""
    training_id = laptop.begin()
    office.session.check_folder()
    office.enter(training_id, title="From the office")
    laptop.enter(training_id, title="From the laptop")
    return training_id


def test_different_facts_merge_by_themselves(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    office.session.check_folder()
    office.enter(training_id, notes="Ask Sofie")
    laptop.enter(training_id, title="Loonbeleid")
    saved = laptop.stored(training_id)
    assert (saved.notes, saved.title) == ("Ask Sofie", "Loonbeleid")
    assert laptop.session.editor(training_id).training == saved
    assert not laptop.session.editor(training_id).conflicts
    assert laptop.changed_remotely == [training_id]


def test_the_same_fact_is_asked_and_both_are_kept_until_then(
    laptop: Computer, office: Computer
) -> None:
    training_id = disagree(laptop, office)
    assert laptop.stored(training_id).title == "From the laptop"
    laptop.open()
    editor = laptop.session.editor(training_id)
    (asked,) = editor.conflicts
    assert (asked.mine, asked.theirs, asked.theirs_by) == (
        "From the laptop",
        "From the office",
        "OFFICE",
    )
    editor.decide(asked, asked.theirs)
    laptop.save()
    assert laptop.stored(training_id).title == "From the office"
    assert not editor.conflicts
    editor.undo()
    assert editor.conflicts == (asked,)
    laptop.save()
    assert laptop.stored(training_id).title == "From the laptop"
    laptop.open()
    assert laptop.session.editor(training_id).conflicts == (asked,)


def test_keeping_mine_settles_it_too(laptop: Computer, office: Computer) -> None:
    training_id = disagree(laptop, office)
    editor = laptop.session.editor(training_id)
    editor.decide(editor.conflicts[0], "From the laptop")
    laptop.save()
    laptop.open()
    assert not laptop.session.editor(training_id).conflicts
    assert laptop.stored(training_id).title == "From the laptop"


def test_typing_the_answer_settles_the_question(laptop: Computer, office: Computer) -> None:
    training_id = disagree(laptop, office)
    (asked,) = laptop.session.editor(training_id).conflicts
    laptop.enter(training_id, title="From both")
    assert laptop.session.editor(training_id).conflicts == (asked._replace(mine="From both"),)
    laptop.enter(training_id, title="From the office")
    assert not laptop.session.editor(training_id).conflicts
    laptop.open()
    assert not laptop.session.editor(training_id).conflicts


def test_a_step_that_decided_is_taken_back_with_its_question(
    laptop: Computer, office: Computer
) -> None:
    training_id = disagree(laptop, office)
    editor = laptop.session.editor(training_id)
    (asked,) = editor.conflicts
    editor.decide(asked, asked.theirs)
    step = editor.last_step
    assert step is not None
    editor.enter(path("notes"), "Ask Sofie")
    editor.undo_step(step)
    assert editor.training.title == "From the laptop"
    assert editor.conflicts == (asked,)
    assert editor.training.notes == "Ask Sofie"


def test_undo_ends_where_others_wrote(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    office.session.check_folder()
    office.enter(training_id, title="From the office")
    step = laptop.session.editor(training_id).last_step
    assert step is not None
    laptop.session.check_folder()
    editor = laptop.session.editor(training_id)
    assert not editor.can_undo(step)
    editor.undo()
    assert editor.training.title == "From the office"


def test_a_draft_is_settled_by_a_fact_from_elsewhere(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    laptop.session.editor(training_id).enter_draft(PRICE, "1.015")
    laptop.save()
    office.session.check_folder()
    office.at_work()
    office.session.editor(training_id).enter(PRICE, Decimal("1015.00"))
    office.save()
    laptop.session.check_folder()
    assert not laptop.session.editor(training_id).drafts
    laptop.scheduler.advance(SAVE_AFTER_MS)
    laptop.enter(training_id, notes="Ask Sofie")
    laptop.session.editor(training_id).enter(PRICE, None)
    laptop.save()
    laptop.open()
    assert not laptop.session.editor(training_id).drafts, "its settling was written too"


def test_a_draft_is_settled_while_the_program_is_not_running(
    laptop: Computer, office: Computer
) -> None:
    training_id = laptop.begin()
    laptop.session.editor(training_id).enter_draft(PRICE, "1.015")
    laptop.save()
    office.session.check_folder()
    office.at_work()
    office.session.editor(training_id).enter(PRICE, Decimal("1015.00"))
    office.save()
    laptop.open()
    assert not laptop.session.editor(training_id).drafts
    laptop.scheduler.advance(SAVE_AFTER_MS)
    office.at_work()
    office.session.editor(training_id).enter(PRICE, None)
    office.save()
    laptop.open()
    assert not laptop.session.editor(training_id).drafts, "its settling was written too"


def test_an_outside_change_is_read_once_and_followed_once(
    laptop: Computer, office: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    training_id = laptop.begin()
    other = laptop.begin("Loonbeleid")
    office.session.check_folder()
    put_copy(office, replace(office.stored(other), notes="From a copy"))
    office.enter(training_id, title="From the office")
    read: list[str] = []
    usual = listing_module.read_bytes

    def reading(file, most):
        read.append(file.name)
        return usual(file, most)

    monkeypatch.setattr(listing_module, "read_bytes", reading)
    laptop.times_changed = 0
    laptop.at_work()
    laptop.session.check_folder()
    assert sorted(set(read)) == sorted(read)
    assert laptop.times_changed == 1
    assert laptop.session.entry(training_id).training.title == "From the office"
    assert laptop.session.entry(other).training.notes == "From a copy"
    laptop.session.check_folder()
    assert laptop.times_changed == 1, "what was written here is no reason to read the folder again"


def test_a_conflict_copy_is_merged_and_told_once(laptop: Computer) -> None:
    training_id = laptop.begin()
    ours = laptop.stored(training_id)
    laptop.enter(training_id, notes="Ask Sofie")
    put_copy(laptop, replace(ours, title="From the office", revision=2, saved_by="OFFICE"))
    laptop.session.check_folder()
    saved = laptop.stored(training_id)
    assert (saved.title, saved.notes) == ("From the office", "Ask Sofie")
    assert laptop.session.take_merged_copies() == (training_id,)
    assert not laptop.session.take_merged_copies()
    assert not laptop.session.listing.unreadable
    assert len(list(laptop.folders.data.glob("trainings/*"))) == 1


def test_a_copy_waits_while_it_can_not_be_merged(laptop: Computer, disk: BreakableDisk) -> None:
    training_id = laptop.begin()
    ours = laptop.stored(training_id)
    put_copy(laptop, replace(ours, notes="From the office", revision=2, saved_by="OFFICE"))
    with disk.fill(laptop.folders.data):
        laptop.session.check_folder()
        assert laptop.session.saves.failure is not None
    laptop.session.check_folder()
    assert laptop.session.saves.failure is None
    assert not laptop.session.listing.unreadable
    assert laptop.stored(training_id).notes == "From the office"


def test_a_copy_whose_training_is_gone_takes_its_place(laptop: Computer) -> None:
    training_id = laptop.begin()
    put_copy(laptop, laptop.stored(training_id))
    laptop.file(training_id).unlink()
    laptop.open()
    assert [each.training.id for each in laptop.session.agenda.entries] == [training_id]
    assert laptop.file(training_id).exists()


def test_a_copy_beside_a_damaged_file_waits(laptop: Computer) -> None:
    training_id = laptop.begin()
    put_copy(laptop, laptop.stored(training_id))
    laptop.file(training_id).write_bytes(b"{nope")
    laptop.open()
    assert laptop.file(training_id).read_bytes() == b"{nope"
    assert len(laptop.session.listing.unreadable) == 2


def test_a_file_that_stays_away_is_told(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    office.session.check_folder()
    office.session.trash(training_id)
    laptop.session.check_folder()
    assert laptop.session.is_gone(training_id)
    assert not laptop.session.agenda.entries
    assert laptop.session.entry(training_id).training.title == "Brandbestrijding"
    assert not laptop.gone
    laptop.scheduler.advance(GONE_AFTER_MS)
    assert laptop.gone == [training_id]


def test_a_file_that_comes_back_soon_is_not_gone(laptop: Computer) -> None:
    training_id = laptop.begin()
    content = laptop.file(training_id).read_bytes()
    laptop.file(training_id).unlink()
    laptop.session.check_folder()
    laptop.file(training_id).write_bytes(content)
    laptop.scheduler.advance(GONE_AFTER_MS)
    assert not laptop.gone
    laptop.enter(training_id, notes="Ask Sofie")
    assert laptop.stored(training_id).notes == "Ask Sofie"


def test_what_was_read_stays_when_the_folder_is_away(laptop: Computer) -> None:
    training_id = laptop.begin()
    data = laptop.folders.data
    away = data.rename(data.with_name("pulled out"))
    laptop.session.check_folder()
    assert laptop.session.folder_problem is not None
    editor = laptop.session.editor(training_id)
    editor.enter(path("notes"), "Ask Sofie")
    assert not laptop.session.saves.save_all()
    assert not data.exists()
    assert laptop.session.entry(training_id).training.notes == "Ask Sofie"
    away.rename(data)
    laptop.session.check_folder()
    laptop.save()
    assert laptop.session.folder_problem is None
    assert laptop.stored(training_id).notes == "Ask Sofie"


@pytest.mark.parametrize("others_save_again", [0, 1, 5])
def test_a_save_that_others_overwrote_unread_is_never_lost(
    laptop: Computer, office: Computer, others_save_again: int
) -> None:
    training_id = laptop.begin()
    base = laptop.file(training_id).read_bytes()
    office.session.check_folder()
    laptop.enter(training_id, notes="From the laptop")
    laptop.file(training_id).write_bytes(base)  # the share has not got it yet
    office.enter(training_id, title="From the office")
    for number in range(others_save_again):
        office.enter(training_id, title=f"From the office {number}")
    laptop.at_work()
    laptop.session.check_folder()
    laptop.save()
    saved = laptop.stored(training_id)
    assert saved.notes == "From the laptop"
    assert (saved.title or "").startswith("From the office")
    assert not laptop.session.editor(training_id).conflicts


@pytest.mark.parametrize("others_save_again", [0, 1, 5])
def test_an_overwritten_save_that_differs_is_asked(
    laptop: Computer, office: Computer, others_save_again: int
) -> None:
    training_id = laptop.begin()
    base = laptop.file(training_id).read_bytes()
    office.session.check_folder()
    laptop.enter(training_id, title="From the laptop")
    laptop.file(training_id).write_bytes(base)
    for number in range(others_save_again + 1):
        office.enter(training_id, title=f"From the office {number}")
    laptop.at_work()
    laptop.session.check_folder()
    (asked,) = laptop.session.editor(training_id).conflicts
    assert {asked.mine, asked.theirs} == {"From the laptop", f"From the office {others_save_again}"}


@pytest.mark.parametrize("reads_its_own", [False, True])
@pytest.mark.parametrize("others_save_again", [0, 1, 5])
def test_what_others_overwrote_of_an_earlier_session_is_met(
    laptop: Computer, office: Computer, others_save_again: int, reads_its_own: bool
) -> None:
    training_id = laptop.begin()
    base = laptop.file(training_id).read_bytes()
    office.session.check_folder()
    laptop.enter(training_id, title="From the laptop", notes="Ask Sofie")
    laptop.session.leave(training_id)
    laptop.session.close()
    if reads_its_own:
        laptop.open()
    laptop.file(training_id).write_bytes(base)
    for number in range(others_save_again + 1):
        office.enter(training_id, title=f"From the office {number}")
    laptop.at_work()
    if reads_its_own:
        laptop.session.check_folder()
    else:
        laptop.open()
    editor = laptop.session.editor(training_id)
    assert laptop.stored(training_id).notes == "Ask Sofie"
    (asked,) = editor.conflicts
    assert {asked.mine, asked.theirs} == {"From the laptop", f"From the office {others_save_again}"}
    editor.decide(asked, f"From the office {others_save_again}")
    laptop.save()
    for _ in range(2):  # who answered is not asked again
        laptop.session.leave(training_id)
        laptop.session.close()
        laptop.open()
        assert not laptop.session.editor(training_id).conflicts
        assert laptop.stored(training_id).title == f"From the office {others_save_again}"


def test_what_others_overwrote_of_an_earlier_session_is_met_by_a_save_too(
    laptop: Computer, office: Computer
) -> None:
    training_id = laptop.begin()
    base = laptop.file(training_id).read_bytes()
    office.session.check_folder()
    laptop.enter(training_id, title="From the laptop")
    laptop.session.close()
    laptop.open()
    laptop.file(training_id).write_bytes(base)
    office.enter(training_id, title="From the office")
    laptop.enter(training_id, notes="Ask Sofie")
    (asked,) = laptop.session.editor(training_id).conflicts
    assert {asked.mine, asked.theirs} == {"From the laptop", "From the office"}
    assert laptop.stored(training_id).notes == "Ask Sofie"


def test_saves_after_a_met_one_are_told_apart_from_it(laptop: Computer, office: Computer) -> None:
    training_id = laptop.begin()
    base = laptop.file(training_id).read_bytes()
    office.session.check_folder()
    for number in range(4):
        laptop.enter(training_id, notes=f"Ask Sofie {number}")
    laptop.session.leave(training_id)
    seen = laptop.stored(training_id)
    laptop.file(training_id).write_bytes(base)
    office.enter(training_id, notes="Ask Sofie 3")  # both say the same: nothing is to be saved
    laptop.at_work()
    laptop.session.check_folder()
    laptop.enter(training_id, title="From the laptop")
    assert comes_from(laptop.stored(training_id), seen)


def test_an_older_file_that_was_put_back_while_the_program_was_not_running_stays(
    laptop: Computer, office: Computer
) -> None:
    training_id = laptop.begin()
    office.session.check_folder()
    office.enter(training_id, notes="Ask Sofie")
    older = laptop.file(training_id).read_bytes()
    laptop.session.check_folder()
    laptop.enter(training_id, title="From the laptop")
    laptop.session.leave(training_id)
    laptop.session.close()
    laptop.file(training_id).write_bytes(older)
    laptop.open()
    assert not laptop.session.editor(training_id).conflicts
    assert laptop.stored(training_id).title == "Brandbestrijding"


def test_a_save_that_others_read_and_changed_is_no_question(
    laptop: Computer, office: Computer
) -> None:
    training_id = laptop.begin()
    laptop.enter(training_id, title="From the laptop")
    office.session.check_folder()
    for number in range(3):
        office.enter(training_id, title=f"From the office {number}")
        laptop.at_work()
        laptop.session.check_folder()
        assert not laptop.session.editor(training_id).conflicts
        assert laptop.session.entry(training_id).training.title == f"From the office {number}"
    laptop.enter(training_id, notes="Ask Sofie")
    office.at_work()
    office.session.check_folder()
    assert not office.session.editor(training_id).conflicts


def test_both_write_offline_for_days_and_meet(laptop: Computer, office: Computer) -> None:
    """Both sides of a synchronised folder, each with its own copy of the files until they meet."""
    training_id = laptop.begin()
    base = laptop.file(training_id).read_bytes()
    office.session.check_folder()
    for number in range(4):
        laptop.enter(training_id, notes=f"Ask Sofie {number}")
    mine = laptop.file(training_id).read_bytes()
    laptop.file(training_id).write_bytes(base)
    office.enter(training_id, title="From the office")
    office.at_work()
    office.session.editor(training_id).enter(path("enrolment.enrolled_on"), date(2026, 11, 1))
    office.save()
    laptop.file(training_id).with_name(COPY.format(id=training_id)).write_bytes(mine)
    laptop.at_work()
    laptop.session.check_folder()
    office.at_work()
    office.session.check_folder()
    for computer in (laptop, office):
        training = computer.session.entry(training_id).training
        assert training.notes == "Ask Sofie 3"
        assert training.title == "From the office"
        assert training.enrolment.enrolled_on == date(2026, 11, 1)
        assert not computer.session.editor(training_id).conflicts


def test_the_title_of_a_question_is_asked_on_home_before_it_is_opened(
    laptop: Computer, office: Computer
) -> None:
    training_id = disagree(laptop, office)
    laptop.open()
    asked = [
        entry.training.id
        for entry in laptop.session.agenda.entries
        if laptop.session.editor(entry.training.id).conflicts
    ]
    assert asked == [training_id]
    assert laptop.session.editor(training_id).conflicts[0].path == TITLE


def test_what_is_half_typed_in_an_entry_outlives_a_save_that_never_had_it(
    laptop: Computer,
) -> None:
    training_id = laptop.begin()
    base = laptop.stored(training_id)
    editor = laptop.session.editor(training_id)
    number = ("invoices", editor.new_id, "number")
    editor.enter(number, "2026-1187")
    issued = (*number[:2], "issued_on")
    editor.enter_draft(issued, "23/1")
    laptop.save()
    unseen = replace(base, revision=base.revision + 1, saved_by="OFFICE", notes="Ask Sofie")
    laptop.file(training_id).write_bytes(encode(unseen))
    laptop.session.check_folder()
    assert laptop.stored(training_id).invoices[0].number == "2026-1187"
    assert editor.drafts == {issued: "23/1"}
    laptop.save()
    laptop.open()
    assert laptop.session.editor(training_id).drafts == {issued: "23/1"}


def test_what_could_not_be_saved_and_was_undone_does_not_come_back(
    laptop: Computer, disk: BreakableDisk
) -> None:
    training_id = laptop.begin()
    editor = laptop.session.editor(training_id)
    with disk.fill(laptop.folders.data):
        editor.enter(path("notes"), "Ask Sofie")
        assert not laptop.session.saves.save_all()
        editor.undo()
    laptop.save()
    laptop.open()
    assert not laptop.session.editor(training_id).training.notes


def test_what_is_half_typed_outlives_a_death_before_its_entry_is_in_the_file(
    laptop: Computer, disk: BreakableDisk
) -> None:
    training_id = laptop.begin()
    editor = laptop.session.editor(training_id)
    due_on = (*editor.current_application, "deposit", "due_on")
    editor.enter_draft(due_on, "12/")
    laptop.save()
    editor.enter((*due_on[:3], "amount"), Decimal(1015))
    with disk.fill(laptop.folders.data, laptop.folders.state / "recovery"):
        assert not laptop.session.saves.save_all()
    laptop.open()
    assert laptop.session.editor(training_id).drafts == {due_on: "12/"}


@pytest.mark.parametrize("looked", [True, False])
def test_what_is_edited_comes_out_of_the_trash_of_another_computer_with_its_papers(
    laptop: Computer, office: Computer, looked: bool
) -> None:
    training_id = laptop.begin()
    office.session.check_folder()
    paper = laptop.folders.data / "attachments" / training_id / "attest.pdf"
    paper.parent.mkdir(parents=True)
    paper.write_bytes(b"%PDF-1.4")
    office.session.trash(training_id)
    assert not paper.exists()
    if looked:
        laptop.session.check_folder()
    laptop.enter(training_id, notes="Ask Sofie")
    assert laptop.stored(training_id).notes == "Ask Sofie"
    assert paper.read_bytes() == b"%PDF-1.4"
    assert not laptop.session.archive.trashed()
