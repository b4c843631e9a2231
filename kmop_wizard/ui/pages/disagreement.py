"""Where another computer said something else: both sides in words, and the choice."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any

from kmop_wizard.domain.merge import Conflict
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.ui.fact_kinds import FACT_KINDS
from kmop_wizard.ui.fact_specs import FACT_SPECS, spec_key
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button

if TYPE_CHECKING:
    from kmop_wizard.ui.pages.page import StepPage


def build_disagreements(page: StepPage) -> None:
    """A banner for each fact on which two computers differ, on whatever page is open."""
    conflicts = page.context.workspace.disagreements.of(page.entry.training.id)
    for number, conflict in enumerate(conflicts):
        _build_banner(page, conflict, number)


def _build_banner(page: StepPage, conflict: Conflict, number: int) -> None:
    words = page.words
    key = spec_key(conflict.path)
    name = words.say(FACT_SPECS[key].label) if key else words.say("A part of this training")
    banner = Banner("warning")
    sides = (
        ("keep_mine", words.say("Keep the one of here"), conflict.mine),
        ("take_theirs", words.say("Take the one of there"), conflict.theirs),
    )
    for verb, text, value in sides:
        button = Button("secondary", f"action.{verb}.{number}", text)
        button.setAccessibleName(f"{text}: {name}")
        button.clicked.connect(lambda _on=False, chosen=value: _decide(page, conflict, chosen))
        banner.add_button(button)
    page.add(banner)
    banner.set_message(
        words.say("{field} was changed on another computer too.", field=name),
        detail=words.say(
            "Here: {mine}. There: {theirs}. Which one is right?",
            mine=_shown(page, key, conflict.mine),
            theirs=_shown(page, key, conflict.theirs),
        ),
    )


def _decide(page: StepPage, conflict: Conflict, value: Any) -> None:
    workspace = page.context.workspace
    try:
        workspace.disagreements.decide(page.document, conflict, value)
    except SaveFailed as failure:
        workspace.report(failure)
        return
    page.reshaped.emit()


def _shown(page: StepPage, key: str, value: Any) -> str:
    words = page.words
    if value in (None, "", ()):
        return words.say("not known")
    if not key or is_dataclass(value):
        return words.say("something else")
    return FACT_KINDS[FACT_SPECS[key].kind].show(words, value)
