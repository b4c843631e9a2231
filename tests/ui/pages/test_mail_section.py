"""The approval e-mail in the place of the card: read, compared, taken over in one press."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kmop_wizard.domain.facts import fact, with_fact
from kmop_wizard.exchange.mail.parts import LONGEST_TEXT
from kmop_wizard.ui.pages.sections.mail import MailSection
from kmop_wizard.ui.widgets.label import MarkedLabel
from tests.exchange.mails import FULL, NL_TABLE, OTHER_IBAN
from tests.exchange.test_mail_files import mail
from tests.ui.clipping import clipped
from tests.ui.pages.conftest import MakeHost
from tests.ui.pages.section_host import SectionHost
from tests.ui.screen_stage import part
from tests.ui.trainings import APPLIED, DEPOSITED, INVOICED

WAITING = with_fact(APPLIED, ("applications", "1", "subsidy_number"), None)
REFUSAL = """Beste,

Uw subsidieaanvraag 2026KMO123456 bij de kmo-portefeuille werd op 23/11/2026 geweigerd.
"""
ORDER = """Beste,

Uw opdracht tot betaling bij de kmo-portefeuille van 8 december 2026 werd goed ontvangen.
"""


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def facts(host: SectionHost) -> dict[str, object]:
    return {
        name: fact(host.editor.training, ("applications", "1", *name.split("."))) for name in FULL
    }


def test_what_is_on_the_clipboard_is_read_at_once(make_host: MakeHost) -> None:
    copy(NL_TABLE)
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    read = host.reads()
    assert "Are these 6 details right?" in read
    assert "BE71 0961 2345 6769" in read
    assert f"matches 70% of {host.words.money(Decimal('1450.00'))}" in read
    assert host.focusWidget().objectName() == "mail.table"
    assert not host.sees("mail.text")
    assert set(facts(host).values()) == {None}, "nothing is filled in before a press"


def test_all_is_taken_over_in_one_press_and_taken_back_as_one(make_host: MakeHost) -> None:
    copy(NL_TABLE)
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    host.press("action.take_all")
    assert facts(host) == dict(FULL)
    assert [act.name for act in host.acts] == ["step.deposit"]
    name, message, editor, step = host.stage.notes.calls[-1]
    assert (name, message) == ("offer_undo", "6 details filled in.")
    editor.undo_step(step)
    assert set(facts(host).values()) == {None}


def test_any_other_text_on_the_clipboard_is_left_alone(make_host: MakeHost) -> None:
    copy("https://example.com/wachtwoord")
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    assert host.sees("mail.text")
    assert "wachtwoord" not in host.reads()
    assert not host.sees("action.take_all")
    assert host.focusWidget().objectName() == "mail.text"


@pytest.mark.parametrize("text", ["Dag Sofie, tot morgen!", "x" * (LONGEST_TEXT + 1)])
def test_a_text_that_is_no_such_mail_gets_one_sentence(make_host: MakeHost, text: str) -> None:
    host = make_host(WAITING, "apply")
    section = host.open(MailSection)
    section._text.edited.emit(text)
    assert section._text.problem()
    assert host.sees("mail.text")
    section._text.edited.emit("")
    assert not section._text.problem()


def test_a_saved_mail_is_read_as_the_pasted_text_is(make_host: MakeHost, tmp_path: Path) -> None:
    file = tmp_path / "goedkeuring.eml"
    file.write_bytes(mail(NL_TABLE))
    host = make_host(WAITING, "apply")
    section = host.open(MailSection)
    section.read_file(file)
    host.press("action.take_all")
    assert facts(host) == dict(FULL)


def test_a_mail_that_can_not_be_opened_changes_nothing(make_host: MakeHost, tmp_path: Path) -> None:
    host = make_host(WAITING, "apply")
    host.open(MailSection).read_file(tmp_path / "weg.eml")
    assert host.sees("mail.text")


def test_what_is_known_and_equal_is_said_and_not_counted(make_host: MakeHost) -> None:
    copy(NL_TABLE)
    training = with_fact(WAITING, ("applications", "1", "subsidy_number"), FULL["subsidy_number"])
    training = with_fact(training, ("applications", "1", "deposit", "amount"), Decimal("900.00"))
    host = make_host(training, "apply")
    host.open(MailSection)
    read = host.reads()
    assert "Are these 5 details right?" in read
    assert read.count("filled in already") == 1
    now = host.words.money(Decimal("900.00"))
    assert f"Filled in now: {now}" in read


def test_a_mail_that_tells_nothing_new_has_nothing_to_press(make_host: MakeHost) -> None:
    copy(NL_TABLE)
    training = DEPOSITED
    for name, value in FULL.items():
        training = with_fact(training, ("applications", "1", *name.split(".")), value)
    host = make_host(training, "deposit")
    host.open(MailSection)
    assert "You have all of this already" in host.reads()
    assert not host.sees("action.take_all")


def test_an_amount_that_is_not_expected_warns(make_host: MakeHost) -> None:
    copy(NL_TABLE.replace("1.015,00", "1.150,00"))
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    assert "We expected" in host.reads()


def test_another_account_than_last_time_warns(make_host: MakeHost) -> None:
    iban = ("applications", "1", "deposit", "iban")
    earlier = with_fact(DEPOSITED, iban, OTHER_IBAN)
    copy(NL_TABLE)
    training = replace(WAITING, id="6f1c2a9e-8f0b-4d55-9d5e-2f7d0c1b9a11")
    host = make_host(training, "apply", others=(earlier,))
    host.open(MailSection)
    assert "not the account of your last deposit" in host.reads()


def test_a_refusal_records_its_day(make_host: MakeHost) -> None:
    copy(REFUSAL)
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    assert "Refusal of the application" in host.reads()
    host.press("action.take_all")
    assert host.editor.training.application.refused_on == date(2026, 11, 23)
    assert host.editor.training.application.approved_on is None


def test_a_payment_order_is_recorded_at_its_invoice(make_host: MakeHost) -> None:
    copy(ORDER)
    host = make_host(INVOICED, "pay")
    host.open(MailSection)
    assert "invoice 2026-1187" in host.reads()
    host.press("action.take_all")
    assert host.editor.training.invoices[0].payment_ordered_on == date(2026, 12, 8)


def test_another_mail_can_be_pasted(make_host: MakeHost) -> None:
    copy(NL_TABLE)
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    copy("")
    host.press("action.paste_other")
    assert host.sees("mail.text")
    assert host.focusWidget().objectName() == "mail.text"


def test_who_rather_types_gets_the_field(make_host: MakeHost) -> None:
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    host.press("action.fill_in_yourself")
    assert host.acts[-1].name == "edit"
    assert host.acts[-1].path == ("applications", "1", "approved_on")


def test_marks_in_a_mail_stay_text(make_host: MakeHost) -> None:
    copy(NL_TABLE.replace("Begunstigde: ", "Begunstigde: <b>x</b> <img src=x> "))
    host = make_host(WAITING, "apply")
    host.open(MailSection)
    shown = [label.text() for label in part(host, "mail.table").findChildren(MarkedLabel)]
    assert shown
    assert not any("<img" in text for text in shown)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("width", [760, 420])
def test_nothing_is_cut(make_host: MakeHost, language: str, width: int) -> None:
    copy(NL_TABLE)
    host = make_host(WAITING, "apply", language=language)
    host.resize(width, 1400)
    host.open(MailSection)
    assert clipped(host.section) == []
