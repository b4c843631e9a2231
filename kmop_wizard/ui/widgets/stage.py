"""Where a screen stands in the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from kmop_wizard.ui import theme

_LEAST: Final = 1.5
"""In font heights: what a screen keeps while something is said above or below it."""


class Stage(QWidget):
    """Has hardly any height of its own: the screens on it scroll.

    Qt would take the height of all that a screen holds for the least it needs, and squeeze what
    stands above and below it.
    """

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.em(self, _LEAST))
