"""An e-invoice (UBL 2: Peppol BIS Billing 3.0, UBL.BE, NLCIUS, XRechnung) as plain values.

Source: S-EINVOICE.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from xml.etree.ElementTree import Element

from kmop_wizard.domain.money import minus, total
from kmop_wizard.domain.references import (
    account_number,
    is_wrong_communication,
    structured_communication,
    vat_number,
)
from kmop_wizard.domain.training import Invoice
from kmop_wizard.exchange.ubl import (
    Reading,
    children,
    day_of,
    first_text,
    own_currency,
    texts,
)
from kmop_wizard.exchange.xml_safety import NotAnInvoice, as_utf8, parse

INVOICE: Final = "invoice"
CREDIT_NOTE: Final = "credit_note"

_UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd:"
_KINDS: Final = {
    f"{{{_UBL}Invoice-2}}Invoice": INVOICE,
    f"{{{_UBL}CreditNote-2}}CreditNote": CREDIT_NOTE,
}
_ENVELOPE: Final = (
    "{http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader}"
    "StandardBusinessDocument"
)
_OTHER_EINVOICES: Final = ("CrossIndustryInvoice", "CrossIndustryDocument", "FatturaElettronica")
# The codes of UNTDID 1001 by which even a document named Invoice gives money back.
_CREDIT_CODES: Final = frozenset({"81", "83", "261", "262", "296", "308", "381", "396", "532"})
_ROOTS: Final = "|".join(("Invoice", "CreditNote", "StandardBusinessDocument", *_OTHER_EINVOICES))
_ROOT: Final = re.compile(rf"<(?:[\w.-]+:)?(?:{_ROOTS})[\s/>]".encode())
# Where the first tag of an invoice stands, after any comment.
_BEGINNING: Final = 64 * 1024
_PARTY: Final = "cac:AccountingSupplierParty/cac:Party"
_TOTAL: Final = "cac:LegalMonetaryTotal"
_ACCOUNT: Final = "cac:PayeeFinancialAccount/cbc:ID"
_LINES: Final = ("cac:InvoiceLine", "cac:CreditNoteLine")
_LINE_TEXTS: Final = ("cbc:Note", "cac:Item/cbc:Name", "cac:Item/cbc:Description")
# Some suppliers count the rounding of what is to be paid in the amount with VAT.
_ROUNDING: Final = Decimal("1.00")
_BLANKS: Final = b" \t\r\n"
_DATA_ADDRESS: Final = re.compile(rb"data:[^,]{0,200};base64,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file inside the invoice. ``file`` is its name as the supplier wrote it: not yet safe.

    ``content`` is ``None`` when it can't be decoded.
    """

    file: str | None
    mime: str | None
    content: bytes | None


@dataclass(frozen=True, slots=True)
class EInvoice:
    """What the document says, signs as they stand; ``None`` is absent or not to be believed.

    Amounts have two decimals and are in ``currency``; ``doubtful`` names the facts that are there
    but unreadable, or said twice in different ways. ``days`` are those of the delivery and of the
    periods; ``lines`` are the texts of the lines.
    """

    document: str
    number: str | None = None
    issued_on: date | None = None
    due_on: date | None = None
    currency: str | None = None
    supplier_name: str | None = None
    supplier_vat: str | None = None
    amount_excl_vat: Decimal | None = None
    vat_amount: Decimal | None = None
    amount_incl_vat: Decimal | None = None
    payable: Decimal | None = None
    prepaid: Decimal | None = None
    iban: str | None = None
    communication: str | None = None
    days: tuple[date, ...] = ()
    lines: tuple[str, ...] = ()
    attachments: tuple[EmbeddedFile, ...] = ()
    doubtful: tuple[str, ...] = ()

    @property
    def gives_money_back(self) -> bool:
        """Whether nothing is to be paid: a credit note, or an invoice below zero."""
        below_zero = self.amount_excl_vat is not None and self.amount_excl_vat < 0
        return self.document == CREDIT_NOTE or below_zero


