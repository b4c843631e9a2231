"""A mail as the pieces in which it says things: a sentence, or a label and its value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

# Soft hyphen, zero-width and direction marks: nobody sees them, and they hide digits from a search.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_QUOTED: Final = re.compile(r"^(?:[ ]?>)+ ?")
_CELLS: Final = re.compile(r" *(?:\t|\|| {3,})[\t| ]*")
_CLOSING: Final = re.compile(
    r"(?:met )?vriendelijke? groet|hoogachtend|mvg\b|groet(?:en|jes)?\b|beste groet"
    r"|(?:bien )?cordialement|bien [àa] (?:vous|toi)|(?:meilleures |sincères )?salutations"
    r"|veuillez agréer|kind regards|best regards|--$|_{5,}$",
    re.IGNORECASE,
)
_FORWARDED: Final = re.compile(
    r"[-_ ]*(?:oorspronkelijk bericht|doorgestuurd bericht|begin doorgestuurd|forwarded message"
    r"|original message|message (?:transféré|original|d'origine)|début du message)"
    r"|(?:van|from|de|expéditeur)\s*:|op .{6,80} schreef|le .{6,80} a écrit",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) +(?=[A-ZÀ-Ý€])")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:nr|no|bv|incl|excl|max|min|art|dhr|mevr|mr|mme|jan|feb|fév|janv|mrt|apr|avr|jul|juil|aug"
    r"|sep|sept|okt|oct|nov|dec|déc|ex|env|ca|resp|tel|t\.n\.v|[a-z])|n°)\.$",
    re.IGNORECASE,
)
# A shorter line was ended by who wrote it, not by the mail program.
_WRAPPED_FROM: Final = 45
_LONGEST_LABEL: Final = 45
# Longer and full of numbers: lines that have run together, so what belongs to what is not certain.
_LONGEST_UNIT: Final = 250
_MOST_NUMBERS: Final = 3
_NUMBER: Final = re.compile("[0-9]{3}")
_LABELLED: Final = re.compile(r"[^:\t]{2,45}(?::|\t)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a label with its value (a tab between cells). ``before`` is what precedes."""

    text: str
    before: str
    line: int


def units_of(text: str) -> tuple[Unit, ...]:
    """The pieces of ``text`` that may hold a value; signatures are left out.

    None at all when its lines have run together.
    """
    lines = _without_signatures(_tidied_lines(text))
    found: list[Unit] = []
    before = ""
    for line, piece in _pieces(lines):
        if len(piece) > _LONGEST_UNIT and len(_NUMBER.findall(piece)) > _MOST_NUMBERS:
            return ()
        found.append(Unit(piece, before, line))
        before = piece
    return tuple(found)


def _tidied_lines(text: str) -> Iterator[str]:
    plain = _DASHES.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    for line in re.split(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", plain):
        unquoted = _QUOTED.sub("", line.replace("\u00a0", " ").replace("\u202f", " "))
        cells = _CELLS.sub("\t", unquoted.strip(" ")).strip("\t")
        yield "\t".join(" ".join(cell.split()) for cell in cells.split("\t"))


def _without_signatures(lines: Iterable[str]) -> Iterator[str]:
    closed = False
    for line in lines:
        if _FORWARDED.match(line):
            closed = False
        elif _CLOSING.match(line):
            closed = True
        yield "" if closed else line


def _pieces(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    numbered = [(number, line) for number, line in enumerate(lines)]
    at = 0
    while at < len(numbered):
        number, line = numbered[at]
        at += 1
        if not line:
            continue
        header = at
        while at < len(numbered) and (pairs := _header_and_values(line, numbered[at][1])):
            yield from ((number, pair) for pair in pairs)
            at += 1
        if at > header:
            continue
        if _is_label(line) and (value := _value_below(numbered, at)):
            yield number, f"{line.rstrip(':').rstrip()}: {value[1]}"
            at = value[0] + 1
            continue
        whole = [line]
        while at < len(numbered) and _goes_on(whole[-1], numbered[at][1]):
            whole.append(numbered[at][1])
            at += 1
        yield from ((number, sentence) for sentence in _sentences(" ".join(whole)))


def _header_and_values(header: str, values: str) -> tuple[str, ...]:
    """A row of labels and a row of values below it, paired."""
    names, cells = header.split("\t"), values.split("\t")
    if len(names) < 2 or len(names) != len(cells) or not all(map(_is_label, names)):
        return ()
    if not all(map(_is_bare_value, cells)):
        return ()
    return tuple(f"{name.rstrip(':')}: {cell}" for name, cell in zip(names, cells, strict=True))


def _is_label(line: str) -> bool:
    return (
        len(line) <= _LONGEST_LABEL
        and any(sign.isalpha() for sign in line)
        and not re.search(r"[0-9\t+*.!?]|:.", line)
    )


def _value_below(numbered: list[tuple[int, str]], at: int) -> tuple[int, str] | None:
    """The value on the next written line, unless labels or values stand in columns there."""
    rows = [(place, line) for place, (_, line) in enumerate(numbered[at : at + 6], at) if line]
    above = [line for _, line in numbered[max(0, at - 6) : at - 1] if line]
    label_above = above[-1] if above else ""
    if not rows or _is_label(rows[0][1]) or "\t" in rows[0][1]:
        return None
    in_columns = _is_label(label_above) or (len(rows) > 1 and _is_bare_value(rows[1][1]))
    return None if in_columns or not _is_bare_value(rows[0][1]) else rows[0]


def _is_bare_value(line: str) -> bool:
    return len(line) <= 60 and ":" not in line and bool(re.search("[0-9]", line))


def _goes_on(line: str, following: str) -> bool:
    if len(line) < _WRAPPED_FROM or not following:
        return False
    return not ("\t" in line or "\t" in following or _LABELLED.match(following))


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[begin : end.start()]):
            yield text[begin : end.start()]
            begin = end.end()
    yield text[begin:]
