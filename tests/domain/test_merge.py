"""Two states that went apart come together, and nothing vanishes on the way."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reliability.triples import faults, triple
from kmop_wizard.domain.changes import Change, changes
from kmop_wizard.domain.conflicts import Conflict, left_open, resolved
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import fact, facts_of, with_fact, without_entry
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import (
    Application,
    Attachment,
    Enrolment,
    Enterprise,
    Invoice,
    Training,
)
from tests.strategies import trainings

DAY = date(2026, 11, 23)
BASE = Training(
    "one",
    title="Brand",
    enterprise=Enterprise("Bakkerij Peeters"),
    enrolment=Enrolment(participants=("Sofie", "Jan")),
    applications=(Application(submitted_on=DAY),),
    invoices=(
        Invoice(number="1", amount_excl_vat=Decimal("10.00")),
        Invoice(number="2", amount_excl_vat=Decimal("20.00")),
    ),
    attachments=(Attachment("invoice", "attachments/one/1.xml", "00"),),
    unknown={"x": 1},
)


def with_facts(**facts: object) -> Training:
    training = BASE
    for name, value in facts.items():
        training = with_fact(training, tuple(name.split("__")), value)
    return training


def with_invoices(*invoices: Invoice) -> Training:
    return replace(BASE, invoices=invoices)


def three() -> st.SearchStrategy[tuple[Training, Training, Training]]:
    """Two states of a training and what both come from."""
    return st.integers(0, 2**32).map(triple).map(lambda t: (t[0] or Training("one"), t[1], t[2]))


@settings(max_examples=60)
@given(base=trainings(), other=trainings(), seed=st.integers(0, 2**32))
def test_a_merge_keeps_its_promises_whatever_was_told(
    base: Training, other: Training, seed: int
) -> None:
    dice = random.Random(seed)
    sides = []
    for side in triple(seed)[1:]:
        parts = ("enterprise", "enrolment", "invoices", "applications", "attachments", "unknown")
        told = {part: getattr(dice.choice((base, other, side)), part) for part in parts}
        sides.append(replace(base, **told))
    assert list(faults(dice.choice((base, None)), *sides)) == []


@settings(max_examples=40)
@given(three())
def test_changes_tell_all_that_differs(states: tuple[Training, Training, Training]) -> None:
    base, mine, _ = states
    told = changes(base, mine)
    assert all(each.before != each.after for each in told)
    assert bool(told) == (facts_of(base) != facts_of(mine))
    assert changes(mine, replace(mine, revision=99, saved_at="later", saved_by="KANTOOR")) == ()


def test_different_facts_merge_by_themselves() -> None:
    mine = with_facts(applications__1__deposit__deposited_on=DAY, invoices__2__number="22")
    theirs = with_facts(title="Evacuatie", invoices__2__payment_ordered_on=DAY)
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.training.title == "Evacuatie"
    assert merged.training.application.deposit.deposited_on == DAY
    assert merged.training.invoices[1] == Invoice(
        id="2", number="22", amount_excl_vat=Decimal("20.00"), payment_ordered_on=DAY
    )


def test_the_same_fact_is_a_conflict_and_mine_stays_until_a_choice() -> None:
    mine = with_facts(applications__1__approved_on=DAY)
    theirs = with_facts(applications__1__approved_on=date(2026, 12, 1))
    merged = merge(BASE, mine, theirs)
    (conflict,) = merged.conflicts
    assert conflict == Conflict(("applications", "1", "approved_on"), DAY, date(2026, 12, 1))
    assert merged.training.application.approved_on == DAY
    assert same_facts(resolved(merged.training, conflict, conflict.theirs), theirs)


def test_invoices_of_both_are_all_there_and_the_same_one_is_one() -> None:
    paid, fee = Invoice("2026-7", supplier_name="Liantis"), Decimal("1.05")
    mine = with_invoices(*BASE.invoices, Invoice("A", id="d"), replace(paid, id="c"))
    said = replace(paid, number=" 2026 -7", supplier_name="LIANTIS", vat_amount=fee, id="b")
    theirs = with_invoices(*BASE.invoices, Invoice("B", id="e"), said)
    merged = merge(BASE, mine, theirs)
    assert [each.id for each in merged.training.invoices] == ["1", "2", "b", "d", "e"]
    assert merged.training.invoices[2].vat_amount == fee
    assert [each.path[1:] for each in merged.conflicts] == [("b", "number"), ("b", "supplier_name")]


@pytest.mark.parametrize(
    ("mine", "theirs", "ids"),
    [
        (Invoice("7", id="a"), Invoice("7", supplier_name="Liantis", id="b"), ["a"]),
        (
            Invoice("7", supplier_name="Acerta", id="a"),
            Invoice("7", supplier_name="Liantis", id="b"),
            ["a", "b"],
        ),
        (Invoice(id="a", vat_amount=Decimal(0)), Invoice(id="b", due_on=DAY), ["b", "a"]),
        (Invoice("7", id="b"), Invoice("8", id="b"), ["b"]),
        (Invoice("7", id="1"), Invoice("8", id="1"), ["1", "2"]),
        (Invoice("7", id="1"), Invoice(id="1", due_on=DAY), ["1"]),
    ],
)
def test_an_invoice_is_the_same_by_its_id_or_by_its_number_and_supplier(
    mine: Invoice, theirs: Invoice, ids: list[str]
) -> None:
    base = with_invoices()
    for sides in ((mine, theirs), (theirs, mine)):
        merged = merge(base, *map(with_invoices, sides))
        assert [each.id for each in merged.training.invoices] == ids


def test_what_was_added_stands_behind_what_was_there_by_its_first_day() -> None:
    early, late = date(2026, 11, 1), date(2026, 11, 2)
    mine = with_invoices(*BASE.invoices, Invoice("A", id="a"), Invoice("B", id="d", due_on=late))
    theirs = with_invoices(*BASE.invoices[::-1], Invoice("C", id="c", issued_on=early))
    for merged in (merge(BASE, mine, theirs), merge(BASE, theirs, mine)):
        assert [each.id for each in merged.training.invoices] == ["1", "2", "c", "d", "a"]


def test_one_invoice_with_two_amounts_is_a_conflict() -> None:
    mine = replace(BASE, invoices=(Invoice("7", amount_excl_vat=Decimal("5.00")),))
    theirs = replace(BASE, invoices=(Invoice("7", amount_excl_vat=Decimal("6.00")),))
    merged = merge(replace(BASE, invoices=()), mine, theirs)
    assert merged.conflicts == (
        Conflict(("invoices", "1", "amount_excl_vat"), Decimal("5.00"), Decimal("6.00")),
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_what_one_removed_and_the_other_changed_stays_as_a_conflict(swapped: bool) -> None:
    removed = without_entry(BASE, "invoices", "1")
    changed = with_facts(invoices__1__payment_ordered_on=DAY)
    mine, theirs = (changed, removed) if swapped else (removed, changed)
    merged = merge(BASE, mine, theirs)
    assert merged.training.invoices == changed.invoices
    (conflict,) = merged.conflicts
    assert conflict.path == ("invoices", "1")
    sides = (changed.invoices[0], None) if swapped else (None, changed.invoices[0])
    assert (conflict.mine, conflict.theirs) == sides
    assert resolved(merged.training, conflict, None).invoices == removed.invoices


def test_both_began_the_first_application() -> None:
    base = replace(BASE, applications=())
    mine = with_facts(applications__1__approved_on=DAY)
    theirs = with_facts(applications__1__subsidy_number="2026KMO1")
    (application,) = merge(base, mine, theirs).training.applications
    assert application == Application(DAY, "2026KMO1", DAY, id="1")


def test_participants_come_and_go_on_both_sides() -> None:
    mine = with_facts(enrolment__participants=("Sofie", "An", "Jan"))
    theirs = with_facts(enrolment__participants=("Jan", "Bo"))
    merged = merge(BASE, mine, theirs)
    assert merged.training.enrolment.participants == ("Jan", "Bo", "An")


def test_unknown_keys_merge_and_can_be_chosen() -> None:
    mine = replace(BASE, unknown={"x": 2, "mine": 0})
    theirs = replace(BASE, unknown={"x": 3, "theirs.too": 0})
    merged = merge(BASE, mine, theirs)
    assert merged.training.unknown == {"x": 2, "mine": 0, "theirs.too": 0}
    assert merged.conflicts == (Conflict(("x",), 2, 3),)
    assert resolved(merged.training, merged.conflicts[0], 3).unknown["x"] == 3
    inner = Conflict(("applications", "1", "deposit", "x_later"), 1, 2)
    assert resolved(BASE, inner, 2).application.deposit.unknown == {"x_later": 2}


def test_without_a_common_state_nothing_counts_as_removed() -> None:
    mine = replace(BASE, title=None, invoices=BASE.invoices[:1])
    theirs = with_facts(notes="Bel morgen", enterprise__name="Bakkerij Janssens")
    merged = merge(None, mine, theirs)
    assert (merged.training.title, merged.training.notes) == ("Brand", "Bel morgen")
    assert len(merged.training.invoices) == 2
    assert [each.path for each in merged.conflicts] == [("enterprise", "name")]


def test_changes_name_each_fact_and_each_entry_that_came_or_went() -> None:
    after = replace(
        with_facts(enrolment__price_excl_vat=Decimal("5.00"), invoices__2__number="22"),
        attachments=(),
    )
    after = replace(after, invoices=(*after.invoices, Invoice(number="3")))
    assert changes(BASE, after) == (
        Change(("enrolment", "price_excl_vat"), None, Decimal("5.00")),
        Change(("invoices", "2", "number"), "2", "22"),
        Change(("invoices", "3"), None, Invoice(number="3", id="3")),
        Change(("attachments", "1"), BASE.attachments[0], None),
    )
    assert fact(after, ("invoices", "2", "number")) == "22"


def test_a_list_of_any_length_is_merged_in_time() -> None:
    """The time that it takes grows with the length, not with its square."""
    numbers = range(3000)
    base, mine, theirs = (
        with_invoices(*(Invoice("7", supplier_name=f"{side} {n}") for n in numbers))
        for side in ("L", "M", "T")
    )
    merged = merge(base, mine, theirs)
    assert len(merged.conflicts) == len(merged.training.invoices) == len(numbers)
    assert left_open(merged.conflicts, theirs) == ()
    apart = [
        replace(
            side, invoices=tuple(replace(each, id=f"{name}{each.id}") for each in side.invoices)
        )
        for name, side in (("m", mine), ("t", mine))
    ]
    assert len(merge(with_invoices(), *apart).training.invoices) == len(numbers)
