"""Words that the wizard does not use, each with what it says instead: `docs/words.md` tells why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kmop_wizard.resources import resource_folder
from tools import catalogues

FORBIDDEN = {
    "nl": {
        r"eigen aandeel": "the brochure says eigen bijdrage",
        r"leverancier": "dienstverlener: two words suggest two parties",
        r"portaal": "say the address: e-loketondernemers.be, or the website of the kmo-portefeuille",
        r"vanzelf (af|terug|erbij|betaald)": "the brochure says automatisch",
        r"laatste dagen": "deadlines",
        r"cursus|\breeks": "opleiding",
        r"werd (geweigerd|geannuleerd|stopgezet)": "is geweigerd: it still is",
        r"elektronisch": "digitaal",
        r"\bnoteer|genoteerd": "fields are filled in: invullen",
        r"rustdag": "weekend- of feestdag",
        r"kmo-portefeuille wizard": "a compound is one word",
    },
    "fr": {
        r"portail": "say the address, or le site du kmo-portefeuille",
        r"fournisseur": "prestataire",
        r"jour de repos": "week-end ou jour férié",
        r"demande tombe": "est annulée",
        r"autorité flamande": "a name has its capital: Autorité flamande",
        r"\bnotez|\bnotée?s?\b": "indiquez, encodé",
        r"date de l.e-mail": "the day on which it was sent; la date indiquée dans l’e-mail",
        r"\w\'\w": "the apostrophe is ’",
        r" [:;?!%€»]|« ": "a sign keeps its space on its line: a no-break space",
    },
    "en": {
        r"\btrainings\b|\b(a|the|this|your|no|new|next|each|every|another) training\b(?! subsid)": "course",
        r"\benterprise": "business: an enterprise is a large one",
        r"\bsupplier\b": "provider",
        r"\bportal\b": "say the address, or the website",
        r"lesson day": "day of the course",
        r"\blast days\b": "deadlines",
        r"\btrash\b": "bin",
        r"\bpurse\b": "yearly maximum",
        r"\bnoted?\b(?<!credit note)": "enter, record",
        r"\btake (all )?over|taken over": "use this, filled in",
        r"closes by itself|paid by itself|back by itself": "automatically",
        r"\bholds\b|\blies\b": "contains, is",
        r"start of the performance": "start of the course",
    },
}
GUIDES = Path(__file__).resolve().parents[2] / "docs"
LINK = re.compile(r"!?\[(.*?)\]\(.*?\)")
ALLOWED = {
    ("nl", "deposit", "eigen aandeel"): "the word of the decree, once",
}


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text."""
    folder = resource_folder() / "guidance" / language
    for path in sorted(folder.glob("*.md")):
        yield path.stem, path.read_text(encoding="utf-8")
    guide = GUIDES / language / "README.md"
    if guide.is_file():
        yield "guide", LINK.sub(r"\1", guide.read_text(encoding="utf-8"))
    if language == "en":
        for message in catalogues.extract():
            yield from (("catalogue", text) for text in forms(message.id))
        return
    for message in catalogues.read(catalogues.catalogue_path(language), language):
        if message.id:
            yield from (("catalogue", text) for text in forms(message.string))


def forms(text: object) -> tuple[str, ...]:
    """The forms of a message, its fields without their names."""
    found = (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]
    return tuple(re.sub(r"\{\w+\}", "{}", form) for form in found)


@pytest.mark.parametrize("language", FORBIDDEN)
def test_one_thing_has_one_word(language: str) -> None:
    found = [
        f"{place}: {match[0]!r} in {text[:90]!r}: {why}"
        for place, text in texts(language)
        for pattern, why in FORBIDDEN[language].items()
        for match in re.finditer(
            pattern, text, re.IGNORECASE if pattern != "autorité flamande" else 0
        )
        if (language, place, match[0]) not in ALLOWED
    ]
    assert found == []


def test_the_decree_s_word_for_the_own_share_stands_once() -> None:
    assert sum(text.count("eigen aandeel") for _, text in texts("nl")) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Stort je eigen aandeel"),
        ("nl", "De aanvraag sluit vanzelf af"),
        ("fr", "C\u2019est la date de l\u2019e-mail"),
        ("fr", "Vous avez reçu : rien"),
        ("en", "Your trainings"),
        ("en", "The deposit is noted"),
    ],
)
def test_the_patterns_meet_what_they_are_for(language: str, said: str) -> None:
    assert any(re.search(pattern, said, re.IGNORECASE) for pattern in FORBIDDEN[language])
