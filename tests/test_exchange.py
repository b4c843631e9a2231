"""The trials of docs/exchange.md in their short form, and the table that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.exchange import calendars, papers, payments, spreadsheets
from benchmarks.exchange.calendars import khal_twice, phone_codes, second_library
from benchmarks.exchange.letters import letters
from benchmarks.exchange.papers import dossiers, printed
from benchmarks.exchange.spreadsheets import spreadsheet
from benchmarks.reliability.rows import Row
from tests.storage.samples import posix_only

pytestmark = posix_only

TRIALS: dict[str, Callable[[Path], Row]] = {
    "payments": lambda folder: payments.payments(folder, 20),
    "calendar": lambda folder: second_library(folder, 12),
    "khal": lambda folder: khal_twice(folder, 4),
    "phone": lambda folder: phone_codes(folder, 10),
    "table": lambda folder: spreadsheet(folder, 28),
    "paper": lambda folder: printed(folder, 20),
    "dossier": lambda folder: dossiers(folder, 1),
    "mails": letters,
}


@pytest.mark.parametrize("name", TRIALS)
def test_what_goes_out_is_read_right_by_others(name: str, tmp_path: Path, qapp: object) -> None:
    row = TRIALS[name](tmp_path / "trial")
    if row.good is None:
        pytest.skip(row.found)
    assert row.good, row


def test_a_program_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room, name in (
        (payments, "ZBAR"),
        (calendars, "ZBAR"),
        (calendars, "KHAL"),
        (spreadsheets, "OFFICE"),
        (papers, "POPPLER"),
        (papers, "UNZIP"),
    ):
        monkeypatch.setattr(room, name, None)
    monkeypatch.setattr(calendars, "_OTHER_PYTHON", str(tmp_path / "none"))
    for name, trial in TRIALS.items():
        row = trial(tmp_path / name)
        assert (row.good is None) == (name != "mails")
        assert name == "mails" or row.found.endswith("not installed")


def test_every_row_of_the_table_is_as_it_must_be(project: Path) -> None:
    text = (project / "docs" / "exchange.md").read_text(encoding="utf-8")
    verdicts = re.findall(r"^\|.*\| (yes|NO|–) \|$", text, re.MULTILINE)
    assert len(verdicts) == 10
    assert set(verdicts) == {"yes"}
