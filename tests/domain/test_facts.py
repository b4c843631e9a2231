"""Facts by path: read, told, cleared, and compared."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.facts import (
    entry_count,
    fact,
    fact_paths,
    is_blank,
    known_entries,
    texts_as_saved,
    texts_without_entry,
    with_fact,
    without_entry,
)
from kmop_wizard.domain.training import (
    NO_APPLICATION,
    NO_INVOICE,
    Application,
    Attachment,
    Deposit,
    Invoice,
    Subsidy,
    Training,
)
from tests.domain.builders import FINISHED, NAMES, told, value
from tests.strategies import trainings

EMPTY = Training("a")
LEAVES = {
    f"{prefix}{field.name}"
    for prefix, kind in (
        ("applications.0.", Application),
        ("applications.0.deposit.", Deposit),
        ("applications.0.subsidy.", Subsidy),
        ("invoices.0.", Invoice),
    )
    for field in fields(kind)
    if field.name not in ("deposit", "subsidy", "unknown")
}


@pytest.mark.parametrize("path", sorted({*NAMES.values(), *LEAVES}))
def test_a_fact_that_was_told_is_there_and_can_be_cleared(path: str) -> None:
    new = value(path, "12.50" if "amount" in path or "price" in path else _text_for(path))
    changed = with_fact(EMPTY, path, new)
    assert fact(changed, path) == new
    assert fact(EMPTY, path) in (None, "standard")
    assert with_fact(changed, path, None) == EMPTY


def _text_for(path: str) -> str:
    return "2026-11-23" if path.endswith(("_on", "_day")) else "something"


@pytest.mark.parametrize(
    ("path", "new", "nothing"),
    [
        ("title", "Brandbestrijding", None),
        ("notes", "called on Monday", ""),
        ("enrolment.theme", "cybersecurity", "standard"),
        ("enrolment.participants", ("Sofie Peeters",), ()),
        ("applications.0.subsidy_number", "2026KMO123456", None),
    ],
)
@pytest.mark.parametrize("blank", [None, "", "  \t\n"])
def test_blank_clears_a_fact(path: str, new: object, nothing: object, blank: object) -> None:
    told_before = with_fact(EMPTY, path, new)
    assert fact(told_before, path) == new
    assert fact(with_fact(told_before, path, blank), path) == nothing


def test_an_entry_after_the_end_is_added_and_goes_when_it_is_cleared() -> None:
    path = "applications.2.submitted_on"
    changed = with_fact(EMPTY, path, date(2026, 11, 20))
    assert changed.applications[:2] == (NO_APPLICATION, NO_APPLICATION)
    assert len(changed.applications) == 3
    assert with_fact(changed, path, None) == EMPTY
    assert with_fact(EMPTY, path, None) == EMPTY


def test_an_empty_entry_between_others_stays() -> None:
    both = with_fact(with_fact(EMPTY, "invoices.0.number", "1"), "invoices.1.number", "2")
    cleared = with_fact(both, "invoices.0.number", None)
    assert [invoice.number for invoice in cleared.invoices] == [None, "2"]


def test_an_entry_with_only_unknown_keys_stays() -> None:
    kept = replace(EMPTY, invoices=(Invoice(number="1", unknown={"x": 1}),))
    assert with_fact(kept, "invoices.0.number", None).invoices == (Invoice(unknown={"x": 1}),)


def test_an_attachment_of_which_nothing_is_known_stays() -> None:
    attached = replace(EMPTY, attachments=(Attachment(kind="invoice"),))
    assert with_fact(attached, "attachments.0.kind", None).attachments == (Attachment(),)


def test_entries_that_are_not_there_read_as_empty() -> None:
    assert fact(EMPTY, "applications.4.deposit.due_on") is None
    assert fact(EMPTY, "applications.0") == NO_APPLICATION
    assert fact(EMPTY, "invoices.0") == NO_INVOICE


@pytest.mark.parametrize("path", ["colour", "enrolment.colour", "applications.0.colour"])
def test_a_path_that_the_format_does_not_have(path: str) -> None:
    with pytest.raises(AttributeError):
        fact(EMPTY, path)


def test_an_entry_can_be_taken_out() -> None:
    three = EMPTY
    for index, number in enumerate("123"):
        three = with_fact(three, f"invoices.{index}.number", number)
    left = without_entry(three, "invoices", 1)
    assert [invoice.number for invoice in left.invoices] == ["1", "3"]
    assert len(three.invoices) == 3


@pytest.mark.parametrize(
    ("entry", "blank"),
    [
        (NO_APPLICATION, True),
        (NO_INVOICE, True),
        (Application(submitted_on=date(2026, 11, 20)), False),
        (Application(deposit=Deposit(iban="x")), False),
        (Application(unknown={"x": None}), False),
        (Invoice(amount_excl_vat=Decimal("0.00")), False),
    ],
)
def test_nothing_is_known_in_an_entry(entry: Application | Invoice, blank: bool) -> None:
    assert is_blank(entry) is blank


def test_all_facts_by_path() -> None:
    found = fact_paths(told(FINISHED))
    assert found["enrolment.first_lesson_day"] == date(2026, 11, 9)
    assert found["applications.0.deposit.deposited_on"] == date(2026, 11, 24)
    assert found["invoices.0.amount_excl_vat"] == Decimal("1450.00")
    assert found["attachments"] == ()
    assert found["id"] == "a"
    assert not any("unknown" in path for path in found)


@given(trainings())
def test_every_listed_fact_is_the_one_at_its_path(training: Training) -> None:
    for path, listed in fact_paths(training).items():
        assert fact(training, path) == listed


@given(training=trainings(), data=st.data())
def test_telling_a_fact_changes_that_fact_alone(training: Training, data: st.DataObject) -> None:
    before = fact_paths(training)
    days = [path for path in before if path.endswith(("_on", "_day")) and "attach" not in path]
    path = data.draw(st.sampled_from(days))
    new = data.draw(st.dates())
    after = fact_paths(with_fact(training, path, new))
    assert after == {**before, path: new}
    assert fact_paths(training) == before


@given(training=trainings(), data=st.data())
def test_telling_what_is_known_already_changes_nothing(
    training: Training, data: st.DataObject
) -> None:
    known = fact_paths(training)
    path = data.draw(st.sampled_from(sorted(known)))
    assert with_fact(training, path, known[path]) == training


def test_texts_follow_their_entries_into_the_file() -> None:
    known, blank = Invoice(number="1"), Invoice()
    training = replace(EMPTY, invoices=(blank, known, blank), applications=(Application(),))
    texts = {
        "title": "a",
        "invoices.0.due_on": "b",
        "invoices.1.due_on": "c",
        "invoices.4.due_on": "d",
        "applications.0.deposit.due_on": "e",
        "invoices.1": "f",
    }
    assert texts_as_saved(training, texts) == {
        "title": "a",
        "invoices.1.due_on": "b",
        "invoices.0.due_on": "c",
        "invoices.2.due_on": "d",
        "applications.0.deposit.due_on": "e",
        "invoices.1": "f",
    }
    assert known_entries(training) == replace(EMPTY, invoices=(known,), applications=())
    assert entry_count(training, "invoices", texts) == 5
    assert entry_count(training, "applications", ()) == 1
    assert texts_without_entry(texts, "invoices", 1) == {
        "title": "a",
        "invoices.0.due_on": "b",
        "invoices.3.due_on": "d",
        "applications.0.deposit.due_on": "e",
        "invoices.1": "f",
    }
