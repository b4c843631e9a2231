"""An e-invoice is read instead of typed: its facts, its copies, and what is compared."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.ui.window import dialogs
from tests.exchange.invoices import LINE, SUPPLIER, embedded, totals, ubl
from tests.ui.clipping import clipped
from tests.ui.person import Person, Program, settle, visible_texts
from tests.ui.test_papers import drop, problem
from tests.ui.trainings import RECEIVED

PDF = base64.b64encode(b"%PDF-1.4 factuur").decode()
READ = Invoice(
    number="2026-1187",
    issued_on=date(2026, 11, 23),
    due_on=date(2026, 12, 23),
    supplier_name="Liantis EDPB vzw",
    supplier_vat="BE0999999922",
    amount_excl_vat=Decimal("1450.00"),
    vat_amount=Decimal("304.50"),
    attachment=f"attachments/{RECEIVED.id}/factuur.xml",
    document="invoice",
    currency="EUR",
    iban="BE71096123456769",
)
OFFICIAL = os.environ.get("KMOP_EINVOICES", "").partition(os.pathsep)[0]

Write = Callable[..., Path]


@pytest.fixture
def seat(program: Program) -> Person:
    program.clock.day = date(2026, 12, 8)
    program.save(RECEIVED)
    person = program.start()
    person.open(RECEIVED.id, "pay")
    return person


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file, and lets the person choose it in the dialog."""
    answer: list[Path] = []
    monkeypatch.setattr(dialogs, "files_to_open", lambda *_asked: list(answer))

    def written(content: str | bytes, name: str = "factuur.xml") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        answer[:] = [path]
        return path

    return written


def saved(seat: Person) -> Training:
    assert seat.window.session.saves.save_all()
    return seat.program.training(RECEIVED.id)


def invoices(seat: Person) -> tuple[Invoice, ...]:
    """The saved invoices, without the ids that they got here."""
    return tuple(replace(each, id="") for each in saved(seat).invoices)


def read(seat: Person) -> None:
    seat.click("action.read_einvoice")


def banner(seat: Person) -> str:
    return problem(seat)


def hint(seat: Person, name: str) -> str:
    seat.reach(f"invoices.{name}")
    return seat.widget(f"invoices.{name}").accessibleDescription()


def test_the_facts_are_read_marked_kept_and_one_step_of_undo(seat: Person, write: Write) -> None:
    path = write(ubl(references=embedded("../../CON.pdf", PDF)))
    read(seat)
    assert invoices(seat) == (READ,)
    kept = saved(seat).attachments
    names = ["factuur.xml", "_CON.pdf"]
    assert [each.file for each in kept] == [f"attachments/{RECEIVED.id}/{n}" for n in names]
    assert {each.kind for each in kept} == {"invoice"}
    home = AttachmentHome(seat.program.folders.data, RECEIVED.id)
    assert [home.content(each) for each in kept] == [path.read_bytes(), b"%PDF-1.4 factuur"]
    for name in ("number", "issued_on", "supplier_vat", "amount_excl_vat", "vat_amount", "iban"):
        assert "uit de e-factuur" in hint(seat, name), name
    assert "maandag 23 november 2026" in hint(seat, "issued_on")
    seat.reach("invoices.number")
    assert seat.text("invoices.currency") == "EUR"
    assert "uit de e-factuur" not in hint(seat, "payment_ordered_on")
    seat.click("action.toast_undo")
    assert (saved(seat).invoices, saved(seat).attachments) == ((), ())
    assert "uit de e-factuur" not in hint(seat, "number")
    seat.redo()
    assert invoices(seat) == (READ,)


def test_what_was_typed_half_is_no_longer_in_the_way(seat: Person, write: Write) -> None:
    seat.put("invoices.issued_on", "31/02")
    write(ubl())
    read(seat)
    seat.reach("invoices.number")
    assert seat.text("invoices.issued_on") == "23/11/2026"
    seat.undo()
    seat.reach("invoices.number")
    assert seat.text("invoices.issued_on") == "31/02"


def test_a_field_stays_editable_and_says_what_the_invoice_says(seat: Person, write: Write) -> None:
    write(ubl())
    read(seat)
    seat.put("invoices.amount_excl_vat", "1400")
    assert saved(seat).invoices[0].amount_excl_vat == Decimal("1400.00")
    assert "Op de e-factuur staat: 1.450,00" in hint(seat, "amount_excl_vat")
    seat.put("invoices.amount_excl_vat", "1450")
    assert "uit de e-factuur" in hint(seat, "amount_excl_vat")


