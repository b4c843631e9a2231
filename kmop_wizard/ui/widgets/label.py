"""Text that wraps, follows the font and is never read as markup."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kmop_wizard.ui import theme

_ROLES: Final = {
    "muted": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Link,
    "danger": QPalette.ColorRole.BrightText,
}
_LONG_WORD: Final = re.compile(r"\S{25,}")
_AFTER_A_FOLDER: Final = re.compile(r"(?<=[^/\\][/\\])")
_LONGEST_PIECE: Final = 24
_BREAK: Final = "\u200b"
_BOLD: Final = re.compile("(</?b>)")
_BOLDER: Final = "font-weight:600"
_HANG_OVER: Final = "Jjf"
"""Letters that may reach further to the left than a control keeps room."""


def breakable(text: str) -> str:
    """``text`` with invisible places to break in words of more than 24 characters.

    A path breaks at its folders, and inside a name only when that is longer itself.
    """
    return _LONG_WORD.sub(lambda found: _BREAK.join(_pieces(found.group())), text)


def _pieces(word: str) -> list[str]:
    return [
        part[start : start + 12] if len(part) > _LONGEST_PIECE else part
        for part in _AFTER_A_FOLDER.split(word)
        for start in range(0, len(part) if len(part) > _LONGEST_PIECE else 1, 12)
    ]


def breakable_marked(sentence: str, mark: str = _BOLDER) -> str:
    """The same of a sentence with marks, of which none is broken, nor what stands for a sign.

    ``mark``: the style of what is marked.
    """
    from html import escape, unescape  # slow to load, and home does without

    marks = {"<b>": f'<span style="{mark}">', "</b>": "</span>"}
    return "".join(
        marks.get(part) or escape(breakable(unescape(part)), quote=False)
        for part in _BOLD.split(sentence)
    )


def plain_tip(text: str) -> str:
    """``text`` as a tooltip that is shown literally: Qt would guess markup in ``<b>``."""
    if "<" not in text:
        return text
    from html import escape  # seldom needed, and slow to load

    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"


class Label(QLabel):
    """A plain-text label.

    ``scale``: ``"title"``, ``"heading"``, ``"body"`` or ``"small"``. ``tone``: ``"ink"``,
    ``"muted"``, ``"on_accent"`` or one of ``theme.TONES`` except neutral.
    """

    def __init__(
        self,
        text: str = "",
        scale: str = "body",
        tone: str = "ink",
        bold: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scale = scale
        self._bold = bold
        self._tone = "ink"
        self._drop = 0
        self._room = (-1, -1)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.follow_font()
        self._leave_room()
        self.set_tone(tone)
        if text:
            self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text`` literally; a very long word may break over lines."""
        shown = breakable(text) if self.wordWrap() else text
        if shown != self.text():
            super().setText(shown)
            self.setAccessibleName(text if shown != text else "")
            self._leave_room()

    @property
    def tone(self) -> str:
        """The colour of the text, by name."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Colour the text; it follows later changes of the scheme."""
        self._tone = tone
        self.setForegroundRole(_ROLES.get(tone, QPalette.ColorRole.WindowText))
        self._refresh_tone()

    def set_bold(self, bold: bool) -> None:
        """Make the text semi-bold, or not."""
        self._bold = bold
        self.follow_font()

    def set_scale(self, scale: str) -> None:
        """Make the text as large as ``scale`` says."""
        self._scale = scale
        self.follow_font()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        kind = change.type()
        if kind in (QEvent.Type.FontChange, QEvent.Type.ParentChange):
            self.follow_font()
        elif kind == QEvent.Type.PaletteChange:
            self._refresh_tone()

    def follow_font(self) -> None:
        """Take the size from the font around the label; done by itself after a change of font."""
        parent = self.parentWidget()
        base = parent.font() if parent else QApplication.font()
        wanted = theme.scaled(base, self._scale, self._bold)
        own = self.font()
        if (own.pointSizeF(), own.pixelSize(), own.weight()) != (
            wanted.pointSizeF(),
            wanted.pixelSize(),
            wanted.weight(),
        ):
            font = self.font()
            if wanted.pointSizeF() > 0:  # the font around may have changed its unit as well
                font.setPointSizeF(wanted.pointSizeF())
            else:
                font.setPixelSize(wanted.pixelSize())
            font.setWeight(wanted.weight())
            self.setFont(font)
            self._leave_room()

    def drop(self, pixels: int) -> None:
        """Leave so much room above the text."""
        self._drop = pixels
        self._leave_room()

    def _leave_room(self) -> None:
        """As much at the sides as a control keeps, and more where the first letter hangs over."""
        left, first = theme.RING, self.text()[:1]
        if first and first in _HANG_OVER:
            left = max(left, -QFontMetrics(self.font()).boundingRect(first).left())
        if (left, self._drop) != self._room:
            self._room = (left, self._drop)
            self.setContentsMargins(left, self._drop, theme.RING, 0)

    def _refresh_tone(self) -> None:
        if self._tone not in ("warning", "success", "on_accent"):
            if self.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
                self.setPalette(QPalette())
            return
        colour = getattr(theme.current(), self._tone)
        if self.palette().windowText().color() != colour:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)


