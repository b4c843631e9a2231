"""The calendar file in programs of others: a library that did not make it, and khal, twice."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from benchmarks.exchange.payments import NO_ZBAR, ZBAR, scanned
from benchmarks.reliability.rows import Row, counted
from kmop_wizard.domain.agenda import Entry, agenda
from kmop_wizard.exchange.calendar import (
    Deadline,
    calendar_file,
    deadline_code,
    deadlines_of,
)
from tests.domain.builders import APPROVED, DEPOSITED, ENROLLED, FINISHED, RULES, Facts, told

TODAY: Final = date(2026, 11, 23)
STAGES: Final[tuple[Facts, ...]] = (ENROLLED, APPROVED, DEPOSITED, FINISHED)
HOSTILE: Final = (
    "Brandbestrijding en evacuatie",
    "a\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
    "a\nATTACH:file:///etc/passwd",
    "BEGIN:VALARM\\nEND:VALARM",
    "a;b,c\\n\\;d:e\"f'",
    "é" * 120,
    "😀 opleiding " * 12,
    "\x00\x07\x1b[2J\u202e\u2028x",
    "",
)
# A second library, of Debian's own Python so that it shares nothing with this program's.
_VOBJECT: Final = """
import json, sys, vobject
found = []
for calendar in vobject.readComponents(open(sys.argv[1], encoding="utf-8", newline="").read()):
    for event in calendar.vevent_list:
        alarms = [str(alarm.trigger.value.days) for alarm in getattr(event, "valarm_list", [])]
        names = sorted({line.name for line in event.getChildren() if hasattr(line, "value")})
        days = [event.dtstart.value.isoformat(), event.dtend.value.isoformat()]
        found.append([event.uid.value, *days, alarms, names])
print(json.dumps(found))
"""
_PROPERTIES: Final = [
    *("DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "LAST-MODIFIED"),
    *("SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID"),
]
_OTHER_PYTHON: Final = "/usr/bin/python3"
KHAL: Final = shutil.which("khal")
_LISTED: Final = "{start}|{status}|{title}"
_CONFIG: Final = """[calendars]
[[own]]
path = {home}/own
type = calendar
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = Europe/Brussels
default_timezone = Europe/Brussels
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def texts(deadline: Deadline) -> tuple[str, str]:
    """A title and a description, with whatever the training is called."""
    return f"{deadline.kind}: {deadline.entry.training.title}", "Wat\nje doet"


def some_trainings(count: int, *, finished: bool = False) -> tuple[Entry, ...]:
    """Trainings at each stage with hostile titles; ``finished``: the same ones, a year later."""
    chance = random.Random(2026)
    found = []
    for number in range(count):
        facts = FINISHED if finished else STAGES[number % len(STAGES)]
        title = chance.choice(HOSTILE)
        training = told(facts, title=title)
        saved_at = f"2026-11-23T13:{number % 60:02}:11Z"
        found.append(
            replace(training, id=f"t{number}", saved_at=saved_at, revision=9 if finished else 4)
        )
    return agenda(found, RULES, TODAY).entries


def second_library(folder: Path, count: int) -> Row:
    """Read the file of ``count`` trainings with vobject, and look at its bytes."""
    tried = f"calendar file of {count} trainings with hostile titles, read by vobject"
    if not _has_vobject():
        return Row(tried, "vobject (Debian: python3-vobject) is not installed", None)
    folder.mkdir(parents=True)
    entries = some_trainings(count)
    data = calendar_file(entries, texts, "kmo-portefeuille")
    (folder / "a.ics").write_bytes(data)
    command = [_OTHER_PYTHON, "-c", _VOBJECT, str(folder / "a.ics")]
    read = json.loads(subprocess.check_output(command))
    expected = [deadline for entry in entries for deadline in deadlines_of(entry)]
    lines = data.split(b"\r\n")
    bad = {
        "events too many or too few": abs(len(read) - len(expected)),
        "wrong days": sum(
            (date.fromisoformat(start), date.fromisoformat(end))
            != (deadline.day, deadline.day + timedelta(days=1))
            for deadline, (_, start, end, *_rest) in zip(expected, read, strict=False)
        ),
        "wrong alarms": sum(
            alarms != ([str(-days) for days in deadline.alarm_days] if deadline.live else [])
            for deadline, (*_, alarms, _names) in zip(expected, read, strict=False)
        ),
        "events with other properties": sum(names != _PROPERTIES for *_, names in read),
        "doubles": len(read) - len({uid for uid, *_ in read}),
        "lines over 75 octets": sum(len(line) > 75 for line in lines),
        "bare line ends": data.replace(b"\r\n", b"").count(b"\n"),
    }
    return counted(tried, bad, f"{len(read)} events")


