"""Mails as files: every way in which the same call to deposit is wrapped, and some traps."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Final

from tests.exchange.mails import OTHER_IBAN, Mail

CALL: Final = """Oproep tot storting kmo-portefeuille

Dossiernummer: 2026KMO123456
Te storten bedrag: € 1.015,00
Uiterste stortdatum: 23/12/2026
Rekeningnummer: BE71 0961 2345 6769
Begunstigde: Portefeuille Beheer NV
Mededeling: +++090/9337/55493+++

Daarna kan u de factuur van uw dienstverlener betalen.
"""
ALL: Final = "number amount day iban name communication"
HEAD: Final = (
    "From: kmo-portefeuille <noreply@example.be>\nTo: sofie@example.be\n"
    "Subject: Oproep tot storting\nDate: Mon, 23 Nov 2026 10:12:00 +0100\nMIME-Version: 1.0\n"
)
PLAIN: Final = "Content-Type: text/plain; charset=utf-8\n"
ORDER: Final = "De betaalopdracht van 1.450,00 euro voor het project 2026KMO123456 werd aanvaard."


def html_mail(html: str) -> bytes:
    """A mail of one part of HTML."""
    about = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    return f"{HEAD}{about}".encode() + base64.encodebytes(html.encode())


def _parts(*parts: str, kind: str = "mixed") -> bytes:
    body = "".join(f"--BB\n{part}\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="BB"\n\n{body}--BB--\n'.encode()


def _coded(data: bytes | str) -> str:
    return base64.encodebytes(data.encode() if isinstance(data, str) else data).decode()


def _attached(kind: str, content: str, name: str = "x.eml", encoding: str = "base64") -> str:
    return (
        f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: {encoding}\n'
        f'Content-Disposition: attachment; filename="{name}"\n\n{content}'
    )


_COVER: Final = f"{PLAIN}\nZie bijlage.\n"
_INNER: Final = f"{HEAD}{PLAIN}\n{CALL}"
_CRLF: Final = _INNER.replace("\n", "\r\n")
_TABLE: Final = "".join(
    f"<tr><td>{'</td><td>'.join(line.split(': '))}</td></tr>" for line in CALL.splitlines() if line
)
_HTML: Final = f"<table>{_TABLE}</table>"


def _latin(charset: str, declared: str) -> bytes:
    head = (
        f"{HEAD}Content-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return head.encode() + CALL.encode(charset)


def _wrapped() -> Iterator[tuple[str, bytes]]:
    """All of them tell all of the call."""
    yield "as it is", _INNER.encode()
    yield "line ends of the network", _CRLF.encode()
    yield "line ends of an old Mac", _INNER.replace("\n", "\r").encode()
    yield "a blank line before the headers", b"\r\n\r\n" + _CRLF.encode()
    yield "a byte order mark before the headers", b"\xef\xbb\xbf" + _INNER.encode()
    yield (
        "a line of a mailbox before the headers",
        b"From a@b Mon Nov 23 10:12 2026\n" + _INNER.encode(),
    )
    yield "a quoted line of a mailbox", b">From a@b Mon Nov 23 10:12 2026\n" + _INNER.encode()
    yield "words of a program before the headers", b"+OK 1234 octets\r\n" + _CRLF.encode()
    yield (
        "a broken header line between the others",
        _INNER.replace("To:", "dit is geen header\nTo:").encode(),
    )
    yield (
        "a mark of a virus scanner before the headers",
        b"X\n*** gescand ***\n\n" + _INNER.encode(),
    )
    yield "Windows-1252 that says so", _latin("cp1252", "windows-1252")
    yield "Windows-1252 that calls itself Latin 1", _latin("cp1252", "iso-8859-1")
    yield "Windows-1252 that calls itself UTF-8", _latin("cp1252", "utf-8")
    yield "UTF-8 that calls itself Latin 1", _latin("utf-8", "iso-8859-1")
    yield "UTF-8 that calls itself ASCII", _latin("utf-8", "us-ascii")
    yield "Latin 9", _latin("iso-8859-15", "iso-8859-15")
    yield "UTF-8 that names no charset", f"{HEAD}\n{CALL}".encode()
    quoted = quopri.encodestring(CALL.encode("cp1252")).decode("ascii")
    yield "quoted-printable, soft line ends in the middle of the account", (
        f"{HEAD}Content-Type: text/plain; charset=Windows-1252\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{quoted}".replace("0961 2345", "0961 =\n2345")
    ).encode()  # fmt: skip
    yield "base64 without line ends", (
        f"{HEAD}{PLAIN}Content-Transfer-Encoding: base64\n\n{_coded(CALL)}".replace("\n\n", "\n\n").encode()
    )  # fmt: skip
    yield (
        "plain text that names base64 and is not",
        f"{HEAD}{PLAIN}Content-Transfer-Encoding: 8-bit\n\n{CALL}".encode(),
    )
    yield (
        "plain and HTML",
        _parts(f"{PLAIN}\n{CALL}", f"Content-Type: text/html\n\n{_HTML}", kind="alternative"),
    )
    yield (
        "an empty plain part beside the HTML",
        _parts(
            f"{PLAIN}\n\n", f"Content-Type: text/html; charset=utf-8\n\n{_HTML}", kind="alternative"
        ),
    )
    yield "HTML related to pictures in an alternative", _parts(
        f"{PLAIN}\nZie HTML\n",
        f'Content-Type: multipart/related; boundary="CC"\n\n--CC\nContent-Type: text/html; charset=utf-8\n\n{_HTML}\n--CC\n{_attached("image/png", "AAAA", "x.png")}\n--CC--',
        kind="alternative",
    )  # fmt: skip
    yield "attached as a message", _parts(_COVER, f"Content-Type: message/rfc822\n\n{_INNER}")
    yield (
        "attached as a message in base64",
        _parts(_COVER, _attached("message/rfc822", _coded(_CRLF))),
    )
    yield (
        "attached as a message, quoted-printable",
        _parts(
            _COVER,
            _attached(
                "message/rfc822",
                quopri.encodestring(_INNER.encode()).decode(),
                encoding="quoted-printable",
            ),
        ),
    )
    yield (
        "attached as bytes with the name of a mail",
        _parts(_COVER, _attached("application/octet-stream", _coded(_CRLF))),
    )
    yield (
        "attached as text with the name of a mail",
        _parts(_COVER, _attached("text/plain", _coded(_INNER))),
    )
    yield (
        "attached with the name in the old coding",
        _parts(
            _COVER,
            _attached(
                "application/octet-stream",
                _coded(_INNER),
                "=?utf-8?q?Oproep=20tot=20storting.EML?=",
            ),
        ),
    )
    yield (
        "attached mail that holds HTML in base64",
        _parts(_COVER, _attached("message/rfc822", _coded(html_mail(_HTML)))),
    )
    yield (
        "attached mail inside an attached mail",
        _parts(
            _COVER,
            _attached(
                "message/rfc822",
                _coded(_parts(_COVER, _attached("application/octet-stream", _coded(_INNER)))),
            ),
        ),
    )
    yield (
        "body torn off before its last boundary",
        _parts(f"{PLAIN}\n{CALL}").replace(b"--BB--\n", b""),
    )
    yield "a text beside other attachments", _parts(
        f"{PLAIN}\n{CALL}",
        _attached("text/plain", _coded(f"Rekeningnummer: {OTHER_IBAN}"), "factuur.txt"),
        _attached("application/pdf", _coded("%PDF-1.7"), "factuur.pdf"),
    )  # fmt: skip
    yield "in a digest", _parts(f"\n{_INNER}", kind="digest")
    yield (
        "signed",
        _parts(
            f"{PLAIN}\n{CALL}",
            _attached("application/pkcs7-signature", "AAAA", "smime.p7s"),
            kind="signed; micalg=sha-256",
        ),
    )


def saved_mails() -> Iterator[Mail]:
    """The wrapped call, and files that tell less or something else."""
    for name, data in _wrapped():
        yield Mail(f"file: {name}", "", ALL, saved=data)
    two = _parts(
        f"{PLAIN}\n{CALL}",
        _attached("message/rfc822", _coded(_INNER.replace("2026KMO123456", "2026KMO123457"))),
    )
    yield Mail("file: two calls for two applications", "", "", saved=two)
    twice = _parts(_COVER, *(_attached("message/rfc822", _coded(_INNER)),) * 2)
    yield Mail("file: the same call attached twice", "", ALL, saved=twice)
    changed = _INNER.replace("BE71 0961 2345 6769", OTHER_IBAN)
    twice = _parts(f"{PLAIN}\n{CALL}", _attached("message/rfc822", _coded(changed)))
    yield Mail(
        "file: two calls that differ in the account",
        "",
        "number amount day communication",
        saved=twice,
    )
    hidden = _parts(
        f"{PLAIN}\n{CALL}",
        f"Content-Type: text/html; charset=utf-8\n\n{_HTML.replace('1.015', '1.051')}",
        kind="alternative",
    )
    yield Mail(
        "file: HTML with another amount", "", "number day iban name communication", saved=hidden
    )
    pdf = _parts(_COVER, _attached("application/pdf", _coded("%PDF-1.7"), "oproep.pdf"))
    yield Mail("file: only a PDF", "", "", kind="other", saved=pdf)
    message = EmailMessage()
    message["Subject"] = "Uw aanvraag 2026KMO123456 is goedgekeurd"
    message.set_content("De kmo-portefeuille")
    yield Mail("file: approved in the subject", "", "number", saved=message.as_bytes())
    ordered = {"payment_ordered_on": date(2026, 11, 23)}
    yield Mail(
        "file: payment order on the day of its mail",
        "",
        "",
        ordered,
        "payment_order",
        f"{HEAD}{PLAIN}\n{ORDER}".encode(),
    )
    late = f"{HEAD}{PLAIN}\n{ORDER}".replace("10:12:00 +0100", "23:30:00 +0000").encode()
    ordered = {"payment_ordered_on": datetime(2026, 11, 23, 23, 30, tzinfo=UTC).astimezone().date()}
    yield Mail(
        "file: payment order late in the evening of universal time",
        "",
        "",
        ordered,
        "payment_order",
        late,
    )
    forwarded = f"{HEAD}{PLAIN}\nTer info.\n\nVan: kmo-portefeuille\nOnderwerp: Betaling\n\n{ORDER}".encode()
    yield Mail(
        "file: payment order forwarded on another day", "", "", {}, "payment_order", forwarded
    )
    subject = f"{HEAD}{PLAIN}\n{ORDER}".replace("Subject: ", "Subject: FW: ").encode()
    yield Mail(
        "file: payment order forwarded without a mark in the text",
        "",
        "",
        {},
        "payment_order",
        subject,
    )
    inner = f"{HEAD}{PLAIN}\n{ORDER}".replace("23 Nov", "8 Dec").replace("Mon", "Tue")
    yield Mail(
        "file: payment order attached, sent earlier",
        "",
        "ordered",
        {},
        "payment_order",
        _parts(_COVER, _attached("message/rfc822", _coded(inner))),
    )
    quarter = f"{HEAD}{PLAIN}\n{ORDER}".replace(
        "Date: Mon, 23 Nov 2026 10:12:00 +0100", "Date: gisteren"
    ).encode()
    yield Mail("file: payment order without a day", "", "", {}, "payment_order", quarter)
