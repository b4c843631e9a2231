"""What is not as it should be: a calm line for each, and never a wall of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.sign import Sign
from kmop_wizard.ui.window.screen import Context

MOST: Final = 2
"""More than this are folded."""
_BESIDE_FROM: Final = 41.0
"""In font heights: narrower than this, the links go below the texts."""


class Press(NamedTuple):
    """A link at the end of a line; ``spoken`` says what it is about."""

    name: str
    text: str
    spoken: str
    act: Callable[[], object]


class Notice(NamedTuple):
    """One thing: a sentence, what it means, and what can be done. ``name``: of its widget."""

    text: str
    detail: str
    presses: tuple[Press, ...] = ()
    name: str = ""
    sign: str = "warning"


class NoticeLine(QWidget):
    """One notice as a line."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.setObjectName(notice.name)
        self.buttons: list[QWidget] = []
        said = QWidget()
        texts = QVBoxLayout(said)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(1)
        texts.addWidget(Label(notice.text))
        texts.addWidget(small(notice.detail))
        links = FlowRow(gap=theme.px(self, 16), down=0)
        for press in notice.presses:
            button = Button("plain", press.name, press.text)
            button.setAccessibleName(press.spoken)
            button.clicked.connect(lambda _on=False, act=press.act: act())
            links.add(button)
            self.buttons.append(button)
        if not notice.presses:
            links.hide()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.RING, 0, theme.RING, 0)
        whole.setSpacing(8)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, 2, 0, 0)
        sign.addWidget(Sign(notice.sign, 16, "accent" if notice.sign != "warning" else "warning"))
        sign.addStretch(1)
        whole.addLayout(sign)
        whole.addWidget(Beside(said, links, _BESIDE_FROM, shares=(1, 0), below=2), 1)


class NoticeLines(QWidget):
    """The lines one under the other; ``buttons``: what takes the focus, in reading order."""

    def __init__(self, context: Context, changed: Callable[[], object]) -> None:
        super().__init__()
        self._words = context.words
        self._changed = changed
        self._shown: tuple[object, ...] = ()
        self._lines: list[NoticeLine] = []
        self._more = Button("plain", "action.all_notices")
        self._more.clicked.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._more)
        self.setVisible(False)

    @property
    def buttons(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        found = [button for line in self._lines if not line.isHidden() for button in line.buttons]
        return [*found, *([] if self._more.isHidden() else [self._more])]

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these instead of those before."""
        about = tuple(each._replace(presses=()) for each in notices)
        if about == self._shown:
            return
        self._shown = about
        for line in self._lines:
            self._column.removeWidget(line)
            line.setParent(None)
            line.deleteLater()
        self._lines = [NoticeLine(each) for each in notices]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)
            line.setVisible(place < MOST)
        folded = len(notices) - MOST
        self._more.setVisible(folded > 0)
        self._more.raise_()  # read after the lines
        self._more.setText(self._words.count("{n} more message", "{n} more messages", folded))
        self.setVisible(bool(notices))

    def _unfold(self) -> None:
        first = self._lines[MOST]
        for line in self._lines:
            line.setVisible(True)
        self._more.setVisible(False)
        self._changed()
        if first.buttons:
            first.buttons[0].setFocus()
