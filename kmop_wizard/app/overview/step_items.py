"""What the rows of the step list show, from the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.marks import rail
from kmop_wizard.i18n.sentences import state_word


@dataclass(frozen=True, slots=True)
class StepItem:
    """What one row shows. ``state``: done, waiting, later or trouble; ``tone``: of the status;
    ``spoken``: the row in words, state and "this page" too."""

    step: str
    title: str
    status: str
    state: str
    spoken: str
    tone: str = "neutral"


def step_items(words: Words, entry: Entry, today: date) -> list[StepItem]:
    """One row for each of the six steps."""
    return [
        StepItem(
            row.step,
            row.name,
            row.state,
            row.mark,
            words.say(
                "Step {n}: {title}, {state}, {note}",
                n=number,
                title=row.name,
                state=state_word(words, row.step, entry.plan),
                note=row.state,
            ),
            row.tone,
        )
        for number, row in enumerate(rail(words, entry.training, entry.plan, today), start=1)
    ]
