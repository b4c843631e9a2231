"""Step 3: depositing the own share into the portfolio (storten, not betalen)."""

from __future__ import annotations

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.ui.pages.mail_panel import MailPage
from kmop_wizard.ui.pages.payment_panel import PaymentPanel
from kmop_wizard.ui.pages.term_line import show_term
from kmop_wizard.ui.widgets.timeline import Timeline


class DepositPage(MailPage):
    """What the approval e-mail says, and the day on which the money arrived."""

    step = "deposit"
    warnings = ("deposit_after_term", "deposit_amount_differs")

    def build(self) -> None:
        words = self.words
        deposit = (*self.editor.current_application, "deposit")
        self._line = Timeline()
        self.add(self._line)
        self.on_follow(self._show_line)
        if not self.entry.plan.standing.applied:
            self.section(words.say("Your application"))
            self.field((*self.editor.current_application, "submitted_on"))
        self.section(words.say("What the approval e-mail says"))
        self.add_mail()
        self._due = self.field((*deposit, "due_on"))
        self._amount = self.field((*deposit, "amount"))
        iban = self.field((*deposit, "iban"))
        self.field((*deposit, "beneficiary"))
        communication = self.field((*deposit, "communication"))
        self.add(PaymentPanel(self, iban, communication))
        self.section(words.say("Your deposit"))
        self.field((*deposit, "deposited_on"))
        self.field((*deposit, "deposited_amount"))
        self.links(("start", words.say("Open the portal")))
        self.folded("cancelled", words.say("The deposit was cancelled"), (*deposit, "cancelled_on"))
        self.on_follow(self._show_amount)
        self.on_follow(self._show_due)

    def _show_amount(self, entry: Entry) -> None:
        words, amounts = self.words, entry.plan.amounts
        asked = entry.training.application.deposit.amount
        if amounts.own_share is None or amounts.price_excl_vat is None or amounts.rate is None:
            self._amount.set_hint(words.say("The amount that the e-mail asks for."))
            return
        computed = words.say(
            "computed: {amount}, your share of {price}",
            amount=words.money(amounts.own_share),
            price=words.money(amounts.price_excl_vat),
        )
        if asked is None:
            self._amount.set_hint(computed)
        elif asked == amounts.own_share:
            self._amount.set_hint(
                words.say(
                    "\u2713 equal to your computed share of {price}",
                    price=words.money(amounts.price_excl_vat),
                ),
                "success",
            )
        else:
            self._amount.set_hint(
                words.say(
                    "{computed}. Deposit what the e-mail asks for: {asked}.",
                    computed=computed,
                    asked=words.money(asked),
                ),
                "warning",
            )

    def _show_due(self, entry: Entry) -> None:
        deadlines = entry.plan.deadlines
        if deadlines.deposit_estimated and deadlines.deposit_by is not None:
            self._due.set_hint(
                self.words.say(
                    "Estimate: {day}. The date in the e-mail counts.",
                    day=self.words.day(deadlines.deposit_by),
                )
            )
        elif deadlines.deposit_by is None:
            self._due.set_hint("")

    def _show_line(self, entry: Entry) -> None:
        words, deadlines = self.words, entry.plan.deadlines
        last = (
            words.say("deposit by (estimate)")
            if deadlines.deposit_estimated
            else words.say("deposit by")
        )
        days = entry.plan.standing.rule_set.deposit_days
        estimated = deadlines.deposit_estimated
        show_term(
            self._line,
            words,
            self.context.session.today,
            (
                (entry.plan.applied_on, words.say("application")),
                (entry.training.application.approved_on, words.say("approval")),
                (deadlines.deposit_by, last),
            ),
            (1, words.count("{n} calendar day", "{n} calendar days", days)) if estimated else None,
            met=entry.plan.steps["deposit"] == "done",
        )
