"""The table opens right in a Belgian spreadsheet, comes back whole, and starts no formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.exchange.spreadsheets import BELGIAN, FORMULAS, NUMBER_LIKE, OFFICE, opened
from kmop_wizard.domain.agenda import agenda
from kmop_wizard.domain.training import Enterprise, Training
from kmop_wizard.exchange.tables import COLUMNS, trainings_table
from tests.domain.builders import NOTHING, ORDERED, RULES, told
from tests.strategies import trainings

ORDINARY = (
    *("'s Avonds leren", "''", "a=b", '"x"', "a;b", "é\u2028", "2026-1187", "2026KMO123456"),
    *("F 3-4", "5 kg", "Excel 2026", "BE 0999.999.922", "Les 1/2", "3D", "mei", "Marc 5 jaar"),
)
TODAY = date(2026, 12, 9)


def table(*found: Training) -> bytes:
    return trainings_table(agenda(found, RULES, TODAY).entries, str.upper, lambda _: "Doe iets")


def rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    heading, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    assert heading == [column.upper() for column in COLUMNS]
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def test_a_belgian_spreadsheet_finds_its_own_signs() -> None:
    training = told(ORDERED, title="Brandbestrijding; évacuation")
    training = replace(training, notes="Bel Sofie\nvóór 9 uur")
    data = table(training)
    assert data.startswith(b"\xef\xbb\xbfTITLE;NEXT;BY;")
    assert data.endswith(b"\r\n")
    (row,) = rows(data)
    assert row["title"] == "Brandbestrijding; évacuation"
    assert row["enrolment.price_excl_vat"] == "1450,00"
    assert row["subsidy"] == "435,00"
    assert row["enrolment.first_lesson_day"] == "09/11/2026"
    assert row["invoices.payment_ordered_on"] == "08/12/2026"
    assert row["enterprise.number"] == "BE 0999.999.922"
    assert row["invoices"] == "2026-1187"
    assert row["next"] == "Doe iets"
    assert row["notes"] == "Bel Sofie\nvóór 9 uur"


def test_what_is_not_known_is_empty() -> None:
    (row,) = rows(table(told(NOTHING)))
    assert {column for column, cell in row.items() if cell} == {"next"}


def test_an_amount_of_any_size_is_exact() -> None:
    training = told(ORDERED)
    deposit = replace(training.application.deposit, amount=Decimal("9" * 60 + ".99"))
    training = replace(training, applications=(replace(training.application, deposit=deposit),))
    assert rows(table(training))[0]["applications.deposit.amount"] == "9" * 60 + ",99"


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "'=", "''+", "\uff1d", "\u00a0@"]
)
def test_no_text_begins_a_formula(sign: str) -> None:
    text = f'{sign}HYPERLINK("x";"y")'
    training = replace(told(NOTHING), title=text, enterprise=Enterprise(name=text), notes=text)
    (row,) = rows(table(training))
    for column in ("title", "enterprise.name", "notes"):
        assert row[column] == f"'{text}"


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    (row,) = rows(table(replace(told(NOTHING), title=text)))
    assert row["title"] == text


@pytest.mark.parametrize("text", [*NUMBER_LIKE, "'5", "' 3-4", "9" * 200, "1 " * 90])
def test_no_text_becomes_a_number_or_a_day(text: str) -> None:
    (row,) = rows(table(replace(told(NOTHING), title=text)))
    assert row["title"] == f"'{text}"


def test_a_long_text_keeps_nobody_waiting() -> None:
    begin = process_time()
    for piece in ("(", "1 ", "1e", "1/", "9", "nov 9 ", " ", "'", "- "):
        notes = piece * (20_000 // len(piece))
        table(replace(told(NOTHING), notes=notes))
    assert process_time() - begin < 5


@pytest.mark.skipif(OFFICE is None, reason="soffice (Debian: libreoffice-calc-nogui) is not there")
@pytest.mark.parametrize("language", [BELGIAN, 1033], ids=["nl-BE", "en-US"])
def test_libreoffice_keeps_every_text_a_text(language: int, tmp_path: Path) -> None:
    texts = [*NUMBER_LIKE, *FORMULAS, *ORDINARY]
    found = [replace(told(NOTHING), id=f"t{at}", title=text) for at, text in enumerate(texts)]
    opened_rows = opened(tmp_path, table(*found), language)[1:]
    assert len(opened_rows) == len(texts)
    assert {row[0][0] for row in opened_rows} == {"string"}


def test_a_heading_can_be_no_formula_either() -> None:
    data = trainings_table((), lambda column: f"={column}", lambda _: "")
    assert data.startswith(b"\xef\xbb\xbf'=title;'=next")


@given(st.lists(trainings(), max_size=4, unique_by=lambda training: training.id))
def test_all_texts_come_back_whole(found: list[Training]) -> None:
    entries = agenda(found, RULES, TODAY).entries
    read = rows(trainings_table(entries, str.upper, lambda _: "x"))
    for entry, row in zip(entries, read, strict=True):
        for column, text in (
            ("title", entry.training.title),
            ("enrolment.provider", entry.training.enrolment.provider_name),
            ("notes", entry.training.notes),
        ):
            whole = (text or "").replace("\0", "")
            assert row[column] in (whole, f"'{whole}")
        for cell in row.values():
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n"))
