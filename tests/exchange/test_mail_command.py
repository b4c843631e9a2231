"""The command ``mail``: what it prints, and what it says of other files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kmop_wizard.__main__ import main
from kmop_wizard.exchange.mail.parts import LARGEST_MAIL
from kmop_wizard.i18n import LANGUAGES
from tests.exchange.mails import NL_PROSE, NL_TABLE
from tests.exchange.mails.saved import CALL, html_mail
from tests.exchange.test_mail_files import mail
from tests.storage.samples import posix_only

NOTHING = dict.fromkeys(
    (
        "kind",
        "subsidy_number",
        "approved_on",
        "refused_on",
        "amount",
        "due_on",
        "iban",
        "beneficiary",
        "communication",
        "payment_ordered_on",
    )
)
APPROVAL = NOTHING | {
    "kind": "approval",
    "subsidy_number": "2026KMO123456",
    "amount": "1015.00",
    "due_on": "2026-12-23",
    "iban": "BE71096123456769",
    "beneficiary": "Portefeuille Beheer NV",
    "communication": "+++090/9337/55493+++",
}
ORDER = "Uw betaalopdracht van 8 december 2026 voor project 2026KMO123456 werd aanvaard."
REFUSAL = "Uw aanvraag 2026KMO123456 werd geweigerd op 23/11/2026."


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.eml", mail(NL_TABLE)),
        ("zonder achtervoegsel", html_mail(f"<pre>{CALL}</pre>")),
        ("a.txt", CALL.encode()),
        ("a.txt", b"\xef\xbb\xbf" + CALL.replace("\n", "\r\n").encode()),
        ("a.txt", CALL.encode("utf-16")),
        ("a.txt", CALL.encode("cp1252")),
        ("a.eml", NL_PROSE.encode()),
    ],
)
def test_for_programs(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    code, out, err = run(capsys, "--lang", "fr", "mail", file, "--json", "--today", "2026-11-23")
    assert (code, err) == (0, "")
    assert json.loads(out) == APPROVAL
    assert list(json.loads(out)) == list(NOTHING)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ORDER, {"kind": "payment_order", "payment_ordered_on": "2026-12-08"}),
        (ORDER.replace(" van 8 december 2026", ""), {"kind": "payment_order"}),
        (
            REFUSAL,
            {"kind": "refusal", "subsidy_number": "2026KMO123456", "refused_on": "2026-11-23"},
        ),
        (
            "Uw project 2026KMO123456 werd stopgezet.",
            {"kind": "stop", "subsidy_number": "2026KMO123456"},
        ),
        ("Uw aanvraag bij de kmo-portefeuille werd goedgekeurd.", {"kind": "approval"}),
    ],
)
def test_each_kind_tells_its_own_facts(
    text: str, told: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    code, out, err = run(capsys, "mail", "--json", file)
    assert (code, err, json.loads(out)) == (0, "", NOTHING | told)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Approval, with what to deposit", "  Subsidy number: 2026KMO123456"]),
        ("nl", ["  Te storten bedrag: €\u00a01.015,00"]),
        ("fr", ["  Compte (IBAN)\u00a0: BE71 0961 2345 6769"]),
    ],
)
def test_for_people(
    language: str, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(mail(NL_TABLE))
    code, out, err = run(capsys, "mail", file, "--lang", language)
    assert (code, err) == (0, "")
    assert set(expected) <= set(out.splitlines())


def test_two_applications_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{CALL}\nDossiernummer: 2026KMO123457", encoding="utf-8")
    code, out, _ = run(capsys, "mail", file, "--lang", "en")
    assert code == 0
    assert "  ! This text is about several applications." in out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_what_proposes_nothing_gets_one_sentence(
    language: str, arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "ander\nbericht.txt" if os.name == "posix" else "ander.txt": b"Tot morgen!",
        "factuur.txt": b"Factuur 2026-1187: te betalen 1.754,50 euro",
        "leeg.eml": b"",
        "niets.eml": b"Subject: x\n\n",
        "foto.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        "a.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "groot.eml": b"Subject: x\n\n" + b"a" * LARGEST_MAIL,
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for path in (*(tmp_path / name for name in files), tmp_path, tmp_path / "none.eml"):
        code, out, err = run(capsys, "mail", path, "--lang", language, *arguments)
        assert (code, out) == (1, ""), path
        assert len(err.splitlines()) == 1
        assert err.startswith("kmop-wizard: ")
        assert err.endswith(".\n")


@posix_only
def test_what_is_there_and_no_file_is_not_called_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe.eml"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        _, _, err = run(capsys, "mail", path, "--lang", "en")
        assert err.endswith("can't be read: this is not an ordinary file.\n")


def test_it_needs_no_qt_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(mail(NL_TABLE))
    home = tmp_path / "home"
    check = (
        "import sys; from kmop_wizard.__main__ import main\n"
        f"code = main(['mail', {str(file)!r}, '--json'])\n"
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
    assert [path.name for path in tmp_path.iterdir()] == ["a.eml"]
