"""A training is found by any spelling of its words and any notation of its numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kmop_wizard.app.overview.search import Finder
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import LANGUAGES, Words
from tests.domain.builders import RULES

FACTS: dict[str, object] = {
    "title": "Accueil à l’hôtel, bien‑être et cœur",
    "notes": "Œuvre – phase 2",
    "enterprise.number": "0999.999.922",
    "enrolment.registration_number": "DV.O104628",
    "enrolment.price_excl_vat": Decimal("1450.00"),
    "applications.0.subsidy_number": "2026KMO123456",
    "applications.0.deposit.iban": "BE71096123456769",
    "applications.0.deposit.communication": "+++090/9337/55493+++",
    "invoices.0.number": "2026-1187",
    "invoices.0.supplier_vat": "BE0403170701",
    "invoices.0.iban": "BE68 5390 0754 7034",
}


def training() -> Training:
    told = Training("a")
    for path, value in FACTS.items():
        told = with_fact(told, tuple(path.split(".")), value)
    return told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        "l'hôtel",
        "L\u2019HOTEL",
        "l\u00b4hotel",
        "coeur",
        "cœur",
        "COEUR",
        "oeuvre",
        "bien-être",
        "bien\u2010etre",
        "bien\u2011être",
        "bien\u00ad-être",
        "0999999922",
        "BE0999.999.922",
        "be 0999 999 922",
        "BE999999922",
        "btw-be0999.999.922",
        "999.999.922",
        "dv.o104628",
        "DV.0104628",
        "dvo104628",
        "1450",
        "1.450",
        "1,450.00",
        "1 450,00",
        "€1450,00",
        "2026kmo123456",
        "2026-KMO-123456",
        "BE71 0961 2345 6769",
        "be71-0961-2345-6769",
        "IBANBE71096123456769",
        "090/9337/55493",
        "090933755493",
        "+++090/9337/55493+++",
        "2026\u20111187",
        "0403.170.701",
        "BE68539007547034",
    ],
)
def test_every_spelling_is_found(query: str, language: str) -> None:
    assert Finder(Words(language), RULES).matches(training(), query)


@pytest.mark.parametrize(
    "query",
    ["l'hotels", "0999999923", "BE0999999923", "1451", "1.451,00", "090/9337/55494", "DE999999922"],
)
def test_another_word_or_number_is_not(query: str) -> None:
    assert not Finder(Words("nl"), RULES).matches(training(), query)
