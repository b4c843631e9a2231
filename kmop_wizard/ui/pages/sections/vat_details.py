"""What is needed to transfer the VAT of each invoice, and nothing more than the VAT."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from kmop_wizard.domain.training import Invoice
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n.pages.page import Cell, bold
from kmop_wizard.i18n.pages.vat import vat_cells
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.cells import Cells
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.section_card import section_heading

_MOST: Final = 10
"""So many invoices; more than that are paid one by one from their details."""


class VatDetailsSection(SectionFrame):
    """A block of copy cells for each invoice that has VAT."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.set_heading(
            words.say("Pay the VAT yourself"),
            words.say(
                "Transfer {only} to the provider, never the whole invoice.",
                only=bold(words.say("only the VAT")),
            ),
        )
        self._blocks: dict[str, Cells] = {}
        invoices = self._invoices()
        for invoice in invoices[:_MOST]:
            self._add(invoice, alone=len(invoices) == 1)
        if not invoices:
            nothing = words.say("No invoice with VAT is recorded.")
            self.part().addWidget(Label(nothing, tone="muted"))

    def first_focus(self) -> QWidget:
        cells = [cell.button for block in self._blocks.values() for cell in block.cells()]
        return next(iter(cells), self.back)

    def follow(self) -> None:
        for invoice in self.host.editor.training.invoices:
            if invoice.id in self._blocks:
                self._blocks[invoice.id].show_cells(self._cells(invoice))

    def _invoices(self) -> list[Invoice]:
        payable = self.host.entry.plan.standing.payable
        return [each for each in payable if each.vat_amount is None or each.vat_amount > 0]

    def _cells(self, invoice: Invoice) -> tuple[Cell, ...]:
        rules = self.host.context.session.rules
        provider = provider_name(self.host.editor.training, rules) or ""
        return vat_cells(self.words, ("invoices", invoice.id), invoice, provider)

    def _add(self, invoice: Invoice, *, alone: bool) -> None:
        words, part = self.words, self.part(8)
        number = (invoice.number or "").strip()
        if not alone:
            part.addWidget(section_heading(words.say("Invoice {n}", n=number or "?")))
        if invoice.due_on is not None:
            day = words.day(invoice.due_on)
            part.addWidget(small(words.say("The invoice asks for it by {day}.", day=day)))
        cells = self._blocks[invoice.id] = Cells(self.host, self._cells(invoice))
        part.addWidget(cells)