def looks_like_einvoice(content: bytes) -> bool:
    """Whether a file with this content is an e-invoice, be it one that can be read or not."""
    return _ROOT.search(as_utf8(content[:_BEGINNING])) is not None


def parse_einvoice(data: bytes) -> EInvoice:
    """Return the e-invoice in ``data``, the content of a file; raises ``NotAnInvoice``."""
    document = _document(parse(data))
    reading = Reading(document)
    issued_on = reading.day("issued_on", "cbc:IssueDate")
    due_on = reading.day("due_on", "cbc:DueDate")
    if due_on is None and "due_on" not in reading.doubtful:
        due_on = reading.first_day("due_on", "cac:PaymentMeans/cbc:PaymentDueDate")
    means = _payment_means(document)
    without, vat, together = _amounts(reading)
    found = EInvoice(
        document=_kind(document),
        number=reading.text("number", "cbc:ID"),
        issued_on=issued_on,
        due_on=due_on,
        currency=_currency(reading),
        supplier_name=reading.short_one("supplier_name", _supplier_names(document)),
        supplier_vat=reading.short_one("supplier_vat", _supplier_vats(document), vat_number),
        amount_excl_vat=without,
        vat_amount=vat,
        amount_incl_vat=together,
        payable=reading.amount("payable", f"{_TOTAL}/cbc:PayableAmount"),
        prepaid=reading.amount("prepaid", f"{_TOTAL}/cbc:PrepaidAmount"),
        iban=reading.short_one("iban", list(texts(means, _ACCOUNT)), account_number),
        communication=_communication(reading, means),
        days=tuple(_days(document)),
        lines=tuple(_line_texts(document)),
        attachments=tuple(_attachments(document)),
        doubtful=tuple(reading.doubtful),
    )
    if found.number is None and found.amount_excl_vat is None and found.payable is None:
        raise NotAnInvoice("nothing_known")
    return found


def as_invoice_facts(found: EInvoice) -> Invoice:
    """The facts that the file format keeps; a credit note has its amounts negated.

    One whose amounts are below zero already keeps them: it never becomes something to pay.
    """
    negated = found.document == CREDIT_NOTE and not (found.amount_excl_vat or Decimal(0)) < 0

    def stored(amount: Decimal | None) -> Decimal | None:
        return minus(Decimal("0.00"), amount) if negated and amount is not None else amount

    return Invoice(
        number=found.number,
        issued_on=found.issued_on,
        due_on=found.due_on,
        supplier_name=found.supplier_name,
        supplier_vat=found.supplier_vat,
        amount_excl_vat=stored(found.amount_excl_vat),
        vat_amount=stored(found.vat_amount),
        document=found.document,
        currency=found.currency,
        iban=found.iban,
    )


def _document(root: Element) -> Element:
    if root.tag == _ENVELOPE:
        inside = [child for child in root if child.tag in _KINDS]
        if len(inside) > 1:
            raise NotAnInvoice("several")
        root = inside[0] if inside else root
    if root.tag in _KINDS:
        return root
    name = str(root.tag).rpartition("}")[2]
    raise NotAnInvoice("other_einvoice" if name in _OTHER_EINVOICES else "other_xml")


def _kind(document: Element) -> str:
    codes = texts(document, "cbc:InvoiceTypeCode")
    return CREDIT_NOTE if _CREDIT_CODES.intersection(codes) else _KINDS[document.tag]


def _currency(reading: Reading) -> str | None:
    """The currency of the document, else the one that its totals agree on."""
    if reading.currency is not None or "currency" in reading.doubtful:
        return reading.currency
    totals = (amount for total in children(reading.document, _TOTAL) for amount in total)
    said = {currency for each in totals if (currency := own_currency(each)) is not None}
    return said.pop() if len(said) == 1 else None


def _supplier_names(document: Element) -> list[str]:
    """The registered name, under which a provider is known; else the trading name."""
    parties = children(document, _PARTY)
    names = (
        first_text(party, "cac:PartyLegalEntity/cbc:RegistrationName")
        or first_text(party, "cac:PartyName/cbc:Name")
        for party in parties
    )
    return [name for name in names if name is not None]


