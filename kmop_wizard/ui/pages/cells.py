"""What a cell to copy from shows."""

from __future__ import annotations

from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.page import Cell
from kmop_wizard.ui.widgets.copy_cell import CopyCell


def show_cell(words: Words, made: CopyCell, cell: Cell) -> None:
    """Show what ``cell`` says; without a text to copy it can be filled in or changed."""
    word = cell.act.text if cell.act else ""
    if cell.missing:
        made.set_missing(cell.label, cell.shown, word)
    elif cell.act is not None and not cell.copied:
        made.set_elsewhere(cell.label, cell.shown, word)
    else:
        made.set_value(cell.label, cell.shown, cell.copied, words.say("Copied"))
