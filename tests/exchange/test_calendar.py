"""The calendar file: read by its library strictly, and by a calendar program twice without doubles."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.agenda import Entry, agenda
from kmop_wizard.domain.training import Training
from kmop_wizard.exchange.calendar import (
    ALARM_DAYS,
    KINDS,
    TERMS,
    Deadline,
    calendar_file,
    deadline_code,
    deadlines_of,
)
from tests.domain.builders import (
    APPLIED,
    APPROVED,
    DEPOSITED,
    ENROLLED,
    FINISHED,
    INVOICED,
    NOTHING,
    ORDERED,
    RECEIVED,
    RULES,
    Facts,
    told,
)
from tests.domain.near import near_days, near_trainings
from tests.strategies import trainings

TODAY = date(2026, 11, 23)
HOSTILE = (
    "a\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
    "a\nATTACH:file:///etc/passwd",
    "BEGIN:VALARM",
    "a;b,c\\n\\;d:e\"f'",
    "é" * 300,
    "😀" * 60,
    "\x00\x07\x1b[2J\u202e\u2028x",
    "",
)


def entry(facts: Facts, title: str = "Brandbestrijding", today: date = TODAY, **more: Any) -> Entry:
    training = replace(told(facts, title=title), saved_at="2026-11-23T13:02:11Z", **more)
    return agenda([training], RULES, today).entries[0]


def texts(deadline: Deadline) -> tuple[str, str]:
    return f"{deadline.kind}: {deadline.entry.training.title}", "Wat\nje doet"


def file(*entries: Entry) -> bytes:
    return calendar_file(entries, texts, "kmo-portefeuille")


def events(data: bytes) -> dict[str, Any]:
    """The events by kind, after everything that holds for every file has been checked."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    data.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    assert {each.name for each in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VALARM"}
    found = calendar.walk("VEVENT")
    assert not any(each.errors for each in calendar.walk())
    assert len({str(each["UID"]) for each in found}) == len(found)
    return {str(each["SUMMARY"]).partition(":")[0]: each for each in found}


def states(facts: Facts, today: date = TODAY) -> dict[str, str]:
    return {
        kind: str(each["STATUS"]) for kind, each in events(file(entry(facts, today=today))).items()
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (NOTHING, set()),
        (ENROLLED, {"apply"}),
        (APPLIED, {"pay", "check_approval"}),
        (APPROVED, {"deposit", "pay"}),
        (DEPOSITED, {"pay", "check_subsidy"}),
        (RECEIVED, {"pay", "check_invoice"}),
        (INVOICED, {"pay"}),
        (FINISHED, set()),
        ({**APPLIED, "refused": "2026-11-22"}, {"apply"}),
        ({**APPROVED, "stopped": "2026-11-23"}, set()),
    ],
)
def test_what_is_done_is_cancelled(facts: Facts, expected: set[str]) -> None:
    found = states(facts)
    assert {kind for kind, state in found.items() if state == "CONFIRMED"} == expected
    assert set(found.values()) <= {"CONFIRMED", "CANCELLED"}


def test_what_was_there_once_stays_as_cancelled() -> None:
    assert set(states(ENROLLED)) == {"apply"}
    assert set(states(APPLIED)) == {"apply", "pay", "check_approval"}
    assert set(states(FINISHED)) == set(KINDS)


def test_what_passed_for_good_is_cancelled() -> None:
    assert states(ENROLLED, date(2026, 11, 24)) == {"apply": "CANCELLED"}
    assert set(states(APPROVED, date(2028, 1, 1)).values()) == {"CANCELLED"}


