"""The values that an e-mail tells, each beside the place where it stands in the e-mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kmop_wizard.app.intake.mails import Row
from kmop_wizard.i18n import Words
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.sections.frame import empty
from kmop_wizard.ui.widgets.label import Label, MarkedLabel, breakable_marked, small
from kmop_wizard.ui.widgets.ruled_rows import RuledRows
from kmop_wizard.ui.widgets.sign import Sign

_LABEL: Final = 160
_VALUE: Final = 236
_BESIDE_FROM: Final = 540
_EDGE: Final = 8
_ANY_WIDTH: Final = 16_777_215

_MARKED: Final = re.compile("<b>(.*?)</b>")
_NO_BREAK: Final = "\u2060"
_LONGEST: Final = 24

Check = tuple[str, bool]


class _Source(MarkedLabel):
    """A sentence of the e-mail; what is bold elsewhere has another ground here."""

    def _show_parts(self) -> None:
        t = theme.current()
        mark = f"background-color:{t.warning_ground.name()};color:{t.ink.name()}"
        shown = breakable_marked(_MARKED.sub(_unbroken, self._parts[0]), mark)
        for placed in (f"{_NO_BREAK}\u200b", f"\u200b{_NO_BREAK}"):
            shown = shown.replace(placed, _NO_BREAK)
        QLabel.setText(self, shown)


def _unbroken(marked: re.Match[str]) -> str:
    """A value stays on one line, also one with signs after which a line may break."""
    from html import escape, unescape  # slow to load, and home does without

    value = unescape(marked[1]).replace(" ", "\u00a0")
    kept = _NO_BREAK.join(value) if len(value) <= _LONGEST else unescape(marked[1])
    return f"<b>{escape(kept, quote=False)}</b>"


class _Line(QWidget):
    """Three parts beside each other, or below each other where it is narrow."""

    def __init__(self, label: QWidget, value: QWidget, source: QWidget) -> None:
        super().__init__()
        self._parts = ((label, _LABEL), (value, _VALUE))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 9, 0, 9)
        for part, stretch in ((label, 0), (value, 0), (source, 1)):
            self._row.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        self._arrange()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= theme.px(self, _BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(0 if beside else 2)
        for part, width in self._parts:
            part.setMinimumWidth(theme.px(self, width) if beside else 0)
            part.setMaximumWidth(theme.px(self, width) if beside else _ANY_WIDTH)


class MailTable(RuledRows):
    """Has the focus as a whole: it is there to be compared, not to be pressed."""

    def __init__(self, words: Words) -> None:
        super().__init__(_EDGE)
        self._words = words
        self.setObjectName("mail.table")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.setContentsMargins(_EDGE, 2, _EDGE, 2)

    def show_rows(self, rows: Sequence[tuple[Row, Sequence[Check]]]) -> None:
        """Show each value with what was compared."""
        words = self._words
        empty(self.column)
        where = words.say("Where it stands in your e-mail")
        head = _Line(small(), small(words.say("What we read")), small(where))
        self.column.addWidget(head)
        for row, checks in rows:
            self.column.addWidget(self._line(row, checks))
        spoken = (f"{row.label}: {row.shown}" for row, _ in rows)
        self.setAccessibleName(". ".join(spoken))

    def _line(self, row: Row, checks: Sequence[Check]) -> QWidget:
        words = self._words
        value = QWidget()
        column = QVBoxLayout(value)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(3)
        column.addWidget(Label(row.shown, bold=True))
        notes = list(checks)
        if row.known:
            notes.insert(0, (words.say("filled in already"), True))
        elif row.now:
            notes.insert(0, (words.say("Filled in now: {value}", value=row.now), False))
        for text, good in notes:
            column.addWidget(_note(text, good))
        source = _Source(tone="muted")
        source.set_rich(row.source)
        return _Line(Label(row.label, tone="muted"), value, source)

    def focusInEvent(self, focus: QFocusEvent) -> None:
        super().focusInEvent(focus)
        self.update()

    def focusOutEvent(self, focus: QFocusEvent) -> None:
        super().focusOutEvent(focus)
        self.update()

    def paintEvent(self, asked: QPaintEvent) -> None:
        super().paintEvent(asked)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme.paint_ring(painter, self)


def _note(text: str, good: bool) -> QWidget:
    """A check mark or a warning before a small line."""
    tone = "success" if good else "warning"
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(theme.RING, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(Sign("check" if good else "warning", 13, tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(small(text, tone), 1)
    return line
