"""The warnings of a training: each a code, fired only when every fact it names is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kmop_wizard.domain.contradictions import contradictions
from kmop_wizard.domain.days import closed_day
from kmop_wizard.domain.money import total
from kmop_wizard.domain.rules import Rules, is_advice_number, normalise_registration_number
from kmop_wizard.domain.standing import Standing
from kmop_wizard.domain.terms import Next
from kmop_wizard.domain.training import Training

CODES: Final = (
    "applied_after_term",
    "applied_before_enrolment",
    "approval_overdue",
    "ceiling_exceeded",
    "closing_soon",
    "date_in_future",
    "deadline_on_closed_day",
    "deposit_after_term",
    "deposit_amount_differs",
    "invoice_amount_differs",
    "invoice_overdue",
    "invoice_provider_differs",
    "lesson_days_reversed",
    "price_below_minimum",
    "provider_number_differs",
    "provider_number_for_advice",
    "provider_number_unknown",
    "subsidy_overdue",
    "subsidy_year_differs",
    "year_budget",
)
OVERDUE: Final[Mapping[str, str]] = {
    "await_approval": "approval_overdue",
    "await_subsidy": "subsidy_overdue",
    "await_invoice": "invoice_overdue",
}
"""The warning of what others should have done by now, by the action that waits for it."""
_CLOSING_SOON_DAYS: Final = 31
_YEAR_END_MONTHS: Final = (11, 12)
_DIGITS: Final = "0123456789"
_NUMBER_OF_A_YEAR: Final = re.compile("[0-9]KMO")


class Room(NamedTuple):
    """The subsidy that a training wants and what the year's purse had left for it, in euro."""

    wanted: Decimal | None
    left: Decimal


def warnings_for(
    training: Training,
    rules: Rules,
    now: Standing,
    following: Next,
    steps: Mapping[str, str],
    room: Room,
) -> tuple[str, ...]:
    """The codes that fire, sorted, each once."""
    fired = {
        *(each.code for each in contradictions(training)),
        *_of_amounts(training, now, room),
        *_of_provider(training, rules),
        *_of_dates(training, now),
        *_of_invoices(training, rules),
        *_of_time(now, following, steps),
    }
    return tuple(sorted(fired))


def provider_name(training: Training, rules: Rules) -> str | None:
    """The provider's name as typed, else that of the known provider; blank is not known."""
    typed = (training.enrolment.provider_name or "").strip()
    if typed:
        return typed
    known = rules.provider(training.enrolment.provider)
    return known.name if known else None


def future_days(training: Training, today: date) -> tuple[date, ...]:
    """The recorded days that lie after ``today``, the earliest first."""
    return tuple(sorted(day for day in _recorded_days(training) if day and day > today))


def _of_amounts(training: Training, now: Standing, room: Room) -> Iterator[str]:
    price = training.enrolment.price_excl_vat
    if price is not None and price < now.rule_set.minimum:
        yield "price_below_minimum"
    if room.wanted is not None and room.wanted > room.left:
        yield "ceiling_exceeded"


def _of_provider(training: Training, rules: Rules) -> Iterator[str]:
    typed = (training.enrolment.registration_number or "").strip()
    if not typed:
        return
    number = normalise_registration_number(typed)
    owner = rules.provider_numbered(number)
    chosen = rules.provider(training.enrolment.provider)
    if is_advice_number(number):
        yield "provider_number_for_advice"
    elif owner is None:
        yield "provider_number_unknown"
    if owner is not None and chosen is not None and owner != chosen:
        yield "provider_number_differs"


def _of_dates(training: Training, now: Standing) -> Iterator[str]:
    application = now.application
    if _after(application.submitted_on, now.deadlines.apply_by):
        yield "applied_after_term"
    if _after(application.deposit.deposited_on, now.deadlines.deposit_by):
        yield "deposit_after_term"
    if future_days(training, now.today):
        yield "date_in_future"
    if now.applied_on and _year_of(application.subsidy_number) not in (None, now.applied_on.year):
        yield "subsidy_year_differs"


def _of_invoices(training: Training, rules: Rules) -> Iterator[str]:
    provider = provider_name(training, rules)
    suppliers = [(invoice.supplier_name or "").strip() for invoice in training.invoices]
    if provider and any(s and _folded(s) != _folded(provider) for s in suppliers):
        yield "invoice_provider_differs"
    price = training.enrolment.price_excl_vat
    amounts = [i.amount_excl_vat for i in training.invoices if i.amount_excl_vat is not None]
    if (
        amounts
        and len(amounts) == len(training.invoices)
        and price is not None
        and total(amounts) != price
    ):
        yield "invoice_amount_differs"


def _of_time(now: Standing, following: Next, steps: Mapping[str, str]) -> Iterator[str]:
    today, action = now.today, following.action
    day = following.act_by or following.by
    if day is not None and day >= today and action != "attend" and closed_day(day):
        yield "deadline_on_closed_day"
    if following.check_on is not None and today >= following.check_on:
        yield OVERDUE[action]
    close_on = now.deadlines.close_on
    if (
        close_on is not None
        and 0 <= (close_on - today).days <= _CLOSING_SOON_DAYS
        and steps["pay"] != "done"
        and not (now.refused or now.deposit_failed or now.stopped)
    ):
        yield "closing_soon"
    still_to_apply = action in ("apply", "reapply") or (
        action == "complete_enrolment" and not now.applied
    )
    if today.month in _YEAR_END_MONTHS and still_to_apply:
        yield "year_budget"


def _recorded_days(training: Training) -> Iterator[date | None]:
    yield training.enrolment.enrolled_on
    for application in training.applications:
        yield application.submitted_on
        yield application.approved_on
        yield application.refused_on
        yield application.stopped_on
        yield application.deposit.deposited_on
        yield application.deposit.cancelled_on
        yield application.subsidy.received_on
    yield training.attendance.completed_on
    for invoice in training.invoices:
        yield invoice.payment_ordered_on


def _year_of(subsidy_number: str | None) -> int | None:
    """``2026`` of ``2026KMO123456``; not known in another form. Source: S-SUBSIDY-NUMBER."""
    compact = "".join((subsidy_number or "").split()).upper()
    found = _NUMBER_OF_A_YEAR.search(compact)
    if found is None:
        return None
    before = compact[: found.end() - len("KMO")]
    digits = before[len(before.rstrip(_DIGITS)) :]
    return int(digits) if len(digits) == 4 else None


def _after(day: date | None, limit: date | None) -> bool:
    return day is not None and limit is not None and day > limit


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
