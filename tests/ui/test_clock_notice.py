"""A clock that runs behind what was saved is doubted on home: every last day is counted from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.codec import encode
from kmop_wizard.ui.home.troubles import last_saved
from tests.ui.person import Person, Program
from tests.ui.trainings import ENROLLED

NOTICE = "home.clock"
DOUBT = "De klok van deze computer klopt misschien niet"


def started(
    program: Program, monkeypatch: pytest.MonkeyPatch, shown: date, *saved_at: str | None
) -> Person:
    """The program on a computer that shows the day ``shown``, over trainings saved at moments."""
    folder = program.folders.data / "trainings"
    folder.mkdir(parents=True)
    for number, moment in enumerate(saved_at):
        training = replace(ENROLLED, id=f"t{number}", title=f"Nummer {number}", saved_at=moment)
        (folder / f"t{number}.json").write_bytes(encode(training))
    monkeypatch.setattr("kmop_wizard.clock.today", lambda: shown)
    return program.start()


@pytest.mark.parametrize(
    ("shown", "doubted"),
    [
        (date(2026, 11, 24), False),
        (date(2026, 11, 23), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 20), True),
        (date(1970, 1, 1), True),
        (date(2038, 1, 19), False),
    ],
)
def test_a_clock_that_is_behind_is_doubted(
    program: Program, monkeypatch: pytest.MonkeyPatch, shown: date, doubted: bool
) -> None:
    person = started(program, monkeypatch, shown, "2026-11-01T10:00:00Z", "2026-11-23T12:00:00Z")
    assert person.sees(NOTICE) == doubted
    assert (DOUBT in person.reads()) == doubted
    if doubted:
        assert f"{shown.day} " in person.reads()
        assert "23 november 2026" in person.reads()
        assert "Nummer 1" in person.reads()


def test_it_goes_away_when_the_clock_is_set_right(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = started(program, monkeypatch, date(2025, 1, 1), "2026-11-23T12:00:00Z")
    assert person.sees(NOTICE)
    monkeypatch.setattr("kmop_wizard.clock.today", lambda: date(2026, 11, 23))
    program.clock.day = date(2026, 11, 23)
    person.window.session.check_clock()
    assert not person.sees(NOTICE)


def test_another_day_for_a_demonstration_is_no_wrong_clock(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = started(program, monkeypatch, date(2026, 11, 24), "2026-11-23T12:00:00Z")
    assert person.window.session.today == date(2026, 11, 1)
    assert not person.sees(NOTICE)


def test_what_was_saved_on_the_day_of_a_demonstration_is_no_doubt(program: Program) -> None:
    program.clock.day = date(9000, 1, 1)
    person = program.start()
    person.click("action.new_training")
    person.put("title", "Later")
    person.window.home()
    assert program.saved()["saved_at"].startswith(("8999-12-31", "9000-01-0"))
    assert not person.sees(NOTICE)


@pytest.mark.parametrize("moment", [None, "", "zzz", "2026-13-01", "9999-12-31T23:59:59Z"])
def test_a_moment_that_is_none_is_left_out(moment: str | None) -> None:
    good = datetime(2026, 11, 23, 12, tzinfo=UTC)
    trainings = [Training("a", saved_at=moment), Training("b", saved_at=good.isoformat())]
    assert last_saved(trainings) is not None
    assert last_saved([Training("a", saved_at="zzz")]) is None
    assert last_saved([]) is None
