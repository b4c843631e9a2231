"""Codes of the domain and of storage as sentences; each function takes the words first."""

from kmop_wizard.i18n.sentences.actions import (
    action_sentence,
    by_phrase,
    days_phrase,
    quiet_sentence,
)
from kmop_wizard.i18n.sentences.closed_days import closed_day_name
from kmop_wizard.i18n.sentences.steps import (
    state_word,
    step_note,
    step_title,
)
from kmop_wizard.i18n.sentences.troubles import (
    save_problem,
    unreadable_reason,
    unwritable_reason,
)
from kmop_wizard.i18n.sentences.warnings import warning_sentence

__all__ = [
    "action_sentence",
    "by_phrase",
    "closed_day_name",
    "days_phrase",
    "quiet_sentence",
    "save_problem",
    "state_word",
    "step_note",
    "step_title",
    "unreadable_reason",
    "unwritable_reason",
    "warning_sentence",
]
