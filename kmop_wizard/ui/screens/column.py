"""What the screens here share: the way back, a title, and a column that is easy to read."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.storage.folders import PORTABLE_FOLDER
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.block import Block
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.flow import FlowRow, Room
from kmop_wizard.ui.widgets.label import Label, heading, title
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.focus_order import put_in_order, stops
from kmop_wizard.ui.window.screen import Context, Route, Screen

SPEAK_AFTER_MS: Final = 900
_READABLE: Final = 44.0
"""In font heights: the widest that the column gets."""


class ColumnScreen(Screen):
    """A title, what `add` puts under it, and a foot with the way back; only the middle scrolls.

    ``wide``: as wide as home; else no wider than is easy to read.
    """

    whole_width = True
    wide: ClassVar[bool] = False

    def __init__(self, context: Context, route: Route, heading_text: str, intro: str = "") -> None:
        super().__init__(context, route)
        self._heading_text = heading_text
        self._spoken = ""
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.timeout.connect(lambda: announce(self, self._spoken))
        self.back_button = Button("secondary", "action.back", self.words.say("&Back"))
        self.back_button.setAccessibleName(self.words.say("&Back").replace("&", ""))
        self.back_button.clicked.connect(self.go_back)
        for keys in ("Alt+Left", "Escape"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_back)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addStretch(1)
        self._foot = FlowRow()
        self._foot.add(self.back_button)
        self._foot.add(Room())
        self._lay_out()
        self.add(title(heading_text))
        if intro:
            self.add(Label(intro, tone="muted"))

    @property
    def title(self) -> str:
        return self._heading_text

    def first_focus(self) -> QWidget | None:
        return self.back_button

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the end of the column."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_main(self, button: Button) -> None:
        """Put the one primary button at the right of the foot."""
        self._foot.add(button)

    def go_back(self) -> None:
        """To the training that the user came from, else home."""
        if self.route.training_id:
            self.go.open_training(self.route.training_id, self.route.step)
        else:
            self.go.home()

    def speak_soon(self, text: str) -> None:
        """Let a screen reader say ``text`` once the typing pauses."""
        if text != self._spoken:
            self._spoken = text
            self._speak.start(SPEAK_AFTER_MS)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(text)
        self.go.toast(self.words.say("Copied"))

    def showEvent(self, shown: QShowEvent) -> None:
        super().showEvent(shown)
        self._put_foot_last()

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._put_foot_last()
        return super().focusNextPrevChild(forward)

    def _put_foot_last(self) -> None:
        """The foot comes after the column, whatever was built in it since."""
        put_in_order([*stops(self._inner)[-1:], *stops(self._foot)])

    def _lay_out(self) -> None:
        column, foot = QWidget(), QWidget()
        for outer, inner in ((column, self._inner), (foot, self._foot)):
            row = QHBoxLayout(outer)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(inner, 1000)
            row.addStretch(1)
            if not self.wide:
                inner.setMaximumWidth(theme.em(self, _READABLE))
        self.scroll_area = ScrollArea(Block(column, 8, 12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scroll_area, 1)
        whole.addWidget(Block(foot, 6, 6, line=True))


class Section(Card):
    """A card with an optional heading and a column."""

    def __init__(self, heading_text: str = "", name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 20)
        self._column.setSpacing(8)
        if heading_text:
            self._column.addWidget(heading(heading_text))

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the end."""
        self._column.addWidget(widget)

    def clear(self, keep: int = 0) -> None:
        """Take everything away but the first ``keep`` parts."""
        empty(self._column, keep)


class Divider(QWidget):
    """A thin line between two parts of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(10, 9)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(theme.RING, 4, self.width() - 2 * theme.RING, 1, theme.current().line)


def empty(column: QVBoxLayout, keep: int = 0) -> None:
    """Take the widgets of ``column`` away, but for the first ``keep``."""
    while column.count() > keep:
        item = column.takeAt(keep)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            # Not at once: what goes may be the button whose click is being answered.
            QTimer.singleShot(0, widget.deleteLater)


def named(label: Label, name: str) -> Label:
    """``label`` with an objectName."""
    label.setObjectName(name)
    return label


def portable_sentence(words: Words, beside: Path) -> str:
    """That the program lies on a stick, say, with all its files in the folder ``beside``."""
    return words.say(
        "This is the portable version. Settings and earlier versions are in {folder}.",
        folder=beside / PORTABLE_FOLDER,
    )