def test_another_spelling_of_a_number_is_no_difference(seat: Person, write: Write) -> None:
    write(ubl())
    read(seat)
    seat.put("invoices.supplier_vat", "BTW 0999.999.922")
    seat.put("invoices.iban", "IBAN BE71-0961-2345-6769")
    for name in ("supplier_vat", "iban"):
        assert "uit de e-factuur" in hint(seat, name)
    assert "frau" not in seat.reads()


def test_the_list_agrees_and_follows_the_training(seat: Person, write: Write) -> None:
    write(ubl())
    read(seat)
    assert "De factuur komt van je dienstverlener, Liantis EDPB vzw." in seat.reads()
    assert "na je laatste lesdag" not in seat.reads()
    seat.open(RECEIVED.id, "enrol")
    seat.put("enrolment.price_excl_vat", "1500")
    seat.put("enrolment.last_lesson_day", "1/12/2026")
    seat.open(RECEIVED.id, "pay")
    # a restart knows it all again, from the copy that was kept
    seat = seat.program.restart()
    seat.open(RECEIVED.id, "pay")
    assert "na je laatste lesdag" in seat.reads()
    assert "uit de e-factuur" in hint(seat, "number")
    assert invoices(seat) == (READ,)


def test_a_copy_that_was_changed_says_nothing(seat: Person, write: Write) -> None:
    write(ubl())
    read(seat)
    saved(seat)
    copy = seat.program.folders.data / str(READ.attachment)
    copy.write_bytes(ubl(id="<cbc:ID>9</cbc:ID>").encode())
    seat = seat.program.restart()
    seat.open(RECEIVED.id, "pay")
    assert "Klopt" not in seat.reads()
    assert "e-factuur" not in hint(seat, "number")


def test_the_same_invoice_is_not_added_twice(seat: Person, write: Write) -> None:
    for content in (ubl(), ubl(), ubl(delivery="")):
        write(content)
        read(seat)
        assert invoices(seat) == (READ,)
        assert len(saved(seat).attachments) == 1
    assert "2026-1187 staat al bij deze opleiding" in banner(seat)
    write(ubl(id="<cbc:ID>2026-1200</cbc:ID>"), "tweede.xml")
    read(seat)
    assert [each.number for each in saved(seat).invoices] == ["2026-1187", "2026-1200"]


def test_an_invoice_without_a_number_is_known_by_its_file(seat: Person, write: Write) -> None:
    for _ in range(2):
        write(ubl(id=""))
        read(seat)
    assert len(saved(seat).invoices) == 1
    assert "factuur.xml" in banner(seat)


def test_one_that_was_typed_is_filled_up(seat: Person, write: Write) -> None:
    seat.put("invoices.number", "2026-1187")
    seat.put("invoices.vat_amount", "300")
    write(ubl())
    read(seat)
    assert invoices(seat) == (replace(READ, vat_amount=Decimal("300.00")),)
    assert "304,50" in hint(seat, "vat_amount")


def test_one_of_another_training_is_added_only_when_wanted(seat: Person, write: Write) -> None:
    other = replace(
        RECEIVED, id="00000000-0000-4000-8000-000000000001", title="Cyber", invoices=(READ,)
    )
    seat.program.close()
    seat.program.save(other)
    seat = seat.program.start()
    seat.open(RECEIVED.id, "pay")
    write(ubl())
    read(seat)
    assert invoices(seat) == ()
    assert "Cyber" in banner(seat)
    seat.click("action.read_einvoice_anyway")
    assert invoices(seat) == (READ,)


def test_a_credit_note_gives_money_back(seat: Person, write: Write) -> None:
    write(ubl("CreditNote"))
    read(seat)
    invoice = saved(seat).invoices[0]
    assert (invoice.document, invoice.amount_excl_vat) == ("credit_note", Decimal("-1450.00"))
    assert invoice.vat_amount == Decimal("-304.50")
    assert "geld terug" in seat.reads()
    seat.reach("invoices.number")
    assert seat.widget("invoices.document.credit_note").isChecked()  # type: ignore[attr-defined]


def test_another_currency_is_never_called_euro(seat: Person, write: Write) -> None:
    write(ubl(currency="<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>", tax="",
              totals=totals(currency="USD")))  # fmt: skip
    read(seat)
    assert saved(seat).invoices[0].currency == "USD"
    assert "€" not in "".join(t for t in seat.reads().splitlines() if "1.450" in t)
    assert "factuur in euro" in seat.reads()