def _supplier_vats(document: Element) -> list[str]:
    found = []
    for scheme in children(document, f"{_PARTY}/cac:PartyTaxScheme"):
        kind = first_text(scheme, "cac:TaxScheme/cbc:ID")
        number = first_text(scheme, "cbc:CompanyID")
        if number is not None and (kind is None or kind.upper() == "VAT"):
            found.append(number)
    return found


def _amounts(reading: Reading) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Without VAT, the VAT, and together; two that do not make the third are not believed.

    In OIOUBL the amount called tax exclusive is that of the tax alone.
    """
    without = reading.amount("amount_excl_vat", f"{_TOTAL}/cbc:TaxExclusiveAmount")
    vat = _vat_amount(reading)
    together = reading.amount("amount_incl_vat", f"{_TOTAL}/cbc:TaxInclusiveAmount")
    if without is not None and vat is not None and together is not None:
        rest = minus(together, total([without, vat]))
        if abs(rest) > _ROUNDING:
            reading.doubt("amount_excl_vat")
            reading.doubt("vat_amount")
            without = vat = None
    return without, vat, together


def _vat_amount(reading: Reading) -> Decimal | None:
    """The VAT in the currency of the document; the same in that of the tax office may follow."""
    own = [
        (total, amount)
        for total in children(reading.document, "cac:TaxTotal")
        for amount in children(total, "cbc:TaxAmount")
        if reading.is_own_currency(amount)
    ]
    # Only the main one is broken down by rate.
    broken_down = [amount for total, amount in own if children(total, "cac:TaxSubtotal")]
    return reading.agreed("vat_amount", broken_down or [amount for _, amount in own])


def _payment_means(document: Element) -> list[Element]:
    """The way to pay whose account counts: the first that names one, else all there are."""
    means = children(document, "cac:PaymentMeans")
    with_account = (each for each in means if first_text(each, _ACCOUNT) is not None)
    chosen = next(with_account, None)
    return means if chosen is None else [chosen]


def _communication(reading: Reading, means: list[Element]) -> str | None:
    """The reference to pay with; e-FFF has the structured one among the instructions.

    One that shows the signs of a structured one and is not valid is not believed.
    """
    said = list(texts(means, "cbc:PaymentID"))[:1]
    if said:
        return reading.short_one("communication", said, _right_communication)
    instructions = map(structured_communication, texts(means, "cbc:InstructionID"))
    return reading.one("communication", [found for found in instructions if found is not None])


def _right_communication(text: str) -> str | None:
    return None if is_wrong_communication(text) else structured_communication(text) or text


def _days(document: Element) -> Iterator[date]:
    """The days of delivery and the ends of the periods, of the document and its lines."""
    lines = [line for path in _LINES for line in children(document, path)]
    periods = children([document, *lines], "cac:InvoicePeriod")
    said = [
        *texts(children(document, "cac:Delivery"), "cbc:ActualDeliveryDate"),
        *texts(periods, "cbc:StartDate"),
        *texts(periods, "cbc:EndDate"),
    ]
    yield from sorted({day for text in said if (day := day_of(text)) is not None})


def _line_texts(document: Element) -> Iterator[str]:
    for path in _LINES:
        for line in children(document, path):
            for inner in _LINE_TEXTS:
                yield from texts(line, inner)


def _attachments(document: Element) -> Iterator[EmbeddedFile]:
    for reference in document:
        for each in children(reference, "cac:Attachment/cbc:EmbeddedDocumentBinaryObject"):
            name, mime = each.get("filename", "").strip(), each.get("mimeCode", "").strip()
            yield EmbeddedFile(name or None, mime or None, _decoded(each))


def _decoded(element: Element) -> bytes | None:
    try:
        plain = (element.text or "").encode("ascii").translate(None, _BLANKS)
        address = _DATA_ADDRESS.match(plain)
        plain = plain[address.end() if address else 0 :].rstrip(b"=")
        padding = b"=" * (-len(plain) % 4)
        return binascii.a2b_base64(plain + padding, strict_mode=True) or None
    except ValueError:
        return None
