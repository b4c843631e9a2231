"""What a next training would get, before it exists."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rules import enterprise_key
from kmop_wizard.domain.training import STANDARD_THEME, Enrolment, Enterprise, Training
from kmop_wizard.i18n.entry import EntryProblem, problem_sentence, read_price
from kmop_wizard.i18n.sentences import warning_sentence
from kmop_wizard.ui.screens.column import Section
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import literal
from kmop_wizard.ui.widgets.choice_field import ChoiceField, SelectField
from kmop_wizard.ui.widgets.field import MoneyField
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.window.screen import Context

_SHOWN_WARNINGS = ("price_below_minimum", "ceiling_exceeded")
_NO_NUMBER = "none"


class WhatIf(Section):
    """A price, a size and a theme; the answer follows while typing."""

    def __init__(self, context: Context) -> None:
        words = context.words
        super().__init__(words.say("How much subsidy for your next course?"), "purse.what_if")
        self.words = words
        self.session = context.session
        self.price_field = MoneyField("purse.price")
        self.price_field.set_label(literal(words.say("Price excluding VAT")))
        self.price_field.set_placeholder(words.plain_amount(Decimal(1450)))
        self.size_field = self._choice("purse.size", "enterprise.size")
        self.theme_field = self._choice("purse.theme", "enrolment.theme")
        self.enterprise_field = SelectField("purse.enterprise")
        self.enterprise_field.set_label(literal(words.say("Business")))
        self.form = Form()
        for field in (self.price_field, self.enterprise_field, self.size_field, self.theme_field):
            self.form.add(field)
            field.edited.connect(self._show)
        self.price_field.left.connect(self._judge)
        self.answer = Banner()
        self.answer.setObjectName("purse.answer")
        self.add(self.form)
        self.add(self.answer)
        self.size_field.set_text(self.session.settings.enterprise_size or "")
        self.theme_field.set_text(STANDARD_THEME)

    def follow(self) -> None:
        """Facts, settings or the day changed."""
        self._offer_enterprises()
        self._show()

    def keep(self) -> dict[str, Any]:
        """What was typed."""
        fields = (self.price_field, self.enterprise_field, self.size_field, self.theme_field)
        return {field.fact: field.text() for field in fields}

    def take_back(self, kept: dict[str, Any]) -> None:
        """Show again what was typed."""
        for field in (self.price_field, self.enterprise_field, self.size_field, self.theme_field):
            field.set_text(str(kept.get(field.fact, field.text())))
        self._show()
        self._judge()

    def _choice(self, name: str, path: str) -> ChoiceField:
        say = self.words.say
        spec = FACT_SPECS[path]
        field = ChoiceField(name)
        field.set_label(literal(say(spec.label)))
        field.set_options([(value, literal(say(text))) for value, text in spec.choices])
        return field

    def _offer_enterprises(self) -> None:
        """The enterprises that have a number; a choice only where there is one to make."""
        session = self.session
        own = enterprise_key(session.settings.enterprise_number)
        trainings = [entry.training for entry in session.agenda.entries]
        keys = [own, *sorted({enterprise_key(t.enterprise.number) or "" for t in trainings})]
        known = list(dict.fromkeys(key or _NO_NUMBER for key in keys))
        if own is None and len(known) > 1 and all(t.enterprise.number for t in trainings):
            known.remove(_NO_NUMBER)
        names = {enterprise_key(t.enterprise.number): t.enterprise.name for t in trainings}
        names[own] = session.settings.enterprise_name or names.get(own)
        chosen = self.enterprise_field.text()
        self.enterprise_field.set_options(
            [(key, self._enterprise_text(key, names)) for key in known]
        )
        self.enterprise_field.set_text(chosen if chosen in known else known[0])
        self.enterprise_field.setVisible(len(known) > 1)
        self.form.align()

    def _enterprise_text(self, key: str, names: dict[str | None, str | None]) -> str:
        if key == _NO_NUMBER:
            return names.get(None) or self.words.say("No business number filled in")
        name = names.get(key)
        return self.words.say("{name} ({number})", name=name, number=key) if name else key

    def _training(self) -> Training | None:
        price, size = read_price(self.price_field.text()), self.size_field.text()
        if not isinstance(price, Decimal) or not size:
            return None
        number = self.enterprise_field.text()
        return Training(
            "",
            enterprise=Enterprise(number=None if number == _NO_NUMBER else number, size=size),
            enrolment=Enrolment(
                price_excl_vat=price, theme=self.theme_field.text() or STANDARD_THEME
            ),
        )

    def _show(self) -> None:
        words = self.words
        if isinstance(read_price(self.price_field.text()), Decimal):
            self.price_field.set_problem(None)
        training = self._training()
        if training is not None:
            self._show_amounts(training)
        elif self.price_field.text().strip() and not self.size_field.text():
            self.answer.set_message(words.say("Choose the size of the business."), "accent")
        else:
            self.answer.set_message("")

    def _show_amounts(self, training: Training) -> None:
        words, session = self.words, self.session
        found = plan(training, session.rules, session.today, session.purse)
        amounts = found.amounts
        if amounts.rate is None or amounts.subsidy is None or amounts.own_share is None:
            self.answer.set_message("")
            return
        text = words.say(
            "subsidy {percent}: {subsidy} · own share: {own}",
            percent=words.percent(amounts.rate),
            subsidy=words.money(amounts.subsidy),
            own=words.money(amounts.own_share),
        )
        warnings = [code for code in _SHOWN_WARNINGS if code in found.warnings]
        detail = " ".join(
            warning_sentence(words, code, found, training, session.rules, session.today)
            for code in warnings
        )
        self.answer.set_message(text, "warning" if warnings else "success", detail)

    def _judge(self) -> None:
        read = read_price(self.price_field.text())
        problem = problem_sentence(self.words, read) if isinstance(read, EntryProblem) else None
        self.price_field.set_problem(problem)
        announce(self, self.answer.message())
