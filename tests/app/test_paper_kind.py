"""A paper is what its content or its name says; what can't be told apart is ``other``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.paper_kind import kind_of_file
from tests.exchange.invoices import envelope, ubl
from tests.exchange.mails import NL_TABLE
from tests.exchange.test_mail_files import mail


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("inschrijvingsformulier.pdf", "enrolment"),
        ("Confirmation d\u2019inscription.pdf", "enrolment"),
        ("goedkeuring_kmo.pdf", "approval"),
        ("bewijs van storting.pdf", "deposit_proof"),
        ("FACTUUR 2026-1187.PDF", "invoice"),
        ("Liste de pre\u0301sence.pdf", "attendance_list"),
        ("aanwezigheid 9 nov.jpg", "attendance_list"),
        ("Certificat Sofie.pdf", "certificate"),
        ("attest.pdf", "certificate"),
        ("attestation d'inscription.pdf", "other"),
        ("goedkeuring en storting.pdf", "other"),
        ("scan0001.pdf", "other"),
        ("lijst.pdf", "other"),
        ("factuur", "invoice"),
    ],
)
def test_a_name_says_what_it_is_where_no_doubt_is_left(
    name: str, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.4")
    assert kind_of_file(IncomingFile(path)) == kind


@pytest.mark.parametrize("name", ["attest.pdf", "factuur.ubl", "download", "a.xml.txt"])
@pytest.mark.parametrize(
    "content",
    [
        ubl().encode(),
        b"\r\n" + ubl().encode(),
        ubl("CreditNote").encode("utf-16"),
        envelope(ubl()).encode(),
        ubl().encode()[:900],
    ],
)
def test_an_e_invoice_is_one_by_its_content(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert kind_of_file(IncomingFile(path)) == "invoice"


def test_an_approval_is_known_by_what_it_says(tmp_path: Path) -> None:
    approval, other = tmp_path / "bericht.eml", tmp_path / "bericht 2.eml"
    approval.write_bytes(mail(NL_TABLE))
    other.write_bytes(mail("De les begint om negen uur."))
    assert kind_of_file(IncomingFile(approval)) == "approval"
    assert kind_of_file(IncomingFile(other)) == "other"


@pytest.mark.parametrize(
    "content",
    [b"", b"<note/>", b"<html><body>&lt;Invoice&gt;</body></html>", b"%PDF-1.4 <Invoice >", b"<"],
)
def test_other_files_are_no_e_invoices(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    assert kind_of_file(IncomingFile(path)) == "other"


def test_what_is_not_there_is_other(tmp_path: Path) -> None:
    assert kind_of_file(IncomingFile(tmp_path / "weg.eml")) == "other"
    assert kind_of_file(IncomingFile(tmp_path)) == "other"
