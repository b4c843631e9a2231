"""Where the focus is, to be there again in a screen that is built anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class FocusPlace:
    """The name of the focused widget, and the cursor and selection in it."""

    def __init__(self, name: str, anchor: int, cursor: int) -> None:
        self._name = name
        self._anchor = anchor
        self._cursor = cursor

    @classmethod
    def of(cls, focused: QWidget) -> FocusPlace:
        """The place of ``focused``."""
        anchor = cursor = -1
        if isinstance(focused, QLineEdit):
            anchor = cursor = focused.cursorPosition()
            if focused.hasSelectedText():
                start, end = focused.selectionStart(), focused.selectionEnd()
                anchor = start + end - cursor
        elif isinstance(focused, QPlainTextEdit):
            anchor, cursor = focused.textCursor().anchor(), focused.textCursor().position()
        return cls(focused.objectName(), anchor, cursor)

    def take(self, window: QWidget) -> bool:
        """Put the focus there, if a widget of that name can have it in ``window``."""
        again = window.findChild(QWidget, self._name) if self._name else None
        if again is None or again.isHidden() or not again.isEnabled():
            return False
        again.setFocus()
        if isinstance(again, QLineEdit):
            length = len(again.text())
            anchor, cursor = min(self._anchor, length), min(self._cursor, length)
            again.setSelection(anchor, cursor - anchor)
        elif isinstance(again, QPlainTextEdit):
            text = again.textCursor()
            length = len(again.toPlainText())
            text.setPosition(min(self._anchor, length))
            text.setPosition(min(self._cursor, length), text.MoveMode.KeepAnchor)
            again.setTextCursor(text)
        return True
