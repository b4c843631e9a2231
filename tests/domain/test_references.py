"""Numbers of firms and accounts have one form; one matcher knows a structured communication."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.references import (
    account_number,
    is_wrong_communication,
    signed_communications,
    structured_communication,
    vat_number,
)

RIGHT = "+++090/9337/55493+++"


@pytest.mark.parametrize(
    "text",
    [
        "BE0999999922",
        "0999999922",
        "BE999999922",
        "999999922",
        "BE 0999.999.922",
        "be (0)999-999-922",
        "BTW BE 0999.999.922",
        "BTW-nr. BE0999.999.922",
        "btw-nummer: 0999 999 922",
        "TVA BE0999999922",
        "n° TVA BE 0999.999.922",
        "Nº TVA : 0999.999.922",
        "numéro de TVA BE0999999922",
        "numéro d'entreprise : 0999.999.922",
        "N° d'entreprise 0999.999.922",
        "n° de TVA intracommunautaire BE0999999922",
        "RPR Gent 0999.999.922",
        "BTW BE 0999.999.922 RPR Gent, afdeling Gent",
        "TVA BE 0999.999.922 - RPM Liège",
        "VAT no. BE 0999 999 922",
        "KBO 0999.999.922",
        "BCE/TVA BE0999999922",
        "0208:0999999922",
        "9925:BE0999999922",
        "ＢＥ０９９９９９９９２２",
        "BE\u00a00999\u202f999\u200b922",
    ],
)
def test_a_belgian_firm_has_one_number(text: str) -> None:
    assert vat_number(text) == "BE0999999922"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        (" . ", None),
        # Germany, Norway and Portugal have nine digits too.
        ("DE999999922", "DE999999922"),
        ("NO 999 999 922 MVA", "NO999999922MVA"),
        ("PT999999922", "PT999999922"),
        ("nl 1234.56.789.B01", "NL123456789B01"),
        ("BTW NL 1234.56.789.B01", "NL123456789B01"),
        ("TVA FR 12 345678901", "FR12345678901"),
        ("BE0999999923", "BE0999999923"),
        ("9999999922", "9999999922"),
        ("btw", "BTW"),
    ],
)
def test_another_number_is_another_firm(text: str | None, expected: str | None) -> None:
    assert vat_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("be71 0961\u00a02345 6769", "BE71096123456769"),
        ("IBAN: BE71-0961.2345–6769", "BE71096123456769"),
        ("Rekeningnummer: BE71 0961 2345 6769", "BE71096123456769"),
        ("n° de compte bancaire BE71 0961 2345 6769", "BE71096123456769"),
        ("BE71 0961 2345 6769 (KBC)", "BE71096123456769"),
        ("IBAN BE71 0961 2345 6769 BIC: GKCCBEBB", "BE71096123456769"),
        ("NO93 8601 1117 947", "NO9386011117947"),
        ("nr. DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        # Two accounts are none, and what goes on in digits is no bank.
        ("BE71 0961 2345 6769 of BE68 5390 0754 7034", "BE71096123456769OFBE68539007547034"),
        ("BE71 0961 2345 6769 1", "BE710961234567691"),
        ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
        ("not an account", "NOTANACCOUNT"),
        ("IBAN 32423940", "IBAN32423940"),
        ("  ", None),
        (None, None),
    ],
)
def test_an_account_has_one_number(text: str | None, expected: str | None) -> None:
    assert account_number(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        "***090/9337/55493***",
        "+++ 090 / 9337 / 55493 +++",
        "+++090933755493+++",
        "+++090.9337.55493+++",
        "+ + + 090/9337/55493 + + +",
        "**+++090/9337/55493+++**",
        "090/9337/55493",
        "090 9337 55493",
        "090-9337-55493",
        "090933755493",
        " 090933755493 \r\n",
        "＋＋＋０９０／９３３７／５５４９３＋＋＋",
        "\u200b+++090/9337/\u00ad55493+++\ufeff",
        "+++090/9337/\r\n55493+++",
        "Mededeling: +++090/9337/55493+++",
        "Mededeling+++090/9337/55493+++Bedankt",
        "Te betalen met 090/9337/55493, vóór 23/12/2026",
        "+++090/9337/55493+++ (090/9337/55493)",
        "Klant 1234 +++090/9337/55493+++ factuur 2026/1187",
    ],
)
def test_a_valid_communication_is_taken_out(text: str) -> None:
    assert structured_communication(text) == RIGHT
    assert not is_wrong_communication(text)


@pytest.mark.parametrize(
    "text",
    [
        "+++090/9337/55494+++",
        "+++090/9337/5549+++",
        "+++090/9337/554933+++",
        "+++O90/9337/55493+++",
        "+++09/9337/55493+++",
        "+++1090/9337/55493+++",
        "090/9337/5549",
        "090/9337/55494",
        "REF090/9337/55493",
        "090/9337/55493/1",
        "＊＊＊090/9337/5549＊＊＊",
        "+++",
        "+++ DRINGEND +++",
        "+++090/9337/55493+++ of +++010/8068/17183+++",
        "+++090/9337/55493+++ of 090/9337/5549",
    ],
)
def test_what_shows_the_signs_and_leaves_a_doubt_is_wrong(text: str) -> None:
    assert structured_communication(text) is None
    assert is_wrong_communication(text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "2026KMO123456",
        "090933755494",
        "factuur 090933755493",
        "0909337554930",
        "23/11/2026",
        "2026/1187",
        "016/12 34 56",
        "RF18 5390 0754 7034",
        "C++ voor beginners",
        "٠٩٠/٩٣٣٧/٥٥٤٩٣",
    ],
)
def test_any_other_text_is_neither(text: str | None) -> None:
    assert structured_communication(text) is None
    assert not is_wrong_communication(text)


def test_places_are_those_of_the_text() -> None:
    text = "Nu ＋＋＋090/9337/55493＋＋＋, niet ***090/9337/5549***."
    (right, wrong) = signed_communications(text)
    assert text[right.begin : right.end] == "＋＋＋090/9337/55493＋＋＋"
    assert (right.value, wrong.value) == (RIGHT, None)
    assert text[wrong.begin : wrong.end] == "***090/9337/5549***"


@pytest.mark.parametrize("piece", ["+", "*", "+ ", "0", "000/", "+++090/9337/", "1 ", "BTW", "n°"])
def test_a_long_text_keeps_nobody_waiting(piece: str) -> None:
    begin = process_time()
    for read in (structured_communication, is_wrong_communication, vat_number, account_number):
        read(piece * 50_000)
    assert process_time() - begin < 5


@given(st.text(st.characters()) | st.text("0123456789+*/ .-BETVAIN°", max_size=60))
def test_a_form_is_its_own_form(text: str) -> None:
    for form in (vat_number, account_number, structured_communication):
        once = form(text)
        assert once is None or form(once) == once
