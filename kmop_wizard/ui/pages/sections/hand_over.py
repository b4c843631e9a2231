"""A ready text for somebody else, shown as the plain text that it will be; one sends it oneself."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.intake.mails import asked_invoice
from kmop_wizard.app.papers.hand_over import address_of, mail_for, plain_text
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.page import Chip
from kmop_wizard.i18n.sentences.hand_over import Mail
from kmop_wizard.i18n.words import LANGUAGES, NATIVE_NAMES
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.flow import FlowRow, Room
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, ShortLabel
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.links import open_mail

_INSET: Final = 16
_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class _Body(Label):
    """A text that is walked with the keyboard, so its focus must be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hand_over.text")
        self.setTextInteractionFlags(_SELECTABLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, asked: QPaintEvent) -> None:
        super().paintEvent(asked)
        if self.hasFocus():
            theme.paint_ring(QPainter(self), self)


class _Sheet(QWidget):
    """A subject, a line, and the text; to be read and selected."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._subject, self._body = Label(bold=True), _Body()
        self._subject.setObjectName("hand_over.subject")
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, 9, _INSET, 12)
        column.setSpacing(20)
        for part in (self._subject, self._body):
            column.addWidget(part)

    def show_mail(self, mail: Mail) -> None:
        """Show a text."""
        self._subject.setText(self._words.say("Subject: {text}", text=mail.subject))
        self._body.setText(mail.body)
        self._body.setAccessibleName(mail.body)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen(t.field_border))
        painter.setBrush(t.field)
        painter.drawRoundedRect(theme.seen(self), theme.FIELD_RADIUS, theme.FIELD_RADIUS)
        painter.setPen(t.line)
        y = self._subject.geometry().bottom() + 9.5
        painter.drawLine(QLineF(theme.RING + 1, y, self.width() - theme.RING - 1, y))


class HandOverSection(SectionFrame):
    """The text in the language of who gets it; *Copy* serves who has no mail program."""

    receiver: ClassVar[str]

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.set_heading(
            self.title(),
            words.say("Read the text. You send it yourself, in your e-mail program."),
            Chip(words.say("not sent yet")),
        )
        self._to = self.receiver
        self._mail = Mail("", "")
        self._language = words.language
        self._choice = ChoiceField("hand_over.language")
        self._choice.set_label(self.language_label())
        self._choice.set_options([(each, NATIVE_NAMES[each]) for each in LANGUAGES])
        self._choice.set_text(self._language)
        self._choice.edited.connect(self._choose_language)
        self._sheet = _Sheet(words)
        self._open = Button("primary", "action.open_mail", words.say("Open e-mail"))
        self._open.clicked.connect(self._open_mail)
        copy = Button("secondary", "action.copy_text", words.say("Copy"))
        copy.clicked.connect(self._copy)
        self._note = ShortLabel(self.note(), "small", "muted")
        column, form = self.part(12), Form()
        for choice in (*self.choices(), self._choice):
            form.add(choice)
        column.addWidget(form)
        column.addWidget(self._sheet)
        row = FlowRow(gap=12)
        paper = Button("plain", "action.print_text", words.say("Print"))
        paper.clicked.connect(self._print)
        for button in (self._open, copy, self._note, Room(), paper):
            row.add(button)
        self.part().addWidget(row)
        self.follow()

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def language_label(self) -> str:
        """What the choice of a language is called."""
        raise NotImplementedError

    def note(self) -> str:
        """What one still does oneself."""
        return self.words.say("Nothing is attached.")

    def choices(self) -> tuple[QWidget, ...]:
        """What else is to be chosen, above the language."""
        return ()

    def first_focus(self) -> QWidget:
        return self._open

    def follow(self) -> None:
        host = self.host
        self._mail = mail_for(
            self._to,
            Words(self._language),
            host.entry,
            host.context.session.rules,
            asked_invoice(host.editor),
        )
        self._sheet.show_mail(self._mail)

    def _choose_language(self, language: str) -> None:
        self._language = language
        self.follow()

    def _open_mail(self) -> None:
        if not open_mail(address_of(self._to, self._mail)):
            self._say(self.words.say("No e-mail program opened. Copy the text instead."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(plain_text(self._mail))
        self._say(self.words.say("Copied"), "success")

    def _print(self) -> None:
        from html import escape

        from kmop_wizard.ui.papers.paper import paint

        context, subject = self.host.context, self._mail.subject
        printer = dialogs.printer(self.window(), context.words, subject)
        if printer is not None:
            body = escape(self._mail.body).replace("\n", "<br>")
            html = f"<h2>{escape(subject)}</h2><p>{body}</p>"
            paint(Words(self._language), html, subject, printer)
            context.go.toast(context.words.say("Sent to the printer."))

    def _say(self, text: str, tone: str = "warning") -> None:
        self._note.set_tone(tone)
        self._note.setText(text)
        announce(self, text)


class AccountantSection(HandOverSection):
    """What to pay by bank, by when, and what never."""

    receiver = "accountant"

    def title(self) -> str:
        return self.words.say("Mail to my accountant")

    def language_label(self) -> str:
        return self.words.say("Language of your accountant")

    def note(self) -> str:
        return self.words.say("Nothing is attached. Add the invoice yourself.")


class ParticipantSection(HandOverSection):
    """What to sign on each day, and what to keep."""

    receiver = "participant"

    def title(self) -> str:
        return self.words.say("Mail to the participant")

    def language_label(self) -> str:
        return self.words.say("Language of the participant")
