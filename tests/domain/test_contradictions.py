"""Two facts that can't both be right are named together, and only then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.domain.contradictions import contradictions
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.sentences.contradictions import contradiction_sentence

DAY, BEFORE = date(2026, 11, 9), date(2026, 11, 8)
PAIRS = [
    ("enrolment.first_lesson_day", "enrolment.last_lesson_day", DAY, BEFORE),
    ("enrolment.enrolled_on", "applications.0.submitted_on", DAY, BEFORE),
    (
        "applications.0.deposit.amount",
        "applications.0.deposit.deposited_amount",
        Decimal("1015.00"),
        Decimal("1015.01"),
    ),
]


def told(**facts: object) -> Training:
    training = Training("a")
    for path, value in facts.items():
        training = with_fact(training, path, value)
    return training


@pytest.mark.parametrize(("one", "other", "value", "contrary"), PAIRS)
def test_a_contradiction_names_both(one: str, other: str, value: object, contrary: object) -> None:
    keys = {path.replace(".0", "") for path in (one, other)}
    (found,) = contradictions(told(**{one: value, other: contrary}))
    assert {found.one, found.other} == keys
    assert list(contradictions(told(**{one: value, other: value}))) == []
    assert list(contradictions(told(**{one: value}))) == []
    assert list(contradictions(told(**{other: contrary}))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("one", "other", "value", "contrary"), PAIRS)
def test_each_side_is_told_of_the_other(
    one: str, other: str, value: object, contrary: object, language: str
) -> None:
    words, training = Words(language), told(**{one: value, other: contrary})
    said = [contradiction_sentence(words, training, p.replace(".0", "")) for p in (one, other)]
    shown = [
        words.money(each) if isinstance(each, Decimal) else words.day(each)  # type: ignore[arg-type]
        for each in (contrary, value)
    ]
    assert all(day in sentence for day, sentence in zip(shown, said, strict=True))
    assert contradiction_sentence(words, training, "title") == ""


def test_only_the_current_application_counts() -> None:
    training = told(
        **{
            "applications.0.deposit.amount": Decimal("1.00"),
            "applications.0.deposit.deposited_amount": Decimal("2.00"),
            "applications.1.submitted_on": DAY,
        }
    )
    assert list(contradictions(training)) == []
