"""Trainings go to another folder: what comes of each that is there too, and what is never touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.reminders import Noted
from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.storage.backups import Version, computer_name
from kmop_wizard.storage.conflicts import read_conflicts, write_conflicts
from kmop_wizard.storage.copying import Copying
from kmop_wizard.storage.drafts import Drafts, read_drafts, write_drafts
from kmop_wizard.storage.folders import APP_NAME, Folders, folders
from kmop_wizard.storage.recovery import read_recoveries, write_recovery
from kmop_wizard.storage.relocation import OnScreen, Relocated, judge, relocate
from kmop_wizard.storage.reminders import Notes, read_notes, write_notes
from kmop_wizard.storage.store import Store
from tests.storage.samples import as_file, document, put_file, tree


class Clock:
    """Each look is an hour later: every save begins a spell of its own."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(hours=1)
        return self.moment


@dataclass
class Computer:
    """A computer, and the folder that it works in."""

    places: Folders
    clock: Clock

    def __post_init__(self) -> None:
        self.go(self.places)

    def go(self, places: Folders) -> None:
        self.places = places
        self.store = Store(places.data, places.state, self.clock)
        self.store.load()

    def save(self, training: Training) -> Training:
        """Save what was edited from the state on the disk, and leave it."""
        saved = self.store.save(training)
        self.store.keep_version(saved.id)
        return saved

    def edit(self, training_id: str = "one", **facts: Any) -> Training:
        return self.save(replace(self.training(training_id), **facts))

    def training(self, training_id: str = "one") -> Training:
        return next(each for each in self.store.load().trainings if each.id == training_id)

    def versions(self, training_id: str = "one") -> tuple[Version, ...]:
        return self.store.backups.versions(training_id)

    def move(self, folder: Path, *unsaved: Training, tolerant: bool = False) -> Relocated:
        """Take what the window shows to ``folder`` and go on there."""
        edited = {each.id: each for each in unsaved}
        kept = [each for each in self.store.load().trainings if each.id not in edited]
        shown = [OnScreen(each, {}, unsaved=False) for each in kept]
        shown += [OnScreen(each, {}, unsaved=True) for each in unsaved]
        place = judge(self.places, folder)
        done = relocate(self.places, place, shown, Copying(tolerant=tolerant))
        self.go(place.folders)
        return done


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    return tmp_path / "cloud"


@pytest.fixture
def computer(tmp_path: Path) -> Callable[[str], Computer]:
    clock = Clock()
    return lambda name: Computer(folders(None, {"KMOP_WIZARD_HOME": str(tmp_path / name)}), clock)


# -- which folder ----------------------------------------------------------------------------------


def test_a_folder_is_judged_without_a_trace(
    computer: Callable[[str], Computer], tmp_path: Path
) -> None:
    here = computer("here")
    here.save(Training("one"))
    there = computer("there")
    there.save(Training("two"))
    put_file(there.places.data, "three.json", b"{")
    for name in ("empty", "full", "full twice/kmop-wizard", "full with ours"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "file").write_bytes(b"")
    for name in ("full", "full twice", "full twice/kmop-wizard", "full with ours"):
        (tmp_path / name / "photo.jpg").write_bytes(b"sun")
    put_file(tmp_path / "full with ours" / APP_NAME, "x.json", as_file(document(id="x")))
    before = tree(tmp_path)
    judged = {
        name: judge(here.places, tmp_path / name)
        for name in (
            "here/data",
            "here/data/trainings",
            "here/data/deeper",
            "there/data",
            "there/data/trainings",
            "empty",
            "not there",
            "full",
            "full twice",
            "full with ours",
            "file",
        )
    }
    assert {name: each.kind for name, each in judged.items()} == {
        "here/data": "here",
        "here/data/trainings": "here",
        "here/data/deeper": "nested",
        "there/data": "trainings",
        "there/data/trainings": "trainings",
        "empty": "free",
        "not there": "free",
        "full": "free",
        "full twice": "taken",
        "full with ours": "trainings",
        "file": "unreadable",
    }
    assert judged["there/data/trainings"].folders.data == there.places.data
    assert judged["there/data"].trainings == 1
    assert judged["full"].folders.data == tmp_path / "full" / APP_NAME
    assert judged["file"].code == "not_a_folder"
    assert tree(tmp_path) == before


def test_the_folder_above_gets_a_folder_of_ours_beside(tmp_path: Path) -> None:
    here = Computer(folders(tmp_path / "mine", {"KMOP_WIZARD_HOME": str(tmp_path / "h")}), Clock())
    here.save(Training("one"))
    found = judge(here.places, tmp_path)
    assert (found.kind, found.folders.data) == ("free", tmp_path / APP_NAME)


