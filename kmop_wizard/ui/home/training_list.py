"""The list of home: one model, one delegate, however many trainings there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from kmop_wizard.app.overview.groups import group_of
from kmop_wizard.app.overview.phrases import TrainingRow
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.home import group_name
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
RowOf = Callable[[Entry], TrainingRow]

ROW: Final = 34
GROUP_GAP: Final = 9
_SIDE: Final = 24
_GROUP_WIDTH: Final = 176
_GAP: Final = 12
_CHEVRON: Final = 24
_HEADING: Final = 28
_SHARES: Final = (9, 4, 7, 7)
"""How title, provider, action and day share the width that is left."""
_TWO_LINES_BELOW: Final = 780


class TrainingModel(QAbstractListModel):
    """The trainings of home, in their order; those of one group stand together.

    A row is put into words when it is first seen: there may be ten thousand.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._row_of: RowOf | None = None
        self._rows: dict[int, TrainingRow] = {}
        self.groups: dict[int, tuple[str, int]] = {}
        """By the index of its first row, a group and how many rows it has."""

    def show(self, entries: Sequence[Entry], row_of: RowOf) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._entries, self._row_of, self._rows = tuple(entries), row_of, {}
        self.groups, first = {}, 0
        for group, members in groupby(self._entries, key=lambda entry: group_of(entry.plan)):
            n = sum(1 for _ in members)
            self.groups[first] = (group, n)
            first += n
        self.endResetModel()

    def ids(self) -> list[str]:
        """The ids of the trainings, in their order."""
        return [entry.training.id for entry in self._entries]

    def row(self, place: int) -> TrainingRow:
        """What the row shows."""
        if place not in self._rows:
            assert self._row_of is not None, "rows come with their words"
            self._rows[place] = self._row_of(self._entries[place])
        return self._rows[place]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: ARG002
        return len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.UserRole:
            return self._entries[index.row()].training.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).sentence
        return self.row(index.row()).title if role == Qt.ItemDataRole.DisplayRole else None


