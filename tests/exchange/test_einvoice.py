"""Each dialect and each field of an e-invoice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kmop_wizard.domain.training import Invoice
from kmop_wizard.exchange.einvoice import (
    CREDIT_NOTE,
    INVOICE,
    EInvoice,
    EmbeddedFile,
    as_invoice_facts,
    parse_einvoice,
)
from kmop_wizard.exchange.xml_safety import NotAnInvoice
from tests.exchange.invoices import (
    BIS,
    LINE,
    MEANS,
    SUPPLIER,
    TAX,
    embedded,
    envelope,
    read_einvoice,
    totals,
    ubl,
)

USUAL = EInvoice(
    document=INVOICE,
    number="2026-1187",
    issued_on=date(2026, 11, 23),
    due_on=date(2026, 12, 23),
    currency="EUR",
    supplier_name="Liantis EDPB vzw",
    supplier_vat="BE0999999922",
    amount_excl_vat=Decimal("1450.00"),
    vat_amount=Decimal("304.50"),
    amount_incl_vat=Decimal("1754.50"),
    payable=Decimal("1754.50"),
    iban="BE71096123456769",
    communication="+++090/9337/55493+++",
    days=(date(2026, 12, 7),),
    lines=("Brandbestrijding en evacuatie",),
)


def read(text: str) -> EInvoice:
    return parse_einvoice(text.encode())


@pytest.mark.parametrize(
    "customization",
    [
        BIS,
        "urn:cen.eu:en16931:2017",
        "urn:cen.eu:en16931:2017#conformant#urn:UBL.BE:1.0.0.20180214",
        "urn:www.cenbii.eu:transaction:biitrns010:ver2.0:extended:e-fff:ver3.0",
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0",
        "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
    ],
)
def test_dialects_say_the_same(customization: str) -> None:
    assert read(ubl(customization=customization)) == USUAL


def test_nothing_but_the_namespaces_counts() -> None:
    prefixes = ubl().replace("cbc:", "b:").replace(":cbc=", ":b=")
    prefixes = prefixes.replace("cac:", "a:").replace(":cac=", ":a=")
    root = prefixes.replace("<Invoice xmlns=", "<u:Invoice xmlns:u=")
    assert read(root.replace("</Invoice>", "</u:Invoice>")) == USUAL


def test_an_envelope_is_opened() -> None:
    assert read(envelope(ubl())) == USUAL


def test_a_credit_note() -> None:
    found = read(ubl("CreditNote"))
    assert found == replace(USUAL, document=CREDIT_NOTE, due_on=None)
    assert found.gives_money_back


@pytest.mark.parametrize("code", ["381", "396", "261", "81", " 381\n"])
def test_an_invoice_with_the_code_of_a_credit_note_is_one(code: str) -> None:
    text = ubl(type=f"<cbc:InvoiceTypeCode>{code}</cbc:InvoiceTypeCode>")
    assert read(text).document == CREDIT_NOTE


@pytest.mark.parametrize("code", ["380", "384", "386", "389", "3810", ""])
def test_other_codes_are_invoices(code: str) -> None:
    text = ubl(type=f"<cbc:InvoiceTypeCode>{code}</cbc:InvoiceTypeCode>")
    assert read(text).document == INVOICE


def test_a_credit_note_has_its_day_with_the_means_of_payment() -> None:
    due = "<cbc:PaymentDueDate>2026-12-31</cbc:PaymentDueDate>"
    means = MEANS.replace("<cbc:PaymentID>", f"{due}<cbc:PaymentID>")
    assert read(ubl("CreditNote", means=means)).due_on == date(2026, 12, 31)
    assert read(ubl(means=means)).due_on == date(2026, 12, 23)


def test_the_vat_in_another_currency_does_not_count() -> None:
    other = '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">3300</cbc:TaxAmount></cac:TaxTotal>'
    assert read(ubl(tax=TAX + other)) == USUAL
    assert read(ubl(tax=other + TAX)) == USUAL
    assert read(ubl(tax=other)).vat_amount is None
    assert read(ubl(tax="")).vat_amount is None


def test_only_the_broken_down_vat_counts_when_both_are_in_euro() -> None:
    other = '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1</cbc:TaxAmount></cac:TaxTotal>'
    assert read(ubl(tax=other + TAX)).vat_amount == Decimal("304.50")


def test_the_first_account_and_its_communication() -> None:
    by_card = "<cac:PaymentMeans><cbc:PaymentID>card</cbc:PaymentID></cac:PaymentMeans>"
    second = MEANS.replace("BE71 0961 2345 6769", "BE68539007547034").replace("+++", "***")
    assert read(ubl(means=by_card + MEANS + second)) == USUAL
    assert read(ubl(means=by_card)).communication == "card"
    assert read(ubl(means="")).iban is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("***090/9337/55493***", "+++090/9337/55493+++"),
        ("OGM 090/9337/55493, dank u", "+++090/9337/55493+++"),
        ("090933755493", "+++090/9337/55493+++"),
        ("090933755494", "090933755494"),
        ("RF18 5390 0754 7034", "RF18 5390 0754 7034"),
        ("Factuur 2026-1187", "Factuur 2026-1187"),
    ],
)
def test_the_reference_to_pay_with(text: str, expected: str) -> None:
    found = read(ubl(means=MEANS.replace("+++090/9337/55493+++", text)))
    assert (found.communication, found.doubtful) == (expected, ())


@pytest.mark.parametrize("text", ["+++090/9337/55494+++", "+++090/9337/5549+++", "090/9337/5549"])
def test_a_structured_communication_that_is_not_valid_is_not_believed(text: str) -> None:
    found = read(ubl(means=MEANS.replace("+++090/9337/55493+++", text)))
    assert (found.communication, found.doubtful) == (None, ("communication",))


@pytest.mark.parametrize(
    "text", ["0999999922", "BE999999922", "BTW BE 0999.999.922", "TVA BE0999999922"]
)
def test_a_supplier_is_one_firm_however_its_number_is_spelt(text: str) -> None:
    assert read(ubl(supplier=SUPPLIER.replace("BE0999999922", text))) == USUAL


def test_only_the_vat_number_counts_among_tax_numbers() -> None:
    other = """<cac:PartyTaxScheme><cbc:CompanyID>123/456</cbc:CompanyID>
      <cac:TaxScheme><cbc:ID>FC</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"""
    assert (
        read(ubl(supplier=SUPPLIER.replace("<cac:PartyTaxScheme>", other + "<cac:PartyTaxScheme>")))
        == USUAL
    )
    assert read(ubl(supplier=SUPPLIER.replace(">VAT<", ">FC<"))).supplier_vat is None


def test_without_a_registered_name_the_trading_name_counts() -> None:
    supplier = SUPPLIER.replace("Liantis EDPB vzw", "  ")
    assert read(ubl(supplier=supplier)).supplier_name == "Liantis"


def test_days_and_lines() -> None:
    period = "<cac:InvoicePeriod><cbc:StartDate>2026-11-09</cbc:StartDate><cbc:EndDate>2026-12-14</cbc:EndDate></cac:InvoicePeriod>"
    lines = LINE.replace("<cac:Item>", f"<cbc:Note>Sessie</cbc:Note>{period}<cac:Item>")
    found = read(ubl(lines=lines))
    assert found.days == (date(2026, 11, 9), date(2026, 12, 7), date(2026, 12, 14))
    assert found.lines == ("Sessie", "Brandbestrijding en evacuatie")


def test_prepaid() -> None:
    prepaid = '<cbc:PrepaidAmount currencyID="EUR">500</cbc:PrepaidAmount>'
    assert read(ubl(totals=totals(more=prepaid))).prepaid == Decimal("500.00")


def test_embedded_files() -> None:
    found = read(ubl(references=embedded() + embedded("../b.pdf", "JVB\n ERi0x\tLjQ=\r\n")))
    assert found.attachments == (
        EmbeddedFile("factuur.pdf", "application/pdf", b"%PDF-1.4"),
        EmbeddedFile("../b.pdf", "application/pdf", b"%PDF-1.4"),
    )


@pytest.mark.parametrize("content", ["", "J", "JVB*ERi0xLjQ=", "é", "====", "😀"])
def test_an_embedded_file_that_is_damaged_is_only_named(content: str) -> None:
    (found,) = read(ubl(references=embedded(content=content))).attachments
    assert found == EmbeddedFile("factuur.pdf", "application/pdf", None)


def test_a_reference_outside_is_no_embedded_file() -> None:
    outside = embedded().replace("EmbeddedDocumentBinaryObject", "ExternalReference")
    assert read(ubl(references=outside)).attachments == ()


@pytest.mark.parametrize("day", ["2026-11-23Z", "2026-11-23+01:00", " 2026-11-23\n"])
def test_a_day_may_have_a_time_zone(day: str) -> None:
    assert read(ubl(issued=f"<cbc:IssueDate>{day}</cbc:IssueDate>")) == USUAL


@pytest.mark.parametrize(
    "day",
    ["20261123", "23/11/2026", "2026-02-30", "2026-W48-1", "0000-01-01", "２０２６-11-23", "x"],
)
def test_what_is_no_day_is_doubtful(day: str) -> None:
    found = read(ubl(issued=f"<cbc:IssueDate>{day}</cbc:IssueDate>"))
    assert found == replace(USUAL, issued_on=None, doubtful=("issued_on",))


def test_the_currency_is_that_of_the_totals_when_the_document_says_none() -> None:
    assert read(ubl(currency="")) == USUAL
    assert read(ubl(currency="", totals=totals(currency="USD"))).currency == "USD"


def test_an_amount_in_another_currency_is_doubtful() -> None:
    found = read(ubl(totals=totals(currency="USD")))
    assert found.doubtful == ("amount_excl_vat", "amount_incl_vat", "payable")
    assert found.payable is None


def test_blank_is_absent_and_not_doubtful() -> None:
    found = read(ubl(due="<cbc:DueDate> </cbc:DueDate>", totals=totals(payable="\n")))
    assert found == replace(USUAL, due_on=None, payable=None)


def test_facts_of_an_invoice() -> None:
    assert as_invoice_facts(USUAL) == Invoice(
        number="2026-1187",
        issued_on=date(2026, 11, 23),
        due_on=date(2026, 12, 23),
        supplier_name="Liantis EDPB vzw",
        supplier_vat="BE0999999922",
        amount_excl_vat=Decimal("1450.00"),
        vat_amount=Decimal("304.50"),
        document=INVOICE,
        currency="EUR",
        iban="BE71096123456769",
    )


def test_facts_of_a_credit_note_are_negated_once() -> None:
    found = replace(USUAL, document=CREDIT_NOTE)
    facts = as_invoice_facts(found)
    assert (facts.amount_excl_vat, facts.vat_amount) == (Decimal("-1450.00"), Decimal("-304.50"))
    below_zero = replace(found, amount_excl_vat=Decimal("-1450.00"), vat_amount=Decimal("-304.50"))
    assert as_invoice_facts(below_zero) == facts
    assert as_invoice_facts(replace(below_zero, document=INVOICE)).amount_excl_vat == Decimal(
        "-1450.00"
    )
    nothing = as_invoice_facts(replace(found, amount_excl_vat=None, vat_amount=Decimal(0)))
    assert (nothing.amount_excl_vat, str(nothing.vat_amount)) == (None, "0.00")


def test_an_invoice_below_zero_gives_money_back() -> None:
    assert not USUAL.gives_money_back
    assert replace(USUAL, amount_excl_vat=Decimal("-0.01")).gives_money_back


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a b é.xml"
    path.write_text('<?xml version="1.0"?>\n' + ubl(), encoding="utf-8")
    assert read_einvoice(path) == USUAL
    with pytest.raises(NotAnInvoice, match="missing"):
        read_einvoice(tmp_path / "b.xml")


@pytest.mark.parametrize("rest", ["304.51", "303.50", "305.50"])
def test_a_rounding_of_what_is_to_be_paid_may_be_in_the_amount_with_vat(rest: str) -> None:
    found = read(ubl(tax=TAX.replace("304.50", rest)))
    assert found.amount_excl_vat == Decimal("1450.00")
    assert found.doubtful == ()


def test_amounts_that_do_not_add_up_are_not_believed() -> None:
    danish = ubl().replace(">1450.00</cbc:TaxExclusiveAmount>", ">304.50</cbc:TaxExclusiveAmount>")
    found = read(danish)
    assert (found.amount_excl_vat, found.vat_amount) == (None, None)
    assert found.amount_incl_vat == found.payable == Decimal("1754.50")
    assert found.doubtful == ("amount_excl_vat", "vat_amount")


@pytest.mark.parametrize(
    ("instruction", "communication"),
    [("090933755493", "+++090/9337/55493+++"), ("090933755494", None), ("Instr. 7", None)],
)
def test_e_fff_has_the_structured_communication_among_the_instructions(
    instruction: str, communication: str | None
) -> None:
    of_e_fff = f"<cbc:InstructionID>{instruction}</cbc:InstructionID>"
    means = MEANS.replace("<cbc:PaymentID>+++090/9337/55493+++</cbc:PaymentID>", of_e_fff)
    assert read(ubl(means=means)).communication == communication
    both = MEANS.replace("<cbc:PaymentID>+++090/9337/55493+++", f"{of_e_fff}<cbc:PaymentID>Fact. 7")
    assert read(ubl(means=both)).communication == "Fact. 7"
