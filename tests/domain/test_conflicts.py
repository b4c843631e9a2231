"""A question between two computers stays true while the training is edited."""

from __future__ import annotations

from dataclasses import replace

from kmop_wizard.domain.conflicts import Conflict, left_open, resolved
from kmop_wizard.domain.facts import with_fact, without_entry
from kmop_wizard.domain.training import Invoice, Training

ASKED = Conflict(("title",), "mine", "theirs", "LAPTOP", "OFFICE")
HELD = Training("x", title="mine")
FIRST, SECOND = Invoice("1", id="a"), Invoice("2", id="b")
INVOICED = Training("x", invoices=(FIRST, SECOND))


def test_another_fact_leaves_it_as_it_is() -> None:
    assert left_open((ASKED,), replace(HELD, notes="edited"), "HOME") == (ASKED,)


def test_the_fact_typed_anew_is_my_side_and_said_on_this_computer() -> None:
    anew = left_open((ASKED,), replace(HELD, title="anew"), "HOME")
    assert anew == (ASKED._replace(mine="anew", mine_by="HOME"),)
    assert left_open((ASKED,), replace(HELD, title=None)) == (ASKED._replace(mine=None),)


def test_what_the_other_said_settles_it() -> None:
    assert left_open((ASKED,), replace(HELD, title="theirs")) == ()


def test_it_stays_with_its_entry_wherever_that_stands_and_goes_with_it() -> None:
    asked = Conflict(("invoices", "b", "supplier_name"), None, "Liantis")
    assert left_open((asked,), INVOICED) == (asked,)
    assert left_open((asked,), without_entry(INVOICED, "invoices", "a")) == (asked,)
    assert left_open((asked,), replace(INVOICED, invoices=(SECOND, FIRST))) == (asked,)
    assert left_open((asked,), without_entry(INVOICED, "invoices", "b")) == ()


def test_an_entry_that_the_other_kept_is_theirs_when_it_is_edited() -> None:
    asked = Conflict(("invoices", "a"), None, FIRST, "HOME", "OFFICE")
    assert left_open((asked,), INVOICED) == (asked,)
    edited = replace(FIRST, supplier_name="Liantis")
    (found,) = left_open((asked,), replace(INVOICED, invoices=(edited,)), "HOME")
    assert found == asked._replace(theirs=edited, theirs_by="HOME")
    assert left_open((asked,), without_entry(INVOICED, "invoices", "a")) == ()


def test_an_entry_that_was_kept_here_is_mine_when_it_is_edited() -> None:
    asked = Conflict(("invoices", "a"), FIRST, None)
    edited = replace(FIRST, supplier_name="Liantis")
    found = left_open((asked,), replace(INVOICED, invoices=(edited,)))
    assert found == (asked._replace(mine=edited),)


def test_a_key_without_a_name_here_that_another_computer_removed() -> None:
    asked = Conflict(("enterprise", "x_later"), None, 5)
    blank = Training("x")
    assert left_open((asked,), blank) == (asked,)
    chosen = resolved(blank, asked, 5)
    assert chosen.enterprise.unknown == {"x_later": 5}
    assert left_open((asked,), chosen) == ()
    assert resolved(chosen, asked, None) == blank


def test_a_whole_entry_is_chosen_or_removed() -> None:
    asked = Conflict(("invoices", "a"), replace(FIRST, number="11"), None)
    assert resolved(INVOICED, asked, asked.mine).invoices == (replace(FIRST, number="11"), SECOND)
    assert resolved(INVOICED, asked, None).invoices == (SECOND,)


def test_a_fact_that_is_chosen_stands_in_its_entry() -> None:
    asked = Conflict(("invoices", "b", "number"), "2", "22")
    assert resolved(INVOICED, asked, "22") == with_fact(INVOICED, asked.path, "22")
