"""The order in which Tab goes through a screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kmop_wizard.ui.widgets.button import Button

_LETTERS: Final = frozenset("abcdefghijklnopqrstuvwxyz")
"""For mnemonics; without that of the menu."""


def put_in_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from each of ``widgets`` to the next."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def give_letters(part: QWidget, widgets: Sequence[QWidget]) -> None:
    """Give each button among ``widgets``, the stops of ``part``, a mnemonic of its own.

    Links get none; others the first of their letters that is free, initials before others.
    """
    if sys.platform == "darwin":  # Option and a letter is another letter there
        return
    free = set(_LETTERS)
    for button in widgets:
        if not isinstance(button, Button) or button.kind not in ("primary", "secondary"):
            continue
        if not _is_put_away(button, part):
            caption = button.caption.lower()
            initials = "".join(word[0] for word in caption.split())
            letter = next((each for each in initials + caption if each in free), "")
            free.discard(letter)
            button.set_letter(letter)


def _is_put_away(widget: QWidget, part: QWidget) -> bool:
    """Whether it was hidden; what was made just now is only not shown yet."""
    around: QWidget | None = widget
    decided = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    while around is not None and around is not part:
        if around.isHidden() and around.testAttribute(decided):
            return True
        around = around.parentWidget()
    return False


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
