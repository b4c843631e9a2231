"""The way to read e-invoices on the page of the invoices: a button, and files dropped there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kmop_wizard.app.intake.not_added import MOST_AT_ONCE, listed, too_many
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentRefused
from kmop_wizard.storage.names import new_entry_id
from kmop_wizard.ui.papers.panel import paper_home
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import small
from kmop_wizard.ui.widgets.scroll import bring_into_sight
from kmop_wizard.ui.window import dialogs

if TYPE_CHECKING:
    from kmop_wizard.ui.einvoices import Received
    from kmop_wizard.ui.pages.page import StepPage

LAST_READ: Final = "einvoice_read"
"""Where the window remembers which invoice was read last: that is where the focus goes."""


class EInvoicePanel(Form):
    """Reads files into the training of ``page``; what gives no invoice is said, with why.

    ``buttons``: the row of its button, with room for more.
    """

    def __init__(self, page: StepPage) -> None:
        super().__init__(gap=4)
        words = page.words
        self._page = page
        self._elsewhere: list[Path] = []
        button = Button("secondary", "action.read_einvoice", words.say("Read an e-invoice…"))
        button.clicked.connect(self._ask)
        self.buttons = FlowRow()
        self.buttons.add(button)
        self.add(self.buttons)
        self.add(
            small(
                words.say(
                    "Choose the XML file that your provider sent, or drag it to this window: the"
                    " fields fill in and a copy is kept."
                )
            )
        )
        self._problem = Banner("warning")
        self._anyway = Button(
            "secondary", "action.read_einvoice_anyway", words.say("Add it here all the same")
        )
        self._anyway.clicked.connect(lambda: self.read(self._elsewhere, anyway=True))
        self._problem.add_button(self._anyway)
        self.add(self._problem)

    def read(self, paths: Sequence[Path], *, anyway: bool = False) -> None:
        """Take over the e-invoices at ``paths`` as one step of undo.

        ``anyway``: also those that are in another training already.
        """
        page = self._page
        training, taken = page.document.training, dict[FactPath, Any]()
        problems = too_many(page.words, paths)
        read: list[str] = []
        doubts = 0
        self._elsewhere = []
        for path in paths[:MOST_AT_ONCE]:
            found = self._taken(path, training, problems, anyway)
            if found is None:
                continue
            invoice_id, changes, different = found
            read.append(invoice_id)
            doubts += different
            taken.update(changes)
            for fact_path, value in changes.items():
                training = with_fact(training, fact_path, value)
        if not read:
            self._say(listed(page.words, problems))
            return
        focused = self.window().focusWidget()
        if focused is not None:
            focused.clearFocus()  # it goes to what was read
        page.context.memory[LAST_READ] = (training.id, read[0])
        page.document.end_spell()
        page.document.enter_many(taken)
        said = f"{self._done(len(read), doubts)}\n{listed(page.words, problems)}".strip()
        page.context.go.toast(_visible(said), page.context.go.undo)
        page.reshaped.emit()

    def _done(self, read: int, doubts: int) -> str:
        words = self._page.words
        done = words.count(
            "The e-invoice was read: look over what was filled in.",
            "{n} e-invoices were read: look over what was filled in.",
            read,
        )
        if not doubts:
            return done
        listed = words.count(
            "Look under the invoice: one thing needs another look.",
            "Look under the invoice: {n} things need another look.",
            doubts,
        )
        return f"{done} {listed}"

    def _ask(self) -> None:
        words = self._page.words
        kinds = f"{words.say('E-invoices')} (*.xml *.XML);;{words.say('All files')} (*)"
        title = words.say("Read an e-invoice")
        paths = dialogs.files_to_open(self.window(), words, title, kinds)
        if paths:
            self.read(paths)

    def _taken(
        self, path: Path, training: Training, problems: list[str], anyway: bool
    ) -> tuple[str, dict[FactPath, Any], int] | None:
        """The invoice's id, the facts to enter, and how many things need another look.

        ``None``: nothing is entered, and ``problems`` say why.
        """
        from kmop_wizard.exchange.xml_safety import NotAnInvoice
        from kmop_wizard.i18n.sentences.einvoices import no_einvoice_sentence
        from kmop_wizard.ui.einvoices import (
            changes,
            differences,
            files_left_out,
            invoice_for,
            keep,
            receive,
        )

        words, workspace = self._page.words, self._page.context.workspace
        try:
            received = receive(path)
        except NotAnInvoice as refused:
            problems.append(no_einvoice_sentence(words, refused.code, path.name))
            return None
        invoice_id = invoice_for(received, training, self._new_id(training))
        if invoice_id is None or (
            not anyway and self._is_elsewhere(received, training, path, problems)
        ):
            if invoice_id is None:
                problems.append(self._already_here(received))
            return None
        try:
            papers = keep(received, paper_home(workspace, training.id), workspace.today)
        except SaveFailed as failure:
            problems.append(save_problem(words, failure.code))
            return None
        except AttachmentRefused as refused:
            problems.append(no_einvoice_sentence(words, refused.code, path.name))
            return None
        problems.extend(files_left_out(words, received.found))
        different = differences(received.found, training, invoice_id, workspace)
        return invoice_id, changes(received, training, invoice_id, papers, words), different

    def _new_id(self, training: Training) -> str:
        """The id of the invoice that is shown to be filled in, unless it has been."""
        ids = [*self._page.document.ids("invoices"), self._page.document.new_id]
        known = {each.id for each in training.invoices}
        return next((each for each in ids if each not in known), "") or new_entry_id()

    def _already_here(self, received: Received) -> str:
        from kmop_wizard.i18n.sentences.einvoices import finding_sentence

        words, number = self._page.words, received.facts.number
        if number is None:
            return words.say("{name} is here already.", name=received.name)
        return finding_sentence(words, "already_here", False, {"number": number})

    def _is_elsewhere(
        self, received: Received, training: Training, path: Path, problems: list[str]
    ) -> bool:
        from kmop_wizard.i18n.sentences.einvoices import finding_sentence
        from kmop_wizard.ui.einvoices import in_another

        finding = in_another(received, training, self._page.context.workspace)
        if finding is None:
            return False
        self._elsewhere.append(path)
        words = self._page.words
        problems.append(finding_sentence(words, finding.code, finding.agrees, finding.values))
        return True

    def _say(self, text: str) -> None:
        shown = _visible(text)
        self._anyway.setVisible(bool(self._elsewhere))
        self._problem.set_message(shown)
        bring_into_sight(self._problem)
        announce(self, shown)


def _visible(text: str) -> str:
    """``text`` without what can't be seen: an invoice or a file name may try to turn a sentence."""
    return "".join(c for c in text if c == "\n" or not unicodedata.category(c).startswith("C"))
