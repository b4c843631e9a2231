"""What the monkey sees of the window, and how it presses, types and drops."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.training import LISTS
from kmop_wizard.ui.window.window import Window
from tests.ui.qt_hands import compose, settle

_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_Widget = TypeVar("_Widget", bound=QWidget)


class Hands:
    """At ``window``; knows what is to be seen, and nothing of pages."""

    def __init__(self, window: Window, dice: random.Random) -> None:
        self.window = window
        self._dice = dice

    def seen(self, kind: type[_Widget]) -> list[_Widget]:
        """What can be used now, in an order that is always the same."""
        found = self.window.findChildren(kind)
        return [each for each in found if each.isVisible() and each.isEnabled()]

    def inputs(self) -> list[QLineEdit | QPlainTextEdit]:
        """Where something can be typed."""
        lines = [each for each in self.seen(QLineEdit) if not each.isReadOnly()]
        texts = [each for each in self.seen(QPlainTextEdit) if not each.isReadOnly()]
        return [*lines, *texts]

    def one_of(self, widgets: Sequence[_Widget]) -> _Widget | None:
        """Any of them."""
        return self._dice.choice(widgets) if widgets else None

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        """Press a key, where the system would send it."""
        popup = QApplication.activePopupWidget()
        handle = (popup or self.window).windowHandle()
        if handle is not None:
            QTest.keyClick(handle, key, modifier)
            settle(1)

    def write(self, text: str) -> None:
        """Type ``text`` into what has the focus."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClick(self.window.windowHandle(), letter)  # type: ignore[call-overload]
            else:
                compose(self.window, letter)
        settle(2)

    def paste(self, text: str) -> None:
        """Paste ``text`` into what has the focus."""
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Bring a widget into sight and click on it."""
        for area in self.window.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, _NO_MODIFIER, at or widget.rect().center()
        )
        settle()

    def press(self, button: QAbstractButton) -> str:
        """Press a button, or choose what is in its menu; what was pressed."""
        menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
        if menu is None:
            name = button.objectName()
            self.click(button)
            return name
        actions = [each for each in menu.actions() if each.isEnabled() and each.isVisible()]
        action = self._dice.choice(actions)
        action.trigger()
        settle()
        return action.objectName()

    def pick_row(self, view: QAbstractItemView) -> str:
        """Click on any row of a list."""
        model = view.model()
        if model is None or not model.rowCount():
            return "no row"
        row = self._dice.randrange(model.rowCount())
        index = model.index(row, 0)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())
        if self._dice.random() < 0.5:
            self.key(Qt.Key.Key_Return)
        return f"row {row}"

    def drop(self, files: Iterable[Path]) -> None:
        """Let go of files over the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        happened = QDropEvent(
            QPointF(self.window.rect().center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            _NO_MODIFIER,
        )
        QCoreApplication.sendEvent(self.window, happened)
        settle()


def path_of(editor: Editor, name: str) -> FactPath | None:
    """The path of the fact whose input is called ``name``; of another input there is none."""
    owner, *rest = name.split(".")
    if owner not in LISTS:
        return (owner, *rest) if name in FACT_SPECS else None
    place = int(rest.pop(0)) if rest and rest[0].isdecimal() else 0
    if ".".join((owner, *rest)) not in FACT_SPECS:
        return None
    ids = editor.ids(owner)
    return (owner, ids[place] if place < len(ids) else editor.new_id, *rest)
