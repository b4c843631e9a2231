"""What stands around a page: the map of the steps beside it, the quiet links under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.column import PageColumn
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.page_footer import PageFooter
from kmop_wizard.ui.widgets.rail import Rail, RailStrip
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.focus_order import give_letters, put_in_order, stops

RAIL: Final = 240
"""Lengths in pixels as drawn at 96 dpi."""
GAP: Final = 32
COLUMN: Final = 760
_RAIL_FROM: Final = 1072
_ANY_WIDTH: Final = 16_777_215


class PageFrame(QWidget):
    """One centred block, one scroll area. All is as drawn in 1180 × 696, and gives way in less.

    ``reshaped``: there is another amount of room now.
    """

    reshaped = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.low = False
        self.rail = Rail(STEPS)
        self.strip = RailStrip(STEPS)
        self.column = PageColumn(host)
        self.footer = PageFooter()
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.rail, 0, Qt.AlignmentFlag.AlignTop)
        self._beside.addWidget(self.column, 1)
        around = QVBoxLayout()
        around.setSpacing(12)
        around.addWidget(self.strip)
        around.addLayout(self._beside)
        content = QWidget()
        self._centred = QHBoxLayout(content)
        self._centred.addLayout(around)
        self._scroll = ScrollArea(content)
        self._side = 0
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_place)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.footer)

    def show_steps(
        self, items: Sequence[StepItem], shown: str, words: tuple[str, str, str]
    ) -> None:
        """Show the steps; ``shown`` is open. ``words``: where one is, all steps, and "open"."""
        place, every, here = words
        self.rail.set_items(items, shown, here)
        self.strip.set_items(items, shown, here)
        self.strip.set_texts(place, every)

    @property
    def scrolled(self) -> int:
        """How far down the page is, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, position: int) -> None:
        """Scroll so far down, in pixels."""
        self._scroll.verticalScrollBar().setValue(position)

    def show_top(self) -> None:
        """Show the question, whatever has the focus; what has it must be in sight.

        In what a link opened, a field is what one came for; a button comes after what it is about.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.scroll_to(0)
        focus, view = self.window().focusWidget(), self._scroll.viewport()
        if focus is None or not self.isVisible() or not self.column.isAncestorOf(focus):
            return
        if focus.mapTo(view, focus.rect().bottomLeft()).y() <= view.height():
            return
        opened = self.column.opened
        if opened is not None and isinstance(focus, QAbstractButton):
            stops(opened)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif opened is not None:
            self._scroll.show_focus()
        else:
            steps = self.rail if self.strip.isHidden() else self.strip
            stops(steps)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def order_focus(self) -> None:
        """Let Tab go through the page as it is read: the card, the links, the steps, the header.

        The buttons of the card get their mnemonics.
        """
        steps = self.strip if self.rail.isHidden() else self.rail
        card = self.column.opened or self.column.card
        inside = stops(card)
        around = [stop for part in (self.footer, steps, self.column.header) for stop in stops(part)]
        put_in_order([*inside, *around])
        give_letters(card, inside)

    def _keep_in_place(self) -> None:
        """The column stays where it is when the bar beside it comes and goes."""
        bar = self._scroll.verticalScrollBar()
        wide = bar.sizeHint().width() if bar.maximum() > 0 else 0
        top, bottom = theme.px(self, 6 if self.low else 8), theme.px(self, 8)
        self._centred.setContentsMargins(self._side, top, max(0, self._side - wide), bottom)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)

        def px(length: float) -> int:
            return theme.px(self, length)

        wide = self.width() >= px(_RAIL_FROM)
        low = self.low = theme.is_low(self.window())
        self.rail.setVisible(wide)
        self.strip.setVisible(not wide)
        self.rail.setFixedWidth(px(RAIL))
        self._beside.setSpacing(px(GAP) if wide else 0)
        self.column.setMaximumWidth(px(COLUMN) if wide else _ANY_WIDTH)
        self._side = side = theme.block_side(self, self.width())
        self._keep_in_place()
        self.footer.set_side(side)
        self.column.set_low(low)
        self.footer.set_low(low)
        self.footer.set_most(0 if wide else 4 if low else 3)
        self.reshaped.emit()
        self.order_focus()
