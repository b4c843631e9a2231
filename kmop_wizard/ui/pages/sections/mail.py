"""The approval e-mail in the place of the card: pasted, compared, then taken over as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kmop_wizard.app.intake.mails import (
    Row,
    account_check,
    amount_check,
    content_of,
    nothing_sentence,
    read,
    reads_as_mail,
    rows_of,
)
from kmop_wizard.domain.papers import OTHER
from kmop_wizard.domain.plan import ACTION_STEP
from kmop_wizard.exchange.mail.parts import NotAMail
from kmop_wizard.exchange.mail.reader import Reading
from kmop_wizard.exchange.payment_qr import clean
from kmop_wizard.i18n.pages.page import ACCENT, Act, Chip, rich
from kmop_wizard.i18n.sentences.deposits import mail_title
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.pages.sections.mail_table import Check, MailTable
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.field import TextArea
from kmop_wizard.ui.widgets.flow import FlowRow, Room
from kmop_wizard.ui.widgets.label import ShortLabel, small

_LINES: Final = 9
_TYPED: Final = {
    "refusal": ("refused_on",),
    "payment_order": ("payment_ordered_on",),
    "stop": ("stopped_on",),
}
"""What to type oneself, by the kind of the mail; of all others the day of approval."""


class MailSection(SectionFrame):
    """Reads the clipboard at once; asks for the text when that is no such e-mail.

    Nothing is filled in before it is taken over.
    """

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self._reading: Reading | None = None
        self._rows: tuple[Row, ...] = ()
        self._pasted = ""
        """The text of the e-mail, unless a file of it has been kept already."""
        self._own_name = host.editor.training.enterprise.name or ""
        self._text = TextArea("mail.text", _LINES)
        self._text.set_label(words.say("Text of the e-mail"))
        self._hint = words.say("Copy all of its text, or drag the saved e-mail to this window.")
        self._text.set_hint(self._hint)
        self._text.keep_hint_lines(1)
        self._text.edited.connect(self.read)
        self._text.undo_beyond.connect(host.context.go.undo)
        self._text.redo_beyond.connect(host.context.go.redo)
        self._table = MailTable(words)
        self._account = small()
        self._take = Button("primary", "action.take_all")
        self._take.clicked.connect(self._take_all)
        self._other = Button("secondary", "action.paste_other", words.say("Paste another e-mail"))
        self._other.clicked.connect(self._paste_other)
        self._typed = Button("plain", "action.fill_in_yourself", words.say("Fill in yourself"))
        self._typed.clicked.connect(self._fill_in)
        buttons = FlowRow(gap=12)
        for button in (self._take, self._other, self._typed):
            buttons.add(button)
        column = self.part(14)
        for part in (self._text, self._table, self._account, buttons):
            column.addWidget(part)
        doubt = words.say(
            "Not sure that the e-mail is genuine? Compare the account on kmo-portefeuille.be or"
            " call 1700."
        )
        end = FlowRow(gap=16)
        end.add(ShortLabel(doubt, "small", "muted"))
        end.add(Room())
        keep = words.say("Keep this e-mail with the documents")
        self._keep = Button("plain", "action.keep_mail", keep)
        self._keep.clicked.connect(self._keep_mail)
        end.add(self._keep)
        self.part(slim=True).addWidget(end)
        self._show()
        pasted = QGuiApplication.clipboard().text()
        if reads_as_mail(pasted, self._own_name):
            self.read(pasted)

    def read_file(self, path: Path) -> None:
        """Read a saved e-mail; of a file that can't be opened the window tells."""
        content = content_of(path)
        if content is not None:
            self.read(content)

    def read(self, content: str | bytes) -> None:
        """Show what an e-mail says, pasted or as it was saved."""
        self._text.set_problem(None)
        self._reading = None
        self._pasted = content if isinstance(content, str) else ""
        if isinstance(content, str) and not content.strip():
            self._show()
            return
        try:
            self._reading = told = read(content, self._own_name)
        except NotAMail as refused:
            problem = nothing_sentence(self.words, refused)
        else:
            problem = "" if told.proposals else nothing_sentence(self.words, told)
        self._text.set_problem(problem or None)
        self._show()
        announce(self, problem or self.heading)
        if self.isVisible():
            self.first_focus().setFocus()

    def follow(self) -> None:
        self._show()

    def first_focus(self) -> QWidget:
        return self._table if self._rows else self._text.edit

    def _show(self) -> None:
        host, words = self.host, self.words
        reading = self._reading
        self._rows = rows_of(words, host.editor, reading) if reading else ()
        found = bool(self._rows)
        for part, shown in (
            (self._text, not found),
            (self._table, found),
            (self._other, found),
            (self._keep, found and bool(self._pasted)),
        ):
            part.setVisible(shown)
        new = len(self._new)
        self._take.setVisible(new > 0)
        self._take.setText(words.count("Use this {n} detail", "Use these {n} details", new))
        self._account.setVisible(False)
        if reading is None or not found:
            self.set_heading(
                words.say("Paste your e-mail"),
                words.say("You see first what we read in it. Nothing is filled in by itself."),
            )
            return
        chip = Chip(words.say("read"), ACCENT)
        if new:
            heading = words.count("Is this {n} detail right?", "Are these {n} details right?", new)
            sentence = words.say("Compare with your e-mail. Nothing has been filled in yet.")
        else:
            heading = words.say("You have all of this already")
            sentence = words.say("There is nothing new in this e-mail.")
        if reading.kind != "approval":
            sentence = f"{rich(mail_title(words, reading.kind))}. {sentence}"
        self.set_heading(heading, sentence, chip)
        self._show_table()

    def _show_table(self) -> None:
        words, entry = self.words, self.host.entry
        shown: list[tuple[Row, list[Check]]] = []
        for row in self._rows:
            check = amount_check(words, entry, row)
            shown.append((row, [check] if check else []))
        self._table.show_rows(shown)
        told = account_check(words, self.host.context.session, entry, self._rows)
        if told is not None:
            self._account.setText(clean(told[0]))
            self._account.set_tone("muted" if told[1] else "warning")
        self._account.setVisible(told is not None)

    @property
    def _new(self) -> tuple[Row, ...]:
        return tuple(row for row in self._rows if not row.known)

    def _take_all(self) -> None:
        """Record all that is new as one step of undo, and go where the training is then."""
        host, words = self.host, self.words
        new = self._new
        host.editor.end_step()
        step = host.editor.enter_many({row.path: row.value for row in new})
        count = words.count("{n} detail filled in.", "{n} details filled in.", len(new))
        host.context.go.offer_undo(count, host.editor, step)
        there = ACTION_STEP[host.entry.plan.next.action]
        if there == host.step:
            host.close_section()
        else:
            host.do(Act(f"step.{there}", ""))

    def _keep_mail(self) -> None:
        """Keep the text that was pasted among the documents."""
        from kmop_wizard.app.papers.adding import add_mail

        host = self.host
        kind = "approval" if self._reading and self._reading.kind == "approval" else OTHER
        added = add_mail(self.words, host.context.session, host.editor, self._pasted, kind)
        self._pasted = ""
        self.first_focus().setFocus()
        self._show()
        if added.step is not None:
            host.context.go.offer_undo(added.said, host.editor, added.step)
        else:
            host.context.go.toast(added.problems or added.said)

    def _paste_other(self) -> None:
        """Take the other e-mail that was copied meanwhile, or ask for it."""
        before = self._rows
        self._text.set_text("")
        self.read("")
        pasted = QGuiApplication.clipboard().text()
        if reads_as_mail(pasted, self._own_name):
            self.read(pasted)
            if self._rows == before:
                self.read("")
        self.first_focus().setFocus()

    def _fill_in(self) -> None:
        host = self.host
        kind = self._reading.kind if self._reading else ""
        path = _TYPED.get(kind, ("approved_on",))
        entry = host.editor.current_application
        if kind == "payment_order":
            entry = next(iter(self._rows)).path[:2]
        host.do(Act("edit", "", (*entry, *path)))
