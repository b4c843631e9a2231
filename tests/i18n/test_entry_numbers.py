"""Typed and pasted numbers with a checksum, texts, and what is said about each problem."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.entry import (
    LONGEST_TEXT,
    EntryProblem,
    is_usual_registration_number,
    problem_sentence,
    read_amount,
    read_communication,
    read_day,
    read_enterprise_number,
    read_iban,
    read_notes,
    read_price,
    read_text,
    read_vat_number,
    registration_number_hint,
    shown_iban,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("0999.999.922", "0999.999.922"),
        ("0999999922", "0999.999.922"),
        ("999999922", "0999.999.922"),
        ("BE0999999922", "0999.999.922"),
        ("be 0999 999 922", "0999.999.922"),
        ("BE 0999.999.922", "0999.999.922"),
        ("BE\u00a00999\u202f999\u00a0922", "0999.999.922"),
        ("BTW BE 0999.999.922", "0999.999.922"),
        ("TVA: BE0999-999-922", "0999.999.922"),
        ("0208:0999999922", "0999.999.922"),
        ("BE (0)999.999.922", "0999.999.922"),
        ("n° TVA BE 0999.999.922", "0999.999.922"),
        ("０９９９９９９９２２", "0999.999.922"),
    ],
)
def test_an_enterprise_number(text: str, expected: str | None) -> None:
    assert read_enterprise_number(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0999.999.923", "enterprise_number_checksum"),
        ("9999.999.922", "enterprise_number_form"),
        ("12", "enterprise_number_form"),
        ("abc", "enterprise_number_form"),
        ("٠٩٩٩٩٩٩٩٢٢", "enterprise_number_form"),
        ("FR12345678901", "enterprise_number_form"),
        ("1" * 10_000, "enterprise_number_form"),
    ],
)
def test_what_is_no_enterprise_number(text: str, code: str) -> None:
    assert read_enterprise_number(text) == EntryProblem(code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("BE 0999.999.922", "BE0999999922"),
        ("0999.999.922", "BE0999999922"),
        ("fr 12 345678901", "FR12345678901"),
        ("n° TVA FR12.345.678.901", "FR12345678901"),
        ("TVA 0999999922", "BE0999999922"),
        ("BTW BE 0999.999.923", EntryProblem("enterprise_number_checksum")),
        ("BTW BE 12", EntryProblem("enterprise_number_form")),
        ("BE 0999.999.923", EntryProblem("enterprise_number_checksum")),
    ],
)
def test_a_vat_number(text: str, expected: object) -> None:
    assert read_vat_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("BE71 0961 2345 6769", "BE71096123456769"),
        ("be71\u00a00961-2345.6769", "BE71096123456769"),
        ("IBAN: BE71 0961 2345 6769", "BE71096123456769"),
        ("BE7１ 0961–2345·6769", "BE71096123456769"),
        ("BE68 5390 0754 7034", "BE68539007547034"),
        ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
    ],
)
def test_an_account_number(text: str, expected: str | None) -> None:
    assert read_iban(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BE71 0961 2345 6768", "iban_checksum"),
        ("BE71 0961 2345 676", "iban_form"),
        # Right by the international checksum, wrong by the national one.
        ("BE44 0961 2345 6770", "iban_checksum"),
        ("x", "iban_form"),
        ("9" * 10_000, "iban_form"),
    ],
)
def test_what_is_no_account_number(text: str, code: str) -> None:
    assert read_iban(text) == EntryProblem(code)


def test_an_account_number_is_shown_in_groups() -> None:
    assert shown_iban("BE71096123456769") == "BE71 0961 2345 6769"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("+++090/9337/55493+++", "+++090/9337/55493+++"),
        ("***090/9337/55493***", "+++090/9337/55493+++"),
        ("090 9337 55493", "+++090/9337/55493+++"),
        ("090.9337.55493", "+++090/9337/55493+++"),
        ("090933755493", "+++090/9337/55493+++"),
        ("+++090/9337/55494+++", EntryProblem("communication_checksum")),
        ("090/9337/55494", EntryProblem("communication_checksum")),
        ("202611234567", "202611234567"),
        ("2026KMO123456", "2026KMO123456"),
        ("Bakkerij Peeters", "Bakkerij Peeters"),
        ("０９０９３３７５５４９３", "+++090/9337/55493+++"),
        ("＋＋＋090／9337／55493＋＋＋", "+++090/9337/55493+++"),
        ("+++090/9337/55493+++\r\n", "+++090/9337/55493+++"),
        ("Mededeling:\r\n+++090/9337/55493+++\r\nDank u", "+++090/9337/55493+++"),
        ("+++090/9337/5549+++", EntryProblem("communication_checksum")),
        ("+++090/9337/554933+++", EntryProblem("communication_checksum")),
        ("+++O90/9337/55493+++", EntryProblem("communication_checksum")),
        ("+++09/9337/55493+++", EntryProblem("communication_checksum")),
        ("090/9337/5549", EntryProblem("communication_checksum")),
        ("one\ntwo", EntryProblem("control_characters")),
    ],
)
def test_a_communication(text: str, expected: object) -> None:
    assert read_communication(text) == expected


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("DV.O104628", True),
        ("dv 0104628", True),
        ("DV.A104813", True),
        ("DV.O10462", False),
        ("104628", False),
        ("DV.O１０４６２８", False),
    ],
)
def test_a_registration_number_of_another_form_gets_a_hint(text: str, usual: bool) -> None:
    words = Words("nl")
    assert is_usual_registration_number(text) is usual
    assert (registration_number_hint(words, text) == "") is usual
    assert registration_number_hint(words, " ") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        (" \u00a0", None),
        (" Brandbestrijding ", "Brandbestrijding"),
        ("Brandbestrijding\r\n", "Brandbestrijding"),
        ("\r\n\tBrandbestrijding\u2028\x85", "Brandbestrijding"),
        ("a\r\nb", EntryProblem("control_characters")),
        ("Half \ud800teken", "Half teken"),
        ("<b>Vet</b> {day} 👩‍🚒", "<b>Vet</b> {day} 👩‍🚒"),
        ("x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        ("x" * (LONGEST_TEXT + 1), EntryProblem("too_long", text="200")),
        ("x" * 10_000, EntryProblem("too_long", text="200")),
        ("a\x00b", EntryProblem("control_characters")),
        ("\x07\x1b", EntryProblem("control_characters")),
        ("a\nb", EntryProblem("control_characters")),
        ("a\u202eb", EntryProblem("control_characters")),
    ],
)
def test_a_text(text: str, expected: object) -> None:
    assert read_text(text) == expected


def test_notes_have_lines_and_their_own_length() -> None:
    assert read_notes("one\r\n\ttwo\rthree\n") == "one\n\ttwo\nthree"
    assert read_notes("x" * 20_001) == EntryProblem("too_long", text="20000")
    assert read_notes("\x00") == EntryProblem("control_characters")
    assert read_notes("\n \n") is None


@given(text=st.text(st.characters()) | st.text(string.digits + "BE+*/ .", max_size=30))
def test_no_text_raises(text: str) -> None:
    for read in (
        read_enterprise_number,
        read_vat_number,
        read_iban,
        read_communication,
        read_text,
        read_notes,
    ):
        found = read(text)
        assert found is None or isinstance(found, str | EntryProblem)
    registration_number_hint(Words("en"), text)


PROBLEMS = [
    *(read_day(text, TODAY) for text in ("x", "31/2", "12/25/2026", "1/1/1990", "ma 24/11/2026")),
    *(read_amount(text) for text in ("x", "1,2345", "-1", "9" * 20)),
    *(read_price(text) for text in ("0",)),
    *(read_enterprise_number(text) for text in ("x", "0999999923")),
    *(read_iban(text) for text in ("x", "BE71096123456768")),
    read_communication("+++090/9337/55494+++"),
    *(read_text(text) for text in ("\x00", "x" * 201)),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_is_said_in_every_language(language: str, problem: EntryProblem) -> None:
    said = problem_sentence(Words(language), problem)
    assert said.endswith(".")
    assert "{" not in said
    if language != "en":
        assert said != problem_sentence(Words("en"), problem)


def test_every_problem_has_its_own_sentence() -> None:
    said = [problem_sentence(Words("nl"), problem) for problem in PROBLEMS if problem]
    assert len(set(said)) == len(PROBLEMS)
    assert problem_sentence(Words("nl"), EntryProblem("new")) not in said


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (
            read_amount("1450000"),
            "Dit bedrag is te hoog. Typ het in euro, hoogstens €\u00a01.000.000,00.",
        ),
        (
            read_day("31/2", TODAY),
            "Deze dag bestaat niet. Kijk de dag en de maand na, zoals in 23/11/2026.",
        ),
        (
            read_day("12/25/2026", TODAY),
            "De dag komt voor de maand. Typ 25/12/2026 voor 25 december 2026.",
        ),
        (
            read_day("ma 24/11/2026", TODAY),
            "24/11/2026 is een dinsdag. Kijk de weekdag en de datum na.",
        ),
    ],
)
def test_a_problem_says_what_to_type(problem: EntryProblem, expected: str) -> None:
    assert problem_sentence(Words("nl"), problem) == expected
