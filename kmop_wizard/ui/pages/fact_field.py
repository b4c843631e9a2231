"""A field of the window bound to one fact of a document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kmop_wizard.app.facts.kinds import FACT_KINDS, mean_the_same
from kmop_wizard.app.facts.table import spec_key, spec_of
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.rules import Provider
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.entry import (
    EntryProblem,
    problem_sentence,
    read_day,
    registration_number_hint,
)
from kmop_wizard.i18n.sentences.contradictions import contradiction_sentence
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.field import Field, TextArea, TextField
from kmop_wizard.ui.widgets.line_edit import LineEdit
from kmop_wizard.ui.widgets.text_edit import TextEdit
from kmop_wizard.ui.window.language import LOCALES
from kmop_wizard.ui.window.screen import Context

OTHER_PROVIDER: Final = "other"
_CLEARED: Final = ("enterprise.size", "invoices.document")
"""Choices that may also be no choice."""
_CHECKED: Final = {"enterprise_number": "", "iban": "", "communication": "+++", "vat_number": "BE"}
"""How a value begins that has a checksum, by its kind."""


class FactField(QObject):
    """Typing goes into the document at once; what is wrong is said when the field is left.

    ``widget`` is what stands on the page. ``left``: the focus went on.
    """

    left = Signal()

    def __init__(
        self, context: Context, editor: Editor, path: Path, label: str = "", hint: str = ""
    ) -> None:
        self.path = path
        self.name = editor.object_name(path)
        self._context = context
        self._words = context.words
        self._editor = editor
        self._spec = spec_of(path)
        self._kind = FACT_KINDS[self._spec.kind]
        self._hint = hint or (self._words.say(self._spec.hint) if self._spec.hint else "")
        self._tone = "muted"
        self._said: Any = None
        self._typing = False
        self.waits = False
        """Whether a day is recorded only when somebody else does it: on Enter, or on leaving."""
        self.widget = self._made()
        super().__init__(self.widget)
        self.widget.set_label(label or self._words.say(self._spec.label))
        self._add_keys()
        if isinstance(self.edit, LineEdit):
            self.edit.returnPressed.connect(self._go_on)
        self.widget.edited.connect(self._edited)
        self.widget.left.connect(self._left)
        if isinstance(self.edit, LineEdit | TextEdit):
            self.edit.has_own_undo = False  # what is typed and all other facts have one history
        self.widget.undo_beyond.connect(context.go.undo)
        self.widget.redo_beyond.connect(context.go.redo)
        self.follow()
        self._judge()

    @property
    def edit(self) -> QWidget:
        """The input itself."""
        return self.widget.edit

    def value(self) -> Any:
        """The fact as the document has it."""
        return fact(self._editor.training, self.path)

    def problem(self) -> str | None:
        """What is wrong with what stands in the field, and how to mend it."""
        read = self._kind.read(self.widget.text(), self._context.session.today)
        return problem_sentence(self._words, read) if isinstance(read, EntryProblem) else None

    def settle(self) -> None:
        """Record a whole day that waits as a draft: nobody will press Enter on it any more."""
        if self.waits and (draft := self._editor.drafts.get(self.path)):
            read = self._kind.read(draft, self._context.session.today)
            if isinstance(read, date):
                self._editor.enter(self.path, read)

    def show_problem(self) -> None:
        """Say beside the field what is wrong, if anything is."""
        self.widget.set_problem(self.problem())

    def set_hint(self, text: str, tone: str = "muted") -> None:
        """Replace the line under the field; an empty text brings the usual hint back."""
        self._hint, self._tone = text, tone
        self._show_hint()

    def set_einvoice(self, value: Any) -> None:
        """Say under the field whether it has what the e-invoice says; ``None``: that is nothing."""
        self._said = value
        self._show_hint()

    def follow(self) -> None:
        """Show the fact, unless the text in the field says the same or is just being typed."""
        self._follow_place()
        if not self._typing:
            self.widget.set_text(self._shown())
        self._clear_solved_problem()
        self._show_hint()

    def _follow_place(self) -> None:
        """Names count by place, and an entry before this one may have gone."""
        name = self._editor.object_name(self.path)
        if name == self.name:
            return
        for part in self.widget.findChildren(QWidget):
            part.setObjectName(part.objectName().replace(self.name, name))
        self.name = self.widget.fact = name

    def _shown(self) -> str:
        draft = self._editor.drafts.get(self.path)
        if draft is not None:
            return draft
        value = self.value()
        return "" if value in (None, "", ()) else self._kind.show(self._words, value)

    def _made(self) -> Field:
        kind, words = self._spec.kind, self._words
        if kind in ("names", "notes"):
            return TextArea(self.name, 3 if kind == "names" else 4)
        if kind in ("choice", "provider"):
            choice = ChoiceField(self.name)
            choice.set_options(
                [(value, words.say(text)) for value, text in self._spec.choices]
                or provider_options(words, self._context.session.rules.providers)
            )
            return choice
        if kind != "day":
            return TextField(self.name, self._spec.columns)
        day = DateField(self.name)
        prepare_day_field(day, words, self._context.session.today)
        return day

    def _add_keys(self) -> None:
        """What no button is needed for: each is said to a screen reader."""
        words = self._words
        if self._spec.today:
            self.widget.say_key(words.say("Type “today” for today."))
        if self._spec.copy and isinstance(self.edit, LineEdit):
            self.edit.copy_value = self._copy_value
            keys = QKeySequence(QKeySequence.StandardKey.Copy)
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            self.widget.say_key(words.say("{key} copies the value.", key=native))
        if spec_key(self.path) in _CLEARED:
            self.widget.say_key(words.say("Delete takes the choice away."))
            for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                within = Qt.ShortcutContext.WidgetWithChildrenShortcut
                QShortcut(key, self.edit, context=within).activated.connect(self._clear)

    def _copy_value(self) -> None:
        if self.widget.text().strip():
            copy_text(self._context, self.edit, self._copied())

    def _copied(self) -> str:
        value = self.value()
        if value is None:
            return self.widget.text()
        if self._spec.kind in ("amount", "signed_amount", "price"):
            return self._words.copied_amount(value)
        return str(value)

    def _go_on(self) -> None:
        """Return goes to the next field: it never presses a button."""
        self.edit.focusNextPrevChild(True)

    def _clear(self) -> None:
        self._editor.end_step()
        self._editor.enter(self.path, None)
        self._editor.end_step()

    def _edited(self, text: str) -> None:
        self._typing = True
        try:
            self._enter(text)
        finally:
            self._typing = False
        if self._spec.kind == "choice":
            self._editor.end_step()  # each choice is an act of its own
        self._clear_solved_problem()

    def _clear_solved_problem(self) -> None:
        if self.widget.problem() and self.problem() is None:
            self.widget.set_problem(None)

    def _enter(self, text: str) -> None:
        read = self._kind.read(text, self._context.session.today)
        if self.waits and text.strip():
            self._editor.enter_draft(self.path, text)
        elif not isinstance(read, EntryProblem):
            self._editor.enter(self.path, read)
        elif self._kind.textual:
            whole = text.encode("utf-8", "ignore").decode()
            self._editor.enter(self.path, tuple(whole.split("\n")) if self._is_list() else whole)
        else:
            self._editor.enter_draft(self.path, text)

    def _is_list(self) -> bool:
        return self._spec.kind == "names"

    def _left(self) -> None:
        self._editor.end_step()
        self._judge()
        if self.widget.problem() is None:
            self.widget.set_text(self._shown())
            self._show_hint()
        self.left.emit()

    def _judge(self) -> None:
        if self.widget.text().strip():
            self.show_problem()
        else:
            self.widget.set_problem(None)

    def _show_hint(self) -> None:
        value, hint, tone = self.value(), self._hint, self._tone
        contradicted = contradiction_sentence(
            self._words, self._editor.training, spec_key(self.path)
        )
        if contradicted:
            hint, tone = contradicted, "danger"
        elif self._spec.kind == "day" and isinstance(value, date):
            hint = self._words.day(value)
        elif isinstance(value, Decimal) and self.widget.text() != self._words.plain_amount(value):
            hint = " · ".join(part for part in (self._words.money(value), hint) if part)
        elif self._spec.kind == "registration_number" and value:
            hint = registration_number_hint(self._words, value) or hint
        elif self._has_checksum(value) and self.problem() is None:
            hint, tone = self._words.say("✓ no typing error"), "success"
        if self._said is None:
            self.widget.set_hint(hint, tone)
        elif self._says(value):
            origin = self._words.say("from the e-invoice")
            parts = (hint.removesuffix("."), origin)
            self.widget.set_hint(" \u00b7 ".join(part for part in parts if part), tone)
        else:
            self.widget.set_hint(self._difference(), "warning")

    def _has_checksum(self, value: object) -> bool:
        """Whether a typing error in ``value`` would be found."""
        start = _CHECKED.get(self._spec.kind)
        return start is not None and bool(value) and str(value).startswith(start)

    def _says(self, value: object) -> bool:
        """Whether ``value`` is what the e-invoice says."""
        return mean_the_same(self._spec.kind, value, self._said)

    def _difference(self) -> str:
        """What the e-invoice says otherwise, if this field could hold it."""
        shown = self._kind.show(self._words, self._said)
        read = self._kind.read(shown, self._context.session.today)
        if isinstance(read, EntryProblem):
            why = problem_sentence(self._words, read)
            return self._words.say("Not filled in from the e-invoice: {why}", why=why)
        choices = dict(self._spec.choices)
        said = self._words.say(choices[shown]) if shown in choices else shown
        return self._words.say("The e-invoice says: {value}", value=said)


def provider_options(words: Words, providers: tuple[Provider, ...]) -> list[tuple[str, str]]:
    """The known providers, and the way to enter another."""
    other = (OTHER_PROVIDER, words.say("Another provider"))
    return [(provider.id, provider.name) for provider in providers] + [other]


def prepare_day_field(field: DateField, words: Words, today: date) -> None:
    """Give a date field its language, and the ways in which days are typed."""

    def read(text: str) -> date | None:
        day = read_day(text, today)
        return day if isinstance(day, date) else None

    field.set_day_format(read, words.numeric_day)
    field.set_today(today)
    field.set_locale(LOCALES[words.language])
    field.set_calendar_words(
        words.say("Pick a date"),
        words.say("Previous month"),
        words.say("Next month"),
        words.say("Calendar"),
        words.say("Alt+Down opens the calendar."),
    )


def copy_text(context: Context, source: QWidget, text: str) -> None:
    """Put ``text`` on the clipboard and say so."""
    QGuiApplication.clipboard().setText(text)
    announce(source, context.words.say("Copied"))
    context.go.toast(context.words.say("Copied: {text}", text=text))
