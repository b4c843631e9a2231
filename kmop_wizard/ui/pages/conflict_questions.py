"""Where two computers said something different: both sides in words, and the choice."""

from __future__ import annotations

from dataclasses import is_dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kmop_wizard.app.facts.table import spec_key
from kmop_wizard.app.facts.words import fact_words
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.facts import place_of
from kmop_wizard.domain.training import Application, Attachment, Invoice
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.history import FactWords, entry_words, owner_words
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button

if TYPE_CHECKING:
    from kmop_wizard.ui.pages.page import StepPage

_LONGEST: Final = 300
"""In characters: what is shown of a text."""


def build_conflict_questions(page: StepPage) -> None:
    """A banner for each fact on which two computers differ, on whatever page is open."""
    for number, conflict in enumerate(page.editor.conflicts):
        _build_banner(page, conflict, number)


class _Side(NamedTuple):
    """What one computer says: the verb of its button, the computer, the value in words."""

    verb: str
    computer: str
    said: str
    value: Any


def _build_banner(page: StepPage, conflict: Conflict, number: int) -> None:
    words = page.words
    name = _name(page, conflict)
    mine_by, theirs_by = computers(words, conflict)
    sides = (
        _Side("keep_mine", mine_by, _said(page, conflict, conflict.mine), conflict.mine),
        _Side("take_theirs", theirs_by, _said(page, conflict, conflict.theirs), conflict.theirs),
    )
    banner = Banner("warning")
    for side in sides:
        text = words.say("As on {computer}", computer=side.computer)
        button = Button("secondary", f"action.{side.verb}.{number}")
        button.set_plain_text(text)
        button.setAccessibleName(f"{text}: {name}, {side.said}")
        button.clicked.connect(lambda _on=False, value=side.value: _decide(page, conflict, value))
        page.questions.append(button)
        banner.add_button(button)
    page.add(banner)
    banner.set_message(
        words.say("{field}: two computers say something different", field=name),
        detail="\n".join(
            words.say("On {computer}: {value}", computer=side.computer, value=side.said)
            for side in sides
        ),
    )


def computers(words: Words, conflict: Conflict) -> tuple[str, str]:
    """What to call the computers of both sides; a name that is not known is told as another one."""
    here = computer_name()
    this, other = words.say("this computer"), words.say("another computer")
    mine = this if conflict.mine_by in ("", here) else conflict.mine_by
    if conflict.theirs_by == here and mine != this:
        return mine, this
    named = conflict.theirs_by not in ("", here, conflict.mine_by)
    return mine, conflict.theirs_by if named else other


def _decide(page: StepPage, conflict: Conflict, value: Any) -> None:
    page.editor.decide(conflict, value)
    page.reshaped.emit()


def _name(page: StepPage, conflict: Conflict) -> str:
    """What the conflict is about: a fact, or a whole application, invoice or document."""
    words = page.words
    entry = conflict.theirs if conflict.mine is None else conflict.mine
    if isinstance(entry, Application | Invoice | Attachment):
        return entry_words(words, entry, place_of(page.editor.training, conflict.path))
    label = _told(page).label(spec_key(conflict.path)) or words.say("A part of this training")
    of_what = owner_words(words, conflict.path, page.editor.training)
    return f"{of_what} \u00b7 {label}" if of_what else label


def _said(page: StepPage, conflict: Conflict, value: Any) -> str:
    """A side in words; of an invoice or an application it is enough whether it is there."""
    words = page.words
    if is_dataclass(conflict.mine) or is_dataclass(conflict.theirs):
        return words.say("removed") if value is None else words.say("still there")
    if value in (None, "", ()):
        return words.say("not filled in")
    key = spec_key(conflict.path)
    return shorten(_told(page).shown(key, value) if key else str(value), _LONGEST, placeholder="…")


def _told(page: StepPage) -> FactWords:
    return fact_words(page.words, page.context.session.rules)
