"""Typed text to facts: each reader gives the fact, ``None`` for blank, or an ``EntryProblem``."""

from kmop_wizard.i18n.entry.amounts import HIGHEST_AMOUNT, read_amount, read_price
from kmop_wizard.i18n.entry.days import read_day
from kmop_wizard.i18n.entry.numbers import (
    is_usual_registration_number,
    read_communication,
    read_enterprise_number,
    read_iban,
    read_vat_number,
    shown_iban,
)
from kmop_wizard.i18n.entry.problem import EntryProblem
from kmop_wizard.i18n.entry.sentences import problem_sentence, registration_number_hint
from kmop_wizard.i18n.entry.text import LONGEST_NOTES, LONGEST_TEXT, read_notes, read_text

__all__ = [
    "HIGHEST_AMOUNT",
    "LONGEST_NOTES",
    "LONGEST_TEXT",
    "EntryProblem",
    "is_usual_registration_number",
    "problem_sentence",
    "read_amount",
    "read_communication",
    "read_day",
    "read_enterprise_number",
    "read_iban",
    "read_notes",
    "read_price",
    "read_text",
    "read_vat_number",
    "registration_number_hint",
    "shown_iban",
]
