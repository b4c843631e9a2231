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


class _Claim(NamedTuple):
    enterprise: str | None
    applied_on: date
    training_id: str
    recorded: Decimal | None
    wanted: Decimal


def share_out(trainings: Iterable[Training], rules: Rules, today: date) -> Purse:
    """Give each current application its share, in order of day of application, then id.

    A recorded subsidy counts as it is; any other share is at most what is left.
    Source: S-VLAIO-AMOUNT.
    """
    claims = [c for t in trainings if (c := _claim(t, rules, today)) is not None]
    claims.sort(key=lambda claim: (claim.applied_on, claim.training_id))
    shares: dict[str, Share] = {}
    rows: dict[tuple[str | None, int], Ceiling] = {}
    for claim in claims:
        key = (claim.enterprise, claim.applied_on.year)
        row = rows.get(key) or _ceiling(*key, ZERO, rules)
        amount = min(claim.wanted, row.left) if claim.recorded is None else claim.recorded
        shares[claim.training_id] = Share(amount, row.left)
        rows[key] = _ceiling(*key, total((row.used, amount)), rules)
    return Purse(rules, shares, rows)


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
