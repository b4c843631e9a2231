"""The lines of a mail: what is seen of each, its cells, and which of them are a signature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kmop_wizard.exchange.mail import words

# Soft hyphen, zero-width and direction marks: nobody sees them, and they hide digits from a search.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_LINE_END: Final = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_QUOTED: Final = re.compile(r"^(?:[ ]?[>|])+ ?")
_BOLD: Final = re.compile(r"(?<![*\w])(\*{1,2})(?=[^\s*])([^*\n]{1,200})(?<=\S)\1(?![*\w])")
_SLANTED: Final = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,200})(?<=\S)_(?!\w)")
_BULLET: Final = re.compile(r"^(?:[-*•◦▪·»] +|(?:o|[0-9]{1,2}[.)]) +(?=[A-Z]))")
_CELLS: Final = re.compile(r" *[\t|] *| {3,}| \.{3,} | ?[=-]> ?| ?→ ?")
_CLOSING: Final = re.compile(
    r"(?:met )?vriendelijke? groet|hoogachtend|mvg\b|groet(?:en|jes)?\b|beste groet"
    r"|(?:bien )?cordialement|bien [àa] (?:vous|toi)|(?:meilleures |sincères )?salutations"
    r"|veuillez agréer|(?:kind|best) regards|yours sincerely|verstuurd vanaf|--$|_{5,}$",
    re.IGNORECASE,
)
_PASSED_ON: Final = re.compile(
    r"[-_ ]*(?:oorspronkelijk bericht|doorgestuurd bericht|begin doorgestuurd|forwarded message"
    r"|begin forwarded|original message|message (?:transféré|original|d'origine)|début du message)"
    r"|(?:van|from|de|expéditeur)\s?:|op .{6,80} (?:schreef|geschreven)|le .{6,80} a écrit"
    r"|on .{6,80} wrote",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"(?:geachte|beste|dag|dear|madame|monsieur|bonjour|cher|chère)\b[^.:]{0,60},?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with a tab between its cells, which may be empty.

    ``mail``: 0, or which of the mails that this one forwards or quotes said it. ``signs``: it
    stands in a signature.
    """

    text: str
    mail: int
    signs: bool = False


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text``; a signature ends where the mail goes on."""
    plain = _DASHES.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    closed = False
    depth = mail = 0
    for raw in _LINE_END.split(plain.replace("\u00a0", " ").replace("\u202f", " ")):
        quoted = _QUOTED.match(raw)
        deeper = quoted[0].count(">") if quoted else 0
        line = _tidied(raw[quoted.end() :] if quoted else raw)
        forwarded = _PASSED_ON.match(line)
        mail += bool(line) and (deeper != depth or forwarded is not None)
        if line and (forwarded or deeper != depth or _goes_on(line)):
            closed = False
        if line:
            depth = deeper
        if not forwarded and _CLOSING.match(line):
            closed = True
        yield Line(line if _says_something(line) else "", mail, closed)


def _tidied(line: str) -> str:
    """``line`` without marks for bold and bullets, its cells set apart by a tab."""
    plain = _SLANTED.sub(r"\1", _BOLD.sub(r"\2", line.strip(" ")))
    cells = _CELLS.sub("\t", _BULLET.sub("", plain)).split("\t")
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _says_something(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _goes_on(line: str) -> bool:
    """Whether a mail begins below a signature, or the one above goes on."""
    return bool(_GREETING.match(line) or words.BEGINNING.search(line))
