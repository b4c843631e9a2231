"""Facts by path: read, told, cleared, and compared."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.facts import (
    Path,
    fact,
    facts_of,
    from_facts,
    in_file_order,
    is_blank,
    known_entries,
    place_of,
    with_fact,
    without_entry,
)
from kmop_wizard.domain.training import (
    LISTS,
    NO_APPLICATION,
    NO_INVOICE,
    Application,
    Attachment,
    Deposit,
    Entry,
    Invoice,
    Subsidy,
    Training,
    with_ids,
)
from tests.domain.builders import FINISHED, NAMES, told, value
from tests.strategies import trainings

EMPTY = Training("a")
LEAVES = {
    (*prefix, field.name)
    for prefix, kind in (
        (("applications", "7f"), Application),
        (("applications", "7f", "deposit"), Deposit),
        (("applications", "7f", "subsidy"), Subsidy),
        (("invoices", "7f"), Invoice),
        (("attachments", "7f"), Attachment),
    )
    for field in fields(kind)
    if field.name not in ("id", "deposit", "subsidy", "unknown")
}


@pytest.mark.parametrize("path", sorted({*NAMES.values(), *LEAVES}))
def test_a_fact_that_was_told_is_there_and_can_be_cleared(path: Path) -> None:
    new = value(path, "12.50" if "amount" in path[-1] or "price" in path[-1] else _text_for(path))
    changed = with_fact(EMPTY, path, new)
    assert fact(changed, path) == new
    assert fact(EMPTY, path) in (None, "standard")
    assert with_fact(changed, path, None) == EMPTY
    assert with_fact(EMPTY, path, None) == EMPTY


def _text_for(path: Path) -> str:
    return "2026-11-23" if path[-1].endswith(("_on", "_day")) else "something"


@pytest.mark.parametrize(
    ("path", "new", "nothing"),
    [
        (("title",), "Brandbestrijding", None),
        (("notes",), "called on Monday", ""),
        (("enrolment", "theme"), "cybersecurity", "standard"),
        (("enrolment", "participants"), ("Sofie Peeters",), ()),
        (("applications", "1", "subsidy_number"), "2026KMO123456", None),
    ],
)
@pytest.mark.parametrize("blank", [None, "", "  \t\n"])
def test_blank_clears_a_fact(path: Path, new: object, nothing: object, blank: object) -> None:
    told_before = with_fact(EMPTY, path, new)
    assert fact(told_before, path) == new
    assert fact(with_fact(told_before, path, blank), path) == nothing


def test_an_entry_that_is_not_there_is_added_at_the_end_with_its_id() -> None:
    one = replace(EMPTY, invoices=(Invoice("1", id="b"),))
    both = with_fact(one, ("invoices", "a", "number"), "2")
    assert both.invoices == (Invoice("1", id="b"), Invoice("2", id="a"))


def test_what_is_cleared_at_the_end_goes_and_an_empty_entry_between_others_stays() -> None:
    both = replace(EMPTY, invoices=(Invoice("1", id="b"), Invoice("2", id="a")))
    first_cleared = with_fact(both, ("invoices", "b", "number"), None)
    assert first_cleared.invoices == (Invoice(id="b"), Invoice("2", id="a"))
    assert with_fact(first_cleared, ("invoices", "a", "number"), None) == EMPTY


def test_an_entry_with_only_unknown_keys_stays() -> None:
    kept = replace(EMPTY, invoices=(Invoice(number="1", id="b", unknown={"x": 1}),))
    assert with_fact(kept, ("invoices", "b", "number"), None).invoices == (
        Invoice(id="b", unknown={"x": 1}),
    )


def test_a_whole_entry_can_be_told_read_and_removed() -> None:
    path = ("applications", "7f")
    begun = with_fact(EMPTY, path, NO_APPLICATION)
    assert begun.applications == (Application(id="7f"),)
    assert fact(begun, path) == begun.application
    assert with_fact(begun, path, None) == EMPTY
    assert fact(EMPTY, path) is None
    assert fact(EMPTY, (*path, "deposit", "due_on")) is None


@pytest.mark.parametrize(
    "path",
    [
        ("colour",),
        ("unknown",),
        ("id",),
        ("enrolment", "colour"),
        ("applications", "1", "colour"),
        ("applications", "1", "id"),
        ("title", "x"),
    ],
)
def test_a_path_that_the_format_does_not_have(path: Path) -> None:
    with pytest.raises(KeyError):
        fact(EMPTY, path)
    with pytest.raises(KeyError):
        with_fact(EMPTY, path, "x")


def test_an_entry_can_be_taken_out() -> None:
    three = replace(EMPTY, invoices=(Invoice("1"), Invoice("2"), Invoice("3")))
    left = without_entry(three, "invoices", "2")
    assert [(each.id, each.number) for each in left.invoices] == [("1", "1"), ("3", "3")]
    assert [place_of(left, ("invoices", each, "number")) for each in "123"] == [0, 2, 1]


@pytest.mark.parametrize(
    ("entry", "blank"),
    [
        (NO_APPLICATION, True),
        (NO_INVOICE, True),
        (Application(id="7f"), True),
        (Attachment(id="7f"), True),
        (Application(submitted_on=date(2026, 11, 20)), False),
        (Application(deposit=Deposit(iban="x")), False),
        (Application(unknown={"x": None}), False),
        (Invoice(amount_excl_vat=Decimal("0.00")), False),
    ],
)
def test_nothing_is_known_in_an_entry(entry: Entry, blank: bool) -> None:
    assert is_blank(entry) is blank
    name = {Application: LISTS[0], Invoice: LISTS[1], Attachment: LISTS[2]}[type(entry)]
    training = with_fact(EMPTY, (name, "7f"), entry)
    assert (known_entries(training) == EMPTY) is blank


@pytest.mark.parametrize(
    ("given_ids", "ids"),
    [
        (("", "", ""), ("1", "2", "3")),
        (("a", "", "b"), ("a", "2", "b")),
        (("2", ""), ("2", "3")),
        (("2", "", ""), ("2", "3", "4")),
        (("", "1"), ("2", "1")),
        (("", "", "1", "2"), ("3", "4", "1", "2")),
        (("a", "a", "a"), ("a", "2", "3")),
        (("2", "2"), ("2", "3")),
        (("3", "", "", "5", ""), ("3", "2", "4", "5", "6")),
    ],
)
def test_every_entry_has_an_id_of_its_own(given_ids: tuple[str, ...], ids: tuple[str, ...]) -> None:
    training = Training("x", invoices=tuple(Invoice(id=each) for each in given_ids))
    assert tuple(each.id for each in training.invoices) == ids


@given(st.lists(st.sampled_from(("", "1", "2", "3", "5", "x")), max_size=9))
def test_ids_that_were_given_stay(ids: list[str]) -> None:
    found = [each.id for each in with_ids(tuple(Invoice(id=each) for each in ids))]
    assert len(set(found)) == len(found)
    assert "" not in found
    for place, entry_id in enumerate(ids):
        if entry_id and entry_id not in ids[:place]:
            assert found[place] == entry_id


def test_ids_take_a_time_that_grows_with_the_list() -> None:
    half = 50_000
    taken = tuple(Invoice(id=str(number)) for number in range(1, half + 1))
    found = with_ids((Invoice(),) * half + taken)
    assert [each.id for each in found[:2]] == [str(half + 1), str(half + 2)]


def test_all_that_is_known_by_path() -> None:
    found = facts_of(told(FINISHED))
    assert found["enrolment", "first_lesson_day"] == date(2026, 11, 9)
    assert found["applications", "1"] == told(FINISHED).application
    assert found["applications", "1", "deposit", "deposited_on"] == date(2026, 11, 24)
    assert found["invoices", "1", "amount_excl_vat"] == Decimal("1450.00")
    assert ("invoices", "1", "due_on") not in found
    assert facts_of(EMPTY) == {("enrolment", "theme"): "standard"}


@given(trainings())
def test_a_training_is_its_facts(training: Training) -> None:
    found = facts_of(training)
    assert from_facts(found, training) == training
    assert list(facts_of(from_facts(found, training)).items()) == list(found.items())
    for path, listed in found.items():
        assert fact(training, path) == listed


@given(training=trainings(), data=st.data())
def test_telling_a_fact_changes_that_fact_alone(training: Training, data: st.DataObject) -> None:
    before = facts_of(training)
    ids = [(name, each.id) for name in LISTS for each in getattr(training, name)]
    path = data.draw(st.sampled_from([("title",), *((*entry, "x_later") for entry in ids)]))
    path = path if path == ("title",) else (*path[:2], _day_of(path[0]))
    new = data.draw(st.dates()) if len(path) > 1 else "anew"
    changed = with_fact(training, path, new)
    entry = {path[:2]: fact(changed, path[:2])} if len(path) > 1 else {}
    assert facts_of(changed) == {**before, **entry, path: new}
    assert facts_of(training) == before


def _day_of(name: str) -> str:
    return {"applications": "submitted_on", "invoices": "due_on", "attachments": "added_on"}[name]


@given(training=trainings(), data=st.data())
def test_telling_what_is_known_already_changes_nothing(
    training: Training, data: st.DataObject
) -> None:
    # an empty text of a later version is kept, but to tell an empty text clears a fact
    known = [path for path, value in facts_of(training).items() if str(value or "").strip()]
    if known:
        path = data.draw(st.sampled_from(known))
        assert with_fact(training, path, fact(training, path)) == training


def test_paths_stand_as_a_file_has_them() -> None:
    training = replace(EMPTY, invoices=(Invoice("1", id="b"), Invoice("2", id="a")))
    right = [
        ("title",),
        ("enterprise", "name"),
        ("enterprise", "x_later"),
        ("invoices", "b", "number"),
        ("invoices", "b", "due_on"),
        ("invoices", "a"),
        ("invoices", "a", "number"),
        ("notes",),
        ("x_later",),
    ]
    assert in_file_order(sorted(right), training) == right
