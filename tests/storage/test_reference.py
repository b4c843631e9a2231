"""What travels with the program can be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kmop_wizard.resources import resource_folder
from kmop_wizard.storage.reference import guidance, load_links, load_operator, load_rules


def test_the_rules_of_today() -> None:
    rules = load_rules()
    today = rules.on(date(2026, 11, 23))
    assert today.rates["small"]["standard"] == Decimal("0.30")
    assert today.rates["medium"]["energy_efficiency"] == Decimal("0.35")
    assert (today.ceiling, today.minimum) == (Decimal("7500.00"), Decimal("100.00"))
    assert (today.apply_days, today.deposit_days, today.keep_years) == (14, 30, 10)
    assert [each.holds_from for each in rules.sets] == sorted(
        each.holds_from for each in rules.sets
    )


def test_the_providers() -> None:
    provider = load_rules().provider("liantis-edpb")
    assert provider is not None
    assert (provider.registration_number, provider.printed_as) == ("DV.O104628", "DV.0104628")


def test_the_links_and_the_operator() -> None:
    links = load_links()
    assert {"portal", "eloket", "catalogue"} <= links.keys()
    assert all(link.url.startswith(("https://", "tel:", "mailto:")) for link in links.values())
    assert load_operator()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_topic_can_be_read_in_every_language(language: str) -> None:
    topics = [path.stem for path in (resource_folder() / "guidance" / "nl").glob("*.md")]
    assert {"enrol", "apply", "deposit", "subsidy", "attend", "pay"} <= set(topics)
    for topic in topics:
        found = guidance(topic, language)
        assert found.title
        assert found.entries
        for entry in found.entries:
            assert entry.question
            assert entry.answer
            assert "{" not in entry.question + entry.answer
            assert "#" not in entry.question + entry.answer
