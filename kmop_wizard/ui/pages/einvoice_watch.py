"""What the e-invoice kept with an invoice says beside the training: agrees, or needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.check_line import CheckLine
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label

if TYPE_CHECKING:
    from kmop_wizard.exchange.einvoice import EInvoice
    from kmop_wizard.ui.pages.page import StepPage

Lines = tuple[tuple[bool, str], ...]


class WatchList(Card):
    """Sentences in two groups; hidden while there are none."""

    def __init__(self, heading: str, wrong: str, right: str) -> None:
        super().__init__()
        self._headings = {False: wrong, True: right}
        self._lines: Lines = ()
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.addWidget(Label(heading, bold=True))
        self._column.addWidget(self._body)
        self.setVisible(False)

    def show_lines(self, lines: Lines) -> None:
        """Show sentences, each with whether it is good news."""
        if lines != self._lines:
            self._lines = lines
            self._fill()
        self.setVisible(bool(lines))

    def _fill(self) -> None:
        old, self._body = self._body, QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        for good, heading in self._headings.items():
            texts = [text for is_good, text in self._lines if is_good is good]
            if texts:
                column.addWidget(Label(heading, "small", "success" if good else "warning", True))
            for text in texts:
                column.addWidget(CheckLine(text, good))
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()


class EInvoiceWatch:
    """Marks the fields of the invoice at ``invoice`` on ``page``, and lists what was compared."""

    def __init__(self, page: StepPage, invoice: Path, form: Form) -> None:
        words = page.words
        self._page = page
        self._invoice = invoice
        self._looked_at: object = None
        self._found: EInvoice | None = None
        self._list = WatchList(
            words.say("The e-invoice beside your training"),
            words.say("Needs another look"),
            words.say("Agrees"),
        )
        form.add(self._list)
        page.on_follow(self._follow)

    def _follow(self, entry: Entry) -> None:
        training = entry.training
        self._look_up(training)
        if self._found is None:
            self._list.show_lines(())
            return
        from kmop_wizard.app.intake.einvoices import findings
        from kmop_wizard.i18n.sentences.einvoices import finding_sentence

        session, words = self._page.context.session, self._page.words
        found = findings(self._found, training, self._invoice[1], session)
        self._list.show_lines(
            tuple((f.agrees, finding_sentence(words, f.code, f.agrees, f.values)) for f in found)
        )

    def _look_up(self, training: Training) -> None:
        """Read the kept file when it is another one than before."""
        file = fact(training, (*self._invoice, "attachment"))
        kept = [each for each in training.attachments if each.file == file] if file else []
        if kept == self._looked_at:
            return
        first, self._looked_at = self._looked_at is None, kept
        self._found = None
        if kept:
            from kmop_wizard.app.intake.einvoices import kept_einvoice

            invoice = fact(training, self._invoice)
            self._found = kept_einvoice(invoice, training, self._page.context.session)
        if self._found is not None or not first:
            self._mark()

    def _mark(self) -> None:
        from kmop_wizard.app.intake.einvoices import said

        for name, value in said(self._found).items():
            self._page.fields[(*self._invoice, name)].set_einvoice(value)
