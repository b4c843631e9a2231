"""What in an e-invoice agrees with a training, and what does not, as codes and values.

Only what both sides know is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.money import total
from kmop_wizard.domain.references import account_number, vat_number
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.exchange.einvoice import EInvoice, as_invoice_facts

CODES: Final = (
    "doubtful",
    "already_here",
    "in_another_training",
    "credit_note",
    "supplier",
    "amount",
    "prepaid",
    "currency",
    "course_days",
    "account",
)
EURO: Final = "EUR"

_NUMERIC_DAY: Final = re.compile(
    r"(?<![0-9])(?:([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2}))"
    r"(?![0-9])"
)
_LONGEST_LINE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One of ``CODES``, and whether invoice and training agree there.

    ``values`` are what a sentence about it names: texts, days, amounts in euro.
    """

    code: str
    agrees: bool
    values: Mapping[str, object] = field(default_factory=dict)


def compare(
    found: EInvoice, training: Training, other_trainings: Iterable[Training], rules: Rules
) -> tuple[Finding, ...]:
    """Everything there is to say about ``found`` beside ``training``, in the order of ``CODES``."""
    facts = as_invoice_facts(found)
    others = [each for each in other_trainings if each.id != training.id]
    return (
        *_doubtful(found),
        *_known_already(facts, training, others),
        *_credit_note(found),
        *_supplier(found, training, rules),
        *_amount(facts, training),
        *_prepaid(found),
        *_currency(found),
        *_course_days(found, training),
        *_account(facts, [training, *others]),
    )


def place_of_same(facts: Invoice, training: Training) -> int | None:
    """The index of the invoice in ``training`` that ``facts`` are.

    One that was typed without its supplier is recognised by its number alone.
    """
    name, vat = facts.supplier_name, facts.supplier_vat
    for index, typed in enumerate(training.invoices):
        nameless = typed.supplier_name is None and typed.supplier_vat is None
        each = replace(typed, supplier_name=name, supplier_vat=vat) if nameless else typed
        if _is_same(facts, each):
            return index
    return None


def _doubtful(found: EInvoice) -> Iterator[Finding]:
    for name in found.doubtful:
        yield Finding("doubtful", False, {"fact": name})


def _known_already(facts: Invoice, training: Training, others: list[Training]) -> Iterator[Finding]:
    if facts.number is None:
        return
    values = {"number": facts.number}
    if any(_is_same(facts, each) for each in training.invoices):
        yield Finding("already_here", False, values)
    for other in others:
        if any(_is_same(facts, each) for each in other.invoices):
            yield Finding("in_another_training", False, {**values, "title": other.title or ""})
            return
    yield Finding("in_another_training", True, values)


def _credit_note(found: EInvoice) -> Iterator[Finding]:
    if found.gives_money_back:
        yield Finding("credit_note", False)


def _supplier(found: EInvoice, training: Training, rules: Rules) -> Iterator[Finding]:
    chosen, supplier = provider_name(training, rules), found.supplier_name
    if chosen and supplier:
        agrees = _folded(chosen) == _folded(supplier)
        yield Finding("supplier", agrees, {"supplier": supplier, "provider": chosen})


def _amount(facts: Invoice, training: Training) -> Iterator[Finding]:
    """All invoices of the training together are for what was applied for."""
    price, amount = training.enrolment.price_excl_vat, facts.amount_excl_vat
    if price is None or amount is None or _other_currency(facts.currency):
        return
    earlier = [each for each in training.invoices if not _is_same(facts, each)]
    known = [each.amount_excl_vat for each in earlier if each.amount_excl_vat is not None]
    together = total([*known, amount])
    values = {"amount": amount, "together": together, "price": price, "count": len(known) + 1}
    yield Finding("amount", together == price, values)


def _prepaid(found: EInvoice) -> Iterator[Finding]:
    if found.prepaid:
        yield Finding("prepaid", False, {"prepaid": _in_currency(found.prepaid, found.currency)})


def _currency(found: EInvoice) -> Iterator[Finding]:
    if found.currency is not None:
        yield Finding("currency", found.currency == EURO, {"currency": found.currency})


def _course_days(found: EInvoice, training: Training) -> Iterator[Finding]:
    """Days of delivery and of periods lie within the course; days in the lines not after it."""
    first, last = training.enrolment.first_lesson_day, training.enrolment.last_lesson_day
    named = {*found.days, *_days_in(found.lines)}
    before = [day for day in found.days if first is not None and day < first]
    after = [day for day in named if last is not None and day > last]
    if after and last is not None:
        yield Finding("course_days", False, {"day": max(after), "last": last})
    elif before and first is not None:
        yield Finding("course_days", False, {"day": min(before), "first": first})
    elif found.days and first is not None and last is not None:
        yield Finding("course_days", True, {"first": first, "last": last})


def _account(facts: Invoice, trainings: list[Training]) -> Iterator[Finding]:
    """The account is that of the supplier's last other invoice."""
    earlier = [
        (each.issued_on or date.min, iban)
        for training in trainings
        for each in training.invoices
        if (iban := account_number(each.iban)) and _is_same_supplier(facts, each)
        if not _is_same(facts, each)
    ]
    own = account_number(facts.iban)
    if own is None or not earlier:
        return
    latest = max(day for day, _ in earlier)
    known = sorted({iban for day, iban in earlier if day == latest})
    values = {"iban": own, "known": known[0], "supplier": facts.supplier_name or ""}
    yield Finding("account", own in known, values)


def _is_same(invoice: Invoice, other: Invoice) -> bool:
    return (
        invoice.number is not None
        and other.number is not None
        and _folded(invoice.number) == _folded(other.number)
        and _is_same_supplier(invoice, other)
        and (invoice.document or other.document) == (other.document or invoice.document)
    )


def _is_same_supplier(invoice: Invoice, other: Invoice) -> bool:
    vat, other_vat = vat_number(invoice.supplier_vat), vat_number(other.supplier_vat)
    if vat and other_vat:
        return vat == other_vat
    name, other_name = invoice.supplier_name, other.supplier_name
    return bool(name and other_name) and _folded(name or "") == _folded(other_name or "")


def _days_in(lines: Iterable[str]) -> Iterator[date]:
    for line in lines:
        for found in _NUMERIC_DAY.finditer(line[:_LONGEST_LINE]):
            day, month, year, iso_year, iso_month, iso_day = found.groups()
            parts = (iso_year or year, iso_month or month, iso_day or day)
            try:
                yield date(*map(int, parts))
            except ValueError:
                continue


def _in_currency(amount: Decimal, currency: str | None) -> object:
    """Euro as an amount; of another currency the text that says so."""
    return f"{amount} {currency}" if _other_currency(currency) else amount


def _other_currency(currency: str | None) -> bool:
    return currency is not None and currency != EURO


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
