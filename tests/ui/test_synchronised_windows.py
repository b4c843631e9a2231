"""Two windows over two folders that a synchroniser keeps alike: no edit is lost unseen."""

from __future__ import annotations

import random
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.reliability.together import PATHS, begin, lost
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import fact, facts_of, with_value
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.reference import load_rules
from tests.app.fakes import FakeScheduler
from tests.disk import BreakableDisk
from tests.storage.test_synchronised import MOST_ROUNDS, Synchroniser

EDITS = 60


class Seat:
    """A person at one of the computers, who edits, looks, and answers now and then."""

    def __init__(self, name: str, home: Path, dice: random.Random, disk: BreakableDisk) -> None:
        self.name = name
        self.disk = disk
        self.dice = dice
        places = Folders(home / "data", home / "config", home / "state")
        self.session = Session(places, load_rules(), FakeScheduler(), lambda: date(2026, 11, 23))
        self.edits: list[tuple[str, str, str | None, str]] = []
        self.seen: set[str] = set()
        self.full: ExitStack | None = None

    def fill(self) -> None:
        """The disk of this computer gets full."""
        self.full = self.disk.fill(self.session.folders.data)

    def tidy(self) -> None:
        """It has room again."""
        if self.full:
            self.full.close()
        self.full = None

    def ids(self) -> list[str]:
        return sorted(entry.training.id for entry in self.session.agenda.entries)

    def edit(self) -> None:
        training_id = self.dice.choice(self.ids())
        editor = self.session.editor(training_id)
        path = self.dice.choice((*PATHS, ("invoices", editor.new_id, "number")))
        text = f"{self.name} {len(self.edits)}"
        before = fact(editor.training, path)
        self.edits.append((training_id, ".".join(path), before, text))
        editor.enter(path, text)
        if self.dice.random() < 0.8:
            self.save()
        self.look_at_questions()

    def save(self) -> None:
        assert self.session.saves.save_all() or self.full
        self.look_at_questions()

    def look(self) -> None:
        self.session.check_folder()
        self.look_at_questions()

    def look_at_questions(self) -> None:
        for training_id in self.ids():
            for asked in self.session.editor(training_id).conflicts:
                self.note(asked)

    def answer(self) -> None:
        training_id = self.dice.choice(self.ids())
        asked = self.session.editor(training_id).conflicts
        if asked:
            one = self.dice.choice(asked)
            editor = self.session.editor(training_id)
            value = self.dice.choice((one.mine, one.theirs))
            editor.decide(one, value)

    def note(self, asked: Conflict) -> None:
        for side in (asked.mine, asked.theirs):
            shown = facts_of(with_value(Training("x"), asked.path, side))
            self.seen |= {str(value) for value in shown.values()}


@pytest.mark.parametrize("full_disks", [0, 0.15])
@pytest.mark.parametrize("seed", range(6))
def test_no_edit_is_lost_unseen(
    tmp_path: Path,
    qapp: QApplication,
    disk: BreakableDisk,
    seed: int,
    full_disks: float,
) -> None:
    """``full_disks``: how often the disk of a computer gets full, or has room again."""
    dice = random.Random(seed)
    homes = [tmp_path / name for name in ("office", "laptop")]
    begin(homes[0] / "data", tmp_path / "first")
    synchroniser = Synchroniser([home / "data" for home in homes], dice)
    synchroniser.run()
    seats = [Seat(home.name, home, dice, disk) for home in homes]
    for _ in range(EDITS):
        seat = dice.choice(seats)
        if full_disks and dice.random() < full_disks:
            seat.tidy() if seat.full else seat.fill()
        seat.edit()
        if dice.random() < 0.2:
            seat.answer()
        if dice.random() < 0.3:
            synchroniser.run()
        if dice.random() < 0.5:
            dice.choice(seats).look()
    for seat in seats:
        seat.tidy()
        seat.save()
    for _ in range(MOST_ROUNDS):
        moved = synchroniser.run()
        before = [synchroniser.files(folder) for folder in synchroniser.folders]
        for seat in seats:
            seat.look()
            seat.save()
        after = [synchroniser.files(folder) for folder in synchroniser.folders]
        if not moved and before == after:
            break
    else:
        pytest.fail("the windows go on merging for ever")
    assert all(seat.session.saves.failure is None for seat in seats)
    listings = [seat.session.listing for seat in seats]
    finals = [{each.id: each for each in listing.trainings} for listing in listings]
    made = [edit for seat in seats for edit in seat.edits]
    seen = {text for seat in seats for text in seat.seen}
    assert list(lost(made, seen, finals[0])) == []
    assert all(same_facts(finals[0][name], finals[1][name]) for name in finals[0])
    assert not any(listing.conflicts for listing in listings)
