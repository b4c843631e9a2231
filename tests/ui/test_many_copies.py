"""A synchroniser that went wrong for a night: two hundred copies of one training."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.store import Store
from tests.disk import BreakableDisk
from tests.ui.person import Program
from tests.ui.trainings import ENROLLED

COPIES = 200


@pytest.mark.parametrize("fact", ["title", "notes"])
def test_two_hundred_copies_are_met_at_once(
    program: Program, disk: BreakableDisk, fact: str
) -> None:
    program.save(ENROLLED)
    data = program.folders.data
    (saved,) = Store(data, program.folders.state).load().trainings
    told = {f"van elders {n}" for n in range(COPIES)}
    for n, text in enumerate(sorted(told)):
        content = encode(replace(saved, **{fact: text}))  # type: ignore[arg-type]
        (data / "trainings" / f"{saved.id}.json.conflict{n}").write_bytes(content)
    put_in_place: Counter[Path] = Counter()
    disk.rules.append(lambda call, path: put_in_place.update([path] * (call == "replace")))
    person = program.start()
    session = person.window.session
    asked = session.editor(saved.id).conflicts
    now = getattr(session.entry(saved.id).training, fact)
    assert {*(each.theirs for each in asked), *(each.mine for each in asked), now} >= told
    assert len(asked) <= COPIES
    assert put_in_place[program.folders.state / "conflicts.json"] == 1
    assert put_in_place[data / "trainings" / f"{saved.id}.json"] <= 1
    assert len(list((data / "trash" / saved.id / "copies").iterdir())) == COPIES
    assert [each.name for each in (data / "trainings").iterdir()] == [f"{saved.id}.json"]
