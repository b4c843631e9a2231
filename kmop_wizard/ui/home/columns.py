"""Places widgets line by line in a column; the same walk measures it and fills it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

Line = Sequence[QWidget]
_GAP_ACROSS = 8
_GAP_DOWN = 5


def lay(lines: Sequence[Line], left: int, top: int, width: int, place: bool = True) -> int:
    """Put ``lines`` under each other from ``left``, ``top`` in ``width`` pixels.

    A line that is too long goes on below. Gives the height in pixels; ``place``: really move the
    widgets, not only measure.
    """
    down = top
    for line in lines:
        for part in _wrapped(line, width):
            tallest = max(size.height() for _widget, size in part)
            across = left
            for widget, size in part:
                if place:
                    above = (tallest - size.height()) // 2
                    widget.setGeometry(across, down + above, size.width(), size.height())
                across += size.width() + _GAP_ACROSS
            down += tallest + _GAP_DOWN
    return max(0, down - _GAP_DOWN - top)


def _wrapped(line: Line, width: int) -> list[list[tuple[QWidget, QSize]]]:
    """The widgets of ``line`` with their sizes, over as many lines as they need."""
    parts: list[list[tuple[QWidget, QSize]]] = []
    used = 0
    for widget in line:
        if _is_off(widget):
            continue
        size = _size(widget, width)
        if not parts or used + size.width() > width:
            parts.append([])
            used = 0
        parts[-1].append((widget, size))
        used += size.width() + _GAP_ACROSS
    return parts


def _is_off(widget: QWidget) -> bool:
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _size(widget: QWidget, width: int) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(width, widget.heightForWidth(width))
    hint = widget.sizeHint()
    if hint.width() <= width:
        return hint
    return QSize(width, max(hint.height(), widget.heightForWidth(width)))


def in_the_middle(inner: QWidget, widest: int) -> QWidget:
    """``inner`` in the middle of all the width there is, itself at most ``widest`` pixels."""
    inner.setMaximumWidth(widest)
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(inner, 1000)
    row.addStretch(1)
    return outer