class MarkedLabel(Label):
    """A sentence with bold parts, and an aside in the muted tone after it.

    ``<b>`` and ``</b>`` are the only marks; what a person typed comes escaped.
    """

    def __init__(self, tone: str = "ink", parent: QWidget | None = None) -> None:
        self._parts = ("", "")
        super().__init__(tone=tone, parent=parent)
        self.setTextFormat(Qt.TextFormat.RichText)

    def set_rich(self, sentence: str, aside: str = "") -> None:
        """Show ``sentence``, then ``aside``."""
        from html import unescape  # slow to load, and home does without

        if (sentence, aside) == self._parts:
            return
        self._parts = (sentence, aside)
        self.setAccessibleName(unescape(_BOLD.sub("", " ".join(filter(None, (sentence, aside))))))
        self._show_parts()

    def sizeHint(self) -> QSize:
        """Asks for one line, where Qt would ask for a block of text; it wraps in less room."""
        from html import unescape  # slow to load, and home does without

        metrics = {
            mark: QFontMetrics(theme.scaled(self.font(), scale, bold))
            for mark, scale, bold in (
                ("", "body", False),
                ("<b>", "body", True),
                ("a", "small", False),
            )
        }
        width, mark = 0, ""
        for part in _BOLD.split(self._parts[0]):
            if part in ("<b>", "</b>"):
                mark = part.replace("</b>", "")
            else:
                width += metrics[mark].horizontalAdvance(unescape(part))
        if self._parts[1]:
            width += metrics[""].horizontalAdvance(" ")
            width += metrics["a"].horizontalAdvance(unescape(self._parts[1]))
        return QSize(width + 2 * theme.RING + 3, metrics["<b>"].height())

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._show_parts()

    def _show_parts(self) -> None:
        sentence, aside = (breakable_marked(part) for part in self._parts)
        if aside:
            small, colour = theme.scaled(self.font(), "small"), theme.current().muted.name()
            size = f"{small.pointSizeF()}pt" if small.pointSizeF() > 0 else f"{small.pixelSize()}px"
            sentence += f' <span style="color:{colour};font-size:{size}">{aside}</span>'
        QLabel.setText(self, sentence)


class ShortLabel(Label):
    """Asks for one line, where Qt would ask for a block of text; it wraps in less room."""

    def sizeHint(self) -> QSize:
        metrics, margins = self.fontMetrics(), self.contentsMargins()
        width = metrics.size(0, self.text().replace(_BREAK, "")).width()
        return QSize(width + margins.left() + margins.right() + 1, metrics.height() + margins.top())


def title(text: str = "", parent: QWidget | None = None) -> Label:
    """The title of a page."""
    return Label(text, "title", bold=True, parent=parent)


def heading(text: str = "", parent: QWidget | None = None) -> Label:
    """The heading of a part of a page."""
    return Label(text, "heading", bold=True, parent=parent)


def small(text: str = "", tone: str = "muted", parent: QWidget | None = None) -> Label:
    """Small print."""
    return Label(text, "small", tone, parent=parent)