def test_what_no_field_can_hold_is_left_open_and_said(seat: Person, write: Write) -> None:
    wrong = SUPPLIER.replace("BE0999999922", "BE0999999923").replace("Liantis EDPB vzw", "x" * 300)
    write(ubl(supplier=wrong, issued="<cbc:IssueDate>1930-01-01</cbc:IssueDate>"))
    read(seat)
    invoice = saved(seat).invoices[0]
    assert (invoice.supplier_name, invoice.supplier_vat, invoice.issued_on) == (None, None, None)
    assert "Niet overgenomen uit de e-factuur" in hint(seat, "supplier_vat")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "leeg.xml", "leeg"),
        (b"%PDF-1.4", "factuur.xml", "pdf"),
        (b"PK\x03\x04rest", "factuur.xml", "zip"),
        (b"<invoice>", "half.xml", "beschadigd"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "aanval.xml", "verwijst"),
        (b"<note/>", "nota.xml", "ander"),
        (b"<note/>", "\u202elmx.xml", "ander"),
    ],
)
def test_no_invoice_is_one_sentence_and_everything_as_before(
    seat: Person, write: Write, content: bytes, name: str, says: str
) -> None:
    before = saved(seat)
    path = write(content, name)
    read(seat)
    first = banner(seat)
    assert says in first.lower()
    assert "\u202e" not in first
    drop(seat.window, QUrl.fromLocalFile(str(path)))
    assert banner(seat) == first
    assert saved(seat) == before
    assert not (seat.program.folders.data / "attachments").exists()
    write(ubl())
    read(seat)
    assert invoices(seat) == (READ,)


def test_no_answer_changes_nothing(seat: Person, write: Write) -> None:
    before = saved(seat)
    read(seat)
    assert saved(seat) == before


def test_several_files_are_dropped_at_once(seat: Person, write: Write) -> None:
    first = write(ubl(), "een.XML")
    second = write(ubl("CreditNote"), "twee.xml")
    paper = write(b"%PDF-1.4 lijst", "lijst.pdf")
    bad = write(b"<note/>", "nota.xml")
    drop(seat.window, *(QUrl.fromLocalFile(str(each)) for each in (first, second, paper, bad)))
    assert [each.document for each in saved(seat).invoices] == ["invoice", "credit_note"]
    assert len(saved(seat).attachments) == 3
    seat.undo()
    assert invoices(seat) == ()
    assert len(saved(seat).attachments) == 1
    seat.undo()
    assert saved(seat).attachments == ()


