"""What contradicts a fact, in the words that stand beside its field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.contradictions import contradictions
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.words import N_, Words

_SENTENCES: Final = {
    "enrolment.first_lesson_day": N_("This is after the last day of the course, {other}."),
    "enrolment.last_lesson_day": N_("This is before the first day of the course, {other}."),
    "enrolment.enrolled_on": N_("This is after the day of the application, {other}."),
    "applications.submitted_on": N_("This is before the day of enrolment, {other}."),
    "applications.deposit.amount": N_(
        "Not what was deposited, {other}. Check on kmo-portefeuille.be."
    ),
    "applications.deposit.deposited_amount": N_(
        "Not what the e-mail asks for, {other}. Check on kmo-portefeuille.be."
    ),
}


def contradiction_sentence(words: Words, training: Training, key: str) -> str:
    """What contradicts the fact ``key`` (its path without indexes); nothing when nothing does."""
    for each in contradictions(training):
        if key in (each.one, each.other):
            value = _value(training, each.other if key == each.one else each.one)
            said = words.money(value) if isinstance(value, Decimal) else words.long_day(value)
            return words.say(_SENTENCES[key], other=said)
    return ""


def _value(training: Training, key: str) -> date | Decimal:
    value: object = training
    for name in key.replace("applications", "application").split("."):
        value = getattr(value, name)
    if not isinstance(value, date | Decimal):
        raise TypeError(key)
    return value
