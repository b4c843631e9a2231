"""Step 1: the enrolment, and what it brings."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.marks import details_missing, missing
from kmop_wizard.i18n.pages.page import (
    NEUTRAL,
    SUCCESS,
    Act,
    Block,
    Buttons,
    Chip,
    Fields,
    Line,
    Page,
    Path,
    Rich,
    Situation,
    Sum,
    Sums,
    bold,
    questions,
    rich,
    unbroken,
)
from kmop_wizard.i18n.words import N_

ASKED: Final[tuple[Path, ...]] = (
    ("title",),
    ("enrolment", "provider"),
    ("enrolment", "provider_name"),
    ("enrolment", "registration_number"),
    ("enrolment", "first_lesson_day"),
    ("enrolment", "enrolled_on"),
    ("enrolment", "last_lesson_day"),
    ("enrolment", "price_excl_vat"),
    ("enterprise", "size"),
)
"""What the page asks while it is not known."""
_LESSON_DAYS: Final = frozenset(
    {("enrolment", "first_lesson_day"), ("enrolment", "last_lesson_day")}
)


def enrol_page(now: Situation) -> Page:
    """What is still missing to apply, or what is known."""
    words, left = now.words, missing(now.training)
    asked = bool(now.missing) or left > 0
    return Page(
        step="enrol",
        small=parts.small_line(now, "enrol"),
        question=words.say("What else is on your enrolment form?")
        if asked
        else words.say("You are enrolled"),
        chip=Chip(words.say("all filled in"), SUCCESS)
        if left == 0
        else Chip(details_missing(words, now.training), NEUTRAL),
        sentence=_sentence(now, left),
        blocks=tuple(_blocks(now, asked)),
        questions=questions("enrol", "right_provider", "letter_o", "access"),
        footer=parts.footer(now, parts.phone(now), parts.otherwise(now)),
        back=parts.back_of(now, "enrol"),
        forward=parts.forward_of(now, "enrol"),
        focus=now.missing[0] if now.missing else "continue",
    )


def _sentence(now: Situation, left: int) -> Rich:
    words, enrolment = now.words, now.training.enrolment
    if now.plan.standing.applied:
        if enrolment.enrolled_on is None:
            return words.say("Copy everything from your enrolment form.")
        return words.say("Enrolled on {day}.", day=bold(words.day(enrolment.enrolled_on)))
    day = now.plan.next.day
    if now.plan.next.action not in ("apply", "complete_enrolment") or day is None:
        return words.say("Copy everything from your enrolment form.")
    if left == 0:
        return words.say("Now apply for the subsidy, by {day}.", day=bold(words.day(day)))
    return words.say("Then apply for the subsidy, by {day}.", day=bold(words.day(day)))


def _blocks(now: Situation, asked: bool) -> list[Block]:
    words = now.words
    blocks: list[Block] = []
    known = _known(now)
    if known:
        edit = Act("edit.known", words.say("Change"))
        blocks.append(Line(known, "check", (edit,), SUCCESS))
    if now.missing:
        blocks.append(Fields(now.missing))
    codes = ("provider_number_unknown", "provider_number_for_advice", "provider_number_differs")
    blocks += parts.warnings(now, *codes, "price_below_minimum")
    if not _LESSON_DAYS & {*now.missing}:  # else the fields say it
        blocks += parts.warnings(now, "lesson_days_reversed")
    blocks.append(_money(now))
    blocks += parts.warnings(now, "ceiling_exceeded")
    if asked or not now.plan.standing.applied:
        to_apply = Act("continue", words.say("Continue: apply for the subsidy"))
        note = words.say("You enter the participants with your application.")
        blocks.append(Buttons((to_apply,), note=note))
    return blocks


def _known(now: Situation) -> Rich:
    """Title, provider and first day on one line, as far as they are known and no field shows them.

    So the fields stay where they are while one fills them in.
    """
    words, training, enrolment = now.words, now.training, now.training.enrolment
    asked = {path[-1] for path in now.missing}
    title = "" if "title" in asked else (training.title or "").strip()
    name = provider_name(training, now.rules)
    named = (("provider_name", name), ("registration_number", enrolment.registration_number))
    provider = ", ".join(each for key, each in named if each and not {key, "provider"} & asked)
    first = None if "first_lesson_day" in asked else enrolment.first_lesson_day
    said = [bold(title)] if title else []
    said += [rich(provider)] if provider else []
    day = unbroken(words.short_day(first)) if first else ""
    said += [words.say("first day {day}", day=day)] if day else []
    return " · ".join(said)


def _money(now: Situation) -> Sums:
    """What the enterprise gets and deposits."""
    words, amounts, enrolment = now.words, now.plan.amounts, now.training.enrolment
    if amounts.subsidy is None or amounts.own_share is None or amounts.rate is None:
        missing_message = (
            N_("Enter the price and you see what you get and what you deposit.")
            if enrolment.price_excl_vat is None
            else N_(
                "Choose the size of your business and you see what you get and what you deposit."
            )
        )
        return Sums((), words.say(missing_message))
    size = now.training.enterprise.size
    message = (
        N_("{percent} subsidy for a small business.")
        if size == "small"
        else N_("{percent} subsidy for a medium-sized business.")
    )
    return Sums(
        (
            Sum(words.say("You get"), words.money(amounts.subsidy), SUCCESS),
            Sum(words.say("You deposit"), words.money(amounts.own_share)),
        ),
        words.say(message, percent=words.percent(amounts.rate)),
        _higher_rate(now, amounts.rate),
        SUCCESS,
    )


def _higher_rate(now: Situation, rate: Decimal) -> Act | None:
    """That a theme gives more, while the training has none of those themes."""
    higher = now.plan.standing.rule_set.rate(now.training.enterprise.size, "cybersecurity")
    if higher is None or higher <= rate:
        return None
    text = now.words.say(
        "Cybersecurity or energy efficiency? Then {percent}", percent=now.words.percent(higher)
    )
    return Act("edit", text, ("enrolment", "theme"))
