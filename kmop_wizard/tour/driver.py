"""Uses the window as a person does, by the names of its widgets: for the tour and the self-test."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from kmop_wizard.ui.window.window import Window

CLOSE: Final = "action.close_section"
ALL_DETAILS: Final = "action.toggle.all_facts"
_ROUNDS: Final = 6
_MOST_STOPS: Final = 200
_ABOVE: Final = 10
"""Pixels left above what was scrolled to."""


class Driver:
    """A person at the window. Raises ``LookupError`` for what is not to be seen."""

    def __init__(self, window: Window) -> None:
        self._window = window
        window.activateWindow()  # else leaving a field is not noticed

    def widget(self, name: str) -> QWidget:
        """The visible widget with this name."""
        found = [w for w in self._window.findChildren(QWidget, name) if w.isVisible()]
        if len(found) != 1:
            raise LookupError(f"{len(found)} widgets are called {name}")
        return found[0]

    def has(self, name: str) -> bool:
        """Whether a widget with this name is to be seen."""
        return any(w.isVisible() for w in self._window.findChildren(QWidget, name))

    def type(self, name: str, text: str) -> None:
        """Replace what stands in an input by ``text``, key by key, and leave it."""
        edit = self._selected(name)
        for letter in text:
            _press(edit, Qt.Key.Key_Return if letter == "\n" else 0, letter)
        self._leave(edit)

    def paste(self, name: str, text: str) -> None:
        """Replace what stands in an input by ``text`` from the clipboard, and leave it."""
        edit = self._selected(name)
        QGuiApplication.clipboard().setText(text)
        _press(edit, Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
        self._leave(edit)

    def reach(self, name: str) -> None:
        """Bring an input into sight: behind another day's button, or among all details."""
        if not self.has(name) and self.has(CLOSE):
            self.press(CLOSE)
        for way in (f"action.other_day.{name}", ALL_DETAILS):
            if not self.has(name) and self._buttons(way):
                self.press(way)

    def _buttons(self, name: str) -> list[QAbstractButton]:
        """The buttons with this name, those to be seen first; a link may wait in a menu."""
        found = self._window.findChildren(QAbstractButton, name)
        return sorted(found, key=lambda button: not button.isVisible())

    def _selected(self, name: str) -> QWidget:
        self.reach(name)
        edit = self.widget(name)
        self._come_to(edit)
        if isinstance(edit, QLineEdit | QPlainTextEdit):
            edit.selectAll()
        return edit

    def _leave(self, edit: QWidget) -> None:
        self.settle()
        _press(edit, Qt.Key.Key_Tab, "\t")
        self.settle()

    def press(self, name: str) -> None:
        """Press a button, or choose an action of the menu."""
        action = self._window.findChild(QAction, name)
        if action is not None:
            action.trigger()
            self.settle()
            return
        if not self.has(name) and name != CLOSE and self.has(CLOSE):
            self.press(CLOSE)
        buttons = self._buttons(name)
        if not buttons:
            raise LookupError(f"there is no button {name}")
        self._press(buttons[0])
        self.settle()

    def _come_to(self, widget: QWidget) -> None:
        widget.setFocus()

    def _press(self, button: QAbstractButton) -> None:
        button.setFocus()
        button.click()

    def settle(self) -> None:
        """Let the window finish what it has begun."""
        everything = QEventLoop.ProcessEventsFlag.AllEvents
        for _ in range(_ROUNDS):
            QCoreApplication.processEvents(everything)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def scroll_to(self, name: str) -> None:
        """Bring a widget to the top of what scrolls, as far as that goes."""
        self.scroll_up()
        target = self.widget(name)
        for area in self._window.findChildren(QScrollArea):
            if area.isAncestorOf(target):
                top = target.mapTo(area.viewport(), QPoint(0, 0)).y()
                area.verticalScrollBar().setValue(top - _ABOVE)
        self.settle()

    def scroll_up(self) -> None:
        """Bring the top of what scrolls into sight."""
        for area in self._window.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)
        self.settle()


class KeyboardDriver(Driver):
    """A person without a mouse: Tab until it has the focus, then Space.

    Raises ``LookupError`` for what Tab does not come to.
    """

    def _come_to(self, widget: QWidget) -> None:
        for _ in range(_MOST_STOPS):
            focused = self._window.focusWidget()
            if focused is widget:
                return
            _press(focused or self._window, Qt.Key.Key_Tab, "\t")
            self.settle()
        raise LookupError(f"Tab does not come to {widget.objectName()}")

    def _press(self, button: QAbstractButton) -> None:
        self._come_to(button)
        _press(button, Qt.Key.Key_Space, " ")


def _press(
    target: QObject,
    key: int,
    text: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifier, text)
        QCoreApplication.sendEvent(target, event)
