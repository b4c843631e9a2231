"""What stands around the page of a step, and where it stands in a window of this size."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.guidance import GuidanceColumn
from kmop_wizard.ui.pages.training_links import TrainingLinks
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.error_summary import ErrorSummary
from kmop_wizard.ui.widgets.label import title
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.step_list import StepList
from kmop_wizard.ui.window.focus_order import put_in_order, stops
from kmop_wizard.ui.window.screen import Context

_BESIDE_FROM: Final = 62
"""In font heights: narrower than this, the guidance goes under the page."""
_ROWS_FROM: Final = 46
"""In font heights: narrower than this, the step list shrinks to circles above the page."""
_ROWS_FROM_HEIGHT: Final = 29
"""In font heights: lower than this, it shrinks as well."""
_STAYS_FROM: Final = 22
"""In font heights: lower than this, heading and steps scroll away with the page."""
_ROOMY_FROM: Final = 22
"""In font heights: narrower than this, no room is given away at the sides."""
_GUIDANCE_WIDTH: Final = 13
_STEPS_WIDTH: Final = 15
_ANY_WIDTH: Final = 16_777_215


class WizardFrame(QWidget):
    """Heading, step list, a page that scrolls with what is wrong above it, guidance, footer."""

    def __init__(self, context: Context, training_id: str) -> None:
        super().__init__()
        words = context.words
        self._page: QWidget | None = None
        self.heading = title()
        self.steps = StepList(STEPS)
        self.errors = ErrorSummary()
        self.guidance = GuidanceColumn(context)
        self.links = TrainingLinks(context, training_id)
        self.back_button = Button("secondary", "action.back", words.say("&Back"))
        self.next_button = Button("primary", "action.next", words.say("&Continue"))
        self._top = QWidget()
        self._left = QWidget()
        self._steps_card = Card()
        example = context.session.is_example(training_id)
        self._build_top(Chip(words.say("Example"), "accent") if example else None)
        self._build_left()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(18)
        self._body.addWidget(self._left)
        self._body.addWidget(self._build_page_card(), 1)
        self._body.addWidget(self.guidance)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self._top)
        self._column.addLayout(self._body, 1)

    def put_page(self, page: QWidget) -> None:
        """Show ``page`` instead of the one before."""
        if self._page is not None:
            self._inside.removeWidget(self._page)
            self._page.hide()
            self._page.setParent(None)
            self._page.deleteLater()
        self._page = page
        self._inside.insertWidget(self._inside.indexOf(self.errors) + 1, page)

    def order_focus(self) -> None:
        """Let Tab go through the screen as it is read: what was built last is at the end."""
        if self._page is None:
            return
        above: QWidget = self.steps.row(STEPS[-1])
        read: list[QWidget] = [self.back_button, self.next_button]
        links = self.links.stops()
        if self._left_column.indexOf(self.links) >= 0:
            put_in_order([above, *links])
            above = links[-1]
        else:
            read = [*links, *read]
        beside = self._body.indexOf(self.guidance) >= 0
        read = [*read, *stops(self.guidance)] if beside else [*stops(self.guidance), *read]
        put_in_order([above, *self.errors.links()])
        put_in_order([*stops(self._page)[-1:], *read])

    def scroll_position(self) -> int:
        return self.area.verticalScrollBar().value()

    def scroll_to(self, position: int) -> None:
        self.area.verticalScrollBar().setValue(position)

    def holds(self, widget: QWidget) -> bool:
        """Whether ``widget`` is part of what scrolls."""
        return self.area.isAncestorOf(widget)

    # -- building --------------------------------------------------------------------------------

    def _build_top(self, chip: Chip | None) -> None:
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading, 1)
        if chip is not None:
            row.addWidget(chip)

    def _build_left(self) -> None:
        self._around_steps = QVBoxLayout(self._steps_card)
        self._around_steps.addWidget(self.steps)
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.addWidget(self._steps_card)
        self._left_column.addWidget(self.links)
        self._left_column.addStretch(1)

    def _build_page_card(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setSpacing(8)
        self._around_page = column
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.setSpacing(18)
        self._inside.addWidget(self.errors)
        self.area = ScrollArea(content)
        column.addWidget(self.area, 1)
        self._footer = QHBoxLayout()
        self._footer.addWidget(self.back_button)
        self._footer.addStretch(1)
        self._footer.addWidget(self.next_button)
        column.addLayout(self._footer)
        self._leave_room(roomy=True)
        return card

    def _leave_room(self, *, roomy: bool) -> None:
        self.heading.set_scale("title" if roomy else "heading")
        side = 16 if roomy else 2
        self._around_page.setContentsMargins(10 if roomy else 2, 10, 10 if roomy else 2, 14)
        self._around_steps.setContentsMargins(8 if roomy else 0, 12, 8 if roomy else 0, 12)
        self._inside.setContentsMargins(side, 10, side, 10)
        self._footer.setContentsMargins(side, 0, side, 0)

    # -- arranging -------------------------------------------------------------------------------

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        em = max(1, theme.em(self))
        width, height = self.width() / em, self.height() / em
        rows = width >= _ROWS_FROM and height >= _ROWS_FROM_HEIGHT
        self._leave_room(roomy=width >= _ROOMY_FROM)
        self.steps.set_compact(not rows)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if rows else direction.TopToBottom)
        _set_width(self._left, theme.em(self, _STEPS_WIDTH) if rows else 0)
        self._place_guidance(beside=rows and width >= _BESIDE_FROM)
        self._place_links(rows=rows)
        self._place_top(scrolls=not rows and height < _STAYS_FROM)
        self.order_focus()

    def _place_guidance(self, *, beside: bool) -> None:
        if beside != (self._body.indexOf(self.guidance) >= 0):
            if beside:
                self._inside.removeWidget(self.guidance)
                self._body.addWidget(self.guidance)
            else:
                self._body.removeWidget(self.guidance)
                self._inside.addWidget(self.guidance)
            self.guidance.show()
        _set_width(self.guidance, theme.em(self, _GUIDANCE_WIDTH) if beside else 0)

    def _place_links(self, *, rows: bool) -> None:
        """Under the step list; where that is a row of circles, at the end of the page."""
        column = self._left_column if rows else self._inside
        if column.indexOf(self.links) < 0:
            (self._inside if rows else self._left_column).removeWidget(self.links)
            column.insertWidget(1 if rows else column.count(), self.links)

    def _place_top(self, *, scrolls: bool) -> None:
        """Heading and steps stay in sight, unless hardly anything of the page would."""
        if scrolls == (self._inside.indexOf(self._top) >= 0):
            return
        if scrolls:
            self._inside.insertWidget(0, self._top)
            self._inside.insertWidget(1, self._steps_card)
        else:
            self._column.insertWidget(0, self._top)
            self._left_column.insertWidget(0, self._steps_card)
        self._left.setVisible(not scrolls)


def _set_width(widget: QWidget, width: int) -> None:
    """Fix the width; 0 leaves it free."""
    widget.setMinimumWidth(width)
    widget.setMaximumWidth(width or _ANY_WIDTH)
