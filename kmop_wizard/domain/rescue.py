"""What happened when a training is stopped, refused, failed or closed, and what may be missing.

Often only the record is missing: the application, deposit or payment order was made in time but
never noted. Then the first thing to offer is that day.
"""

from __future__ import annotations

from typing import NamedTuple

from kmop_wizard.domain.facts import Path
from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.standing import is_credit_note
from kmop_wizard.domain.training import NO_INVOICE, Training


class Rescue(NamedTuple):
    """``situation``: stopped, refused, deposit_cancelled, deposit_missed, application_missed or
    closed. ``record`` is the path of the day that would put everything right, if one would; its id
    is blank where the entry is not there yet. ``can_reapply``: a new application is still in time.
    """

    situation: str
    record: Path | None
    can_reapply: bool


def rescue(training: Training, plan: Plan) -> Rescue | None:
    """The special path that ``training`` is on, or ``None`` when all goes as it should."""
    action, now = plan.next.action, plan.standing
    current = ("applications", training.application.id)
    if action == "stopped":
        return Rescue("stopped", None, now.in_time)
    if action not in ("lost", "reapply"):
        return None
    if now.refused:
        return Rescue("refused", None, now.in_time)
    if not now.applied:
        return Rescue("application_missed", (*current, "submitted_on"), can_reapply=False)
    if now.deposit_failed and now.application.deposit.cancelled_on is not None:
        return Rescue("deposit_cancelled", None, now.in_time)
    if now.deposit_failed:
        return Rescue("deposit_missed", (*current, "deposit", "deposited_on"), now.in_time)
    return Rescue("closed", _unordered_payment(training), can_reapply=False)


def _unordered_payment(training: Training) -> Path:
    unordered = (
        each.id
        for each in training.invoices
        if each.payment_ordered_on is None and not is_credit_note(each)
    )
    return ("invoices", next(unordered, NO_INVOICE.id), "payment_ordered_on")
