"""The approval e-mail and the deposit in words: what was found, what is certain, why no code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.i18n.entry.numbers import shown_iban
from kmop_wizard.i18n.words import N_, Words

_NOT_A_MAIL: Final[Mapping[str, str]] = {
    "too_large": N_("This is too large for an approval e-mail."),
    "too_complex": N_("This e-mail has an unusual structure and was not read."),
    "outlook_file": N_(
        "This is an Outlook file. Open the e-mail, copy all of its text and paste it here."
    ),
    "not_a_mail": N_("This is not an e-mail. Save it as .eml, or copy its text and paste it here."),
    "no_text": N_("There is no text in it. Copy the text of the e-mail and paste it here."),
}
_NOTHING_READ: Final[Mapping[str, str]] = {
    "too_large": N_("it is too large for an e-mail"),
    "too_complex": N_("the e-mail has an unusual structure"),
    "outlook_file": N_("it is a file of Outlook; copy the text of the e-mail into a text file"),
    "not_a_mail": N_("it is neither an e-mail nor a text"),
    "no_text": N_("there is no text in it"),
    "nothing_found": N_("no reliable values were found in it"),
}
_KINDS: Final[Mapping[str, str]] = {
    "approval": N_("Approval, with what to deposit"),
    "refusal": N_("Refusal of the application"),
    "payment_order": N_("Confirmation of the payment order"),
    "stop": N_("Confirmation that the application was stopped"),
    "other": N_("Another e-mail"),
}
_LABELS: Final[Mapping[str, str]] = {
    "subsidy_number": N_("Subsidy number"),
    "approved_on": N_("Approved on"),
    "refused_on": N_("Refused on"),
    "amount": N_("Amount to deposit"),
    "due_on": N_("Last day to deposit"),
    "iban": N_("Account (IBAN)"),
    "beneficiary": N_("Beneficiary"),
    "communication": N_("Reference (mededeling)"),
    "payment_ordered_on": N_("Payment order given on"),
}
_OUTCOMES: Final[Mapping[str, str]] = {
    "found": N_("Compare each value with the e-mail. Nothing is filled in before you click."),
    "nothing_found": N_("No reliable values were found in this text. Enter them from the e-mail."),
    "several_applications": N_(
        "This text is about several applications. Paste only the e-mail about this one."
    ),
    "payment_order": N_(
        "This e-mail confirms your payment order. Enter the date of the order with the"
        " invoice, in step 6."
    ),
}
_NO_CODE: Final[Mapping[str, str]] = {
    "other_currency": N_("A QR code is made for euro only."),
    "amount_missing": N_("For a QR code, fill in the amount that the e-mail asks for."),
    "amount_wrong": N_("There is no QR code: the amount can't be right."),
    "account_missing": N_("For a QR code, fill in the account that is in the e-mail."),
    "account_wrong": N_("There is no QR code: the account number is not right."),
    "beneficiary_missing": N_("For a QR code, fill in the beneficiary that is in the e-mail."),
    "communication_missing": N_("For a QR code, fill in the reference that is in the e-mail."),
    "communication_wrong": N_("There is no QR code: the reference is not right."),
    "communication_too_long": N_("There is no QR code: the reference is too long for a transfer."),
    "too_long": N_("There is no QR code: the texts are too long for it."),
    "not_approved": N_("The QR code comes once your application is approved."),
    "deposited": N_("Your deposit has arrived: there is nothing left to deposit."),
    "term_passed": N_("Don't deposit any more: this application no longer counts."),
    "stopped": N_("Don't deposit any more: this application was stopped."),
}


def not_a_mail_sentence(words: Words, code: str) -> str:
    """Why a file or a pasted text could not be read as an e-mail, and what to do."""
    return words.say(_NOT_A_MAIL.get(code, _NOT_A_MAIL["not_a_mail"]))


def no_mail_sentence(words: Words, code: str, file: object) -> str:
    """Why the command ``mail`` prints nothing: a code of ``NotAMail``, or ``nothing_found``."""
    reason = words.say(_NOTHING_READ[code])
    return words.say("No e-mail was read from {file}: {reason}.", file=file, reason=reason)


def mail_title(words: Words, kind: str) -> str:
    """What an e-mail is: one of ``exchange.mail.kinds.KINDS``."""
    return words.say(_KINDS[kind])


def mail_label(words: Words, name: str) -> str:
    """The name of a value that an e-mail tells, as ``mail --json`` calls it."""
    return words.say(_LABELS[name])


def mail_outcome_sentence(words: Words, outcome: str) -> str:
    """What the reading of an e-mail came to: an outcome or the kind ``payment_order``."""
    return words.say(_OUTCOMES[outcome])


def proposed_value(words: Words, fact: str, value: str | Decimal | date) -> str:
    """A proposed value as it is shown beside its sentence."""
    if isinstance(value, Decimal):
        return words.money(value)
    if isinstance(value, date):
        return words.day(value)
    return shown_iban(value) if fact.endswith("iban") else value


def no_code_sentence(words: Words, reason: str) -> str:
    """Why there is no payment code, and what would give one."""
    return words.say(_NO_CODE[reason])


def account_change_sentence(
    words: Words, change: str | None, previous_iban: str | None, previous_day: date | None
) -> str:
    """Whether the account is that of the last deposit; empty while the account is not known."""
    if change is None:
        return ""
    if change == "first" or previous_iban is None or previous_day is None:
        return words.say(
            "This is the first deposit recorded here: compare the account with the e-mail."
        )
    if change == "same":
        return words.say(
            "This is the account of your last deposit, of {day}.", day=words.long_day(previous_day)
        )
    return words.say(
        "Careful: this is not the account of your last deposit ({iban}, {day}). Fraudsters"
        " send false account numbers: call 1700 before you deposit.",
        iban=shown_iban(previous_iban),
        day=words.long_day(previous_day),
    )