def test_an_event_is_a_whole_day_with_its_alarms() -> None:
    event = events(file(entry(APPROVED)))["deposit"]
    assert event["DTSTART"].dt == date(2026, 12, 16)
    assert event["DTEND"].dt == date(2026, 12, 17)
    assert b"DTSTART;VALUE=DATE:20261216\r\n" in file(entry(APPROVED))
    assert event["DTSTAMP"].dt == datetime(2026, 11, 23, 13, 2, 11, tzinfo=UTC)
    assert str(event["DESCRIPTION"]) == "Wat\nje doet"
    alarms = event.walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [
        timedelta(days=-days) for days in ALARM_DAYS
    ]
    assert {str(alarm["ACTION"]) for alarm in alarms} == {"DISPLAY"}
    assert {str(alarm["DESCRIPTION"]) for alarm in alarms} == {str(event["SUMMARY"])}
    assert not events(file(entry(APPROVED)))["apply"].walk("VALARM")


@pytest.mark.parametrize(
    ("facts", "today", "kind", "day", "by"),
    [
        (ENROLLED, "2026-11-20", "apply", "2026-11-23", "2026-11-23"),
        ({**APPLIED, "refused": "2026-11-20"}, "2026-11-20", "apply", "2026-11-22", "2026-11-23"),
        ({**APPLIED, "refused": "2026-11-20"}, "2026-11-23", "apply", "2026-11-23", "2026-11-23"),
        (APPROVED, "2026-12-16", "deposit", "2026-12-16", "2026-12-23"),
        (APPROVED, "2026-12-17", "deposit", "2026-12-20", "2026-12-23"),
        (APPROVED, "2026-12-21", "deposit", "2026-12-23", "2026-12-23"),
        (APPROVED, "2026-11-23", "pay", "2027-12-30", "2027-12-31"),
        (APPLIED, "2026-11-23", "check_approval", "2026-11-28", None),
        (DEPOSITED, "2026-12-24", "check_subsidy", "2026-12-05", None),
        (RECEIVED, "2026-12-01", "check_invoice", "2027-01-07", None),
        (RECEIVED, "2026-12-01", "pay", "2027-12-30", "2027-12-31"),
    ],
)
def test_an_event_lies_on_the_day_to_act_or_to_check(
    facts: Facts, today: str, kind: str, day: str, by: str | None
) -> None:
    found = deadlines_of(entry(facts, today=date.fromisoformat(today)))
    (deadline,) = (each for each in found if each.kind == kind)
    assert deadline.live
    assert deadline.day == date.fromisoformat(day)
    assert deadline.by == (None if by is None else date.fromisoformat(by))


@given(near_trainings(), near_days(), st.integers(1, 400))
def test_what_time_moves_or_closes_comes_after_what_was_there(
    training: Training, today: date, later: int
) -> None:
    """Of one revision: a calendar takes the event with the higher sequence number."""

    def at(on: date) -> dict[str, tuple[tuple[date, bool], int]]:
        found = deadlines_of(agenda([training], RULES, on).entries[0])
        return {each.kind: ((each.day, each.live), each.move) for each in found}

    before, after = at(today), at(today + timedelta(later))
    for kind in before.keys() & after.keys():
        (event, number), (event_then, number_then) = before[kind], after[kind]
        assert number <= number_then
        if event != event_then and (event[1] or event_then[1]):
            assert number < number_then


@pytest.mark.parametrize("revision", [0, 1, 7, 4000])
def test_the_numbers_of_earlier_versions_lie_below(revision: int) -> None:
    """They gave twice the revision, and one more for what is cancelled."""
    for event in events(file(entry(APPROVED, revision=revision))).values():
        assert event["SEQUENCE"] > 2 * revision + 1


def test_the_same_trainings_give_the_same_bytes() -> None:
    assert file(entry(APPROVED)) == file(entry(APPROVED))


def test_an_event_keeps_its_identity_and_its_sequence_rises() -> None:
    before = events(file(entry(APPROVED, revision=4)))
    passed = events(file(entry(APPROVED, revision=4, today=date(2026, 12, 24))))
    after = events(file(entry(DEPOSITED, "Een andere titel", revision=5)))
    for kind in TERMS:
        assert before[kind]["UID"] == passed[kind]["UID"] == after[kind]["UID"]
    numbers = [each["deposit"]["SEQUENCE"] for each in (before, passed, after)]
    assert numbers == sorted(set(numbers))
    other = events(
        calendar_file([agenda([told(APPROVED, "b")], RULES, TODAY).entries[0]], texts, "x")
    )
    assert not {str(each["UID"]) for each in other.values()} & {
        str(each["UID"]) for each in before.values()
    }


