"""When this computer reminds, in words."""

from __future__ import annotations

from kmop_wizard.i18n.words import Words


def reminders_sentence(words: Words, setting: str | None, hour: int) -> str:
    """Which of log-in and daily holds here; ``setting`` is ``login``, ``daily``, or none of them.

    ``hour``: at which it looks each day.
    """
    if setting == "daily":
        return words.say(
            "On this computer: when you log in, and every day at {hour}:00.", hour=hour
        )
    if setting == "login":
        return words.say("On this computer: when you log in.")
    return words.say("Reminders are off.")
