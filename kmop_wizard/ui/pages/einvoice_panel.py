"""The way to read e-invoices on the page of the invoices: a button, and files dropped there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.not_added import listed
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import small
from kmop_wizard.ui.widgets.scroll import bring_into_sight
from kmop_wizard.ui.window import dialogs

if TYPE_CHECKING:
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
        self._elsewhere: Sequence[IncomingFile] = ()
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

    def read(self, files: Sequence[IncomingFile], *, anyway: bool = False) -> None:
        """Take over the e-invoices ``files``; ``anyway``: also those that another training has."""
        from kmop_wizard.app.intake.take_over import take_over

        page, context = self._page, self._page.context
        taken = take_over(page.words, context.session, page.editor, files, anyway=anyway)
        self._elsewhere = taken.elsewhere
        if not taken.invoices:
            self._say(listed(page.words, taken.problems))
            return
        focused = self.window().focusWidget()
        if focused is not None:
            focused.clearFocus()  # it goes to what was read
        context.memory[LAST_READ] = (page.editor.training.id, taken.invoices[0])
        done = self._done(len(taken.invoices), taken.doubts)
        said = f"{done}\n{listed(page.words, taken.problems)}".strip()
        context.go.offer_undo(_visible(said), page.editor, taken.step)
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
            self.read([IncomingFile(path) for path in paths])

    def _say(self, text: str) -> None:
        shown = _visible(text)
        self._anyway.setVisible(bool(self._elsewhere))
        self._problem.set_message(shown)
        bring_into_sight(self._problem)
        announce(self, shown)


def _visible(text: str) -> str:
    """``text`` without what can't be seen: an invoice or a file name may try to turn a sentence."""
    return "".join(c for c in text if c == "\n" or not unicodedata.category(c).startswith("C"))
