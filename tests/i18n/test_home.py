"""What home says of a training in every situation, in three languages."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kmop_wizard.app.overview.groups import group_of
from kmop_wizard.app.overview.phrases import hero_of, row_of
from kmop_wizard.domain.agenda import Entry, is_quiet
from kmop_wizard.domain.ceiling import Ceiling
from kmop_wizard.domain.training import Deposit
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n import home as said
from tests.i18n.situations import CASES, RULES, TODAY, Case, applied

NL = Words("nl")


def entry(case: Case) -> Entry:
    return Entry(case.training, case.plan)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_situation_has_a_row_and_what_asks_for_something_a_hero(
    name: str, language: str
) -> None:
    case, words = CASES[name], Words(language)
    row = row_of(words, entry(case), RULES, case.today)
    assert row.action
    assert said.group_name(words, group_of(case.plan)) in row.sentence
    assert row.day in row.sentence
    if is_quiet(case.plan):
        return
    hero = hero_of(words, entry(case), RULES, case.today)
    assert hero.action
    assert hero.button
    assert hero.chip is not None
    day = case.plan.next.check_on or case.plan.next.day
    assert hero.line.day == (words.day(day) if day else "")


@pytest.mark.parametrize("name", CASES)
def test_rows_differ_by_language(name: str) -> None:
    case = CASES[name]
    rows = {row_of(Words(each), entry(case), RULES, case.today).sentence for each in LANGUAGES}
    assert len(rows) == 3


DUE = date(2026, 12, 23)
"""What the e-mail prints; the day to act is 18 December."""


@pytest.mark.parametrize(
    ("today", "line", "day", "tone"),
    [
        (date(2026, 11, 24), ("uiterlijk", "vrijdag 18 december 2026", "· laatste dag 23 dec"), "vr 18 dec 2026", "neutral"),
        (date(2026, 12, 11), ("uiterlijk", "vrijdag 18 december 2026", "· laatste dag 23 dec"), "vr 18 dec · nog 7 dagen", "warning"),
        (date(2026, 12, 17), ("uiterlijk", "vrijdag 18 december 2026", "· laatste dag 23 dec"), "morgen · vr 18 dec", "warning"),
        (date(2026, 12, 18), ("uiterlijk", "vrijdag 18 december 2026", "· laatste dag 23 dec"), "vandaag · vr 18 dec", "danger"),
        (date(2026, 12, 21), ("laatste dag", "woensdag 23 december 2026", ""), "nog 2 dagen · wo 23 dec", "danger"),
        (DUE, ("laatste dag", "woensdag 23 december 2026", ""), "vandaag · wo 23 dec", "danger"),
    ],
)  # fmt: skip
def test_the_one_day_is_the_day_to_act_and_then_the_last_day(
    today: date, line: tuple[str, str, str], day: str, tone: str
) -> None:
    training = applied(approved_on=date(2026, 11, 23), deposit=Deposit(due_on=DUE))
    case = Case(training, today)
    assert tuple(said.day_line(NL, case.plan, today)) == line
    assert said.row_day(NL, case.plan, training, today) == (day, tone)


def test_what_others_have_not_done_is_asked_since_a_day() -> None:
    case = Case(applied(submitted_on=TODAY - timedelta(days=40)))
    check_on = case.plan.next.check_on
    assert check_on is not None
    assert said.day_line(NL, case.plan, TODAY) == ("sinds", NL.day(check_on), "")
    assert said.row_day(NL, case.plan, case.training, TODAY)[1] == "warning"
    assert said.in_short(NL, case.plan, case.training, "") == "Is de goedkeuring er al?"


def test_the_year_is_never_more_than_whole() -> None:
    over = Ceiling(None, 2026, Decimal(7500), Decimal(9000), Decimal(0))
    year = said.year_words(NL, over, None, Decimal(435))
    assert (year.used, year.planned) == (1.0, 0.058)
    assert said.left_sentence(NL, over, Decimal("0.3")).startswith("Dit jaar is er niets meer over")
