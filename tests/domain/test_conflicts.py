"""A question between two computers stays true while the training is edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kmop_wizard.domain.conflicts import Conflict, followed, value_at
from kmop_wizard.domain.training import Application, Deposit, Invoice, Training

ASKED = Conflict("title", "mine", "theirs", "LAPTOP", "OFFICE")
BEFORE = Training("x", title="mine")


def test_another_fact_leaves_it_as_it_is() -> None:
    assert followed(ASKED, BEFORE, replace(BEFORE, notes="edited")) == ASKED


def test_the_fact_typed_anew_is_my_side() -> None:
    assert followed(ASKED, BEFORE, replace(BEFORE, title="anew")) == ASKED._replace(mine="anew")
    assert followed(ASKED, BEFORE, replace(BEFORE, title=None)) == ASKED._replace(mine=None)


def test_what_the_other_said_settles_it() -> None:
    assert followed(ASKED, BEFORE, replace(BEFORE, title="theirs")) is None


def invoices(*numbers: str) -> Training:
    return Training("x", invoices=tuple(Invoice(number) for number in numbers))


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        (("1", "2", "3"), ("2", "3"), "invoices.0"),
        (("1", "2", "3"), ("0", "1", "2", "3"), "invoices.2"),
        (("1", "2"), ("1",), None),
    ],
)
def test_it_goes_along_with_its_entry(
    before: tuple[str, ...], after: tuple[str, ...], place: str | None
) -> None:
    asked = ASKED._replace(path="invoices.1.supplier_name", mine=None)
    found = followed(asked, invoices(*before), invoices(*after))
    assert (found and found.path) == (place and f"{place}.supplier_name")


def test_an_entry_that_the_other_kept_is_theirs_when_it_is_edited() -> None:
    asked = Conflict("invoices.0", None, Invoice("1"))
    edited = Training("x", invoices=(Invoice("1", supplier_name="Liantis"),))
    found = followed(asked, invoices("1"), edited)
    assert found == asked._replace(theirs=edited.invoices[0])
    assert followed(asked, invoices("1"), invoices()) is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "mine"),
        ("invoices.0", Invoice("1")),
        ("invoices.0.number", "1"),
        ("applications.0.deposit.x.y", 5),
        ("z", [1]),
    ],
)
def test_every_place_of_a_conflict_has_a_value(path: str, value: Any) -> None:
    training = Training(
        "x",
        title="mine",
        invoices=(Invoice("1"),),
        applications=(Application(deposit=Deposit(unknown={"x.y": 5})),),
        unknown={"z": [1]},
    )
    assert value_at(training, path) == value
