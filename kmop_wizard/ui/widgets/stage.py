"""Where a screen stands in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Stage(QWidget):
    """Has no height of its own: the screens on it scroll.

    Qt would take the height of all that a screen holds for the least it needs, and squeeze what
    stands above and below it.
    """

    def hasHeightForWidth(self) -> bool:
        return False
