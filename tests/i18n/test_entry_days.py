"""Typed days: every usual form, in three languages at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.entry import EntryProblem, read_day

TODAY = date(2026, 11, 23)
plausible_days = st.dates(date(2014, 1, 1), date(2032, 12, 31))
SAMPLES = [date(2026, month, 2 * month) for month in range(1, 13)]
SAMPLES += [date(2026, 1, 1), date(2028, 2, 29), date(2026, 8, 31)]


def _numeric_forms(day: date) -> Iterator[str]:
    d, m, y = day.day, day.month, day.year
    yield from (f"{d}/{m}/{y % 100:02}", f"{d:02}-{m:02}-{y}", f"{d}.{m}.{y}", f"{d} {m} {y}")
    yield from (f" {d:02} / {m:02} / {y} ", f"{d}\u00a0{m}\u202f{y}", f"{d}–{m}–{y}")
    yield from (day.isoformat(), f"{y}/{m}/{d}")


def _named_forms(day: date, words: Words) -> Iterator[str]:
    whole = words.long_day(day)
    yield from (whole, whole.upper(), words.day(day), words.day(day).title())
    yield from (words.short_day(day), words.day_month_year(day), f"{whole}.")
    yield words.short_day(day).replace(".", "")


NUMERIC = [(text, day) for day in SAMPLES for text in _numeric_forms(day)]
NAMED = [
    (text, day)
    for day in SAMPLES
    for language in LANGUAGES
    for text in _named_forms(day, Words(language))
]


def test_the_table_is_long_enough() -> None:
    assert len(NUMERIC) + len(NAMED) >= 200


@pytest.mark.parametrize(("text", "expected"), NUMERIC + NAMED)
def test_a_usual_form_is_read(text: str, expected: date) -> None:
    assert read_day(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        (" \u00a0 ", None),
        ("9 nov", date(2026, 11, 9)),
        ("9/11", date(2026, 11, 9)),
        ("23/11", TODAY),
        ("1/1", date(2027, 1, 1)),
        ("1/6", date(2026, 6, 1)),
        ("2 maart", date(2027, 3, 2)),
        ("2 mars", date(2027, 3, 2)),
        ("2 mar", date(2027, 3, 2)),
        ("mar 2 mars", date(2027, 3, 2)),
        ("mar. 1er déc.", date(2026, 12, 1)),
        ("le 1er fevrier", date(2027, 2, 1)),
        ("op 9 nov", date(2026, 11, 9)),
        ("the 9th of november 2026", date(2026, 11, 9)),
        ("9de november", date(2026, 11, 9)),
        ("29/2", date(2028, 2, 29)),
        ("9nov26", date(2026, 11, 9)),
        ("15 août 2026", date(2026, 8, 15)),
        ("15 aou 26", date(2026, 8, 15)),
        ("3 mrt", date(2027, 3, 3)),
        ("November 23, 2026", TODAY),
        ("vandaag", TODAY),
        ("TODAY", TODAY),
        ("aujourd’hui", TODAY),
        ("Aujourd’hui", TODAY),
        ("morgen", TODAY + timedelta(1)),
        ("demain", TODAY + timedelta(1)),
        ("tomorrow", TODAY + timedelta(1)),
        ("gisteren", TODAY - timedelta(1)),
        ("hier", TODAY - timedelta(1)),
        ("Yesterday.", TODAY - timedelta(1)),
        ("overmorgen", TODAY + timedelta(2)),
        ("après-demain", TODAY + timedelta(2)),
        ("avant-hier", TODAY - timedelta(2)),
        ("23112026", TODAY),
        ("231126", TODAY),
        ("20261123", TODAY),
        ("01122026", date(2026, 12, 1)),
        ("maandag 23112026", TODAY),
        ("lundi 231126", TODAY),
        ("23 nov '26", TODAY),
        ("23 nov. ’26", TODAY),
        ("23/11/2026 09:00", TODAY),
        ("2026-11-23T00:00:00", TODAY),
        ("2026-11-23 09:00:00.000", TODAY),
        ("23/11/26 9u", TODAY),
        ("23 nov 9h30", TODAY),
        ("maandag 23 november 2026 om 9.30 uur", TODAY),
        ("lundi 23 novembre 2026 à 9 h 30", TODAY),
        ("Monday, November 23, 2026 9:00 AM", TODAY),
        ("23/11/2026\r\n", TODAY),
        ("Mon 23/11/2026", TODAY),
        ("lun. 23/11/2026", TODAY),
        ("maandag 23/11/2026", TODAY),
        ("ma 23 nov", TODAY),
        ("\u200e23/11/2026\ufeff", TODAY),
    ],
)
def test_other_forms_are_read(text: str, expected: date | None) -> None:
    assert read_day(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/2", "no_such_day"),
        ("31/2/2026", "no_such_day"),
        ("29/2/2026", "no_such_day"),
        ("31 juni 2026", "no_such_day"),
        ("0/11/2026", "no_such_day"),
        ("9/0/2026", "no_such_day"),
        ("32/13/2026", "no_such_day"),
        ("12/25/2026", "month_first"),
        ("2026-23-11", "month_first"),
        ("9/11/1990", "implausible_year"),
        ("9/11/2090", "implausible_year"),
        ("9/11/0000", "implausible_year"),
        ("9/11/99", "implausible_year"),
        ("31/12/2013", "implausible_year"),
        ("1/1/2033", "implausible_year"),
        ("maandag 24 november 2026", "weekday_differs"),
        ("mardi 23/11", "weekday_differs"),
        ("x", "not_a_day"),
        ("november", "not_a_day"),
        ("23", "not_a_day"),
        ("nov 9", "not_a_day"),
        ("20261323", "implausible_year"),
        ("31022026", "no_such_day"),
        ("310226", "no_such_day"),
        ("11232026", "month_first"),
        ("dinsdag 23112026", "weekday_differs"),
        ("mardi 23/11/2026 09:00", "weekday_differs"),
        ("Tuesday, November 23, 2026", "weekday_differs"),
        ("2311202", "not_a_day"),
        ("231120261", "not_a_day"),
        ("23/11/2026 25:00", "not_a_day"),
        ("23/11/2026 09:00 10:00", "not_a_day"),
        ("09:00", "not_a_day"),
        ("2026-11-22T23:00:00Z", "not_a_day"),
        ("2026-W10-1", "not_a_day"),
        ("9/11/206", "not_a_day"),
        ("123/1/2026", "not_a_day"),
        ("1/2/3/4", "not_a_day"),
        ("9 nov dec", "not_a_day"),
        ("9 jui 2026", "not_a_day"),
        ("ma di 23 nov", "not_a_day"),
        ("２/３/２６", "not_a_day"),
        ("٢/٣/٢٦", "not_a_day"),
        ("9/11/2026\x00", "not_a_day"),
        ("<b>9/11/2026</b>", "not_a_day"),
        ("\ud800", "not_a_day"),
        ("9" * 10_000, "not_a_day"),
        ("9 " * 10_000, "not_a_day"),
    ],
)
def test_what_is_no_day_says_why(text: str, code: str) -> None:
    found = read_day(text, TODAY)
    assert isinstance(found, EntryProblem)
    assert found.code == code


def test_the_last_plausible_years_are_read() -> None:
    assert read_day("1/1/2014", TODAY) == date(2014, 1, 1)
    assert read_day("31/12/2032", TODAY) == date(2032, 12, 31)


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("text", ["9/11", "29/2", "morgen", "gisteren", "9/11/26"])
def test_the_ends_of_the_calendar_raise_nothing(today: date, text: str) -> None:
    read_day(text, today)


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=plausible_days)
def test_what_the_program_writes_it_reads(language: str, day: date) -> None:
    words = Words(language)
    for written in (words.numeric_day(day), words.day(day), words.short_day(day)):
        assert read_day(written, TODAY) == day


@given(text=st.text(), today=st.dates())
def test_no_text_raises(text: str, today: date) -> None:
    assert read_day(text, today) is None or isinstance(read_day(text, today), date | EntryProblem)


@given(text=st.from_regex(r"[0-9a-zé]{0,9}[ ./,-]{0,2}[0-9a-zé]{1,9}[ ./-][0-9]{0,5}"))
def test_no_text_that_resembles_a_day_raises(text: str) -> None:
    read_day(text, TODAY)


@given(day=st.integers(1, 31), month=st.integers(1, 12), today=plausible_days)
def test_without_a_year_no_other_year_is_nearer(day: int, month: int, today: date) -> None:
    found = read_day(f"{day}/{month}", today)
    if not isinstance(found, date):
        return
    assert (found.day, found.month) == (day, month)
    for year in range(today.year - 8, today.year + 9):
        try:
            other = date(year, month, day)
        except ValueError:
            continue
        assert abs(found - today) <= abs(other - today)
