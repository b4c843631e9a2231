"""The start of a new training: three facts, and their deadlines appear while they are typed."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt

from kmop_wizard.app.facts.table import AGAIN
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.pages.page import Act, Page
from kmop_wizard.i18n.pages.start import ASKED, start_page
from kmop_wizard.ui.pages.provider_choice import PROVIDER, ProviderField
from kmop_wizard.ui.pages.wizard import WizardScreen
from kmop_wizard.ui.window.screen import Context, Route

_SCREEN: Final = "screen."


class StartScreen(WizardScreen):
    """``route.training_id`` is a training that was made just now, or is being started on still."""

    _asked = ASKED

    def __init__(self, context: Context, route: Route) -> None:
        self._last = _last_training(context, route.training_id)
        super().__init__(context, route._replace(step="enrol"))
        self._column.header.following.setObjectName("action.repeat_training")
        provider = self.fact_field(PROVIDER)
        assert isinstance(provider, ProviderField)
        provider.named_later = True

    @property
    def title(self) -> str:
        return self.words.say("New course")

    def leave(self) -> None:
        self.settle()
        self.session.saves.save(self.route.training_id)

    def do(self, act: Act) -> None:
        if act.name == "next":
            if not self.show_problems():
                self.go.open_training(self.route.training_id, "enrol")
        elif act.name.startswith(_SCREEN):
            self.go.to(Route(act.name.removeprefix(_SCREEN)))
        else:
            super().do(act)

    def open_step(self, step: str) -> None:
        self.go.open_training(self.route.training_id, step)

    def go_on(self) -> None:
        self._repeat()

    def _make_page(self) -> Page:
        like = short_title(self.words, self._last, 40) if self._last is not None else ""
        return start_page(self._situation(), like)

    def _repeat(self) -> None:
        if self._last is None:
            return
        known = {path: fact(self._last, path) for path in AGAIN}
        values: dict[Path, Any] = {
            path: value for path, value in known.items() if value not in (None, "", ())
        }
        if not (self.editor.training.title or "").strip():
            values[("title",)] = self._last.title
        step = self.editor.enter_many(values)
        self.follow()
        first_day = self.fact_field(("enrolment", "first_lesson_day"))
        first_day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        name = short_title(self.words, self._last, 60)
        message = self.words.say("Filled in like the last one: {title}", title=name)
        self.go.offer_undo(message, self.editor, step)


def _last_training(context: Context, training_id: str) -> Training | None:
    """The training that was saved last, but this one."""
    trainings = (entry.training for entry in context.session.agenda.entries)
    others = [each for each in trainings if each.id != training_id]
    return max(others, key=lambda each: each.saved_at or "", default=None)
