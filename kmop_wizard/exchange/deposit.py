"""What the deposit page shows beside its fields: each value with a verdict, and the code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.references import is_wrong_communication, structured_communication
from kmop_wizard.domain.training import Application, Training
from kmop_wizard.exchange.checksums import creditor_reference, right_iban
from kmop_wizard.exchange.payment_qr import NoCode, clean, payment_code
from kmop_wizard.exchange.qr import QrCode

ACCOUNT_CHANGES: Final = ("changed", "same", "first")
# Why a deposit is not to be made, by the state of its step.
NOT_TO_DEPOSIT: Final[Mapping[str, str]] = {
    "done": "deposited",
    "later": "not_approved",
    "overdue": "term_passed",
    "lost": "term_passed",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A value to be copied, and what its checksum says: right, wrong, missing or unchecked.

    ``unchecked`` is a value that carries no checksum: compare it with the e-mail.
    """

    value: str | None
    verdict: str


@dataclass(frozen=True, slots=True)
class UsedAccount:
    """The account that an own share went to, once it had arrived there."""

    iban: str
    deposited_on: date
    training_id: str


@dataclass(frozen=True, slots=True)
class DepositPanel:
    """The values of one transfer.

    ``amount`` is the one of the e-mail, in euro; ``own_share`` is the computed one.
    ``account_change`` is one of ``ACCOUNT_CHANGES``, or ``None`` while the account is not known or
    not right; ``previous`` is the account of the last deposit.
    """

    amount: Decimal | None
    own_share: Decimal | None
    beneficiary: Checked
    iban: Checked
    communication: Checked
    account_change: str | None
    previous: UsedAccount | None
    code: QrCode | NoCode


def used_accounts(trainings: Iterable[Training]) -> tuple[UsedAccount, ...]:
    """The accounts of all deposits that arrived, the oldest first."""
    used = [
        UsedAccount(iban, day, training.id)
        for training in trainings
        for application in training.applications
        if (iban := right_iban(application.deposit.iban)) is not None
        and (day := _arrived_on(application)) is not None
    ]
    return tuple(sorted(used, key=lambda each: (each.deposited_on, each.training_id)))


def deposit_panel(
    training: Training, plan: Plan, previous_accounts: Iterable[UsedAccount] = ()
) -> DepositPanel:
    """The panel of the current application; ``previous_accounts`` from ``used_accounts``.

    A deposit of this training that is in them already does not count as an earlier one.
    """
    deposit = training.application.deposit
    iban = right_iban(deposit.iban)
    previous = _last_before(training, previous_accounts)
    return DepositPanel(
        amount=deposit.amount,
        own_share=plan.amounts.own_share,
        beneficiary=_unchecked(deposit.beneficiary),
        iban=_checked_iban(deposit.iban),
        communication=_checked_communication(deposit.communication),
        account_change=_account_change(iban, previous),
        previous=previous,
        code=_code(training, plan),
    )


def _code(training: Training, plan: Plan) -> QrCode | NoCode:
    if plan.standing.stopped:
        return NoCode("stopped")
    reason = NOT_TO_DEPOSIT.get(plan.steps["deposit"])
    if reason is not None:
        return NoCode(reason)
    deposit = training.application.deposit
    return payment_code(deposit.beneficiary, deposit.iban, deposit.amount, deposit.communication)


def _arrived_on(application: Application) -> date | None:
    deposit = application.deposit
    if deposit.cancelled_on is not None:
        return None
    return deposit.deposited_on or application.subsidy.received_on


def _last_before(training: Training, accounts: Iterable[UsedAccount]) -> UsedAccount | None:
    own = training.application
    own_use = (training.id, _arrived_on(own), right_iban(own.deposit.iban))
    earlier = [
        each for each in accounts if (each.training_id, each.deposited_on, each.iban) != own_use
    ]
    return max(earlier, key=lambda each: each.deposited_on, default=None)


def _account_change(iban: str | None, previous: UsedAccount | None) -> str | None:
    if iban is None:
        return None
    if previous is None:
        return "first"
    return "same" if iban == previous.iban else "changed"


def _unchecked(text: str | None) -> Checked:
    value = clean(text)
    return Checked(value or None, "unchecked" if value else "missing")


def _checked_iban(text: str | None) -> Checked:
    found = _unchecked(text)
    if found.value is None:
        return found
    right = right_iban(found.value)
    return Checked(right, "right") if right else Checked(found.value, "wrong")


def _checked_communication(text: str | None) -> Checked:
    found = _unchecked(text)
    if found.value is None:
        return found
    structured = structured_communication(found.value)
    if structured is not None:
        return Checked(structured, "right")
    if is_wrong_communication(found.value):
        return Checked(found.value, "wrong")
    return Checked(found.value, "right" if creditor_reference(found.value) else "unchecked")
