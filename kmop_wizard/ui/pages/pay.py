"""Step 6: the invoices and the order to pay them from the portfolio (betalen, not storten)."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import fact, without_entry
from kmop_wizard.domain.standing import is_credit_note
from kmop_wizard.ui.pages.invoice_paper import build_invoice_paper
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, heading

_FACTS: Final = (
    "number",
    "issued_on",
    "due_on",
    "supplier_name",
    "supplier_vat",
    "amount_excl_vat",
    "vat_amount",
    "payment_ordered_on",
)
_MORE: Final = "more_invoices"


class PayPage(StepPage):
    """Each invoice with its amounts and the day of its payment order."""

    step = "pay"
    warnings = ("invoice_provider_differs", "invoice_amount_differs", "closing_soon")

    def build(self) -> None:
        words = self.words
        known = len(self.entry.training.invoices)
        wanted = self._is_one_more_wanted()
        shown = max(1, known + int(wanted))
        for index in range(shown):
            self._build_invoice(index, alone=shown == 1)
        row = FlowRow()
        if known and not wanted:
            more = Button("secondary", "action.add_invoice", words.say("Add an invoice"))
            more.clicked.connect(self._add_invoice)
            row.add(more)
        self.add(row)
        self.links(("start", words.say("Open the portal")))

    def first_focus(self) -> QWidget | None:
        if self._is_one_more_wanted():
            return self.fields[f"invoices.{len(self.entry.training.invoices)}.number"].edit
        return super().first_focus()

    def _is_one_more_wanted(self) -> bool:
        training = self.entry.training
        return self.context.memory.get(_MORE) == (training.id, len(training.invoices))

    def _build_invoice(self, index: int, *, alone: bool) -> None:
        words = self.words
        form = Form()
        if not alone:
            form.add(heading(words.say("Invoice {n}", n=index + 1)))
        for name in _FACTS:
            self.field(f"invoices.{index}.{name}", form)
        build_invoice_paper(self, index, form)
        advice = Label(tone="muted")
        form.add(advice)
        self.on_follow(lambda entry: self._advise(entry, index, advice))
        if index < len(self.entry.training.invoices):
            suffix = f".{index}" if index else ""
            remove = Button(
                "link", f"action.remove_invoice{suffix}", words.say("Remove this invoice")
            )
            remove.clicked.connect(lambda: self._remove_invoice(index))
            row = FlowRow()
            row.add(remove)
            form.add(row)
        if alone:
            self.add(form)
            return
        card = Card()
        QVBoxLayout(card).addWidget(form)
        self.add(card)

    def _advise(self, entry: Entry, index: int, advice: Label) -> None:
        words = self.words
        invoice = fact(entry.training, "invoices")[index:]
        amount = invoice[0].amount_excl_vat if invoice else None
        vat = invoice[0].vat_amount if invoice else None
        if invoice and is_credit_note(invoice[0]):
            text = words.say("A credit note gives money back: it needs no payment order.")
        elif amount is not None and vat is not None:
            text = words.say(
                "Order the payment of {amount} on the portal. Pay only the VAT, {vat}, to the"
                " provider yourself.",
                amount=words.money(amount),
                vat=words.money(vat),
            )
        else:
            text = words.say(
                "Never pay the whole invoice by bank: on the portal you order the payment of the"
                " amount without VAT, and only the VAT you pay to the provider yourself."
            )
        advice.setText(text)

    def _add_invoice(self) -> None:
        training = self.entry.training
        self.context.memory[_MORE] = (training.id, len(training.invoices))
        self.reshaped.emit()

    def _remove_invoice(self, index: int) -> None:
        self.context.memory.pop(_MORE, None)
        self.document.become(without_entry(self.document.training, "invoices", index))
        self.context.go.toast(self.words.say("The invoice was removed."), self.context.go.undo)
        self.reshaped.emit()
