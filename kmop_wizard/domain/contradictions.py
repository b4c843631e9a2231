"""Facts that contradict each other, so that it can be said beside each of the two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kmop_wizard.domain.training import Training


class Contradiction(NamedTuple):
    """The code of the warning, and the two facts: their paths without indexes.

    Of a list the entry that counts is meant: the current application.
    """

    code: str
    one: str
    other: str


def contradictions(training: Training) -> Iterator[Contradiction]:
    """What can't both be right in ``training``."""
    enrolment, application = training.enrolment, training.application
    first, last = enrolment.first_lesson_day, enrolment.last_lesson_day
    if first is not None and last is not None and last < first:
        yield Contradiction(
            "lesson_days_reversed", "enrolment.first_lesson_day", "enrolment.last_lesson_day"
        )
    enrolled, submitted = enrolment.enrolled_on, application.submitted_on
    if enrolled is not None and submitted is not None and submitted < enrolled:
        yield Contradiction(
            "applied_before_enrolment", "enrolment.enrolled_on", "applications.submitted_on"
        )
    asked, given = application.deposit.amount, application.deposit.deposited_amount
    if asked is not None and given is not None and asked != given:
        yield Contradiction(
            "deposit_amount_differs",
            "applications.deposit.amount",
            "applications.deposit.deposited_amount",
        )
