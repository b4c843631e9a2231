"""What the watchdog says of an invoice beside a training, in codes and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.training import Enrolment, Invoice, Training
from kmop_wizard.exchange.einvoice import CREDIT_NOTE, EInvoice, as_invoice_facts
from kmop_wizard.exchange.watchdog import CODES, Finding, compare
from kmop_wizard.exchange.xml_safety import REASONS
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.sentences.einvoices import finding_sentence, no_einvoice_sentence
from kmop_wizard.storage.reference import load_rules
from tests.exchange.test_einvoice import USUAL
from tests.strategies import trainings

RULES = load_rules()
COURSE = Enrolment(
    provider="liantis-edpb",
    first_lesson_day=date(2026, 11, 9),
    last_lesson_day=date(2026, 12, 7),
    price_excl_vat=Decimal("1450.00"),
)
TRAINING = Training("a", title="Brandbestrijding", enrolment=COURSE)
OTHER = Training("b", title="EHBO")


def findings(
    found: EInvoice = USUAL, training: Training = TRAINING, *others: Training
) -> dict[str, Finding]:
    said = compare(found, training, others, RULES)
    assert [each.code for each in said] == sorted((each.code for each in said), key=CODES.index)
    return {each.code: each for each in said}


def with_invoices(training: Training, *invoices: Invoice) -> Training:
    return replace(training, invoices=invoices)


def earlier(**changes: Any) -> Invoice:
    return replace(as_invoice_facts(USUAL), number="2026-7", issued_on=date(2026, 1, 1), **changes)


def test_an_invoice_that_agrees_in_everything() -> None:
    said = findings(USUAL, with_invoices(TRAINING), with_invoices(OTHER, earlier()))
    assert {code: each.agrees for code, each in said.items()} == {
        "in_another_training": True,
        "supplier": True,
        "amount": True,
        "currency": True,
        "course_days": True,
        "account": True,
    }


def test_nothing_known_gives_nothing_to_say() -> None:
    assert compare(EInvoice("invoice"), Training("a"), [], RULES) == ()


@pytest.mark.parametrize("name", ["liantis  EDPB VZW", " Liantis EDPB vzw"])
def test_case_and_blanks_of_the_supplier_do_not_count(name: str) -> None:
    assert findings(replace(USUAL, supplier_name=name))["supplier"].agrees


def test_another_supplier() -> None:
    said = findings(replace(USUAL, supplier_name="Liantis Consult nv"))["supplier"]
    assert (said.agrees, said.values) == (
        False,
        {"supplier": "Liantis Consult nv", "provider": "Liantis EDPB vzw"},
    )


def test_another_amount_and_several_invoices() -> None:
    half = replace(USUAL, amount_excl_vat=Decimal("725.00"))
    first = Invoice(number="1", amount_excl_vat=Decimal("725.00"))
    assert not findings(half)["amount"].agrees
    both = findings(half, with_invoices(TRAINING, first))["amount"]
    assert (both.agrees, both.values["count"]) == (True, 2)
    assert findings(replace(USUAL, amount_excl_vat=Decimal("1450.01")))["amount"].agrees is False
    again = with_invoices(TRAINING, as_invoice_facts(USUAL))
    assert findings(USUAL, again)["amount"].agrees


def test_amounts_in_another_currency_are_not_compared() -> None:
    said = findings(replace(USUAL, currency="USD", prepaid=Decimal("5.00")))
    assert "amount" not in said
    assert not said["currency"].agrees
    assert said["prepaid"].values == {"prepaid": "5.00 USD"}


def test_a_credit_note_counts_below_zero() -> None:
    said = findings(
        replace(USUAL, document=CREDIT_NOTE), with_invoices(TRAINING, as_invoice_facts(USUAL))
    )
    assert not said["credit_note"].agrees
    assert said["amount"].values["together"] == Decimal("0.00")
    assert "already_here" not in said


def test_prepaid() -> None:
    assert not findings(replace(USUAL, prepaid=Decimal("0.01")))["prepaid"].agrees
    assert "prepaid" not in findings(replace(USUAL, prepaid=Decimal("0.00")))


@pytest.mark.parametrize(
    ("days", "lines", "agrees"),
    [
        ((date(2026, 12, 7),), (), True),
        ((date(2026, 11, 9),), (), True),
        ((date(2026, 12, 8),), (), False),
        ((date(2026, 11, 8),), (), False),
        ((date(2026, 11, 10),), ("les van 8/12/2026",), False),
        ((date(2026, 11, 10),), ("les van 2026-12-08",), False),
        ((), ("lessen 09.11.2026 en 08.12.2026",), False),
        ((), ("offerte van 1/10/2026, les 7/12/2026",), None),
        ((), ("31/02/2026, 1/1/20277, 99/99/2027, 12026-12-08",), None),
        ((), (), None),
    ],
)
def test_days_outside_the_course(
    days: tuple[date, ...], lines: tuple[str, ...], agrees: bool | None
) -> None:
    said = findings(replace(USUAL, days=days, lines=lines)).get("course_days")
    assert (None if said is None else said.agrees) == agrees


def test_the_account_of_the_suppliers_last_invoice() -> None:
    older = earlier(iban="BE68 5390 0754 7034")
    newer = replace(older, number="2026-8", issued_on=date(2026, 6, 1), iban=USUAL.iban)
    assert findings(USUAL, TRAINING, with_invoices(OTHER, newer, older))["account"].agrees
    changed = findings(USUAL, TRAINING, with_invoices(OTHER, older))["account"]
    assert (changed.agrees, changed.values["known"]) == (False, "BE68539007547034")
    stranger = replace(older, supplier_name="Iemand anders", supplier_vat="BE0403170701")
    assert "account" not in findings(USUAL, TRAINING, with_invoices(OTHER, stranger))
    assert "account" not in findings(
        USUAL, TRAINING, with_invoices(OTHER, replace(older, iban=None))
    )
    renamed = replace(older, supplier_name="Liantis")
    assert not findings(USUAL, with_invoices(TRAINING, renamed))["account"].agrees


def test_an_invoice_that_is_known_already() -> None:
    same = replace(as_invoice_facts(USUAL), number=" 2026-1187 ", document=None)
    here = findings(USUAL, with_invoices(TRAINING, same))
    assert here["already_here"].values == {"number": "2026-1187"}
    there = findings(USUAL, TRAINING, OTHER, with_invoices(OTHER, same))["in_another_training"]
    assert (there.agrees, there.values["title"]) == (False, "EHBO")
    of_another = replace(same, supplier_name="Iemand", supplier_vat=None)
    assert findings(USUAL, TRAINING, with_invoices(OTHER, of_another))["in_another_training"].agrees
    itself = with_invoices(TRAINING, same)
    assert findings(USUAL, TRAINING, itself)["in_another_training"].agrees


@pytest.mark.parametrize(
    "vat", ["0999.999.922", "BE999999922", "BTW BE 0999.999.922", "n° TVA 0999999922"]
)
def test_another_spelling_of_the_supplier_hides_nothing(vat: str) -> None:
    typed = replace(as_invoice_facts(USUAL), supplier_vat=vat, supplier_name="Liantis")
    here = findings(USUAL, with_invoices(TRAINING, typed))
    assert "already_here" in here
    there = findings(USUAL, TRAINING, with_invoices(OTHER, typed))
    assert not there["in_another_training"].agrees
    before = replace(typed, number="2026-7", issued_on=date(2026, 1, 1), iban="BE68 5390 0754 7034")
    assert not findings(USUAL, TRAINING, with_invoices(OTHER, before))["account"].agrees


@pytest.mark.parametrize(
    "iban", ["IBAN BE71 0961 2345 6769", "BE71-0961-2345-6769", "be71.0961.2345.6769"]
)
def test_another_spelling_of_an_account_is_no_change(iban: str) -> None:
    assert findings(USUAL, TRAINING, with_invoices(OTHER, earlier(iban=iban)))["account"].agrees


def test_what_is_doubtful_is_said() -> None:
    assert not findings(replace(USUAL, payable=None, doubtful=("payable",)))["doubtful"].agrees


@given(trainings(), st.lists(trainings(), max_size=2))
def test_any_training_can_be_compared(one: Training, others: list[Training]) -> None:
    for finding in compare(USUAL, one, others, RULES):
        for language in LANGUAGES:
            said = finding_sentence(Words(language), finding.code, finding.agrees, finding.values)
            assert said.strip()


def every_finding() -> list[Finding]:
    wrong = replace(
        USUAL,
        document=CREDIT_NOTE,
        supplier_name="Boeven bv",
        amount_excl_vat=Decimal("7.00"),
        prepaid=Decimal("1.00"),
        iban="BE68539007547034",
        days=(date(2027, 1, 1),),
        doubtful=("payable", "iban"),
    )
    copy = replace(as_invoice_facts(wrong), issued_on=None)
    before = replace(copy, number="1", iban=USUAL.iban)
    cases = [
        compare(USUAL, TRAINING, [with_invoices(OTHER, earlier())], RULES),
        compare(wrong, with_invoices(TRAINING, copy), [with_invoices(OTHER, copy, before)], RULES),
        compare(replace(wrong, currency="USD"), TRAINING, [], RULES),
        compare(replace(wrong, days=(date(2026, 1, 1),)), TRAINING, [], RULES),
        compare(USUAL, with_invoices(TRAINING, earlier()), [], RULES),
        compare(USUAL, with_invoices(TRAINING, earlier(amount_excl_vat=Decimal(0))), [], RULES),
    ]
    return [finding for case in cases for finding in case]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_finding_has_its_sentence(language: str) -> None:
    said = every_finding()
    assert {each.code for each in said} == set(CODES)
    for each in said:
        sentence = finding_sentence(Words(language), each.code, each.agrees, each.values)
        assert sentence.endswith("."), sentence
        assert "{" not in sentence
        if language != "en":
            assert sentence != finding_sentence(Words("en"), each.code, each.agrees, each.values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_refusal_has_its_sentence(language: str) -> None:
    words = Words(language)
    said = {no_einvoice_sentence(words, code, "a {b}.xml") for code in REASONS}
    assert len(said) == len(REASONS)
    assert all("a {b}.xml" in sentence and sentence.endswith(".") for sentence in said)
    assert no_einvoice_sentence(words, "bogus", "a.xml")
