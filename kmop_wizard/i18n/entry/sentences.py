"""Each problem of a typed text in one sentence that says how to mend it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.i18n.entry.amounts import HIGHEST_AMOUNT
from kmop_wizard.i18n.entry.numbers import is_usual_registration_number
from kmop_wizard.i18n.entry.problem import EntryProblem
from kmop_wizard.i18n.words import N_, Words

# A day after the 12th can only be read one way.
EXAMPLE_DAY: Final = date(2026, 11, 23)

_SENTENCES: Final = {
    "not_a_day": N_("This is not a date. Enter day, month and year, for example {example}."),
    "no_such_day": N_("This day does not exist. Check the day and the month, as in {example}."),
    "month_first": N_("The day comes before the month. For {day}, type {typed}."),
    "implausible_year": N_("The year {text} can't be right here. Check it, as in {example}."),
    "weekday_differs": N_("{typed} is a {weekday}. Check the weekday and the date."),
    "not_an_amount": N_(
        "This is not an amount. Enter only digits and a comma, for example {amount}."
    ),
    "too_many_decimals": N_("Enter at most two digits after the comma, for example {amount}."),
    "negative": N_("This amount can't be negative. Enter it without the minus sign."),
    "zero_price": N_(
        "A price of 0 gives no subsidy. Enter the price without VAT from your enrolment."
    ),
    "too_high": N_("This amount is too high. Enter it in euro, at most {highest}."),
    "enterprise_number_form": N_("A business number has ten digits, for example 0999.999.922."),
    "enterprise_number_checksum": N_(
        "This business number is not right: compare it digit by digit with your invoice."
    ),
    "iban_form": N_("This is not an account number. A Belgian one is BE and 14 digits."),
    "iban_checksum": N_("This account number is not right: copy it again from the e-mail."),
    "communication_checksum": N_("This reference is not right: copy it again from the e-mail."),
    "control_characters": N_(
        "This text contains invisible characters. Type it here instead of pasting."
    ),
    "too_long": N_("This text is too long: use at most {text} characters."),
}
_ANY_PROBLEM: Final = N_("We don't understand this. Check what you typed.")


def problem_sentence(words: Words, problem: EntryProblem) -> str:
    """What is wrong and how to mend it; a code that is not known gets a general sentence."""
    day = problem.day or EXAMPLE_DAY
    return words.say(
        _SENTENCES.get(problem.code, _ANY_PROBLEM),
        example=words.numeric_day(EXAMPLE_DAY),
        day=words.long_day(day),
        typed=words.numeric_day(day),
        weekday=words.weekday_name(day),
        amount=words.plain_amount(Decimal(1450)),
        highest=words.money(HIGHEST_AMOUNT),
        text=problem.text,
    )


def registration_number_hint(words: Words, text: str) -> str:
    """What a registration number usually looks like; nothing for a usual one and for blank."""
    if not text.strip() or is_usual_registration_number(text):
        return ""
    return words.say(
        "A registration number usually looks like {example}: the letter O, then six digits.",
        example="DV.O104628",
    )
