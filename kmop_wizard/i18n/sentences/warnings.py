"""Each warning in one sentence that says what is odd and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from kmop_wizard.domain.days import add_days, closed_day
from kmop_wizard.domain.money import total
from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.rules import Rules, normalise_registration_number
from kmop_wizard.domain.training import Training
from kmop_wizard.domain.warning_codes import future_days, provider_name
from kmop_wizard.i18n.sentences.closed_days import closed_day_name
from kmop_wizard.i18n.words import Words


class _Case(NamedTuple):
    """What a warning is about, with the words to say it."""

    words: Words
    plan: Plan
    training: Training
    rules: Rules
    today: date

    def day(self, day: date | None) -> str:
        return "?" if day is None else self.words.long_day(day)


def warning_sentence(
    words: Words, code: str, plan: Plan, training: Training, rules: Rules, today: date
) -> str:
    """The sentence of a warning code that fired for ``training``; a new code gets a general one."""
    say = _SENTENCES.get(code)
    if say is None:
        return words.say("Something in this course looks odd: check its details.")
    return say(_Case(words, plan, training, rules, today))


def _price_below_minimum(case: _Case) -> str:
    return case.words.say(
        "Below {minimum} without VAT there is no subsidy: check the price, or ask your provider"
        " whether several courses fit in one application.",
        minimum=case.words.money(case.plan.standing.rule_set.minimum),
    )


def _ceiling_exceeded(case: _Case) -> str:
    now = case.plan.standing
    recorded = now.application.subsidy.amount
    year = (now.applied_on if now.applied_on and now.holds_subsidy else case.today).year
    if recorded is not None and now.holds_subsidy:
        return case.words.say(
            "{amount} is more than the subsidy that your business had left in {year}: check"
            " the amount.",
            amount=case.words.money(recorded),
            year=year,
        )
    subsidy = case.plan.amounts.subsidy
    return case.words.say(
        "Your business reaches its yearly maximum for {year}: count on {subsidy} of subsidy,"
        " or apply in another year if the first day of the course allows it.",
        subsidy="?" if subsidy is None else case.words.money(subsidy),
        year=year,
    )


def _provider_number_unknown(case: _Case) -> str:
    return case.words.say(
        "We don't know registration number {number}: compare it with your enrolment"
        " (after DV. comes the letter O, not a zero).",
        number=_number(case),
    )


def _provider_number_for_advice(case: _Case) -> str:
    return case.words.say(
        "{number} is for advice, not for training: take the number from your enrolment that"
        " begins with DV.O.",
        number=_number(case),
    )


def _provider_number_differs(case: _Case) -> str:
    chosen = case.rules.provider(case.training.enrolment.provider)
    owner = case.rules.provider_numbered(case.training.enrolment.registration_number or "")
    return case.words.say(
        "{number} is the number of {owner}, but you chose {chosen}: look at your enrolment and"
        " correct one of the two.",
        number=_number(case),
        owner=owner.name if owner else "?",
        chosen=chosen.name if chosen else "?",
    )


def _applied_after_term(case: _Case) -> str:
    return case.words.say(
        "Your application of {day} is too late (by {last} at the latest). Check the date, or"
        " ask 1700 whether it counts.",
        day=case.day(case.training.application.submitted_on),
        last=case.day(case.plan.deadlines.apply_by),
    )


def _applied_before_enrolment(case: _Case) -> str:
    return case.words.say(
        "You applied on {day}, before you enrolled on {enrolled}: check both dates, the"
        " enrolment comes first.",
        day=case.day(case.training.application.submitted_on),
        enrolled=case.day(case.training.enrolment.enrolled_on),
    )


def _deposit_after_term(case: _Case) -> str:
    if case.training.application.deposit.cancelled_on is not None:
        return case.words.say(
            "The money arrived on {day}; the last day was {last}.",
            day=case.day(case.training.application.deposit.deposited_on),
            last=case.day(case.plan.deadlines.deposit_by),
        )
    return case.words.say(
        "The money arrived on {day}, after the last day ({last}). Check on kmo-"
        "portefeuille.be whether your deposit was accepted.",
        day=case.day(case.training.application.deposit.deposited_on),
        last=case.day(case.plan.deadlines.deposit_by),
    )


def _deposit_amount_differs(case: _Case) -> str:
    deposit = case.training.application.deposit
    return case.words.say(
        "You deposited {deposited}, but the e-mail asks for {asked}. Check on kmo-"
        "portefeuille.be: another amount can be sent back.",
        deposited="?"
        if deposit.deposited_amount is None
        else case.words.money(deposit.deposited_amount),
        asked="?" if deposit.amount is None else case.words.money(deposit.amount),
    )


def _invoice_provider_differs(case: _Case) -> str:
    provider = provider_name(case.training, case.rules) or "?"
    suppliers = [(each.supplier_name or "").strip() for each in case.training.invoices]
    other = [name for name in suppliers if name and _folded(name) != _folded(provider)]
    return case.words.say(
        "The invoice comes from {supplier}, but you applied with {provider}: ask your"
        " provider before you give the payment order.",
        supplier=other[0] if other else "?",
        provider=provider,
    )


def _invoice_amount_differs(case: _Case) -> str:
    amounts = [each.amount_excl_vat for each in case.training.invoices if each.amount_excl_vat]
    price = case.training.enrolment.price_excl_vat
    return case.words.say(
        "Your invoices come to {total} without VAT, but the price is {price}: compare them with"
        " your enrolment and ask your provider.",
        total=case.words.money(total(amounts)),
        price="?" if price is None else case.words.money(price),
    )


def _deadline_on_closed_day(case: _Case) -> str:
    following = case.plan.next
    day = following.act_by or following.by
    code = closed_day(day) if day else None
    closed = closed_day_name(case.words, code) if code else "?"
    if day == case.today:
        return case.words.say("Nobody can be reached today ({closed}).", closed=closed)
    return case.words.say(
        "Nobody can be reached on {day} ({closed}). Ask your questions before that day.",
        day=case.day(day),
        closed=closed,
    )


def _approval_overdue(case: _Case) -> str:
    safe = add_days(case.plan.applied_on, case.plan.standing.rule_set.deposit_days)
    if safe is None or safe < case.today:
        return case.words.say(
            "No approval yet. Check your mailbox, including spam, and the website of the"
            " kmo-portefeuille."
        )
    return case.words.say(
        "No approval yet. Check your mailbox, including spam, and the website of the"
        " kmo-portefeuille. To be safe, your own share should arrive by {day}.",
        day=case.words.day(safe),
    )


def _subsidy_overdue(case: _Case) -> str:
    return case.words.say(
        "No message about the subsidy yet. Check on kmo-portefeuille.be whether you can already"
        " pay (betalen). If not, call 1700."
    )


def _invoice_overdue(case: _Case) -> str:
    return case.words.say(
        "No invoice yet. Check your e-invoices and your mailbox, or ask your provider."
    )


def _subsidy_year_differs(case: _Case) -> str:
    applied_on = case.plan.applied_on
    return case.words.say(
        "Subsidy number {number} is not from {year}, the year of your application. Check the"
        " number and the date.",
        number=(case.training.application.subsidy_number or "?").strip(),
        year="?" if applied_on is None else applied_on.year,
    )


def _lesson_days_reversed(case: _Case) -> str:
    return case.words.say(
        "The last day of the course ({last}) comes before the first one ({first}): correct"
        " one of them.",
        last=case.day(case.training.enrolment.last_lesson_day),
        first=case.day(case.training.enrolment.first_lesson_day),
    )


def _date_in_future(case: _Case) -> str:
    return case.words.say(
        "{day} is in the future. Check that date.",
        day=case.day(next(iter(future_days(case.training, case.today)), None)),
    )


def _closing_soon(case: _Case) -> str:
    return case.words.say(
        "This application closes automatically on {day}. Give the payment order before that"
        " day, or you will probably lose the subsidy.",
        day=case.day(case.plan.deadlines.close_on),
    )


def _year_budget(case: _Case) -> str:
    return case.words.say(
        "Apply soon if you can: towards the end of the year the subsidy budget can run out."
    )


def _number(case: _Case) -> str:
    return normalise_registration_number(case.training.enrolment.registration_number or "")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


_SENTENCES: Final[Mapping[str, Callable[[_Case], str]]] = {
    "applied_after_term": _applied_after_term,
    "applied_before_enrolment": _applied_before_enrolment,
    "approval_overdue": _approval_overdue,
    "ceiling_exceeded": _ceiling_exceeded,
    "closing_soon": _closing_soon,
    "date_in_future": _date_in_future,
    "deadline_on_closed_day": _deadline_on_closed_day,
    "deposit_after_term": _deposit_after_term,
    "deposit_amount_differs": _deposit_amount_differs,
    "invoice_amount_differs": _invoice_amount_differs,
    "invoice_overdue": _invoice_overdue,
    "invoice_provider_differs": _invoice_provider_differs,
    "lesson_days_reversed": _lesson_days_reversed,
    "price_below_minimum": _price_below_minimum,
    "provider_number_differs": _provider_number_differs,
    "provider_number_for_advice": _provider_number_for_advice,
    "provider_number_unknown": _provider_number_unknown,
    "subsidy_overdue": _subsidy_overdue,
    "subsidy_year_differs": _subsidy_year_differs,
    "year_budget": _year_budget,
}
