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


def html_text(html: str) -> str:
    """What a reader of ``html`` sees: a line per block, a tab between cells, nothing hidden.

    One pass, whatever the text: the parser of the standard library can be made to take minutes.
    """
    pieces: list[str] = []
    unread = ""  # the element that is being skipped, and how deep inside itself
    depth = position = 0
    as_written = 0  # how many elements keep the ends of lines
    while position < len(html):
        opening = html.find("<", position)
        if opening < 0:
            opening = len(html)
        if not unread:
            pieces.append(_words(html[position:opening], as_written > 0))
        closing, tag = _tag_at(html, opening)
        position = closing
        if tag is None:
            # A "<" that begins no tag is itself.
            if not unread and closing == opening + 1:
                pieces.append("<")
            continue
        ends, name, attributes = tag
        if unread:
            if name == unread:
                depth += -1 if ends else 1
                unread = unread if depth else ""
        elif not ends and _is_unseen(name, attributes):
            unread, depth = name, 1
        else:
            if name == "pre":
                as_written = max(0, as_written + (-1 if ends else 1))
            pieces.append(_sign_of(name, ends))
    return "".join(pieces)


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


def _sign_of(name: str, ends: bool) -> str:
    if name in ("td", "th"):
        return "" if ends else "\t"
    return "\n" if _BLOCK.fullmatch(name) else ""


def _is_unseen(name: str, attributes: str) -> bool:
    if _VOID.fullmatch(name):
        return False
    return bool(_UNREAD.fullmatch(name) or _HIDDEN.search(attributes))


def _words(text: str, as_written: bool) -> str:
    shown = text if as_written else re.sub(r"[ \t\r\n\f]+", " ", text)
    return unescape(_LONG_REFERENCE.sub(" ", shown))
