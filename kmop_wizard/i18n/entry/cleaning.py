"""Blanks and invisible signs that come along when text is pasted."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Soft hyphen, zero-width and direction marks, byte order mark: nobody types or sees them.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")


def tidied(text: str) -> str:
    """``text`` without invisible signs, every kind of blank and dash a plain one."""
    visible = _INVISIBLE.sub("", text)
    return " ".join(_DASHES.sub("-", visible).split())


def folded(text: str) -> str:
    """``text`` in small letters without accents. Other digits than 0 to 9 stay as they are."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
