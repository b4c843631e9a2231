"""Step 1: the enrolment with the right provider."""

from __future__ import annotations

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.pages.provider_choice import ProviderChoice


class EnrolPage(StepPage):
    """What is followed, with whom, when, for how much, and by which enterprise."""

    step = "enrol"
    warnings = (
        "price_below_minimum",
        "provider_number_unknown",
        "provider_number_for_advice",
        "provider_number_differs",
        "applied_before_enrolment",
        "lesson_days_reversed",
        "year_budget",
    )

    def build(self) -> None:
        words = self.words
        self.field(("title",))
        self._provider = ProviderChoice(self)
        for name in ("registration_number", "enrolled_on", "first_lesson_day", "last_lesson_day"):
            self.field(("enrolment", name))
        self._price = self.field(("enrolment", "price_excl_vat"))
        self.field(("enrolment", "theme"))
        self.field(("enrolment", "participants"))
        self.links(("catalogue", words.say("Open the course catalogue")))
        self.section(words.say("My enterprise"))
        for name in ("size", "name", "number"):
            self.field(("enterprise", name))
        self.on_follow(self._show_amounts)

    def _show_amounts(self, entry: Entry) -> None:
        amounts, words = entry.plan.amounts, self.words
        if amounts.subsidy is None or amounts.own_share is None or amounts.rate is None:
            self._price.set_hint(words.say("Without VAT: the subsidy is counted on this price."))
            return
        self._price.set_hint(
            words.say(
                "subsidy {percent}: {subsidy} · own share: {own}",
                percent=words.percent(amounts.rate),
                subsidy=words.money(amounts.subsidy),
                own=words.money(amounts.own_share),
            )
        )
