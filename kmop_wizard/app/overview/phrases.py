"""What home says: plain words from plans and from the year's subsidy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kmop_wizard.app.overview.groups import group_of
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.agenda import Agenda, Entry, Quiet
from kmop_wizard.domain.ceiling import Ceiling
from kmop_wizard.domain.plan import ACTION_STEP, STEPS
from kmop_wizard.domain.rules import Rules, enterprise_key
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n import Words
from kmop_wizard.i18n import home as said
from kmop_wizard.i18n.pages.marks import chip_of, near_day
from kmop_wizard.i18n.pages.page import Chip

_ENDS: Final = ".?!\u2026"
_LEGAL_FORMS: Final = ("asbl", "bv", "nv", "sa", "srl", "vzw")


class TrainingRow(NamedTuple):
    """What one row shows; ``sentence`` is all of it, for a screen reader. ``tone``: of the day."""

    training_id: str
    title: str
    provider: str
    action: str
    day: str
    tone: str
    sentence: str


class Hero(NamedTuple):
    """What is to be done first. Without ``training_id`` nothing is to be done.

    ``title`` and ``provider`` of the training; ``line``: by when, ``day``: the same day in short;
    ``place``: ``step 3 of 6``; ``label`` and ``amount``: what it brings.
    """

    training_id: str
    title: str
    provider: str
    action: str
    button: str
    chip: Chip | None = None
    line: said.DayLine = said.DayLine("")
    day: str = ""
    place: str = ""
    label: str = ""
    amount: str = ""


def row_of(words: Words, entry: Entry, rules: Rules, today: date) -> TrainingRow:
    """The row of one training."""
    training, plan = entry.training, entry.plan
    title, provider = short_title(words, training), provider_name(training, rules) or ""
    action = said.in_short(words, plan, training, _in_short(provider))
    day, tone = said.row_day(words, plan, training, today)
    group = said.group_name(words, group_of(plan))
    sentence = sentences((title, group, provider, action, day))
    return TrainingRow(training.id, title, _in_short(provider), action, day, tone, sentence)


def sentences(parts: Iterable[str]) -> str:
    """What is known of ``parts``, each as a sentence of its own, for a screen reader."""
    return " ".join(part if part[-1] in _ENDS else f"{part}." for part in parts if part)


def hero_of(words: Words, entry: Entry, rules: Rules, today: date) -> Hero:
    """The training that asks for something first."""
    training, plan = entry.training, entry.plan
    subsidy = plan.amounts.subsidy
    number = STEPS.index(ACTION_STEP[plan.next.action]) + 1
    return Hero(
        training.id,
        short_title(words, training),
        provider_name(training, rules) or "",
        said.to_do(words, plan, training),
        said.button_text(words, plan),
        chip_of(words, plan, today),
        said.day_line(words, plan, today),
        near_day(words, plan.next.day, today) if plan.next.day is not None else "",
        words.say("step {n} of {total}", n=number, total=len(STEPS)),
        words.say("You get") if subsidy is not None else "",
        words.money(subsidy) if subsidy is not None else "",
    )


def nothing_of(words: Words, quiet: Quiet, agenda: Agenda, left: str) -> Hero:
    """That nothing is to be done; ``left``: what the year still holds."""
    entries = agenda.entries
    groups = {group_of(entry.plan) for entry in entries}
    if groups == {"closed"}:
        about = words.say("All courses are closed")
    elif "waiting" in groups:
        about = words.say("You are waiting for others")
    else:
        about = words.say("Your courses are under way")
    got = _received(entries) if groups == {"closed"} else Decimal(0)
    return Hero(
        "",
        about,
        "",
        said.nothing_to_do(words, quiet.until),
        words.say("New course"),
        line=said.DayLine(left),
        label=words.say("You got") if got else "",
        amount=words.money(got) if got else "",
    )


def planned_share(entry: Entry | None) -> Decimal | None:
    """What a training that is not applied for yet would add to the year's subsidy, in euro."""
    if entry is None or entry.plan.standing.applied:
        return None
    return entry.plan.amounts.subsidy


def enterprise_name(agenda: Agenda, enterprise: str | None) -> str | None:
    """The name of an enterprise (a key of ``enterprise_key``), as a training has it."""
    for entry in agenda.entries:
        its = entry.training.enterprise
        if its.name and enterprise_key(its.number) == enterprise:
            return its.name
    return enterprise


def enterprise_size(agenda: Agenda, enterprise: str | None) -> str | None:
    """The size of an enterprise, as a training has it."""
    for entry in agenda.entries:
        its = entry.training.enterprise
        if its.size and enterprise_key(its.number) == enterprise:
            return its.size
    return None


def year_of(agenda: Agenda, enterprise: str | None, year: int) -> tuple[Ceiling, bool]:
    """The year's subsidy of an enterprise, and whether other enterprises have one too."""
    others = [
        row for row in agenda.purse.ceilings if row.year == year and row.enterprise != enterprise
    ]
    return agenda.purse.of(enterprise, year), bool(others)


def _received(entries: Sequence[Entry]) -> Decimal:
    """The subsidy of what is finished, in euro."""
    finished = (each.plan for each in entries if each.plan.next.action == "finished")
    return sum((plan.amounts.subsidy or Decimal(0) for plan in finished), Decimal(0))


def _in_short(provider: str) -> str:
    """A provider's name without its legal form."""
    name, _, form = provider.rpartition(" ")
    return name if name and form.casefold().rstrip(".") in _LEGAL_FORMS else provider
