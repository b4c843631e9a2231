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

FILTERS: Mapping[str, str] = {"active": N_("Active"), "closed": N_("Closed"), "all": N_("All")}

Box = tuple[QWidget, int, int, int]
"""A widget, its left side, its line and its width."""
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
    """``filtered(str)``: another filter was chosen. ``searched(str)``: the search text changed.

    With few trainings (not ``many``) there is nothing to filter, and the search comes when asked
    for; ``new_button`` is hidden where the page has another one.
    """

    filtered = Signal(str)
    searched = Signal(str)

    def __init__(self, words: Words, many: bool) -> None:
        super().__init__()
        self._words = words
        self._many = many
        self._large = True
        self._heights: dict[int, int] = {}
        self.heading = Label(words.say("My courses"), "title", bold=True, wrap=False)
        self.new_button = Button("secondary", "action.new_training", words.say("New course"))
        self.search = self._make_search()
        self._pill_row = self._make_pills()
        for part in (self.heading, self._pill_row, self.search, self.new_button):
            part.setParent(self)
        self._pill_row.setVisible(many)
        self.search.setVisible(many)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chosen(self) -> str:
        """The name of the filter that is on."""
        if not self._many:
            return "all"
        return next(name for name, pill in self.pills.items() if pill.isChecked())

    def choose(self, name: str) -> None:
        """Switch a filter on, as if it was pressed."""
        if self._many and name != self.chosen:
            self.pills[name].setChecked(True)

    def focusables(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        stops: list[QWidget] = [*self.pills.values(), self.search, self.new_button]
        return [each for each in stops if not _is_off(each)]

    @property
    def searching(self) -> bool:
        """Whether there is a field to search in."""
        return not _is_off(self.search)

    def offer_search(self) -> None:
        """Show the field to search in."""
        self.search.setVisible(True)
        self._changed()

    def ask(self) -> None:
        """Let a search be typed."""
        self.offer_search()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def offer_new(self, offered: bool) -> None:
        """Whether a new training begins from here."""
        if _is_off(self.new_button) == offered:
            self.new_button.setVisible(offered)
            self._changed()

    def show_counts(self, entries: Sequence[Entry]) -> None:
        """Say how many trainings each filter would show."""
        active = sum(entry.active for entry in entries)
        counts = {"active": active, "closed": len(entries) - active, "all": len(entries)}
        for name, n in counts.items():
            self.pills[name].setText(f"{self._words.say(FILTERS[name])}  {n}")
        self._heights.clear()

    def _make_pills(self) -> FlowRow:
        row = FlowRow(gap=4)
        self.pills: dict[str, Button] = {}
        group = QButtonGroup(self)
        for name, text in FILTERS.items():
            pill = Button("pill", f"action.filter.{name}", self._words.say(text))
            # not clicked: a program that reads the screen toggles
            pill.toggled.connect(lambda on, name=name: self.filtered.emit(name) if on else None)
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
        native = QKeySequence.SequenceFormat.NativeText
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(native)
        search.setToolTip(keys)
        search.setAccessibleDescription(keys)
        search.textChanged.connect(self.searched)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), search)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        away.activated.connect(search.clear)
        return search

    # -- placing ---------------------------------------------------------------------------------

    def _arrange(self, width: int, place: bool) -> int:
        """Lay the parts out in one line, or in as many as ``width`` asks for; the height."""
        gap, least = theme.em(self, 0.9), theme.em(self, _LEAST_SEARCH)
        heading, pills, new = (
            0 if _is_off(part) else part.sizeHint().width()
            for part in (self.heading, self._pill_row, self.new_button)
        )
        searching = not _is_off(self.search)
        room = width - sum(each + gap for each in (pills, new) if each) - heading
        tall = self.search.sizeHint().height()
        boxes: list[Box] = [(self.heading, 0, 0, min(width, heading))]
        if room >= (least + gap if searching else 0):
            search = min(self._search_width(), room - gap) if searching else 0
            boxes.append((self._pill_row, heading + gap, 0, pills))
            boxes.append((self.search, width - search - (new + gap if new else 0), 0, search))
            boxes.append((self.new_button, width - new, 0, new))
            return self._put(boxes, tall, place)
        line = 0 if heading + gap + new <= width else 1
        boxes.append((self.new_button, 0 if line else width - new, line, new))
        line += 1
        boxes.append((self._pill_row, 0, line, min(width, pills)))
        beside = width - pills - gap if pills else 0
        if beside >= least:
            boxes.append((self.search, width - beside, line, beside))
        else:
            boxes.append((self.search, 0, line + bool(pills), width))
        return self._put(boxes, tall, place)

    def _search_width(self) -> int:
        """As wide as what it says it can find."""
        text = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        return max(theme.em(self, _USUAL_SEARCH), text + theme.em(self, 2.4))

    def _put(self, boxes: list[Box], tall: int, place: bool) -> int:
        """Give each box its place; the whole height. What is hidden takes none."""
        top, height = 0, 0
        boxes = [box for box in boxes if not _is_off(box[0])]
        for line in sorted({box[2] for box in boxes}):
            parts = [(w, left, across) for w, left, at, across in boxes if at == line]
            heights = [self._height(w, across) for w, _left, across in parts]
            height = max(tall, *heights)
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
            self._changed()
        return super().event(happened)

    def _changed(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self._arrange(self.width(), place=True)


def _is_off(widget: QWidget) -> bool:
    """Whether it was hidden; what only waits for its window to be shown is not."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
