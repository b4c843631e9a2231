"""What the screens here share: the way back, a title, and a column that is easy to read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.screen import Context, Route, Screen
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.label import Label, heading, title
from kmop_wizard.ui.widgets.scroll import ScrollArea

SPEAK_AFTER_MS: Final = 900
_READABLE: Final = 44.0
"""In font heights: the widest that the column gets."""
_MARGIN: Final = 32


class ColumnScreen(Screen):
    """A way back, a title, and what `add` puts under it; only that part scrolls."""

    def __init__(self, context: Context, route: Route, heading_text: str, intro: str = "") -> None:
        super().__init__(context, route)
        self._heading_text = heading_text
        self._spoken = ""
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.timeout.connect(lambda: announce(self, self._spoken))
        self.back_button = Button("link", "action.back", literal(self._back_text()))
        self.back_button.clicked.connect(self.go_back)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
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

    def go_back(self) -> None:
        """To the training that the user came from, else home."""
        if self._from_training():
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

    def _from_training(self) -> bool:
        return bool(self.route.training_id)

    def _back_text(self) -> str:
        say = self.words.say
        where = say("Back") if self._from_training() else say("My trainings")
        return f"‹ {where}"

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(_MARGIN - 4, 14, _MARGIN, 4)
        top.addWidget(self.back_button)
        top.addStretch(1)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self._column.addStretch(1)
        self._inner.setMaximumWidth(theme.em(self, _READABLE))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(ScrollArea(content), 1)


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
        painter.fillRect(0, 4, self.width(), 1, theme.current().line)


def empty(column: QVBoxLayout, keep: int = 0) -> None:
    """Take the widgets of ``column`` away, but for the first ``keep``."""
    while column.count() > keep:
        item = column.takeAt(keep)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def named(label: Label, name: str) -> Label:
    """``label`` with an objectName."""
    label.setObjectName(name)
    return label


def selectable(label: Label) -> Label:
    """``label`` with a text that the mouse can select."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
