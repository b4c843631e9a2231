"""Where the focus is, to be there again in a screen that is built anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget


class FocusPlace:
    """The name of the focused widget, and the cursor and selection in it."""

    def __init__(self, name: str, cursor: int, selection: tuple[int, int] | None) -> None:
        self._name = name
        self._cursor = cursor
        self._selection = selection

    @classmethod
    def of(cls, focused: QWidget) -> FocusPlace:
        """The place of ``focused``."""
        if isinstance(focused, QLineEdit):
            start = focused.selectionStart()
            chosen = (start, focused.selectionLength()) if start >= 0 else None
            return cls(focused.objectName(), focused.cursorPosition(), chosen)
        return cls(focused.objectName(), -1, None)

    def take(self, window: QWidget) -> bool:
        """Put the focus there, if a widget of that name can have it in ``window``."""
        again = window.findChild(QWidget, self._name) if self._name else None
        if again is None or again.isHidden() or not again.isEnabled():
            return False
        again.setFocus()
        if isinstance(again, QLineEdit):
            again.setCursorPosition(self._cursor)
            if self._selection is not None:
                again.setSelection(*self._selection)
        return True
