"""What an e-invoice says beside a training, and why a file gives none, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kmop_wizard.i18n.entry.numbers import shown_iban
from kmop_wizard.i18n.words import N_, Words

_NO_INVOICE: Final[Mapping[str, str]] = {
    "missing": N_("there is no such file"),
    "folder": N_("it is a folder; choose the file in it"),
    "not_a_file": N_("this is not an ordinary file"),
    "no_permission": N_("you have no permission to open it"),
    "io_error": N_("the disk gave an error"),
    "empty": N_("the file is empty"),
    "too_large": N_("the file is too large for an invoice"),
    "pdf": N_("it is a PDF; ask your provider for the e-invoice, an XML file"),
    "zip": N_("it is a ZIP file; unpack it and choose the XML file in it"),
    "not_xml": N_("it is not an XML file"),
    "damaged": N_("the file is damaged; ask your provider to send it again"),
    "unsafe": N_(
        "the file refers to something outside it, which an e-invoice never does, so it was not read"
    ),
    "too_complex": N_("the file is not structured like an invoice and was not read"),
    "other_einvoice": N_("it is another kind of e-invoice; ask your provider for Peppol or UBL"),
    "other_xml": N_("it is an XML file of another kind"),
    "several": N_("it contains several invoices; choose a file with one invoice"),
    "nothing_known": N_("it contains neither a number nor an amount"),
}
_ANY_NO_INVOICE: Final = N_("it can't be read")

_LABELS: Final[Mapping[str, str]] = {
    "number": N_("Invoice number"),
    "issued_on": N_("Invoice date"),
    "due_on": N_("Due date"),
    "currency": N_("Currency"),
    "supplier_name": N_("Provider"),
    "supplier_vat": N_("Provider's VAT number"),
    "amount_excl_vat": N_("Amount excluding VAT"),
    "vat_amount": N_("VAT"),
    "amount_incl_vat": N_("Amount including VAT"),
    "prepaid": N_("Paid already"),
    "payable": N_("To pay"),
    "iban": N_("Account (IBAN)"),
    "communication": N_("Reference (mededeling)"),
}
EINVOICE_FACTS: Final = tuple(_LABELS)


def no_einvoice_sentence(words: Words, code: str, file: object) -> str:
    """Why ``file`` gives no e-invoice, and what to do; an unknown code gets a general sentence."""
    reason = words.say(_NO_INVOICE.get(code, _ANY_NO_INVOICE))
    return words.say("No e-invoice was read from {file}: {reason}.", file=file, reason=reason)


def einvoice_title(words: Words, document: str) -> str:
    """What the document is: ``invoice`` or ``credit_note``."""
    return words.say("Credit note") if document == "credit_note" else words.say("Invoice")


def einvoice_label(words: Words, name: str) -> str:
    """The name of a fact of an e-invoice, one of ``EINVOICE_FACTS``."""
    return words.say(_LABELS[name])


def finding_sentence(words: Words, code: str, agrees: bool, values: Mapping[str, Any]) -> str:
    """What agrees between invoice and training or does not, and then what to do.

    ``values`` are those of the finding; raises ``KeyError`` for a code that is not known.
    """
    return _SENTENCES[code, agrees](words, values)


Say = Callable[[Words, Mapping[str, Any]], str]


def _doubtful(words: Words, values: Mapping[str, Any]) -> str:
    if values["fact"] in ("amount_excl_vat", "vat_amount"):
        return words.say(
            "{label}: unreadable, or the amounts on the invoice contradict each other. Look"
            " it up and enter it yourself.",
            label=einvoice_label(words, values["fact"]),
        )
    return words.say(
        "{label}: unreadable on the invoice, or given twice with different values. Look it up"
        " and enter it yourself.",
        label=einvoice_label(words, values["fact"]),
    )


def _already_here(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "Invoice {number} is already in this course: once is enough.", number=values["number"]
    )


def _in_another_training(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "Invoice {number} is already in another course, “{title}”: check where it belongs.",
        number=values["number"],
        title=values["title"].strip() or words.say("Course without a title"),
    )


def _in_no_other_training(words: Words, values: Mapping[str, Any]) -> str:
    return words.say("Invoice {number} is not in any other course.", number=values["number"])


def _credit_note(words: Words, _: Mapping[str, Any]) -> str:
    return words.say("You get money back with this: it needs no payment order.")


def _other_supplier(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "The invoice comes from {supplier}, but you applied with {provider}: ask your"
        " provider before you give the payment order.",
        supplier=values["supplier"],
        provider=values["provider"],
    )


def _same_supplier(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "The invoice comes from your provider, {provider}.", provider=values["provider"]
    )


def _other_amount(words: Words, values: Mapping[str, Any]) -> str:
    if values["count"] > 1:
        return words.say(
            "Your invoices come to {total} without VAT, but the price is {price}: compare them with"
            " your enrolment and ask your provider.",
            total=words.money(values["together"]),
            price=words.money(values["price"]),
        )
    return words.say(
        "The invoice is for {amount} without VAT, but the price is {price}: compare it with your"
        " enrolment and ask your provider.",
        amount=words.money(values["amount"]),
        price=words.money(values["price"]),
    )


def _same_amount(words: Words, values: Mapping[str, Any]) -> str:
    if values["count"] > 1:
        return words.say(
            "Together, your invoices match the price on your enrolment: {price} without VAT.",
            price=words.money(values["price"]),
        )
    return words.say(
        "The amount matches your enrolment: {price} without VAT.",
        price=words.money(values["price"]),
    )


def _prepaid(words: Words, values: Mapping[str, Any]) -> str:
    prepaid = values["prepaid"]
    return words.say(
        "According to the invoice, {prepaid} has already been paid: ask your provider why."
        " Only what goes through the portfolio is subsidised.",
        prepaid=words.money(prepaid) if isinstance(prepaid, Decimal) else prepaid,
    )


def _other_currency(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "The amounts are in {currency}: ask your provider for an invoice in euro.",
        currency=values["currency"],
    )


def _euro(words: Words, _: Mapping[str, Any]) -> str:
    return words.say("The amounts are in euro.")


def _other_days(words: Words, values: Mapping[str, Any]) -> str:
    day: date = values["day"]
    if "last" in values:
        return words.say(
            "The invoice names {day}, after your last day of the course ({last}): check"
            " whether it is for this course.",
            day=words.short_day(day),
            last=words.short_day(values["last"]),
        )
    return words.say(
        "The invoice names {day}, before your first day of the course ({first}): check"
        " whether it is for this course.",
        day=words.short_day(day),
        first=words.short_day(values["first"]),
    )


def _course_days(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "The dates on the invoice fall within your course, {period}.",
        period=words.period(values["first"], values["last"]),
    )


def _other_account(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "The invoice asks for payment to {iban}, but this provider's last invoice gave"
        " {known}. It may be fraud: call a number that you knew before, not one on the"
        " invoice.",
        iban=shown_iban(values["iban"]),
        known=shown_iban(values["known"]),
    )


def _same_account(words: Words, values: Mapping[str, Any]) -> str:
    return words.say(
        "The account is that of this provider's last invoice, {iban}.",
        iban=shown_iban(values["iban"]),
    )


_SENTENCES: Final[Mapping[tuple[str, bool], Say]] = {
    ("doubtful", False): _doubtful,
    ("already_here", False): _already_here,
    ("in_another_training", False): _in_another_training,
    ("in_another_training", True): _in_no_other_training,
    ("credit_note", False): _credit_note,
    ("supplier", False): _other_supplier,
    ("supplier", True): _same_supplier,
    ("amount", False): _other_amount,
    ("amount", True): _same_amount,
    ("prepaid", False): _prepaid,
    ("currency", False): _other_currency,
    ("currency", True): _euro,
    ("course_days", False): _other_days,
    ("course_days", True): _course_days,
    ("account", False): _other_account,
    ("account", True): _same_account,
}
