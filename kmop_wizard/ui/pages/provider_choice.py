"""Choosing the provider: one of the known ones brings its name and number along."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path
from kmop_wizard.domain.providers import typed_providers
from kmop_wizard.domain.rules import Rules, normalise_registration_number
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.pages.fact_field import OTHER_PROVIDER
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.flow import FlowRow

_PROVIDER: Final = ("enrolment", "provider")
_NAME: Final = ("enrolment", "provider_name")
_NUMBER: Final = ("enrolment", "registration_number")


class ProviderChoice(QObject):
    """The choice and, for another provider, the field for its name."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        rules = page.context.session.rules
        choice = page.field(_PROVIDER)
        widget = choice.widget
        assert isinstance(widget, ChoiceField)
        widget.edited.disconnect()
        widget.edited.connect(lambda chosen: choose_provider(page.editor, rules, chosen))
        widget.edited.connect(self._chosen)
        self._rules = rules
        self._widget = widget
        self._name = page.field(_NAME)
        self._other = False
        self._offers = self._build_offers(page)
        page.on_follow(self._follow)

    def _build_offers(self, page: StepPage) -> FlowRow:
        """A button for each number of each provider that was typed in another training."""
        trainings = (entry.training for entry in page.context.session.agenda.entries)
        others = (each for each in trainings if each.id != page.entry.training.id)
        row = FlowRow()
        pairs = [
            (provider.name, number)
            for provider in typed_providers(others, self._rules)
            for number in provider.numbers or (None,)
        ]
        for place, (name, number) in enumerate(pairs):
            button = Button("secondary", f"action.use_provider.{place}")
            button.set_plain_text(f"{name} \u00b7 {number}" if number else name)
            button.clicked.connect(partial(_use, page.editor, name, number))
            row.add(button)
        page.add(row)
        return row

    def _chosen(self, chosen: str) -> None:
        self._other = chosen == OTHER_PROVIDER
        self._name.widget.setVisible(self._other)
        self._show_offers(self._other and not self._name.value())

    def _show_offers(self, wanted: bool) -> None:
        self._offers.setVisible(wanted and self._offers.findChild(Button) is not None)

    def _follow(self, entry: Entry) -> None:
        shown = chosen_provider(entry.training, self._rules)
        if shown == "" and self._other:
            shown = OTHER_PROVIDER
        self._widget.set_text(shown)
        self._name.widget.setVisible(
            shown == OTHER_PROVIDER or _has_own_name(entry.training, self._rules)
        )
        named = entry.training.enrolment.provider_name
        self._show_offers(shown == OTHER_PROVIDER and not named)


def _use(editor: Editor, name: str, number: str | None) -> None:
    values: dict[Path, object] = {_PROVIDER: None, _NAME: name}
    if number is not None:
        values[_NUMBER] = number
    editor.enter_many(values)


def choose_provider(editor: Editor, rules: Rules, chosen: str) -> None:
    """Record the choice with its name and number; another provider starts without them."""
    known = rules.provider(chosen)
    if known is not None:
        editor.enter_many(
            {_PROVIDER: known.id, _NAME: known.name, _NUMBER: known.registration_number}
        )
        return
    enrolment = editor.training.enrolment
    left = rules.provider(enrolment.provider)
    typed = enrolment.registration_number
    changes: dict[Path, object] = {_PROVIDER: None}
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


def _has_own_name(training: Training, rules: Rules) -> bool:
    name = training.enrolment.provider_name
    known = rules.provider(training.enrolment.provider)
    return known is not None and name is not None and name != known.name
