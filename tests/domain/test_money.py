"""Euro stay exact, however large."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.money import minus, times, total
from kmop_wizard.storage.jsontext import MAX_BYTES


@pytest.mark.parametrize(
    ("amount", "rate", "expected"),
    [
        ("1450.00", "0.30", "435.00"),
        ("1450.00", "0.20", "290.00"),
        ("0.00", "0.30", "0.00"),
        ("0.01", "0.30", "0.00"),
        ("0.02", "0.30", "0.01"),
        ("0.05", "0.30", "0.02"),
        ("0.15", "0.30", "0.05"),
        ("0.01", "0.45", "0.00"),
        ("0.10", "0.45", "0.05"),
        ("0.30", "0.45", "0.14"),
        ("0.10", "0.35", "0.04"),
        ("99.99", "0.35", "35.00"),
        ("100.01", "0.45", "45.00"),
        ("100.03", "0.45", "45.01"),
    ],
)
def test_a_share_is_rounded_half_up_to_the_cent(amount: str, rate: str, expected: str) -> None:
    assert str(times(Decimal(amount), Decimal(rate))) == expected


@given(cents=st.integers(0, 10**40), percent=st.integers(0, 100))
def test_a_share_equals_the_one_in_whole_cents(cents: int, percent: int) -> None:
    share = times(euro(cents), Decimal(f"{percent}e-2"))
    assert share == euro((cents * percent + 50) // 100)


@given(st.lists(st.integers(-(10**40), 10**40)))
def test_a_sum_equals_the_one_in_whole_cents(amounts: list[int]) -> None:
    assert total(map(euro, amounts)) == euro(sum(amounts))


def euro(cents: int) -> Decimal:
    return Decimal(f"{cents}e-2")


@pytest.mark.parametrize("digits", [29, 1_000, 1_000_001, MAX_BYTES])
def test_no_digit_is_lost_of_the_largest_amount_in_a_file(digits: int) -> None:
    huge = Decimal("1" * digits + ".10")
    assert str(times(huge, Decimal("0.30"))) == "3" * (digits - 1) + ".33"
    assert str(minus(huge, Decimal("0.10"))) == "1" * digits + ".00"
    assert str(total((huge, huge))) == "2" * digits + ".20"


def test_the_sum_of_nothing_is_zero() -> None:
    assert str(total(())) == "0.00"


def test_a_difference_may_be_negative() -> None:
    assert str(minus(Decimal("1.00"), Decimal("1.01"))) == "-0.01"


def test_the_context_of_the_thread_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 2
        assert str(times(Decimal("1234.56"), Decimal("0.30"))) == "370.37"
        assert str(total((Decimal("1234.56"), Decimal("0.01")))) == "1234.57"
        assert str(minus(Decimal("1234.56"), Decimal("0.01"))) == "1234.55"
