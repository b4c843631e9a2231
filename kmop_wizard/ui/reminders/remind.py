"""What the command ``remind`` shows: the small window alone, and what a person chose in it."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from kmop_wizard import clock
from kmop_wizard.app.overview.reminder import Message, message_of, problem_message
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import unreadable_reason
from kmop_wizard.storage.folders import folders
from kmop_wizard.storage.settings import read_settings
from kmop_wizard.ui import theme
from kmop_wizard.ui.app import application_with_look
from kmop_wizard.ui.reminders import reminder
from kmop_wizard.ui.window.language import remove_translators, use_language

if TYPE_CHECKING:
    from kmop_wizard.app.reminding import ToSay
    from kmop_wizard.command_line import Options


def ask(options: Options, words: Words, found: ToSay, today: date) -> reminder.Answer:
    """Show what was found until it is answered; note what was chosen. Raises ``SaveFailed``."""
    application = application_with_look()
    theme.apply(application, read_settings(folders().config).scheme)
    use_language(words.language)
    message = _message(words, found, today)
    sys.stdout.write(f"{message.sentence}\n")

    def over() -> str:
        if options.today is None and clock.today() != today:
            return reminder.NEXT_DAY
        return reminder.DONE if found.is_done(today) else ""

    answer = reminder.ask(application, words, message, over, asks=bool(found.entries))
    remove_translators()
    if answer.kind == reminder.OPEN:
        return answer
    if answer.kind == reminder.MUTE:
        found.reminders.mute(answer.training_id)
    elif answer.kind in (reminder.LATER, reminder.NEXT_DAY):
        found.reminders.again_tomorrow(found.entries, today)
    if found.reminders.failure is not None:
        raise found.reminders.failure
    return answer


def _message(words: Words, found: ToSay, today: date) -> Message:
    if found.problem:
        return problem_message(words, unreadable_reason(words, found.problem))
    return message_of(words, found.entries, found.rules, today)
