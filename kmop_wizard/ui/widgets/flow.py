"""A row that goes on below when it is full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

Line = list[tuple[QWidget, int, int]]
"""Widgets with the width and height they get."""


class FlowRow(QWidget):
    """Widgets side by side that wrap; an expanding one takes what is left of its line.

    ``gap``: pixels between two; ``down``: pixels between two lines, as many unless it is given.
    ``top``: those of a line begin at one height.

    A widget that places its children, not a QLayout: Qt asks a layout for items until it gets
    ``None``, and PySide on Python 3.11 loses a reference to ``None`` at each such answer.
    """

    def __init__(
        self,
        gap: int = 10,
        right: bool = False,
        parent: QWidget | None = None,
        down: int | None = None,
        top: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._down = gap if down is None else down
        self._right = right
        self._top = top
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, before: QWidget | None = None) -> None:
        """Put ``widget`` at the end, or ``before`` another one."""
        place = len(self._widgets) if before is None else self._widgets.index(before)
        self._widgets.insert(place, widget)
        widget.setParent(self)
        for each in self._widgets[place + 1 :]:
            each.raise_()  # who reads the screen reads them in this order
        decided = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        if self.isVisible() and not widget.testAttribute(decided):
            widget.show()  # as a layout does
        widget.destroyed.connect(lambda: self._forget(widget))
        self._changed()

    def take_out(self, widget: QWidget) -> None:
        """Take ``widget`` out; it belongs to nobody then."""
        self._forget(widget)
        widget.setParent(None)

    def _forget(self, widget: QWidget) -> None:
        self._widgets = [each for each in self._widgets if each is not widget]

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def heightForWidth(self, width: int) -> int:
        heights = [max(height for _w, _width, height in line) for line in self._lines(width)]
        return sum(heights) + self._down * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        sizes = [widget.sizeHint() for widget in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((_sized(each, width)[1] for each in self._shown()), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [widget.minimumSizeHint() for widget in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def event(self, happened: QEvent) -> bool:
        if happened.type() == QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(happened)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        if self.isVisible():
            self._place()

    def showEvent(self, shown: QShowEvent) -> None:
        # children that changed while this row was hidden did not ask for a new place
        super().showEvent(shown)
        self._place()
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def _changed(self) -> None:
        self.updateGeometry()
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            used = sum(width for _w, width, _height in line) + self._gap * (len(line) - 1)
            left = max(0, self.width() - used) if self._right else 0
            tallest = max(height for _w, _width, height in line)
            for widget, width, height in line:
                free = 0 if self._top else (tallest - height) // 2
                widget.setGeometry(left, top + free, width, height)
                left += width + self._gap
            top += tallest + self._down

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        left = 0
        for widget in self._shown():
            wide, high = _sized(widget, width)
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append((widget, wide, high))
            left += wide + self._gap
        return [self._stretched(line, width) for line in lines]

    def _stretched(self, line: Line, width: int) -> Line:
        free = width - sum(wide for _w, wide, _high in line) - self._gap * (len(line) - 1)
        takers = [widget for widget, _wide, _high in line if _expands(widget)]
        if not takers or free <= 0:
            return line
        share = free // len(takers)
        return [
            (widget, min(wide + share, widget.maximumWidth()) if widget in takers else wide, high)
            for widget, wide, high in line
        ]


class Room(QWidget):
    """Takes what is left of a line, so that what follows stands at its right."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, 1)


def _expands(widget: QWidget) -> bool:
    directions = widget.sizePolicy().expandingDirections()
    return bool(directions & Qt.Orientation.Horizontal)


def _sized(widget: QWidget, room: int) -> tuple[int, int]:
    hint = widget.sizeHint()
    wide = max(min(hint.width(), room), widget.minimumWidth())
    high = widget.heightForWidth(wide) if wide < hint.width() else -1
    return wide, max(high if high >= 0 else hint.height(), widget.minimumHeight())
