"""Text on a control that wraps over as many lines as its width asks for: measured and painted."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

_ANY_HEIGHT: Final = 100_000
_LONG_WORD: Final = re.compile(r"[^\s\u200b-]{16,}")
_PIECE: Final = re.compile(r".{12}(?=.{3})")
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


def line_width(metrics: QFontMetrics, text: str) -> int:
    """The width in pixels that ``text`` takes on one line, without the mark of a mnemonic."""
    return metrics.size(Qt.TextFlag.TextShowMnemonic, text).width()


def least_width(metrics: QFontMetrics, text: str) -> int:
    """The width in pixels of the longest part of ``text`` that can't be broken."""
    parts = _breakable(text).replace("\u200b", " ").replace("-", "- ").split()
    return max((metrics.horizontalAdvance(part) for part in parts), default=0)


def height(metrics: QFontMetrics, text: str, width: int) -> int:
    """The height in pixels that ``text`` takes in ``width`` pixels; a line at least."""
    room = QRect(0, 0, max(1, width), _ANY_HEIGHT)
    flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
    return max(metrics.height(), metrics.boundingRect(room, flags, _breakable(text)).height())


def paint(
    painter: QPainter,
    room: QRect,
    text: str,
    across: Qt.AlignmentFlag = _LEFT,
    mnemonic: Qt.TextFlag = Qt.TextFlag.TextShowMnemonic,
) -> None:
    """Paint ``text`` in the middle of the height of ``room``, with the painter's font and pen."""
    flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap | mnemonic
    painter.drawText(room, flags, _breakable(text))


def _breakable(text: str) -> str:
    """``text`` with invisible places to break in words that are long, as addresses are."""
    return _LONG_WORD.sub(lambda found: _PIECE.sub("\\g<0>\u200b", found.group()), text)
