"""Strict JSON text: what every file of the program is read from and written as.

The standard library accepts more than JSON (``NaN``, duplicate keys, half a surrogate pair) and
loses some of what it accepts (``1.10``, ``1e400``). Here a document is either exact or refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Final, NamedTuple, NoReturn

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 100

_BOM: Final = b"\xef\xbb\xbf"
_SURROGATE_ESCAPE: Final = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LONGEST_INT: Final = 15
_LONGEST_WHERE: Final = 200


class Unreadable(Exception):
    """A file that can't be read: a reason code, and a dotted path in the document (or "")."""

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(reason, where)
        self.reason = reason
        self.where = where.encode("utf-8", "replace").decode("utf-8")[:_LONGEST_WHERE]


class Number(NamedTuple):
    """A number as it was written, for those that ``int`` would change or refuse."""

    text: str


def parse(data: bytes) -> object:
    """Return the JSON value of ``data``: UTF-8 of at most ``MAX_BYTES``, with or without a BOM.

    Whole numbers of up to 15 characters are ``int``; all others are ``Number``.
    Raises ``Unreadable``: ``too_large``, ``empty``, ``not_utf8``, ``not_json``, ``duplicate_key``,
    ``too_deep`` or ``lone_surrogate``.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large")
    text = _decoded(data)
    try:
        value: object = _DECODER.decode(text)
    except RecursionError:
        raise Unreadable("too_deep") from None
    except ValueError:
        raise Unreadable("not_json") from None
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH or _SURROGATE_ESCAPE.search(data):
        _inspect(value, "", 0)
    return value


def render(value: object) -> bytes:
    """Return ``value`` as UTF-8 JSON with an indent of two spaces and a newline at its end.

    Half a surrogate pair, which UTF-8 can't hold, becomes the replacement character U+FFFD.
    """
    text = "".join(_pieces(value, "\n")) + "\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def join(parent: str, child: str) -> str:
    """Return the dotted path of ``child`` within ``parent``; either may be empty."""
    return f"{parent}.{child}" if parent and child else parent or child


def _decoded(data: bytes) -> str:
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("not_utf8") from None
    if not text or text.isspace():
        raise Unreadable("empty")
    return text


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Unreadable("duplicate_key", key)
            seen.add(key)
    return found


def _whole_number(text: str) -> int | Number:
    return int(text) if len(text) <= _LONGEST_INT and text != "-0" else Number(text)


def _no_constant(text: str) -> NoReturn:
    raise Unreadable("not_json", text)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_whole_number,
    parse_float=Number,
    parse_constant=_no_constant,
)


def _inspect(value: object, where: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise Unreadable("too_deep", where)
    if isinstance(value, str):
        if _SURROGATE.search(value):
            raise Unreadable("lone_surrogate", where)
    elif isinstance(value, dict):
        for key, item in value.items():
            _inspect(key, where, depth)
            _inspect(item, join(where, key), depth + 1)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _inspect(item, join(where, str(index)), depth + 1)


def _pieces(value: object, newline: str) -> Iterator[str]:
    if isinstance(value, dict):
        inner = ((f"{encode_basestring(key)}: ", item) for key, item in value.items())
        yield from _group("{}", inner, newline)
    elif isinstance(value, list):
        yield from _group("[]", (("", item) for item in value), newline)
    else:
        yield _scalar(value)


def _group(brackets: str, items: Iterator[tuple[str, object]], newline: str) -> Iterator[str]:
    separator = brackets[0]
    for label, item in items:
        yield f"{separator}{newline}  {label}"
        yield from _pieces(item, newline + "  ")
        separator = ","
    yield brackets if separator != "," else newline + brackets[1]


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Number):
        return value.text
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
