"""E-invoices of others: the official examples of Peppol BIS Billing 3.0, every field checked by
hand, and all there are beside a second reading.

They are not ours to ship: ``KMOP_EINVOICES`` names the folders in which they lie, at any depth.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.exchange import einvoices
from benchmarks.exchange.einvoices import differences, files, public_invoices
from kmop_wizard.exchange.xml_safety import NotAnInvoice
from kmop_wizard.invoice_command import invoice_data
from tests.exchange.invoices import MEANS, SUPPLIER, TAX, embedded, envelope, totals, ubl

FILES = files()
PLACES: Mapping[str, Path] = {path.stem: path for path in FILES}

KEYS = (
    "document",
    "number",
    "issued_on",
    "due_on",
    "currency",
    "supplier_name",
    "supplier_vat",
    "amount_excl_vat",
    "vat_amount",
    "amount_incl_vat",
    "payable",
    "iban",
    "communication",
    "attachments",
)
GREEK = "061828591|01/10/2020|0|1.1|0|1"
OFFICIAL = "SupplierOfficialName Ltd"
SELLER = "The Sellercompany Incorporated"
HOURS = [{"file": "Hours-spent.csv", "mime": "application/pdf"}]
EXPECTED = {
    "Allowance-example": (
        "invoice", "Snippet1", "2017-11-13", "2017-12-01", "EUR", OFFICIAL, "GB1232434",
        "5900.00", "1225.00", "7125.00", "6125.00", "IBAN32423940", "Snippet1", [],
    ),
    "GR-base-example-TaxRepresentative": (
        "invoice", GREEK, "2020-10-01", "2020-12-01", "EUR", "SupplierTradingName Ltd.", None,
        "1325.00", "331.25", "1656.25", "1656.25", "IBAN32423940", "Snippet1", [],
    ),
    "GR-base-example-correct": (
        "invoice", GREEK, "2020-10-01", "2020-12-01", "EUR", OFFICIAL, "EL0618285912",
        "1325.00", "331.25", "1656.25", "1656.25", "IBAN32423940", "Snippet1", [],
    ),
    "Norwegian-example-1": (
        "invoice", "TOSL108", "2013-06-30", "2013-07-20", "NOK", "The Sellercompany ASA",
        "NO123456785MVA", "1436.50", "365.28", "1801.78", "802.00", "NO9386011117947",
        "0003434323213231", HOURS,
    ),
    "Vat-category-S": (
        "invoice", "Snippet1", "2017-11-13", "2017-12-01", "EUR", OFFICIAL, "GB1232434",
        "7000.00", "1550.00", "8550.00", "8550.00", "IBAN32423940", "Snippet1", [],
    ),
    "base-creditnote-correction": (
        "credit_note", "Snippet1", "2017-11-13", None, "EUR", OFFICIAL, "GB1232434",
        "1325.00", "331.25", "1656.25", "1656.25", "IBAN32423940", "Snippet1", [],
    ),
    "base-example": (
        "invoice", "Snippet1", "2017-11-13", "2017-12-01", "EUR", OFFICIAL, "GB1232434",
        "1325.00", "331.25", "1656.25", "1656.25", "IBAN32423940", "Snippet1", [],
    ),
    "base-negative-inv-correction": (
        "invoice", "Correction1", "2017-11-13", "2017-12-01", "EUR", OFFICIAL, "GB1232434",
        "-1325.00", "-331.25", "-1656.25", "-1656.25", "IBAN32423940", "Snippet1", [],
    ),
    "sales-order-example": (
        "invoice", "Snippet1", "2017-11-13", "2017-12-01", "EUR", OFFICIAL, "GB1232434",
        "1325.00", "331.25", "1656.25", "1656.25", "IBAN32423940", "Snippet1", [],
    ),
    "vat-category-E": (
        "invoice", "Vat-Z", "2018-08-30", None, "GBP", SELLER, "GB928741974",
        "1200.00", "0.00", "1200.00", "1200.00", "SE1212341234123412", None, [],
    ),
    "vat-category-O": (
        "invoice", "Vat-O", "2018-08-30", None, "SEK", SELLER, None,
        "3200.00", "0.00", "3200.00", "3200.00", "SE1212341234123412", None, [],
    ),
    "vat-category-Z": (
        "invoice", "Vat-Z", "2018-08-30", None, "GBP", SELLER, "GB928741974",
        "1200.00", "0.00", "1200.00", "1200.00", "SE1212341234123412", None, [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_of_the_example(name: str) -> None:
    if name not in PLACES:
        pytest.skip(f"KMOP_EINVOICES names no folder with {name}.xml")
    found = invoice_data(PLACES[name])
    assert found == dict(zip(KEYS, EXPECTED[name], strict=True))
    assert tuple(found) == KEYS


@pytest.mark.skipif(not FILES, reason="KMOP_EINVOICES names no folder with e-invoices")
def test_every_file_says_what_a_second_reading_finds() -> None:
    wrong = {}
    for path in FILES:
        try:
            wrong[path.name] = differences(path)
        except NotAnInvoice:
            continue
    assert {name: found for name, found in wrong.items() if found} == {}


# --- the comparison itself ------------------------------------------------------------------------

MADE_UP = {
    "usual": ubl(),
    "credit note": ubl("CreditNote"),
    "credit note with amounts below zero": ubl("CreditNote", totals=totals().replace(">1", ">-1")),
    "enveloped": envelope(ubl()),
    "files inside": ubl(references=embedded() + embedded("b.pdf", "=")),
    "two numbers": ubl(more="<cbc:ID>7</cbc:ID>"),
    "two suppliers": ubl(more=SUPPLIER.replace("EDPB", "Consult")),
    "two ways to pay": ubl(means=MEANS.replace("BE71 0961", "BE68 5390") + MEANS),
    "VAT twice": ubl(tax=TAX + TAX.replace("304.50", "0.00").replace("Subtotal", "Other")),
    "no VAT number": ubl(supplier=SUPPLIER.replace(">VAT<", ">GST<")),
    "no currency": ubl(currency=""),
    "another currency": ubl(totals=totals(currency="USD")),
    "does not add up": ubl(tax=TAX.replace("304.50", "1262.50")),
    "in pieces": ubl(id="<cbc:ID>20<!-- x -->26-\n <![CDATA[1187]]></cbc:ID>"),
    "no day": ubl(issued="<cbc:IssueDate>2026-02-30</cbc:IssueDate>"),
    "among the instructions": ubl(means=MEANS.replace("PaymentID", "InstructionID")),
}


EMPTY = ubl(id="", totals="")


@pytest.mark.parametrize("name", MADE_UP)
def test_both_readings_agree_on_what_is_made_up(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(MADE_UP[name], encoding="utf-8")
    assert differences(path) == []


@pytest.mark.parametrize("text", ["<a/>", ubl("Order"), envelope(ubl(), ubl()), "x", "", EMPTY])
def test_a_right_refusal_is_no_difference(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotAnInvoice):
        differences(path)


@pytest.mark.parametrize("key", KEYS)
def test_a_wrong_field_is_told(key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xml"
    path.write_text(ubl(references=embedded()), encoding="utf-8")
    monkeypatch.setattr(einvoices, "invoice_data", lambda file: {**invoice_data(file), key: "x"})
    assert [each.partition(":")[0] for each in differences(path)] == [key]


@pytest.mark.parametrize(
    ("text", "code"),
    [(ubl(), "damaged"), (ubl(), "nothing_known"), ("<a/>", "nothing_known"), (EMPTY, "damaged")],
)
def test_a_wrong_refusal_is_told(
    text: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise NotAnInvoice(code)

    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(einvoices, "invoice_data", refuse)
    monkeypatch.setattr(einvoices, "read_einvoice", refuse)
    assert differences(tmp_path / "a.xml") == [f"refused as {code}"]


def test_what_is_no_e_invoice_must_be_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(einvoices, "read_einvoice", lambda _: None)
    for text in ("<a/>", "x", EMPTY):
        (tmp_path / "a.xml").write_text(text, encoding="utf-8")
        assert differences(tmp_path / "a.xml") == ["read where there is no e-invoice"]


def test_the_row_counts_each_content_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in {"a": ubl(), "b": ubl(), "c": ubl("CreditNote"), "d": "<a/>"}.items():
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("KMOP_EINVOICES", str(tmp_path))
    row = public_invoices(tmp_path)
    assert row.tried == "2 e-invoices of others, 1 of them giving money back, and 1 other files"
    assert row.good
    monkeypatch.setenv("KMOP_EINVOICES", "")
    assert public_invoices(tmp_path).good is None
