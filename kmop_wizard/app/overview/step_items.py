"""What the rows of the step list show, from the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import ACTION_STEP, STEPS, Plan
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import state_word, step_note, step_title

URGENCY_TONE: Final = {"late": "danger", "today": "danger", "week": "warning"}


@dataclass(frozen=True, slots=True)
class StepItem:
    """What one row shows. ``state``: a step state of the plan; ``tone``: colour of the status;
    ``spoken``: the row in words, state and "this page" too."""

    step: str
    title: str
    status: str
    state: str
    spoken: str
    tone: str = "neutral"


def step_items(words: Words, entry: Entry, today: date) -> list[StepItem]:
    """One row for each of the six steps."""
    items = []
    for number, step in enumerate(STEPS, start=1):
        state = entry.plan.steps[step]
        note = step_note(words, step, entry.plan, entry.training, today)
        name = step_title(words, step)
        spoken = words.say(
            "Step {n}: {title}, {state}, {note}",
            n=number,
            title=name,
            state=state_word(words, step, entry.plan),
            note=note,
        )
        items.append(StepItem(step, name, note, state, spoken, _tone(entry.plan, step)))
    return items


def _tone(plan: Plan, step: str) -> str:
    state = plan.steps[step]
    if state in ("lost", "overdue"):
        return "danger"
    ours = ACTION_STEP[plan.next.action] == step and state != "done"
    return URGENCY_TONE.get(plan.next.urgency, "neutral") if ours else "neutral"
