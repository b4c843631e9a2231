"""File names that every system can have, and no way out of their folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST_NAME: Final = 150
"""In bytes of UTF-8: what the strictest of the usual places for files leaves room for."""

_SAFE_ID: Final = re.compile(r'(?![. ]|~\$)[^\x00-\x1f\x7f/\\:*?"<>|]{1,100}(?<![. ])')
_DEVICE: Final = re.compile(
    r"(?i)(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])\s*(\..*)?"
)
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
_BLANKS: Final = re.compile(r"\s+")
_LONGEST_SUFFIX: Final = 20
_ROOM_FOR_NUMBER: Final = 12
_NAMELESS: Final = "file"


def is_safe_id(training_id: str) -> bool:
    """Whether files and folders can be named after ``training_id``."""
    return _SAFE_ID.fullmatch(training_id) is not None and _DEVICE.fullmatch(training_id) is None


def new_entry_id() -> str:
    """An id of a new application, invoice or attachment: 64 random bits, in hexadecimal digits."""
    return os.urandom(8).hex()


def safe_name(name: str, taken: Iterable[str] = (), longest: int = LONGEST_NAME) -> str:
    """Return a file name of at most ``longest`` bytes (40 or more) that looks like ``name``.

    It differs from all names in ``taken`` on systems that make no difference between capitals and
    small letters, or between ways to compose a letter.
    """
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(_visible(letter) for letter in unicodedata.normalize("NFC", last))
    clean = _BLANKS.sub(" ", _FORBIDDEN.sub("_", visible)).strip(" .")
    stem, suffix = _parts(clean or _NAMELESS)
    if _DEVICE.fullmatch(f"{stem}{suffix}"):
        stem = f"_{stem}"
    stem = _cut(stem, longest - _ROOM_FOR_NUMBER - len(suffix.encode())) or _NAMELESS
    others = {_compared(each) for each in taken}
    candidate, number = f"{stem}{suffix}", 1
    while _compared(candidate) in others:
        number += 1
        candidate = f"{stem} ({number}){suffix}"
    return candidate


def _visible(letter: str) -> str:
    """Nothing for what can't be seen: controls, marks that turn the direction, half letters."""
    category = unicodedata.category(letter)
    if category.startswith("Z"):
        return " "
    return " " if letter in "\t\n\r" else "" if category.startswith("C") else letter


def _parts(name: str) -> tuple[str, str]:
    stem, point, suffix = name.rpartition(".")
    whole = f".{suffix}"
    if not point or not stem or " " in suffix or len(whole.encode()) > _LONGEST_SUFFIX:
        return name, ""
    return stem.rstrip(" ."), whole


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode("utf-8", "ignore").rstrip(" .")


def _compared(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
