"""Two states that went apart come together, and nothing vanishes on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmop_wizard.domain import entries
from kmop_wizard.domain.changes import Change, changes
from kmop_wizard.domain.conflicts import Conflict, all_followed, resolved
from kmop_wizard.domain.entries import LISTS, OF_THE_FILE, leaves, same_facts
from kmop_wizard.domain.facts import fact, with_fact, without_entry
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import (
    STANDARD_THEME,
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
    for path, value in facts.items():
        training = with_fact(training, path.replace("__", "."), value)
    return training


@st.composite
def edited(draw: st.DrawFn, start: Training) -> Training:
    """``start`` after a few edits: facts of another training, entries added, removed, moved."""
    other = draw(trainings())
    training = replace(start, revision=draw(st.integers(0, 9)))
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(("object", "fact", "add", "remove", "move", "unknown")))
        name = draw(st.sampled_from(LISTS))
        entries = getattr(training, name)
        if kind == "object":
            part = draw(st.sampled_from(("enterprise", "enrolment", "notes", "title")))
            training = replace(training, **{part: getattr(other, part)})
        elif kind == "fact" and entries and getattr(other, name):
            index = draw(st.integers(0, len(entries) - 1))
            path, value = draw(st.sampled_from(list(leaves(getattr(other, name)[0]))))
            if not path.rpartition(".")[2].startswith("x_"):
                training = with_fact(training, f"{name}.{index}.{path}", value)
        elif kind == "add":
            index = draw(st.integers(0, len(entries)))
            new = (*entries[:index], *getattr(other, name)[:1], *entries[index:])
            training = replace(training, **{name: new})
        elif kind == "remove" and entries:
            training = without_entry(training, name, draw(st.integers(0, len(entries) - 1)))
        elif kind == "move" and entries:
            training = replace(training, **{name: tuple(draw(st.permutations(entries)))})
        elif kind == "unknown":
            training = replace(training, unknown=other.unknown)
    return training


@st.composite
def three(draw: st.DrawFn) -> tuple[Training, Training, Training]:
    base = draw(trainings())
    mine, theirs = draw(edited(base)), draw(edited(base))
    return base, replace(mine, id=base.id), replace(theirs, id=base.id)


def said(thing: Any) -> Counter[str]:
    """Everything that is known in a training, an entry or a value, however it is arranged."""
    return Counter(_said(thing))


def _said(thing: Any) -> Iterator[str]:
    if isinstance(thing, tuple):
        for each in thing:
            yield from _said(each)
    elif hasattr(thing, "__dataclass_fields__") and hasattr(thing, "unknown"):
        for path, value in leaves(thing):
            if path not in ("id", *OF_THE_FILE):
                yield from _said(value)
    elif thing not in (None, "", STANDARD_THEME):
        yield repr(thing)


@settings(max_examples=40)
@given(three())
def test_what_one_side_alone_changed_is_taken(
    states: tuple[Training, Training, Training],
) -> None:
    base, mine, _ = states
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert same_facts(merged.training, mine)
        assert merged.conflicts == ()


@settings(max_examples=40)
@given(three())
def test_no_fact_of_either_side_vanishes_without_a_conflict(
    states: tuple[Training, Training, Training],
) -> None:
    base, mine, theirs = states
    for known in (base, None):
        merged = merge(known, mine, theirs)
        conflicting = said(tuple((each.mine, each.theirs) for each in merged.conflicts))
        kept = set(said(merged.training)) | set(conflicting)
        before = said(known) if known else Counter[str]()
        for side in (mine, theirs):
            told_now = {value for value, n in said(side).items() if n > before[value]}
            assert told_now <= kept


@settings(max_examples=40)
@given(three())
def test_the_other_side_merges_to_the_same(states: tuple[Training, Training, Training]) -> None:
    base, mine, theirs = states
    here, there = merge(base, mine, theirs), merge(base, theirs, mine)
    assert len(here.conflicts) == len(there.conflicts)
    assert said(tuple((c.mine, c.theirs) for c in here.conflicts)) == said(
        tuple((c.mine, c.theirs) for c in there.conflicts)
    )
    if not here.conflicts:
        assert said(here.training) == said(there.training)


@settings(max_examples=40)
@given(three())
def test_a_merge_is_above_both_and_takes_the_place_of_theirs(
    states: tuple[Training, Training, Training],
) -> None:
    base, mine, theirs = states
    merged = merge(base, mine, theirs).training
    assert merged.revision > max(mine.revision, theirs.revision)
    assert merged.saved_at == theirs.saved_at


@settings(max_examples=40)
@given(three())
def test_changes_tell_all_that_differs(states: tuple[Training, Training, Training]) -> None:
    base, mine, _ = states
    told = changes(base, mine)
    assert all(each.before != each.after for each in told)
    if not told:
        assert said(base) == said(mine)
    assert changes(mine, replace(mine, revision=99, saved_at="later", saved_by="KANTOOR")) == ()


@settings(max_examples=40)
@given(three())
def test_a_chosen_side_is_in_its_place(states: tuple[Training, Training, Training]) -> None:
    base, mine, theirs = states
    merged = merge(base, mine, theirs)
    if len(merged.conflicts) == 1:
        (conflict,) = merged.conflicts
        for value in (conflict.mine, conflict.theirs):
            chosen = resolved(merged.training, conflict, value)
            assert set(said(value)) <= set(said(chosen))


def test_different_facts_merge_by_themselves() -> None:
    mine = with_facts(applications__0__deposit__deposited_on=DAY, invoices__1__number="22")
    theirs = with_facts(title="Evacuatie", invoices__1__payment_ordered_on=DAY)
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.training.title == "Evacuatie"
    assert merged.training.application.deposit.deposited_on == DAY
    assert merged.training.invoices[1] == Invoice(
        number="22", amount_excl_vat=Decimal("20.00"), payment_ordered_on=DAY
    )


def test_the_same_fact_is_a_conflict_and_mine_stays_until_a_choice() -> None:
    mine = with_facts(applications__0__approved_on=DAY)
    theirs = with_facts(applications__0__approved_on=date(2026, 12, 1))
    merged = merge(BASE, mine, theirs)
    (conflict,) = merged.conflicts
    assert conflict == Conflict("applications.0.approved_on", DAY, date(2026, 12, 1))
    assert merged.training.application.approved_on == DAY
    assert same_facts(resolved(merged.training, conflict, conflict.theirs), theirs)


def test_invoices_of_both_are_all_there_and_the_same_one_is_one() -> None:
    both = Invoice(number="2026-7", amount_excl_vat=Decimal("5.00"))
    mine = replace(BASE, invoices=(*BASE.invoices, Invoice(number="A"), both))
    theirs = replace(
        BASE, invoices=(replace(both, vat_amount=Decimal("1.05")), *BASE.invoices, Invoice("B"))
    )
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert sorted(str(each.number) for each in merged.training.invoices) == [
        *("1", "2", "2026-7", "A", "B")
    ]
    (once,) = [each for each in merged.training.invoices if each.number == "2026-7"]
    assert once.vat_amount == Decimal("1.05")


def test_one_invoice_with_two_amounts_is_a_conflict() -> None:
    mine = replace(BASE, invoices=(Invoice("7", amount_excl_vat=Decimal("5.00")),))
    theirs = replace(BASE, invoices=(Invoice("7", amount_excl_vat=Decimal("6.00")),))
    merged = merge(replace(BASE, invoices=()), mine, theirs)
    assert merged.conflicts == (
        Conflict("invoices.0.amount_excl_vat", Decimal("5.00"), Decimal("6.00")),
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_what_one_removed_and_the_other_changed_stays_as_a_conflict(swapped: bool) -> None:
    removed = without_entry(BASE, "invoices", 0)
    changed = with_facts(invoices__0__payment_ordered_on=DAY)
    mine, theirs = (changed, removed) if swapped else (removed, changed)
    merged = merge(BASE, mine, theirs)
    assert merged.training.invoices == changed.invoices
    (conflict,) = merged.conflicts
    assert conflict.path == "invoices.0"
    sides = (changed.invoices[0], None) if swapped else (None, changed.invoices[0])
    assert (conflict.mine, conflict.theirs) == sides
    assert resolved(merged.training, conflict, None).invoices == removed.invoices


def test_both_began_the_first_application() -> None:
    base = replace(BASE, applications=())
    mine = with_facts(applications__0__approved_on=DAY)
    theirs = with_facts(applications__0__subsidy_number="2026KMO1")
    (application,) = merge(base, mine, theirs).training.applications
    assert application == Application(DAY, "2026KMO1", DAY)


def test_participants_come_and_go_on_both_sides() -> None:
    mine = with_facts(enrolment__participants=("Sofie", "An", "Jan"))
    theirs = with_facts(enrolment__participants=("Jan", "Bo"))
    merged = merge(BASE, mine, theirs)
    assert merged.training.enrolment.participants == ("An", "Jan", "Bo")


def test_unknown_keys_merge_and_can_be_chosen() -> None:
    mine = replace(BASE, unknown={"x": 2, "mine": 0})
    theirs = replace(BASE, unknown={"x": 3, "theirs.too": 0})
    merged = merge(BASE, mine, theirs)
    assert merged.training.unknown == {"x": 2, "mine": 0, "theirs.too": 0}
    assert merged.conflicts == (Conflict("x", 2, 3),)
    assert resolved(merged.training, merged.conflicts[0], 3).unknown["x"] == 3
    inner = Conflict("applications.0.deposit.x_later", 1, 2)
    assert resolved(BASE, inner, 2).application.deposit.unknown == {"x_later": 2}


def test_without_a_common_state_nothing_counts_as_removed() -> None:
    mine = replace(BASE, title=None, invoices=BASE.invoices[:1])
    theirs = with_facts(notes="Bel morgen", enterprise__name="Bakkerij Janssens")
    merged = merge(None, mine, theirs)
    assert (merged.training.title, merged.training.notes) == ("Brand", "Bel morgen")
    assert len(merged.training.invoices) == 2
    assert [each.path for each in merged.conflicts] == ["enterprise.name"]


def test_changes_name_each_fact_and_each_entry_that_came_or_went() -> None:
    after = replace(
        with_facts(enrolment__price_excl_vat=Decimal("5.00"), invoices__1__number="22"),
        attachments=(),
    )
    after = replace(after, invoices=(*after.invoices, Invoice(number="3")))
    assert changes(BASE, after) == (
        Change("enrolment.price_excl_vat", None, Decimal("5.00")),
        Change("invoices.1.number", "2", "22"),
        Change("invoices.2", None, Invoice(number="3")),
        Change("attachments.0", BASE.attachments[0], None),
    )
    assert fact(after, "invoices.1.number") == "22"


def test_a_list_of_any_length_is_merged_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked at grows with the length, not with its square."""
    looks = 0

    def counted(thing: object, path: str = "") -> Iterator[tuple[str, object]]:
        nonlocal looks
        looks += 1
        return leaves(thing, path)

    monkeypatch.setattr(entries, "leaves", counted)
    monkeypatch.setattr(entries, "may_be_same", lambda one, other: counted(one) == other)
    numbers = range(3000)
    base = Training("x", invoices=tuple(Invoice(supplier_name=f"L {n}") for n in numbers))
    mine = replace(base, invoices=tuple(Invoice(supplier_name=f"M {n}") for n in numbers))
    theirs = replace(base, invoices=tuple(Invoice(supplier_name=f"T {n}") for n in numbers))
    merged = merge(base, mine, theirs)
    assert len(merged.conflicts) == len(merged.training.invoices) == len(numbers)
    assert all_followed(merged.conflicts, merged.training, theirs) == ()
    assert looks < 100 * len(numbers)
