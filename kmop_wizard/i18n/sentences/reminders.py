"""When this computer reminds, in words."""

from __future__ import annotations

from collections.abc import Sequence

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


def days_before_sentence(words: Words, days: Sequence[int]) -> str:
    """How many days before the day to act a reminder comes."""
    *first, last = map(str, days)
    return words.say("{days} and {last} days before.", days=", ".join(first), last=last)
