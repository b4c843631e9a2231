"""What comes into the open training from outside: e-invoices, mails, papers; and its code."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.not_added import listed
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.pages.host import FooterSection, Matrix, TrainingPages
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.section_card import SectionCard
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.screen import Context

SUFFIX: Final = ".xml"
_MAIL_SUFFIXES: Final = (".eml", ".msg")


def take_files(screen: TrainingPages, files: Sequence[IncomingFile]) -> bool:
    """Files were dropped: an e-invoice is read, a mail is read and kept, the rest are papers."""
    asked = screen.step == "pay"
    invoices = [file for file in files if file.is_einvoice or (asked and file.suffix == SUFFIX)]
    papers = [file for file in files if file not in invoices]
    mails = [file for file in papers if file.suffix in _MAIL_SUFFIXES]
    if papers:
        add_papers(screen, papers)
    if invoices:
        screen.open_step("pay")
        read_einvoices(screen, invoices)
    elif mails and mails[0].path.is_file():
        from kmop_wizard.ui.pages.sections.mail import MailSection

        section = MailSection(screen)
        screen.show_section("mail", section)
        section.read_file(mails[0].path)
    return True


def ask_for_einvoices(screen: TrainingPages) -> None:
    """Let the person choose e-invoices, and read them."""
    words = screen.words
    kinds = f"{words.say('E-invoices')} (*.xml *.XML);;{words.say('All files')} (*)"
    title = words.say("Read an e-invoice")
    paths = dialogs.files_to_open(screen.window(), words, title, kinds)
    if paths:
        read_einvoices(screen, [IncomingFile(path) for path in paths])


def read_einvoices(
    screen: TrainingPages, files: Sequence[IncomingFile], *, anyway: bool = False
) -> None:
    """Take over the e-invoices ``files``; ``anyway``: also those that another training has."""
    from kmop_wizard.app.intake.take_over import take_over

    words, go = screen.words, screen.go
    taken = take_over(words, screen.session, screen.editor, files, anyway=anyway)
    if not taken.invoices:
        said = visible(listed(words, taken.problems))
        screen.show_section("refused", Refused(screen, said, taken.elsewhere))
        return
    done = words.count(
        "The e-invoice was read: look over what was filled in.",
        "{n} e-invoices were read: look over what was filled in.",
        len(taken.invoices),
    )
    problems = listed(words, taken.problems)
    go.offer_undo(visible(f"{done}\n{problems}".strip()), screen.editor, taken.step)
    focus = screen.first_focus()
    if focus is not None:
        focus.setFocus()


def compared(context: Context, training: Training, invoice_id: str) -> tuple[tuple[str, bool], ...]:
    """What the e-invoice kept with an invoice says beside the training, in words."""
    from kmop_wizard.app.intake.einvoices import findings, kept_einvoice
    from kmop_wizard.i18n.sentences.einvoices import finding_sentence

    session, words = context.session, context.words
    invoice = next((each for each in training.invoices if each.id == invoice_id), None)
    found = None if invoice is None else kept_einvoice(invoice, training, session)
    if found is None:
        return ()
    return tuple(
        (finding_sentence(words, each.code, each.agrees, each.values), each.agrees)
        for each in findings(found, training, invoice_id, session)
    )


def einvoice_values(session: Session, training: Training) -> Iterator[tuple[Path, object]]:
    """What the e-invoice kept with each invoice says of its facts, by path."""
    from kmop_wizard.app.intake.einvoices import kept_einvoice, said

    for invoice in training.invoices:
        for name, value in said(kept_einvoice(invoice, training, session)).items():
            yield ("invoices", invoice.id, name), value


class Refused(FooterSection):
    """Why a file was not taken; an e-invoice that another training has can be read all the same."""

    def __init__(self, screen: TrainingPages, said: str, elsewhere: Sequence[IncomingFile]) -> None:
        super().__init__(screen)
        words = screen.words
        card, inside = SectionCard(), QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        reason = Label(said, tone="danger")
        back = Button("secondary", "action.close_section", words.say("Close"))
        back.clicked.connect(screen.close_section)
        self._first = back
        buttons = FlowRow()
        if elsewhere:
            anyway = words.say("Add it here all the same")
            button = Button("secondary", "action.read_einvoice_anyway", anyway)
            button.clicked.connect(lambda: self._read(screen, elsewhere))
            buttons.add(button)
        buttons.add(back)
        column.addWidget(reason)
        column.addWidget(buttons)
        card.add_section(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
        announce(self, said)

    def first_focus(self) -> QWidget:
        return self._first

    @staticmethod
    def _read(screen: TrainingPages, files: Sequence[IncomingFile]) -> None:
        screen.close_section()
        read_einvoices(screen, files, anyway=True)


def ask_for_paper(screen: TrainingPages, kind: str) -> None:
    """Let the person choose files of one kind of paper, and keep them."""
    words = screen.words
    paths = dialogs.files_to_open(screen.window(), words, words.say("Add a document"))
    add_papers(screen, [IncomingFile(path) for path in paths], kind)


def add_papers(screen: TrainingPages, files: Sequence[IncomingFile], kind: str = "") -> None:
    """Keep copies of ``files``; what can't be kept is said, with why."""
    from kmop_wizard.app.papers.adding import add_papers as add

    if not files:
        return
    added = add(screen.words, screen.session, screen.editor, files, kind)
    if added.said:
        screen.go.offer_undo(visible(added.said), screen.editor, added.step)
    if added.problems:
        screen.show_section("refused", Refused(screen, visible(added.problems), ()))


def deposit_code(context: Context, entry: Entry) -> Matrix | str:
    """The payment code, or in words why there is none."""
    from kmop_wizard.app.overview.deposits import deposit_panel_of
    from kmop_wizard.exchange.qr import QrCode
    from kmop_wizard.i18n.sentences.deposits import no_code_sentence

    code = deposit_panel_of(context.session, entry).code
    return code.matrix if isinstance(code, QrCode) else no_code_sentence(context.words, code.reason)


def account_changed(context: Context, entry: Entry) -> str:
    """The warning that the account is not the one of the last deposit; empty when it is."""
    from kmop_wizard.app.overview.deposits import compared_account

    said = compared_account(context.words, context.session, entry)
    return "" if said is None or said[1] else said[0]


def visible(text: str) -> str:
    """``text`` without what can't be seen: an invoice or a file name may try to turn a sentence."""
    return "".join(c for c in text if c == "\n" or not unicodedata.category(c).startswith("C"))
