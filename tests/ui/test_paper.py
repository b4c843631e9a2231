"""What goes on paper and into the dossier: whole, in the language shown, and loading nothing."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, Qt, QUrl
from PySide6.QtGui import QAction, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from kmop_wizard.app.papers.dossier import missing_sentences
from kmop_wizard.app.papers.words import what_happened
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.exchange.checklist import (
    Checklist,
    Overview,
    Part,
    Step,
    Task,
    checklist_html,
    overview_html,
    parts_html,
)
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.ui.papers import paper, paper_pages
from kmop_wizard.ui.papers.paper_pages import Page, pages_of
from kmop_wizard.ui.window import dialogs
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import ENROLLED, INVOICED

DAY = date(2026, 11, 1)
DONE = replace(
    with_fact(INVOICED, ("attendance", "completed_on"), date(2026, 12, 7)),
    enrolment=replace(INVOICED.enrolment, participants=("Sofie Peeters", "Jan Peeters")),
)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path | None]:
    """Where the person saves; the last question is noted after it."""
    answers: list[Path | None] = [tmp_path / "saved"]

    def answer(_parent: Any, _words: Any, _title: str, name: str, _filters: str) -> Path | None:
        answers[1:] = [Path(name)]
        return answers[0]

    monkeypatch.setattr(dialogs, "place_to_save", answer)
    return answers


def at_training(program: Program, *trainings: Any) -> Person:
    program.clock.day = date(2026, 12, 8)
    program.save(*trainings)
    seat = program.start()
    seat.open(trainings[0].id, "attend")
    seat.click("action.toggle.documents")
    return seat


def test_nothing_is_loaded() -> None:
    document = paper.SealedDocument()
    document.setHtml("<img src='file:///etc/passwd'><link rel='stylesheet' href='file:///x.css'>")
    kinds = QTextDocument.ResourceType
    assert document.resource(kinds.ImageResource, QUrl("file:///etc/passwd")) is None
    assert document.toPlainText().strip("\ufffc") == ""


@pytest.mark.parametrize("size", list(paper.SIZES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_has_pages_of_its_size(qapp: object, language: str, size: str) -> None:
    html = "<h1>Titel</h1>" + "<p>regel</p>" * 200
    content = paper.pdf(Words(language), html, "Titel", size)
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") >= 3
    assert (b"595" if size == "A4" else b"612") in content


@pytest.mark.parametrize("size", list(paper.SIZES))
@pytest.mark.parametrize(
    "text", ["w" * 5000, "Bakkerij Peeters " * 300, "é\u202e<b>" * 900, "面包" * 900]
)
def test_nothing_is_wider_than_its_page(qapp: object, text: str, size: str) -> None:
    part = Part(text, ((text, text), (text, "")), (text,))
    step = Step(text, text, True, (Task(text),))
    checklist = Checklist("nl", text, text, text, (part,), text, (step,), (part,), text)
    overview = Overview("nl", text, (text,), ("kop",) * 4, ((text,) * 4,), text)
    writer = QPdfWriter(QBuffer())
    writer.setPageLayout(paper.page_layout(size))
    for html in (checklist_html(checklist), overview_html(overview)):
        document = paper.laid_out(html, writer, writer.width())
        assert document.documentLayout().documentSize().width() <= writer.width()
        assert len(pages_of(document, writer.height())) > 1


def test_the_checklist_is_saved_as_pdf(program: Program, place: list[Path | None]) -> None:
    seat = at_training(program, DONE)
    seat.click("action.save_pdf")
    assert place[1] == Path("Brandbestrijding en evacuatie.pdf")
    saved = Path(f"{place[0]}.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    assert "saved.pdf" in seat.window._toast.message()


def test_no_place_saves_nothing(program: Program, place: list[Path | None], tmp_path: Path) -> None:
    seat = at_training(program, DONE)
    before = sorted(tmp_path.rglob("*.pdf"))
    place[0] = None
    seat.click("action.save_pdf")
    assert sorted(tmp_path.rglob("*.pdf")) == before


def test_a_place_that_can_not_be_written_is_said(
    program: Program, place: list[Path | None], tmp_path: Path
) -> None:
    seat = at_training(program, DONE)
    place[0] = tmp_path / "gone" / "x.pdf"
    seat.click("action.save_pdf")
    assert "map" in seat.window._toast.message()


@pytest.mark.parametrize("home", [True, False])
def test_control_p_prints_what_is_on_the_screen(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: bool
) -> None:
    titles: list[str] = []

    def ask(_parent: Any, _words: Any, title: str) -> QPrinter:
        titles.append(title)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    monkeypatch.setattr(dialogs, "printer", ask)
    seat = at_training(program, DONE)
    if home:
        seat.window.home()
        settle()
    seat.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert titles == ["Mijn opleidingen" if home else DONE.title]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def made_dossier(program: Program, place: list[Path | None], training: Any) -> zipfile.ZipFile:
    seat = at_training(program, training)
    seat.click("action.save_dossier")
    return zipfile.ZipFile(io.BytesIO(Path(f"{place[0]}.zip").read_bytes()))


def test_the_dossier_holds_all_that_is_kept(program: Program, place: list[Path | None]) -> None:
    home = AttachmentHome(program.folders.data, DONE.id)
    kept = (
        home.add("a.pdf", b"1", "enrolment", DAY),
        home.add("a.pdf", b"2", "enrolment", DAY),
        home.add("b.pdf", b"3", "strange kind", DAY),
    )
    with made_dossier(program, place, replace(DONE, attachments=kept)) as archive:
        names = archive.namelist()
        assert names == [
            "Dossier.pdf",
            "Checklist.html",
            "training.json",
            "1 Bewijs van inschrijving/a.pdf",
            "1 Bewijs van inschrijving/a (2).pdf",
            "7 Ander document/b.pdf",
            "checksums.txt",
        ]
        assert [archive.read(name) for name in names[3:6]] == [b"1", b"2", b"3"]
        assert json.loads(archive.read("training.json"))["id"] == DONE.id
        assert archive.read("Dossier.pdf").startswith(b"%PDF")
        for line in archive.read("checksums.txt").decode().splitlines():
            digest, name = line.split("  ", 1)
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest


def test_a_paper_that_is_gone_or_changed_is_left_out(
    program: Program, place: list[Path | None]
) -> None:
    home = AttachmentHome(program.folders.data, DONE.id)
    kept = tuple(home.add(f"{n}.pdf", b"x%d" % n, "invoice", DAY) for n in range(3))
    (home.folder / "0.pdf").unlink()
    (home.folder / "1.pdf").write_bytes(b"forged")
    with made_dossier(program, place, replace(DONE, attachments=kept)) as archive:
        assert [name for name in archive.namelist() if name.startswith("4")] == ["4 Factuur/2.pdf"]


def test_what_is_missing_is_said(program: Program) -> None:
    program.save(DONE, replace(ENROLLED, id="2", title="Nog bezig"))
    session = program.start().window.session
    said: Callable[[str], str] = lambda id_: "\n".join(  # noqa: E731
        missing_sentences(Words("en"), session.entry(id_))
    )
    for name in ("enrolment", "deposit", "Invoice", "Attendance list", "Certificate"):
        assert name in said(DONE.id)
    assert said("2").count("Missing") == 1
    program.close()
    home = AttachmentHome(program.folders.data, DONE.id)
    one = home.add("a.pdf", b"1", "certificate", DAY)
    program.save(replace(DONE, id="3", attachments=(one,)))
    session = program.start().window.session
    assert "Certificates: 1 for 2 participants" in said("3")


def test_a_dossier_is_of_one_training(program: Program) -> None:
    seat = program.start()
    seat.window.findChild(QAction, "action.menu.dossier").trigger()
    assert "Open eerst een opleiding" in seat.window._toast.message()


ROWS = tuple((f"Opleiding {n}\nLiantis\nstart", "Doe iets\n" * (n % 4), "", "") for n in range(90))


def printed_pages(html: str, size: str = "A4") -> tuple[list[Page], list[tuple[float, float]]]:
    """The pages, and where every line of the document begins and ends."""
    writer = QPdfWriter(QBuffer())
    writer.setPageLayout(paper.page_layout(size))
    document = paper.laid_out(html, writer, writer.width())
    lines = [line for piece in paper_pages.pieces_of(document) for line in piece.lines]
    return pages_of(document, writer.height()), lines


@pytest.mark.parametrize("size", list(paper.SIZES))
def test_no_row_goes_over_the_end_of_a_page_and_headings_come_back(qapp: object, size: str) -> None:
    html = overview_html(Overview("nl", "Titel", ("a",), ("kop",) * 4, ROWS, "Gemaakt"))
    pages, lines = printed_pages(html, size)
    assert len(pages) > 2
    assert [page.top for page in pages[1:]] == [page.bottom for page in pages[:-1]]
    for page in pages[1:]:
        assert page.head is not None
        assert page.head_height > 0
        # the first cell of a row has three lines: none of its rows was cut
        inside = [line for line in lines if page.top <= line[0] < page.bottom]
        assert all(bottom <= page.bottom for _, bottom in inside)


def test_a_heading_does_not_stand_last_on_its_page(qapp: object) -> None:
    for count in range(30, 75):
        about = [f"Regel {n}" for n in range(count)]
        part = Part("Kop", (("a", "b"),))
        pages, lines = printed_pages(parts_html("nl", "Titel", about, [part]))
        *_, heading, name, _value = lines
        assert sum(page.top <= heading[0] < page.bottom for page in pages) == 1
        assert next(page for page in pages if page.top <= heading[0] < page.bottom) == next(
            page for page in pages if page.top <= name[0] < page.bottom
        )


def test_a_text_longer_than_a_page_is_cut_between_its_lines(qapp: object) -> None:
    html = parts_html("nl", "Titel", ["Bakkerij Peeters. " * 900], [])
    pages, lines = printed_pages(html)
    assert len(pages) > 1
    for page in pages[:-1]:
        assert not any(top < page.bottom < bottom for top, bottom in lines)
    assert pages[-1].bottom >= max(bottom for _, bottom in lines)


def test_a_heading_of_a_table_that_fills_a_page_does_not_come_back(qapp: object) -> None:
    heading = "\n".join(["kop"] * 80)
    html = overview_html(Overview("nl", "Titel", (), (heading,) * 4, ROWS, "Gemaakt"))
    pages, _lines = printed_pages(html)
    assert len(pages) > 3
    assert not any(page.head for page in pages)
    assert all(page.bottom > page.top for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_happened_on_one_day_stands_in_the_order_of_the_steps(language: str) -> None:
    training, day_ = ENROLLED, date(2026, 11, 9)
    paths = (
        ("enrolment", "enrolled_on"),
        ("enrolment", "first_lesson_day"),
        ("enrolment", "last_lesson_day"),
        ("applications", "1", "submitted_on"),
        ("applications", "1", "approved_on"),
        ("applications", "1", "deposit", "deposited_on"),
        ("applications", "1", "subsidy", "received_on"),
        ("attendance", "completed_on"),
        ("invoices", "1", "issued_on"),
        ("invoices", "1", "payment_ordered_on"),
    )
    for path in paths:
        training = with_fact(training, path, day_)
    words = Words(language)
    one_by_one = []
    for path in paths:
        without = with_fact(training, path, None)
        (gone,) = set(what_happened(words, training)) - set(what_happened(words, without))
        one_by_one.append(gone)
    assert list(what_happened(words, training)) == one_by_one


def test_several_invoices_are_told_apart_in_what_happened() -> None:
    second = replace(INVOICED.invoices[0], number="2026-1188", issued_on=date(2026, 11, 25))
    rows = what_happened(Words("nl"), replace(DONE, invoices=(*INVOICED.invoices, second)))
    assert ("woensdag 25 november 2026", "Factuur opgemaakt · 2026-1188") in rows
    assert not any("·" in text for _, text in what_happened(Words("nl"), DONE))
