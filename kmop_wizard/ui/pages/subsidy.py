"""Step 4: the government adds the subsidy."""

from __future__ import annotations

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.ui.pages.page import StepPage


class SubsidyPage(StepPage):
    """When the subsidy arrived, and how much it was."""

    step = "subsidy"

    def build(self) -> None:
        subsidy = (*self.editor.current_application, "subsidy")
        self.field((*subsidy, "received_on"))
        self._amount = self.field((*subsidy, "amount"))
        self.links(("start", self.words.say("Open the portal")))
        self.on_follow(self._show_expected)

    def _show_expected(self, entry: Entry) -> None:
        words, expected = self.words, entry.plan.amounts.subsidy
        recorded = entry.training.application.subsidy.amount
        if expected is not None and recorded is None:
            text = words.say("computed: {amount}", amount=words.money(expected))
            self._amount.set_hint(text)
        else:
            self._amount.set_hint("")
