"""Reminders while the window is open: at midnight, and after sleep; and turning them on and off."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.storage.atomic import SaveFailed, code_of
from kmop_wizard.ui.window.screen import Context, Route
from kmop_wizard.ui.window.second_start import come_to_the_front

if TYPE_CHECKING:
    from kmop_wizard.ui.reminders.reminder import Answer, Shown
    from kmop_wizard.ui.window.window import Window


class Reminding(QObject):
    """Looks when the window opens, for who reads home needs no other word; and each new day.

    It notes as well that home has told how old the rules are.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._shown: Shown | None = None
        self._said: tuple[Entry, ...] = ()
        self._day = window.session.today
        self._begin()
        window.moved.connect(self._begin)

    def _begin(self) -> None:
        session = self._window.session
        self._window.signals.changed.connect(self._follow)
        self._note_the_age_of_the_rules()
        if session.reminds:
            self._look()
            _follow_the_program(self._window.context)

    def _note_the_age_of_the_rules(self) -> None:
        session = self._window.session
        if session.is_rules_age_due and self._window.route.screen == "home":
            session.change_settings(rules_told_on=session.today.isoformat())

    def _note(self, note: Callable[[], object]) -> None:
        try:
            note()
        except SaveFailed as failure:
            self._window.session.saves.report(failure)

    def _look(self) -> tuple[Entry, ...]:
        session = self._window.session
        if session.folder_problem is not None:
            return ()  # the window says so
        reminders = session.reminders
        due = reminders.look(session.agenda.entries, session.rules, session.today)
        if reminders.failure is not None:
            session.saves.report(reminders.failure)
        return tuple(each.entry for each in due)

    def _follow(self) -> None:
        window = self._window
        session, before = window.session, self._day
        if session.today == before:
            return
        self._day = session.today
        self._note_the_age_of_the_rules()
        if not session.reminds:
            return
        if self._shown is not None:  # nobody was there yesterday: say it as it is today
            self._note(lambda: session.reminders.again_tomorrow(self._said, before))
            self._shown.window.close()
        if said := self._look():
            self.say(said)

    def say(self, entries: tuple[Entry, ...]) -> None:
        """Put up the small window for ``entries``."""
        from kmop_wizard.app.overview.reminder import message_of  # most days say nothing
        from kmop_wizard.ui.reminders.reminder import put_up

        window, session = self._window, self._window.session
        self._said = entries
        message = message_of(window.words, entries, session.rules, session.today)
        self._shown = put_up(window.words, message, self._answer)
        self._shown.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def _answer(self, answer: Answer) -> None:
        window, session = self._window, self._window.session
        shown, self._shown = self._shown, None
        if shown is not None:
            shown.window.deleteLater()
        if answer.kind == "later":
            self._note(lambda: session.reminders.again_tomorrow(self._said, session.today))
        elif answer.kind == "mute":
            self._note(lambda: session.reminders.mute(answer.training_id))
        elif answer.kind == "open":
            come_to_the_front(window)
            there = session.has(answer.training_id)
            window.to(Route("training", answer.training_id) if there else Route("home"))


def switch_reminders(context: Context, *, on: bool) -> None:
    """Turn the reminders of this computer on or off, and say what holds then."""
    from kmop_wizard.app.autostart import HOUR, switched  # pressed once
    from kmop_wizard.i18n.sentences import unwritable_reason
    from kmop_wizard.i18n.sentences.reminders import reminders_sentence

    words, session = context.words, context.session
    try:
        setting = switched(on=on)
        if on:
            session.reminders.look(session.agenda.entries, session.rules, session.today)
    except (SaveFailed, OSError) as failure:
        code = failure.code if isinstance(failure, SaveFailed) else code_of(failure)
        reason = unwritable_reason(words, code)
        context.go.toast(words.say("The reminders can't be changed: {reason}.", reason=reason))
        return
    session.change_settings(reminders=setting)
    context.go.toast(reminders_sentence(words, setting, HOUR))


def _follow_the_program(context: Context) -> None:
    """A frozen program may have been moved since the system was told where it is."""
    if not getattr(sys, "frozen", False):
        return
    from kmop_wizard.app.autostart import reminding_command, this_system

    system = this_system()
    if system.is_on() and not system.is_for(reminding_command()):
        switch_reminders(context, on=True)
