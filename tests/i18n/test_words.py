"""Sentences, counts, days and amounts in each language, also where a catalogue is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.i18n import LANGUAGES, NATIVE_NAMES, Words, catalogue, words
from tools import formats

LOCALES = formats.LOCALES
DAY = date(2026, 11, 23)
# Babel rounds to 28 digits; what is longer is tried without it.
amounts = st.integers(-(10**20), 10**20).map(lambda cents: Decimal(cents).scaleb(-2))


@pytest.fixture
def own_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for catalogues of the test's own; gives the path of the Dutch .po."""
    monkeypatch.setattr(catalogue, "catalogue_folder", lambda: tmp_path)
    _forget()
    path = tmp_path / "nl" / "LC_MESSAGES" / "kmop_wizard.po"
    path.parent.mkdir(parents=True)
    yield path
    _forget()


def _forget() -> None:
    for cached in (words._catalogue, words._translated, words._translated_count):
        cached.cache_clear()


def _po(path: Path, entries: str) -> None:
    header = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    path.write_text(header + entries, encoding="utf-8")


def test_every_language_is_named_in_itself() -> None:
    assert [NATIVE_NAMES[language] for language in LANGUAGES] == [
        "Nederlands",
        "Français",
        "English",
    ]


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'de'"):
        Words("de")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "De opleiding begint op X."),
        ("fr", "La formation commence le X."),
        ("en", "The course begins on X."),
    ],
)
def test_a_sentence_is_said_in_the_language(language: str, expected: str) -> None:
    assert Words(language).say("The course begins on {day}.", day="X") == expected


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("nl", 0, "nog 0 dagen · X"),
        ("nl", 1, "nog 1 dag · X"),
        ("nl", 2, "nog 2 dagen · X"),
        ("fr", 0, "0 jour restant · X"),
        ("fr", 1, "1 jour restant · X"),
        ("fr", 2, "2 jours restants · X"),
        ("en", 1, "1 day left · X"),
        ("en", 2, "2 days left · X"),
    ],
)
def test_counts_follow_the_language(language: str, n: int, expected: str) -> None:
    said = Words(language).count("{n} day left · {day}", "{n} days left · {day}", n, day="X")
    assert said == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_message_is_said_as_it_is(language: str) -> None:
    assert Words(language).say("Nobody translated {this}", this="x") == "Nobody translated x"
    assert Words(language).say("") == ""


@pytest.mark.parametrize("value", ["{day}", "{0}", "{", "}}", "%s", "<b>x</b>", "\\1", "\\g<0>"])
def test_a_value_is_inserted_as_it_is(value: str) -> None:
    assert Words("en").say("Step {n} of {total}", n=value, total=6) == f"Step {value} of 6"


def test_a_missing_catalogue_is_compiled_and_kept(own_catalogue: Path) -> None:
    _po(own_catalogue, 'msgid "Open"\nmsgstr "Verder"\n')
    assert Words("nl").say("Open") == "Verder"
    assert own_catalogue.with_suffix(".mo").is_file()
    assert len(list(own_catalogue.parent.iterdir())) == 2


def test_an_older_catalogue_is_compiled_anew(own_catalogue: Path) -> None:
    _po(own_catalogue, 'msgid "Open"\nmsgstr "Open maar"\n')
    assert Words("nl").say("Open") == "Open maar"
    _po(own_catalogue, 'msgid "Open"\nmsgstr "Verder"\n')
    os.utime(own_catalogue.with_suffix(".mo"), ns=(1, 1))
    _forget()
    assert Words("nl").say("Open") == "Verder"


