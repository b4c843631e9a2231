"""What home says: plain words from plans, counts and purses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from kmop_wizard.app.overview.groups import GROUPS, group_of, in_groups
from kmop_wizard.app.overview.titles import short_title, whole_title
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.ceiling import Ceiling
from kmop_wizard.domain.plan import STEPS, Plan
from kmop_wizard.domain.rules import Rules, RuleSet
from kmop_wizard.domain.training import Training
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import (
    action_sentence,
    by_phrase,
    last_day_phrase,
    state_word,
    step_title,
    warning_sentence,
)

_TONES: Final = {"today": "danger", "week": "warning", "check": "warning"}
KINDS: Final = GROUPS[:-1]
"""What the summary counts: the groups of what is not over."""


class RowWords(NamedTuple):
    """All that a row shows. ``last_day``: small beside the day to act; ``points``: how many things
    look odd, and ``points_tip`` which; ``progress``: the six steps in words; ``tone``: of the chip,
    one of ``theme.TONES``."""

    title: str
    whole_title: str
    about: str
    action: str
    by: str
    last_day: str
    tone: str
    points: str
    points_tip: str
    progress: str
    open_name: str


def row_words(words: Words, entry: Entry, rules: Rules, today: date) -> RowWords:
    """The words of one training's row."""
    training, plan = entry.training, entry.plan
    whole, title = whole_title(words, training), short_title(words, training)
    found = plan.warnings
    n = len(found)
    return RowWords(
        title=title,
        whole_title=whole if whole != title else "",
        about=_about(words, training, rules),
        action=action_sentence(words, plan, training, rules),
        by=by_phrase(words, plan.next, today),
        last_day=last_day_phrase(words, plan.next),
        tone=tone_of(plan),
        points=words.count("⚠ {n} point to check", "⚠ {n} points to check", n) if n else "",
        points_tip="\n".join(
            warning_sentence(words, code, plan, training, rules, today) for code in found
        ),
        progress="; ".join(
            words.say(
                "{step}: {state}", step=step_title(words, s), state=state_word(words, s, plan)
            )
            for s in STEPS
        ),
        open_name=words.say("Open: {title}", title=title),
    )


def tone_of(plan: Plan) -> str:
    """How the chip is coloured. Lessons that are over are no reason for alarm."""
    return _TONES.get(group_of(plan), "neutral")


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """How many active trainings there are of each of ``KINDS``."""
    found = in_groups(entries)
    return {kind: len(found[kind]) for kind in KINDS}


def purse_caption(words: Words, purse: Ceiling, size: str | None, rules: RuleSet) -> str:
    """What is left, and the price up to which a next training still gets its whole subsidy."""
    left = words.money(purse.left)
    if purse.left <= 0:
        return words.say("Nothing left this year: an application next year counts for that year.")
    rate = rules.rate(size, None)
    if not rate:
        return words.say("{left} left this year", left=left)
    return words.say(
        "{left} left this year: enough for {price} of courses ({percent}, without VAT).",
        left=left,
        percent=words.percent(rate),
        price=words.money((purse.left / rate).quantize(Decimal("0.01"), ROUND_FLOOR)),
    )


def purse_heading(words: Words, purse: Ceiling, name: str | None) -> str:
    """How much of a year's purse is asked for; ``name`` tells several enterprises apart."""
    used, ceiling = words.money(purse.used), words.money(purse.ceiling)
    if name is None:
        return words.say(
            "Subsidy {year}: {used} of {ceiling} applied for",
            year=purse.year,
            used=used,
            ceiling=ceiling,
        )
    return words.say(
        "{enterprise}, {year}: {used} of {ceiling} applied for",
        enterprise=name,
        year=purse.year,
        used=used,
        ceiling=ceiling,
    )


def footer(words: Words, n: int, saved: datetime | None, today: date) -> str:
    """How many trainings there are, where they are kept and when one was last saved.

    ``saved`` carries the time zone to show it in.
    """
    if saved is None:
        return words.count(
            "{n} course · kept on this computer", "{n} courses · kept on this computer", n
        )
    same_day = saved.date() == today
    return words.count(
        "{n} course · kept on this computer · last saved {time}",
        "{n} courses · kept on this computer · last saved {time}",
        n,
        time=words.clock(saved) if same_day else words.short_day(saved.date()),
    )


def newest_save(trainings: Iterable[Training], this_run: datetime | None) -> datetime | None:
    """When a training was last saved, now or in an earlier run, in local time."""
    if this_run is not None:
        return this_run.astimezone()
    texts: Mapping[str, None] = dict.fromkeys(t.saved_at or "" for t in trainings)
    for text in sorted(texts, reverse=True):
        try:
            return datetime.fromisoformat(text).astimezone()
        except (ValueError, OverflowError, OSError):
            continue
    return None


def _about(words: Words, training: Training, rules: Rules) -> str:
    provider = provider_name(training, rules)
    first = training.enrolment.first_lesson_day
    if first is None:
        return provider or words.say("provider and first day of the course not filled in yet")
    if not provider:
        return words.say("starts {day}", day=words.day_month_year(first))
    return words.say(
        "{provider} · starts {day}", provider=provider, day=words.day_month_year(first)
    )
