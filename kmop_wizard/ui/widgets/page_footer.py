"""The quiet links under a page; those that find no room are in "More"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.menu import Menu

_HIGH: Final = 44
_LOW: Final = 40
_GAP: Final = 22 - 2 * theme.RING


class PageFooter(QWidget):
    """``pressed(str)`` gives the name of the link. The last one stands at the right.

    ``line``: a hairline above; else the links stand among other things.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None, line: bool = True) -> None:
        super().__init__(parent)
        self._line = line
        self._links: dict[str, Button] = {}
        self._most = 0
        self._low = False
        self.more = Button("plain", "action.more")
        self._menu = Menu(self)
        self.more.clicked.connect(self._open_menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 1, 0, 0)
        self._row.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._measure()

    def set_links(self, links: Sequence[tuple[str, str]], more: str) -> None:
        """``(name, text)`` of each; ``more`` is the button for those without room."""
        if list(self._links) != [name for name, _text in links]:
            self._rebuild([name for name, _text in links])
        for name, text in links:
            self._links[name].setText(text)
        self.more.setText(f"{more} \u25be")
        self.more.setAccessibleName(more)
        self._arrange()

    def _rebuild(self, names: Sequence[str]) -> None:
        for button in self._links.values():
            button.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self._links = {name: Button("plain", name) for name in names}
        *left, last = self._links.values()
        for button in left:
            self._row.addWidget(button)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addWidget(last)
        for name, button in self._links.items():
            button.clicked.connect(lambda _on=False, name=name: self.pressed.emit(name))

    def link(self, name: str) -> Button:
        """A link by its name; ``KeyError`` if there is none."""
        return self._links[name]

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        *left, last = self._links.values()
        return [*left, self.more, last]

    def set_open(self, name: str, said: str = "") -> None:
        """Mark the link whose section is open, and let a screen reader say ``said`` of it.

        An empty name marks none.
        """
        for each, button in self._links.items():
            button.set_current(each == name)
            button.setAccessibleDescription(said if each == name else "")
        self._arrange()

    def set_most(self, most: int) -> None:
        """Show so many links at the left at most; 0: as many as there is room for."""
        self._most = most
        self._arrange()

    def set_side(self, side: int) -> None:
        """Keep ``side`` pixels free at both ends; the hairline goes from edge to edge."""
        self.setContentsMargins(side, 0, side, 0)

    def set_low(self, low: bool) -> None:
        """Where there is little height: a little lower."""
        self._low = low
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(self, _LOW if self._low else _HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._measure()
            self._arrange()

    def _arrange(self) -> None:
        if not self._links:
            return
        *left, last = self._links.values()
        shown = min(self._most or len(left), len(left))
        while shown and not self._fits(left[:shown], shown < len(left), last):
            shown -= 1
        for place, button in enumerate(left):
            button.setVisible(place < shown)
        self.more.setVisible(shown < len(left))

    def _fits(self, left: Sequence[Button], with_more: bool, last: Button) -> bool:
        buttons = [*left, last, *([self.more] if with_more else [])]
        widths = [button.sizeHint().width() for button in buttons]
        return sum(widths) + _GAP * (len(widths) - 1) <= self.contentsRect().width()

    def _open_menu(self) -> None:
        self._menu.clear()
        for name, button in list(self._links.items())[:-1]:
            if button.isHidden():
                action = self._menu.addAction(button.text())
                action.setObjectName(name)
                action.triggered.connect(lambda _on=False, name=name: self.pressed.emit(name))
        self._menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def paintEvent(self, _asked: QPaintEvent) -> None:
        if not self._line:
            return
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))
