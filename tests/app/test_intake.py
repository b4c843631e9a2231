"""What a person brings, taken in without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.app.intake import einvoices, incoming
from kmop_wizard.app.intake.einvoices import kept_einvoice
from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.mails import content_of
from kmop_wizard.app.intake.paper_kind import kind_of_file
from kmop_wizard.app.intake.take_over import take_over
from kmop_wizard.i18n import Words
from tests.app.fakes import Computer
from tests.exchange.invoices import ubl

WORDS = Words("en")


@pytest.fixture
def file(tmp_path: Path) -> IncomingFile:
    made = tmp_path / "2026-1187.xml"
    made.write_bytes(ubl().encode())
    return IncomingFile(made)


def test_a_dropped_e_invoice_is_read_once(
    laptop: Computer, file: IncomingFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(where: Any, name: str) -> None:
        usual = getattr(where, name)
        monkeypatch.setattr(where, name, lambda *given: (read.append(name), usual(*given))[1])

    counted(incoming, "read_bytes")
    counted(einvoices, "parse_einvoice")
    training_id = laptop.begin()
    editor = laptop.session.editor(training_id)
    assert file.is_einvoice
    assert kind_of_file(file) == "invoice"
    taken = take_over(WORDS, laptop.session, editor, [file])
    (bill,) = editor.training.invoices
    assert taken.invoices == (bill.id,)
    assert kept_einvoice(bill, editor.training, laptop.session) is not None
    assert read == ["read_bytes", "parse_einvoice"]


def test_what_is_no_file_is_no_mail(tmp_path: Path) -> None:
    assert content_of(tmp_path) is None
    assert content_of(tmp_path / "weg.eml") is None
