"""Small made-up e-invoices of every dialect, with any part replaced."""

from __future__ import annotations

from pathlib import Path

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.exchange.einvoice import EInvoice, parse_einvoice

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
BIS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
NAMESPACES = (
    f'xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns:cbc="{UBL}CommonBasicComponents-2"'
)
SBDH = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"

SUPPLIER = """<cac:AccountingSupplierParty><cac:Party>
  <cac:PartyName><cbc:Name>Liantis</cbc:Name></cac:PartyName>
  <cac:PartyTaxScheme><cbc:CompanyID>BE0999999922</cbc:CompanyID>
    <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
  <cac:PartyLegalEntity><cbc:RegistrationName>Liantis EDPB vzw</cbc:RegistrationName></cac:PartyLegalEntity>
</cac:Party></cac:AccountingSupplierParty>"""
CUSTOMER = """<cac:AccountingCustomerParty><cac:Party>
  <cac:PartyLegalEntity><cbc:RegistrationName>Bakkerij Peeters</cbc:RegistrationName></cac:PartyLegalEntity>
</cac:Party></cac:AccountingCustomerParty>"""
DELIVERY = (
    "<cac:Delivery><cbc:ActualDeliveryDate>2026-12-07</cbc:ActualDeliveryDate></cac:Delivery>"
)
MEANS = """<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
  <cbc:PaymentID>+++090/9337/55493+++</cbc:PaymentID>
  <cac:PayeeFinancialAccount><cbc:ID>BE71 0961 2345 6769</cbc:ID></cac:PayeeFinancialAccount>
</cac:PaymentMeans>"""
TAX = """<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">304.50</cbc:TaxAmount>
  <cac:TaxSubtotal><cbc:TaxAmount currencyID="EUR">304.50</cbc:TaxAmount></cac:TaxSubtotal>
</cac:TaxTotal>"""
LINE = """<cac:InvoiceLine><cbc:ID>1</cbc:ID>
  <cac:Item><cbc:Name>Brandbestrijding en evacuatie</cbc:Name></cac:Item></cac:InvoiceLine>"""


def totals(payable: str = "1754.50", currency: str = "EUR", more: str = "") -> str:
    """The totals of an invoice of 1 450 euro without VAT; ``payable`` may hold markup."""
    of = f'currencyID="{currency}"'
    return (
        "<cac:LegalMonetaryTotal>"
        f"<cbc:TaxExclusiveAmount {of}>1450.00</cbc:TaxExclusiveAmount>"
        f"<cbc:TaxInclusiveAmount {of}>1754.50</cbc:TaxInclusiveAmount>"
        f"{more}<cbc:PayableAmount {of}>{payable}</cbc:PayableAmount>"
        "</cac:LegalMonetaryTotal>"
    )


HEAD = {
    "id": "<cbc:ID>2026-1187</cbc:ID>",
    "issued": "<cbc:IssueDate>2026-11-23</cbc:IssueDate>",
    "due": "<cbc:DueDate>2026-12-23</cbc:DueDate>",
    "type": "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
    "currency": "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>",
}


def ubl(root: str = "Invoice", *, customization: str = BIS, more: str = "", **parts: str) -> str:
    """An e-invoice without an XML declaration; ``parts`` replace those below, ``more`` follows."""
    body = {
        "customization": f"<cbc:CustomizationID>{customization}</cbc:CustomizationID>",
        **HEAD,
        "references": "",
        "supplier": SUPPLIER,
        "customer": CUSTOMER,
        "delivery": DELIVERY,
        "means": MEANS,
        "tax": TAX,
        "totals": totals(),
        "lines": LINE,
    }
    if root == "CreditNote":
        body["type"] = "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"
        body["due"] = ""
        body["lines"] = LINE.replace("InvoiceLine", "CreditNoteLine")
    unknown = parts.keys() - body.keys()
    assert not unknown, unknown
    inside = "\n".join({**body, **parts}.values())
    return f'<{root} xmlns="{UBL}{root}-2" {NAMESPACES}>{inside}{more}</{root}>'


def envelope(*documents: str) -> str:
    """Documents in the envelope in which Peppol carries them."""
    header = "<StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>"
    return f'<StandardBusinessDocument xmlns="{SBDH}">{header}{"".join(documents)}</StandardBusinessDocument>'


def embedded(name: str = "factuur.pdf", content: str = "JVBERi0xLjQ=") -> str:
    """A reference with a file inside."""
    return (
        "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>"
        f'<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="{name}">{content}'
        "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>"
    )


def read_einvoice(path: Path) -> EInvoice:
    """The e-invoice in a file, read as the program reads it; raises ``NotAnInvoice``."""
    return parse_einvoice(IncomingFile(path).content())
