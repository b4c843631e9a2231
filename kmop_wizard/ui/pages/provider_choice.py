"""Choosing the provider: one of the known ones brings its name and number along."""

from __future__ import annotations

from functools import partial
from typing import Final

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.facts import Path
from kmop_wizard.domain.providers import typed_providers
from kmop_wizard.domain.rules import Rules, normalise_registration_number
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.pages.fact_field import OTHER_PROVIDER, FactField
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.window.screen import Context

PROVIDER: Final = ("enrolment", "provider")
_NAME: Final = ("enrolment", "provider_name")
_NUMBER: Final = ("enrolment", "registration_number")


class ProviderField(FactField):
    """One of the known providers brings its name and number along; so does one typed before."""

    def __init__(self, context: Context, editor: Editor, path: Path) -> None:
        self.other = False
        """Whether another provider is to be named; nothing is recorded before it is."""
        self.named_later = False
        """Whether another provider is named on another page."""
        super().__init__(context, editor, path)
        self._offer_typed()

    def _offer_typed(self) -> None:
        """A button for each number of each provider that was typed in another training."""
        session, editor = self._context.session, self._editor
        trainings = (entry.training for entry in session.agenda.entries)
        others = [each for each in trainings if each.id != editor.training.id]
        pairs = [
            (provider.name, number)
            for provider in typed_providers(others, session.rules)
            for number in provider.numbers or (None,)
        ]
        for place, (name, number) in enumerate(pairs):
            button = Button("secondary", f"action.use_provider.{place}")
            button.set_plain_text(f"{name} \u00b7 {number}" if number else name)
            button.clicked.connect(partial(_use, editor, name, number))
            self.widget.add_trailing(button)

    def _enter(self, text: str) -> None:
        self.other = text == OTHER_PROVIDER
        choose_provider(self._editor, self._context.session.rules, text)
        self._show_hint()

    def _show_hint(self) -> None:
        if self.other and self.named_later:
            said = self._words.say("You fill in its name and number on the next page.")
            self.widget.set_hint(said)
        else:
            super()._show_hint()

    def _made(self) -> Field:
        """The number under the name: it is what tells one provider from the other."""
        choice = super()._made()
        assert isinstance(choice, ChoiceField)
        known = self._context.session.rules.providers
        details = {each.id: each.registration_number for each in known}
        choice.set_details({**details, OTHER_PROVIDER: self._words.say("name and number")})
        return choice

    def _shown(self) -> str:
        shown = chosen_provider(self._editor.training, self._context.session.rules)
        return OTHER_PROVIDER if self.other and not shown else shown


def _use(editor: Editor, name: str, number: str | None) -> None:
    values: dict[Path, object] = {PROVIDER: None, _NAME: name}
    if number is not None:
        values[_NUMBER] = number
    editor.enter_many(values)


def choose_provider(editor: Editor, rules: Rules, chosen: str) -> None:
    """Record the choice with its name and number; another provider starts without them."""
    known = rules.provider(chosen)
    if known is not None:
        editor.enter_many(
            {PROVIDER: known.id, _NAME: known.name, _NUMBER: known.registration_number}
        )
        return
    enrolment = editor.training.enrolment
    left = rules.provider(enrolment.provider)
    typed = enrolment.registration_number
    changes: dict[Path, object] = {PROVIDER: None}
    if left is not None and enrolment.provider_name == left.name:
        changes[_NAME] = None
    if left and typed and normalise_registration_number(typed) == left.registration_number:
        changes[_NUMBER] = None
    editor.enter_many(changes)


def chosen_provider(training: Training, rules: Rules) -> str:
    """The value of the choice: a known provider's id, another provider, or nothing yet."""
    enrolment = training.enrolment
    if rules.provider(enrolment.provider) is not None:
        return enrolment.provider or ""
    named = enrolment.provider or enrolment.provider_name or enrolment.registration_number
    return OTHER_PROVIDER if named else ""
