"""Ready texts for others: what they ask is true, and they fit into any mail program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.app.papers.hand_over import WRITERS, address_of, mail_for
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.training import Enterprise, Invoice, Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.words import LANGUAGES
from kmop_wizard.storage.reference import load_rules
from tests.i18n.situations import CASES, Case
from tests.ui.trainings import ENROLLED, INVOICED

RULES = load_rules()
LONGEST_ADDRESS = 1500
"""In characters: what every system hands on to a mail program."""
TODAY = date(2026, 12, 8)
RESCUED = {
    name: case
    for name, case in CASES.items()
    if case.plan.next.action in ("reapply", "lost", "stopped")
}
WRITTEN = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def entry_of(training: Training, today: date = TODAY) -> Entry:
    return Entry(training, plan(training, RULES, today))


def accountant(training: Training, language: str = "en", invoice: str = "1") -> str:
    made = mail_for("accountant", Words(language), entry_of(training), RULES, invoice)
    return f"{made.subject}\n{made.body}"


def test_the_accountant_reads_what_to_pay_and_what_never() -> None:
    said, money = accountant(INVOICED), Words("en").money
    assert f"Do transfer: the VAT, {money(Decimal('304.50'))}, by 23 December 2026." in said
    never = f"Do not transfer: the amount without VAT, {money(Decimal('1450.00'))}."
    assert never in said
    assert "Invoice 2026-1187" in said
    assert said.endswith("Bakkerij Peeters")


def test_the_text_is_in_the_language_of_who_gets_it() -> None:
    assert "Niet overschrijven" in accountant(INVOICED, "nl")
    assert "À ne pas virer" in accountant(INVOICED, "fr")


def test_before_the_invoice_no_amount_is_named() -> None:
    said = accountant(ENROLLED)
    assert "€" not in said
    assert "Do transfer: only the VAT." in said
    assert "send me the invoice" in said


@pytest.mark.parametrize(
    ("invoice", "said"),
    [
        (Invoice(number="7", vat_amount=Decimal("0.00")), "Do transfer: nothing"),
        (Invoice(number="7"), "Do transfer: only the VAT."),
        (Invoice(number="7", vat_amount=Decimal("21.00"), currency="USD"), "only the VAT."),
        (Invoice(vat_amount=Decimal("21.00")), "handle the invoice as follows"),
    ],
)
def test_what_is_not_known_of_an_invoice_is_left_out(invoice: Invoice, said: str) -> None:
    found = accountant(replace(INVOICED, invoices=(replace(invoice, id="1"),)))
    assert said in found
    assert "None" not in found


def test_the_shares_are_told_only_where_they_add_up() -> None:
    half = replace(INVOICED.invoices[0], amount_excl_vat=Decimal("700.00"))
    assert "own share" in accountant(INVOICED)
    assert "own share" not in accountant(replace(INVOICED, invoices=(half,)))


def test_the_participant_reads_what_to_sign_and_to_keep() -> None:
    made = mail_for("participant", Words("en"), entry_of(INVOICED), RULES)
    assert made.body.startswith("Hello Sofie Peeters,")
    assert "from 9 November 2026 to 7 December 2026" in made.body
    assert "Sign the attendance list on each day" in made.body


def test_several_participants_are_greeted_without_a_name() -> None:
    two = replace(
        INVOICED, enrolment=replace(INVOICED.enrolment, participants=("An Maes", "Jan Maes"))
    )
    assert mail_for("participant", Words("en"), entry_of(two), RULES).body.startswith("Hello,")


@pytest.mark.parametrize("receiver", ["vlaio", "provider"])
@pytest.mark.parametrize("name", RESCUED)
def test_there_is_a_letter_for_whatever_went_wrong(name: str, receiver: str) -> None:
    case: Case = RESCUED[name]
    for language in LANGUAGES:
        made = mail_for(receiver, Words(language), Entry(case.training, case.plan), RULES)
        assert made.subject
        assert "{" not in made.subject + made.body
    made = mail_for(receiver, Words("en"), Entry(case.training, case.plan), RULES)
    can_apply = case.plan.next.action == "reapply"
    assert ("apply again until" in made.body) == can_apply


def test_a_letter_to_vlaio_has_its_address() -> None:
    case = RESCUED["refused"]
    made = mail_for("vlaio", Words("nl"), Entry(case.training, case.plan), RULES)
    assert address_of("vlaio", made).startswith("mailto:kmo-portefeuille@vlaanderen.be?")


@given(title=WRITTEN, name=WRITTEN, provider=WRITTEN, number=WRITTEN, person=WRITTEN)
def test_every_address_is_short_and_whole(
    title: str, name: str, provider: str, number: str, person: str
) -> None:
    training = replace(
        INVOICED,
        title=title,
        enterprise=Enterprise(name),
        enrolment=replace(
            INVOICED.enrolment, provider=None, provider_name=provider, participants=(person,)
        ),
        invoices=(replace(INVOICED.invoices[0], number=number),),
    )
    for receiver in ("accountant", "participant"):
        made = mail_for(receiver, Words("fr"), entry_of(training), RULES, "1")
        address = address_of(receiver, made)
        assert len(address) <= LONGEST_ADDRESS
        assert address.isascii()
        told = parse_qs(urlsplit(address).query, strict_parsing=True, keep_blank_values=True)
        assert told["body"][0].replace("\r\n", "\n") == made.body
        assert "\n" not in made.subject


def test_an_amount_that_no_text_can_hold_leaves_the_text_to_be_copied() -> None:
    huge = replace(INVOICED.invoices[0], vat_amount=Decimal(10) ** 2000)
    entry = entry_of(replace(INVOICED, invoices=(huge,)))
    made = mail_for("accountant", Words("nl"), entry, RULES, "1")
    assert len(address_of("accountant", made)) <= LONGEST_ADDRESS


def test_everyone_has_a_text() -> None:
    assert set(WRITERS) == {"accountant", "participant", "vlaio", "provider"}
