"""Facts to read, not to type: what each is called, and its value in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from kmop_wizard.app.facts.kinds import FACT_KINDS
from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.domain.rules import Rules
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.exports import computed_heading
from kmop_wizard.i18n.sentences.history import FactWords


def fact_words(words: Words, rules: Rules) -> FactWords:
    """How facts are told in one language."""

    def label(key: str) -> str:
        return words.say(FACT_SPECS[key].label) if key in FACT_SPECS else ""

    def shown(key: str, value: Any) -> str:
        spec = FACT_SPECS[key]
        if isinstance(value, date):
            return words.long_day(value)
        if isinstance(value, Decimal):
            # Of an invoice, which may be in another currency than euro, the bare amount.
            signed = spec.kind == "signed_amount"
            return words.plain_amount(value) if signed else words.money(value)
        if isinstance(value, tuple):
            return ", ".join(value)
        if not isinstance(value, str):
            return str(value)  # a key of a later version that is named like a fact
        if spec.kind == "provider" and (known := rules.provider(value)):
            return known.name
        if spec.kind == "iban":
            return FACT_KINDS["iban"].show(words, value)
        choices = dict(spec.choices)
        return words.say(choices[value]) if value in choices else str(value)

    def recorded(key: str) -> str:
        return FACT_SPECS[key].recorded

    return FactWords(label, shown, recorded)


def column_heading(words: Words, column: str) -> str:
    """The heading of a column of ``exchange.tables.COLUMNS``."""
    if column in FACT_SPECS:
        return words.say(FACT_SPECS[column].label)
    return computed_heading(words, column)
