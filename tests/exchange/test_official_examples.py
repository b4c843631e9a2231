"""The official examples of Peppol BIS Billing 3.0, every field checked by hand.

They are not ours to ship: ``KMOP_EINVOICES`` names the folder in which they lie.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kmop_wizard.invoice_command import invoice_data

FOLDER = os.environ.get("KMOP_EINVOICES", "")

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


@pytest.mark.skipif(not FOLDER, reason="KMOP_EINVOICES does not name the folder of the examples")
@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_of_the_example(name: str) -> None:
    found = invoice_data(Path(FOLDER) / f"{name}.xml")
    assert found == dict(zip(KEYS, EXPECTED[name], strict=True))
    assert tuple(found) == KEYS