def khal_twice(folder: Path, count: int) -> Row:
    """Import in khal, again, and once more when all is done."""
    tried = f"calendar file of {count} trainings imported by khal, twice, then with all done"
    if KHAL is None:
        return Row(tried, "khal (Debian: khal) is not installed", None)
    folder.mkdir(parents=True)
    khal = _khal_in(folder)

    def imported(entries: tuple[Entry, ...]) -> list[str]:
        (folder / "a.ics").write_bytes(calendar_file(entries, texts, "x"))
        khal("import", "--batch", "-a", "own", str(folder / "a.ics"))
        listed = khal("list", "--format", _LISTED, "--day-format", "", "2026-11-01", "500d")
        return sorted(line for line in listed.splitlines() if re.match(r"[0-9-]+\|", line))

    open_entries = some_trainings(count)
    expected = sum(len(deadlines_of(entry)) for entry in open_entries)
    first, second = imported(open_entries), imported(open_entries)
    done = imported(some_trainings(count, finished=True))
    bad = {
        "events too many or too few": abs(len(first) - expected),
        "doubles after the second time": len(second) - len(first),
        "changed by the second time": sum(a != b for a, b in zip(first, second, strict=False)),
        "still open when all is done": sum("CANCELLED" not in line for line in done),
    }
    return counted(tried, bad, f"{expected} events")


def phone_codes(_folder: Path, count: int) -> Row:
    """One deadline after the other as a QR picture, scanned, and read as a calendar again."""
    tried = f"{count} deadlines as a QR picture for a phone, read by zbarimg"
    if ZBAR is None:
        return Row(tried, NO_ZBAR, None)
    deadlines = [each for entry in some_trainings(count) for each in deadlines_of(entry)][:count]
    bad = {"without a code": 0, "other than what went in": 0, "wrong days": 0}
    for deadline in deadlines:
        code = deadline_code(deadline, texts)
        if code is None:
            bad["without a code"] += 1
            continue
        read = scanned(code).replace("\r\n", "\n")
        bad["other than what went in"] += read != code.payload.replace("\r\n", "\n")
        days = re.findall(r"^DT(?:START|END);VALUE=DATE:([0-9]{8})$", read, re.MULTILINE)
        wanted = [f"{deadline.day:%Y%m%d}", f"{deadline.day + timedelta(days=1):%Y%m%d}"]
        bad["wrong days"] += days != wanted or read.count("BEGIN:VEVENT\n") != 1
    return counted(tried, bad)


def _has_vobject() -> bool:
    command = [_OTHER_PYTHON, "-c", "import vobject"]
    found = Path(_OTHER_PYTHON).exists()
    return found and subprocess.run(command, check=False, capture_output=True).returncode == 0


def _khal_in(home: Path) -> Callable[..., str]:
    config = home / "config"
    config.write_text(_CONFIG.format(home=home), encoding="utf-8")
    (home / "own").mkdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    def run(*arguments: str) -> str:
        command = [str(KHAL), "-c", str(config), *arguments]
        return subprocess.check_output(command, env=environment, text=True)

    return run
