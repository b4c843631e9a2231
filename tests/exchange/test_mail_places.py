"""Where a value stands in the sentence that tells it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.exchange.mail.facts import Value
from kmop_wizard.exchange.mail.places import place_of_value
from kmop_wizard.exchange.mail.reader import read_pasted
from tests.exchange.mails import NL_TABLE

DAY = date(2026, 12, 23)


@pytest.mark.parametrize(
    ("source", "value", "there"),
    [
        ("Rekening: BE71 0961 2345 6769.", "BE71096123456769", "BE71 0961 2345 6769"),
        ("Mededeling: +++090/9337/55493+++", "+++090/9337/55493+++", "+++090/9337/55493+++"),
        ("Mededeling: ***090/9337/55493***", "+++090/9337/55493+++", "***090/9337/55493***"),
        ("Mededeling: 090933755493", "+++090/9337/55493+++", "090933755493"),
        ("Je aanvraag 2026 kmo 123456 is goed", "2026KMO123456", "2026 kmo 123456"),
        ("Begunstigde: Portefeuille Beheer NV", "Portefeuille Beheer NV", "Portefeuille Beheer NV"),
        ("Te storten: € 1.015,00 (70 %)", Decimal("1015.00"), "€ 1.015,00"),
        ("À verser : 1 015,00 EUR", Decimal("1015.00"), "1 015,00 EUR"),
        ("Stort 1015 euro", Decimal("1015.00"), "1015 euro"),
        ("Uiterlijk 23/12/2026", DAY, "23/12/2026"),
        ("Uiterlijk 1-12-2026 of 23-12-2026", DAY, "23-12-2026"),
        ("au plus tard le 23 décembre 2026", DAY, "23 décembre 2026"),
        ("by December 23, 2026", DAY, "December 23, 2026"),
        ("tegen 2026-12-23", DAY, "2026-12-23"),
        ("Uiterlijk 22/12/2026", DAY, None),
        ("Verzonden door VLAIO", Decimal("1015.00"), None),
        ("", "BE71096123456769", None),
    ],
)
def test_the_place(source: str, value: Value, there: str | None) -> None:
    place = place_of_value(source, value)
    assert (source[slice(*place)] if place else None) == there


def test_every_value_of_a_usual_mail_has_its_place() -> None:
    for told in read_pasted(NL_TABLE).proposals:
        assert place_of_value(told.source, told.value), told
