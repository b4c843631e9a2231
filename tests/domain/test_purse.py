"""The year's purse: who takes what, in which order, and what is left to whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from kmop_wizard.domain.ceiling import Purse, share_out
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.training import Training
from tests.domain.builders import (
    APPLIED,
    APPROVED,
    ENROLLED,
    RECEIVED,
    RULES,
    Facts,
    planned,
    rule_set,
    rules_of,
    told,
)

TODAY = date(2026, 11, 24)
OWN = "0999.999.922"


def rows(purse: Purse) -> list[tuple[str | None, int, str, str, str]]:
    return [
        (row.enterprise, row.year, str(row.ceiling), str(row.used), str(row.left))
        for row in purse.ceilings
    ]


def shares(*trainings: Training) -> dict[str, str]:
    purse = share_out(trainings, RULES, TODAY)
    return {key: str(share.amount) for key, share in purse.shares.items()}


def test_shares_go_by_day_of_application_then_id_whatever_the_order_of_the_files() -> None:
    trainings = (
        told(APPLIED, "c", submitted="2026-11-19", price="10000.00"),
        told(APPLIED, "b", price="10000.00"),
        told(APPLIED, "a", price="10000.00"),
        told(APPLIED, "d", submitted="2026-11-21", price="100.00"),
    )
    for order in permutations(trainings):
        assert shares(*order) == {"c": "3000.00", "a": "3000.00", "b": "1500.00", "d": "0.00"}
    assert rows(share_out(trainings, RULES, TODAY)) == [(OWN, 2026, "7500.00", "7500.00", "0.00")]


def test_an_implied_day_of_application_has_its_place_in_the_order() -> None:
    first = told(ENROLLED, "z", approved="2026-11-19", price="20000.00")
    second = told(APPLIED, "a", price="20000.00")
    assert shares(second, first) == {"z": "6000.00", "a": "1500.00"}


def test_a_recorded_subsidy_counts_as_it_is() -> None:
    first = told(APPLIED, "a", subsidy="8000.00")
    second = told(APPLIED, "b")
    third = told(APPLIED, "c", subsidy="10.00")
    assert shares(first, second, third) == {"a": "8000.00", "b": "0.00", "c": "10.00"}
    purse = share_out((first, second, third), RULES, TODAY)
    assert rows(purse) == [(OWN, 2026, "7500.00", "8010.00", "0.00")]
    assert str(purse.shares["c"].left_before) == "0.00"


def test_a_recorded_subsidy_needs_neither_price_nor_size() -> None:
    assert shares(told(APPLIED, subsidy="12.00", price=None, size=None)) == {"a": "12.00"}


@pytest.mark.parametrize(
    ("facts", "more", "takes"),
    [
        (ENROLLED, {}, False),
        (APPLIED, {}, True),
        (APPLIED, {"price": None}, False),
        (APPLIED, {"size": None}, False),
        (APPLIED, {"size": "large"}, False),
        (APPLIED, {"price": "0.00"}, True),
        (APPLIED, {"refused": "2026-11-24"}, False),
        (APPLIED, {"refused": "2026-11-24", "subsidy": "5.00"}, False),
        (APPROVED, {}, True),
        (APPROVED, {"due": "2026-11-24"}, True),
        (APPROVED, {"due": "2026-11-23"}, False),
        (APPROVED, {"cancelled": "2026-11-24"}, False),
        (APPROVED, {"stopped": "2026-11-24"}, False),
        (APPROVED, {"stopped": "2026-12-31"}, False),
        (APPROVED, {"stopped": "2027-01-01"}, True),
        (APPROVED, {"stopped": "2025-12-31"}, True),
        (ENROLLED, {"stopped": "2026-11-24"}, False),
        (RECEIVED, {"cancelled": "2026-11-24"}, False),
        (APPROVED, {"refused": "2026-11-24", "submitted_again": "2026-11-24"}, True),
    ],
)
def test_who_takes_a_share(facts: Facts, more: Facts, takes: bool) -> None:
    purse = share_out([told(facts, **more)], RULES, TODAY)
    assert ("a" in purse.shares) is takes
    assert bool(purse.ceilings) is takes


def test_enterprises_and_years_are_apart_and_those_without_a_number_are_one() -> None:
    trainings = [
        told(APPLIED, "a"),
        told(APPLIED, "b", number="BE 999 999 922"),
        told(APPLIED, "c", number="0400.000.000"),
        told(APPLIED, "d", number=None),
        told(APPLIED, "e", number=None, submitted="2025-12-31"),
        told(APPLIED, "f", number=None),
        told(APPLIED, "g", number="zzz"),
    ]
    assert rows(share_out(trainings, RULES, TODAY)) == [
        ("0400.000.000", 2026, "7500.00", "435.00", "7065.00"),
        (OWN, 2026, "7500.00", "870.00", "6630.00"),
        ("zzz", 2026, "7500.00", "435.00", "7065.00"),
        (None, 2025, "7500.00", "435.00", "7065.00"),
        (None, 2026, "7500.00", "870.00", "6630.00"),
    ]


def test_a_share_of_nothing_has_its_row() -> None:
    purse = share_out([told(APPLIED, price="0.00")], RULES, TODAY)
    assert rows(purse) == [(OWN, 2026, "7500.00", "0.00", "7500.00")]


def test_the_ceiling_of_a_year_is_that_of_its_last_day() -> None:
    rules = rules_of(
        rule_set("2020-01-01"),
        rule_set("2026-12-31", ceiling=Decimal("5000.00")),
        rule_set("2028-01-01", ceiling=Decimal("9000.00")),
    )
    days = ["2025-06-01", "2026-06-01", "2027-06-01", "2028-06-01", "9999-06-01"]
    trainings = [told(APPLIED, on, submitted=on, price="40000.00") for on in days]
    purse = share_out(trainings, rules, TODAY)
    assert [(row.year, str(row.used)) for row in purse.ceilings] == [
        (2025, "7500.00"),
        (2026, "5000.00"),
        (2027, "5000.00"),
        (2028, "9000.00"),
        (9999, "9000.00"),
    ]
    assert str(purse.of(OWN, 2024).left) == "7500.00"
    assert str(purse.of("other", 2027).left) == "5000.00"


def test_what_is_shown_of_an_application_with_a_share() -> None:
    trainings = (told(APPLIED, "a", price="20000.00"), told(APPLIED, "b", price="10000.00"))
    purse = share_out(trainings, RULES, TODAY)
    found = [plan(training, RULES, TODAY, purse) for training in trainings]
    assert [str(one.amounts.subsidy) for one in found] == ["6000.00", "1500.00"]
    assert [str(one.amounts.own_share) for one in found] == ["14000.00", "8500.00"]
    assert ["ceiling_exceeded" in one.warnings for one in found] == [False, True]


def test_what_the_year_leaves_to_the_others_and_they_take_nothing_from_each_other() -> None:
    taking = told(APPLIED, "a", price="20000.00")
    others = (
        told(ENROLLED, "b", price="10000.00"),
        told(ENROLLED, "c", price="10000.00"),
        told(APPLIED, "d", price="10000.00", refused="2026-11-21", submitted="2026-01-01"),
        told(APPLIED, "e", price="10000.00", stopped="2026-11-21", submitted="2026-01-01"),
        told(APPROVED, "f", price="10000.00", cancelled="2026-11-24", submitted="2026-01-01"),
    )
    purse = share_out((*others, taking), RULES, TODAY)
    found = [plan(training, RULES, TODAY, purse) for training in others]
    assert {str(one.amounts.subsidy) for one in found} == {"1500.00"}
    assert {str(one.amounts.own_share) for one in found} == {"8500.00"}
    assert all("ceiling_exceeded" in one.warnings for one in found)


def test_another_year_leaves_its_own_purse() -> None:
    taking = told(APPLIED, "a", price="25000.00")
    other = told(ENROLLED, "b")
    purse = share_out((taking, other), RULES, TODAY)
    assert str(plan(other, RULES, TODAY, purse).amounts.subsidy) == "0.00"
    assert str(plan(other, RULES, date(2027, 1, 1), purse).amounts.subsidy) == "435.00"


@pytest.mark.parametrize(
    ("facts", "more", "rate", "subsidy", "own_share"),
    [
        (ENROLLED, {}, "0.30", "435.00", "1015.00"),
        (ENROLLED, {"size": "medium"}, "0.20", "290.00", "1160.00"),
        (ENROLLED, {"theme": "cybersecurity"}, "0.45", "652.50", "797.50"),
        (ENROLLED, {"size": None}, None, None, None),
        (ENROLLED, {"price": None}, "0.30", None, None),
        (ENROLLED, {"price": "99.99"}, "0.30", "30.00", "69.99"),
        (RECEIVED, {"subsidy": "430.00"}, "0.30", "430.00", "1020.00"),
        (RECEIVED, {"subsidy": "430.00", "size": None}, None, "430.00", "1020.00"),
        (RECEIVED, {"subsidy": "1500.00"}, "0.30", "1500.00", "-50.00"),
        (RECEIVED, {"subsidy": "430.00", "price": None}, "0.30", "430.00", None),
        (APPLIED, {"subsidy": "430.00", "refused": "2026-11-22"}, "0.30", "435.00", "1015.00"),
    ],
)
def test_amounts_of_a_training_alone(
    facts: Facts, more: Facts, rate: str | None, subsidy: str | None, own_share: str | None
) -> None:
    found = planned("2026-12-01", facts, **more).amounts
    shown = [found.rate, found.subsidy, found.own_share]
    assert [None if one is None else str(one) for one in shown] == [rate, subsidy, own_share]


def test_huge_amounts_stay_exact() -> None:
    nines = "9" * 50
    found = planned("2026-11-24", APPLIED, price=f"{nines}.99").amounts
    assert str(found.subsidy) == "7500.00"
    assert str(found.own_share) == f"{nines[:-4]}2499.99"
    purse = share_out(
        [told(APPLIED, "a", subsidy=f"{nines}.99"), told(APPLIED, "b", subsidy="0.01")],
        RULES,
        TODAY,
    )
    assert str(purse.ceilings[0].used) == "1" + "0" * 50 + ".00"