class TrainingList(QListView):
    """As high as its rows: it scrolls with the page. ``opened``: the id of a training.

    ``moved``: another row is the current one; it stands there, and should be seen.
    """

    opened = Signal(str)
    moved = Signal(QRect)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("home.list")
        self.setAccessibleName(words.say("My courses"))
        self._model = TrainingModel(self)
        self._measure()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)

    def show_entries(self, entries: Sequence[Entry], row_of: RowOf) -> None:
        """Show these, keeping the current one current."""
        kept = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        self._model.show(entries, row_of)
        ids = self._model.ids()
        if kept in ids:
            self.setCurrentIndex(self._model.index(ids.index(kept)))
        self._fit()

    def ids(self) -> list[str]:
        """The ids of the trainings that are shown, in their order."""
        return self._model.ids()

    def row(self, place: int) -> TrainingRow:
        """What a row shows."""
        return self._model.row(place)

    def two_lines(self) -> bool:
        """Whether a row is too narrow for one line."""
        return self._two_lines

    def row_height(self, row: int) -> int:
        """The height of one row with the room above its group, in pixels."""
        return self._row_height + self.room_above(row)

    def room_above(self, row: int) -> int:
        """What stays free above the first row of a group; 0 above another row."""
        if row not in self._model.groups:
            return 0
        return (self._gap if row else self._gap // 2) + self.heading_height()

    def heading_height(self) -> int:
        """What the name of a group takes above its rows; 0 where it stands beside them."""
        return theme.px(self, _HEADING) if self._two_lines else 0

    def group_at(self, row: int) -> tuple[str, int] | None:
        """The name and size of the group that begins with ``row``; ``None`` when none does."""
        found = self._model.groups.get(row)
        return None if found is None else (group_name(self._words, found[0]), found[1])

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self, 160), self._height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, resized: Any) -> None:
        super().resizeEvent(resized)
        self._fit()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
            return
        super().keyPressEvent(pressed)

    def focusInEvent(self, came: Any) -> None:
        super().focusInEvent(came)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.moved.emit(self.visualRect(current))

    def paintEvent(self, asked: QPaintEvent) -> None:
        super().paintEvent(asked)
        painter = QPainter(self.viewport())
        painter.setPen(theme.pen(theme.current().line))
        for first in self._model.groups:
            if first:
                top = self.visualRect(self._model.index(first)).top() + self._gap // 2
                painter.drawLine(0, top, self.viewport().width(), top)

    def _open(self, index: Index) -> None:
        self.opened.emit(index.data(Qt.ItemDataRole.UserRole))

    def _height(self) -> int:
        gaps = (self._gap + self.heading_height()) * len(self._model.groups)
        return self._row_height * self._model.rowCount() + gaps

    def _measure(self) -> None:
        """Once for all rows: the model may have ten thousand."""
        self._two_lines = self.width() < theme.px(self, _TWO_LINES_BELOW)
        self._gap = theme.px(self, GROUP_GAP)
        self._row_height = theme.px(self, 2 * ROW - 16 if self._two_lines else ROW)

    def _fit(self) -> None:
        before = (self._row_height, self._gap, self._two_lines)
        self._measure()
        if self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())
        if before != (self._row_height, self._gap, self._two_lines):
            self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: TrainingList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._view.row_height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, colours = self._view, theme.current()
        box = self._box(option, index)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colours.accent_ground)
        side = _SIDE
        group = view.group_at(index.row())
        if group is not None:
            heading = box.adjusted(side, 0, -side, 0)
            if view.two_lines():
                heading.setBottom(heading.top())
                heading.setTop(heading.top() - view.heading_height())
            _heading(painter, heading, *group, view.font())
        for part in self._parts(index, box):
            _say(painter, part)
        if view.hasFocus() and index.row() == view.currentIndex().row():
            painter.setPen(theme.pen(colours.accent, theme.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.FIELD_RADIUS
            painter.drawRoundedRect(box.adjusted(side - 6, 2, 6 - side, -2), radius, radius)

    def helpEvent(
        self,
        asked: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What is cut can be read whole."""
        cut = any(
            QFontMetrics(part.font).horizontalAdvance(part.text) > part.box.width()
            for part in self._parts(index, self._box(option, index))
        )
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) if cut else ""
        QToolTip.showText(asked.globalPos(), plain_tip(said), view)
        return True

    def _box(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """The row without the room above its group."""
        box = QRect(option.rect)
        box.setTop(box.top() + self._view.room_above(index.row()))
        return box

    def _parts(self, index: Index, box: QRect) -> list[_Part]:
        view, row, colours = self._view, self._view.row(index.row()), theme.current()
        font, bold = view.font(), theme.scaled(view.font(), "body", bold=True)
        tone = colours.muted if row.tone == "neutral" else colours.tone(row.tone)[0]
        day_font = font if row.tone == "neutral" else bold
        side, wide = _SIDE, theme.px(view, _CHEVRON)
        end = box.right() - side - wide
        chevron = QRect(end + 1, box.top(), wide, box.height())
        right = Qt.AlignmentFlag.AlignRight
        parts = [_Part(chevron, "\u203a", font, colours.muted, right)]
        day_width = QFontMetrics(day_font).horizontalAdvance(row.day) + 1
        if view.two_lines():
            left, high = box.left() + side, theme.px(view, ROW - 12)
            top = box.top() + (box.height() - 2 * high) // 2
            title = QRect(left, top, end - left - day_width - theme.px(view, _GAP), high)
            day = QRect(left, top, end - left, high)
            under = QRect(left, top + high, end - left, high)
            about = " \u00b7 ".join(filter(None, (row.action, row.provider)))
            return [
                *parts,
                _Part(title, row.title, bold, colours.ink),
                _Part(day, row.day, day_font, tone, right),
                _Part(under, about, font, colours.muted),
            ]
        gap, left = theme.px(view, _GAP), box.left() + side + theme.px(view, _GROUP_WIDTH)
        texts = (
            (row.title, bold, colours.ink),
            (row.provider, font, colours.muted),
            (row.action, font, colours.ink),
            (row.day, day_font, tone),
        )
        room = end - left - gap * len(_SHARES)
        for share, (text, used, colour) in zip(_SHARES, texts, strict=True):
            width = room * share // sum(_SHARES)
            parts.append(_Part(QRect(left, box.top(), width, box.height()), text, used, colour))
            left += width + gap
        *_, action, day_part = parts
        short = min(day_width - day_part.box.width(), action.box.width() // 2)
        if short > 0:  # the day is never cut
            action.box.setWidth(action.box.width() - short)
            day_part.box.setLeft(day_part.box.left() - short)
        return parts


class _Part(NamedTuple):
    """A text of a row, and where it stands."""

    box: QRect
    text: str
    font: QFont
    colour: QColor
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


def _heading(painter: QPainter, box: QRect, group: str, n: int, font: QFont) -> None:
    colours, bold = theme.current(), theme.scaled(font, "body", bold=True)
    _say(painter, _Part(box, group, bold, colours.ink))
    after = box.adjusted(QFontMetrics(bold).horizontalAdvance(group) + 8, 0, 0, 0)
    _say(painter, _Part(after, str(n), font, colours.muted))


def _say(painter: QPainter, part: _Part) -> None:
    painter.setFont(part.font)
    painter.setPen(part.colour)
    cut = Qt.TextElideMode.ElideRight
    shown = QFontMetrics(part.font).elidedText(part.text, cut, part.box.width())
    flags = part.side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(part.box, flags, shown)
