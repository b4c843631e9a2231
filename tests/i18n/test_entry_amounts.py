"""Typed amounts: exact, and asked about where they can mean two things."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.entry import EntryProblem, read_amount, read_price

amounts = st.integers(0, 10**8).map(lambda cents: Decimal(cents).scaleb(-2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1450", "1450.00"),
        ("1.450,00", "1450.00"),
        ("1450,00", "1450.00"),
        ("1450.00", "1450.00"),
        ("1,450.00", "1450.00"),
        ("1450,5", "1450.50"),
        ("€ 1 450", "1450.00"),
        ("€1450", "1450.00"),
        ("1450 €", "1450.00"),
        ("EUR 1450", "1450.00"),
        ("1450 euro", "1450.00"),
        ("1\u00a0450,00", "1450.00"),
        ("1\u202f450,00\u00a0€", "1450.00"),
        ("1 450,5", "1450.50"),
        ("1 450 , 50", "1450.50"),
        ("12.50", "12.50"),
        ("12,5", "12.50"),
        (",5", "0.50"),
        ("1450,", "1450.00"),
        ("1.450,-", "1450.00"),
        ("1450,--", "1450.00"),
        ("1.450", "1450.00"),
        ("1,450", "1450.00"),
        ("€ 1.450", "1450.00"),
        ("1.450\r\n", "1450.00"),
        ("12.345", "12345.00"),
        ("999,999", "999999.00"),
        ("1.000.000", "1000000.00"),
        ("234.567,89", "234567.89"),
        ("234,567.89", "234567.89"),
        ("234 567,89", "234567.89"),
        ("0", "0.00"),
        ("007,50", "7.50"),
        ("1000000,00", "1000000.00"),
    ],
)
def test_a_usual_form_is_read(text: str, expected: str) -> None:
    found = read_amount(text)
    assert isinstance(found, Decimal)
    assert str(found) == expected


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u202f"])
def test_blank_is_not_known(text: str) -> None:
    assert read_amount(text) is None
    assert read_price(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1e3", "not_an_amount"),
        ("inf", "not_an_amount"),
        ("NaN", "not_an_amount"),
        ("-", "not_an_amount"),
        ("€", "not_an_amount"),
        (",", "not_an_amount"),
        ("abc", "not_an_amount"),
        ("12 50", "not_an_amount"),
        ("1.2.3", "not_an_amount"),
        ("1.234.56", "not_an_amount"),
        ("1 234.567,00", "not_an_amount"),
        ("1..5", "not_an_amount"),
        ("--5", "not_an_amount"),
        ("5-", "not_an_amount"),
        ("+5", "not_an_amount"),
        ("1_210.00", "not_an_amount"),
        ("１２１０", "not_an_amount"),
        ("١٢", "not_an_amount"),
        ("$ 5", "not_an_amount"),
        ("5\x005", "not_an_amount"),
        ("\ud800", "not_an_amount"),
        ("x" * 10_000, "not_an_amount"),
        ("12,3456", "too_many_decimals"),
        ("0,123", "too_many_decimals"),
        ("1234.567", "too_many_decimals"),
        ("1.234,567", "too_many_decimals"),
        ("-5", "negative"),
        ("€ -5", "negative"),
        ("−5", "negative"),
        ("1000000,01", "too_high"),
        ("1.450.000", "too_high"),
        ("1234567890123456", "too_high"),
        ("0.450", "too_many_decimals"),
        ("1.4500", "too_many_decimals"),
        ("9" * 10_000, "too_high"),
    ],
)
def test_what_is_no_amount_says_why(text: str, code: str) -> None:
    found = read_amount(text)
    assert isinstance(found, EntryProblem)
    assert found.code == code


@pytest.mark.parametrize(("text", "expected"), [("-304,50", "-304.50"), ("€ -1", "-1.00")])
def test_a_minus_where_it_is_allowed(text: str, expected: str) -> None:
    assert str(read_amount(text, negative=True)) == expected


def test_zero_has_no_sign() -> None:
    assert str(read_amount("-0", negative=True)) == "0.00"
    assert str(read_amount("-0")) == "0.00"


def test_a_group_keeps_its_sign_and_its_bound() -> None:
    assert read_amount("-1.234", negative=True) == Decimal("-1234.00")
    assert read_amount("-1.000.001", negative=True) == EntryProblem("too_high")


@pytest.mark.parametrize(
    ("text", "code"),
    [("0", "zero_price"), ("0,00", "zero_price"), ("1000000,01", "too_high"), ("-1", "negative")],
)
def test_a_price_has_limits(text: str, code: str) -> None:
    found = read_price(text)
    assert isinstance(found, EntryProblem)
    assert found.code == code


def test_the_highest_price_is_read() -> None:
    assert read_price("1.000.000") == Decimal("1000000.00")
    assert read_price("0,01") == Decimal("0.01")


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=amounts)
def test_what_the_program_writes_it_reads(language: str, amount: Decimal) -> None:
    words = Words(language)
    for written in (words.plain_amount(amount), words.money(amount), words.copied_amount(amount)):
        assert read_amount(written) == amount
        assert read_amount(f"-{written}", negative=True) == -amount


@given(text=st.text())
def test_no_text_raises(text: str) -> None:
    for found in (read_amount(text), read_amount(text, negative=True), read_price(text)):
        assert found is None or isinstance(found, Decimal | EntryProblem)


@given(text=st.from_regex(r"[€ -]{0,3}[0-9., ]{0,20}[€-]{0,3}"))
def test_every_amount_that_is_read_has_two_decimals(text: str) -> None:
    found = read_amount(text, negative=True)
    if isinstance(found, Decimal):
        assert found.as_tuple().exponent == -2
