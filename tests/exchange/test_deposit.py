"""The deposit panel: values with their verdicts, the account against last time, and the code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.training import Application, Deposit, Subsidy, Training
from kmop_wizard.exchange.deposit import Checked, DepositPanel, deposit_panel, used_accounts
from kmop_wizard.exchange.payment_qr import NoCode
from kmop_wizard.exchange.qr import QrCode
from tests.domain.builders import APPLIED, APPROVED, DEPOSITED, RULES, Facts, told

TODAY = date(2026, 11, 23)
IBAN = "BE71096123456769"
OTHER = "BE68539007547034"
DETAILS = Deposit(
    amount=Decimal("1015.00"),
    iban="BE71 0961 2345 6769",
    beneficiary="Portefeuille Beheer NV",
    communication="090/9337/55493",
)


def with_deposit(facts: Facts, details: Deposit = DETAILS, name: str = "a") -> Training:
    training = told(facts, name)
    own = training.application.deposit
    merged = replace(details, deposited_on=own.deposited_on, cancelled_on=own.cancelled_on)
    return replace(training, applications=(replace(training.application, deposit=merged),))


def panel(training: Training, *earlier: Training) -> DepositPanel:
    accounts = used_accounts([*earlier, training])
    return deposit_panel(training, plan(training, RULES, TODAY), accounts)


def test_all_values_with_their_verdicts() -> None:
    shown = panel(with_deposit(APPROVED))
    assert shown.amount == shown.own_share == Decimal("1015.00")
    assert shown.iban == Checked(IBAN, "right")
    assert shown.communication == Checked("+++090/9337/55493+++", "right")
    assert shown.beneficiary == Checked("Portefeuille Beheer NV", "unchecked")
    assert isinstance(shown.code, QrCode)


@pytest.mark.parametrize(
    ("communication", "expected"),
    [
        (None, Checked(None, "missing")),
        (" \n", Checked(None, "missing")),
        ("+++090/9337/55494+++", Checked("+++090/9337/55494+++", "wrong")),
        ("090/9337/5549", Checked("090/9337/5549", "wrong")),
        ("OGM +++090/9337/55493+++", Checked("+++090/9337/55493+++", "right")),
        ("RF18 5390 0754 7034", Checked("RF18 5390 0754 7034", "right")),
        ("2026KMO123456", Checked("2026KMO123456", "unchecked")),
    ],
)
def test_the_verdict_on_a_communication(communication: str | None, expected: Checked) -> None:
    details = replace(DETAILS, communication=communication)
    assert panel(with_deposit(APPROVED, details)).communication == expected


def test_a_wrong_account_is_shown_as_wrong_and_gives_no_code() -> None:
    shown = panel(with_deposit(APPROVED, replace(DETAILS, iban="BE71 0961 2345 6768")))
    assert shown.iban == Checked("BE71 0961 2345 6768", "wrong")
    assert shown.account_change is None
    assert shown.code == NoCode("account_wrong")


def test_the_computed_share_is_never_put_into_a_code() -> None:
    shown = panel(with_deposit(APPROVED, replace(DETAILS, amount=None)))
    assert shown.own_share == Decimal("1015.00")
    assert shown.code == NoCode("amount_missing")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (APPLIED, "not_approved"),
        (DEPOSITED, "deposited"),
        ({**APPLIED, "refused": "2026-11-22"}, "not_approved"),
        ({**DEPOSITED, "cancelled": "2026-11-23"}, "term_passed"),
        ({**APPROVED, "approved": "2026-10-01", "submitted": "2026-10-01"}, "term_passed"),
        ({**APPROVED, "stopped": "2026-11-23"}, "stopped"),
    ],
)
def test_no_code_where_nothing_is_to_be_deposited(facts: Facts, reason: str) -> None:
    assert panel(with_deposit(facts)).code == NoCode(reason)


def test_the_account_is_compared_with_the_last_deposit() -> None:
    old = with_deposit(
        {**DEPOSITED, "deposited": "2025-03-01"}, replace(DETAILS, iban=OTHER), "old"
    )
    new = with_deposit({**DEPOSITED, "deposited": "2026-03-01"}, name="new")
    now = with_deposit(APPROVED)
    assert panel(now).account_change == "first"
    assert panel(now, old).account_change == "changed"
    assert panel(now, new, old).account_change == "same"
    before = panel(now, old).previous
    assert before is not None
    assert (before.iban, before.deposited_on, before.training_id) == (
        OTHER,
        date(2025, 3, 1),
        "old",
    )


def test_an_account_in_another_spelling_has_not_changed() -> None:
    details = replace(DETAILS, iban="IBAN: BE71-0961.2345 6769")
    old = with_deposit({**DEPOSITED, "deposited": "2025-03-01"}, details, "old")
    assert panel(with_deposit(APPROVED), old).account_change == "same"


def test_a_deposit_is_not_compared_with_itself_but_with_an_earlier_application() -> None:
    done = with_deposit(DEPOSITED)
    assert panel(done).account_change == "first"
    earlier = Application(
        deposit=replace(DETAILS, iban=OTHER), subsidy=Subsidy(received_on=date(2026, 1, 5))
    )
    again = replace(done, applications=(earlier, *done.applications))
    assert panel(again).account_change == "changed"


def test_only_accounts_at_which_money_arrived_count() -> None:
    never = with_deposit(APPROVED, name="never")
    back = with_deposit({**DEPOSITED, "cancelled": "2026-11-25"}, name="back")
    wrong = with_deposit(DEPOSITED, replace(DETAILS, iban="BE00"), "wrong")
    assert used_accounts([never, back, wrong]) == ()
