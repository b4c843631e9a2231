"""The text of a saved e-mail, from a stranger: bounded, and never run, fetched or guessed at."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from typing import Final

from kmop_wizard.exchange.html_text import html_text

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
_CHARSETS: Final = frozenset(
    {"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252", "cp850", "utf-16", "mac-roman"}
)

REASONS: Final = ("too_large", "too_complex", "outlook_file", "not_a_mail", "no_text")


class NotAMail(Exception):
    """The bytes or the text give no mail to read; ``code`` is one of ``REASONS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def mail_texts(data: bytes) -> tuple[str, ...]:
    """The text of an ``.eml`` file: as plain text, as HTML, or both where it says all twice.

    Attachments are left out, but for a forwarded mail. Raises ``NotAMail``.
    """
    if len(data) > LARGEST_MAIL:
        raise NotAMail("too_large")
    if data.startswith(_OUTLOOK):
        raise NotAMail("outlook_file")
    if sum(1 for _ in _BOUNDARY.finditer(data)) > _MOST_BOUNDARIES:
        raise NotAMail("too_complex")
    try:
        mail = message_from_bytes(data)
        if not any(name in mail for name in _HEADERS):
            raise NotAMail("not_a_mail")
        found = list(_parts(mail, 0))
    except RecursionError:
        raise NotAMail("too_complex") from None
    written = ["\n\n".join(text for kind, text in found if kind == wanted) for wanted in _KINDS]
    texts = tuple(f"Subject: {_subject(mail)}\n\n{text}" for text in written if text.strip())
    if not texts:
        raise NotAMail("no_text")
    if max(map(len, texts)) > LONGEST_TEXT:
        raise NotAMail("too_large")
    return texts


def _parts(mail: Message, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise NotAMail("too_complex")
    content = mail.get_payload()
    if isinstance(content, list):
        if len(content) > _MOST_PARTS:
            raise NotAMail("too_complex")
        for part in content:
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)
    elif mail.get_content_maintype() == "text" and not _is_attachment(mail):
        subtype = mail.get_content_subtype()
        if subtype in _KINDS:
            text = _decoded(mail)
            yield subtype, html_text(text) if subtype == "html" else text


def _is_attachment(part: Message) -> bool:
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if len(data) > 4 * LONGEST_TEXT:
        raise NotAMail("too_large")
    return _as_text(data, part.get_content_charset() or "")


def _as_text(data: bytes, charset: str) -> str:
    """``data`` in the charset it names, if that is a usual one; else as it can be read."""
    try:
        named = codecs.lookup(charset).name
    except (LookupError, ValueError):
        named = ""
    wanted = named if named in _CHARSETS else "utf-8"
    if wanted in ("ascii", "iso8859-1"):
        # What calls itself Latin or plain is often more than that.
        wanted = "cp1252" if wanted == "iso8859-1" else "utf-8"
    for codec in (wanted, "cp1252"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _subject(mail: Message) -> str:
    raw = str(mail.get("subject", ""))[:1000]
    try:
        pieces = decode_header(raw)
    except ValueError:
        return raw
    return "".join(
        piece if isinstance(piece, str) else _as_text(piece, charset or "")
        for piece, charset in pieces
    )