# -- into a free one -------------------------------------------------------------------------------


def test_what_is_only_on_the_screen_is_saved_there(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here = computer("here")
    saved = here.save(Training("one", title="Brand"))
    before = tree(here.places.data)
    old = here.places
    write_recovery(old.state, replace(saved, title="Evacuatie"))
    done = here.move(cloud, replace(saved, title="Evacuatie"), Training("two", title="Nieuw"))
    assert here.training().title == "Evacuatie"
    assert here.training("two").title == "Nieuw"
    assert (done.added, done.left) == (["two"], [])
    assert tree(old.data) == before
    assert read_recoveries(old.state) == ()


def test_drafts_and_what_is_undecided_come_along(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here = computer("here")
    here.save(Training("one", title="Brand"))
    conflict = Conflict(("title",), "Brand", "Evacuatie")
    write_conflicts(here.places.state, {"one": (conflict,)})
    write_drafts(here.places.state, Drafts({"one": {("enrolment", "enrolled_on"): "31/02"}}))
    here.move(cloud)
    assert read_conflicts(here.places.state) == {"one": (conflict,)}
    assert read_drafts(here.places.state).of("one") == {("enrolment", "enrolled_on"): "31/02"}


def test_what_was_said_and_is_not_to_be_said_comes_along(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here = computer("here")
    here.save(Training("one", title="Brand"))
    today = date(2026, 12, 11)
    kept = Notes((today,), {"one": Noted((today,), muted=True), "two": Noted((today,))})
    write_notes(here.places.state, kept)
    there = here.places.over(cloud).state
    write_notes(there, Notes((), {"two": Noted(muted=True)}))
    here.move(cloud)
    notes = read_notes(here.places.state)
    assert notes.looks == (today,)
    assert notes.trainings == {"one": kept.trainings["one"], "two": Noted(muted=True)}


# -- into one that holds trainings -----------------------------------------------------------------


def test_a_training_with_its_papers_joins_those_of_another(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    laptop, office = computer("laptop"), computer("office")
    laptop.save(Training("one", title="Brand"))
    laptop.move(cloud)
    paper = AttachmentHome(office.places.data, "two").add(
        "f.xml", b"<Invoice/>", "invoice", date(2026, 11, 23)
    )
    office.save(Training("two", title="Loon", attachments=(paper,)))
    there = tree(cloud)
    assert office.move(cloud).added == ["two"]
    assert there.items() <= tree(cloud).items()
    assert (cloud / str(paper.file)).read_bytes() == b"<Invoice/>"
    assert office.training("two").attachments == (paper,)
    assert len(office.versions("two")) == 1


def test_going_back_and_forth_loses_nothing_and_asks_nothing(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here = computer("here")
    usual = here.places.data
    here.save(Training("one", title="eerst"))
    for number in range(4):
        place = usual if number % 2 else cloud
        done = here.move(place)
        assert done.to_decide == []
        assert here.training().title == ("eerst" if not number else f"titel {number - 1}")
        here.edit(title=f"titel {number}")
    titles = {each.training.title for each in here.versions()}
    assert titles == {"eerst", *(f"titel {number}" for number in range(4))}
    assert not here.store.load().unreadable


def test_where_the_folder_went_on_from_what_is_here_it_wins(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here, other = computer("here"), computer("other")
    usual = here.places
    here.save(Training("one", title="eerst"))
    here.move(cloud)
    other.move(cloud)
    other.edit(title="van de ander")
    here.go(usual)
    done = here.move(cloud)
    assert here.training().title == "van de ander"
    assert done.to_decide == []


def test_different_facts_come_together_and_the_same_fact_is_asked(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here, other = computer("here"), computer("other")
    usual = here.places
    here.save(Training("one", title="eerst"))
    here.move(cloud)
    other.move(cloud)
    other.edit(title="van de ander", notes="van de ander")
    here.go(usual)
    here.edit(title="van mij", enterprise=replace(here.training().enterprise, name="van mij"))
    done = here.move(cloud)
    merged = here.training()
    assert (merged.title, merged.notes) == ("van de ander", "van de ander")
    assert merged.enterprise.name == "van mij"
    assert done.to_decide == ["one"]
    conflicts = read_conflicts(here.places.state)["one"]
    by = computer_name()
    assert Conflict(("title",), "van de ander", "van mij", by, by) in conflicts
    kept = [each.training.title for each in here.versions()]
    assert {"van mij", "eerst"} <= set(kept)


def test_an_open_question_goes_along_with_its_invoice(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here, other = computer("here"), computer("other")
    usual = here.places
    invoices = (Invoice("1"), Invoice("2", supplier_name="Laptop"))
    here.save(Training("one", invoices=invoices))
    here.move(cloud)
    other.move(cloud)
    other.edit(invoices=(Invoice("0", id="7f"), *other.training().invoices))
    here.go(usual)
    here.edit(title="van mij")
    asked = Conflict(("invoices", "2", "supplier_name"), "Laptop", "Office")
    write_conflicts(here.places.state, {"one": (asked,)})
    here.move(cloud)
    assert [each.number for each in here.training().invoices] == ["1", "2", "0"]
    assert read_conflicts(here.places.state)["one"] == (asked,)


def test_a_question_is_there_before_the_training_that_it_comes_from(
    computer: Callable[[str], Computer], cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, other = computer("here"), computer("other")
    usual = here.places
    here.save(Training("one", title="eerst"))
    here.move(cloud)
    other.move(cloud)
    other.edit(title="van de ander")
    here.go(usual)
    here.edit(title="van mij", notes="van mij")

    def cut_off(_store: Store, _training: Training) -> None:
        raise KeyboardInterrupt

    place = judge(here.places, cloud)
    shown = [OnScreen(here.training(), {}, unsaved=False)]
    monkeypatch.setattr(Store, "save", cut_off)
    with pytest.raises(KeyboardInterrupt):
        relocate(here.places, place, shown, Copying())
    (asked,) = read_conflicts(place.folders.state)["one"]
    assert (asked.mine, asked.theirs) == ("van de ander", "van mij")


def test_a_move_that_was_cut_off_is_done_again_to_the_end(
    computer: Callable[[str], Computer], cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, other = computer("here"), computer("other")
    usual = here.places
    here.save(Training("one", title="eerst"))
    here.move(cloud)
    other.move(cloud)
    other.edit(title="van de ander")
    here.go(usual)
    here.edit(title="van mij", notes="van mij")
    for cut_off_in in ("add_conflicts", "Store.save"):
        with monkeypatch.context() as patch:
            patch.setattr(f"kmop_wizard.storage.relocation.{cut_off_in}", cut_off)
            with pytest.raises(KeyboardInterrupt):
                here.move(cloud)
    here.move(cloud)
    (asked,) = read_conflicts(here.places.state)["one"]
    assert (asked.mine, asked.theirs) == ("van de ander", "van mij")
    assert here.training().notes == "van mij"


def cut_off(*_given: object) -> None:
    raise KeyboardInterrupt


def test_what_is_no_training_of_this_version_comes_along_where_its_name_is_free(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here, other = computer("here"), computer("other")
    other.save(Training("one", title="Brand"))
    other.move(cloud)
    newer = as_file(document(id="newer", version=9))
    put_file(here.places.data, "newer.json", newer)
    put_file(here.places.data, "one.json", b"{")
    there = (cloud / "trainings" / "one.json").read_bytes()
    here.move(cloud)
    assert (cloud / "trainings" / "newer.json").read_bytes() == newer
    assert (cloud / "trainings" / "one.json").read_bytes() == there


def test_a_file_that_can_not_be_read_there_keeps_its_place(
    computer: Callable[[str], Computer], cloud: Path
) -> None:
    here, other = computer("here"), computer("other")
    other.save(Training("two"))
    other.move(cloud)
    put_file(cloud, "one.json", b"{")
    saved = here.save(Training("one", title="Brand"))
    old = here.places
    done = here.move(cloud)
    assert done.left == [old.data / "trainings" / "one.json"]
    assert (cloud / "trainings" / "one.json").read_bytes() == b"{"
    # What is saved nowhere else is not left behind: then nothing is switched.
    here.go(old)
    with pytest.raises(SaveFailed, match="changed_outside"):
        here.move(cloud, replace(saved, title="nergens opgeslagen"))
    assert here.places == old


def test_a_folder_that_moved_by_itself_is_found_again_with_its_history(
    computer: Callable[[str], Computer], cloud: Path, tmp_path: Path
) -> None:
    """The stick has another letter: nothing is on the screen, and all is on the stick."""
    here = computer("here")
    here.save(Training("one", title="eerst"))
    here.move(cloud)
    here.edit(title="later")
    write_drafts(here.places.state, Drafts({"one": {("enrolment", "enrolled_on"): "31/02"}}))
    write_conflicts(here.places.state, {"one": (Conflict(("title",), "later", "eerst"),)})
    known = here.versions()
    cloud.rename(tmp_path / "other letter")
    place = judge(here.places, tmp_path / "other letter")
    assert (place.kind, place.trainings) == ("trainings", 1)
    relocate(here.places, place, [], Copying(tolerant=True))
    here.go(place.folders)
    assert here.versions() == known
    assert read_drafts(here.places.state).of("one") == {("enrolment", "enrolled_on"): "31/02"}
    assert read_conflicts(here.places.state)["one"]
