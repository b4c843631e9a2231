"""Where one application stands: the words of the procedure, each as a value.

Everything here follows from the facts, the rules and today; nothing is remembered.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kmop_wizard.domain.days import add_days, add_years, year_end
from kmop_wizard.domain.money import times
from kmop_wizard.domain.rules import Rules, RuleSet
from kmop_wizard.domain.training import Application, Invoice, Training


class Deadlines(NamedTuple):
    """The last days of each term, inclusive; ``None`` is not known.

    ``deposit_estimated`` says that the day printed in the approval e-mail is not known yet.
    Sources: S-BROCHURE, S-FLANDERS-PROJECTS, S-VLAIO-DOCUMENTS.
    """

    apply_by: date | None
    deposit_by: date | None
    close_on: date | None
    keep_until: date | None
    deposit_estimated: bool


class Standing(NamedTuple):
    """The state of the current application of a training on a day."""

    today: date
    application: Application
    applied_on: date | None
    rule_set: RuleSet
    deadlines: Deadlines
    stopped: bool
    refused: bool
    approved: bool
    deposited: bool
    deposit_failed: bool
    subsidy_received: bool
    in_time: bool
    closed: bool
    payable: tuple[Invoice, ...]

    @property
    def applied(self) -> bool:
        """Whether the application was made, noted or implied by a later fact."""
        return self.applied_on is not None

    @property
    def _stopped_in_own_year(self) -> bool:
        stopped_on = self.application.stopped_on
        if stopped_on is None or self.applied_on is None:
            return False
        return stopped_on.year == self.applied_on.year

    @property
    def holds_subsidy(self) -> bool:
        """Whether the application takes, or may still take, a share of the year's ceiling.

        Sources: S-VLAIO-AMOUNT, S-VLAIO-STOP.
        """
        over = self.refused or self.deposit_failed or self._stopped_in_own_year
        return self.applied and not over


def standing(training: Training, rules: Rules, today: date) -> Standing:
    """Read the facts of ``training`` on ``today``."""
    application = training.application
    deposit = application.deposit
    applied_on = _day_of_application(application)
    rule_set = rules.on(applied_on or today)
    deadlines = _deadlines(training, applied_on, rule_set)

    refused = application.refused_on is not None
    subsidy_received = application.subsidy.received_on is not None
    deposited = (deposit.deposited_on is not None or subsidy_received) and (
        deposit.cancelled_on is None
    )
    approved = not refused and (
        application.approved_on is not None
        or (application.submitted_on is not None and deposit.due_on is not None)
        or deposited
    )
    deposit_failed = (
        applied_on is not None
        and not refused
        and not deposited
        and (deposit.cancelled_on is not None or _passed(deadlines.deposit_by, today))
    )
    return Standing(
        today=today,
        application=application,
        applied_on=applied_on,
        rule_set=rule_set,
        deadlines=deadlines,
        stopped=application.stopped_on is not None,
        refused=refused,
        approved=approved,
        deposited=deposited,
        deposit_failed=deposit_failed,
        subsidy_received=subsidy_received,
        in_time=not _passed(deadlines.apply_by, today),
        closed=(
            applied_on is not None
            and not refused
            and not deposit_failed
            and _passed(deadlines.close_on, today)
        ),
        payable=tuple(invoice for invoice in training.invoices if not is_credit_note(invoice)),
    )


def is_credit_note(invoice: Invoice) -> bool:
    """Whether the invoice gives money back, so that it needs no payment order."""
    return invoice.amount_excl_vat is not None and invoice.amount_excl_vat < 0


def full_subsidy(training: Training, rule_set: RuleSet) -> Decimal | None:
    """Price × rate in euro before any ceiling; not known without price or size."""
    price = training.enrolment.price_excl_vat
    rate = rule_set.rate(training.enterprise.size, training.enrolment.theme)
    return None if price is None or rate is None else times(price, rate)


def _day_of_application(application: Application) -> date | None:
    if application.submitted_on is not None:
        return application.submitted_on
    implied = (
        application.approved_on,
        application.refused_on,
        application.deposit.deposited_on,
        application.subsidy.received_on,
    )
    return min((day for day in implied if day is not None), default=None)


def _deadlines(training: Training, applied_on: date | None, rule_set: RuleSet) -> Deadlines:
    first_lesson_day = training.enrolment.first_lesson_day
    application = training.application
    due_on = application.deposit.due_on
    estimate = add_days(application.approved_on, rule_set.deposit_days)
    return Deadlines(
        apply_by=add_days(first_lesson_day, rule_set.apply_days),
        deposit_by=due_on or estimate,
        close_on=None if applied_on is None else year_end(applied_on.year + 1),
        keep_until=add_years(first_lesson_day, rule_set.keep_years),
        deposit_estimated=due_on is None and estimate is not None,
    )


def _passed(last_day: date | None, today: date) -> bool:
    return last_day is not None and today > last_day
