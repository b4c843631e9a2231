"""What others are asked to do: the accountant, a participant, VLAIO, the provider.

In the language of who gets it. What is not known is left out; nobody is asked to pay an amount
that is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kmop_wizard.i18n.words import N_, Words


class Mail(NamedTuple):
    """A subject, and a text of paragraphs parted by an empty line."""

    subject: str
    body: str


class Details(NamedTuple):
    """The facts that a text is made of. A text that is not known is blank, the rest ``None``.

    ``vat`` and ``without_vat`` are those of the invoice, in euro. ``person``: the one participant.
    """

    enterprise: str = ""
    title: str = ""
    provider: str = ""
    person: str = ""
    first_lesson_day: date | None = None
    last_lesson_day: date | None = None
    has_invoice: bool = False
    invoice: str = ""
    issued_on: date | None = None
    due_on: date | None = None
    vat: Decimal | None = None
    without_vat: Decimal | None = None
    own_share: Decimal | None = None
    deposited_on: date | None = None
    subsidy: Decimal | None = None
    number: str = ""
    happened_on: date | None = None
    apply_by: date | None = None


_TO_VLAIO: Final[Mapping[str, tuple[str, str]]] = {
    "refused": (
        N_("Application {number} was refused"),
        N_("Can you tell me why, and what I must correct in a new application?"),
    ),
    "deposit_cancelled": (
        N_("The deposit for application {number} was cancelled"),
        N_("Can you tell me why, and when the money comes back to my account?"),
    ),
    "deposit_missed": (
        N_("Deadline to deposit passed for application {number}"),
        N_("Can I still put this right? If not, when does money that I deposited come back?"),
    ),
    "application_missed": (
        N_("Application for a subsidy after the deadline"),
        N_("Can I still apply for this course? If not, what can I do better next time?"),
    ),
    "closed": (
        N_("Application {number} has closed"),
        N_("No payment order was given in time. What happens to the own share that I deposited?"),
    ),
    "stopped": (
        N_("Application {number} was stopped"),
        N_("When does the own share that I deposited come back to my account?"),
    ),
}
_TO_PROVIDER: Final[Mapping[str, str]] = {
    "refused": N_(
        "Can you check the registration number, the theme, the price and the first day of the"
        " course on my enrolment?"
    ),
    "deposit_cancelled": N_("Nothing changes in my enrolment."),
    "deposit_missed": N_("Nothing changes in my enrolment."),
    "application_missed": N_("Does the course start again later? Then I can apply in time."),
    "closed": N_("How do you want the invoice to be paid now?"),
    "stopped": N_("Can you tell me what this means for my enrolment and for the invoice?"),
}
_HAPPENED: Final[Mapping[str, tuple[str, str]]] = {
    "refused": (
        N_("The application for a subsidy was refused on {day}."),
        N_("The application for a subsidy was refused."),
    ),
    "deposit_cancelled": (
        N_("The deposit of the own share was cancelled on {day}."),
        N_("The deposit of the own share was cancelled."),
    ),
    "deposit_missed": (
        N_("The own share was not deposited by {day}."),
        N_("The own share was not deposited in time."),
    ),
    "application_missed": (
        N_("The last day to apply for a subsidy was {day}."),
        N_("The deadline to apply for a subsidy has passed."),
    ),
    "closed": (
        N_("The last day for the payment order was {day}."),
        N_("The deadline for the payment order has passed."),
    ),
    "stopped": (
        N_("The application for a subsidy was stopped on {day}."),
        N_("The application for a subsidy was stopped."),
    ),
}
_FAILED: Final = ("refused", "deposit_cancelled", "deposit_missed")


def mail_to_accountant(words: Words, details: Details) -> Mail:
    """What to pay by bank, by when, and what never to pay."""
    say = words.say
    if not details.has_invoice:
        return Mail(
            say("Invoice for a course: transfer only the VAT"),
            _body(
                words,
                details,
                [_followed(words, details, say("An invoice is still to come."))],
                [
                    say("Do transfer: only the VAT."),
                    say(
                        "Do not transfer: the amount without VAT. I pay that from the"
                        " kmo-portefeuille."
                    ),
                ],
                [say("Please send me the invoice as soon as it is there.")],
            ),
        )
    handle = say("Please handle the invoice as follows.")
    if details.invoice and details.issued_on is not None:
        day = words.long_day(details.issued_on)
        handle = say(
            "Please handle invoice {number} of {day} as follows.", number=details.invoice, day=day
        )
    elif details.invoice:
        handle = say("Please handle invoice {number} as follows.", number=details.invoice)
    subject = say("Invoice for a course: transfer only the VAT")
    if details.invoice:
        subject = say("Invoice {number}: transfer only the VAT", number=details.invoice)
    return Mail(
        subject,
        _body(
            words,
            details,
            [_followed(words, details, handle)],
            [_vat(words, details), _never(words, details)],
            [_made_of(words, details)],
        ),
    )


def mail_to_participant(words: Words, details: Details) -> Mail:
    """What to sign and what to keep."""
    say = words.say
    title = details.title or say("your course")
    when = ""
    if details.first_lesson_day is not None:
        first = words.long_day(details.first_lesson_day)
        when = say("It begins on {day}.", day=first)
        if (
            details.last_lesson_day is not None
            and details.last_lesson_day != details.first_lesson_day
        ):
            last = words.long_day(details.last_lesson_day)
            when = say("It runs from {first} to {last}.", first=first, last=last)
    follows = say("You follow “{title}”.", title=title)
    if details.provider:
        follows = say(
            "You follow “{title}” with {provider}.", title=title, provider=details.provider
        )
    return Mail(
        say("Your course: sign on each day and keep your certificate"),
        _body(
            words,
            details,
            [
                " ".join(filter(None, (follows, when))),
                say("We get a subsidy for it, and in an inspection we must prove that you came."),
            ],
            [
                say("- Sign the attendance list on each day of the course."),
                say("- Keep your certificate and send me a copy."),
                say(
                    "- Check that it has your name, the provider with its registration number, and"
                    " the course with its first day or length."
                ),
                say("- Tell me at once if you can't come or if a day moves."),
            ],
        ),
    )


def letter_to_vlaio(words: Words, details: Details, situation: str) -> Mail:
    """A question to VLAIO; ``situation`` as in `domain.rescue`."""
    subject, question = _TO_VLAIO[situation]
    number = details.number or words.say("(number not known)")
    return Mail(
        words.say(subject, number=number) if "{number}" in subject else words.say(subject),
        _body(
            words,
            details,
            [_about(words, details), _happened(words, details, situation)],
            [words.say(question), _again(words, details, situation)],
        ),
    )


def letter_to_provider(words: Words, details: Details, situation: str) -> Mail:
    """What the provider should know; ``situation`` as in `domain.rescue`."""
    title = details.title or words.say("your course")
    return Mail(
        words.say("Subsidy for “{title}”", title=title),
        _body(
            words,
            details,
            [_about(words, details), _happened(words, details, situation)],
            [words.say(_TO_PROVIDER[situation]), _again(words, details, situation)],
        ),
    )


def _body(words: Words, details: Details, *paragraphs: Iterable[str]) -> str:
    """Lines in paragraphs between a greeting and a name; blank lines are left out."""
    greeting = words.say("Hello,")
    if details.person:
        greeting = words.say("Hello {name},", name=details.person)
    regards = "\n".join(filter(None, (words.say("Kind regards"), details.enterprise)))
    texts = ["\n".join(filter(None, lines)) for lines in paragraphs]
    return "\n\n".join(filter(None, (greeting, *texts, regards)))


def _followed(words: Words, details: Details, then: str) -> str:
    title = details.title or words.say("a course")
    said = words.say("We follow “{title}” with a subsidy of the kmo-portefeuille.", title=title)
    if details.provider:
        said = words.say(
            "We follow “{title}” with {provider}, with a subsidy of the kmo-portefeuille.",
            title=title,
            provider=details.provider,
        )
    return f"{said} {then}"


def _vat(words: Words, details: Details) -> str:
    say = words.say
    if details.vat is None:
        return say("Do transfer: only the VAT.")
    if details.vat <= 0:
        return say("Do transfer: nothing, there is no VAT on it.")
    amount = words.money(details.vat)
    if details.due_on is None:
        return say("Do transfer: the VAT, {amount}.", amount=amount)
    day = words.long_day(details.due_on)
    return say("Do transfer: the VAT, {amount}, by {day}.", amount=amount, day=day)


def _never(words: Words, details: Details) -> str:
    if details.without_vat is None:
        return words.say(
            "Do not transfer: the amount without VAT. I pay that from the kmo-portefeuille."
        )
    return words.say(
        "Do not transfer: the amount without VAT, {amount}. I pay that from the kmo-portefeuille.",
        amount=words.money(details.without_vat),
    )


def _made_of(words: Words, details: Details) -> str:
    """Only where it adds up: a part of the price may be on another invoice."""
    if details.own_share is None or details.subsidy is None:
        return ""
    if (
        details.without_vat is not None
        and details.own_share + details.subsidy != details.without_vat
    ):
        return ""
    own, subsidy = words.money(details.own_share), words.money(details.subsidy)
    if details.deposited_on is None:
        return words.say(
            "That amount is {own} own share and {subsidy} subsidy.", own=own, subsidy=subsidy
        )
    return words.say(
        "That amount is {own} own share, deposited on {day}, and {subsidy} subsidy.",
        own=own,
        day=words.long_day(details.deposited_on),
        subsidy=subsidy,
    )


def _about(words: Words, details: Details) -> str:
    say = words.say
    title = details.title or say("a course")
    said = say("This is about “{title}”.", title=title)
    if details.first_lesson_day is not None:
        day = words.long_day(details.first_lesson_day)
        said = say("This is about “{title}”, first day {day}.", title=title, day=day)
    if details.number:
        said += " " + say("Subsidy number: {number}.", number=details.number)
    return said


def _happened(words: Words, details: Details, situation: str) -> str:
    dated, undated = _HAPPENED[situation]
    if details.happened_on is None:
        return words.say(undated)
    return words.say(dated, day=words.long_day(details.happened_on))


def _again(words: Words, details: Details, situation: str) -> str:
    if situation not in _FAILED or details.apply_by is None:
        return ""
    return words.say("I can apply again until {day}.", day=words.long_day(details.apply_by))
