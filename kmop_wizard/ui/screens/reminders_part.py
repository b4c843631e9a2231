"""The reminders in the settings: on or off, what holds on this computer, and what is not said."""

from __future__ import annotations

from kmop_wizard.app.autostart import HOUR, this_system
from kmop_wizard.app.overview.groups import in_order
from kmop_wizard.app.overview.reminder import message_of
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.reminders import DAYS_BEFORE
from kmop_wizard.i18n.sentences.reminders import days_before_sentence, reminders_sentence
from kmop_wizard.ui.reminders.reminder import Answer, Shown, put_up
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import ShortLabel
from kmop_wizard.ui.window.reminding import switch_reminders
from kmop_wizard.ui.window.screen import Context


class RemindersPart:
    """A choice and two rows in ``form``; `follow` shows what is true now."""

    def __init__(self, context: Context, form: Form) -> None:
        self._context = context
        say = context.words.say
        self.choice = ChoiceField("settings.reminders")
        self.choice.set_label(literal(say("Reminders")))
        options = (("on", say("Remind me, also when the wizard is closed")), ("off", say("No")))
        self.choice.set_options([(value, literal(text)) for value, text in options])
        self.choice.edited.connect(lambda chosen: switch_reminders(context, on=chosen == "on"))
        self._try = Button("plain", "action.try_reminder", say("Try it now"))
        self._try.clicked.connect(self._show_one)
        self._muted = ShortLabel(scale="small", tone="muted")
        self._again = Button("plain", "action.remind_again", say("Remind me of these again"))
        self._again.clicked.connect(self._unmute)
        self._row, self._muted_row = FlowRow(), FlowRow()
        self._row.add(self._try)
        for part in (self._muted, self._again):
            self._muted_row.add(part)
        self._shown: Shown | None = None
        for each in (self.choice, self._row, self._muted_row):
            form.add(each)
        if context.session.reminds and not this_system().is_on():
            context.session.change_settings(reminders="off")  # taken away outside this program

    def follow(self) -> None:
        """Show what is true now."""
        words, session = self._context.words, self._context.session
        setting = session.settings.reminders
        self.choice.set_text("on" if session.reminds else "off")
        said = reminders_sentence(words, setting, HOUR)
        before = days_before_sentence(words, DAYS_BEFORE)
        self.choice.set_hint(f"{said} {before}" if session.reminds else said)
        self._row.setVisible(session.reminds and bool(self._pressing()))
        muted = set(session.reminders.muted) if session.reminds else set()
        titles = [
            short_title(words, each.training)
            for each in session.agenda.entries
            if each.training.id in muted
        ]
        self._muted.setText(words.say("Not for: {titles}.", titles=", ".join(titles)))
        self._muted_row.setVisible(bool(titles))

    def _pressing(self) -> tuple[Entry, ...]:
        """What would be said if its day came."""
        entries = in_order(each for each in self._context.session.agenda.entries if each.active)
        return tuple(each for each in entries if each.plan.next.day or each.plan.next.check_on)[:1]

    def _show_one(self) -> None:
        words, session = self._context.words, self._context.session
        message = message_of(words, self._pressing(), session.rules, session.today)
        self._shown = put_up(words, message, self._answer, asks=False)

    def _answer(self, answer: Answer) -> None:
        if self._shown is not None:
            self._shown.window.deleteLater()
            self._shown = None
        if answer.training_id and self._context.session.has(answer.training_id):
            self._context.go.open_training(answer.training_id)

    def _unmute(self) -> None:
        session = self._context.session
        session.reminders.unmute(session.reminders.muted)
        self.follow()
