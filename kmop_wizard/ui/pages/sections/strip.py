"""The values of the page in a small window of their own, to stand beside the website."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n.pages.apply import form_cells
from kmop_wizard.i18n.pages.deposit import deposit_cells
from kmop_wizard.i18n.pages.page import Cell, Path, Situation
from kmop_wizard.i18n.pages.pay import order_cells
from kmop_wizard.i18n.sentences import step_title
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.cells import show_cell
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.situation import situation
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.copy_cell import TALL_CELL, CopyCell
from kmop_wizard.ui.widgets.copy_grid import CopyGrid
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.scroll import ScrollArea

NORMAL: Final = "normal"
"""The setting for a window that does not stay on top."""
_WIDE: Final = 336
_SIDE: Final = 20

_CELLS: Final[Mapping[str, Callable[[Situation], tuple[Cell, ...]]]] = {
    "apply": form_cells,
    "deposit": deposit_cells,
    "pay": order_cells,
}
"""What is copied on the website, by step."""


def open_strip(host: Host, main: QWidget) -> None:
    """Show the values of the open page on top of all windows; ``main`` is the window to return to.

    It goes when ``main`` or the page's screen goes.
    """
    for earlier in QApplication.topLevelWidgets():
        if isinstance(earlier, Strip):
            earlier.close()
    strip = Strip(host, main)
    strip.show()
    strip.place()


def _flags(host: Host) -> Qt.WindowType:
    if host.context.session.settings.strip == NORMAL:
        return Qt.WindowType.Window
    return Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint


class _Cell(CopyCell):
    """Once it was copied it stays ticked, in the muted tone."""

    done = False

    def set_done(self, done: bool) -> None:
        """Tick it, or take the tick away."""
        self.done = done
        self._timer.stop()
        self._show_usual()

    def _show_usual(self) -> None:
        super()._show_usual()
        self._sign.setVisible(True)
        self._sign.show_done(self.done)
        self._word.setVisible(False)
        self._value.set_tone("muted" if self.done else "ink")
        self._value.set_bold(not self.done)


class Strip(QWidget):
    """One column in the order of the form; copying goes on to the next one. Escape closes it."""

    def __init__(self, host: Host, main: QWidget) -> None:
        super().__init__(None, _flags(host))
        self._host, self._main, self._step = host, main, host.step
        words = host.words
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(step_title(words, host.step))
        self._count = Label(bold=True)
        again = Button("plain", "action.strip_again", words.say("Start over"))
        again.clicked.connect(self._start_over)
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(again)
        back = Button("plain", "action.to_wizard", words.say("To the wizard"))
        back.clicked.connect(self._to_wizard)
        end = QHBoxLayout()
        end.addWidget(small(words.say("Esc closes this window")), 1)
        end.addWidget(back)
        self._made: dict[Path, _Cell] = {}
        grid = CopyGrid(1)
        for cell in self._cells():
            made = self._made[cell.path] = _Cell(host.object_name(cell.path))
            made.set_high(TALL_CELL)
            made.copied.connect(lambda _text, done=made: self._tick(done))
            made.asked.connect(lambda done=made: self._tick(done))
            grid.add(made)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 10, _SIDE - 6, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(grid)
        column.addLayout(end)
        column.addStretch(1)
        self._inside = inside
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(ScrollArea(inside))
        self.follow()
        main.destroyed.connect(self.close)
        if isinstance(host, QWidget):
            host.destroyed.connect(self.close)

    def place(self) -> None:
        """At the right of the screen, as high as its cells need."""
        room = self.screen().availableGeometry()
        width = theme.px(self, _WIDE)
        wanted = self._inside.heightForWidth(width)
        wanted = wanted if wanted > 0 else self._inside.sizeHint().height()
        self.resize(width, min(wanted, room.height() - 80))
        self.move(room.right() - width - 24, room.top() + 40)
        self._go_on()

    def follow(self) -> None:
        """Show what is true now; what was copied stays ticked while it is the same."""
        for cell in self._cells():
            made = self._made.get(cell.path)
            if made is not None:
                show_cell(self._host.words, made, cell)
        self._show_count()

    def _cells(self) -> Sequence[Cell]:
        cells = _CELLS[self._step](situation(self._host))
        return [cell for cell in cells if not cell.missing]

    def _tick(self, cell: _Cell) -> None:
        cell.set_done(True)
        self._show_count()
        self._go_on()

    def _go_on(self) -> None:
        left = (cell for cell in self._made.values() if not cell.done)
        following = next(left, None)
        if following is not None:
            following.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_over(self) -> None:
        for cell in self._made.values():
            cell.set_done(False)
        self._show_count()
        self._go_on()

    def _show_count(self) -> None:
        n = sum(cell.done for cell in self._made.values())
        text = self._host.words.say("{n} of {total} copied", n=n, total=len(self._made))
        self._count.setText(text)

    def _to_wizard(self) -> None:
        self._main.raise_()
        self._main.activateWindow()

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(pressed)

    def closeEvent(self, closing: QCloseEvent) -> None:
        super().closeEvent(closing)
        self.deleteLater()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.follow()
