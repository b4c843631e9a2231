"""Which part of the card shows which block: each is made once, and follows as facts change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui.pages.blocks.answers import (
    ButtonsSection,
    DaysSection,
    EndSection,
    FieldsSection,
)
from kmop_wizard.ui.pages.blocks.figures import SumsSection, TermsSection
from kmop_wizard.ui.pages.blocks.how_to import HowToSection
from kmop_wizard.ui.pages.blocks.lines import ChecksSection, LineSection, PointsSection, RowsSection
from kmop_wizard.ui.pages.blocks.section import Section
from kmop_wizard.ui.pages.host import Host

SECTIONS: Final[Mapping[type, Callable[[Host], Section]]] = {
    said.Days: DaysSection,
    said.EndCard: EndSection,
    said.HowTo: HowToSection,
    said.Sums: SumsSection,
    said.Rows: RowsSection,
    said.Line: LineSection,
    said.Fields: FieldsSection,
    said.Buttons: ButtonsSection,
    said.Points: PointsSection,
    said.Terms: TermsSection,
    said.Checks: ChecksSection,
}


def key_of(block: said.Block, place: int) -> tuple[object, ...]:
    """Blocks with the same key are shown by the same widget."""
    if isinstance(block, said.Days | said.Fields):
        return (type(block), block[0])
    return (type(block), place if isinstance(block, said.Line) else 0)
