"""What is told of a fact anywhere follows from its line in the table; a new one takes two places."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kmop_wizard
from kmop_wizard.app.facts.groups import fact_groups
from kmop_wizard.app.facts.kinds import FACT_KINDS
from kmop_wizard.app.facts.table import AGAIN, FACT_SPECS, facts_of_step, step_of
from kmop_wizard.app.facts.words import column_heading, fact_words
from kmop_wizard.app.intake.einvoices import EINVOICE_FIELDS
from kmop_wizard.app.overview.search import Finder
from kmop_wizard.domain import facts
from kmop_wizard.domain.changes import changes
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.exchange.einvoice import EInvoice
from kmop_wizard.exchange.mail.reader import FACTS as MAIL_FACTS
from kmop_wizard.exchange.tables import COLUMNS
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.history import change_sentences
from kmop_wizard.resources import resource_folder
from kmop_wizard.storage.codec import decode, encode
from kmop_wizard.storage.reference import load_rules

RULES = load_rules()
NL = Words("nl")
NO_FACTS = {"enterprise", "enrolment", "applications", "attendance", "invoices", "attachments"}
SAMPLES: dict[str, Any] = {
    "day": date(2026, 11, 9),
    "price": Decimal("1450.00"),
    "amount": Decimal("1015.00"),
    "signed_amount": Decimal("304.50"),
    "names": ("Sofie Peeters", "Jef Peeters"),
    "enterprise_number": "0999.999.922",
    "vat_number": "BE0999999922",
    "iban": "BE71096123456769",
    "communication": "+++090/9337/55493+++",
    "registration_number": "DV.O104628",
}


def sample(key: str) -> Any:
    spec = FACT_SPECS[key]
    return spec.choices[-1][0] if spec.choices else SAMPLES.get(spec.kind, "Brandveilig 4711")


def path_of(key: str) -> facts.Path:
    names = key.split(".")
    return (names[0], "1", *names[1:]) if names[0] in ("applications", "invoices") else tuple(names)


def with_sample(key: str) -> Training:
    return facts.with_fact(Training("x"), path_of(key), sample(key))


def test_every_fact_of_the_file_has_a_line_and_every_line_is_a_fact() -> None:
    paths = {".".join(path) for path in facts.PATHS}
    objects = NO_FACTS | {"applications.deposit", "applications.subsidy"}
    papers = {path for path in paths if path.startswith("attachments.")}
    assert set(FACT_SPECS) == paths - objects - papers - {"invoices.attachment"}


def test_every_line_says_how_its_fact_is_typed() -> None:
    assert {spec.kind for spec in FACT_SPECS.values()} <= set(FACT_KINDS)
    lists = {"pay": "invoices"}
    typed = [
        facts.general(path)
        for step in STEPS
        for path in facts_of_step(step, (lists.get(step, "applications"), "1"))
    ]
    assert [tuple(key.split(".")) for key in FACT_SPECS if key != "notes"] == typed


@pytest.mark.parametrize("key", FACT_SPECS)
def test_it_is_saved_and_read(key: str) -> None:
    training = with_sample(key)
    again = decode(encode(training), "x")
    assert facts.fact(again, path_of(key)) == sample(key)


@pytest.mark.parametrize("key", FACT_SPECS)
def test_the_history_tells_of_it(key: str) -> None:
    before, after = Training("x"), with_sample(key)
    told = fact_words(NL, RULES)
    said = " ".join(change_sentences(NL, changes(before, after), after, told))
    spec = FACT_SPECS[key]
    if spec.recorded:
        day = NL.long_day(sample(key))
        assert NL.say(spec.recorded, day=day).partition("{")[0] in said or day in said
    elif key.startswith("invoices."):
        assert "Factuur" in said or "Creditnota" in said  # a new one is told as a whole
    elif key == "enrolment.participants":
        assert "Sofie Peeters" in said
    else:
        assert NL.say(spec.label) in said


@pytest.mark.parametrize("key", [key for key in FACT_SPECS if key != "notes"])
def test_it_stands_among_what_is_known_under_its_step(key: str) -> None:
    training = with_sample(key)
    groups = fact_groups(NL, training, fact_words(NL, RULES))
    named = [label for group in groups if group.step == step_of(key) for label, _ in group.facts]
    assert NL.say(FACT_SPECS[key].label) in named


@pytest.mark.parametrize("key", FACT_SPECS)
def test_a_search_finds_it_where_its_line_says_so(key: str) -> None:
    shown = FACT_KINDS[FACT_SPECS[key].kind].show(NL, sample(key)).split("\n")[0]
    found = Finder(NL, RULES).matches(with_sample(key), shown)
    assert found == FACT_SPECS[key].searched


def test_what_an_e_invoice_says_is_a_fact_of_an_invoice_that_it_has() -> None:
    assert set(EINVOICE_FIELDS) <= {each.name for each in fields(EInvoice)}
    assert set(EINVOICE_FIELDS) < {each.name for each in fields(Invoice)}
    assert "payment_ordered_on" not in EINVOICE_FIELDS


def test_what_an_e_mail_tells_is_a_fact() -> None:
    lists = {"payment_ordered_on": "invoices"}
    assert {f"{lists.get(name, 'applications')}.{name}" for name in MAIL_FACTS} <= set(FACT_SPECS)


def test_a_new_training_takes_over_no_day_and_nothing_of_an_application() -> None:
    assert {path[0] for path in AGAIN} == {"enterprise", "enrolment"}
    assert all(FACT_SPECS[".".join(path)].kind != "day" for path in AGAIN)


def test_a_column_of_the_spreadsheet_is_called_as_its_fact() -> None:
    named = [column for column in COLUMNS if column in FACT_SPECS]
    assert len(named) == 21
    for column in named:
        assert column_heading(NL, column) == NL.say(FACT_SPECS[column].label)
    assert all(column_heading(NL, column) for column in COLUMNS)


A_FACT = "    price_excl_vat: Decimal | None = None\n    theme: str = STANDARD_THEME\n"
A_LINE = '    "enrolment.participants": FactSpec('
TRY_IT = """
import json
from kmop_wizard.app.facts.groups import fact_groups
from kmop_wizard.app.facts.table import facts_of_step
from kmop_wizard.app.facts.words import fact_words
from kmop_wizard.app.overview.search import Finder
from kmop_wizard.domain.changes import changes
from kmop_wizard.domain.facts import fact, with_fact
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.history import change_sentences
from kmop_wizard.storage.codec import decode, encode
from kmop_wizard.storage.reference import load_rules

