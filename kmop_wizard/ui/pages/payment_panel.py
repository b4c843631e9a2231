"""What is certain about the transfer of the own share, and its code for the bank app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.i18n.sentences.deposits import (
    account_change_sentence,
    no_code_sentence,
    verdict_words,
)
from kmop_wizard.ui.pages.fact_field import FactField
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.qr_card import QrCard

if TYPE_CHECKING:
    from kmop_wizard.exchange.deposit import Checked, DepositPanel
    from kmop_wizard.ui.pages.page import StepPage

_MARKS: Final = {"right": ("\u2713 ", "success"), "unchecked": ("", "muted")}
"""A wrong value is said by its field itself, and a missing one needs no words."""


class PaymentPanel(Form):
    """Follows the facts of the deposit on ``page``, whose fields it marks."""

    def __init__(self, page: StepPage, iban: FactField, communication: FactField) -> None:
        super().__init__()
        self._page = page
        self._iban = iban
        self._communication = communication
        self._change = Banner("warning")
        self._account = Label(tone="muted")
        self._card = QrCard("deposit.code")
        for part in (self._change, self._account, self._card):
            self.add(part)
        page.on_follow(self._follow)

    def _follow(self, entry: Entry) -> None:
        from kmop_wizard.exchange.deposit import deposit_panel, used_accounts

        session, training = self._page.context.session, entry.training
        others = () if session.is_example(training.id) else session.agenda.entries
        accounts = used_accounts(other.training for other in others)
        panel = deposit_panel(training, entry.plan, accounts)
        self._mark(self._iban, panel.iban)
        self._mark(self._communication, panel.communication)
        self._show_account(panel, entry)
        self._show_code(panel)

    def _mark(self, field: FactField, checked: Checked) -> None:
        mark, tone = _MARKS.get(checked.verdict, ("", "muted"))
        told = verdict_words(self._page.words, checked.verdict) if checked.verdict in _MARKS else ""
        field.set_hint(f"{mark}{told}", tone)

    def _show_account(self, panel: DepositPanel, entry: Entry) -> None:
        told = ""
        if entry.plan.steps["deposit"] != "done":
            previous = panel.previous
            told = account_change_sentence(
                self._page.words,
                panel.account_change,
                previous.iban if previous else None,
                previous.deposited_on if previous else None,
            )
        changed = panel.account_change == "changed"
        self._change.set_message(told if changed else "")
        self._account.setText("" if changed else told)
        self._account.setVisible(bool(told) and not changed)

    def _show_code(self, panel: DepositPanel) -> None:
        from kmop_wizard.exchange.qr import QrCode

        words, code = self._page.words, panel.code
        if isinstance(code, QrCode):
            self._card.show_code(
                code.matrix,
                words.say("Scan with your bank app"),
                words.say(
                    "The code holds amount, account, beneficiary and communication. Compare them"
                    " with the e-mail before you confirm."
                ),
            )
        else:
            self._card.show_code((), "", no_code_sentence(words, code.reason))
