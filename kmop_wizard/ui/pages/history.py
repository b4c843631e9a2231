"""Earlier applications of the same training: readable and editable under "History"."""

from __future__ import annotations

from typing import Final

from kmop_wizard.domain.facts import fact
from kmop_wizard.ui.pages.page import StepPage

_FACTS: Final = (
    ("submitted_on",),
    ("subsidy_number",),
    ("approved_on",),
    ("refused_on",),
    ("stopped_on",),
    ("deposit", "due_on"),
    ("deposit", "amount"),
    ("deposit", "iban"),
    ("deposit", "beneficiary"),
    ("deposit", "communication"),
    ("deposit", "deposited_on"),
    ("deposit", "deposited_amount"),
    ("deposit", "cancelled_on"),
    ("subsidy", "received_on"),
    ("subsidy", "amount"),
)


def build_history(page: StepPage) -> None:
    """A folded part for each application before the current one, the latest first."""
    words = page.words
    earlier = page.editor.ids("applications")[:-1]
    if earlier:
        page.section(words.say("History"))
    for index, entry_id in reversed(tuple(enumerate(earlier))):
        application = ("applications", entry_id)
        applied_on = fact(page.entry.training, (*application, "submitted_on"))
        name = (
            words.say("Application of {day}", day=words.day(applied_on))
            if applied_on
            else words.say("Application {n}", n=index + 1)
        )
        folded = page.folded(
            f"application.{index}", name, *((*application, *each) for each in _FACTS)
        )
        folded.set_open(False)
