"""What is certain about a transfer of the own share, beside the earlier ones."""

from __future__ import annotations

from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.exchange.deposit import DepositPanel, deposit_panel, used_accounts
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.deposits import account_change_sentence


def deposit_panel_of(session: Session, entry: Entry) -> DepositPanel:
    """The panel of ``entry``; the worked example is not compared with the real trainings."""
    training = entry.training
    others = () if session.is_example(training.id) else session.agenda.entries
    return deposit_panel(training, entry.plan, used_accounts(each.training for each in others))


def compared_account(words: Words, session: Session, entry: Entry) -> tuple[str, bool] | None:
    """Whether it is the account of the last deposit, in words; ``None`` where one is unknown."""
    panel = deposit_panel_of(session, entry)
    change, previous = panel.account_change, panel.previous
    if change is None or previous is None:
        return None
    said = account_change_sentence(words, change, previous.iban, previous.deposited_on)
    return said, change == "same"
