"""Buttons that paint themselves in the theme's colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets import wrapped

_MARKED: Final = re.compile("&(.)", re.DOTALL)
_PADDING: Final = {
    "primary": 1.15,
    "secondary": 1.15,
    "link": 0.0,
    "quiet": 0.6,
    "pill": 0.9,
    "flat": 0.0,
    "plain": 0.0,
}
_LINKS: Final = ("link", "plain")
_EXTRA: Final = {"link": 0.7, "plain": 0.5}


def literal(text: str) -> str:
    """``text`` without a mnemonic: an ampersand in what a person typed stays an ampersand."""
    return text.replace("&", "&&")


def without_mnemonic(text: str) -> str:
    """``text`` as it is read: without the mark before a mnemonic."""
    return _MARKED.sub(r"\1", text)


def marked(text: str, letter: str) -> str:
    """``text`` with the mark of a mnemonic before the first ``letter``."""
    place = text.lower().find(letter) if letter else -1
    return text if place < 0 else f"{text[:place]}&{text[place:]}"


class Button(QPushButton):
    """A button of a ``kind``: ``"primary"`` (one a page), ``"secondary"``, ``"link"`` (underlined),
    ``"quiet"`` (text only; accent when checked), ``"pill"`` (a filter; filled when checked) or
    ``"flat"`` (as a link, for a face of its own) or ``"plain"`` (a small link without a line).

    ``name`` becomes the objectName, a verb as ``action.next``. Long texts wrap.
    """

    def __init__(
        self, kind: str = "secondary", name: str = "", text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        # By the width, and by name: layouts ask for them a hundred times a page.
        self._heights: dict[int, int] = {}
        self._hints: dict[str, QSize] = {}
        self._named = ""
        self._letter = ""
        self._name_after(text)
        self._kind = kind
        self._current = False
        self.setObjectName(name)
        self.setAutoDefault(True)  # Return presses it, as Space does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(kind == "pill")
        self._set_policy()

    def _set_policy(self) -> None:
        kind = QSizePolicy.Policy
        if self._kind not in _LINKS:
            self.setSizePolicy(kind.Minimum, kind.Fixed)
            return
        # not Fixed: the layouts would take the height of one line for the tallest allowed
        policy = QSizePolicy(kind.Preferred, kind.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def kind(self) -> str:
        """The kind given at the start."""
        return self._kind

    def set_current(self, current: bool) -> None:
        """Mark a plain link whose target is open already."""
        self._current = current
        self._forget_sizes()
        self.updateGeometry()
        QWidget.update(self)

    def setText(self, text: str) -> None:
        self._forget_sizes()
        super().setText(text)
        self._name_after(text)
        if self._letter:  # Qt took it away with the text before
            self.setShortcut(f"Alt+{self._letter}")

    @property
    def caption(self) -> str:
        """What stands on it, as it is read."""
        return without_mnemonic(self.text())

    def set_letter(self, letter: str) -> None:
        """Let Alt and ``letter`` press it; none when that is empty."""
        if letter != self._letter:
            self._letter = letter
            self.setShortcut(f"Alt+{letter}" if letter else "")
            QWidget.update(self)

    def changeEvent(self, change: QEvent) -> None:
        self._forget_sizes()
        super().changeEvent(change)

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._hints.clear()

    def _name_after(self, text: str) -> None:
        """Let programs that read the screen say the text, unless another name was given."""
        if self.accessibleName() == self._named:
            self._named = without_mnemonic(text)
            self.setAccessibleName(self._named)

    def set_plain_text(self, text: str) -> None:
        """Show ``text`` literally, for what a person typed."""
        self.setText(literal(text))

    def _text_font(self) -> QFont:
        if self._kind == "plain":
            return theme.scaled(self.font(), "small", bold=self._current)
        font = QFont(self.font())
        if self._kind == "primary" or (self.isChecked() and self._kind in ("quiet", "pill")):
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _widest_metrics(self) -> QFontMetrics:
        if self._kind == "plain":
            return QFontMetrics(self._text_font())
        font = QFont(self.font())
        if self._kind not in ("link", "secondary", "flat"):
            font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def _padding(self) -> int:
        return theme.RING + theme.em(self, _PADDING[self._kind])

    def sizeHint(self) -> QSize:
        if "usual" not in self._hints:
            self._hints["usual"] = self._hint(wrapped.line_width)
        return QSize(self._hints["usual"])

    def minimumSizeHint(self) -> QSize:
        if "least" not in self._hints:
            self._hints["least"] = self._hint(wrapped.least_width)
        return QSize(self._hints["least"])

    def _hint(self, width_of: Callable[[QFontMetrics, str], int]) -> QSize:
        metrics = self._widest_metrics()
        width = width_of(metrics, self.text()) + 2 * self._padding() + 2
        return QSize(width, self._height(metrics.height()))

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            metrics, room = self._widest_metrics(), width - 2 * self._padding()
            self._heights[width] = self._height(wrapped.height(metrics, self.text(), room))
        return self._heights[width]

    def _height(self, text_height: int) -> int:
        extra = theme.control_height(self) - self.fontMetrics().height()
        return text_height + round(extra * _EXTRA.get(self._kind, 1.0))

    def _colours(self) -> tuple[QColor, QColor | None, QColor | None]:
        """Text, fill and border."""
        t = theme.current()
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        if not self.isEnabled():
            fill = t.neutral_ground if self._kind in ("primary", "secondary") else None
            return t.muted, fill, None
        if self._kind == "primary":
            return t.on_accent, theme.mix(t.accent, t.ink, 0.2) if active else t.accent, None
        if self._kind == "secondary":
            return t.ink, t.accent_ground if active else t.card, t.field_border
        if self._kind in (*_LINKS, "flat"):
            return t.ink if self._current else t.accent, t.accent_ground if active else None, None
        fill = t.accent_ground if active or (self.isChecked() and self._kind == "pill") else None
        return (t.accent if self.isChecked() else t.muted), fill, None

    def paintEvent(self, _asked: QPaintEvent) -> None:
        text, fill, border = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.RING + (0.5 if border else 0)
        if self.hasFocus():
            theme.paint_ring(painter, self, self._radius() + theme.RING)
            inset += theme.RING if self._kind == "primary" else 0
        painter.setPen(theme.pen(border) if border else Qt.PenStyle.NoPen)
        painter.setBrush(fill or Qt.BrushStyle.NoBrush)
        if fill or border:
            body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(body, self._radius(), self._radius())
        self._paint_text(painter, text)

    def _radius(self) -> float:
        return theme.em(self, 0.7) if self._kind == "pill" else theme.FIELD_RADIUS

    def _paint_text(self, painter: QPainter, colour: QColor) -> None:
        font = self._text_font()
        font.setUnderline(self._kind == "link")
        painter.setFont(font)
        painter.setPen(colour)
        underline = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, self)
        mnemonic = Qt.TextFlag.TextShowMnemonic if underline else Qt.TextFlag.TextHideMnemonic
        sides = Qt.AlignmentFlag
        across = sides.AlignLeft if self._kind in _LINKS else sides.AlignHCenter
        side = self._padding() - (0 if self._kind in _LINKS else 1)
        room = self.rect().adjusted(side, 0, -side, 0)
        wrapped.paint(painter, room, marked(self.text(), self._letter), across, mnemonic)
