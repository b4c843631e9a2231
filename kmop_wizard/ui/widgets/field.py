"""A labelled input with a hint and a place for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.line_edit import LineEdit
from kmop_wizard.ui.widgets.text_edit import TextEdit

PROBLEM_SIGN = "\u26a0 "
QWIDGETSIZE_MAX = (1 << 24) - 1


class Field(QWidget):
    """The frame around one input, which is ``edit`` and carries the path of its fact as name.

    ``edited(str)``: a person changed the text. ``left``: the focus went on. ``undo_beyond`` and
    ``redo_beyond``: Ctrl+Z or its counterpart was pressed with no typing to take back.
    """

    edited = Signal(str)
    left = Signal()
    undo_beyond = Signal()
    redo_beyond = Signal()

    def __init__(self, fact: str, edit: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self.edit = edit
        self._problem_text = ""
        self._keys: tuple[str, ...] = ()
        self._kept_lines = 0
        self._hint_tone = "muted"
        self._stacked: bool | None = None
        self._label_width = 0
        self.label = Label()
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._row = FlowRow()
        self._row.add(edit)
        self._hint = Label(scale="small", tone="muted")
        self._problem = Label(scale="small", tone="danger", bold=True)
        for line in (self._hint, self._problem):
            line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            line.setVisible(False)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._row, self._problem, self._hint):
            column.addWidget(part)
        column.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.label)
        self._box.addLayout(column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_stacked(True)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the input. A focus proxy would put the field itself in Tab's way."""
        self.edit.setFocus(reason)

    def text(self) -> str:
        """The value as typed."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show a value; nothing is emitted."""
        raise NotImplementedError

    def set_label(self, text: str) -> None:
        """The label; ``&`` before a letter makes Alt and that letter go to the field."""
        self.label.setText(text)
        self.label.setBuddy(self.edit)
        self.edit.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))

    def set_hint(self, text: str, tone: str = "muted") -> None:
        """A line under the field; an empty text takes it away. In ``danger`` it is an error too."""
        self._hint_tone = tone
        self._hint.setText(PROBLEM_SIGN + text if text and tone == "danger" else text)
        self._hint.set_tone(tone)
        self._show_lines()
        self._mark()
        self._describe()

    def keep_hint_lines(self, lines: int = 2) -> None:
        """Keep room under the field, also without a hint; what is wrong takes its place.

        So nothing around the field moves when something is wrong with it.
        """
        self._kept_lines = lines
        self._problem.set_bold(False)
        self._show_lines()

    def _show_lines(self) -> None:
        problem, hint = bool(self._problem_text), bool(self._hint.text())
        self._problem.setVisible(problem)
        self._hint.setVisible(not problem if self._kept_lines else hint)
        high = self._kept_lines * self._hint.fontMetrics().height()
        for line in (self._hint, self._problem):
            line.setMinimumHeight(high)

    def hint(self) -> str:
        """The line under the field."""
        return self._hint.text()

    def set_problem(self, text: str | None) -> None:
        """Say what is wrong and what to do (``None``: nothing is)."""
        if text and text != self._problem_text:
            announce(self.edit, text)
        self._problem_text = text or ""
        self._problem.setText(PROBLEM_SIGN + self._problem_text if text else "")
        self._show_lines()
        self._mark()
        self._describe()

    def problem(self) -> str | None:
        """What is wrong, or ``None``."""
        return self._problem_text or None

    def add_trailing(self, widget: QWidget) -> None:
        """Put a button (copy, today) after the input."""
        self._row.add(widget)

    def say_key(self, sentence: str) -> None:
        """Let a screen reader say, after the hint, what a key does here."""
        self._keys = tuple(dict.fromkeys((*self._keys, sentence)))
        self._describe()

    def label_width_hint(self) -> int:
        """The width in pixels that the label needs on one line."""
        return self.label.fontMetrics().horizontalAdvance(self.label.text()) + 4 + 2 * theme.RING

    def least_width(self) -> int:
        """The width in pixels that the field can't do without when its label is above it."""
        parts = (self._row, self._hint, self._problem)
        least = max(part.minimumSizeHint().width() for part in parts if not part.isHidden())
        return max(least, self.label_least_width()) + 2 * theme.RING

    def label_least_width(self) -> int:
        """The width in pixels of the longest word of the label."""
        metrics = self.label.fontMetrics()
        words = (metrics.horizontalAdvance(word) for word in self.label.text().split())
        return max(words, default=0) + 4 + 2 * theme.RING

    def set_label_width(self, pixels: int) -> None:
        """The label's width beside the input, so that a page's inputs stand in one line."""
        self._label_width = pixels
        self._place_label()

    def set_stacked(self, stacked: bool) -> None:
        """Put the label above the input instead of beside it."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._box.setSpacing(2 if stacked else 12)
        self._place_label()

    def _place_label(self) -> None:
        """Above the input from side to side; beside it at the height of its text."""
        drop = (theme.control_height(self) - self.fontMetrics().height()) // 2
        self.label.drop(0 if self._stacked else drop)
        width = 0 if self._stacked else self._label_width
        self.label.setMinimumWidth(width)
        self.label.setMaximumWidth(width or QWIDGETSIZE_MAX)

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._place_label()
            self._show_lines()

    def _mark(self) -> None:
        mark = getattr(self.edit, "set_problem", None)
        if mark:
            mark(bool(self._problem_text or self._hint_tone == "danger"))

    def _describe(self) -> None:
        parts = (self._problem_text, self._hint.text(), *self._keys)
        self.edit.setAccessibleDescription(" ".join(part for part in parts if part))


class TextField(Field):
    """One line of text. ``chars``: the width in average characters, 0 for all there is."""

    def __init__(self, fact: str, chars: int = 0, parent: QWidget | None = None) -> None:
        self.edit: LineEdit
        super().__init__(fact, LineEdit(fact, chars), parent)
        self.edit.edited.connect(self.edited)
        self.edit.left.connect(self.left)
        self.edit.undo_beyond.connect(self.undo_beyond)
        self.edit.redo_beyond.connect(self.redo_beyond)

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.set_text(text)

    def set_placeholder(self, text: str) -> None:
        """Example text while the field is empty."""
        self.edit.setPlaceholderText(text)


class MoneyField(TextField):
    """An amount as typed; as narrow as amounts are."""

    def __init__(self, fact: str, parent: QWidget | None = None) -> None:
        super().__init__(fact, 16, parent)


class TextArea(Field):
    """Several lines of text."""

    def __init__(self, fact: str, lines: int = 4, parent: QWidget | None = None) -> None:
        self.edit: TextEdit
        super().__init__(fact, TextEdit(fact, lines), parent)
        self.edit.edited.connect(self.edited)
        self.edit.left.connect(self.left)
        self.edit.undo_beyond.connect(self.undo_beyond)
        self.edit.redo_beyond.connect(self.redo_beyond)

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.set_text(text)
