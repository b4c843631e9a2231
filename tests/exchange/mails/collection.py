"""The mails of the TOML files beside this module, and saved ones in the ways mails are built."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.exchange.mails import SHORT, Mail
from tests.exchange.mails.saved import CALL, html_mail, saved_mails

_FILES: Final = ("calls", "sentences", "tables", "passed_on", "others", "later", "payees")
_LONG: Final = {fact.rsplit(".", 1)[-1]: fact for fact in SHORT.values()}
# What the mail says and the reader does not find, because the same words may say something else.
MISSED: Final[Mapping[str, str]] = {
    "bedrag alone, in one block with account and communication": "name",
    "columns of labels, then columns of values, all of them": "iban",
    "day and payment in one sentence with several clauses": "amount day",
}


def collection() -> Iterator[Mail]:
    """All of them, in the order of the files."""
    for name in _FILES:
        path = Path(__file__).with_name(f"{name}.toml")
        for each in tomllib.loads(path.read_text("utf-8"))["mail"]:
            yield _mail(each)
    yield from saved_mails()


def passed_on(mail: Mail, at: int) -> str:
    """The text of ``mail`` as one of the programs forwards or quotes it, which one by ``at``."""
    path = Path(__file__).with_name("passed_on.toml")
    every: list[str] = [each["text"] for each in tomllib.loads(path.read_text("utf-8"))["mail"]]
    ways = [text for text in every if "{call}" in text or "{quoted}" in text][:24]
    # Sender and subject say nothing, so that the mail alone does.
    way = ways[at % len(ways)].replace("Oproep tot storting", "Bericht")
    way = way.replace("kmo-portefeuille", "Iemand")
    return way.replace("{call}", mail.text).replace("{quoted}", _quoted(mail.text))


def _quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


def _mail(each: Mapping[str, Any]) -> Mail:
    other = {_LONG[name]: value for name, value in each.get("tells", {}).items()}
    text = each.get("text", "")
    quoted = _quoted(CALL)
    for mark, call in (
        ("{call}", CALL),
        ("{quoted}", quoted),
        ("{twice}", quoted.replace("> ", "> > ")),
    ):
        text = text.replace(mark, call)
    saved = html_mail(each["html"]) if "html" in each else b""
    return Mail(each["name"], text, each["gives"], other, each.get("kind", "approval"), saved)
