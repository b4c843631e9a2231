"""The order in which Tab goes through a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from each of ``widgets`` to the next."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def stops(part: QWidget | None) -> list[QWidget]:
    """What can take the focus in ``part``, in the order of its layout."""
    if part is None:
        return []
    return [
        widget
        for widget in _laid_out(part)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.window() is part.window()
    ]


def _laid_out(part: QWidget) -> Iterator[QWidget]:
    """The widgets within ``part`` in the order of reading."""
    for widget in part.children():
        if isinstance(widget, QWidget):
            yield widget
            yield from _laid_out(widget)
