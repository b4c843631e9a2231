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
    """Remembers the text of each training between two searches."""

    def __init__(self, words: Words, rules: Rules) -> None:
        self._words = words
        self._rules = rules
        self._texts: dict[str, tuple[Training, str]] = {}

    def matches(self, training: Training, query: str) -> bool:
        """Whether each word of ``query`` stands in the training.

        Case, accents and ligatures don't count, nor do the kinds of hyphens and apostrophes and the
        notation of a number.
        """
        text = self._text(training)
        terms = [term for word in query.split() if (term := _folded(word).translate(_SIGNS))]
        return all(any(each in text for each in _spellings(term)) for term in terms)

    def _text(self, training: Training) -> str:
        known = self._texts.get(training.id)
        if known is None or known[0] is not training:
            parts = [part for part in self._parts(training) if part]
            known = (training, _folded("\n".join(parts)))
            self._texts[training.id] = known
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


def _number(text: str | None) -> Iterator[str | None]:
    """A number as written and in its normal forms, to be found however it is typed."""
    yield text
    if text and _DIGIT.search(text):
        yield _NOT_A_DIGIT.sub("", text)
        yield from _normal_forms(text)


def _normal_forms(number: str) -> Iterator[str]:
    """What ``number`` is as a VAT number, an account and a registration number."""
    for form in (vat_number(number), account_number(number), normalise_registration_number(number)):
        yield (form or "").casefold()


@lru_cache(maxsize=64)
def _spellings(term: str) -> tuple[str, ...]:
    """The ways in which a word of the query may stand in the text of a training."""
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
    from kmop_wizard.i18n.entry.cleaning import tidied

    visible = tidied(text.translate(_ONE_SPELLING))
    decomposed = unicodedata.normalize("NFKD", visible.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
