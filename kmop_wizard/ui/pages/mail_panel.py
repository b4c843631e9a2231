"""The approval e-mail, pasted or dropped: what it says is proposed, and a click takes it over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.mails import ReceivedMail, mail_in, pasted_mail
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.exchange.mail.reader import Proposal
from kmop_wizard.exchange.payment_qr import clean
from kmop_wizard.ui.pages.mail_proposal import ProposalRow
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.field import TextArea
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small

if TYPE_CHECKING:
    from kmop_wizard.domain.training import Training

_MAIL_SUFFIXES: Final = (".eml", ".msg")
_LINES: Final = 6
_LINES_ONCE_READ: Final = 2
_OFFERED: Final = {
    ".".join(path): path
    for path in (
        ("subsidy_number",),
        ("approved_on",),
        ("refused_on",),
        ("deposit", "amount"),
        ("deposit", "due_on"),
        ("deposit", "iban"),
        ("deposit", "beneficiary"),
        ("deposit", "communication"),
    )
}
"""Where in an application each fact of an e-mail stands; that of an invoice is on another page."""
_MAILS: Final = "mails"
_OPEN: Final = "mails.open"


class MailPanel(Collapsible):
    """A folded part of ``page``; nothing is filled in before a click."""

    def __init__(self, page: StepPage) -> None:
        super().__init__("action.paste_mail")
        words, memory = page.words, page.context.memory
        self._page = page
        self._id = page.editor.training.id
        self._mails: dict[str, ReceivedMail] = memory.setdefault(_MAILS, {})
        self._open: set[str] = memory.setdefault(_OPEN, set())
        self.set_texts(
            words.say("Paste the approval e-mail…"), words.say("open"), words.say("closed")
        )
        self._text = TextArea("mail.text", _LINES)
        self._text.set_label(words.say("Text of the e-mail"))
        self._text.set_hint(
            words.say("Copy all of its text, or drag the saved e-mail (.eml) to this window.")
        )
        self._file = small()
        self._told = Label(tone="muted")
        self._problem = Banner("warning")
        current = page.editor.current_application
        self._rows = {fact: ProposalRow(page, (*current, *path)) for fact, path in _OFFERED.items()}
        self._all = Button("secondary", "action.take_all", words.say("Take all over"))
        self._build()
        self.set_open(self._id in self._open)
        self.toggled.connect(self._remember_fold)
        self.header.clicked.connect(lambda on: self._text.edit.setFocus() if on else None)
        page.on_follow(self._follow)

    def read_file(self, path: Path) -> None:
        """Read a saved e-mail. A file that can't be opened is not for this panel to tell."""
        mail = mail_in(path, self._own_name)
        if mail is not None:
            self._text.set_text("")
            self._show_mail(mail)
            self.set_open(True)
            self._next_stop().setFocus()

    @property
    def _own_name(self) -> str:
        return self._page.editor.training.enterprise.name or ""

    def _build(self) -> None:
        self._text.edited.connect(lambda text: self._show_mail(pasted_mail(text, self._own_name)))
        self._text.undo_beyond.connect(self._page.context.go.undo)
        self._text.redo_beyond.connect(self._page.context.go.redo)
        for part in (self._text, self._file, self._problem, self._told):
            self.add(part)
        for row in self._rows.values():
            row.take.clicked.connect(lambda _on=False, taken=row: self._take_over([taken]))
            self.add(row)
        self._all.clicked.connect(lambda: self._take_over(list(self._rows.values())))
        buttons = FlowRow()
        buttons.add(self._all)
        self.add(buttons)
        mail = self._mails.get(self._id)
        if mail is not None:
            self._text.set_text(mail.text)

    def _show_mail(self, mail: ReceivedMail | None) -> None:
        if mail is None:
            self._mails.pop(self._id, None)
        else:
            self._mails[self._id] = mail
        before = self._sentence()
        self._follow(self._page.entry)
        if self._sentence() != before:
            announce(self, self._sentence())

    def _sentence(self) -> str:
        return self._problem.message() or self._told.text()

    def _follow(self, entry: Entry) -> None:
        words, mail = self._page.words, self._mails.get(self._id)
        said = mail.sentence(words) if mail else ""
        told, problem = (said, "") if mail and mail.has_proposals else ("", said)
        file = clean(mail.file) if mail else ""
        self._file.setText(words.say("Read: {name}", name=file) if file else "")
        self._file.setVisible(bool(file))
        self._problem.set_message(problem)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        proposals = mail.reading.proposals if mail and mail.reading else ()
        self._text.edit.set_lines(_LINES_ONCE_READ if proposals else _LINES)
        self._show_proposals(proposals, entry.training)

    def _show_proposals(self, proposals: Sequence[Proposal], training: Training) -> None:
        by_fact = {proposal.fact: proposal for proposal in proposals}
        for fact, row in self._rows.items():
            row.show_proposal(by_fact.get(fact), training)
        self._all.setVisible(sum(row.is_open for row in self._rows.values()) > 1)

    def _take_over(self, rows: Sequence[ProposalRow]) -> None:
        """Record what is proposed as one step of undo."""
        page = self._page
        taken: dict[FactPath, Any] = {row.path: row.value for row in rows if row.is_open}
        if not taken:
            return
        labels = ", ".join(row.label for row in rows if row.is_open)
        page.editor.end_step()
        step = page.editor.enter_many(taken)
        for path in taken:
            if path in page.fields:
                page.fields[path].show_problem()
        self._next_stop().setFocus()
        message = page.words.say("Taken over: {fields}", fields=labels)
        page.context.go.offer_undo(message, page.editor, step)

    def _next_stop(self) -> QWidget:
        waiting = (row.take for row in self._rows.values() if row.is_open)
        return next(waiting, self._text.edit)

    def _remember_fold(self, opened: bool) -> None:
        (self._open.add if opened else self._open.discard)(self._id)


class MailPage(StepPage):
    """A page that the approval e-mail is for."""

    _mail: MailPanel

    def add_mail(self) -> None:
        """Put the panel at the end of the page."""
        self._mail = MailPanel(self)
        self.add(self._mail)

    def take_files(self, files: Sequence[IncomingFile]) -> bool:
        """An e-mail is read; like all others it is also a paper of this training."""
        mails = [file for file in files if file.suffix in _MAIL_SUFFIXES]
        if mails:
            self._mail.read_file(mails[0].path)
        self.papers.add_files(files)
        return True
