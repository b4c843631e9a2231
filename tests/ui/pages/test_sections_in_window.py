"""The sections in the real window: they open, keep what one types in, and close again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n.pages.page import Act
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.conflicts import write_conflicts
from kmop_wizard.ui.pages.sections import SECTIONS
from kmop_wizard.ui.pages.sections.strip import Strip
from kmop_wizard.ui.pages.wizard import WizardScreen
from tests.ui.clipping import clipped
from tests.ui.person import Program, settle
from tests.ui.trainings import APPLIED, DEPOSITED, ENROLLED, INVOICED, RECEIVED

ASK = Conflict(("title",), INVOICED.title, "Brand", "", "KANTOOR")


def opened(program: Program, step: str) -> WizardScreen:
    window = program.start((1180, 744)).window
    window.open_training(INVOICED.id, step)
    settle()
    screen = window.findChild(WizardScreen)
    assert isinstance(screen, WizardScreen)
    return screen


@pytest.fixture
def window_of(program: Program) -> Program:
    program.clock.day = date(2026, 12, 8)
    return program


def focused(screen: WizardScreen) -> str:
    widget = screen.window().focusWidget()
    return widget.objectName() if widget else ""


def escape(screen: WizardScreen) -> None:
    QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_Escape)
    settle()


@pytest.mark.parametrize("name", sorted(set(SECTIONS) - {"conflicts", "letter"}))
def test_every_section_opens_on_every_page_and_escape_closes_it(
    window_of: Program, name: str
) -> None:
    window_of.save(INVOICED)
    screen = opened(window_of, "pay")
    for step in STEPS:
        screen.open_step(step)
        screen.open_section(name)
        settle()
        assert screen.section is not None
        assert screen.section.isAncestorOf(screen.window().focusWidget()), step
        assert clipped(screen.section) == []
        escape(screen)
        assert screen.section is None, step


def test_what_one_types_in_stays_where_it_is(window_of: Program) -> None:
    window_of.save(APPLIED)
    screen = opened(window_of, "apply")
    screen.open_section("all_facts")
    path = (*screen.editor.current_application, "submitted_on")
    edit = screen.field(path).edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    settle()
    assert focused(screen) == "applications.submitted_on"
    QTest.keyClicks(edit, "11/11/2026")
    assert screen.editor.training.application.submitted_on == date(2026, 11, 11)
    escape(screen)
    assert screen.section is None


@pytest.mark.parametrize(
    ("step", "act", "name"),
    [
        ("attend", Act("edit", "", ("enrolment", "last_lesson_day")), "enrolment.last_lesson_day"),
        ("pay", Act("add_invoice", ""), "invoices.1.number"),
        ("pay", Act("edit", "", ("invoices", "1", "iban")), "invoices.iban"),
    ],
)
def test_what_is_to_be_changed_has_the_focus_in_sight(
    window_of: Program, step: str, act: Act, name: str
) -> None:
    window_of.save(INVOICED)
    screen = opened(window_of, step)
    screen.do(act)
    settle()
    assert focused(screen) == name
    edit = screen.window().focusWidget()
    assert edit.visibleRegion().boundingRect().height() >= edit.height() - 4


def test_in_a_small_window_a_text_is_seen_before_its_buttons(window_of: Program) -> None:
    window_of.save(INVOICED)
    screen = opened(window_of, "pay")
    screen.window().resize(640, 480)
    settle()
    screen.open_section("mail_accountant")
    settle()
    assert focused(screen) == "action.close_section"
    assert screen.window().focusWidget().visibleRegion().boundingRect().height() > 10


def test_two_computers_are_asked_about_until_one_chooses_or_puts_it_off(
    window_of: Program,
) -> None:
    window_of.save(INVOICED)
    screen = opened(window_of, "pay")
    screen.editor.rebase(screen.editor.training, [ASK])
    screen.follow()
    settle()
    assert focused(screen) == "action.view_documents"
    escape(screen)
    assert screen.section is None
    screen.editor.enter(("notes",), "later")
    settle()
    assert screen.section is None, "who chooses later is not asked at each key"
    assert screen.editor.conflicts


def test_a_mail_that_was_copied_is_taken_over_and_the_next_step_opens(window_of: Program) -> None:
    from PySide6.QtGui import QGuiApplication

    from tests.exchange.mails import NL_TABLE

    window_of.clock.day = date(2026, 11, 23)
    window_of.save(APPLIED)
    screen = opened(window_of, "apply")
    QGuiApplication.clipboard().setText(NL_TABLE)
    screen.do(Act("paste_mail", ""))
    settle()
    assert focused(screen) == "mail.table"
    screen.section.findChild(type(screen.section._take), "action.take_all").click()
    settle()
    assert screen.step == "deposit"
    assert screen.section is None
    QGuiApplication.clipboard().clear()


def test_the_window_beside_the_website_goes_with_the_page(
    window_of: Program,
) -> None:
    window_of.save(DEPOSITED)
    screen = opened(window_of, "deposit")
    screen.do(Act("strip", ""))
    settle()

    def strips() -> list[Strip]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, Strip)]

    assert len(strips()) == 1
    screen.go.home()
    settle()
    assert strips() == []


def test_a_payment_order_of_an_invoice_that_nobody_recorded_is_typed_to_its_end(
    program: Program,
) -> None:
    program.save(RECEIVED)
    program.clock.day = date(2028, 1, 10)
    person = program.start()
    person.open(RECEIVED.id, "pay")
    person.click("action.other_day.invoices.payment_ordered_on")
    person.write("16/9/2027")
    person.key(Qt.Key.Key_Return)
    assert program.window.session.saves.save_all()
    (invoice,) = program.training().invoices
    assert invoice.payment_ordered_on == date(2027, 9, 16)


def test_a_day_is_typed_to_its_end_after_all_facts_were_looked_at(program: Program) -> None:
    program.save(APPLIED)
    program.clock.day = date(2026, 12, 8)
    person = program.start()
    person.open(APPLIED.id, "deposit")
    person.click("action.toggle.all_facts")
    person.click("action.close_section")
    person.click("action.other_day.applications.deposit.deposited_on")
    person.write("8/2/2025")
    person.key(Qt.Key.Key_Return)
    assert program.window.session.saves.save_all()
    assert program.training().applications[0].deposit.deposited_on == date(2025, 2, 8)


def test_a_question_that_was_put_off_does_not_come_back_under_the_fingers(
    program: Program,
) -> None:
    program.save(replace(APPLIED, title=None))
    asked = Conflict(("title",), None, "Brand", "", "KANTOOR")
    write_conflicts(program.folders.state, {APPLIED.id: (asked,)})
    person = program.start()
    person.open(APPLIED.id, "enrol")
    person.click("action.close_section")
    person.fill("title", "Evacuatie")
    assert program.window.session.saves.save_all()
    assert program.training().title == "Evacuatie"


def test_a_question_waits_until_the_field_is_left(program: Program) -> None:
    program.save(APPLIED)
    program.clock.day = date(2026, 12, 8)
    person = program.start()
    person.open(APPLIED.id, "deposit")
    person.click("action.other_day.applications.deposit.deposited_on")
    person.write("8/2")
    theirs = replace(program.training(), title="Van kantoor", revision=9, saved_by="KANTOOR")
    (program.folders.data / "trainings" / f"{APPLIED.id}.json").write_bytes(encode(theirs))
    person.window.session.editor(APPLIED.id).enter(("title",), "Van hier")
    assert person.window.session.saves.save_all()
    person.write("/2025")
    person.key(Qt.Key.Key_Return)
    assert program.window.session.saves.save_all()
    assert program.training().applications[0].deposit.deposited_on == date(2025, 2, 8)
    assert person.sees("action.close_section")


def test_a_day_that_is_typed_over_stays_in_its_field(program: Program) -> None:
    program.save(APPLIED)
    program.clock.day = date(2026, 12, 8)
    person = program.start()
    person.open(APPLIED.id, "deposit")
    deposited_on = "applications.deposit.deposited_on"
    person.click(f"action.other_day.{deposited_on}")
    editor = program.window.session.editor(APPLIED.id)
    editor.enter((*editor.current_application, "deposit", "deposited_on"), date(2026, 12, 1))
    settle()
    assert person.focused == deposited_on
    person.select_all()
    person.write("8/2/2025")
    person.key(Qt.Key.Key_Return)
    assert program.window.session.saves.save_all()
    assert program.training().applications[0].deposit.deposited_on == date(2025, 2, 8)


def test_a_press_beside_a_day_that_it_records_opens_what_it_asks_for(program: Program) -> None:
    program.save(with_fact(ENROLLED, ("enrolment", "price_excl_vat"), None))
    program.clock.day = date(2026, 11, 10)
    person = program.start()
    person.open(ENROLLED.id, "apply")
    person.click("action.other_day.applications.submitted_on")
    person.write("9/11/2026")
    price = person.widget("action.fill_in.enrolment.price_excl_vat")
    QTest.mouseClick(price, Qt.MouseButton.LeftButton)
    settle()
    assert person.focused == "enrolment.price_excl_vat"
    person.write("1450")
    person.key(Qt.Key.Key_Tab)
    assert program.window.session.saves.save_all()
    saved = program.training()
    assert saved.applications[0].submitted_on == date(2026, 11, 9)
    assert saved.enrolment.price_excl_vat == 1450
