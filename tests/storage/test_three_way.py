"""A conflict copy against what this computer knows of the past: in doubt it is a conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.storage.backups import Version
from kmop_wizard.storage.three_way import common_ancestor, three_way_merge

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
FIRST = Training("one", title="Brand", revision=1)
SHARED = replace(FIRST, title="Brandbestrijding", invoices=(Invoice("1", id="1"),), revision=4)


def version(training: Training, computer: str = "") -> Version:
    return Version(MOMENT, computer, training, from_here=bool(computer))


HISTORY = (
    version(replace(SHARED, notes="hier", revision=7), "laptop"),
    version(SHARED),
    version(FIRST, "laptop"),
)


def test_edits_of_both_since_the_shared_state_are_merged() -> None:
    mine = replace(SHARED, notes="hier", revision=8)
    theirs = replace(SHARED, title="Evacuatie", revision=6)
    training, conflicts = three_way_merge(HISTORY, mine, theirs)
    assert (training.title, training.notes, conflicts) == ("Evacuatie", "hier", ())


def test_going_back_to_what_was_is_a_conflict_for_it_may_never_have_been_seen() -> None:
    mine = replace(SHARED, notes="hier", revision=8)
    theirs = replace(SHARED, title="Brand", revision=6)
    training, conflicts = three_way_merge(HISTORY, mine, theirs)
    assert training.title == "Brandbestrijding"
    assert conflicts == (Conflict(("title",), "Brandbestrijding", "Brand"),)


def test_an_entry_that_is_gone_there_stays_as_a_conflict() -> None:
    mine = replace(SHARED, notes="hier", revision=8)
    training, conflicts = three_way_merge(HISTORY, mine, replace(SHARED, invoices=(), revision=6))
    assert training.invoices == SHARED.invoices
    assert conflicts == (Conflict(("invoices", "1"), Invoice("1", id="1"), None),)


def test_a_copy_of_what_was_saved_here_goes_back_before_it() -> None:
    own = HISTORY[0].training
    mine = replace(SHARED, title="Evacuatie", revision=9)
    training, conflicts = three_way_merge((version(mine), *HISTORY), mine, own)
    assert (training.title, training.notes, conflicts) == ("Evacuatie", "hier", ())


def test_what_came_later_is_no_common_state() -> None:
    theirs = replace(FIRST, notes="van hen", revision=3)
    assert common_ancestor(HISTORY, theirs) == FIRST
    assert common_ancestor(HISTORY[:2], theirs) is None


def test_what_came_between_a_state_and_its_second_keeping_is_no_common_state() -> None:
    """What an edit began with is kept again when it can't be saved."""
    mine = replace(SHARED, notes="hier", revision=5)
    theirs = replace(SHARED, title="Evacuatie", revision=6)
    kept_again = (version(mine, "laptop"), version(theirs), version(mine, "laptop"))
    history = (*kept_again, *HISTORY[1:])
    later = replace(theirs, revision=7)
    assert common_ancestor(history, later, mine) == SHARED
    assert common_ancestor(history, later) == theirs


def test_without_a_common_state_what_differs_is_a_conflict() -> None:
    theirs = replace(SHARED, title="Evacuatie", revision=6)
    _, conflicts = three_way_merge((), SHARED, theirs)
    assert conflicts == (Conflict(("title",), "Brandbestrijding", "Evacuatie"),)
