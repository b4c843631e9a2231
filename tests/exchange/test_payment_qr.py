"""The payment code holds exactly the transfer; in doubt there is none.

Another program reads the pictures back in ``tests/test_exchange.py``.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.exchange.payment_qr import REASONS, NoCode, payment_code
from kmop_wizard.exchange.qr import BORDER, QrCode, qr_code

IBAN = "BE71096123456769"
OGM = "+++090/9337/55493+++"
AMOUNT = Decimal("1015.00")
NAME = "Portefeuille Beheer NV"
PAYLOAD = f"BCD\n002\n1\nSCT\n\n{NAME}\n{IBAN}\nEUR1015.00\n\n090933755493"


def code(
    name: str | None = NAME,
    iban: str | None = IBAN,
    amount: Decimal | None = AMOUNT,
    communication: str | None = OGM,
    currency: str = "EUR",
) -> QrCode:
    made = payment_code(name, iban, amount, communication, currency)
    assert isinstance(made, QrCode), made
    return made


def test_the_payload_of_a_deposit() -> None:
    assert code().payload == PAYLOAD
    assert (
        code(iban="be71 0961 2345 6769", communication="*** 090/9337/55493 ***").payload == PAYLOAD
    )
    assert code(communication="090933755493").payload == PAYLOAD
    assert code(communication="Mededeling: +++090/9337/55493+++").payload == PAYLOAD
    assert code(iban="IBAN BE71-0961.2345 6769").payload == PAYLOAD


def test_another_communication_stands_in_the_line_of_free_text_alone() -> None:
    assert code(communication="2026KMO123456").payload.split("\n")[9:] == ["", "2026KMO123456"]
    reference = code(communication="rf18 5390 0754 7034").payload.split("\n")
    assert reference[9:] == ["RF18539007547034"]


@pytest.mark.parametrize(
    ("doubt", "reason"),
    [
        ({"currency": "USD"}, "other_currency"),
        ({"amount": None}, "amount_missing"),
        ({"amount": Decimal("0.00")}, "amount_wrong"),
        ({"amount": Decimal("-1.00")}, "amount_wrong"),
        ({"amount": Decimal("1.005")}, "amount_wrong"),
        ({"amount": Decimal("1000000000.00")}, "amount_wrong"),
        ({"amount": Decimal("1e400")}, "amount_wrong"),
        ({"amount": Decimal("NaN")}, "amount_wrong"),
        ({"amount": Decimal("Infinity")}, "amount_wrong"),
        ({"iban": None}, "account_missing"),
        ({"iban": " \n"}, "account_missing"),
        ({"iban": "BE71096123456768"}, "account_wrong"),
        ({"iban": "BE71096123456769\nEUR1"}, "account_wrong"),
        ({"name": None}, "beneficiary_missing"),
        ({"name": "\n\u202e-"}, "beneficiary_missing"),
        ({"communication": None}, "communication_missing"),
        ({"communication": "\u200b"}, "communication_missing"),
        ({"communication": "+++090/9337/55494+++"}, "communication_wrong"),
        ({"communication": "+++090/9337/5549+++"}, "communication_wrong"),
        ({"communication": "090/9337/5549"}, "communication_wrong"),
        ({"communication": "klant 7 ***090/9337/554933***"}, "communication_wrong"),
        ({"communication": "a" * 141}, "communication_too_long"),
        ({"name": "日" * 70, "communication": "日" * 70}, "too_long"),
    ],
)
def test_no_code_for_what_is_not_certain(doubt: dict[str, object], reason: str) -> None:
    given_values = {"name": NAME, "iban": IBAN, "amount": AMOUNT, "communication": OGM} | doubt
    name, iban, amount, communication = (
        given_values[key] for key in ("name", "iban", "amount", "communication")
    )
    currency = str(given_values.get("currency", "EUR"))
    assert payment_code(name, iban, amount, communication, currency) == NoCode(reason)  # type: ignore[arg-type]
    assert reason in REASONS


@pytest.mark.parametrize(
    "sign", ["\n", "\r\n", "\x0b", "\x85", "\u2028", "\x00", "\u202e", "\ud800"]
)
def test_nothing_in_a_name_or_text_begins_another_line(sign: str) -> None:
    lines = code(name=f"VLAIO{sign}BE54000000000000{sign}EUR1", communication=f"a1{sign}b").payload
    assert len(lines.split("\n")) == 11
    assert len(lines.splitlines()) == 11
    assert lines.split("\n")[6:8] == [IBAN, "EUR1015.00"]


@given(st.text(max_size=90), st.text(max_size=150), st.integers(1, 10**11 - 1))
def test_any_texts_make_a_right_code_or_none(name: str, communication: str, cents: int) -> None:
    made = payment_code(name, IBAN, Decimal(cents).scaleb(-2), communication)
    if isinstance(made, NoCode):
        assert made.reason in REASONS
        return
    lines = made.payload.split("\n")
    assert len(made.payload.encode()) <= 331
    assert made.version <= 13
    assert lines[:5] == ["BCD", "002", "1", "SCT", ""]
    assert len(lines[5]) <= 70
    assert lines[6:9] == [IBAN, f"EUR{cents // 100}.{cents % 100:02}", ""]
    assert len(lines) in (10, 11)
    assert not (lines[9] and len(lines) == 11)


def test_the_pattern_has_its_border_and_its_corners() -> None:
    rows = code().matrix
    assert len(rows) == len(rows[0]) == 17 + 4 * code().version + 2 * BORDER
    assert not any(any(row) for row in (*rows[:BORDER], *rows[-BORDER:]))
    assert all(rows[BORDER][BORDER : BORDER + 7])


def test_a_code_that_would_be_too_large_is_none() -> None:
    assert qr_code("a" * 400, 5) is None
    assert qr_code("a" * 4000, 40) is None
