"""The table opened by LibreOffice as a Belgian spreadsheet: numbers, days, texts, no formulas."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from benchmarks.exchange.calendars import HOSTILE, TODAY
from benchmarks.reliability.rows import Row, counted
from kmop_wizard.domain.agenda import Entry, agenda
from kmop_wizard.domain.training import Training
from kmop_wizard.exchange.tables import COLUMNS, trainings_table
from tests.domain.builders import FINISHED, ORDERED, RULES, told

OFFICE: Final = shutil.which("soffice")
FORMULAS: Final = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    ' =HYPERLINK("x";"y")',
    "'=1+1",
    "=cmd|' /C calc'!A0",
    "\uff1d1+1",
    'a";=1+1;"b',
    "a\n=1+1",
    ";=1+1",
    "Sofie; Jan",
)
# What is an invoice number to us and a number, a day or a sum of money to a spreadsheet.
NUMBER_LIKE: Final = (
    *("0001234", "202611234567", "1E5", "12 e 5", "12,50", "1.450", "1'234", ",5", "5,", "１２"),
    *("5 %", "€ 5", "5 €", "$5", "5 EUR", "(5)", "1 1/2", "TRUE", "WAAR", "FAUX"),
    *("3-4", "000012/11", "2026-11-09", "2026-11", "11-2026", "3.4", "3.4.26", "ma 9/11/2026"),
    *("nov 9", "9 nov", "9-nov-26", "9 november 2026", "mei 26", "1er mars", "March 1, 2026"),
    *("lundi 9 novembre 2026", "9:00", "9:", "12:30 PM"),
)
# Microsoft's number for Dutch of Belgium.
BELGIAN: Final = 2067
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def spreadsheet(folder: Path, count: int) -> Row:
    """Open the table of ``count`` trainings; compare the cells that a sum or a sort rests on."""
    tried = f"table of {count} trainings with formulas for texts, opened by LibreOffice (nl-BE)"
    if OFFICE is None:
        return Row(tried, "soffice (Debian: libreoffice-calc-nogui) is not installed", None)
    folder.mkdir(parents=True)
    entries = agenda(_trainings(count), RULES, TODAY).entries
    table = trainings_table(entries, str.upper, lambda _: "Doe iets")
    heading, *rows = opened(folder, table)
    bad = {
        "rows too many or too few": abs(len(rows) - len(entries)),
        "formulas": (folder / "a.fods").read_text(encoding="utf-8").count("table:formula="),
        "other headings": sum(
            cell != ("string", name.upper()) for cell, name in zip(heading, COLUMNS, strict=False)
        ),
        "wrong amounts": 0,
        "wrong days": 0,
        "wrong texts": 0,
    }
    for entry, row in zip(entries, rows, strict=False):
        cells = dict(zip(COLUMNS, row, strict=False))
        _compare(entry, cells, bad)
    return counted(tried, bad, f"{sum(map(len, rows))} cells")


def opened(folder: Path, table: bytes, language: int = BELGIAN) -> list[list[tuple[str, str]]]:
    """The rows that LibreOffice makes of ``table`` in ``folder``: kind and value of each cell."""
    (folder / "a.csv").write_bytes(table)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    how = f"--infilter=CSV:59,34,76,1,,{language},false,true"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "fods", how]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "a.csv")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return list(_rows(folder / "a.fods"))


def _compare(entry: Entry, cells: dict[str, tuple[str, str]], bad: dict[str, int]) -> None:
    facts, amounts = entry.training, entry.plan.amounts
    for name, amount in (
        ("enrolment.price_excl_vat", amounts.price_excl_vat),
        ("subsidy", amounts.subsidy),
        ("own_share", amounts.own_share),
    ):
        kind, said = cells[name]
        wrong = (kind, said) != ("", "") if amount is None else kind != "float"
        bad["wrong amounts"] += wrong or (amount is not None and Decimal(said) != amount)
    for name, day in (
        ("enrolment.enrolled_on", facts.enrolment.enrolled_on),
        ("enrolment.first_lesson_day", facts.enrolment.first_lesson_day),
        ("applications.submitted_on", facts.application.submitted_on),
        ("keep_until", entry.plan.deadlines.keep_until),
    ):
        bad["wrong days"] += cells[name] != ("date", day.isoformat() if day else "")
    for name, text in (("title", facts.title), ("notes", facts.notes)):
        kind, said = cells[name]
        # An apostrophe before it keeps a formula a text; a spreadsheet may show a tab as a blank.
        plain, wanted = "".join(said.split()), "".join((text or "").split())
        bad["wrong texts"] += plain not in (wanted, f"'{wanted}") or kind not in ("string", "")


def _trainings(count: int) -> Iterator[Training]:
    chance = random.Random(2026)
    texts = [*FORMULAS, *NUMBER_LIKE, *(text for text in HOSTILE if text.isprintable())]
    for number in range(count):
        training = told((ORDERED, FINISHED)[number % 2], title=chance.choice(texts))
        price = Decimal(chance.randrange(10_000, 2_000_000)).scaleb(-2)
        enrolment = replace(
            training.enrolment, price_excl_vat=price, first_lesson_day=date(2026, 11, 9)
        )
        yield replace(training, id=f"t{number}", enrolment=enrolment, notes=chance.choice(texts))


def _rows(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Kind and value of each cell; a text with its lines joined."""
    root = ET.parse(path).getroot()  # noqa: S314  what LibreOffice made of our own file
    for row in root.iter(f"{{{_TABLE}}}table-row"):
        cells = [cell for each in row for cell in _cells(each)][: len(COLUMNS)]
        if any(value for _, value in cells):
            yield cells + [("", "")] * (len(COLUMNS) - len(cells))


def _cells(cell: ET.Element) -> Iterator[tuple[str, str]]:
    kind = cell.get(f"{{{_OFFICE}}}value-type", "")
    lines = ["".join(part.itertext()) for part in cell.findall(f"{{{_TEXT}}}p")]
    attribute = {"float": "value", "date": "date-value"}.get(kind)
    value = cell.get(f"{{{_OFFICE}}}{attribute}", "") if attribute else "\n".join(lines)
    repeated = int(cell.get(f"{{{_TABLE}}}number-columns-repeated", "1"))
    yield from [(kind, value)] * min(repeated, len(COLUMNS))
