"""Every value in the data names a row of docs/sources.md, and the day on which it was checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kmop_wizard.resources import resource_folder

SOURCES = Path(__file__).resolve().parent.parent / "docs" / "sources.md"
DATA = sorted(
    path
    for folder in ("rules", "providers", "links")
    for path in (resource_folder() / folder).glob("*.json")
)


def rows() -> set[str]:
    listed = re.findall(r"^\| (S-[A-Z0-9-]+) \|", SOURCES.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(set(listed)) == len(listed)
    return set(listed)


def objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def leaves(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    else:
        yield path


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_each_source_is_a_row_and_each_check_a_day(path: Path) -> None:
    named = [entry for entry in objects(json.loads(path.read_bytes())) if "checked_on" in entry]
    assert named
    for entry in named:
        date.fromisoformat(str(entry["checked_on"]))
        for key in ("source", "renamed_source"):
            assert entry.get(key, "S-BROCHURE") in rows(), entry
        assert "source" in entry, entry


@pytest.mark.parametrize(
    "path", [path for path in DATA if path.parent.name == "rules"], ids=lambda path: path.name
)
def test_each_value_of_a_set_of_rules_has_its_source(path: Path) -> None:
    rules = json.loads(path.read_bytes())
    sources = rules.pop("sources")
    assert sorted(sources) == sorted(leaves(rules))
    assert path.stem == rules["holds_from"]


def test_each_provider_and_each_link_has_its_source() -> None:
    for name, kind in (("providers/liantis.json", "providers"), ("links/links.json", "links")):
        values = json.loads((resource_folder() / name).read_bytes())[kind]
        for entry in values if isinstance(values, list) else values.values():
            assert {"source", "checked_on"} <= set(entry)


def test_a_link_is_safe_to_open_and_tells_why_it_is_there() -> None:
    links = json.loads((resource_folder() / "links" / "links.json").read_bytes())["links"]
    for name, link in links.items():
        assert urlsplit(link["url"]).scheme in {"https", "tel", "mailto"}, name
        assert link["shown"] in link["url"], name
        assert link["purpose"].endswith("."), name


def test_every_row_says_what_where_how_sure_and_when() -> None:
    for line in SOURCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("| S-"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert len(cells) == 5
            assert all(cells)
            date.fromisoformat(cells[4])


def test_every_source_that_the_program_names_is_a_row() -> None:
    package = Path(__file__).resolve().parent.parent / "kmop_wizard"
    for path in sorted(package.rglob("*.py")):
        mentions = re.findall(r"Sources?: ((?:S-[A-Z0-9-]+(?:,\s+)?)+)", path.read_text("utf-8"))
        named = {source for mention in mentions for source in re.findall(r"S-[A-Z0-9-]+", mention)}
        assert named <= rows(), path
