"""The brochure's case costs no more keys, clicks and scrolls than docs/design.md says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.effort import Cost, Keyboard, Mouse, costs_of, lines

WITHOUT_ITS_FILE = "6: an invoice without its file"


@pytest.fixture(scope="module")
def typed(qapp: object) -> list[Cost]:
    return costs_of(Keyboard)


@pytest.fixture(scope="module")
def clicked(qapp: object) -> list[Cost]:
    return costs_of(Mouse)


def test_beginning_takes_few_keys_besides_the_values(typed: list[Cost]) -> None:
    keys = {cost.title: len(cost.keys) for cost in typed}
    assert keys["start"] <= 5
    assert keys["1"] <= 16


def test_each_day_is_recorded_with_one_press(typed: list[Cost], clicked: list[Cost]) -> None:
    facts = [cost for cost in typed if "`" in cost.title]
    assert len(facts) == 5
    assert all(len(cost.keys) == 1 for cost in facts)
    assert all(len(cost.clicks) == 1 for cost in clicked if "`" in cost.title)


def test_an_approval_takes_a_paste_and_one_press(typed: list[Cost], clicked: list[Cost]) -> None:
    (approval,) = (cost for cost in clicked if "approval" in cost.title)
    assert approval.clicks[1:] == ["action.paste_mail", "action.take_all"]
    (approval,) = (cost for cost in typed if "approval" in cost.title)
    assert len(approval.keys[2:]) == 2


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_nothing_lies_below_the_fold(language: str, clicked: list[Cost]) -> None:
    costs = clicked if language == "nl" else costs_of(Mouse, language)
    assert {cost.title: cost.below for cost in costs if cost.below} == {}
    scrolls = {cost.title: cost.scrolls for cost in costs if cost.scrolls}
    assert set(scrolls) <= {WITHOUT_ITS_FILE}  # a form of eleven fields, in a section


def test_the_table_is_as_the_document_has_it(
    project: Path, typed: list[Cost], clicked: list[Cost]
) -> None:
    document = (project / "docs" / "design.md").read_text(encoding="utf-8")
    assert _any_letter("\n".join(lines(typed, clicked))) in _any_letter(document)


def _any_letter(text: str) -> str:
    """Which letter a button has depends on its words."""
    return re.sub(r"Alt\+[A-Z]\b", "Alt+A", text)
