"""Plays log-ins through the real ``remind`` process and prints what was said on which day.

``python -m benchmarks.log_ins`` plays two years of the brochure's case, a log-in each day, with a
home of its own; ``--step 3`` one every third day. Between two log-ins the entrepreneur records what
happened by then. It ends with 1 when a day said too much or too little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

FIRST: Final = date(2026, 11, 1)
DAYS: Final = 2 * 365
Facts = dict[str, object]
# What the entrepreneur knows from when on; the payment order is forgotten for a year.
EVENTS: Final = (
    ("2026-11-20", "submitted_on", "applications"),
    ("2026-12-01", "approved_on", "applications"),
    ("2026-12-15", "deposited_on", "deposit"),
    ("2026-12-30", "received_on", "subsidy"),
    ("2027-02-10", "issued_on", "invoices"),
    ("2027-12-30", "payment_ordered_on", "invoices"),
)
# By hand, from the rules: enrolled, applied for, approved, deposited, received, invoiced.
EXPECTED: Final = (
    *("2026-11-09", "2026-11-16", "2026-11-20"),  # 14, 7 and 3 days before the last day to apply
    "2026-11-28",  # the day to look for the approval, 8 days after the application
    # 14, 7, 3 and 1 days before the third bank day before the earlier of the two last days.
    *("2026-12-02", "2026-12-09", "2026-12-13", "2026-12-15"),
    "2026-12-26",  # the subsidy should be there 11 days after the deposit
    *("2027-01-07", "2027-01-21", "2027-02-04"),  # the invoice, a month after the last lesson
    *("2027-02-17", "2027-03-19", "2027-04-18", "2027-05-18", "2027-06-17", "2027-07-17"),
    *("2027-08-16", "2027-09-15", "2027-10-15", "2027-11-14"),  # a week after it, then each month
    *("2027-12-14", "2027-12-16", "2027-12-23", "2027-12-27", "2027-12-29"),
    "2027-12-30",  # the order is given on that day, after the log-in
)


def known_on(day: date) -> Facts:
    """The training as its file has it on ``day``."""
    parts: dict[str, Facts] = {"applications": {}, "deposit": {}, "subsidy": {}, "invoices": {}}
    for text, fact, part in EVENTS:
        if date.fromisoformat(text) <= day:
            parts[part][fact] = text
    application = {
        **parts["applications"],
        "deposit": parts["deposit"],
        "subsidy": parts["subsidy"],
    }
    enrolment = {
        "provider": "liantis-edpb",
        "enrolled_on": "2026-11-01",
        "first_lesson_day": "2026-11-09",
        "last_lesson_day": "2026-12-07",
        "price_excl_vat": "1450.00",
    }
    return {
        "format": "kmop-training",
        "version": 1,
        "id": "one",
        "title": "Brandbestrijding en evacuatie",
        "enterprise": {"size": "small"},
        "enrolment": enrolment,
        "applications": [application] if parts["applications"] else [],
        "invoices": [{"number": "2026-1187", **parts["invoices"]}] if parts["invoices"] else [],
        "attendance": {"completed_on": "2026-12-07" if day >= date(2026, 12, 7) else None},
    }


def play(step: int) -> Iterator[tuple[date, str]]:
    """Each log-in on which something was said, and what."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        file = home / "data" / "trainings" / "one.json"
        file.parent.mkdir(parents=True)
        environment = {
            **os.environ,
            "KMOP_WIZARD_HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
        }
        before = ""
        for number in range(0, DAYS, step):
            # What happened on a day is recorded on it, after the log-in of that morning.
            today = FIRST + timedelta(days=number)
            told = json.dumps(known_on(today - timedelta(days=1)))
            if told != before:
                file.write_text(told, encoding="utf-8")
                before = told
            command = [sys.executable, "-m", "kmop_wizard", "remind", "--lang", "en"]
            done = subprocess.run(
                [*command, "--today", today.isoformat()],
                check=True,
                env=environment,
                capture_output=True,
                encoding="utf-8",
            )
            if done.stdout:
                yield today, done.stdout.strip()


def main() -> int:
    """Print every reminder; return 1 when a day of a daily log-in is not as it should be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--step", type=int, default=1, help="days between two log-ins")
    step = parser.parse_args().step
    said = []
    for day, text in play(step):
        said.append(day.isoformat())
        print(f"{day}  {text}", flush=True)
    if step != 1:
        return 0
    wrong = sorted(set(said).symmetric_difference(EXPECTED))
    print(f"{DAYS} log-ins, {len(said)} reminders; days that are not right: {wrong or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
