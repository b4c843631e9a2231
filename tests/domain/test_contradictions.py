"""Two facts that can't both be right are named together, and only then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.domain.contradictions import contradictions
from kmop_wizard.domain.facts import Path, general, with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.sentences.contradictions import contradiction_sentence

DAY, BEFORE = date(2026, 11, 9), date(2026, 11, 8)
PAIRS = [
    (("enrolment", "first_lesson_day"), ("enrolment", "last_lesson_day"), DAY, BEFORE),
    (("enrolment", "enrolled_on"), ("applications", "1", "submitted_on"), DAY, BEFORE),
    (
        ("applications", "1", "deposit", "amount"),
        ("applications", "1", "deposit", "deposited_amount"),
        Decimal("1015.00"),
        Decimal("1015.01"),
    ),
]


def told(facts: Mapping[Path, object]) -> Training:
    training = Training("a")
    for path, value in facts.items():
        training = with_fact(training, path, value)
    return training


@pytest.mark.parametrize(("one", "other", "value", "contrary"), PAIRS)
def test_a_contradiction_names_both(
    one: Path, other: Path, value: object, contrary: object
) -> None:
    keys = {".".join(general(path)) for path in (one, other)}
    (found,) = contradictions(told({one: value, other: contrary}))
    assert {found.one, found.other} == keys
    assert list(contradictions(told({one: value, other: value}))) == []
    assert list(contradictions(told({one: value}))) == []
    assert list(contradictions(told({other: contrary}))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("one", "other", "value", "contrary"), PAIRS)
def test_each_side_is_told_of_the_other(
    one: Path, other: Path, value: object, contrary: object, language: str
) -> None:
    words, training = Words(language), told({one: value, other: contrary})
    said = [contradiction_sentence(words, training, ".".join(general(p))) for p in (one, other)]
    shown = [
        words.money(each) if isinstance(each, Decimal) else words.long_day(each)  # type: ignore[arg-type]
        for each in (contrary, value)
    ]
    assert all(day in sentence for day, sentence in zip(shown, said, strict=True))
    assert contradiction_sentence(words, training, "title") == ""


def test_only_the_current_application_counts() -> None:
    training = told(
        {
            ("applications", "1", "deposit", "amount"): Decimal("1.00"),
            ("applications", "1", "deposit", "deposited_amount"): Decimal("2.00"),
            ("applications", "2", "submitted_on"): DAY,
        }
    )
    assert list(contradictions(training)) == []
