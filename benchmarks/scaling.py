"""What grows with what it is given: ``agenda``, e-invoices and e-mails."""

from __future__ import annotations

import gc
import statistics
import time
from base64 import b64encode, encodebytes
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes
from functools import partial
from pathlib import Path
from typing import Any, Final

from defusedxml.ElementTree import fromstring

from benchmarks.generate import TODAY, write_trainings
from benchmarks.rows import Row, ratio_row
from kmop_wizard.commands import agenda_data
from kmop_wizard.exchange.einvoice import parse_einvoice
from kmop_wizard.exchange.mail.reader import read_eml

RUNS: Final = 7
LINEAR: Final = 1.2
PARSING: Final = 1.5
_LINE: Final = (
    "<cac:InvoiceLine><cbc:ID>{n}</cbc:ID>"
    "<cbc:InvoicedQuantity unitCode='C62'>1</cbc:InvoicedQuantity>"
    "<cbc:LineExtensionAmount currencyID='EUR'>10.00</cbc:LineExtensionAmount><cac:Item>"
    "<cbc:Description>Brandbestrijding, dag {n}</cbc:Description><cbc:Name>Opleiding</cbc:Name>"
    "</cac:Item></cac:InvoiceLine>"
)
_PAPER: Final = (
    "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>"
    "<cbc:EmbeddedDocumentBinaryObject mimeCode='application/pdf' filename='factuur.pdf'>{content}"
    "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>"
)
_INVOICE: Final = (
    "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'"
    " xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'"
    " xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>"
    "<cbc:ID>2026-1187</cbc:ID><cbc:IssueDate>2026-11-23</cbc:IssueDate>"
    "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:LegalMonetaryTotal>"
    "<cbc:TaxExclusiveAmount currencyID='EUR'>1450.00</cbc:TaxExclusiveAmount>"
    "<cbc:PayableAmount currencyID='EUR'>1754.50</cbc:PayableAmount></cac:LegalMonetaryTotal>"
    "{lines}{paper}</Invoice>"
)
_SENTENCE: Final = "Beste, hieronder de planning van de opleiding en de praktische afspraken.\n"
_MAIL: Final = """\
From: portefeuille@example.be
To: sofie@example.be
Subject: Uw aanvraag
Date: Mon, 23 Nov 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=between

--between
Content-Type: text/plain; charset=utf-8

Stort 1.015,00 euro op BE71 0961 2345 6769 voor 23/12/2026.
{text}
--between
Content-Type: application/pdf; name=brief.pdf
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename=brief.pdf

{paper}
--between--
"""


def invoice_of(lines: int, paper: int = 0) -> bytes:
    """An e-invoice with about so many bytes of lines, and of a paper inside it."""
    rows = "".join(_LINE.format(n=n) for n in range(lines // len(_LINE)))
    inside = _PAPER.format(content=b64encode(bytes(paper * 3 // 4)).decode()) if paper else ""
    return _INVOICE.format(lines=rows, paper=inside).encode()


def mail_of(text: int, paper: int) -> bytes:
    """An e-mail with about so many bytes of text, and of a paper that comes with it."""
    sentences = _SENTENCE * (text // len(_SENTENCE))
    return _MAIL.format(text=sentences, paper=encodebytes(bytes(paper * 3 // 4)).decode()).encode()


def agenda_row(folder: Path, counts: Sequence[int]) -> Row:
    """The processor's time for each training, from few to many; the command rests as well."""
    each = []
    for count in counts:
        write_trainings(folder / str(count), count)
        gc.disable()
        found = _least(partial(agenda_data, folder / str(count), TODAY))
        each.append(1e6 * found / count)
    about = ", ".join(f"{n}: {one:.0f} µs" for n, one in zip(counts, each, strict=True))
    ratio = each[-1] / min(each)
    return ratio_row("`agenda` for each training", "the quickest of them", ratio, LINEAR, about)


def reading_rows() -> Iterator[Row]:
    """E-invoices and an e-mail, each beside parsing it alone."""
    for name, size in (("100 KB", (100_000,)), ("10 MB, with its PDF", (100_000, 9_900_000))):
        invoice = invoice_of(*size)
        yield _beside(f"an e-invoice of {name}", parse_einvoice, _parse_xml, invoice)
    letter = mail_of(5_000, 995_000)
    yield _beside("an e-mail of 1 MB, with a letter", read_eml, _parse_mail, letter)


def _parse_xml(data: bytes) -> object:
    return fromstring(data, forbid_dtd=True)


def _parse_mail(data: bytes) -> object:
    return [part.get_payload(decode=True) for part in message_from_bytes(data).walk()]


def _beside(
    what: str, read: Callable[[bytes], object], parse: Callable[[bytes], object], data: bytes
) -> Row:
    whole, alone = _least(lambda: read(data)), _least(lambda: parse(data))
    about = f"{1000 * whole:.1f} ms; {1000 * alone:.1f} ms"
    return ratio_row(what, "parsing it alone", whole / alone, PARSING, about)


def _least(act: Callable[[], Any]) -> float:
    """The median processor time, in seconds: others on the machine do not count."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        begin = time.process_time()
        act()
        times.append(time.process_time() - begin)
    return statistics.median(times)