words, rules, path = Words("en"), load_rules(), ("enrolment", "room")
none = Training("x")
some = with_fact(none, path, "Zaal 3")
told = fact_words(words, rules)
print(json.dumps({
    "read": fact(decode(encode(some), "x"), path),
    "keys": list(json.loads(encode(some))["enrolment"]),
    "merged": fact(merge(none, with_fact(none, ("title",), "EHBO"), some).training, path),
    "history": change_sentences(words, changes(none, some), some, told),
    "groups": [group.facts for group in fact_groups(words, some, told)],
    "found": Finder(words, rules).matches(some, "zaal"),
    "field": path in facts_of_step("enrol"),
}))
"""


def test_a_new_fact_takes_two_places(tmp_path: Path) -> None:
    package = Path(kmop_wizard.__file__).parent
    home = package if (package / "_data").is_dir() else package.parent
    shutil.copytree(package, tmp_path / "kmop_wizard", ignore=shutil.ignore_patterns("__pycache__"))
    if home != package:
        for name in ("resources", "translations"):
            shutil.copytree(home / name, tmp_path / name)
    room = '    "enrolment.room": FactSpec("text", N_("Room")),\n'
    for file, place, line in (
        ("domain/training.py", A_FACT, "    room: str | None = None\n"),
        ("app/facts/table.py", A_LINE, room),
    ):
        source = tmp_path / "kmop_wizard" / file
        text = source.read_text("utf-8")
        assert text.count(place) == 1
        source.write_text(text.replace(place, line + place), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TRY_IT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = json.loads(done.stdout)
    assert found["read"] == found["merged"] == "Zaal 3"
    assert "room" in found["keys"]
    assert found["history"] == ["Room: Zaal 3"]
    assert ["Room", "Zaal 3"] in found["groups"][0]
    assert found["found"]
    assert found["field"]


def test_the_schema_knows_the_facts() -> None:
    file = resource_folder() / "schema" / "training-1.schema.json"
    schema = json.loads(file.read_text("utf-8"))
    kinds = {"applications": "application", "invoices": "invoice"}
    for key in FACT_SPECS:
        *objects, name = key.split(".")
        where = schema["$defs"][kinds.get(objects[-1], objects[-1])] if objects else schema
        assert name in where["properties"], key
