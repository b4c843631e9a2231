"""``plan()``: what a training needs next, by when, and how much; derived from facts alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kmop_wizard.domain.ceiling import Purse, Share, share_out
from kmop_wizard.domain.money import minus
from kmop_wizard.domain.rules import Rules, enterprise_key
from kmop_wizard.domain.standing import Deadlines, Standing, full_subsidy, standing
from kmop_wizard.domain.terms import Next, check_day, term_of
from kmop_wizard.domain.training import SIZES, Training
from kmop_wizard.domain.warning_codes import Room, warnings_for

STEPS: Final = ("enrol", "apply", "deposit", "subsidy", "attend", "pay")
STATES: Final = ("done", "open", "waiting", "later", "overdue", "lost")
URGENCIES: Final = ("late", "today", "week", "planned", "none")
ACTION_STEP: Final[Mapping[str, str]] = {
    "stopped": "apply",
    "finished": "pay",
    "lost": "apply",
    "reapply": "apply",
    "complete_enrolment": "enrol",
    "apply": "apply",
    "await_approval": "apply",
    "deposit": "deposit",
    "await_subsidy": "subsidy",
    "order_payment": "pay",
    "await_invoice": "pay",
    "attend": "attend",
}
QUIET_ACTIONS: Final = frozenset(
    {"await_approval", "await_subsidy", "await_invoice", "attend", "finished", "stopped", "lost"}
)
CLOSED_ACTIONS: Final = frozenset({"finished", "stopped", "lost"})


class Amounts(NamedTuple):
    """Euro; ``rate`` is a fraction. ``None`` is not known.

    Sources: S-VLAIO-NEWS-2026, S-BROCHURE.
    """

    price_excl_vat: Decimal | None
    rate: Decimal | None
    subsidy: Decimal | None
    own_share: Decimal | None


class Plan(NamedTuple):
    """All that follows from one training on one day."""

    steps: Mapping[str, str]
    deadlines: Deadlines
    next: Next
    amounts: Amounts
    warnings: tuple[str, ...]
    standing: Standing

    @property
    def applied_on(self) -> date | None:
        """The day of application, noted or implied."""
        return self.standing.applied_on


def plan(training: Training, rules: Rules, today: date, purse: Purse | None = None) -> Plan:
    """Derive everything about ``training`` on ``today``.

    ``purse`` is the year's purse over all trainings; without it this training stands alone.
    Pure, and total: no facts make it raise.
    """
    if purse is None:
        purse = share_out((training,), rules, today)
    now = standing(training, rules, today)
    steps = step_states(training, now)
    following = next_action(training, now, steps)
    share = purse.shares.get(training.id)
    left = share.left_before if share else left_this_year(training, purse, today)
    wanted = now.application.subsidy.amount if share else None
    if wanted is None:
        wanted = full_subsidy(training, now.rule_set if share else rules.on(today))
    return Plan(
        steps=steps,
        deadlines=now.deadlines,
        next=following,
        amounts=_amounts(training, rules, now, share, left),
        warnings=warnings_for(training, rules, now, following, steps, Room(wanted, left)),
        standing=now,
    )


def step_states(training: Training, now: Standing) -> dict[str, str]:
    """The state of each of the six steps."""
    enrol = "done" if _enrolled(training) else "open"
    states = {
        "enrol": enrol,
        "apply": _apply_state(now, enrol == "done"),
        "deposit": _deposit_state(now),
        "subsidy": _subsidy_state(now),
        "attend": _attend_state(training, now),
        "pay": _pay_state(now),
    }
    if now.stopped:
        return {step: state if state == "done" else "later" for step, state in states.items()}
    return states


def next_action(training: Training, now: Standing, steps: Mapping[str, str]) -> Next:
    """What to do next: the first rule that fits."""
    action = _action(now, steps)
    term = term_of(action, training, now)
    check_on = check_day(action, training, now)
    if term is None:
        return Next(action, None, None, check_on, None, "none")
    today = now.today
    return Next(action, term.by, term.act_by, check_on, term.day(today), term.urgency(today))


def _action(now: Standing, steps: Mapping[str, str]) -> str:
    enrolled = steps["enrol"] == "done"
    unpaid = any(invoice.payment_ordered_on is None for invoice in now.payable)
    rules_in_order = (
        ("stopped", now.stopped),
        ("finished", all(state == "done" for state in steps.values())),
        ("lost", (not now.applied or now.refused) and not now.in_time),
        ("lost", now.deposit_failed and not now.in_time),
        ("lost", now.closed and steps["pay"] != "done"),
        ("reapply", now.refused or now.deposit_failed),
        ("complete_enrolment", not now.applied and not enrolled),
        ("apply", not now.applied),
        ("await_approval", not now.approved),
        ("deposit", not now.deposited),
        ("await_subsidy", not now.subsidy_received),
        ("order_payment", unpaid),
        ("await_invoice", not now.payable),
        ("attend", steps["attend"] != "done"),
    )
    return next((action for action, fits in rules_in_order if fits), "complete_enrolment")


def _known(text: str | None) -> bool:
    return text is not None and bool(text.strip())


def _enrolled(training: Training) -> bool:
    enrolment = training.enrolment
    return (
        (_known(enrolment.provider) or _known(enrolment.registration_number))
        and enrolment.enrolled_on is not None
        and enrolment.first_lesson_day is not None
        and enrolment.price_excl_vat is not None
        and training.enterprise.size in SIZES
    )


def _apply_state(now: Standing, enrolled: bool) -> str:
    if now.applied and now.approved:
        return "done"
    if now.applied and not now.refused:
        return "waiting"
    if not now.in_time:
        return "lost"
    return "open" if enrolled else "later"


def _deposit_state(now: Standing) -> str:
    if now.deposited and not now.refused:
        return "done"
    if now.deposit_failed:
        return "overdue" if now.in_time else "lost"
    return "open" if now.approved else "later"


def _subsidy_state(now: Standing) -> str:
    if now.subsidy_received:
        return "done"
    return "waiting" if now.deposited and not now.refused else "later"


def _attend_state(training: Training, now: Standing) -> str:
    first, last = training.enrolment.first_lesson_day, training.enrolment.last_lesson_day
    if training.attendance.completed_on is not None:
        return "done"
    if first is None or now.today < first:
        return "later"
    return "waiting" if last is not None and now.today <= last else "open"


def _pay_state(now: Standing) -> str:
    if now.payable and all(invoice.payment_ordered_on for invoice in now.payable):
        return "done"
    if now.closed:
        return "lost"
    if not now.subsidy_received:
        return "later"
    return "open" if now.payable else "waiting"


def left_this_year(training: Training, purse: Purse, today: date) -> Decimal:
    """What today's year still holds for the enterprise of ``training``, in euro."""
    return purse.of(enterprise_key(training.enterprise.number), today.year).left


def _amounts(
    training: Training, rules: Rules, now: Standing, share: Share | None, left: Decimal
) -> Amounts:
    price = training.enrolment.price_excl_vat
    rule_set = now.rule_set if share else rules.on(now.today)
    if share:
        subsidy: Decimal | None = share.amount
    else:
        wanted = full_subsidy(training, rule_set)
        subsidy = None if wanted is None else min(wanted, left)
    return Amounts(
        price_excl_vat=price,
        rate=rule_set.rate(training.enterprise.size, training.enrolment.theme),
        subsidy=subsidy,
        own_share=None if price is None or subsidy is None else minus(price, subsidy),
    )
