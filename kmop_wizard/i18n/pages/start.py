"""The start of a new training: three facts, and their deadlines while one types."""

from __future__ import annotations

from typing import Final

from kmop_wizard.domain import terms as domain
from kmop_wizard.domain.agenda import last_days
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.marks import time_left
from kmop_wizard.i18n.pages.page import (
    DANGER,
    NEUTRAL,
    Act,
    Block,
    Buttons,
    Chip,
    Fields,
    Page,
    Path,
    Question,
    Situation,
    Term,
    Terms,
)

ASKED: Final[tuple[Path, ...]] = (
    ("title",),
    ("enrolment", "first_lesson_day"),
    ("enrolment", "provider"),
)


def start_page(now: Situation, like: str = "") -> Page:
    """What is asked first; ``like``: the title of a training whose details can be copied."""
    words = now.words
    copy = Act("repeat_training", words.say("Copy the details of {title}", title=like))
    return Page(
        step="enrol",
        small=words.say("Begin"),
        question=words.say("New course"),
        chip=Chip(""),
        sentence=words.say("Enter three things to see your deadlines."),
        aside=words.say("Everything is saved as you type."),
        blocks=tuple(_blocks(now)),
        questions=(
            Question("enrol", "right_provider"),
            Question("apply", "start"),
            Question("general", "excluded"),
        ),
        footer=(
            Act("screen.planner", words.say("Can I still make it?")),
            Act("screen.eligibility", words.say("Am I eligible?")),
        ),
        forward=copy if like else None,
        focus=("title",),
    )


def _blocks(now: Situation) -> list[Block]:
    words = now.words
    blocks: list[Block] = [Fields(ASKED)]
    terms = _terms(now)
    if terms:
        blocks.append(Terms(terms))
    blocks += parts.warnings(now, "deadline_on_closed_day")
    note = words.say("The first day of the course counts, also for who joins later.")
    blocks.append(Buttons((Act("next", words.say("Continue: your enrolment")),), note=note))
    return blocks


def _terms(now: Situation) -> tuple[Term, ...]:
    words, first = now.words, now.training.enrolment.first_lesson_day
    if first is None:
        return ()
    days = last_days(first, now.rules, now.today)
    apply_by = now.plan.deadlines.apply_by
    if apply_by is None:
        return ()
    label, day = words.say("Apply for the subsidy"), words.day(apply_by)
    if apply_by < now.today:  # the others hang on nothing then
        chip = Chip(words.say("deadline passed"), DANGER)
        note = words.say("Did you apply in time after all? Continue and enter the day.")
        return (Term(label, day, chip, note),)
    rules = now.plan.standing.rule_set
    return (
        Term(label, day, Chip(time_left(words, now.plan.next, now.today), _tone(now))),
        Term(
            words.say("Deposit your own share"),
            words.count("{n} day", "{n} days", rules.deposit_days),
            note=words.say("after your application"),
        ),
        *([_pay_by(now, days.pay)] if days.pay is not None else []),
    )


def _pay_by(now: Situation, pay: domain.Term) -> Term:
    words = now.words
    day = words.day(pay.act_by or pay.by)
    return Term(words.say("Payment order"), day, note=words.say("if you apply this year"))


def _tone(now: Situation) -> str:
    return {"today": DANGER, "week": "warning"}.get(now.plan.next.urgency, NEUTRAL)
