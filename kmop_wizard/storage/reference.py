"""What travels with the program and can change without it: rules, providers, links, help texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from kmop_wizard.domain.rules import Provider, Rules, RuleSet
from kmop_wizard.resources import resource_folder
from kmop_wizard.storage.jsontext import parse

_HEADING: Final = r"## (?P<question>.+?) \{#(?P<key>[a-z0-9_]+)\}"
_OPERATOR_FIELD: Final = "{operator}"


class Link(NamedTuple):
    """An address: what a button opens, and what a person reads."""

    url: str
    shown: str


class Entry(NamedTuple):
    """A question of the help and its answer: plain text, paragraphs parted by an empty line."""

    key: str
    question: str
    answer: str


class Topic(NamedTuple):
    """The help of one step or subject in one language."""

    title: str
    entries: tuple[Entry, ...]


class Checked(NamedTuple):
    """Where a value comes from (a row of docs/sources.md) and the day it was last compared."""

    source: str
    checked_on: date


def load_rules() -> Rules:
    """Return all sets of rules, oldest first, and all providers."""
    sets = (_rule_set(_read(path)) for path in _files("rules"))
    providers = (
        Provider(row["id"], row["name"], row["registration_number"], row["printed_as"])
        for path in _files("providers")
        for row in _read(path)["providers"]
    )
    return Rules(tuple(sorted(sets, key=lambda each: each.holds_from)), tuple(providers))


def load_checks() -> Mapping[str, Checked]:
    """Return the source of each value of the newest rules by its path: ``rates.small.standard``."""
    newest = _read(max(_files("rules")))["sources"]
    return {
        path: Checked(row["source"], date.fromisoformat(row["checked_on"]))
        for path, row in newest.items()
    }


def load_links() -> Mapping[str, Link]:
    """Return the addresses by name: ``portal``, ``eloket``, ``catalogue``, ``help_phone``…"""
    rows = _read(resource_folder() / "links" / "links.json")["links"]
    return {name: Link(row["url"], row["shown"]) for name, row in rows.items()}


def load_operator() -> str:
    """Return the name of the payment operator, as the brochure gives it."""
    return str(_read(resource_folder() / "links" / "operator.json")["name"])


def guidance(topic: str, language: str) -> Topic:
    """Return the help on ``topic`` (``enrol``, ``general``, ``rescue``…) in nl, fr or en."""
    path = resource_folder() / "guidance" / language / f"{topic}.md"
    text = path.read_text(encoding="utf-8").replace(_OPERATOR_FIELD, load_operator())
    title, *blocks = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return Topic(title.strip().removeprefix("# "), tuple(_entry(block) for block in blocks))


def _entry(block: str) -> Entry:
    heading, _, answer = block.partition("\n")
    found = re.fullmatch(_HEADING, heading.strip())
    if found is None:
        raise ValueError(f"no heading with a key: {heading}")
    return Entry(found["key"], found["question"], answer.strip())


def _rule_set(row: Mapping[str, Any]) -> RuleSet:
    rates = {
        size: {theme: Decimal(rate) for theme, rate in by_theme.items()}
        for size, by_theme in row["rates"].items()
    }
    return RuleSet(
        holds_from=date.fromisoformat(row["holds_from"]),
        source=row["sources"]["holds_from"]["source"],
        rates=rates,
        ceiling=Decimal(row["ceiling"]),
        minimum=Decimal(row["minimum"]),
        apply_days=row["apply_days"],
        deposit_days=row["deposit_days"],
        keep_years=row["keep_years"],
        approval_check_days=row["approval_check_days"],
        subsidy_check_days=row["subsidy_check_days"],
        invoice_check_days=row["invoice_check_days"],
        checked_on=min(date.fromisoformat(each["checked_on"]) for each in row["sources"].values()),
    )


def _files(folder: str) -> Iterable[Path]:
    return sorted((resource_folder() / folder).glob("*.json"))


def _read(path: Path) -> Any:
    return parse(path.read_bytes())
