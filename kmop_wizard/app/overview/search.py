"""Finds trainings by any of their words, numbers and amounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Application, Invoice, Training
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n import Words

_NOT_A_DIGIT: Final = re.compile("[^0-9]")
_NUMBER_LIKE: Final = re.compile(r"[0-9+*/.,\- ]+")
_FEWEST_DIGITS: Final = 3
_SIGNS: Final = {ord("€"): None, ord("+"): None, ord("*"): None}


class Finder:
    """Remembers the text of each training between two searches."""

    def __init__(self, words: Words, rules: Rules) -> None:
        self._words = words
        self._rules = rules
        self._texts: dict[str, tuple[Training, str]] = {}

    def matches(self, training: Training, query: str) -> bool:
        """Whether each word of ``query`` stands in the training; case and accents don't count."""
        text = self._text(training)
        terms = [term for word in query.split() if (term := _folded(word).translate(_SIGNS))]
        return all(term in text or _digits_match(term, text) for term in terms)

    def _text(self, training: Training) -> str:
        known = self._texts.get(training.id)
        if known is None or known[0] is not training:
            parts = [part for part in self._parts(training) if part]
            known = (training, _folded("\n".join(parts)))
            self._texts[training.id] = known
        return known[1]

    def _parts(self, training: Training) -> Iterator[str | None]:
        enterprise, enrolment = training.enterprise, training.enrolment
        yield from (training.title, training.notes, provider_name(training, self._rules))
        yield from (enrolment.registration_number, *enrolment.participants)
        yield from (enterprise.name, *_number(enterprise.number))
        amounts = [enrolment.price_excl_vat]
        for application in training.applications:
            yield from _of_application(application)
            deposit = application.deposit
            amounts += [deposit.amount, deposit.deposited_amount, application.subsidy.amount]
        for invoice in training.invoices:
            yield from _of_invoice(invoice)
            amounts += [invoice.amount_excl_vat, invoice.vat_amount]
        yield from self._amounts(amounts)

    def _amounts(self, amounts: Iterable[Decimal | None]) -> Iterator[str]:
        for amount in amounts:
            if amount is not None:
                yield f"{amount:f}"
                yield f"{amount:f}".replace(".", ",")
                yield self._words.plain_amount(amount)


def _of_application(application: Application) -> Iterator[str | None]:
    yield from _number(application.subsidy_number)
    yield application.deposit.beneficiary
    yield from _number(application.deposit.iban)
    yield from _number(application.deposit.communication)


def _of_invoice(invoice: Invoice) -> Iterator[str | None]:
    yield from _number(invoice.number)
    yield from (invoice.supplier_name, invoice.supplier_vat)


def _number(text: str | None) -> tuple[str | None, str | None]:
    """A number as written, and its digits alone, to be found however it is grouped."""
    return text, _NOT_A_DIGIT.sub("", text or "")


def _digits_match(term: str, text: str) -> bool:
    if not _NUMBER_LIKE.fullmatch(term):
        return False
    digits = _NOT_A_DIGIT.sub("", term)
    return len(digits) >= _FEWEST_DIGITS and digits in text


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
