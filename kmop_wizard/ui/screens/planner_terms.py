"""Every last day of a course that starts on a given day, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kmop_wizard.domain.agenda import last_days
from kmop_wizard.domain.days import closed_day, year_end
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.terms import Term as TermOfAction
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import closed_day_name

_SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in a sentence, a second one, and its tone (of ``theme.TONES``)."""

    text: str
    detail: str
    tone: str


@dataclass(frozen=True, slots=True)
class Term:
    """A last day: ``rule`` says why, ``more`` what can change it, ``note`` that all rests then."""

    key: str
    label: str
    day: date
    rule: str
    more: str = ""
    note: str = ""
    estimated: bool = False


def answer(words: Words, apply_by: date, today: date) -> Answer:
    """Whether there is still time to apply."""
    days = (apply_by - today).days
    if days < 0:
        text = words.count(
            "No: the last day to apply was {day}, {n} day ago.",
            "No: the last day to apply was {day}, {n} days ago.",
            -days,
            day=words.day(apply_by),
        )
        detail = words.say(
            "Did you apply in time after all? Add a course with this date and enter the day"
            " on which you applied. Otherwise ask your provider for a later course: it has a"
            " new deadline."
        )
        return Answer(text, detail, "danger")
    if days == 0:
        text = words.say("Yes, but today is the last day to apply.")
        return Answer(text, words.day(apply_by), "danger")
    text = words.count(
        "Yes: you have {n} day left to apply.", "Yes: you have {n} days left to apply.", days
    )
    detail = words.say("The last day is {day}.", day=words.day(apply_by))
    return Answer(text, detail, "warning" if days <= _SOON_DAYS else "success")


def terms(words: Words, first_lesson_day: date, rules: Rules, today: date) -> tuple[Term, ...]:
    """The last days in their order; once the first has passed the others hang on nothing."""
    last = last_days(first_lesson_day, rules, today)
    apply_by, keep_until = last.deadlines.apply_by, last.deadlines.keep_until
    if apply_by is None:
        return ()
    first = _apply(words, apply_by, rules, today)
    if apply_by < today:
        return (first,)
    found = [first]
    if last.deposit is not None:
        found.append(_deposit(words, apply_by, last.deposit, rules))
    if last.pay is not None:
        found.append(_close(words, apply_by, last.pay, today))
    if keep_until is not None:
        found.append(_keep(words, keep_until, rules, today))
    return tuple(found)


def spoken(words: Words, found: Sequence[Term]) -> str:
    """All last days in one breath, for who does not see the line."""
    return ". ".join(
        words.say("{label}: {day}", label=each.label, day=words.day(each.day)) for each in found
    )


def _apply(words: Words, apply_by: date, rules: Rules, today: date) -> Term:
    rule = words.count(
        "{n} calendar day after the first day of the course, also when you join later.",
        "{n} calendar days after the first day of the course, also when you join later.",
        rules.on(today).apply_days,
    )
    note = "" if apply_by < today else _closed_note(words, apply_by)
    return Term("apply_by", words.say("Last day to apply"), apply_by, rule, note=note)


def _deposit(words: Words, approved: date, term: TermOfAction, rules: Rules) -> Term:
    rule = words.count(
        "{n} calendar day after the approval, here if you are approved on {day}.",
        "{n} calendar days after the approval, here if you are approved on {day}.",
        rules.on(approved).deposit_days,
        day=words.day_month_year(approved),
    )
    return Term(
        "deposit_by",
        words.say("Last day to deposit"),
        term.by,
        rule,
        words.say("The date in the e-mail counts."),
        words.say(
            "Deposit by {safe}: the money must have arrived by {day}.",
            safe=words.day(term.act_by or term.by),
            day=words.day(term.by),
        ),
        estimated=True,
    )


def _close(words: Words, apply_by: date, term: TermOfAction, today: date) -> Term:
    rule = words.say("31 December of the year after your application.")
    more = ""
    earlier = year_end(today.year + 1)
    if today.year < apply_by.year and earlier is not None:
        more = words.say(
            "If you apply in {year} already, the application closes on {day}, and the subsidy"
            " counts for the yearly maximum of {year} instead of {later}.",
            year=today.year,
            day=words.long_day(earlier),
            later=apply_by.year,
        )
    label = words.say("Application closes on")
    note = words.say(
        "Give the payment order by {safe}. Your application closes automatically on {day}.",
        safe=words.day(term.act_by or term.by),
        day=words.day(term.by),
    )
    return Term("close_on", label, term.by, rule, more, note)


def _keep(words: Words, keep_until: date, rules: Rules, today: date) -> Term:
    rule = words.count(
        "{n} year after the first day of the course: enrolment, attendance list, certificate,"
        " invoices.",
        "{n} years after the first day of the course: enrolment, attendance list,"
        " certificate, invoices.",
        rules.on(today).keep_years,
    )
    return Term("keep_until", words.say("Keep documents until"), keep_until, rule)


def _closed_note(words: Words, day: date) -> str:
    code = closed_day(day)
    if code is None:
        return ""
    return words.say(
        "Nobody can be reached on {day} ({closed}). Ask your questions before that day.",
        day=words.long_day(day),
        closed=closed_day_name(words, code),
    )
