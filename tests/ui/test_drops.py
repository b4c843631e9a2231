"""Whatever is dropped on a training gets a sentence that is seen; what can't be kept changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from kmop_wizard.app.intake.not_added import MOST_AT_ONCE
from kmop_wizard.storage.attachments import MOST_BYTES
from tests.ui.person import Person, Program, settle
from tests.ui.test_papers import drop, problem
from tests.ui.trainings import INVOICED

PAGES = ("enrol", "deposit", "pay")


@pytest.fixture
def seat(program: Program) -> Person:
    program.clock.day = date(2026, 12, 8)
    program.save(INVOICED)
    return program.start()


def urls(*paths: Path) -> list[QUrl]:
    return [QUrl.fromLocalFile(str(path)) for path in paths]


def a_folder(place: Path) -> Path:
    path = place / "certificaten.pdf"
    path.mkdir()
    return path


def a_program(place: Path) -> Path:
    path = place / "factuur.pdf.exe"
    path.write_bytes(b"MZ" + b"\0" * 64)
    return path


def a_huge_file(place: Path) -> Path:
    path = place / "opname.mp4"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    assert path.stat().st_size > MOST_BYTES
    return path


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (a_folder, "het is een map. Kies de bestanden erin"),
        (a_program, "het is een programma, geen document"),
        (a_huge_file, "het is groter dan 25 MB"),
        (lambda place: place / "weg.pdf", "is niet gevonden"),
    ],
)
def test_what_cannot_be_kept_is_said_where_it_is_seen(
    seat: Person, tmp_path: Path, page: str, make: Callable[[Path], Path], sentence: str
) -> None:
    seat.open(INVOICED.id, page)
    before = seat.program.files()[0].read_bytes()
    path = make(tmp_path)
    drop(seat.window, *urls(path))
    settle()
    assert path.name in problem(seat)
    assert sentence in problem(seat)
    assert seat.window.session.saves.save_all()
    assert seat.program.files()[0].read_bytes() == before


def test_of_three_hundred_files_the_first_are_kept_and_the_rest_is_said(
    seat: Person, tmp_path: Path
) -> None:
    seat.open(INVOICED.id, "attend")
    files = [tmp_path / f"blad{number:03}.jpg" for number in range(300)]
    for number, file in enumerate(files):
        file.write_bytes(b"\xff\xd8" + bytes([number % 256]) * (number + 1))
    drop(seat.window, *urls(*files))
    settle()
    assert seat.window.session.saves.save_all()
    kept = seat.program.training().attachments
    assert len(kept) == len(INVOICED.attachments) + MOST_AT_ONCE
    assert "Alleen de eerste 20 zijn bekeken" in problem(seat)
    assert "Alleen de eerste 20 zijn bekeken" in seat.reads()


def test_what_was_refused_beside_what_was_kept_stays_said(seat: Person, tmp_path: Path) -> None:
    seat.open(INVOICED.id, "attend")
    good = tmp_path / "lijst.pdf"
    good.write_bytes(b"%PDF-1.4 lijst")
    drop(seat.window, *urls(good, a_program(tmp_path)))
    settle()
    assert len(seat.window.session.editor(INVOICED.id).training.attachments) == 1
    assert "factuur.pdf.exe is niet toegevoegd" in problem(seat)


def test_three_hundred_wrong_invoices_are_no_wall_of_text(seat: Person, tmp_path: Path) -> None:
    seat.open(INVOICED.id, "pay")
    files = [tmp_path / f"f{number:03}.xml" for number in range(300)]
    for number, file in enumerate(files):
        file.write_bytes(b"<a/>" + b" " * number)
    drop(seat.window, *urls(*files))
    settle()
    said = problem(seat).splitlines()
    assert "Alleen de eerste 20 zijn bekeken: voeg de andere daarna toe." in said
    assert "Nog 17 andere bestanden zijn niet toegevoegd." in said
    assert len(said) < 10


@pytest.mark.parametrize("page", PAGES)
def test_an_address_or_a_text_is_answered(seat: Person, page: str) -> None:
    seat.open(INVOICED.id, page)
    drop(seat.window, QUrl("https://example.org/factuur.pdf"))
    assert "Alleen bestanden van deze computer" in seat.reads()
    seat.click("action.toast_dismiss")
    drop(seat.window, text="zomaar een tekst")
    assert "Alleen bestanden van deze computer" in seat.reads()
