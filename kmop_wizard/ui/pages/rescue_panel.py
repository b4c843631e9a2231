"""When something went wrong: what happened, the record that may be missing, a new application."""

from __future__ import annotations

from typing import Final

from kmop_wizard.domain.facts import is_blank, with_fact
from kmop_wizard.domain.rescue import Rescue, rescue
from kmop_wizard.domain.training import NO_APPLICATION
from kmop_wizard.storage.reference import guidance
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label

_TOPIC: Final = "rescue"


def build_rescue(page: StepPage) -> None:
    """Put the way out on ``page``, when there is something to get out of."""
    found = rescue(page.entry.training, page.entry.plan)
    if found is None:
        return
    words = page.words
    answer = next(
        e.answer for e in guidance(_TOPIC, words.language).entries if e.key == found.situation
    )
    page.add(Label(answer))
    if found.record is not None:
        name, entry_id, *rest = found.record
        path = (name, entry_id or page.editor.new_id, *rest)
        page.field(path, label=_record_label(page, found))
    training = page.entry.training
    if found.can_reapply and not is_blank(training.application):
        row = FlowRow()
        again = Button("secondary", "action.new_application", words.say("New application"))
        again.clicked.connect(lambda: start_new_application(page))
        row.add(again)
        page.add(row)


def start_new_application(page: StepPage) -> None:
    """Append an application of which nothing is known yet; the earlier ones stay."""
    editor = page.editor
    path = ("applications", editor.new_id)
    editor.replace_all(with_fact(editor.training, path, NO_APPLICATION))
    page.reshaped.emit()


def _record_label(page: StepPage, found: Rescue) -> str:
    words = page.words
    return {
        "application_missed": words.say("I did apply in time, on"),
        "deposit_missed": words.say("I did deposit in time, on"),
        "closed": words.say("I did order the payment in time, on"),
    }[found.situation]
