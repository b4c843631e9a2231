"""What README and the documents promise holds."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from kmop_wizard.command_line import help_text
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.training import Application, Enrolment, Training
from kmop_wizard.i18n import Words
from kmop_wizard.resources import resource_folder
from kmop_wizard.storage.reference import load_rules

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    resource_folder() / "README.md",
]
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
}


def test_every_document_has_its_line_in_the_list() -> None:
    text = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"\]\(([a-z]+(?:\.md|/README\.md|/))\)", text))
    files = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert listed == files | {"nl/README.md", "fr/README.md", "decisions/"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#:]+)\)", text):
        assert (document.parent / target).exists(), target


def test_decisions_are_numbered_without_gaps_and_named_alike() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        title = file.read_text(encoding="utf-8").splitlines()[0]
        assert title.startswith(f"# {int(file.name[:4])}. ")


def test_every_file_that_the_page_on_the_architecture_names_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.py|/))`", text))
    assert len(named) > 15
    for name in sorted(named):
        places = [ROOT, ROOT / "docs", ROOT / "kmop_wizard"]
        places += [
            ROOT / "kmop_wizard" / room
            for room in ("domain", "i18n", "storage", "exchange", "app", "ui")
        ]
        assert any((place / name).exists() for place in places), name


def test_the_dates_in_readme_are_those_of_the_plan() -> None:
    training = Training(
        "a",
        enrolment=Enrolment(first_lesson_day=date(2026, 11, 9)),
        applications=(
            Application(submitted_on=date(2026, 11, 20), approved_on=date(2026, 11, 23)),
        ),
    )
    found = plan(training, load_rules(), date(2026, 11, 23)).deadlines
    days = (found.apply_by, found.deposit_by, found.close_on, found.keep_until)
    shown = re.findall(r"\| (\d{4}-\d\d-\d\d) \|$", README, re.MULTILINE)
    assert shown == [str(day) for day in days]
    assert found.deposit_estimated


def test_the_figures_in_readme_are_those_of_the_rules() -> None:
    rules = load_rules().on(date(2026, 11, 23))
    assert f"€ {rules.ceiling:,.0f} a year" in README
    for theme in ("standard", "cybersecurity"):
        small, medium = (rules.rates[size][theme] for size in ("small", "medium"))
        assert f"{small:.0%}".replace("%", " %") in README
        assert f"{medium:.0%}".replace("%", " %") in README


def test_the_commands_in_readme_are_those_of_the_program() -> None:
    known = help_text(Words("en"))
    section = README.split("\n## Commands\n")[1].split("\n## ")[0]
    for name in re.findall(r"`kmop-wizard ([a-z]+)", section):
        assert re.search(rf"^  {name} ", known, re.MULTILINE), name
    for option in set(re.findall(r"--[a-z][a-z-]*", section)):
        assert re.search(rf"(^  |[\[|]){option}[ |\]]", known, re.MULTILINE), option


def test_the_program_has_no_way_to_a_network() -> None:
    for path in sorted((ROOT / "kmop_wizard").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                parts = name.split(".")
                packages = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
                assert not packages & NETWORK, (path, name)
