"""What is said by itself, over days and programs: each thing once, also of who was away."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kmop_wizard.app.reminding import Reminders, ToSay
from kmop_wizard.domain.agenda import Agenda, agenda
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import make_folder, write_safely
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.listing import ReadFile, read_trainings
from kmop_wizard.storage.reminders import REMINDERS, Notes, read_notes
from tests.domain.builders import APPROVED, DEPOSITED, INVOICED, RULES, told

DEPOSIT = {**APPROVED, "due": "2026-12-23"}


class Computer:
    """A computer that is switched on now and then, over one data folder."""

    def __init__(self, folder: Path) -> None:
        self.data, self.state = folder / "data", folder / "state"

    def save(self, *trainings: Training) -> None:
        for each in trainings:
            file = self.data / "trainings" / f"{each.id}.json"
            make_folder(file.parent)
            write_safely(file, encode(each))

    def agenda(self, today: date) -> Agenda:
        found = read_trainings(self.data)
        return agenda((each.training for each in found if isinstance(each, ReadFile)), RULES, today)

    def reminders(self) -> Reminders:
        """As a program of its own has them."""
        return Reminders(self.data, self.state)

    def log_in(self, text: str) -> list[str]:
        """The ids of what is said at a log-in on this day."""
        today = date.fromisoformat(text)
        reminders = self.reminders()
        if reminders.are_quiet(today):
            return []
        found = reminders.look(self.agenda(today).entries, RULES, today)
        return [each.entry.training.id for each in found]


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_each_is_said_once_whatever_the_clock_does(computer: Computer) -> None:
    computer.save(told(DEPOSIT))
    days = ("2026-12-04", "2026-12-04", "2026-12-05", "2026-12-11", "2026-12-12", "2026-12-11")
    assert [computer.log_in(each) for each in days] == [["a"], [], [], ["a"], [], []]


def test_a_clock_that_was_years_ahead_once_does_not_silence_what_is_due(
    computer: Computer,
) -> None:
    computer.save(told(DEPOSIT))
    computer.log_in("2026-12-05")
    computer.log_in("2038-01-19")
    assert computer.log_in("2026-12-06") == []
    assert computer.log_in("2026-12-11") == ["a"]


def test_weeks_asleep_are_one_reminder(computer: Computer) -> None:
    computer.save(told(DEPOSIT))
    computer.log_in("2026-12-01")
    assert computer.log_in("2026-12-16") == ["a"]
    assert computer.log_in("2026-12-16") == []


def test_what_was_recorded_since_the_last_look_does_not_ask_for_days_that_had_passed(
    computer: Computer,
) -> None:
    computer.log_in("2026-12-07")
    computer.save(told(DEPOSIT))
    assert computer.log_in("2026-12-08") == []
    assert computer.log_in("2026-12-11") == ["a"]


def test_the_first_look_ever_says_what_is_pressing(computer: Computer) -> None:
    computer.save(told(DEPOSIT), told({}, "b"))
    assert computer.log_in("2026-12-16") == ["a"]


def test_a_change_of_facts_is_seen_on_a_day_that_promised_to_be_quiet(computer: Computer) -> None:
    computer.save(told(DEPOSIT))
    computer.log_in("2026-12-05")
    assert computer.reminders().are_quiet(date(2026, 12, 6))
    computer.save(told(DEPOSIT, due="2026-12-14"))
    assert not computer.reminders().are_quiet(date(2026, 12, 7))
    assert computer.log_in("2026-12-08") == ["a"]


def test_tomorrow_and_never_for_this_one(computer: Computer) -> None:
    computer.save(told(DEPOSIT))
    today = date(2026, 12, 11)
    computer.log_in("2026-12-11")
    computer.reminders().again_tomorrow(computer.agenda(today).entries, today)
    assert computer.log_in("2026-12-12") == ["a"]
    assert computer.log_in("2026-12-13") == []
    computer.reminders().mute("a")
    assert computer.reminders().muted == ("a",)
    assert computer.log_in("2026-12-15") == []
    computer.reminders().unmute(["a"])
    assert computer.log_in("2026-12-17") == ["a"]


def test_tomorrow_is_not_said_of_what_was_done(computer: Computer) -> None:
    computer.save(told(DEPOSIT))
    today = date(2026, 12, 3)
    computer.log_in("2026-12-03")
    computer.reminders().again_tomorrow(computer.agenda(today).entries, today)
    computer.save(told(DEPOSITED))
    assert computer.log_in("2026-12-04") == []


def test_what_could_not_be_shown_is_still_to_be_said(computer: Computer) -> None:
    computer.save(told(DEPOSIT))
    computer.log_in("2026-12-10")
    today = date(2026, 12, 12)
    reminders = computer.reminders()
    assert reminders.look(computer.agenda(today).entries, RULES, today)
    reminders.take_back()
    assert computer.log_in("2026-12-12") == ["a"]


def test_what_cant_be_noted_is_said_all_the_same(computer: Computer) -> None:
    computer.save(told(DEPOSIT))
    computer.state.write_bytes(b"no folder")
    today = date(2026, 12, 11)
    reminders = computer.reminders()
    assert not reminders.are_quiet(today)
    assert len(reminders.look(computer.agenda(today).entries, RULES, today)) == 1
    assert reminders.failure is not None


def test_a_folder_that_cant_be_read_is_said_once(computer: Computer) -> None:
    assert computer.reminders().look_at_problem("no_permission")
    assert not computer.reminders().look_at_problem("no_permission")
    computer.log_in("2026-12-12")
    assert computer.reminders().look_at_problem("no_permission")


def test_what_was_recorded_meanwhile_is_done(computer: Computer) -> None:
    """The small window of the morning stands open while the wizard is worked in."""
    computer.save(told(DEPOSIT))
    today = date(2026, 12, 11)
    reminders = computer.reminders()
    due = reminders.look(computer.agenda(today).entries, RULES, today)
    say = ToSay(tuple(each.entry for each in due), RULES, "", reminders)
    assert not say.is_done(today)
    computer.save(told(DEPOSIT, title="Evacuatie"))
    assert not say.is_done(today)
    computer.save(told(DEPOSITED))
    assert say.is_done(today)


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"version": 1, "looks": [5, "x"]}'])
def test_damaged_notes_are_as_none(computer: Computer, damaged: bytes) -> None:
    computer.state.mkdir(parents=True)
    (computer.state / REMINDERS).write_bytes(damaged)
    assert read_notes(computer.state) == Notes()
    computer.save(told(DEPOSIT))
    assert computer.log_in("2026-12-11") == ["a"]
    assert computer.log_in("2026-12-11") == []


def test_two_years_of_log_ins(computer: Computer) -> None:
    """Every third day: each is said at the first log-in since it fell, and nothing else is."""
    computer.save(told(INVOICED))
    monthly = [date(2026, 12, 7) + timedelta(days=30) * count for count in range(13)]
    last = ((2027, 12, 2), (2027, 12, 16), (2027, 12, 23), (2027, 12, 27), (2027, 12, 29))
    falls = {*monthly, *(date(*each) for each in last), date(2027, 12, 30), date(2027, 12, 31)}
    log_ins = [date(2026, 12, 1) + timedelta(days=3) * count for count in range(244)]
    said = [each for each in log_ins if computer.log_in(each.isoformat())]
    # On 31 December the order could still be given; on 1 January nothing can be done.
    possible = [day for day in falls if day <= date(2027, 12, 31)]
    first_after = {min(each for each in log_ins if each >= day) for day in possible}
    assert said == sorted(each for each in first_after if each <= date(2027, 12, 31))
