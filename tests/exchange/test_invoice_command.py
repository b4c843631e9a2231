"""The command ``invoice``: what it prints, and what it says of other files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kmop_wizard.__main__ import main
from kmop_wizard.i18n import LANGUAGES
from tests.exchange.invoices import embedded, totals, ubl

ISSUED = {
    "document": "invoice",
    "number": "2026-1187",
    "issued_on": "2026-11-23",
    "due_on": "2026-12-23",
    "currency": "EUR",
    "supplier_name": "Liantis EDPB vzw",
    "supplier_vat": "BE0999999922",
    "amount_excl_vat": "1450.00",
    "vat_amount": "304.50",
    "amount_incl_vat": "1754.50",
    "payable": "1754.50",
    "iban": "BE71096123456769",
    "communication": "+++090/9337/55493+++",
    "attachments": [{"file": "factuur.pdf", "mime": "application/pdf"}],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "factuur.xml"
    path.write_text(ubl(references=embedded()), encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def test_for_programs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--lang", "fr", "invoice", file, "--json", "--today", "2026-11-23")
    assert (code, err) == (0, "")
    assert json.loads(out) == ISSUED
    assert list(json.loads(out)) == list(ISSUED)


def test_what_is_absent_is_null(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = dict.fromkeys(("issued", "due", "currency", "supplier", "means", "tax", "totals"), "")
    file.write_text(ubl(**empty), encoding="utf-8")
    found = json.loads(run(capsys, "invoice", file, "--json")[1])
    assert list(found) == list(ISSUED)
    known = {key: value for key, value in found.items() if value is not None}
    assert known == {"document": "invoice", "number": "2026-1187", "attachments": []}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Invoice", "  Provider: Liantis EDPB vzw", "  Attached: factuur.pdf"]),
        ("nl", ["Factuur", "  Dienstverlener: Liantis EDPB vzw", "  Te betalen: €\u00a01.754,50"]),
        ("fr", ["Facture", "  Compte (IBAN)\u00a0: BE71 0961 2345 6769"]),
    ],
)
def test_for_people(
    language: str, expected: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "invoice", file, "--lang", language)
    assert (code, err) == (0, "")
    assert set(expected) <= set(out.splitlines())


def test_what_is_doubtful_or_damaged_is_said(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    references = embedded(name="", content="*") + embedded(name="")
    text = ubl("CreditNote", totals=totals(payable="NaN", currency="USD"), references=references)
    file.write_text(text.replace(">EUR<", ">USD<"), encoding="utf-8")
    out = run(capsys, "invoice", file, "--lang", "en")[1]
    assert out.startswith("Credit note\n")
    assert "  Amount excluding VAT: 1\u202f450,00 USD\n" in out
    assert "  ! To pay: unreadable on the invoice" in out
    assert "  Attached, but damaged: a file without a name\n" in out
    assert "  Attached: a file without a name\n" in out


def test_no_name_spoils_the_screen(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "a&#x202E;lmx.exe&#x1F;".replace("&#x1F;", "&#x9B;2J")
    file.write_text(ubl(references=embedded(name=name)), encoding="utf-8")
    out = run(capsys, "invoice", file, "--lang", "en")[1]
    assert r"Attached: a\u202elmx.exe\x9b2J" in out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_what_is_no_invoice_gets_one_sentence(
    language: str, arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / ("a\nb.pdf" if os.name == "posix" else "a\u2028b.pdf")
    pdf.write_bytes(b"%PDF-1.7")
    for path in (pdf, tmp_path, tmp_path / "none.xml"):
        code, out, err = run(capsys, "invoice", path, "--lang", language, *arguments)
        assert (code, out) == (1, "")
        assert len(err.splitlines()) == 1
        assert err.startswith("kmop-wizard: ")
        assert err.endswith(".\n")


def test_it_needs_no_qt_and_changes_nothing(file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    check = (
        "import sys; from kmop_wizard.__main__ import main\n"
        f"code = main(['invoice', {str(file)!r}, '--json'])\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
        "sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", check],
        check=False,
        capture_output=True,
        env=os.environ | {"KMOP_WIZARD_HOME": str(home)},
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert not home.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["factuur.xml"]