def test_a_full_disk_is_said_and_nothing_is_entered(
    seat: Person, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = seat.program.folders.data / "attachments"
    blocked.write_text("in the way")
    write(ubl())
    read(seat)
    assert banner(seat)
    assert invoices(seat) == ()
    blocked.unlink()
    read(seat)
    assert invoices(seat) == (READ,)


def test_the_worked_example_is_compared_with_itself_only(program: Program, write: Write) -> None:
    program.save(replace(RECEIVED, id="00000000-0000-4000-8000-000000000001", invoices=(READ,)))
    seat = program.start()
    seat.window.session.add_example(RECEIVED)
    seat.open(RECEIVED.id, "pay")
    write(ubl())
    read(seat)
    seat.reach("invoices.number")
    assert seat.text("invoices.number") == "2026-1187"
    assert "na je laatste lesdag" not in seat.reads()


@pytest.mark.parametrize("size", [(1180, 760), (800, 600)])
def test_three_languages_and_nothing_is_cut_off(
    seat: Person, write: Write, size: tuple[int, int]
) -> None:
    write(ubl("CreditNote", lines=LINE.replace("evacuatie", "evacuatie 9/12/2026")))
    read(seat)
    seat.click("action.toast_dismiss")  # it says what was done, in the language of then
    write(b"<note/>", "n" * 60 + ".xml")
    seat.window.resize(*size)
    spoken = {}
    for language in ("nl", "fr", "en"):
        seat.window.change_language(language)
        settle()
        read(seat)
        assert clipped(seat.window) == []
        spoken[language] = set(visible_texts(seat.window))
    for one, other in (("nl", "fr"), ("nl", "en"), ("fr", "en")):
        both = spoken[one] & spoken[other] - {"factuur.xml"}
        assert not {text for text in both if "invoice" in text or "factu" in text}


@pytest.mark.skipif(not OFFICIAL, reason="KMOP_EINVOICES does not name the folder of the examples")
def test_the_official_examples_are_taken_in(seat: Person) -> None:
    paths = sorted(Path(OFFICIAL).rglob("*.xml"))
    drop(seat.window, *(QUrl.fromLocalFile(str(path)) for path in paths))
    assert len(saved(seat).invoices) >= 5
    seat.click("action.next")
    assert seat.window.route.screen == "home"
    seat.open(RECEIVED.id, "pay")
    seat.undo()
    assert invoices(seat) == ()


@pytest.mark.parametrize("step", ["enrol", "deposit", "attend", "pay"])
@pytest.mark.parametrize("name", ["factuur.ubl", "factuur.xml.txt", "factuur", "attest.pdf"])
def test_an_e_invoice_dropped_on_any_page_is_read(
    seat: Person, write: Write, step: str, name: str
) -> None:
    seat.open(RECEIVED.id, step)
    drop(seat.window, QUrl.fromLocalFile(str(write(ubl(), name))))
    attachment = f"attachments/{RECEIVED.id}/{name}.xml"
    assert invoices(seat) == (replace(READ, attachment=attachment),)
    assert [each.kind for each in saved(seat).attachments] == ["invoice"]
    assert seat.sees("action.open_start")


def test_an_e_invoice_dropped_on_home_asks_which_training(
    program: Program, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.clock.day = date(2026, 12, 8)
    cyber = replace(RECEIVED, id="00000000-0000-4000-8000-000000000001", title="Cyber")
    program.save(RECEIVED, cyber)
    seat = program.start()
    asked: list[list[str]] = []
    answers: list[int | None] = [None]

    def one_of(
        _parent: object, _words: object, _title: str, question: str, names: list[str]
    ) -> int | None:
        asked.append([question, *names])
        return answers[-1]

    monkeypatch.setattr(dialogs, "one_of", one_of)
    file = QUrl.fromLocalFile(str(write(ubl(), "factuur")))
    drop(seat.window, file)
    assert invoices(seat) == ()
    assert asked[0][0] == "Voor welke opleiding is deze factuur?"
    answers.append(next(at for at, name in enumerate(asked[0][1:]) if name.startswith("Cyber")))
    drop(seat.window, file)
    assert seat.window.session.saves.save_all()
    assert seat.program.training(cyber.id).invoices[0].number == "2026-1187"
    assert invoices(seat) == ()
    assert "2026-1187" in seat.reads()


def test_another_file_dropped_on_home_waits_for_a_training(
    program: Program, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.save(RECEIVED)
    seat = program.start()
    monkeypatch.setattr(dialogs, "one_of", None)
    drop(seat.window, QUrl.fromLocalFile(str(write(b"%PDF-1.4", "factuur.pdf"))))
    assert "Open eerst een opleiding" in seat.reads()


def test_what_is_inside_and_not_kept_is_said(seat: Person, write: Write) -> None:
    sheet = base64.b64encode(b"uren;7").decode()
    inside = (
        embedded("goed.pdf", f"data:application/pdf;base64,{PDF.rstrip('=')}"),
        embedded("stuk.pdf", "J*"),
        embedded("geen.pdf", sheet),
        embedded("uren.csv", sheet).replace("application/pdf", "text/csv"),
    )
    write(ubl(references="".join(inside)))
    read(seat)
    assert [Path(each.file or "").name for each in saved(seat).attachments] == [
        "factuur.xml",
        "goed.pdf",
    ]
    assert "niet bewaard: stuk.pdf, geen.pdf." in seat.reads()
    assert "Ook in de e-factuur, in het bewaarde bestand: uren.csv." in seat.reads()


def test_a_second_one_is_chosen_among_the_details_of_the_first(seat: Person, write: Write) -> None:
    write(ubl())
    read(seat)
    seat.click("action.add_invoice")
    write(ubl(id="<cbc:ID>2026-1200</cbc:ID>"), "tweede.xml")
    assert seat.sees("action.read_einvoice")
    read(seat)
    assert [each.number for each in saved(seat).invoices] == ["2026-1187", "2026-1200"]
    assert seat.sees("action.add_invoice")
    assert not seat.sees("action.close_section")


def test_who_typed_an_invoice_comes_back_from_the_end_of_the_form(seat: Person) -> None:
    seat.put("invoices.number", "2026-1187")
    seat.put("invoices.vat_amount", "300")
    seat.click("action.back_to_step")
    assert not seat.sees("invoices.number")
    assert seat.sees("action.today.invoices.payment_ordered_on")
    assert saved(seat).invoices[0].number == "2026-1187"
