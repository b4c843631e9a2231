"""The trainings that benchmarks and trials rest on are the program's own files, in every state."""

from __future__ import annotations

import random
from pathlib import Path

from stdnum.be import vat

from benchmarks.generate import ENTERPRISES, STATES, TODAY, make_training, write_trainings
from kmop_wizard.domain.plan import plan
from kmop_wizard.storage.codec import decode
from kmop_wizard.storage.reference import load_rules


def test_each_file_can_be_read_and_planned(tmp_path: Path) -> None:
    write_trainings(tmp_path, 120)
    files = sorted((tmp_path / "trainings").iterdir())
    trainings = [decode(file.read_bytes(), file.stem) for file in files]
    actions = {plan(training, load_rules(), TODAY).next.action for training in trainings}
    assert len(trainings) == 120
    assert actions >= {
        "apply",
        "complete_enrolment",
        "finished",
        "lost",
        "order_payment",
        "stopped",
    }


def test_the_same_seed_gives_the_same_trainings() -> None:
    first, second = random.Random(7), random.Random(7)
    for number in range(len(STATES)):
        assert make_training(first, number) == make_training(second, number)


def test_the_enterprise_numbers_have_a_right_checksum() -> None:
    assert all(vat.is_valid(number) for _, number, _ in ENTERPRISES if number is not None)
