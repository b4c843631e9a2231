"""Where a long document is cut into pages: between rows and paragraphs, never through a line.

Qt would cut the rows of a table through the middle and leave headings behind. So the document is
laid out on one endless page and cut here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

# Of the room between the texts of two rows, the part that belongs to the lower one.
_LOWER: Final = 0.35

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """What lies between ``top`` and ``bottom``, below the ``head`` of its table if it goes on."""

    top: float
    bottom: float
    head: Span | None = None

    @property
    def head_height(self) -> float:
        """How much of the page the head takes."""
        return self.head[1] - self.head[0] if self.head else 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a row. A ``heading`` stays with what follows; ``head`` is that of a row."""

    top: float
    bottom: float
    lines: tuple[Span, ...]
    heading: bool = False
    head: Span | None = None


def pages_of(document: QTextDocument, height: float) -> list[Page]:
    """The document in pages of at most ``height``; it is laid out as one page without an end."""
    pieces = list(pieces_of(document))
    pages: list[Page] = []
    at, top = 0, 0.0
    while at < len(pieces):
        head = pieces[at].head if pages else None
        if head is not None and head[1] - head[0] > height / 2:
            head = None
        lowest = top + height - (head[1] - head[0] if head else 0)
        at, bottom = _cut(pieces, at, top, lowest)
        pages.append(Page(top, min(bottom, lowest), head))
        top = bottom
    return pages


def _cut(pieces: Sequence[Piece], first: int, top: float, lowest: float) -> tuple[int, float]:
    """The piece with which the next page goes on, and from where."""
    after = first
    while after < len(pieces) and pieces[after].bottom <= lowest:
        after += 1
    if after == len(pieces):
        return after, pieces[-1].bottom
    piece = pieces[after]
    if after == first or piece.bottom - piece.top > (lowest - top) / 2:
        place = _between_lines(piece.lines, max(top, piece.top), lowest)
        if place is not None or after == first:
            return after, lowest if place is None else place
    last = after
    while last > first and pieces[last - 1].heading:
        last -= 1
    last = last if last > first else after
    return last, pieces[last].top


def _between_lines(lines: Sequence[Span], top: float, lowest: float) -> float | None:
    """The lowest place that goes through no line, below the first of them."""
    near = [(upper, lower) for upper, lower in lines if lower > top and upper <= lowest]
    places = [
        place
        for place, _ in near
        if place > top + 1 and not any(upper < place < lower for upper, lower in near)
    ]
    return max(places, default=None)


def pieces_of(document: QTextDocument) -> Iterator[Piece]:
    """The paragraphs and rows from top to bottom, with their lines."""
    block = document.begin()
    while block.isValid():
        # PySide's stubs forget that there may be none.
        table = cast("QTextTable | None", QTextCursor(block).currentTable())
        if table is not None:
            yield from _rows(document, table)
            block = table.lastCursorPosition().block().next()
            continue
        box = document.documentLayout().blockBoundingRect(block)
        heading = bool(block.blockFormat().headingLevel())
        yield Piece(box.top(), box.bottom(), tuple(_lines(document, block)), heading)
        block = block.next()


def _rows(document: QTextDocument, table: QTextTable) -> Iterator[Piece]:
    texts = [tuple(_lines_of_row(document, table, row)) for row in range(table.rows())]
    frame = document.documentLayout().frameBoundingRect(table)
    edges = [frame.top()]
    for upper, lower in pairwise(texts):
        end, begin = max(bottom for _, bottom in upper), min(top for top, _ in lower)
        edges.append(begin - _LOWER * (begin - end))
    edges.append(frame.bottom())
    heads = table.format().headerRowCount()
    head = (edges[0], edges[heads]) if 0 < heads < table.rows() else None
    for row, lines in enumerate(texts):
        yield Piece(
            edges[row],
            edges[row + 1],
            lines,
            heading=row < heads,
            head=head if row > heads else None,
        )


def _lines_of_row(document: QTextDocument, table: QTextTable, row: int) -> Iterator[Span]:
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        block, end = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
        while block.isValid() and block.blockNumber() <= end.blockNumber():
            yield from _lines(document, block)
            block = block.next()


def _lines(document: QTextDocument, block: QTextBlock) -> Iterator[Span]:
    top = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        yield top + line.y(), top + line.y() + line.height()
