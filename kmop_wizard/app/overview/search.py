"""Finds trainings by any of their words, numbers and amounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from kmop_wizard.app.facts.table import FACT_SPECS, spec_key
from kmop_wizard.domain.facts import facts_of
from kmop_wizard.domain.references import account_number, vat_number
from kmop_wizard.domain.rules import Rules, normalise_registration_number
from kmop_wizard.domain.training import Training
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n import Words

_NOT_A_DIGIT: Final = re.compile("[^0-9]")
_NUMBER_LIKE: Final = re.compile(r"[0-9+*/.,\- ]+")
_DIGIT: Final = re.compile("[0-9]")
_FEWEST_DIGITS: Final = 3
_PROSE: Final = ("title", "text", "notes")
_SIGNS: Final = {ord("€"): None, ord("+"): None, ord("*"): None}
# Whatever a keyboard or another program writes for an apostrophe, and letters written as one.
_ONE_SPELLING: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4`", "'")
    | {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o"}
)


class Finder:
    """Remembers the text of each training between two searches.

    ``read``: where it remembers them, for one that has the same language.
    """

    def __init__(
        self, words: Words, rules: Rules, read: dict[str, tuple[Training, str]] | None = None
    ) -> None:
        self._words = words
        self._rules = rules
        self._texts = {} if read is None else read

    def matches(self, training: Training, query: str) -> bool:
        """Whether each word of ``query`` stands in the training.

        Case, accents and ligatures don't count, nor do the kinds of hyphens and apostrophes and the
        notation of a number.
        """
        text = self.read(training)
        return all(any(each in text for each in spellings) for spellings in _terms(query))

    def read(self, training: Training) -> str:
        """The text of a training; who reads it ahead need not wait for it when searching."""
        known = self._texts.get(training.id)
        if known is None or known[0] is not training:
            text = " ".join(_folded(part) for part in self._parts(training) if part)
            known = self._texts[training.id] = (training, text)
        return known[1]

    def _parts(self, training: Training) -> Iterator[str | None]:
        yield provider_name(training, self._rules)
        for path, value in facts_of(training).items():
            key = spec_key(path)
            if key and FACT_SPECS[key].searched:
                yield from self._told(FACT_SPECS[key].kind, value)

    def _told(self, kind: str, value: Any) -> Iterator[str | None]:
        if isinstance(value, Decimal):
            yield f"{value:f}"
            yield f"{value:f}".replace(".", ",")
            yield self._words.plain_amount(value)
        elif isinstance(value, tuple):
            yield from value
        elif kind in _PROSE:
            yield value
        else:
            yield from _number(value)


@lru_cache(maxsize=1024)
def _number(text: str | None) -> tuple[str | None, ...]:
    """A number as written and in its normal forms, to be found however it is typed."""
    if text and _DIGIT.search(text):
        return (text, _NOT_A_DIGIT.sub("", text), *_normal_forms(text))
    return (text,)


def _normal_forms(number: str) -> Iterator[str]:
    """What ``number`` is as a VAT number, an account and a registration number."""
    for form in (vat_number(number), account_number(number), normalise_registration_number(number)):
        yield (form or "").casefold()


@lru_cache(maxsize=1)
def _terms(query: str) -> list[tuple[str, ...]]:
    """For each word of the query, the ways in which it may stand in the text of a training."""
    terms = [_folded(word).translate(_SIGNS) for word in query.split()]
    return [_spellings(term) for term in terms if term]


def _spellings(term: str) -> tuple[str, ...]:
    # What reads typed text is not on the way to the first window.
    from kmop_wizard.i18n.entry import read_amount

    digits = _NOT_A_DIGIT.sub("", term)
    if len(digits) < _FEWEST_DIGITS:
        return (term,)
    found = [term, *_normal_forms(term)]
    if _NUMBER_LIKE.fullmatch(term):
        found.append(digits)
    if isinstance(amount := read_amount(term), Decimal):
        found.append(f"{amount:f}")
    return tuple(found)


def _folded(text: str) -> str:
    spelt = text.translate(_ONE_SPELLING)
    if spelt.isascii():  # as most are, and ten times as quick
        return " ".join(spelt.split()).lower()
    from kmop_wizard.i18n.entry.cleaning import tidied

    decomposed = unicodedata.normalize("NFKD", tidied(spelt).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