def test_a_folder_that_cannot_be_written_still_translates(
    own_catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _po(own_catalogue, 'msgid "Open"\nmsgstr "Verder"\n')

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert Words("nl").say("Open") == "Verder"
    assert not own_catalogue.with_suffix(".mo").exists()


def test_a_compiled_catalogue_needs_no_source_and_no_babel(
    own_catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _po(own_catalogue, 'msgid "Open"\nmsgstr "Verder"\n')
    own_catalogue.with_suffix(".mo").write_bytes(catalogue.compile_catalogue(own_catalogue))
    own_catalogue.unlink()
    monkeypatch.setattr(catalogue, "compile_catalogue", _without_babel)
    assert Words("nl").say("Open") == "Verder"


def test_without_babel_an_older_catalogue_still_serves(
    own_catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _po(own_catalogue, 'msgid "Open"\nmsgstr "Verder"\n')
    compiled = own_catalogue.with_suffix(".mo")
    compiled.write_bytes(catalogue.compile_catalogue(own_catalogue))
    os.utime(compiled, ns=(1, 1))
    monkeypatch.setattr(catalogue, "compile_catalogue", _without_babel)
    assert Words("nl").say("Open") == "Verder"


def _without_babel(_path: Path) -> bytes:
    raise ImportError


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_damaged_catalogue_gives_the_source_language(own_catalogue: Path, content: bytes) -> None:
    own_catalogue.with_suffix(".mo").write_bytes(content)
    assert Words("nl").say("Open") == "Open"


def test_a_damaged_compiled_catalogue_gives_way_to_its_source(own_catalogue: Path) -> None:
    _po(own_catalogue, 'msgid "Open"\nmsgstr "Verder"\n')
    own_catalogue.with_suffix(".mo").write_bytes(b"nonsense")
    assert Words("nl").say("Open") == "Verder"


def test_no_catalogue_at_all_gives_the_source_language(own_catalogue: Path) -> None:
    assert Words("nl").say("Open") == "Open"


@pytest.mark.parametrize("translation", ["Dag {dag}", "Dag", "Dag {day} {more}", "Dag {day"])
def test_a_translation_with_other_fields_is_not_used(own_catalogue: Path, translation: str) -> None:
    _po(own_catalogue, f'msgid "Day {{day}}"\nmsgstr "{translation}"\n')
    assert Words("nl").say("Day {day}", day=3) == "Day 3"


def test_a_plural_with_other_fields_is_not_used(own_catalogue: Path) -> None:
    _po(
        own_catalogue,
        'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} dag"\nmsgstr[1] "{x} dagen"\n',
    )
    assert Words("nl").count("{n} day", "{n} days", 1) == "1 dag"
    assert Words("nl").count("{n} day", "{n} days", 2) == "2 days"


def test_a_fuzzy_translation_is_not_used(own_catalogue: Path) -> None:
    _po(own_catalogue, '#, fuzzy\nmsgid "Open"\nmsgstr "Verder"\n')
    assert Words("nl").say("Open") == "Open"


@pytest.mark.parametrize(
    ("language", "long", "short", "month", "first"),
    [
        ("nl", "maandag 23 november 2026", "ma 23 nov 2026", "23 nov", "dinsdag 1 december 2026"),
        ("fr", "lundi 23 novembre 2026", "lun. 23 nov. 2026", "23 nov.", "mardi 1er décembre 2026"),
        ("en", "Monday 23 November 2026", "Mon 23 Nov 2026", "23 Nov", "Tuesday 1 December 2026"),
    ],
)
def test_days(language: str, long: str, short: str, month: str, first: str) -> None:
    said = Words(language)
    assert said.day(DAY) == long
    assert said.short_day(DAY) == short
    assert said.day_month(DAY) == month
    assert said.day(date(2026, 12, 1)) == first
    assert said.numeric_day(date(2026, 3, 2)) == "02/03/2026"
    assert said.numeric_day(date(1, 3, 2)) == "02/03/0001"
    assert said.clock(datetime(2026, 11, 23, 14, 2, tzinfo=UTC)) == "14:02"


def test_a_period_names_the_first_year_only_where_it_differs() -> None:
    said = Words("nl")
    assert said.period(date(2026, 11, 9), date(2026, 12, 7)) == "9 nov – 7 dec 2026"
    assert said.period(date(2026, 11, 9), date(2027, 1, 7)) == "9 nov 2026 – 7 jan 2027"
    assert said.period(date(2026, 11, 9), date(2026, 11, 9)) == "9 nov 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_formats_follow_babel(language: str) -> None:
    path = formats.FOLDER / f"{language}.json"
    assert path.read_text(encoding="utf-8") == formats.written(language)
    assert formats.main(["check"]) == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_names_of_days_and_months_are_those_of_babel(language: str, month: int) -> None:
    day = date(2026, month, month + 1)
    expected = format_date(day, "EEEE d MMMM y|EEE d MMM y", locale=LOCALES[language])
    said = Words(language)
    assert f"{said.day(day)}|{said.short_day(day)}" == expected


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=amounts)
def test_amounts_are_those_of_babel(language: str, amount: Decimal) -> None:
    locale, said = LOCALES[language], Words(language)
    money = format_currency(amount, "EUR", locale=locale)
    plain = format_decimal(amount, "#,##0.00", locale=locale)
    if language == "en":  # grouped as in French: a point reads as a decimal one
        money, plain = money.replace(".", "\u202f"), plain.replace(".", "\u202f")
    assert said.money(amount) == money
    assert said.plain_amount(amount) == plain


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rate", ["0.30", "0.2", "0.45", "1", "0"])
def test_percentages_are_those_of_babel(language: str, rate: str) -> None:
    expected = format_percent(Decimal(rate), locale=LOCALES[language])
    assert Words(language).percent(Decimal(rate)) == expected


def test_percentages_keep_their_decimals() -> None:
    assert Words("nl").percent(Decimal("0.1255")) == "12,55%"


@pytest.mark.parametrize("digits", [29, 400, 5_000])
def test_a_huge_amount_keeps_every_digit(digits: int) -> None:
    amount = Decimal("9" * digits + ".01")
    said = Words("nl")
    assert said.copied_amount(amount) == "9" * digits + ",01"
    assert said.plain_amount(amount).replace(".", "") == "9" * digits + ",01"
    assert said.money(amount).count("9") == digits


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("0.005", "0,01"), ("-0.004", "0,00"), ("2.345", "2,35"), ("1E+3", "1000,00")],
)
def test_more_than_cents_is_rounded_half_up(amount: str, expected: str) -> None:
    assert Words("nl").copied_amount(Decimal(amount)) == expected
