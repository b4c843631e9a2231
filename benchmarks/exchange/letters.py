"""Made-up e-mails, pasted and as saved files in several wrappings: no wrong proposal."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Final

from benchmarks.reliability.rows import Row, counted
from kmop_wizard.exchange.mail.reader import Reading, read_eml, read_pasted
from tests.exchange.mails import DOUBTFUL, RIGHT, SHORT, Mail
from tests.exchange.mails.adversary import adversaries
from tests.exchange.mails.collection import MISSED, collection

# How a mail program may have sent the text.
WRAPPINGS: Final = (
    ("plain", "utf-8", "8bit"),
    ("plain", "utf-8", "base64"),
    ("plain", "iso-8859-15", "quoted-printable"),
    ("plain", "windows-1252", "quoted-printable"),
    ("html", "utf-8", "quoted-printable"),
)


def letters(_folder: Path) -> Row:
    """Read every mail in every wrapping that can hold it."""
    mails = (*RIGHT, *DOUBTFUL, *adversaries(), *collection())
    bad = {"wrong proposals": 0, "of another kind": 0, "missing that are not listed": 0}
    readings = proposals = 0
    for mail in mails:
        listed = {SHORT[name] for name in MISSED.get(mail.name, "").split()}
        for reading in _readings(mail):
            found = {each.fact: each.value for each in reading.proposals}
            readings += 1
            proposals += len(found)
            bad["wrong proposals"] += sum(
                mail.expected.get(fact) != value for fact, value in found.items()
            )
            bad["of another kind"] += reading.kind != mail.kind
            bad["missing that are not listed"] += len(mail.expected.keys() - found.keys() - listed)
    return counted(
        f"{len(mails)} made-up e-mails, Dutch, French and English, pasted and as {len(WRAPPINGS)}"
        " kinds of files",
        bad,
        f"{proposals} proposals in {readings} readings;"
        f" {sum(len(names.split()) for names in MISSED.values())} values are missed and listed",
    )


def _readings(mail: Mail) -> Iterator[Reading]:
    text = mail.text
    if mail.saved:
        yield read_eml(mail.saved)
        return
    yield read_pasted(text)
    for kind, charset, encoding in WRAPPINGS:
        try:
            text.encode(charset)
        except UnicodeEncodeError:
            continue
        message = EmailMessage()
        message["Subject"] = "Fwd"
        body = text if kind == "plain" else f"<pre>{escape(text)}</pre>"
        message.set_content(body, subtype=kind, charset=charset, cte=encoding)
        yield read_eml(message.as_bytes())
