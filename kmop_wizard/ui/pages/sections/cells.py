"""Copy cells in a section."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kmop_wizard.i18n.pages.page import Act, Cell, Path
from kmop_wizard.ui.pages.cells import show_cell
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.copy_cell import CopyCell
from kmop_wizard.ui.widgets.copy_grid import CopyGrid


class Cells(CopyGrid):
    """Follows the facts; what is missing is filled in where it stands."""

    def __init__(self, host: Host, cells: Sequence[Cell]) -> None:
        super().__init__()
        self._host = host
        self._made: dict[Path, CopyCell] = {}
        for cell in cells:
            made = self._made[cell.path] = CopyCell(
                host.object_name(cell.path), host.words.say("Click a line to copy it")
            )
            made.asked.connect(partial(self._ask, cell))
            self.add(made, wide=cell.wide)
        self.show_cells(cells)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show other values of the same facts."""
        for cell in cells:
            show_cell(self._host.words, self._made[cell.path], cell)

    def _ask(self, cell: Cell) -> None:
        if not cell.missing and cell.act is not None:
            self._host.do(cell.act)
            return
        made = self._made[cell.path]
        if not made.isVisible():  # the press took the focus from a field, and that made this go
            self._host.do(Act("edit", "", cell.path))
            return
        field = self._host.field(cell.path)
        made.open_field(field)
        field.left.connect(made.close_field)
