"""A mail as the pieces in which it says things: a sentence, or a label and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kmop_wizard.exchange.mail import labels
from kmop_wizard.exchange.mail.lines import Line

_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) +(?=[A-ZÀ-Ý€])")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:nr|no|bv|incl|excl|max|min|art|dhr|mevr|mr|mme|jan|feb|fév|janv|mrt|apr|avr|jul|juil|aug"
    r"|sep|sept|okt|oct|nov|dec|déc|ex|env|ca|resp|tel|t\.n\.v|[a-z])|n°)\.$",
    re.IGNORECASE,
)
# A shorter line was ended by who wrote it, not by the mail program.
_WRAPPED_FROM: Final = 45
_LONGEST_LABEL: Final = 45
_LONGEST_VALUE: Final = 60
# Longer and full of numbers: lines that have run together, so what belongs to what is not certain.
_LONGEST: Final = 250
_MOST_NUMBERS: Final = 3
# No sentence is as long as this, and every pattern may cost its square.
_NO_SENTENCE: Final = 400
_MOST: Final = 3000
_NUMBER: Final = re.compile("[0-9]{3}")
_LABELLED: Final = re.compile(r"[^:\t]{2,45}(?::|\t)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or a label with its value (a tab between cells). ``before`` is what precedes.

    ``mail``: which one of those that the mail consists of says it, as ``Line.mail``.
    """

    text: str
    before: str
    mail: int


def statements_of(lines: Sequence[Line]) -> tuple[Statement, ...]:
    """The pieces of ``lines`` that may hold a value; signatures are left out.

    None at all when its lines have run together, or when it says more than any mail.
    """
    found: list[Statement] = []
    before = ""
    said = [Line("", each.mail) if each.signs else each for each in lines]
    for piece, mail in _pieces(said):
        run_together = len(piece) > _LONGEST and len(_NUMBER.findall(piece)) > _MOST_NUMBERS
        if run_together or len(found) == _MOST:
            return ()
        if len(piece) > _NO_SENTENCE:
            continue
        found.append(Statement(piece, before, mail))
        before = piece
    return tuple(found)


def _pieces(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    at = 0
    label_above = ""
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.text:
            continue
        header = at
        while (row := _next(lines, at)) and (pairs := _under_headings(line.text, lines[row].text)):
            yield from ((pair, line.mail) for pair in pairs)
            at = row + 1
        if at > header:
            continue
        text = "\t".join(cell for cell in line.text.split("\t") if _says_something(cell))
        value = None if labels.VALUE_LABEL.search(label_above) else _value_below(text, lines, at)
        label_above = text if value is None and _is_label(text) else ""
        if value is not None:
            yield f"{text.rstrip(': ')}: {lines[value].text}", line.mail
            at = value + 1
            continue
        if pairs := _labelled_cells(text) or _pairs_beside(text):
            yield from ((pair, line.mail) for pair in pairs)
            continue
        whole = [text]
        while at < len(lines) and _is_wrapped(whole[-1], lines[at].text):
            whole.append(lines[at].text)
            at += 1
        yield from ((sentence, line.mail) for sentence in _sentences(" ".join(whole)))


def _next(lines: Sequence[Line], at: int) -> int | None:
    """Where the next line is that says something, not far below."""
    return next((place for place in range(at, min(at + 6, len(lines))) if lines[place].text), None)


def _says_something(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _under_headings(header: str, values: str) -> tuple[str, ...]:
    """A row of labels and a row of values below it, paired."""
    names, cells = header.split("\t"), values.split("\t")
    if not names[-1] and not cells[-1]:
        names, cells = names[:-1], cells[:-1]
    if len(names) < 2 or len(names) != len(cells) or not all(map(_is_label, names)):
        return ()
    if not all(map(_is_bare_value, cells)):
        return ()
    return tuple(f"{name.rstrip(':')}: {cell}" for name, cell in zip(names, cells, strict=True))


def _labelled_cells(line: str) -> tuple[str, ...]:
    """Cells of one row that hold a label each, and its value."""
    cells = line.split("\t")
    labelled = len(cells) > 1 and all(": " in cell for cell in cells[1:])
    return tuple(cells) if labelled else ()


def _pairs_beside(line: str) -> tuple[str, ...]:
    """Label and value, label and value, in one row."""
    cells = line.split("\t")
    names, values = cells[::2], cells[1::2]
    if len(cells) < 4 or len(cells) % 2 or not all(map(_is_label, names)):
        return ()
    if not all(map(_is_bare_value, values)):
        return ()
    return tuple(f"{name.rstrip(':')}: {cell}" for name, cell in zip(names, values, strict=True))


def _is_label(line: str) -> bool:
    return (
        len(line) <= _LONGEST_LABEL
        and any(sign.isalpha() for sign in line)
        and not re.search(r"[0-9\t+*.!?]|:.", line)
    )


def _value_below(label: str, lines: Sequence[Line], at: int) -> int | None:
    """Where the value of ``label`` stands below it, unless labels or values stand in columns."""
    if not _is_label(label):
        return None
    row = _next(lines, at)
    if row is None:
        return None
    after = _next(lines, row + 1)
    first, following = lines[row].text, lines[after].text if after else ""
    if labels.NAME_LABEL.fullmatch(label.rstrip(": ")):
        named = _is_label(first) and not labels.VALUE_LABEL.search(first)
        return row if named and not _is_bare_value(following) else None
    if _is_label(first) or not _is_bare_value(first) or _is_bare_value(following):
        return None
    return row


def _is_bare_value(text: str) -> bool:
    return (
        len(text) <= _LONGEST_VALUE
        and not re.search("[:\t]", text)
        and bool(re.search("[0-9]", text))
    )


def _is_wrapped(line: str, following: str) -> bool:
    """Whether a mail program broke the line off, and ``following`` is the rest of it."""
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
