"""Step 4: VLAIO deposits the subsidy."""

from __future__ import annotations

from decimal import Decimal

from kmop_wizard.domain.training import Deposit
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.marks import chip_of, overdue
from kmop_wizard.i18n.pages.page import (
    NEUTRAL,
    SUCCESS,
    Act,
    Block,
    Chip,
    EndCard,
    HowStep,
    HowTo,
    Page,
    Rich,
    Situation,
    Sum,
    Sums,
    bold,
    questions,
)


def subsidy_page(now: Situation) -> Page:
    """Is the subsidy in the portfolio."""
    words = now.words
    done = now.plan.standing.subsidy_received
    waiting = now.plan.next.action == "await_subsidy"
    return Page(
        step="subsidy",
        small=parts.small_line(now, "subsidy"),
        question=words.say("The subsidy is in your portfolio")
        if done
        else words.say("Is the subsidy in your portfolio?"),
        chip=_chip(now, done=done, waiting=waiting),
        sentence=_sentence(now, done=done, waiting=waiting),
        blocks=tuple(_finished(now) if done else _to_do(now)),
        questions=questions("subsidy", "not_paid_yet", "no_message", "where_pay"),
        footer=parts.footer(now, parts.phone(now), parts.otherwise(now)),
        back=parts.back_of(now, "subsidy"),
        forward=parts.forward_of(now, "subsidy"),
        focus="go_on" if done else "open_start",
    )


def _chip(now: Situation, *, done: bool, waiting: bool) -> Chip:
    if done:
        return Chip(now.words.say("received"), SUCCESS)
    if waiting:
        return chip_of(now.words, now.plan, now.today)
    return Chip(now.words.say("later"), NEUTRAL)


def _sentence(now: Situation, *, done: bool, waiting: bool) -> Rich:
    words, day = now.words, now.plan.next.check_on
    received_on = now.training.application.subsidy.received_on
    if done and received_on is not None:
        return words.say("It has been there since {day}.", day=bold(words.day(received_on)))
    if not waiting:
        return words.say("The subsidy comes after your own share has arrived.")
    if overdue(now.plan) or day is None:
        return words.say("Look whether the website lets you pay. If not, call 1700.")
    return words.say("No message yet? Check again on {day}.", day=bold(words.day(day)))


def _to_do(now: Situation) -> list[Block]:
    words = now.words
    look = Act("open_start", words.say("Go to kmo-portefeuille.be"))
    pay = bold("betalen")
    blocks: list[Block] = [
        parts.day_answer(
            now,
            (*now.application, "subsidy", "received_on"),
            words.say("Yes, the subsidy has been there since"),
            parts.for_today(now),
        ),
        HowTo(
            words.say("This is how you check"),
            (
                HowStep(
                    words.say(
                        "VLAIO deposits the subsidy. Look on kmo-portefeuille.be whether you can"
                        " already pay."
                    ),
                    look,
                ),
                HowStep(
                    words.say(
                        "Do you see {pay} with your project, or did you get an e-mail? Then choose"
                        " the day above.",
                        pay=pay,
                    )
                ),
            ),
        ),
    ]
    sums = _sums(now)
    return [*blocks, sums] if sums is not None else blocks


def _sums(now: Situation) -> Sums | None:
    """Deposit and subsidy, and what is in the portfolio then."""
    words, deposit = now.words, now.training.application.deposit
    own = _own(deposit, now.plan.amounts.own_share)
    subsidy = now.training.application.subsidy.amount or now.plan.amounts.subsidy
    if own is None or subsidy is None:
        return None
    label = words.say("You deposit")
    if deposit.deposited_on is not None:
        day = words.day_month(deposit.deposited_on)
        label = words.say("You deposited on {day}", day=day)
    edit = Act("edit", words.say("Another amount?"), (*now.application, "subsidy", "amount"))
    return Sums(
        (
            Sum(label, words.money(own)),
            Sum(words.say("VLAIO deposits"), words.money(subsidy), SUCCESS, "+"),
            Sum(words.say("Then in your portfolio"), words.money(own + subsidy), NEUTRAL, "="),
        ),
        link=edit,
    )


def _own(deposit: Deposit, computed: Decimal | None) -> Decimal | None:
    for amount in (deposit.deposited_amount, deposit.amount, computed):
        if amount is not None:
            return amount
    return None


def _finished(now: Situation) -> list[Block]:
    words, amount = now.words, now.training.application.subsidy.amount
    heading = words.say("Subsidy received")
    if amount is not None:
        heading = words.say("Subsidy received: {amount}", amount=words.money(amount))
    go_on = Act("go_on", words.say("Go to step {n}", n=5))
    edit = Act("edit", words.say("Change"), (*now.application, "subsidy", "received_on"))
    said = words.say("The provider has not been paid yet: you give the payment order in step 6.")
    blocks: list[Block] = [EndCard(heading, said, (go_on,), edit)]
    sums = _sums(now)
    return [*blocks, sums] if sums is not None else blocks
