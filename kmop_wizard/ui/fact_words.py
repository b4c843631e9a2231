"""Facts told in words, outside their fields: where computers differ, and in a history."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Application, Attachment, Invoice
from kmop_wizard.i18n import Words
from kmop_wizard.ui.fact_kinds import FACT_KINDS
from kmop_wizard.ui.fact_specs import FACT_SPECS, spec_key


def fact_name(words: Words, path: str, *values: Any) -> str:
    """What the fact at ``path`` is called; for a whole entry, one of ``values``, what it is."""
    if key := spec_key(path):
        return words.say(FACT_SPECS[key].label)
    entry = next((each for each in values if is_dataclass(each)), None)
    if isinstance(entry, Invoice):
        return words.say("Invoice {number}", number=entry.number or "").strip()
    if isinstance(entry, Application):
        return words.say("Application {number}", number=entry.subsidy_number or "").strip()
    if isinstance(entry, Attachment):
        name = (entry.file or "").rsplit("/", 1)[-1]
        return words.say("Document {name}", name=name).strip()
    return words.say("A part of this training")


def fact_value(words: Words, rules: Rules, path: str, value: Any) -> str:
    """The value of the fact at ``path`` as a person reads it; plain text, at any length."""
    if value in (None, "", ()):
        return words.say("not known")
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Decimal):
        return words.money(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    key = spec_key(path)
    if not key:
        return str(value)
    spec = FACT_SPECS[key]
    if spec.kind == "provider":
        known = rules.provider(value)
        return known.name if known else str(value)
    chosen = dict(spec.choices).get(value)
    return words.say(chosen) if chosen else FACT_KINDS[spec.kind].show(words, value)
