"""XML from a stranger: read within bounds, or refused with one code.

No document type, no entity, no external reference, nothing fetched; comments and processing
instructions do not count, so that ``12<!-- x -->10.00`` is ``1210.00``.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET

MEGABYTE: Final = 1024 * 1024
# A scanned PDF travels inside the invoice.
LARGEST_FILE: Final = 20 * MEGABYTE
# Where a file of another kind shows itself.
_HEAD: Final = 512
_FIRST_SIGNS: Final = 16
_CHUNK: Final = 64 * 1024
# No tag, attribute or comment of an invoice comes near; expat keeps an unfinished one in memory
# and starts it again with every chunk.
_LONGEST_TAG: Final = 128 * 1024
_DEEPEST: Final = 64
_MOST_ELEMENTS: Final = 100_000
_MOST_ATTRIBUTES: Final = 100_000
_MOST_NAMESPACES: Final = 2_000
_MOST_PIECES: Final = 1_000_000
_MOST_TEXT: Final = 4 * MEGABYTE
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Which of the first four bytes are not zero, where every sign is one of ASCII.
_WIDE: Final[Mapping[tuple[bool, ...], str]] = {
    (True, False, False, False): "utf-32-le",
    (False, False, False, True): "utf-32-be",
    (True, False, True, False): "utf-16-le",
    (False, True, False, True): "utf-16-be",
}
# Blanks, zeros and marks of any kind around the document: whatever is no sign that one sees.
_BEFORE: Final = bytes(code for code in range(256) if not ord(" ") < code < ord("\x7f"))
_BEHIND: Final = b" \t\r\n\0\x1a" + codecs.BOM_UTF8 + "\ufffd".encode()
# Signs that no XML may hold become one that it may, and that no value is believed with.
_DELETE: Final = 0x7F
_NO_XML_SIGNS: Final = bytes(
    _DELETE if code < ord(" ") and code not in b"\t\r\n" else code for code in range(256)
)
_EMBEDDED: Final = "}EmbeddedDocumentBinaryObject"
REASONS: Final = (
    "missing",
    "folder",
    "not_a_file",
    "no_permission",
    "io_error",
    "empty",
    "too_large",
    "pdf",
    "zip",
    "not_xml",
    "damaged",
    "unsafe",
    "too_complex",
    "other_einvoice",
    "other_xml",
    "several",
    "nothing_known",
)


class NotAnInvoice(Exception):
    """The file gives no e-invoice; ``code`` is one of ``REASONS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse(data: bytes) -> ET.Element:
    """Return the root element of ``data``, whatever encoding it declares.

    It is UTF-16 or UTF-32 by its mark or its zeros, else UTF-8 when it is valid, else Windows-1252:
    invoices say one encoding and are written in another.

    Raises ``NotAnInvoice`` with ``empty``, ``too_large``, ``pdf``, ``zip``, ``not_xml``,
    ``damaged``, ``unsafe`` or ``too_complex``.
    """
    if len(data) > LARGEST_FILE:
        raise NotAnInvoice("too_large")
    data = as_utf8(data)
    # Only who reads an invoice pays for this import.
    from defusedxml import DefusedXmlException  # noqa: PLC0415

    try:
        return _parse(data)
    except DefusedXmlException:
        code = "unsafe"
    except (RecursionError, MemoryError):
        code = "too_complex"
    # ValueError: a name that expat gave can't be read.
    except (ET.ParseError, ValueError):
        code = "damaged"
    raise NotAnInvoice(code)


class _Builder:
    """Builds the tree as the parser goes along, and gives up at the bounds."""

    def __init__(self) -> None:
        self._tree = ET.TreeBuilder()
        self._tags: list[str] = []
        self._elements = self._attributes = self._namespaces = self._pieces = self._text = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags.append(tag)
        self._elements += 1
        self._attributes += len(attributes)
        if (
            len(self._tags) > _DEEPEST
            or self._elements > _MOST_ELEMENTS
            or self._attributes > _MOST_ATTRIBUTES
        ):
            raise NotAnInvoice("too_complex")
        self._tree.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._tags.pop()
        self._tree.end(tag)

    def data(self, text: str) -> None:
        self.other(text)
        if not self._tags[-1].endswith(_EMBEDDED):
            self._text += len(text)
            if self._text > _MOST_TEXT:
                raise NotAnInvoice("too_complex")
        self._tree.data(text)

    def start_ns(self, _prefix: str, _uri: str) -> None:
        self._namespaces += 1
        if self._namespaces > _MOST_NAMESPACES:
            raise NotAnInvoice("too_complex")

    def other(self, _: str) -> None:
        """A piece of text, or what is left out: a comment, an instruction."""
        self._pieces += 1
        if self._pieces > _MOST_PIECES:
            raise NotAnInvoice("too_complex")

    def close(self) -> ET.Element:
        return self._tree.close()


def _parse(data: bytes) -> ET.Element:
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415

    builder = _Builder()
    parser = DefusedXMLParser(target=builder, encoding="utf-8", forbid_dtd=True)
    parser.parser.DefaultHandlerExpand = builder.other
    for start in range(0, len(data), _CHUNK):
        end = start + _CHUNK
        parser.feed(data[start:end])
        if end - parser.parser.CurrentByteIndex > _LONGEST_TAG:
            raise NotAnInvoice("too_complex")
    root: ET.Element = parser.close()
    return root


def as_utf8(data: bytes) -> bytes:
    """The document alone, in UTF-8, without signs that no XML may hold; refuses other kinds."""
    if not data:
        raise NotAnInvoice("empty")
    if data.startswith(b"%PDF"):
        raise NotAnInvoice("pdf")
    if data.startswith(b"PK\x03\x04"):
        raise NotAnInvoice("zip")
    encoding = _encoding(data)
    if encoding != "utf-8":
        data = data.decode(encoding, "replace").encode()
    data = data.lstrip(_BEFORE)
    head = data[:_HEAD].lower()
    if not head.startswith(b"<") or head.startswith((b"<!doctype html", b"<html")):
        raise NotAnInvoice("not_xml")
    return data.rstrip(_BEHIND).translate(_NO_XML_SIGNS)


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    wide = _WIDE.get(tuple(map(bool, data[:4])))
    # Zeros may as well stand before a document of another encoding.
    if wide and "\ufffd" not in data[:_FIRST_SIGNS].decode(wide, "replace"):
        return wide
    return "utf-8" if _is_utf8(data) else "cp1252"


def _is_utf8(data: bytes) -> bool:
    """Whether ``data`` is valid UTF-8; as one text it might need four times as much memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
