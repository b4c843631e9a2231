"""Every code of what comes in and goes out has words in every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kmop_wizard.app.facts.words import column_heading
from kmop_wizard.domain.agenda import agenda
from kmop_wizard.exchange.calendar import KINDS, TERMS, calendar_file, deadlines_of
from kmop_wizard.exchange.deposit import ACCOUNT_CHANGES, NOT_TO_DEPOSIT
from kmop_wizard.exchange.mail.parts import REASONS as NOT_A_MAIL
from kmop_wizard.exchange.mail.reader import OUTCOMES
from kmop_wizard.exchange.payment_qr import REASONS as NO_CODE
from kmop_wizard.exchange.tables import COLUMNS, trainings_table
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.deposits import (
    account_change_sentence,
    mail_outcome_sentence,
    no_code_sentence,
    not_a_mail_sentence,
    proposed_value,
)
from kmop_wizard.i18n.sentences.exports import calendar_name, calendar_texts
from tests.domain.builders import APPROVED, RULES, told

DAY = date(2026, 11, 23)
IBAN = "BE71096123456769"


@pytest.fixture(params=["nl", "fr", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param)


def test_every_code_has_its_own_sentence(words: Words) -> None:
    groups = (
        [not_a_mail_sentence(words, code) for code in NOT_A_MAIL],
        [mail_outcome_sentence(words, code) for code in OUTCOMES],
        [
            no_code_sentence(words, code)
            for code in (*NO_CODE, "stopped", *{*NOT_TO_DEPOSIT.values()})
        ],
        [account_change_sentence(words, code, IBAN, DAY) for code in ACCOUNT_CHANGES],
        [column_heading(words, column) for column in COLUMNS],
    )
    for said in groups:
        assert all(said)
        assert len(set(said)) == len(said)
    assert account_change_sentence(words, None, None, None) == ""
    assert not_a_mail_sentence(words, "anything") == not_a_mail_sentence(words, "not_a_mail")


def test_proposed_values_look_like_those_of_the_window(words: Words) -> None:
    assert proposed_value(words, "deposit.iban", IBAN) == "BE71 0961 2345 6769"
    assert proposed_value(words, "deposit.amount", Decimal("1015.00")) == words.money(Decimal(1015))
    assert proposed_value(words, "deposit.due_on", DAY) == words.day(DAY)
    assert proposed_value(words, "subsidy_number", "2026KMO1") == "2026KMO1"


def test_the_calendar_speaks_the_language(words: Words) -> None:
    (entry,) = agenda([told(APPROVED, title="Brandbestrijding")], RULES, DAY).entries
    last = DAY + timedelta(9)
    said = [calendar_texts(words, kind, entry, DAY, last) for kind in KINDS]
    on_it = [calendar_texts(words, kind, entry, last, last) for kind in TERMS]
    titles = [title for title, _ in (*said, *on_it)]
    assert len(set(titles)) == len(KINDS) + len(TERMS)
    assert all("Brandbestrijding" in title for title in titles)
    for (title, description), _kind in zip(said, TERMS, strict=False):
        assert words.day_month_year(last) in title
        assert words.day(last) in description
    assert words.money(Decimal(1015)) in said[1][1]
    data = calendar_file(
        [entry],
        lambda each: calendar_texts(words, each.kind, each.entry, each.day, each.by),
        calendar_name(words),
    )
    assert data.count(b"BEGIN:VEVENT") == len(deadlines_of(entry)) == 4


def test_a_training_without_title_or_amount_has_words_too(words: Words) -> None:
    training = replace(told(APPROVED, price=None), title=" ")
    (entry,) = agenda([training], RULES, DAY).entries
    title, description = calendar_texts(words, "deposit", entry, DAY, DAY)
    assert words.say("Course without a title") in title
    assert "{" not in title + description


def test_the_table_speaks_the_language(words: Words) -> None:
    data = trainings_table((), lambda column: column_heading(words, column), lambda _: "")
    assert words.say("First day of the course") in data.decode("utf-8-sig")
