"""Made-up files that others send: an approval e-mail and an e-invoice, to practise with."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from kmop_wizard.i18n import Words

ACCOUNT: Final = "BE71096123456769"
OTHER_ACCOUNT: Final = "BE68539007547034"

_MAIL: Final = """\
From: kmo-portefeuille <noreply@example.org>
To: Sofie Peeters <sofie@example.com>
Subject: Goedkeuring van je subsidieaanvraag {number}
Date: {day:%d} {month} {day.year} 09:12:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Beste mevrouw Peeters,

Uw subsidieaanvraag voor de opleiding {title} is goedgekeurd op {day:%d/%m/%Y}.

Subsidienummer: {number}
Te storten bedrag: {amount}
Uiterste stortdatum: {due:%d/%m/%Y}
Rekeningnummer: BE71 0961 2345 6769
Begunstigde: Portefeuille Beheer NV
Gestructureerde mededeling: +++090/9337/55493+++

Met vriendelijke groeten,
Het team kmo-portefeuille
"""
_NAMES: Final = (
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
    ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
)
_TERM: Final = timedelta(days=30)
_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_VAT_RATE: Final = Decimal("0.21")


def approval_mail(
    title: str = "Eerste hulp op het werk",
    number: str = "2026KMO223344",
    day: date = date(2026, 12, 8),
    own_share: Decimal = Decimal("1015.00"),
) -> bytes:
    """The e-mail of ``day`` as a mail program saves it (``.eml``)."""
    amount = Words("nl").money(own_share)
    due = day + _TERM
    month = _MONTHS[day.month - 1]
    return _MAIL.format(
        title=title, number=number, day=day, month=month, due=due, amount=amount
    ).encode()


def einvoice(number: str, issued: date, supplier: str, amount: Decimal, account: str) -> bytes:
    """A UBL invoice of ``amount`` euro without VAT for what was delivered on ``issued``."""
    vat = (amount * _VAT_RATE).quantize(Decimal("0.01"))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Invoice {_NAMES}>
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ID>{number}</cbc:ID>
  <cbc:IssueDate>{issued}</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>
    <cbc:RegistrationName>{supplier}</cbc:RegistrationName>
  </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity>
    <cbc:RegistrationName>Bakkerij Peeters</cbc:RegistrationName>
  </cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
  <cac:Delivery><cbc:ActualDeliveryDate>{issued}</cbc:ActualDeliveryDate></cac:Delivery>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cac:PayeeFinancialAccount><cbc:ID>{account}</cbc:ID></cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">{vat}</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:TaxExclusiveAmount currencyID="EUR">{amount}</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">{amount + vat}</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="EUR">{amount + vat}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID>
    <cac:Item><cbc:Name>Opleiding</cbc:Name></cac:Item>
  </cac:InvoiceLine>
</Invoice>
""".encode()
