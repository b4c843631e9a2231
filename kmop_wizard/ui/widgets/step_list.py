"""The six steps as a map: any step can be opened at any time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import plain_tip
from kmop_wizard.ui.widgets.marks import paint_mark

_WRAP = Qt.TextFlag.TextWordWrap


class StepRow(QPushButton):
    """One step, a button named ``step.<id>``."""

    def __init__(self, step: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"step.{step}")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._item = StepItem(step, "", "", "later", "")
        self._number = str(number)
        self._shown = False
        self._compact = False
        self._set_policy()

    def set_item(self, item: StepItem, shown: bool) -> None:
        """``shown``: this step's page is open."""
        self._item, self._shown = item, shown
        self.setAccessibleName(item.spoken or f"{self._number}. {item.title}")
        self._refresh()

    def set_compact(self, compact: bool) -> None:
        """Show the circle only; the words move to the tooltip and stay for screen readers."""
        self._compact = compact
        self._set_policy()
        self._refresh()

    def _set_policy(self) -> None:
        kind = QSizePolicy.Policy
        policy = QSizePolicy(kind.Fixed, kind.Fixed)
        if not self._compact:
            policy = QSizePolicy(kind.Preferred, kind.Minimum)
        policy.setHeightForWidth(not self._compact)
        self.setSizePolicy(policy)

    def _refresh(self) -> None:
        words = f"{self._item.title}\n{self._item.status}".strip()
        self.setToolTip(plain_tip(words) if self._compact else "")
        self.updateGeometry()
        QWidget.update(self)

    def _circle(self) -> int:
        return max(24, theme.em(self, 1.65))

    def _edge(self) -> int:
        return theme.em(self, 0.5) + theme.RING

    def _text_left(self) -> int:
        return self._edge() + self._circle() + theme.em(self, 0.6)

    def _fonts(self) -> tuple[QFont, QFont]:
        late = self._item.tone in ("danger", "warning")
        return theme.scaled(self.font(), "body", self._shown), theme.scaled(
            self.font(), "small", late
        )

    def _text_boxes(self, width: int) -> tuple[QRect, QRect]:
        """Where title and status go."""
        left = self._text_left()
        room = QRect(0, 0, max(40, width - left - self._edge()), 100000)
        body, small = self._fonts()
        title = QFontMetrics(body).boundingRect(room, _WRAP, self._item.title).height()
        status = 0
        if self._item.status:
            status = QFontMetrics(small).boundingRect(room, _WRAP, self._item.status).height()
        top = max(self._edge(), self._edge() + (self._circle() - title - status) // 2)
        return QRect(left, top, room.width(), title), QRect(left, top + title, room.width(), status)

    def heightForWidth(self, width: int) -> int:
        if self._compact:
            return self.sizeHint().height()
        _title, status = self._text_boxes(width)
        return max(self._circle() + 2 * self._edge(), status.bottom() + 1 + self._edge())

    def sizeHint(self) -> QSize:
        if self._compact:
            side = self._circle() + 2 * theme.RING + 8
            return QSize(side, side)
        width = self._text_left() + theme.em(self, 11)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if self._compact:
            return self.sizeHint()
        return QSize(self._text_left() + theme.em(self, 7), self._circle() + 2 * self._edge())

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -100,
            Qt.Key.Key_End: 100,
        }
        owner = self.parentWidget()
        if pressed.key() in steps and isinstance(owner, StepList):
            owner.move_focus(self, steps[pressed.key()])
            pressed.accept()
        else:
            super().keyPressEvent(pressed)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent_ground if self._shown else t.neutral_ground)
            body = self.rect().toRectF().adjusted(theme.RING, theme.RING, -theme.RING, -theme.RING)
            painter.drawRoundedRect(body, theme.FIELD_RADIUS, theme.FIELD_RADIUS)
        if self.hasFocus():
            theme.paint_ring(painter, self)
        self._paint_circle(painter)
        if self._compact:
            return
        title, status = self._text_boxes(self.width())
        title_font, status_font = self._fonts()
        painter.setFont(title_font)
        painter.setPen(t.ink)
        painter.drawText(title, _WRAP, self._item.title)
        painter.setFont(status_font)
        painter.setPen(t.tone(self._item.tone)[0])
        painter.drawText(status, _WRAP, self._item.status)

    def _paint_circle(self, painter: QPainter) -> None:
        side = self._circle()
        box = QRectF(self._edge(), self._edge(), side, side)
        if self._compact:
            box.moveCenter(self.rect().toRectF().center())
        painter.setFont(theme.scaled(self.font(), "body", self._shown))
        paint_mark(painter, box, self._item.state, self._shown, self._number)


class StepList(QWidget):
    """The rows; ``chosen(str)`` gives the id of the step that was pressed.

    ``first``: the number of the first of ``steps``.
    """

    chosen = Signal(str)

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None, first: int = 1) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._rows: dict[str, StepRow] = {}
        for number, step in enumerate(steps, first):
            row = StepRow(step, number)
            row.clicked.connect(lambda _on=False, pressed=step: self.chosen.emit(pressed))
            self._rows[step] = row
            self._layout.addWidget(row)
        self._layout.addStretch(1)

    def set_items(self, items: Sequence[StepItem], shown: str | None) -> None:
        """Show the steps; ``shown``: the id of the step whose page is open."""
        for item in (each for each in items if each.step in self._rows):
            self._rows[item.step].set_item(item, item.step == shown)

    def row(self, step: str) -> StepRow:
        """The row of a step; ``KeyError`` if there is none."""
        return self._rows[step]

    def set_compact(self, compact: bool) -> None:
        """Circles in a row instead of rows with words, for narrow windows."""
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if compact else direction.TopToBottom)
        kind = QSizePolicy.Policy
        self.setSizePolicy(kind.Preferred, kind.Fixed if compact else kind.Preferred)
        for row in self._rows.values():
            row.set_compact(compact)

    def move_focus(self, row: StepRow, by: int) -> None:
        """Move the focus ``by`` rows from ``row``, stopping at the ends."""
        rows = list(self._rows.values())
        place = min(len(rows) - 1, max(0, rows.index(row) + by))
        rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
