"""The messages of a saved e-mail, from a stranger: bounded, never run, fetched or guessed at."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final

from kmop_wizard.exchange.mail.html_text import html_text

LARGEST_MAIL: Final = 15 * 1024 * 1024
LONGEST_TEXT: Final = 200_000
_MOST_PARTS: Final = 60
_DEEPEST: Final = 12
_MOST_BOUNDARIES: Final = 60
# Cost of the parser: every line is held against the boundary of every level around it.
_BOUNDARY: Final = re.compile(rb"boundary[ \t]*\*?[0-9]*\*?=|message/rfc822", re.IGNORECASE)
_OUTLOOK: Final = b"\xd0\xcf\x11\xe0"
_KINDS: Final = ("plain", "html")
_HEADERS: Final = ("from", "to", "subject", "date", "received", "mime-version", "content-type")
_HEADER: Final = re.compile(
    rb"^(?:from|to|subject|date|received|mime-version|content-type|message-id|return-path"
    rb"|delivered-to|reply-to)[ \t]?:",
    re.IGNORECASE | re.MULTILINE,
)
# What a mailbox, a scanner or a mail server may have left above the headers.
_LONGEST_JUNK: Final = 1000
_MOST_JUNK_LINES: Final = 10
_CHARSETS: Final = frozenset(
    {"utf-8", "iso8859-15", "cp1252", "cp850", "utf-16", "utf-16-le", "utf-16-be", "mac-roman"}
)
_PASSED_ON: Final = re.compile(
    r"\s*\[?(?:fw|fwd|re|tr|aw|antw|doorst|doorgestuurd|r[ée]f)\s?:", re.IGNORECASE
)

REASONS: Final = ("too_large", "too_complex", "outlook_file", "not_a_mail", "no_text")


class NotAMail(Exception):
    """The bytes or the text give no mail to read; ``code`` is one of ``REASONS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Text:
    """What one message says, as plain text or as HTML, below its subject.

    ``sent`` is the local day on which it was sent, unless it passes on what another one sent.
    """

    kind: str
    text: str
    sent: date | None


class _Budget:
    """What may still be read, whatever the mails in mails: so many parts, so many bytes of text."""

    def __init__(self) -> None:
        self._parts = _MOST_PARTS
        self._bytes = 4 * LONGEST_TEXT

    def part(self) -> None:
        self._parts -= 1
        if self._parts < 0:
            raise NotAMail("too_complex")

    def text(self, data: bytes) -> None:
        self._bytes -= len(data)
        if self._bytes < 0:
            raise NotAMail("too_large")


def mail_texts(data: bytes) -> tuple[Text, ...]:
    """The texts of an ``.eml`` file and of the mails attached to it; no other attachments.

    Raises ``NotAMail``.
    """
    if len(data) > LARGEST_MAIL:
        raise NotAMail("too_large")
    if data.startswith(_OUTLOOK):
        raise NotAMail("outlook_file")
    try:
        mail = _parsed(data)
        if not any(name in mail for name in _HEADERS):
            raise NotAMail("not_a_mail")
        texts = tuple(_messages(mail, 0, _Budget()))
    except RecursionError:
        raise NotAMail("too_complex") from None
    if not texts:
        raise NotAMail("no_text")
    if any(
        sum(len(each.text) for each in texts if each.kind == kind) > LONGEST_TEXT for kind in _KINDS
    ):
        raise NotAMail("too_large")
    return texts


def text_of(data: bytes) -> str:
    """The text of a file that is nothing but text; raises ``NotAMail`` for any other."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = _as_text(data, "utf-16" if wide else "")
    if "\0" in text:
        raise NotAMail("not_a_mail")
    return text.removeprefix("\ufeff")


def _parsed(data: bytes) -> Message:
    if sum(1 for _ in _BOUNDARY.finditer(data)) > _MOST_BOUNDARIES:
        raise NotAMail("too_complex")
    return message_from_bytes(_without_junk(data))


def _without_junk(data: bytes) -> bytes:
    plain = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n \t")
    headers = _HEADER.search(plain, 0, _LONGEST_JUNK)
    junk = plain[: headers.start()] if headers else b""
    if headers is None or junk.count(b"\n") > _MOST_JUNK_LINES:
        return plain
    few_lines = plain[headers.start() : headers.start() + _LONGEST_JUNK]
    # One such word may as well begin a line of a text.
    return plain[headers.start() :] if len(_HEADER.findall(few_lines)) > 1 else plain


def _messages(mail: Message, depth: int, budget: _Budget) -> Iterator[Text]:
    """The texts of ``mail`` itself, then those of the mails attached to it."""
    attached: list[Message] = []
    found = list(_parts(mail, depth, budget, attached))
    subject = _decoded_header(str(mail.get("subject", "")))
    sent = None if _PASSED_ON.match(subject) else _sent(mail)
    for kind in _KINDS:
        text = "\n\n".join(text for written, text in found if written == kind)
        if text.strip():
            yield Text(kind, f"Subject: {subject}\n\n{text}", sent)
    for each in attached:
        yield from _messages(each, depth + 1, budget)


def _parts(
    part: Message, depth: int, budget: _Budget, attached: list[Message]
) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise NotAMail("too_complex")
    budget.part()
    content = part.get_payload()
    if part.get_content_type() == "message/rfc822" or _is_named_mail(part):
        attached.append(_attached_mail(part))
    elif isinstance(content, list):
        for each in content:
            if isinstance(each, Message):
                yield from _parts(each, depth + 1, budget, attached)
    elif part.get_content_maintype() == "text" and not _is_attachment(part):
        subtype = part.get_content_subtype()
        if subtype in _KINDS:
            data = _content(part)
            budget.text(data)
            text = _as_text(data, part.get_content_charset() or "")
            yield subtype, html_text(text) if subtype == "html" else text


def _is_attachment(part: Message) -> bool:
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def _is_named_mail(part: Message) -> bool:
    if part.is_multipart():
        return False
    return _decoded_header(part.get_filename() or "").strip().lower().endswith(".eml")


def _attached_mail(part: Message) -> Message:
    """The mail in ``part``; the parser leaves one that was encoded as it is."""
    content = part.get_payload()
    if not isinstance(content, list) or not content or not isinstance(content[0], Message):
        return _parsed(_content(part))
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding not in ("base64", "quoted-printable"):
        return content[0]
    try:
        written = content[0].as_bytes()
        decoded = (
            base64.b64decode(written) if encoding == "base64" else quopri.decodestring(written)
        )
    except (binascii.Error, ValueError, LookupError, AttributeError, TypeError, KeyError):
        return content[0]
    return _parsed(decoded)


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _as_text(data: bytes, charset: str) -> str:
    """``data`` as UTF-8 if it is; else in the charset it names, if usual; else as Windows reads it.

    What calls itself Latin or plain is often more than that.
    """
    try:
        named = codecs.lookup(charset).name
    except (LookupError, ValueError):
        named = ""
    wide = named.startswith("utf-16")
    wanted = (named, "utf-8") if wide else ("utf-8", named if named in _CHARSETS else "cp1252")
    for codec in (*wanted, "cp1252"):
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _decoded_header(raw: str) -> str:
    short = raw[:1000]
    try:
        pieces = decode_header(short)
    except ValueError:
        return short
    return "".join(
        piece if isinstance(piece, str) else _as_text(piece, charset or "")
        for piece, charset in pieces
    )


def _sent(mail: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(mail.get("date", ""))[:100]).astimezone().date()
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
