"""The payment details of the VAT, and the values beside the website in a window of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Invoice
from kmop_wizard.ui.pages.sections.strip import Strip, open_strip
from kmop_wizard.ui.pages.sections.vat_details import VatDetailsSection
from tests.ui.clipping import clipped
from tests.ui.pages.conftest import MakeHost
from tests.ui.pages.section_host import SectionHost
from tests.ui.qt_hands import settle, visible_texts
from tests.ui.screen_stage import part, type_in
from tests.ui.trainings import DEPOSITED, ENROLLED, INVOICED

IBAN = "BE68539007547034"
WITH_IBAN = with_fact(INVOICED, ("invoices", "1", "iban"), IBAN)


def strips() -> list[Strip]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Strip)]


@pytest.fixture
def beside(make_host: MakeHost) -> Iterator[Any]:
    """``beside(training, step)``: the window of values of that step, open beside its host."""

    def show(training: Any, step: str, **more: Any) -> tuple[SectionHost, Strip]:
        host = make_host(training, step, **more)
        host.show()
        open_strip(host, host)
        settle()
        (strip,) = strips()
        return host, strip

    yield show
    for strip in strips():
        strip.close()
    settle()


def press(strip: Strip, name: str) -> None:
    part(strip, name, QAbstractButton).click()
    settle()


# -- the VAT ---------------------------------------------------------------------------------------


def test_only_the_vat_is_offered_for_a_transfer(make_host: MakeHost) -> None:
    host = make_host(WITH_IBAN, "pay")
    host.open(VatDetailsSection)
    read = host.reads()
    assert host.words.money(Decimal("304.50")) in read
    assert "450.00" not in read
    assert "1.450,00" not in read
    host.press("action.copy.invoices.iban")
    assert QGuiApplication.clipboard().text() == IBAN
    host.press("action.copy.invoices.vat_amount")
    assert QGuiApplication.clipboard().text() == host.words.copied_amount(Decimal("304.50"))
    host.press("action.copy.invoices.number")
    assert QGuiApplication.clipboard().text() == "2026-1187"


def test_a_missing_account_is_filled_in_where_it_stands(make_host: MakeHost) -> None:
    host = make_host(INVOICED, "pay")
    host.open(VatDetailsSection)
    host.press("action.fill_in.invoices.iban")
    type_in(host, "invoices.iban", IBAN)
    host.section.back.setFocus()
    settle()
    assert host.editor.training.invoices[0].iban == IBAN
    assert host.sees("action.copy.invoices.iban")


def test_an_invoice_without_vat_asks_for_no_transfer(make_host: MakeHost) -> None:
    host = make_host(with_fact(INVOICED, ("invoices", "1", "vat_amount"), Decimal(0)), "pay")
    host.open(VatDetailsSection)
    assert "No invoice with VAT" in host.reads()


def test_each_invoice_has_its_own_block(make_host: MakeHost) -> None:
    more = Invoice(id="2", number="2026-9", vat_amount=Decimal("21.00"))
    credit = Invoice(
        id="3", number="C-1", amount_excl_vat=Decimal("-9.00"), vat_amount=Decimal("-1.89")
    )
    host = make_host(replace(INVOICED, invoices=(*INVOICED.invoices, more, credit)), "pay")
    host.open(VatDetailsSection)
    assert host.sees("action.copy.invoices.1.number")
    assert "C-1" not in host.reads(), "a credit note gives money back"


# -- beside the website ----------------------------------------------------------------------------


def test_copying_ticks_the_value_and_goes_on_to_the_next(beside: Any) -> None:
    _host, strip = beside(DEPOSITED, "deposit")
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    first = strip.focusWidget()
    press(strip, first.objectName())
    assert QGuiApplication.clipboard().text()
    assert "1 of 4 copied" in visible_texts(strip)
    assert strip.focusWidget() is not first
    press(strip, "action.strip_again")
    assert "0 of 4 copied" in visible_texts(strip)


def test_the_values_are_in_the_order_of_the_form(beside: Any) -> None:
    _host, strip = beside(ENROLLED, "apply")
    read = visible_texts(strip)
    order = [read.index(value) for value in ("0999.999.922", "01/11/2026", "DV.O104628")]
    assert order == sorted(order)


def test_what_is_missing_is_not_there(beside: Any) -> None:
    _host, strip = beside(with_fact(INVOICED, ("invoices", "1", "number"), None), "pay")
    assert "0 of 1 copied" in visible_texts(strip)


def test_it_shows_what_was_changed_meanwhile(beside: Any) -> None:
    host, strip = beside(ENROLLED, "apply")
    host.editor.enter(("title",), "Eerste hulp")
    strip.follow()
    assert "Eerste hulp" in visible_texts(strip)


def test_escape_puts_it_away(beside: Any) -> None:
    _host, strip = beside(DEPOSITED, "deposit")
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    settle()
    assert strips() == []


def test_there_is_one_at_a_time(beside: Any) -> None:
    host, _strip = beside(DEPOSITED, "deposit")
    open_strip(host, host)
    settle()
    assert len(strips()) == 1


def test_it_goes_with_the_page(make_host: MakeHost, beside: Any) -> None:
    host, _strip = beside(DEPOSITED, "deposit")
    window = QWidget()
    open_strip(host, window)
    window.deleteLater()
    settle()
    assert strips() == []


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("step", ["apply", "deposit", "pay"])
def test_nothing_is_cut(beside: Any, language: str, step: str) -> None:
    _host, strip = beside(INVOICED, step, language=language)
    assert clipped(strip) == []
