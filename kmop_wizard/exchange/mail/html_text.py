"""HTML from a stranger, reduced to the text that a reader sees."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header"
    "|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
_UNREAD: Final = re.compile(
    "head|math|noscript|object|script|select|style|svg|template|textarea|title"
)
_VOID: Final = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_TAG: Final = re.compile(r"(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|\shidden(?=[\s=/>]|$)",
    re.IGNORECASE,
)
# Python reads a number of any length, and refuses one of thousands of digits with an error.
_LONG_REFERENCE: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
# Tables deeper than this are read as if their cells were lines: their text is copied at each level.
_DEEPEST_TABLE: Final = 20


def html_text(html: str) -> str:
    """What a reader of ``html`` sees: a line per block, a tab between cells, nothing hidden.

    One pass, whatever the text: the parser of the standard library can be made to take minutes.
    """
    page = _Page()
    unread = ""  # the element that is being skipped, and how deep inside itself
    depth = position = 0
    while position < len(html):
        opening = html.find("<", position)
        if opening < 0:
            opening = len(html)
        if not unread:
            page.write(html[position:opening])
        closing, tag = _tag_at(html, opening)
        position = closing
        if tag is None:
            # A "<" that begins no tag is itself.
            if not unread and closing == opening + 1:
                page.add("<")
            continue
        ends, name, attributes = tag
        if unread:
            if name == unread:
                depth += -1 if ends else 1
                unread = unread if depth else ""
        elif not ends and _is_hidden(name, attributes):
            unread, depth = name, 1
        else:
            page.tag(name, ends)
    return page.text()


class _Page:
    """The text so far: of the page, and of each row of a table that is open, cell by cell."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._rows: list[list[list[str]]] = []
        self._tables = 0
        self._as_written = 0  # how many elements keep the ends of lines

    def write(self, text: str) -> None:
        self.add(_words(text, self._as_written > 0))

    def add(self, text: str) -> None:
        self._open().append(text)

    def tag(self, name: str, ends: bool) -> None:
        if name == "pre":
            self._as_written = max(0, self._as_written + (-1 if ends else 1))
        if name == "table":
            self._table(ends)
        elif name in ("tr", "td", "th") and 0 < self._tables <= _DEEPEST_TABLE:
            self._cell_or_row(name, ends)
        elif name in ("td", "th"):
            self.add("" if ends else "\t")
        elif _BLOCK.fullmatch(name):
            self.add("\n")

    def text(self) -> str:
        while self._rows:
            self._close_row()
        return "".join(self._pieces)

    def _open(self) -> list[str]:
        return next((row[-1] for row in reversed(self._rows) if row), self._pieces)

    def _table(self, ends: bool) -> None:
        if not ends:
            self.add("\n")
            self._tables += 1
            return
        if len(self._rows) >= self._tables > 0:
            self._close_row()
        self._tables = max(0, self._tables - 1)
        self.add("\n")

    def _cell_or_row(self, name: str, ends: bool) -> None:
        is_open = len(self._rows) >= self._tables
        if name == "tr":
            if is_open:
                self._close_row()
            if not ends:
                self._open_row()
        elif not ends:
            if not is_open:
                self._open_row()
            self._rows[-1].append([])

    def _open_row(self) -> None:
        while len(self._rows) < self._tables:
            self._rows.append([])

    def _close_row(self) -> None:
        """Cells of one line each become one line; a table for the layout keeps its lines."""
        cells = ["".join(cell) for cell in self._rows.pop()]
        lines = [[line for line in cell.split("\n") if line.strip()] for cell in cells]
        if all(len(each) <= 1 for each in lines):
            written = "\t".join("".join(each).strip() for each in lines)
        else:
            written = "\n".join(cells)
        self.add(f"\n{written}\n")


def _tag_at(html: str, opening: int) -> tuple[int, tuple[bool, str, str] | None]:
    """Where to go on after the "<" at ``opening``, and the tag that stands there."""
    if html.startswith("<!--", opening):
        end = html.find("-->", opening + 4)
        return (len(html) if end < 0 else end + 3), None
    if not html.startswith(("<!", "<?"), opening):
        name = _TAG.match(html, opening + 1)
        if name is None:
            return min(opening + 1, len(html)), None
    else:
        name = None
    end = html.find(">", opening)
    if end < 0:
        return len(html), None
    if name is None:
        return end + 1, None
    return end + 1, (bool(name[1]), name[2].lower(), html[name.end() : end])


def _is_hidden(name: str, attributes: str) -> bool:
    if _VOID.fullmatch(name):
        return False
    return bool(_UNREAD.fullmatch(name) or _HIDDEN.search(attributes))


def _words(text: str, as_written: bool) -> str:
    shown = text if as_written else re.sub(r"[ \t\r\n\f]+", " ", text)
    return unescape(_LONG_REFERENCE.sub(" ", shown))
