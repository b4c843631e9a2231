"""A second reading of an e-invoice, made in another way than the program's: what must come out.

The document is flattened to lines of path and text, and each term of EN 16931 (BT and BG) is a
pattern on the paths, as the standard's binding to UBL gives them. Shares no code with the reader.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from xml.parsers import expat

_SPACES = {
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2": "",
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2": "",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2": "",
    "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader": "",
}
_DOCUMENT = re.compile(r"(?:/StandardBusinessDocument\[1\])?/(Invoice|CreditNote)\[\d+\]")
_TIME = r"([T ]\d\d:\d\d(:\d\d)?(\.\d+)?)?"
_DAY = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d){_TIME}(Z|[+-]\d\d:\d\d)?", re.ASCII)
_AMOUNT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
# UNTDID 1001: the codes that EN 16931 calls credit notes, and those of the same sense.
_CREDIT = {"81", "83", "261", "262", "296", "308", "381", "396", "532"}
_SELLER = r"/AccountingSupplierParty\[\d+\]/Party\[\d+\]"
_FILE = r"/\w+\[\d+\]/Attachment\[\d+\]/EmbeddedDocumentBinaryObject\[\d+\]"
_LONGEST = 500


@dataclass
class Line:
    """An element: where it stands, its text with that of all inside, its attributes."""

    path: str
    attributes: dict[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    leaf: bool = True

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class NoDocument(Exception):
    """Not one Invoice or CreditNote of UBL 2, alone or in an envelope."""


def second_reading(data: bytes) -> dict[str, Any]:
    """What ``kmop-wizard invoice --json`` must print, and ``contents`` of the files inside.

    Blanks inside texts are single. Raises ``NoDocument``.
    """
    lines = _flattened(data)
    found = [match for line in lines if (match := _DOCUMENT.fullmatch(line.path))]
    if len(found) != 1:
        raise NoDocument
    top, root = found[0].group(0, 1)
    inside = [line for line in lines if line.path.startswith(f"{top}/")]
    below = [replace(line, path=line.path.removeprefix(top)) for line in inside]
    return _Terms(root, below).all()


def _flattened(data: bytes) -> list[Line]:
    if re.match(rb"\s*<\?xml[^>]*encoding=[\"']utf8[\"']", data, re.IGNORECASE):
        data = re.sub(rb"utf8", b"utf-8", data, count=1, flags=re.IGNORECASE)
    all_lines: list[Line] = []
    open_lines: list[tuple[Line, dict[str, int]]] = [(Line(""), {})]

    def start(tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        name = f"{_SPACES.get(space, 'other:')}{name}"
        above, counted = open_lines[-1]
        above.leaf = False
        counted[name] = counted.get(name, 0) + 1
        line = Line(f"{above.path}/{name}[{counted[name]}]", attributes)
        all_lines.append(line)
        open_lines.append((line, {}))

    def text(piece: str) -> None:
        for line, _ in open_lines:
            line.pieces.append(piece)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 1 << 20
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_lines.pop()
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    return all_lines


class _Terms:
    def __init__(self, root: str, lines: list[Line]) -> None:
        self.root = root
        self.lines = lines
        self.currency = self.one(r"/DocumentCurrencyCode\[\d+\]", str.upper)  # BT-5

    def all(self) -> dict[str, Any]:
        means = self.means()
        names = self.parties("PartyLegalEntity/RegistrationName", "PartyName/Name")
        files = self.at(_FILE)
        without, vat = self.total("TaxExclusiveAmount"), self.vat()  # BT-109, BT-110
        together = self.total("TaxInclusiveAmount")  # BT-112
        if without and vat and together:
            rest = Decimal(together) - Decimal(vat) - Decimal(without)
            without, vat = (without, vat) if -1 <= rest <= 1 else (None, None)
        issued_on, due_on = r"/IssueDate\[\d+\]", r"/DueDate\[\d+\]"
        paid_on = r"/PaymentMeans\[\d+\]/PaymentDueDate\[\d+\]"
        return {
            "document": self.document(),
            "number": self.one(r"/ID\[\d+\]"),  # BT-1
            "issued_on": self.one(issued_on, _day),  # BT-2
            # BT-9 lies elsewhere in a credit note.
            "due_on": self.one(due_on, _day) if self.said(due_on) else self.first(paid_on, _day),
            "currency": self.currency or self.currency_of_totals(),
            "supplier_name": _agreed(names, _short),  # BT-27
            "supplier_vat": _agreed(self.vat_numbers(), _short),  # BT-31
            "amount_excl_vat": without,
            "vat_amount": vat,
            "amount_incl_vat": together,
            "payable": self.total("PayableAmount"),  # BT-115
            "iban": _agreed(self.said(rf"{means}/PayeeFinancialAccount\[\d+\]/ID\[\d+\]"), _iban),
            "communication": self.communication(means),
            "attachments": [
                {
                    "file": line.attributes.get("filename", "").strip() or None,
                    "mime": line.attributes.get("mimeCode", "").strip() or None,
                }
                for line in files
            ],  # BG-24
            "contents": [_content(line.text) for line in files],
        }

    def at(self, pattern: str) -> list[Line]:
        known = re.compile(pattern)
        return [line for line in self.lines if known.fullmatch(line.path)]

    def said(self, pattern: str) -> list[str]:
        return [text for line in self.at(pattern) if (text := " ".join(line.text.split()))]

    def one(self, pattern: str, made: Callable[[str], str | None] | None = None) -> str | None:
        return _agreed(self.said(pattern), made or _short)

    def first(self, pattern: str, made: Callable[[str], str | None]) -> str | None:
        return _agreed(self.said(pattern)[:1], made)

    def document(self) -> str:
        codes = self.said(r"/InvoiceTypeCode\[\d+\]")
        credit = self.root == "CreditNote" or _CREDIT.intersection(codes)
        return "credit_note" if credit else "invoice"

    def parties(self, *names: str) -> list[str]:
        """Of each seller the first name that it has."""
        found = []
        for party in self.at(_SELLER):
            said = [self.said(re.escape(party.path) + _numbered(name)) for name in names]
            found += [texts[0] for texts in said if texts][:1]
        return found

    def vat_numbers(self) -> Iterator[str]:
        for scheme in self.at(rf"{_SELLER}/PartyTaxScheme\[\d+\]"):
            here = re.escape(scheme.path)
            kinds = self.said(here + _numbered("TaxScheme/ID"))[:1]
            numbers = self.said(here + r"/CompanyID\[\d+\]")[:1]
            if not kinds or kinds[0].upper() == "VAT":
                yield from map(_vat_number, numbers)

    def communication(self, means: str) -> str | None:
        said = self.said(rf"{means}/PaymentID\[\d+\]")  # BT-83
        if said:
            return _agreed(said[:1], _communication)
        # Not of EN 16931, but of e-FFF.
        instructed = map(_communication, self.said(rf"{means}/InstructionID\[\d+\]"))
        return _agreed([each for each in instructed if each and each.startswith("+++")], _short)

    def total(self, name: str) -> str | None:
        return self.amount(self.at(rf"/LegalMonetaryTotal\[\d+\]/{name}\[\d+\]"))

    def vat(self) -> str | None:
        own = [line for line in self.at(r"/TaxTotal\[\d+\]/TaxAmount\[\d+\]") if self.is_own(line)]
        broken_down = [
            line
            for line in own
            if self.at(re.escape(line.path.rpartition("/")[0]) + r"/TaxSubtotal\[\d+\]")
        ]
        return self.amount(broken_down or own)

    def amount(self, lines: list[Line]) -> str | None:
        lines = [line for line in lines if line.text.strip()]
        values = {_amount(line) if self.is_own(line) else None for line in lines}
        return values.pop() if len(values) == 1 else None

    def is_own(self, line: Line) -> bool:
        said = line.attributes.get("currencyID", "").strip().upper()
        return said in ("", self.currency) or self.currency is None

    def currency_of_totals(self) -> str | None:
        if self.said(r"/DocumentCurrencyCode\[\d+\]"):
            return None
        totals = self.at(r"/LegalMonetaryTotal\[\d+\]/[^/]+")
        said = {line.attributes.get("currencyID", "").strip().upper() for line in totals} - {""}
        return said.pop() if len(said) == 1 else None

    def means(self) -> str:
        """The pattern of the first way to pay that names an account, else of all there are."""
        accounts = self.at(r"/PaymentMeans\[\d+\]/PayeeFinancialAccount\[\d+\]/ID\[\d+\]")
        named = [line.path for line in accounts if line.text.strip()]
        return re.escape("/" + named[0].split("/")[1]) if named else r"/PaymentMeans\[\d+\]"


def _numbered(path: str) -> str:
    return "".join(rf"/{step}\[\d+\]" for step in path.split("/"))


def _agreed(said: Any, made: Callable[[str], str | None]) -> str | None:
    values = {made(text) for text in said}
    return values.pop() if len(values) == 1 else None


def _short(text: str) -> str | None:
    return text if len(text) <= _LONGEST else None


def _day(text: str) -> str | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    real = year >= 1 and 1 <= month <= 12 and 1 <= day <= lengths[month - 1]
    return text[:10] if real else None


def _amount(line: Line) -> str | None:
    text = line.text.strip()
    if not line.leaf or not _AMOUNT.fullmatch(text):
        return None
    cents = (abs(Decimal(text)) * 100).to_integral_value(ROUND_HALF_UP)
    sign = "-" if text.startswith("-") and cents else ""
    return f"{sign}{int(cents) // 100}.{int(cents) % 100:02}"


def _iban(text: str) -> str | None:
    plain = re.sub(r"[\W_]", "", text).upper()
    return _short(plain[4:] if re.match("IBAN[A-Z]{2}[0-9]{2}", plain) else plain)


def _vat_number(text: str) -> str:
    found = re.sub(r"[\W_]", "", text).upper()
    of_belgium = re.sub("^(BTW|TVA|BE)*", "", found)
    return f"BE{of_belgium:>010}" if re.fullmatch("[01]?[0-9]{9}", of_belgium) else found


def _communication(text: str) -> str | None:
    found = re.search(r"(?<![0-9])([0-9]{3})\s*/\s*([0-9]{4})\s*/\s*([0-9]{5})(?![0-9])", text)
    found = found or re.fullmatch(r"[\s+*]*([0-9]{3})\s*([0-9]{4})\s*([0-9]{5})[\s+*]*", text)
    if found:
        digits = "".join(found.groups())
        if int(digits[:10]) % 97 == int(digits[10:]) % 97 and "01" <= digits[10:] <= "97":
            return "+++{}/{}/{}+++".format(*found.groups())
    wrong = re.search(r"[+]{3}|[*]{3}|[0-9]{3}/[0-9]{4}/[0-9]", re.sub(r"\s", "", text))
    return None if wrong else _short(text)


def _content(text: str) -> bytes | None:
    plain = re.sub(r"^data:[^,]*;base64,|[ \t\r\n]", "", text.strip()).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True) or None
    except (ValueError, binascii.Error):
        return None
