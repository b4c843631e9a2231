"""Each change of a training is told in a sentence, in each language, whatever is in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from kmop_wizard.app.facts.groups import fact_groups
from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.app.facts.words import fact_words
from kmop_wizard.domain.changes import changes
from kmop_wizard.domain.facts import Path, facts_of, is_entry, with_fact
from kmop_wizard.domain.training import (
    LISTS,
    Application,
    Attachment,
    Enrolment,
    Invoice,
    Training,
)
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.sentences.history import (
    LONGEST,
    beginning_words,
    change_sentences,
    local,
    moment_words,
    place_words,
)
from kmop_wizard.storage.reference import load_rules
from tests.strategies import trainings
from tests.ui.trainings import APPROVED, DEPOSITED, ENROLLED, INVOICED

RULES = load_rules()
DAY = date(2026, 11, 24)


def told(before: Training, after: Training, language: str = "en") -> list[str]:
    words = Words(language)
    return [
        *change_sentences(words, changes(before, after), after, fact_words(words, RULES)),
    ]


MOVED = with_fact(ENROLLED, ("enrolment", "first_lesson_day"), date(2026, 11, 16))
PAID_IN = with_fact(APPROVED, ("applications", "1", "deposit", "deposited_on"), DAY)
ORDERED = with_fact(INVOICED, ("invoices", "1", "payment_ordered_on"), DAY)
OTHERS = with_fact(ENROLLED, ("enrolment", "participants"), ("Jan Peeters", "Lies Peeters"))
PAPER = replace(ENROLLED, attachments=(Attachment("invoice", "attachments/5f/2026-1187.xml"),))
NAMED = replace(PAPER, attachments=(replace(PAPER.attachments[0], kind="certificate"),))
AGAIN = with_fact(APPROVED, ("applications", "2", "submitted_on"), DAY)
SMALL_NOTE = replace(ENROLLED, notes="a" * 200)
LONG_NOTE = replace(ENROLLED, notes="a" * 200 + " and the end")

CASES: dict[str, tuple[Training, Training, dict[str, list[str]]]] = {
    "moved": (
        ENROLLED,
        MOVED,
        {
            "nl": ["Eerste lesdag: 9 november 2026 → 16 november 2026"],
            "fr": ["Premier jour de cours\u00a0: 9 novembre 2026 → 16 novembre 2026"],
            "en": ["First day of the course: 9 November 2026 → 16 November 2026"],
        },
    ),
    "deposited": (
        APPROVED,
        PAID_IN,
        {
            "nl": ["Storting van 24 november 2026 ingevuld"],
            "fr": ["Versement du 24 novembre 2026 encodé"],
            "en": ["Deposit of 24 November 2026 recorded"],
        },
    ),
    "cleared": (
        PAID_IN,
        APPROVED,
        {
            "nl": ["Geld aangekomen op: 24 november 2026 → niet bekend"],
            "fr": ["Argent arrivé le\u00a0: 24 novembre 2026 → pas connu"],
            "en": ["Money arrived on: 24 November 2026 → not known"],
        },
    ),
    "invoice": (
        replace(INVOICED, invoices=()),
        ORDERED,
        {
            "nl": [
                "Factuur 2026-1187 toegevoegd",
                "Factuur 2026-1187 · Opdracht tot betaling van 24 november 2026 ingevuld",
            ],
            "fr": [
                "Ajout\u00a0: Facture 2026-1187",
                "Facture 2026-1187 · Ordre de paiement du 24 novembre 2026 encodé",
            ],
            "en": [
                "Invoice 2026-1187 added",
                "Invoice 2026-1187 · Payment order of 24 November 2026 recorded",
            ],
        },
    ),
    "participants": (
        ENROLLED,
        OTHERS,
        {
            "nl": [
                "Deelnemer toegevoegd: Jan Peeters",
                "Deelnemer toegevoegd: Lies Peeters",
                "Deelnemer verwijderd: Sofie Peeters",
            ],
            "fr": [
                "Participant ajouté\u00a0: Jan Peeters",
                "Participant ajouté\u00a0: Lies Peeters",
                "Participant retiré\u00a0: Sofie Peeters",
            ],
            "en": [
                "Participant added: Jan Peeters",
                "Participant added: Lies Peeters",
                "Participant removed: Sofie Peeters",
            ],
        },
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_change_in_words(case: str, language: str) -> None:
    before, after, expected = CASES[case]
    assert told(before, after, language) == expected[language]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (INVOICED, replace(INVOICED, invoices=()), ["Invoice 2026-1187 removed"]),
        (
            INVOICED,
            with_fact(INVOICED, ("invoices", "1", "amount_excl_vat"), Decimal("1500.00")),
            ["Invoice 2026-1187 · Amount excluding VAT: 1\u202f450,00 → 1\u202f500,00"],
        ),
        (
            ENROLLED,
            replace(ENROLLED, invoices=(Invoice(amount_excl_vat=Decimal("-5.00")),)),
            ["Credit note without a number added"],
        ),
        (ENROLLED, PAPER, ["Document 2026-1187.xml added"]),
        (PAPER, ENROLLED, ["Document 2026-1187.xml removed"]),
        (PAPER, NAMED, ["Document 2026-1187.xml · Kind of document: Invoice → Certificate"]),
        (
            Training("x"),
            replace(Training("x"), applications=(Application(DAY, "2026KMO1"),)),
            ["Application of 24 November 2026 recorded", "Subsidy number: 2026KMO1"],
        ),
        (
            APPROVED,
            AGAIN,
            ["Application of 24 November 2026 added"],
        ),
        (
            APPROVED,
            with_fact(AGAIN, ("applications", "2", "subsidy_number"), "2026KMO2"),
            [
                "Application of 24 November 2026 added",
                "Application of 24 November 2026 · Subsidy number: 2026KMO2",
            ],
        ),
        (AGAIN, APPROVED, ["Application of 24 November 2026 removed"]),
        (
            ENROLLED,
            with_fact(ENROLLED, ("enrolment", "price_excl_vat"), Decimal("900.00")),
            ["Price excluding VAT: 1\u202f450,00\u00a0€ → 900,00\u00a0€"],
        ),
        (
            ENROLLED,
            with_fact(ENROLLED, ("enrolment", "theme"), "cybersecurity"),
            ["Theme: None of these → Cybersecurity"],
        ),
        (
            ENROLLED,
            with_fact(ENROLLED, ("enrolment", "provider"), "liantis-consult"),
            ["Provider: Liantis EDPB vzw → Liantis Consult nv"],
        ),
        (
            ENROLLED,
            with_fact(ENROLLED, ("title",), "Brandbestrijding  en evacuatie"),
            ["Course: only spaces or line breaks changed"],
        ),
        (
            OTHERS,
            with_fact(OTHERS, ("enrolment", "participants"), ("Lies Peeters", "Jan Peeters")),
            ["Participants put in another order"],
        ),
        (ENROLLED, replace(ENROLLED, unknown={"later": 1}), ["Another detail changed"]),
    ],
)
def test_every_kind_of_change(before: Training, after: Training, expected: list[str]) -> None:
    assert told(before, after) == expected


def test_of_a_long_text_what_changed_is_seen() -> None:
    (sentence,) = told(SMALL_NOTE, LONG_NOTE)
    assert sentence == "Notes: …aaaaaaaaaaaa → …aaaaaaaaaaaa and the end"
    (sentence,) = told(ENROLLED, SMALL_NOTE)
    assert sentence == f"Notes: {'a' * (LONGEST - 1)}…"


def test_markup_and_braces_are_told_as_they_are() -> None:
    (sentence,) = told(ENROLLED, replace(ENROLLED, title="<b>{field}</b>\n&amp;"))
    assert sentence == "Course: Brandbestrijding en evacuatie → <b>{field}</b> &amp;"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_a_sentence_of_its_own(language: str) -> None:
    full = with_fact(DEPOSITED, ("applications", "1", "deposit", "cancelled_on"), DAY)
    for path, value in _values().items():
        full = with_fact(full, path, value)
    seen = {}
    for path in _values():
        empty = with_fact(full, path, None)
        for before, after in ((empty, full), (full, empty)):
            (sentence,) = told(before, after, language)
            seen[sentence] = path
    assert Words(language).say("Another detail changed") not in seen
    assert len(seen) == 2 * len(_values())


def _values() -> dict[Path, Any]:
    """A value for each fact with a name, at the first place of its list."""
    found: dict[Path, Any] = {}
    for key, spec in FACT_SPECS.items():
        if key == "enrolment.participants":
            continue
        owner, *rest = key.split(".")
        path = (owner, *(["1"] if owner in LISTS else []), *rest)
        kinds: dict[str, Any] = {"day": date(2025, 1, len(found) % 28 + 1), "notes": "Bel Sofie"}
        amount = Decimal(f"{len(found)}.00")
        kinds |= dict.fromkeys(("amount", "price", "signed_amount"), amount)
        kinds["choice"] = spec.choices[-1][0] if spec.choices else ""
        found[path] = kinds.get(spec.kind, f"text {len(found)}")
    return found


UNKNOWN: tuple[dict[str, Any], ...] = (
    {"enrolment.enrolled_on": 5, "enrolment.participants": [1], "enrolment.theme": {"a": []}},
    {"applications.submitted_on": True, "applications.1.subsidy.amount": "x"},
    {"invoices.number": None, "invoices.²": 1, "attachments.kind": [], "attachments.1.kind": 1},
    {"notes": {"deep": ["<b>"]}, "title": 1.5, "enterprise.size": ["small"]},
)


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_keys_of_a_later_version_that_are_named_like_facts(unknown: dict[str, Any]) -> None:
    strange = replace(INVOICED, unknown=unknown, enrolment=Enrolment(unknown=unknown))
    strange = replace(strange, applications=(Application(unknown=unknown),))
    for before, after in ((INVOICED, strange), (strange, INVOICED), (Training("x"), strange)):
        assert all(told(before, after))


@settings(max_examples=60, deadline=None)
@given(one=trainings(), other=trainings())
def test_any_two_states_are_told(one: Training, other: Training) -> None:
    said = told(one, other, "fr")
    assert said
    assert all(sentence and "\n" not in sentence for sentence in said)
    words = Words("nl")
    for group in fact_groups(words, one, fact_words(words, RULES)):
        assert all(name and value for name, value in group.facts)


def test_the_known_facts_are_all_there_to_read() -> None:
    words = Words("en")
    groups = fact_groups(words, INVOICED, fact_words(words, RULES))
    assert [group.step for group in groups] == ["enrol", "apply", "deposit", "subsidy", "pay"]
    known = [path for path in facts_of(INVOICED) if not is_entry(path)]
    # The provider's name is told once.
    assert sum(len(group.facts) for group in groups) == len(known) - 1
    assert ("Account (IBAN)", "BE71 0961 2345 6769") in groups[2].facts
    assert groups[-1].entry == "Invoice 2026-1187"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_it_was(language: str) -> None:
    words = Words(language)
    said = [place_words(words, computer, "kassa") for computer in ("", "kassa", "LAPTOP-Sofie")]
    assert len(set(said)) == 3
    assert "LAPTOP-Sofie" in said[2]
    assert "kassa" not in said[1]


def test_when_it_was() -> None:
    moment = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
    here = moment.astimezone()
    words = Words("nl")
    assert moment_words(words, moment) == f"{words.long_day(here.date())}, {here:%H:%M}"
    for end in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)):
        assert local(end)
        assert moment_words(words, end)


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_it_began(language: str) -> None:
    words = Words(language)
    begun = beginning_words(words, Training("x", revision=1))
    assert begun != beginning_words(words, Training("x", revision=7))
