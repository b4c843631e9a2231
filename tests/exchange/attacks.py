"""Files that a reader of e-invoices must refuse or read right, made as they are needed."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from kmop_wizard.exchange.einvoice import EmbeddedFile
from tests.exchange.invoices import (
    LINE,
    MEANS,
    NAMESPACES,
    SUPPLIER,
    UBL,
    embedded,
    envelope,
    totals,
    ubl,
)

MEGABYTE = 1024 * 1024
CANARY = "CANARY-MUST-NOT-BE-READ"


@dataclass(frozen=True)
class Attack:
    """A file, and what must come of it: a code, or facts of the e-invoice (``expected``)."""

    name: str
    make: Callable[[], bytes]
    code: str | None = None
    expected: dict[str, Any] = field(default_factory=dict)


def attacks(canary: str = "/etc/hostname") -> Iterator[Attack]:
    """All of them; ``canary`` is the path of a file that may never be read."""
    yield from _document_types(canary)
    yield from _references(canary)
    yield from _sizes()
    yield from _encodings()
    yield from _truncated()
    yield from _other_kinds()
    yield from _namespaces()
    yield from _amounts()
    yield from _days()
    yield from _embedded_files()
    yield from _said_twice()
    yield from _missing()


def _refused(name: str, text: str | bytes, code: str) -> Attack:
    return Attack(name, lambda: text if isinstance(text, bytes) else text.encode(), code)


def _read(name: str, text: str | bytes, **expected: Any) -> Attack:
    data = text if isinstance(text, bytes) else text.encode()
    return Attack(name, lambda: data, None, expected)


def _number(inside: str) -> str:
    return ubl(id=f"<cbc:ID>{inside}</cbc:ID>")


def _document_types(canary: str) -> Iterator[Attack]:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    types = {
        "internal entity": ('[<!ENTITY x "2026-1187">]', "&x;"),
        "entity from a file": (f'[<!ENTITY x SYSTEM "file://{canary}">]', "&x;"),
        "entity from a path": (f'[<!ENTITY x SYSTEM "{canary}">]', "&x;"),
        "entity from the network": ('[<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]', "&x;"),
        "entity from a share": (r'[<!ENTITY x SYSTEM "\\127.0.0.1\c$\x">]', "&x;"),
        "public entity": ('[<!ENTITY x PUBLIC "x" "http://127.0.0.1:9/x">]', "&x;"),
        "parameter entity": (f'[<!ENTITY % x SYSTEM "file://{canary}"> %x;]', "1"),
        "outer subset": ('SYSTEM "http://127.0.0.1:9/x.dtd"', "1"),
        "public subset": ('PUBLIC "-//X//X" "http://127.0.0.1:9/x.dtd"', "1"),
        "billion laughs": (f'[<!ENTITY l0 "ha">{laughs}]', "&l11;"),
        "quadratic": (f'[<!ENTITY x "{"a" * 50_000}">]', "&x;" * 5_000),
        "unparsed entity": ('[<!NOTATION n SYSTEM "n"><!ENTITY x SYSTEM "x" NDATA n>]', "1"),
        "notation": ('[<!NOTATION n SYSTEM "n">]', "1"),
        "default attribute": ('[<!ATTLIST Invoice a CDATA "x">]', "1"),
        "element": ("[<!ELEMENT Invoice ANY>]", "1"),
        "recursive entity": ('[<!ENTITY x "&y;"><!ENTITY y "&x;">]', "&x;"),
        "harmless": ("", "1"),
    }
    for name, (subset, use) in types.items():
        document = f"<!DOCTYPE Invoice {subset}>{_number(use)}"
        yield _refused(f"document type: {name}", document, "unsafe")
    entity = f'<!DOCTYPE x [<!ENTITY x SYSTEM "file://{canary}">]>'
    yield _refused("document type: enveloped", entity + envelope(_number("&x;")), "unsafe")
    declared = '<?xml version="1.0" encoding="{}" standalone="yes"?>' + entity + _number("&x;")
    for encoding in ("utf-16", "iso-8859-1", "utf-8-sig"):
        text = declared.format(encoding.removesuffix("-sig"))
        yield _refused(f"document type: {encoding}", text.encode(encoding), "unsafe")
    blanks = "<!-- <Invoice> -->\n" * 50 + entity + _number("&x;")
    yield _refused("document type: after comments", blanks, "unsafe")
    yield _refused("entity without a type", _number("&x;"), "damaged")
    yield _refused("entity of HTML", _number("&nbsp;1"), "damaged")


def _references(canary: str) -> Iterator[Attack]:
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary}" parse="text"/>'
    )
    yield _read("include", _number(f"7{include}"), number="7")
    sheet = f'<?xml-stylesheet type="text/xsl" href="file://{canary}"?>'
    yield _read("style sheet", sheet + ubl(), number="2026-1187")
    schema = (
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="x http://127.0.0.1:9/x.xsd"'
    )
    yield _read("schema", ubl().replace("<Invoice", f"<Invoice {schema}"), number="2026-1187")
    outside = f"<cac:ExternalReference><cbc:URI>file://{canary}</cbc:URI></cac:ExternalReference>"
    reference = f"<cac:AdditionalDocumentReference><cac:Attachment>{outside}</cac:Attachment></cac:AdditionalDocumentReference>"
    yield _read("attachment elsewhere", ubl(references=reference), attachments=())
    yield _read(
        "base",
        ubl().replace("<Invoice", f'<Invoice xml:base="file://{canary}"'),
        number="2026-1187",
    )


def _sizes() -> Iterator[Attack]:
    def grown(part: str, count: int, around: tuple[str, str] = ("", "")) -> Callable[[], bytes]:
        return lambda: ubl(more=around[0] + part * count + around[1]).encode()

    for depth in (65, 10_000, 1_000_000):
        yield Attack(f"depth {depth}", grown("<a>", depth, ("", "</a>" * depth)), "too_complex")
    yield Attack("depth without an end", lambda: b"<a>" * 6_000_000, "too_complex")
    yield Attack("wide", grown("<a/>", 4_000_000), "too_complex")
    yield Attack(
        "wide with names",
        lambda: ubl(more="".join(f"<a{i}/>" for i in range(1_500_000))).encode(),
        "too_complex",
    )
    yield Attack("many lines", grown(LINE, 5_000), None, {"number": "2026-1187"})
    yield Attack(
        "attributes",
        lambda: ubl(more="<a " + "".join(f'a{i}="" ' for i in range(1_000_000)) + "/>").encode(),
        "too_complex",
    )
    tag = "<a " + "".join(f'a{i}="" ' for i in range(5_000)) + "/>"
    yield Attack("attributes in many tags", grown(tag, 300), "too_complex")
    yield Attack("one attribute", grown("x", 15 * MEGABYTE, ('<a b="', '"/>')), "too_complex")
    yield Attack("one name", grown("x", 15 * MEGABYTE, ("<", "/>")), "too_complex")
    yield Attack("one comment", grown("x", 15 * MEGABYTE, ("<!--", "-->")), "too_complex")
    yield Attack(
        "one comment without an end", grown("x", 15 * MEGABYTE, ("<!--", "")), "too_complex"
    )
    yield Attack("comments", grown("<!---->", 2_500_000), "too_complex")
    yield Attack("instructions", grown("<?a?>", 3_500_000), "too_complex")
    yield Attack("CDATA", grown("<![CDATA[]]>", 1_500_000), "too_complex")
    yield Attack(
        "long note", grown("x", 15 * MEGABYTE, ("<cbc:Note>", "</cbc:Note>")), "too_complex"
    )
    yield Attack(
        "wide signs", grown("x", 15 * MEGABYTE, ("<cbc:Note>😀", "</cbc:Note>")), "too_complex"
    )
    yield Attack("blanks", grown(" ", 19 * MEGABYTE), "too_complex")
    yield Attack(
        "blanks before",
        lambda: b" " * 19 * MEGABYTE + ubl().encode(),
        None,
        {"number": "2026-1187"},
    )
    yield Attack(
        "blanks behind",
        lambda: ubl().encode() + b"\0 " * 9 * MEGABYTE,
        None,
        {"number": "2026-1187"},
    )
    yield Attack("only controls", lambda: b"<" + b"\x01" * 19 * MEGABYTE, "damaged")
    for name, sign in (("two", "é"), ("three", "€")):
        yield Attack(
            f"signs of Windows-1252 that need {name} bytes",
            partial(_full_of, sign),
            None,
            {"payable": "1754.50"},
        )
    yield Attack(
        "a large attachment in UTF-16",
        lambda: ubl(references=embedded(content="JVBERi0x" * MEGABYTE)).encode("utf-16"),
        None,
        {"payable": "1754.50"},
    )
    declarations = "".join(f'xmlns:n{i}="u{i}" ' for i in range(3_000))
    yield Attack("namespaces", grown(f"<a {declarations}/>", 250), "too_complex")
    large = "JVBERi0x" * (19 * MEGABYTE // 8)
    yield Attack(
        "large attachment",
        lambda: ubl(references=embedded(content=large)).encode(),
        None,
        {"payable": "1754.50"},
    )
    yield Attack(
        "large damaged attachment",
        lambda: ubl(references=embedded(content=large + "😀")).encode(),
        None,
        {"payable": "1754.50"},
    )
    yield Attack(
        "many attachments",
        lambda: ubl(references=embedded() * 5_000).encode(),
        None,
        {"payable": "1754.50"},
    )
    yield Attack("too large", lambda: ubl(more=" " * 20 * MEGABYTE).encode(), "too_large")
    yield Attack("100 MB", lambda: bytes(100_000_000), "too_large")
    yield Attack("long number", lambda: _number("7" * 3_000_000).encode(), None, {"number": None})
    yield Attack(
        "long amount",
        lambda: ubl(totals=totals(payable="7" * 3_000_000)).encode(),
        None,
        {"payable": None},
    )
    yield Attack(
        "long fraction",
        lambda: ubl(totals=totals(payable="7." + "7" * 3_000_000)).encode(),
        None,
        {"payable": None},
    )
    yield Attack(
        "many blanks in a name",
        lambda: _number("a" + " " * 3_000_000 + "b").encode(),
        None,
        {"number": None},
    )
    digits = "1/1/1." * 500_000
    yield Attack(
        "nearly days",
        lambda: ubl(lines=LINE.replace("Brandbestrijding", digits)).encode(),
        None,
        {"number": "2026-1187"},
    )


def _full_of(sign: str) -> bytes:
    return ubl(references=embedded(content=sign * 19 * MEGABYTE)).encode("cp1252")


def _encodings() -> Iterator[Attack]:
    name = "Café Liantis €"
    text = ubl(supplier=SUPPLIER.replace("Liantis EDPB vzw", name))

    def declared(encoding: str, content: str = text) -> str:
        return f'<?xml version="1.0" encoding="{encoding}"?>{content}'

    for encoding in ("utf-8", "utf-16", "utf-32", "windows-1252"):
        for said in sorted({encoding, "utf-8", "utf-16", "iso-8859-7", "none-such"}):
            data = declared(said).encode(encoding)
            yield _read(f"in {encoding}, declared {said}", data, supplier_name=name)
        yield _read(f"in {encoding}, undeclared", text.encode(encoding), supplier_name=name)
    yield _read("with a mark", b"\xef\xbb\xbf" + text.encode(), supplier_name=name)
    for encoding in ("utf-16-le", "utf-16-be"):
        data = declared("utf-16").encode(encoding)
        yield _read(f"{encoding} without a mark", data, supplier_name=name)
        yield _refused(f"{encoding} without a mark and cut", data[:-1], "damaged")
    for encoding in ("utf-32-le", "utf-32-be"):
        yield _read(f"{encoding} without a mark", text.encode(encoding), supplier_name=name)
    for encoding in (
        "utf-7",
        "idna",
        "rot13",
        "zlib",
        "unicode_escape",
        "base64",
        "none-such",
        "cp037",
        "big5",
    ):
        yield _read(f"declared {encoding}", declared(encoding), supplier_name=name)
    yield _refused("declared \u00e9", declared("\u00e9").encode(), "damaged")
    of_utf7 = f"<!DOCTYPE a [<!ENTITY x 'y'>]>{_number('&x;')}"
    yield _refused("a type in utf-7", declared("utf-7", of_utf7).encode("utf-7"), "unsafe")
    for each, bad, number in (
        ("stray byte", b"\xff", "ÿ"),
        ("overlong", b"\xc0\xaf", "À¯"),
        ("half a sign", b"\xe2\x82", "â‚"),
        ("surrogates", b"\xed\xa0\xbd\xed\xb8\x80", "í\xa0½í¸€"),
        ("not in Windows-1252", b"7\x81", None),
        ("too high", b"\xf4\x90\x80\x80", None),
        ("replaced", "7\ufffd".encode(), None),
        ("zero", b"7\0", None),
        ("control", b"7\x01", None),
        ("second control", "7\x9f".encode(), None),
        ("control that ends a line", "7\x85".encode(), None),
        ("control within", "7\x857".encode(), None),
        ("another end of a line", "7\u20287".encode(), None),
        ("turned", "7\u202e".encode(), None),
    ):
        broken = ubl().encode().replace(b"2026-1187", bad)
        yield _read(f"bytes: {each}", broken, number=number, payable="1754.50")
    yield _refused("bytes: noncharacter", ubl().replace("2026-1187", "\ufffe").encode(), "damaged")
    for reference in ("&#0;", "&#1;", "&#xD800;", "&#xFFFF;", "&#x110000;", "&#99999999999;"):
        yield _refused(f"sign {reference}", _number(reference), "damaged")
    whole = declared("utf-8", ubl()).encode()
    for each, before in {
        "two marks": b"\xef\xbb\xbf\xef\xbb\xbf",
        "a blank line": b"\r\n",
        "a blank": b" ",
        "a blank and a mark": b"\n\xef\xbb\xbf\n",
        "a zero": b"\0",
        "two zeros": b"\0\0",
        "three zeros": b"\0\0\0",
        "another blank": "\u00a0".encode(),
        "a sign that nobody sees": "\u200b".encode(),
        "a mark encoded twice": "ï»¿".encode(),
    }.items():
        yield _read(f"{each} before the declaration", before + whole, number="2026-1187")
    yield _refused("a text before the declaration", b"x" + whole, "not_xml")
    yield _read("XML 1.1", '<?xml version="1.1"?>' + ubl(), number="2026-1187")
    for encoding in ("utf8", "UTF8", "UTF-8", "us-ascii"):
        content = declared(encoding, ubl()).encode()
        yield _read(f"declared {encoding}", content, number="2026-1187")


def _truncated() -> Iterator[Attack]:
    data = ubl(references=embedded()).encode()
    for tenth in range(1, 10):
        yield _refused(f"the first {tenth} tenths", data[: len(data) * tenth // 10], "damaged")
    yield _refused("without the last sign", data[:-1], "damaged")
    yield _refused("text behind", data + b"x", "damaged")
    yield _read("zeros behind", data + bytes(512), number="2026-1187")
    yield _read("zeros and blanks behind", data + b"\r\n\0\x1a\0\n", number="2026-1187")
    yield _read("half a zero behind", ubl().encode("utf-16") + bytes(3), number="2026-1187")
    yield _refused("zeros and text behind", data + bytes(512) + b"x", "damaged")
    yield _refused("two documents", data * 2, "damaged")
    yield _refused(
        "an attribute twice", ubl().replace("<cbc:ID>", '<cbc:ID a="" a="">', 1), "damaged"
    )
    yield _refused("crossed tags", _number("<a><b></a></b>"), "damaged")
    yield _refused("an unknown prefix", _number("<x:a/>"), "damaged")


def _other_kinds() -> Iterator[Attack]:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("invoice.xml", ubl())
    kinds: list[tuple[str, str | bytes, str]] = [
        ("empty", b"", "empty"),
        ("blank", b" \n", "not_xml"),
        ("zeros", bytes(4096), "not_xml"),
        ("a mark alone", b"\xef\xbb\xbf", "not_xml"),
        ("HTML", "<!DOCTYPE html><html><body>Invoice</body></html>", "not_xml"),
        ("HTML in capitals", "\n<HTML><BODY>Invoice", "not_xml"),
        ("XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "other_xml"),
        ("JSON", json.dumps({"document": "invoice"}), "not_xml"),
        ("text", "Invoice 2026-1187", "not_xml"),
        ("PDF", b"%PDF-1.7\n" + ubl().encode(), "pdf"),
        ("ZIP", archive.getvalue(), "zip"),
        ("gzip", gzip.compress(ubl().encode()), "not_xml"),
        ("picture", b"\x89PNG\r\n\x1a\n" + bytes(64), "not_xml"),
        ("program", b"\x7fELF" + bytes(64), "not_xml"),
        ("Word document", archive.getvalue().replace(b"invoice.xml", b"word/doc.xm"), "zip"),
        ("e-mail", f"Subject: x\nContent-Type: text/xml\n\n{ubl()}", "not_xml"),
        ("Outlook mail", b"\xd0\xcf\x11\xe0" + bytes(64), "not_xml"),
        ("rich text", r"{\rtf1 <Invoice>}", "not_xml"),
        ("7z", b"7z\xbc\xaf\x27\x1c" + bytes(64), "not_xml"),
        ("lone sign", "<", "damaged"),
        ("SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>', "other_xml"),
        (
            "CII",
            '<r:CrossIndustryInvoice xmlns:r="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>',
            "other_einvoice",
        ),
        (
            "FatturaPA",
            '<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"/>',
            "other_einvoice",
        ),
    ]
    for name, content, code in kinds:
        yield _refused(name, content, code)


def _namespaces() -> Iterator[Attack]:
    usual = f"{UBL}Invoice-2"
    for name, text in {
        "no namespace": ubl().replace(f'xmlns="{usual}"', ""),
        "another version": ubl().replace("Invoice-2", "Invoice-3"),
        "in capitals": ubl().replace(usual, usual.upper()),
        "blank in it": ubl().replace(usual, f"{usual} "),
        "root of the other": ubl().replace("Invoice-2", "CreditNote-2"),
        "an order": ubl("Order"),
        "an empty envelope": envelope(),
        "an envelope of something": envelope("<a/>"),
        "an envelope in an envelope": envelope(envelope(ubl())),
        "an unknown envelope": f"<a>{ubl()}</a>",
    }.items():  # fmt: skip
        yield _refused(f"namespace: {name}", text, "other_xml")
    yield _refused("two in an envelope", envelope(ubl(), ubl("CreditNote")), "several")
    foreign = ubl().replace("CommonBasicComponents-2", "CommonBasicComponents-3")
    yield _refused("foreign values", foreign, "nothing_known")
    bare = f'<Invoice xmlns="{usual}"><ID>7</ID></Invoice>'
    yield _refused("values of the root's namespace", bare, "nothing_known")
    evil = '<cbc:ID xmlns:cbc="evil">666</cbc:ID>'
    yield _read("a foreign number beside", ubl(more=evil), number="2026-1187", doubtful=())
    rebound = f'<x xmlns="evil">{"<ID>666</ID>"}</x>'
    yield _read("a foreign part", ubl(more=rebound), number="2026-1187", doubtful=())
    nested = f"<Extension>{ubl(id='<cbc:ID>666</cbc:ID>')}</Extension>"
    yield _read("an invoice in it", ubl(more=nested), number="2026-1187", doubtful=())
    line = LINE.replace("<cac:Item>", totals(payable="666.00") + "<cac:Item>")
    yield _read("totals in a line", ubl(lines=line), payable="1754.50", doubtful=())


def _amounts() -> Iterator[Attack]:
    bad = (
        "NaN", "sNaN", "Infinity", "-inf", "1e3", "1E+3", "１２１０", "١٢١٠", "१२१०", "1.210,00", "1,210.00",
        "1 210.00", "1\u00a0210", "1_210.00", "0x10", "--5", "+-5", "- 5", "12.10 EUR", "€12", "1/2", "½", "²",
        "12.10.10", ".", "-", "+", "1210.00\u200b", "\u202e1210", "9" * 16, "12<a/>10.00", "<a>1210.00</a>",
        "True", "null", "0b1", "1210.00;", "(1210.00)", "1210,00", "1'210",
    )  # fmt: skip
    for text in bad:
        yield _read(
            f"amount {text}",
            ubl(totals=totals(payable=text)),
            payable=None,
            doubtful=("payable",),
            amount_excl_vat="1450.00",
        )
    good = {
        "12<!-- x -->10.00": "1210.00", "12<?x y?>10.00": "1210.00", "<!-- 9 -->1210.00<!-- 9 -->": "1210.00",
        "12<![CDATA[10]]>.00": "1210.00", "&#49;210.00": "1210.00", "1210.<!---->00": "1210.00", "+1210": "1210.00",
        "1210.": "1210.00", ".5": "0.50", "1210.005": "1210.01", "1210.0049999": "1210.00", "-1210.005": "-1210.01",
        "-0.00": "0.00", "-0.001": "0.00", "0001210.00": "1210.00", "\n 1210.00 \t": "1210.00", "999999999999999.994": "999999999999999.99",
    }  # fmt: skip
    for text, amount in good.items():
        yield _read(
            f"amount {text!r}", ubl(totals=totals(payable=text)), payable=amount, doubtful=()
        )


def _days() -> Iterator[Attack]:
    bad = (
        "0000-00-00", "0000-01-01", "2026-00-10", "2026-13-01", "2026-02-30", "2027-02-29", "2026-W10-1", "2026-061",
        "20261123", "2026-11", "２０２６-11-23", "2026-11-2３", "23/11/2026", "2026/11/23", "2026-1-1", "-2026-11-23",
        "12026-11-23", "2026-11-23T", "2026-11-23T24:61:00Z", "2026-11-22T23:00:00Z", "2026-11-23T22:30:00+00:00", "2026-11-23T09:00:00+14:00",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-05:00", "2026-11-23 of 24", "vandaag", "1e3", "2026\u201011\u201023", "2026-11-23\u200b",
    )  # fmt: skip
    for text in bad:
        day = f"<cbc:DueDate>{text}</cbc:DueDate>"
        yield _read(f"day {text}", ubl(due=day), due_on=None, doubtful=("due_on",))
    for text in (
        "2026-11-23Z",
        "2026-11-23+01:00",
        "\n2026-11-23\t",
        "2026-<!-- 12 -->11-23",
        "2026-11-23T00:00:00",
        "2026-11-23T23:59:59.999",
        "2026-11-23 09:00",
        "2026-11-23T00:00:00+01:00",
        "2026-11-23T00:00:00.0000000+02:00",
        "2026-11-23T00:00:00Z",
        "2026-11-23T09:00:00-05:00",
    ):
        day = f"<cbc:DueDate>{text}</cbc:DueDate>"
        yield _read(f"day {text!r}", ubl(due=day), due_on=date(2026, 11, 23), doubtful=())
    cyrillic = "<cbc:DocumentCurrencyCode>\u0415UR</cbc:DocumentCurrencyCode>"
    yield _read("a currency that looks like euro", ubl(currency=cyrillic), payable=None)


def _embedded_files() -> Iterator[Attack]:
    """Names come in as they are; who keeps the file makes them safe."""
    names = (
        "../../../etc/cron.d/x", "..\\..\\x.pdf", "/etc/passwd", "C:\\Windows\\x.dll", "\\\\host\\share\\x", "CON", "nul.pdf",
        "a.pdf:stream", "a" * 300, "factuur\u202efdp.exe", "~/.profile", "-rf", "a\u0301.pdf", "x.lnk",
    )  # fmt: skip
    for name in names:
        kept = EmbeddedFile(name, "application/pdf", b"%PDF-1.4")
        text = ubl(references=embedded(name))
        yield _read(f"attachment {name[:30]}", text, attachments=(kept,))
    twins = embedded("a.pdf") + embedded("A.PDF", "QQ==")
    both = tuple(
        EmbeddedFile(name, "application/pdf", content)
        for name, content in (("a.pdf", b"%PDF-1.4"), ("A.PDF", b"A"))
    )
    kept = EmbeddedFile("factuur.pdf", "application/pdf", b"%PDF-1.4")
    for content in (
        "JVBERi0xLjQ",
        "JVBERi0xLjQ=",
        "JVBERi0xLjQ==",
        "data:application/pdf;base64,JVBERi0xLjQ=",
        "\nDATA:application/pdf;name=a.pdf;base64,\n JVBERi0xLjQ\n",
    ):
        text = ubl(references=embedded(content=content))
        yield _read(f"attachment of {content}", text, attachments=(kept,))
    yield _read("attachments that differ in case", ubl(references=twins), attachments=both)
    for content in (
        "=",
        "Q",
        "QQ==QQ==",
        "QQ=*",
        "data:application/pdf,QQ",
        "data:;base64,",
        "QQ\u00a0==",
        "<a>QQ==</a>",
        "",
    ):
        kept = EmbeddedFile("factuur.pdf", "application/pdf", None)
        text = ubl(references=embedded(content=content))
        yield _read(f"attachment of {content}", text, attachments=(kept,))


def _said_twice() -> Iterator[Attack]:
    other = SUPPLIER.replace("Liantis EDPB vzw", "Boeven bv")
    means = MEANS.replace(
        "</cac:PaymentMeans>",
        "<cac:PayeeFinancialAccount><cbc:ID>BE68539007547034</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>",
    )
    more = '<cbc:PayableAmount currencyID="EUR">9.99</cbc:PayableAmount>'
    twice: dict[str, tuple[dict[str, str], str]] = {
        "number": ({"more": "<cbc:ID>666</cbc:ID>"}, "number"),
        "day": ({"more": "<cbc:IssueDate>2026-11-24</cbc:IssueDate>"}, "issued_on"),
        "due day": ({"more": "<cbc:DueDate>2026-11-24</cbc:DueDate>"}, "due_on"),
        "currency": (
            {"more": "<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>"},
            "currency",
        ),
        "supplier": ({"more": other}, "supplier_name"),
        "VAT number": ({"more": SUPPLIER.replace("BE0999999922", "BE0403170701")}, "supplier_vat"),
        "account": ({"means": means}, "iban"),
        "amount": ({"totals": totals(more=more)}, "payable"),
        "totals": ({"more": totals(payable="9.99")}, "payable"),
        "one of the totals wrong": ({"more": totals(payable="NaN")}, "payable"),
    }
    for name, (parts, fact) in twice.items():
        yield _read(f"two different: {name}", ubl(**parts), doubtful=(fact,), **{fact: None})
    same = "<cbc:ID>2026-1187</cbc:ID>" + totals() + SUPPLIER + MEANS
    yield _read(
        "everything twice", ubl(more=same), number="2026-1187", payable="1754.50", doubtful=()
    )
    code = "<cbc:InvoiceTypeCode>381</cbc:InvoiceTypeCode>"
    yield _read("two kinds", ubl(more=code), document="credit_note")


def _missing() -> Iterator[Attack]:
    for root in ("Invoice", "CreditNote"):
        empty = f'<{root} xmlns="{UBL}{root}-2" {NAMESPACES}/>'
        yield _refused(f"{root} without anything", empty, "nothing_known")
    for part, fact in {
        "id": "number", "issued": "issued_on", "due": "due_on", "supplier": "supplier_name", "means": "iban",
        "tax": "vat_amount", "totals": "payable", "delivery": None, "lines": None, "type": None, "customer": None,
    }.items():  # fmt: skip
        expected = {} if fact is None else {fact: None}
        yield _read(f"without {part}", ubl(**{part: ""}), doubtful=(), **expected)
