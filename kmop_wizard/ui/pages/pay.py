"""Step 6: the invoices and the order to pay them from the portfolio (betalen, not storten)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.facts import fact
from kmop_wizard.domain.standing import is_credit_note
from kmop_wizard.domain.training import Invoice
from kmop_wizard.ui.pages.einvoice_panel import LAST_READ, EInvoicePanel
from kmop_wizard.ui.pages.einvoice_watch import EInvoiceWatch
from kmop_wizard.ui.pages.invoice_paper import build_invoice_paper
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, heading

_FACTS: Final = (
    "number",
    "issued_on",
    "due_on",
    "supplier_name",
    "amount_excl_vat",
    "vat_amount",
    "payment_ordered_on",
)
_SELDOM: Final = ("supplier_vat", "document", "currency", "iban")
_MORE: Final = "more_invoices"
_UNFOLDED: Final = "unfolded_invoices"
_EURO: Final = "EUR"
_XML: Final = ".xml"


class PayPage(StepPage):
    """Each invoice with its amounts and the day of its payment order."""

    step = "pay"
    warnings = ("invoice_provider_differs", "invoice_amount_differs", "closing_soon")

    def build(self) -> None:
        words = self.words
        invoices = self.editor.ids("invoices")
        known = len(self.entry.training.invoices)
        self._einvoices = EInvoicePanel(self)
        self.links(("start", words.say("Open the portal")), row=self._einvoices.buttons)
        self.add(self._einvoices)
        if len(invoices) == known and (not known or self._is_one_more_wanted()):
            invoices = (*invoices, self.editor.new_id)
        for index, invoice_id in enumerate(invoices):
            self._build_invoice(("invoices", invoice_id), index, alone=len(invoices) == 1)
        if known and len(invoices) == known:
            more = Button("secondary", "action.add_invoice", words.say("Add an invoice"))
            more.clicked.connect(self._add_invoice)
            row = FlowRow()
            row.add(more)
            self.add(row)

    def take_files(self, files: Sequence[IncomingFile]) -> bool:
        """E-invoices, whatever their name, and XML files are read; all others are papers."""
        invoices = [file for file in files if file.suffix == _XML or file.is_einvoice]
        if invoices:
            self._einvoices.read(invoices)
        if len(invoices) < len(files):
            super().take_files([file for file in files if file not in invoices])
        return True

    def first_focus(self) -> QWidget | None:
        read_id, invoice_id = self.context.memory.pop(LAST_READ, ("", ""))
        read = ("invoices", invoice_id, "number")
        if read_id == self.entry.training.id and read in self.fields:
            return self.fields[read].edit
        if self._is_one_more_wanted():
            numbers = [field for path, field in self.fields.items() if path[-1] == "number"]
            return numbers[len(self.entry.training.invoices)].edit
        return super().first_focus()

    def _is_one_more_wanted(self) -> bool:
        training = self.entry.training
        return self.context.memory.get(_MORE) == (training.id, len(training.invoices))

    def _build_invoice(self, invoice: FactPath, index: int, *, alone: bool) -> None:
        words = self.words
        form = Form()
        if not alone:
            form.add(heading(words.say("Invoice {n}", n=index + 1)))
        for name in _FACTS:
            self.field((*invoice, name), form)
        build_invoice_paper(self, invoice, form)
        folded = self._build_seldom(invoice, index, form)
        EInvoiceWatch(self, invoice, form)
        self._unfold_what_differs(invoice, folded)
        advice = Label(tone="muted")
        form.add(advice)
        self.on_follow(lambda entry: self._advise(fact(entry.training, invoice), advice))
        if index < len(self.entry.training.invoices):
            suffix = f".{index}" if index else ""
            remove = Button(
                "link", f"action.remove_invoice{suffix}", words.say("Remove this invoice")
            )
            remove.clicked.connect(lambda: self._remove_invoice(invoice[1]))
            row = FlowRow()
            row.add(remove)
            form.add(row)
        if alone:
            self.add(form)
            return
        card = Card()
        QVBoxLayout(card).addWidget(form)
        self.add(card)

    def _build_seldom(self, invoice: FactPath, index: int, form: Form) -> Collapsible:
        """What few people type: unfolded when asked, or when something is wrong there."""
        paths = [(*invoice, name) for name in _SELDOM]
        suffix = f".{index}" if index else ""
        text = self.words.say("More about this invoice")
        folded = self.folded(f"invoice_more{suffix}", text, *paths, form=form)
        unfolded: set[tuple[str, str]] = self.context.memory.setdefault(_UNFOLDED, set())
        place = (self.entry.training.id, invoice[1])
        wrong = any(self.fields[path].problem() for path in paths)
        folded.set_open(wrong or place in unfolded)
        folded.toggled.connect(lambda on: (unfolded.add if on else unfolded.discard)(place))
        return folded

    def _unfold_what_differs(self, invoice: FactPath, folded: Collapsible) -> None:
        """Each time that the e-invoice says something else in another field than before."""
        paths = [(*invoice, name) for name in _SELDOM]
        shown: set[FactPath] = set()

        def follow(_entry: Entry) -> None:
            differing = {path for path in paths if self.fields[path].differs}
            if differing - shown:
                folded.set_open(True)
            shown.clear()
            shown.update(differing)

        self.on_follow(follow)

    def _advise(self, invoice: Invoice | None, advice: Label) -> None:
        words = self.words
        amount = invoice.amount_excl_vat if invoice else None
        vat = invoice.vat_amount if invoice else None
        if invoice and is_credit_note(invoice):
            text = words.say("A credit note gives money back: it needs no payment order.")
        elif invoice and invoice.payment_ordered_on is not None:
            text = words.say(
                "You have given the payment order. You transfer only the VAT yourself."
            )
        elif invoice and invoice.currency not in (None, _EURO):
            text = words.say(
                "The amounts are in {currency}: ask your provider for an invoice in euro.",
                currency=invoice.currency,
            )
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

    def _remove_invoice(self, invoice_id: str) -> None:
        self.context.memory.pop(_MORE, None)
        step = self.editor.remove_entry("invoices", invoice_id)
        message = self.words.say("The invoice was removed.")
        self.context.go.offer_undo(message, self.editor, step)
        self.reshaped.emit()
