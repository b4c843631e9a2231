"""Made-up approval e-mails, pasted and as saved files in several wrappings: no wrong proposal."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Final

from benchmarks.reliability.rows import Row, counted
from kmop_wizard.exchange.mail.reader import Reading, read_eml, read_pasted
from tests.exchange.mails import DOUBTFUL, RIGHT
from tests.exchange.mails.adversary import adversaries

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
    mails = (*RIGHT, *DOUBTFUL, *adversaries())
    bad = {"wrong proposals": 0, "proposals missing": 0}
    readings = proposals = 0
    for mail in mails:
        for reading in _readings(mail.text):
            found = {each.fact: each.value for each in reading.proposals}
            readings += 1
            proposals += len(found)
            bad["wrong proposals"] += sum(
                mail.expected.get(fact) != value for fact, value in found.items()
            )
            bad["proposals missing"] += len(mail.expected.keys() - found.keys())
    return counted(
        f"{len(mails)} made-up approval e-mails, Dutch and French, pasted and as {len(WRAPPINGS)}"
        " kinds of files",
        bad,
        f"{proposals} proposals in {readings} readings",
    )


def _readings(text: str) -> Iterator[Reading]:
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
