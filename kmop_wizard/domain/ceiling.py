"""The year's purse: how the ceiling of an enterprise is taken up by its applications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kmop_wizard.domain.days import year_end
from kmop_wizard.domain.money import ZERO, minus, total
from kmop_wizard.domain.rules import Rules, enterprise_key
from kmop_wizard.domain.standing import full_subsidy, standing
from kmop_wizard.domain.training import Training


class Share(NamedTuple):
    """What one application takes (euro), and what was left just before it."""

    amount: Decimal
    left_before: Decimal


class Ceiling(NamedTuple):
    """The purse of one enterprise (``None``: all without a number) in one year, in euro."""

    enterprise: str | None
    year: int
    ceiling: Decimal
    used: Decimal
    left: Decimal


class Purse(NamedTuple):
    """All shares by training id, and what is left to whom."""

    rules: Rules
    shares: Mapping[str, Share]
    rows: Mapping[tuple[str | None, int], Ceiling]

    def of(self, enterprise: str | None, year: int) -> Ceiling:
        """The purse of ``enterprise`` (a key of `enterprise_key`) in ``year``."""
        row = self.rows.get((enterprise, year))
        return row or _ceiling(enterprise, year, ZERO, self.rules)

    @property
    def ceilings(self) -> tuple[Ceiling, ...]:
        """A row per enterprise and year with a share; those without a number last."""
        return tuple(
            sorted(
                self.rows.values(),
                key=lambda row: (row.enterprise is None, row.enterprise or "", row.year),
            )
        )


_Key = tuple["str | None", int]


class _Claim(NamedTuple):
    enterprise: str | None
    applied_on: date
    training_id: str
    recorded: Decimal | None
    wanted: Decimal


class Claims:
    """Who claims a share of which year's purse.

    A purse is shared out anew only when a claim on it has changed.
    """

    def __init__(self, rules: Rules, today: date) -> None:
        self._rules = rules
        self._today = today
        self._claims: dict[_Key, dict[str, _Claim]] = {}
        self._key_of: dict[str, _Key] = {}
        self._shared: dict[_Key, tuple[dict[str, Share], Ceiling]] = {}
        self._changed: set[_Key] = set()
        self._purse = Purse(rules, {}, {})

    def put(self, training: Training) -> None:
        """Take in a training, in the place of the one with its id."""
        claim = _claim(training, self._rules, self._today)
        key = None if claim is None else (claim.enterprise, claim.applied_on.year)
        if key != self._key_of.get(training.id):
            self.remove(training.id)
        if claim is not None and key is not None:
            claims = self._claims.setdefault(key, {})
            if claims.get(training.id) != claim:
                claims[training.id] = claim
                self._key_of[training.id] = key
                self._changed.add(key)

    def remove(self, training_id: str) -> None:
        """Forget a training."""
        key = self._key_of.pop(training_id, None)
        if key is not None:
            del self._claims[key][training_id]
            self._changed.add(key)

    @property
    def purse(self) -> Purse:
        """What all of it comes to; the same object until a claim changes."""
        if self._changed:
            for key in self._changed:
                self._shared[key] = _shared_out(key, self._claims[key].values(), self._rules)
            self._changed.clear()
            taken = {key: found for key, found in self._shared.items() if found[0]}
            shares = {each: share for group, _ in taken.values() for each, share in group.items()}
            self._purse = Purse(self._rules, shares, {key: row for key, (_, row) in taken.items()})
        return self._purse


def share_out(trainings: Iterable[Training], rules: Rules, today: date) -> Purse:
    """Give each current application its share, in order of day of application, then id.

    A recorded subsidy counts as it is; any other share is at most what is left.
    Source: S-VLAIO-AMOUNT.
    """
    claims = Claims(rules, today)
    for training in trainings:
        claims.put(training)
    return claims.purse


def _shared_out(
    key: _Key, claims: Iterable[_Claim], rules: Rules
) -> tuple[dict[str, Share], Ceiling]:
    """The shares of the claims on one purse, and what they leave."""
    ceiling, used = _ceiling(*key, ZERO, rules).ceiling, ZERO
    shares: dict[str, Share] = {}
    for claim in sorted(claims, key=lambda each: (each.applied_on, each.training_id)):
        left = max(ZERO, minus(ceiling, used))
        amount = min(claim.wanted, left) if claim.recorded is None else claim.recorded
        shares[claim.training_id] = Share(amount, left)
        used = total((used, amount))
    return shares, _ceiling(*key, used, rules)


def _claim(training: Training, rules: Rules, today: date) -> _Claim | None:
    now = standing(training, rules, today)
    if now.applied_on is None or not now.holds_subsidy:
        return None
    recorded = now.application.subsidy.amount
    wanted = full_subsidy(training, now.rule_set) if recorded is None else recorded
    if wanted is None:
        return None
    enterprise = enterprise_key(training.enterprise.number)
    return _Claim(enterprise, now.applied_on, training.id, recorded, wanted)


def _ceiling(enterprise: str | None, year: int, used: Decimal, rules: Rules) -> Ceiling:
    last_day = year_end(year)
    ceiling = rules.on(last_day or date.max).ceiling
    return Ceiling(enterprise, year, ceiling, used, max(ZERO, minus(ceiling, used)))
