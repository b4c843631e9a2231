"""A part of a page that opens and closes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets import wrapped
from kmop_wizard.ui.widgets.marks import paint_chevron


class _Header(QPushButton):
    """The line with the arrow; a checkable button, so that its state is told to screen readers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self) -> int:
        return theme.RING + theme.em(self, 1.1)

    def _bold(self) -> QFontMetrics:
        return QFontMetrics(theme.scaled(self.font(), "body", True))

    def sizeHint(self) -> QSize:
        bold = self._bold()
        width = self._left() + bold.horizontalAdvance(self.text()) + 8
        return QSize(width, max(28, bold.height() + theme.em(self, 0.9)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + theme.em(self, 6), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        text = wrapped.height(self._bold(), self.text(), width - self._left() - 4)
        return max(28, text + theme.em(self, 0.9))

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.neutral_ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)
        if self.hasFocus():
            theme.paint_ring(painter, self)
        side = theme.em(self, 1)
        painter.setPen(theme.pen(t.accent, 1.8))
        box = QRectF(theme.RING + 1 - side / 4, (self.height() - side) / 2, side, side)
        paint_chevron(painter, box, self.isChecked())
        painter.setFont(theme.scaled(self.font(), "body", True))
        painter.setPen(t.accent)
        wrapped.paint(painter, self.rect().adjusted(self._left(), 0, -4, 0), self.text())


class Collapsible(QWidget):
    """A header button named ``name`` and a column of ``content`` under it; closed at first."""

    toggled = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = _Header(name)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 4, 0, 4)
        self.content.setVisible(False)
        self._words = ("", "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.content)
        self.header.toggled.connect(self._show_content)

    def set_texts(self, title: str, opened: str, closed: str) -> None:
        """The header's text, and the words for its two states for screen readers."""
        self.header.setText(title)
        self.header.setAccessibleName(title.replace("&", ""))
        self._words = (opened, closed)
        self._describe()

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the end of the content."""
        self.column.addWidget(widget)

    def set_open(self, opened: bool) -> None:
        """Open or close; emits ``toggled`` if that is a change."""
        self.header.setChecked(opened)

    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.header.isChecked()

    def _show_content(self, opened: bool) -> None:
        self.content.setVisible(opened)
        self._describe()
        self.toggled.emit(opened)

    def _describe(self) -> None:
        self.header.setAccessibleDescription(self._words[0 if self.is_open() else 1])
