"""How to do it: numbered steps with the values to copy."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.blocks.section import Acts, Path, Section
from kmop_wizard.ui.pages.cells import show_cell
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.copy_cell import CELL, LOW_CELL, REACH, TALL_CELL, CopyCell
from kmop_wizard.ui.widgets.copy_grid import CopyGrid
from kmop_wizard.ui.widgets.how_to import HowTo
from kmop_wizard.ui.widgets.label import Label, MarkedLabel, ShortLabel, small
from kmop_wizard.ui.widgets.qr_view import QrView
from kmop_wizard.ui.widgets.section_card import section_heading

_NOTE_GAP: Final = 16


class HowToSection(Section):
    """How to do it: numbered steps with the values to copy."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = section_heading()
        self._note = ShortLabel(scale="small", tone="muted")
        self._link = Acts(self, "plain", "plain")
        self._noted = False
        top = QHBoxLayout()
        top.setSpacing(_NOTE_GAP)
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._note)
        top.addWidget(self._link)
        self.column.addLayout(top)
        self._shape: object = None
        self._steps: QWidget | None = None
        self._labels: list[MarkedLabel] = []
        self._grids: list[CopyGrid] = []
        self._cells: dict[Path, CopyCell] = {}
        self._code: tuple[QrView, Label] | None = None
        self._low = False

    def set_low(self, low: bool) -> None:
        self._low = low
        for cell in self._cells.values():
            if self._code is None:
                cell.set_high(LOW_CELL if low else CELL)

    def show_block(self, block: said.HowTo) -> None:
        self._heading.setText(block.heading)
        self._note.setText(block.note.text if block.note else "")
        self._note.set_tone("success" if block.note and block.note.tone == "success" else "muted")
        self._noted = block.note is not None
        self._show_note()
        self._link.show_acts([block.link] if block.link else [])
        shape = [
            (
                each.act and each.act.name,
                each.link and each.link.name,
                each.qr,
                tuple(cell.path for cell in each.cells),
            )
            for each in block.steps
        ]
        if shape != self._shape:
            self._shape = shape
            self._build(block)
        for label, step in zip(self._labels, block.steps, strict=True):
            label.set_rich(step.text)
            for cell in step.cells:
                show_cell(self.host.words, self._cells[cell.path], cell)
        if self._code is not None:
            self._show_code(*self._code)

    def _show_note(self) -> None:
        """The note goes where it would wrap."""
        parts = (self._heading, self._note, self._link)
        wide = sum(part.sizeHint().width() + _NOTE_GAP for part in parts)
        room = self.width() - 2 * theme.px(self, 24)
        self._note.setVisible(self._noted and (wide <= room or not self.isVisible()))

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._show_note()

    def _build(self, block: said.HowTo) -> None:
        if self._steps is not None:
            self.drop(self._steps)
        self._labels, self._cells, self._code = [], {}, None
        self._steps = how = HowTo()
        for step in block.steps:
            aside: QWidget | None = None
            if step.act is not None:
                aside = self.button(step.act, "secondary")
            elif step.link is not None:
                aside = self._quiet(step)
            self._labels.append(how.add_step(aside))
            if step.cells:
                how.add_under(self._grid(step), REACH)
        self.column.addWidget(how)
        how.show()  # at once: the focus may go to what is in it

    def _quiet(self, step: said.HowStep) -> QWidget:
        assert step.link is not None
        link = self.button(step.link, "plain")
        if not step.cells or step.qr:
            return link
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        said_once = ShortLabel(self.host.words.say("Click a line to copy it"), "small", "muted")
        row.addWidget(said_once)
        row.addWidget(link)
        return both

    def _grid(self, step: said.HowStep) -> QWidget:
        grid = CopyGrid(1 if step.qr else 2)
        for cell in step.cells:
            copies = self.host.words.say("Click a line to copy it")
            made = CopyCell(self.host.object_name(cell.path), copies)
            made.set_high(TALL_CELL if step.qr else LOW_CELL if self._low else CELL)
            made.asked.connect(lambda path=cell.path: self._ask(path))
            self._cells[cell.path] = made
            grid.add(made, wide=cell.wide)
        if not step.qr:
            return grid
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(REACH, 0, 0, 0)
        row.setSpacing(14)
        self._code = (QrView(), small())
        beside = QVBoxLayout()
        for part in self._code:
            beside.addWidget(part)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addWidget(grid, 1)
        return around

    def _ask(self, path: Path) -> None:
        cell = self._cells.get(path)
        if cell is not None and cell.isVisible():
            cell.open_field(self.host.field(path))
        else:  # the press took the focus from a field, and what that held made another page
            self.host.do(said.Act("edit", "", path))

    def _show_code(self, view: QrView, why_not: Label) -> None:
        code = self.host.deposit_code()
        if isinstance(code, str):
            view.show_code((), "")
            why_not.setText(code)
        else:
            view.show_code(code, self.host.words.say("Scan with your bank app"))
        why_not.setVisible(isinstance(code, str))
