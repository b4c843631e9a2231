"""Rates, ceilings and terms as dated sets, and the registered providers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kmop_wizard.domain.days import add_years
from kmop_wizard.domain.training import STANDARD_THEME

TELL_AGE_EVERY: Final = 31
"""Days."""

_ADVICE_PREFIX: Final = "DV.A"
_NOT_A_DIGIT: Final = re.compile("[^0-9]")


class RuleSet(NamedTuple):
    """What holds from ``holds_from`` on: rates (fractions), amounts (euro) and terms (days, years).

    ``rates`` goes from enterprise size to theme to rate. ``source`` is a row of docs/sources.md.
    From ``…_check_days`` after the application, the deposit and the last lesson on, who waits looks
    for the approval, the subsidy and the invoice. ``checked_on``: the day on which the first of its
    values was last compared with its source.
    """

    holds_from: date
    source: str
    rates: Mapping[str, Mapping[str, Decimal]]
    ceiling: Decimal
    minimum: Decimal
    apply_days: int
    deposit_days: int
    keep_years: int
    approval_check_days: int
    subsidy_check_days: int
    invoice_check_days: int
    checked_on: date

    def rate(self, size: str | None, theme: str | None) -> Decimal | None:
        """The share of the price that is subsidised; not known without a size of the rules."""
        by_theme = self.rates.get(size or "")
        if by_theme is None:
            return None
        return by_theme.get(theme or STANDARD_THEME, by_theme[STANDARD_THEME])


class Provider(NamedTuple):
    """A registered provider; ``printed_as`` is its number as the brochure spells it."""

    id: str
    name: str
    registration_number: str
    printed_as: str


class Rules(NamedTuple):
    """All rule sets, oldest first, and all providers that the program knows."""

    sets: tuple[RuleSet, ...]
    providers: tuple[Provider, ...]

    def on(self, day: date) -> RuleSet:
        """The set in force on ``day``; before the oldest set, the oldest holds."""
        in_force = self.sets[0]
        for rule_set in self.sets[1:]:
            if rule_set.holds_from <= day:
                in_force = rule_set
        return in_force

    @property
    def checked_on(self) -> date:
        """The day on which the newest set was last compared with its sources."""
        return self.sets[-1].checked_on

    def are_old(self, today: date) -> bool:
        """Whether that is more than a year ago."""
        old_after = add_years(self.checked_on, 1)
        return old_after is not None and today > old_after

    def is_age_due(self, today: date, told_on: date | None) -> bool:
        """Whether their age is to be told on ``today``: at most once a month.

        ``told_on``: when it was told last.
        """
        if told_on is None or told_on > today:
            return self.are_old(today)
        return self.are_old(today) and (today - told_on).days not in range(1, TELL_AGE_EVERY)

    def provider(self, provider_id: str | None) -> Provider | None:
        """The known provider with this id."""
        return next((p for p in self.providers if p.id == provider_id), None)

    def provider_numbered(self, number: str) -> Provider | None:
        """The known provider with this number, however it is spelt."""
        wanted = normalise_registration_number(number)
        return next((p for p in self.providers if p.registration_number == wanted), None)


def normalise_registration_number(number: str) -> str:
    """``number`` in official notation: ``dv 0104628`` is ``DV.O104628`` (letter O).

    Case, blanks, dots and a zero directly after ``DV.`` do not count.
    Source: S-PROVIDER-PAGES.
    """
    compact = "".join(number.upper().split()).replace(".", "")
    if not compact.startswith("DV"):
        return compact
    rest = compact[2:]
    return "DV." + ("O" + rest[1:] if rest.startswith("0") else rest)


def is_advice_number(number: str) -> bool:
    """Whether a normalised number registers advice (``DV.A…``) instead of training."""
    return number.startswith(_ADVICE_PREFIX)


def enterprise_key(number: str | None) -> str | None:
    """The number by which enterprises are compared and printed: ``0999.999.922``.

    What does not have ten digits stays as typed; blank is not known. Source: S-ENTERPRISE-NUMBER.
    """
    typed = (number or "").strip()
    if not typed:
        return None
    digits = _NOT_A_DIGIT.sub("", typed)
    if len(digits) == 9:
        digits = "0" + digits
    if len(digits) != 10:
        return typed
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