@pytest.mark.parametrize(
    "saved_at", [None, "", "gisteren", "0001-01-01T00:00:00+14:00", "2026-11-23"]
)
def test_a_moment_that_is_not_known_harms_nothing(saved_at: str | None) -> None:
    plain = entry(APPROVED)
    odd = Entry(replace(plain.training, saved_at=saved_at), plan=plain.plan)
    assert len(events(file(odd))) == 4


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_a_title(title: str) -> None:
    data = calendar_file([entry(APPROVED, title)], lambda _: (f"x: {title}", title), title)
    calendar = icalendar.Calendar.from_ical(data)
    assert len(calendar.walk("VEVENT")) == 4
    assert len(calendar.walk("VALARM")) == 2 * len(ALARM_DAYS)
    assert not calendar.walk("VEVENT")[0].get("ATTACH")
    assert "evil" not in {str(each["UID"]) for each in calendar.walk("VEVENT")}
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    assert max(map(len, data.split(b"\r\n"))) <= 75


@given(st.lists(trainings(), max_size=3, unique_by=lambda training: training.id), st.dates())
def test_any_trainings_give_a_file_that_reads_back(found: list[Training], today: date) -> None:
    entries = agenda(found, RULES, today).entries
    data = calendar_file(entries, lambda each: (each.entry.training.title or "", ""), "x")
    calendar = icalendar.Calendar.from_ical(data)
    assert len(calendar.walk("VEVENT")) == sum(len(deadlines_of(each)) for each in entries)


def test_one_deadline_as_a_code_for_a_phone() -> None:
    (deadline,) = (each for each in deadlines_of(entry(APPROVED)) if each.kind == "deposit")
    code = deadline_code(deadline, texts)
    assert code is not None
    assert len(code.payload) < 250
    (event,) = icalendar.Calendar.from_ical(code.payload).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 16), date(2026, 12, 17))
    assert str(event["SUMMARY"]) == "deposit: Brandbestrijding"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_long_or_hostile_title_still_fits_in_a_code(title: str) -> None:
    deadline = deadlines_of(entry(APPROVED, title))[0]
    code = deadline_code(deadline, lambda _: (f"x {title}", ""))
    assert code is not None
    assert len(icalendar.Calendar.from_ical(code.payload).walk("VEVENT")) == 1


# --- a calendar program --------------------------------------------------------------------------

KHAL = shutil.which("khal")


def khal(home: Path, *arguments: str) -> str:
    config = home / "config"
    config.write_text(
        f"[calendars]\n[[own]]\npath = {home}/own\ntype = calendar\n"
        f"[sqlite]\npath = {home}/khal.db\n"
        "[locale]\nlocal_timezone = Europe/Brussels\ndefault_timezone = Europe/Brussels\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )
    (home / "own").mkdir(exist_ok=True)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    command = [str(KHAL), "-c", str(config), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def listed(home: Path) -> list[str]:
    output = khal(
        home,
        "list",
        "--format",
        "{start} {status}{title}",
        "--day-format",
        "",
        "2026-11-01",
        "500d",
    )
    return sorted(line.strip() for line in output.splitlines() if line.strip())


@pytest.mark.skipif(KHAL is None, reason="khal (Debian: khal) is not installed")
def test_a_calendar_program_takes_it_twice_without_doubles(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    first.write_bytes(file(entry(APPROVED, revision=4)))
    second.write_bytes(file(entry(ORDERED, revision=5)))
    khal(tmp_path, "import", "--batch", "-a", "own", str(first))
    before = listed(tmp_path)
    khal(tmp_path, "import", "--batch", "-a", "own", str(first))
    assert listed(tmp_path) == before
    assert len(before) == 4
    khal(tmp_path, "import", "--batch", "-a", "own", str(second))
    after = listed(tmp_path)
    assert len(after) == len(KINDS)
    assert all("CANCELLED" in line for line in after)
