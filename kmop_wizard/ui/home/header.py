"""The top of home: what is shown of the trainings, the search and the way to a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.i18n import N_, Words
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.line_edit import LineEdit

FILTERS: Mapping[str, str] = {"active": N_("Active"), "finished": N_("Finished"), "all": N_("All")}

_LEAST_SEARCH = 11.0
_USUAL_SEARCH = 18.0
"""Widths of the search field in font heights."""
_LINE_GAP = 10
_LARGE_FROM = 13.5
"""In font heights: in less width the heading is smaller, rather than cut."""


def passes(filter_name: str, entry: Entry) -> bool:
    """Whether a filter shows a training."""
    return filter_name == "all" or entry.active == (filter_name == "active")


class Header(QWidget):
    """``filtered(str)``: another filter was chosen. ``searched(str)``: the search text changed."""

    filtered = Signal(str)
    searched = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._large = True
        self._heights: dict[int, int] = {}
        self.heading = Label(words.say("My trainings"), "title", bold=True, wrap=False)
        self.new_button = Button("primary", "action.new_training", words.say("New training"))
        self.search = self._make_search()
        self._pill_row = self._make_pills()
        for part in (self.heading, self._pill_row, self.search, self.new_button):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chosen(self) -> str:
        """The name of the filter that is on."""
        return next(name for name, pill in self.pills.items() if pill.isChecked())

    def choose(self, name: str) -> None:
        """Switch a filter on, as if it was pressed."""
        if name != self.chosen:
            self.pills[name].setChecked(True)
            self.filtered.emit(name)

    def focusables(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [*self.pills.values(), self.search, self.new_button]

    def show_counts(self, entries: Sequence[Entry]) -> None:
        """Say how many trainings each filter would show."""
        for name, pill in self.pills.items():
            n = sum(1 for entry in entries if passes(name, entry))
            pill.setText(f"{self._words.say(FILTERS[name])}  {n}")
        self._heights.clear()

    def _make_pills(self) -> FlowRow:
        row = FlowRow(gap=4)
        self.pills: dict[str, Button] = {}
        group = QButtonGroup(self)
        for name, text in FILTERS.items():
            pill = Button("pill", f"action.filter.{name}", self._words.say(text))
            pill.clicked.connect(lambda _on=False, pressed=name: self.filtered.emit(pressed))
            group.addButton(pill)
            self.pills[name] = pill
            row.add(pill)
        self.pills["active"].setChecked(True)
        return row

    def _make_search(self) -> LineEdit:
        search = LineEdit("search")
        text = self._words.say("Search title, participant, invoice")
        search.setPlaceholderText(text)
        search.setAccessibleName(text)
        search.setToolTip(text)
        search.textChanged.connect(self.searched)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), search)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        away.activated.connect(search.clear)
        return search

    # -- placing ---------------------------------------------------------------------------------

    def _arrange(self, width: int, place: bool) -> int:
        """Lay the parts out in one line, or in as many as ``width`` asks for; the height."""
        gap = theme.em(self, 0.9)
        heading, pills = self.heading.sizeHint(), self._pill_row.sizeHint()
        new, least = self.new_button.sizeHint(), theme.em(self, _LEAST_SEARCH)
        tall = max(heading.height(), pills.height(), new.height(), self.search.sizeHint().height())
        boxes: list[tuple[QWidget, int, int, int]] = []
        used = heading.width() + pills.width() + new.width() + 3 * gap
        if used + least <= width:
            search = min(self._search_width(), width - used)
            boxes.append((self.heading, 0, 0, heading.width()))
            boxes.append((self._pill_row, heading.width() + gap, 0, pills.width()))
            boxes.append((self.search, width - new.width() - gap - search, 0, search))
            boxes.append((self.new_button, width - new.width(), 0, new.width()))
            return self._put(boxes, tall, place)
        boxes.append((self.heading, 0, 0, min(width, heading.width())))
        line = 0 if heading.width() + gap + new.width() <= width else 1
        boxes.append((self.new_button, 0 if line else width - new.width(), line, new.width()))
        line += 1
        boxes.append((self._pill_row, 0, line, min(width, pills.width())))
        beside = width - pills.width() - gap
        if beside >= least:
            boxes.append((self.search, width - beside, line, beside))
        else:
            boxes.append((self.search, 0, line + 1, width))
        return self._put(boxes, tall, place)

    def _search_width(self) -> int:
        """As wide as what it says it can find."""
        text = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        return max(theme.em(self, _USUAL_SEARCH), text + theme.em(self, 2.4))

    def _put(self, boxes: list[tuple[QWidget, int, int, int]], tall: int, place: bool) -> int:
        """Each box: the widget, its left side, its line and its width. Gives the whole height."""
        top, height = 0, 0
        for line in range(1 + max(box[2] for box in boxes)):
            parts = [(w, left, across) for w, left, at, across in boxes if at == line]
            heights = [self._height(w, across) for w, _left, across in parts]
            height = max(tall, *heights) if len(parts) > 1 else heights[0]
            for (widget, left, across), its in zip(parts, heights, strict=True):
                if place:
                    widget.setGeometry(left, top + (height - its) // 2, across, its)
            top += height + _LINE_GAP
        return top - _LINE_GAP

    @staticmethod
    def _height(widget: QWidget, width: int) -> int:
        hint = widget.sizeHint()
        if width >= hint.width():
            return hint.height()
        return max(hint.height(), widget.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(width, place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(theme.em(self, 50), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(self, 12), theme.control_height(self))

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        large = self.width() >= theme.em(self, _LARGE_FROM)
        if large != self._large:
            self._large = large
            self.heading.set_scale("title" if large else "heading")
            self._heights.clear()
            self.updateGeometry()
        self._arrange(self.width(), place=True)

    def event(self, happened: QEvent) -> bool:
        if happened.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self._heights.clear()
            self.updateGeometry()
            self._arrange(self.width(), place=True)
        return super().event(happened)
