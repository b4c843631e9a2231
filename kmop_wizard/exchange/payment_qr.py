"""The code that Belgian bank apps scan (EPC069-12), for a transfer of which everything is certain.

A code repeats every mistake of what it is made from, faster than a person would. So anything in
doubt gives a reason instead of a code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.references import is_wrong_communication, structured_communication
from kmop_wizard.exchange.checksums import creditor_reference, right_iban
from kmop_wizard.exchange.qr import QrCode, qr_code

LONGEST_NAME: Final = 70
LONGEST_COMMUNICATION: Final = 140
LARGEST_PAYLOAD: Final = 331
HIGHEST_VERSION: Final = 13
HIGHEST_AMOUNT: Final = Decimal("999999999.99")

REASONS: Final = (
    "other_currency",
    "amount_missing",
    "amount_wrong",
    "account_missing",
    "account_wrong",
    "beneficiary_missing",
    "communication_missing",
    "communication_wrong",
    "communication_too_long",
    "too_long",
)

_CENT: Final = Decimal("0.01")
# Control characters, line and paragraph ends, marks that turn or hide text, half characters.
_INVISIBLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class NoCode:
    """Why there is no code: one of ``REASONS``, or of ``deposit.NOT_TO_DEPOSIT``."""

    reason: str


def payment_code(
    beneficiary: str | None,
    iban: str | None,
    amount: Decimal | None,
    communication: str | None,
    currency: str = "EUR",
) -> QrCode | NoCode:
    """The code of one transfer in euro; ``NoCode`` as soon as anything is not certain.

    The beneficiary is cleaned and cut to 70 characters; a communication is cleaned but never cut,
    as a shorter one would be another one.
    """
    name = clean(beneficiary)[:LONGEST_NAME].strip()
    remittance = clean(communication)
    reason = _doubt(name, iban, amount, remittance, currency)
    if reason is not None or amount is None:
        return NoCode(reason or "amount_missing")
    structured = re.sub("[+/]", "", structured_communication(remittance) or "")
    reference = structured or creditor_reference(remittance) or ""
    # BIC, purpose and remark stay empty; a reference and a free text exclude each other.
    lines = ["BCD", "002", "1", "SCT", "", name, right_iban(iban) or ""]
    lines += [f"EUR{amount.quantize(_CENT)}", "", reference, "" if reference else remittance]
    payload = "\n".join(lines).rstrip("\n")
    if len(payload.encode("utf-8")) > LARGEST_PAYLOAD:
        return NoCode("too_long")
    return qr_code(payload, HIGHEST_VERSION) or NoCode("too_long")


def clean(text: str | None) -> str:
    """``text`` on one line, without what nobody sees."""
    spaced = re.sub("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]", " ", text or "")
    return " ".join(_INVISIBLE.sub("", spaced).split())


def _doubt(
    name: str, iban: str | None, amount: Decimal | None, remittance: str, currency: str
) -> str | None:
    amount_doubt = _doubt_about_amount(amount)
    doubts = (
        ("other_currency", currency != "EUR"),
        (amount_doubt, amount_doubt is not None),
        ("account_missing", not clean(iban)),
        ("account_wrong", right_iban(iban) is None),
        ("beneficiary_missing", not any(sign.isalnum() for sign in name)),
        ("communication_missing", not remittance),
        ("communication_wrong", is_wrong_communication(remittance)),
        ("communication_too_long", len(remittance) > LONGEST_COMMUNICATION),
    )
    return next((reason for reason, doubtful in doubts if doubtful), None)


def _doubt_about_amount(amount: Decimal | None) -> str | None:
    if amount is None:
        return "amount_missing"
    if not amount.is_finite() or not _CENT <= amount <= HIGHEST_AMOUNT:
        return "amount_wrong"
    return None if amount == amount.quantize(_CENT) else "amount_wrong"
