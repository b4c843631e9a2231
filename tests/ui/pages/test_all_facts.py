"""All details of a step: every fact has its field, errors stand beside it, invoices come and go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from kmop_wizard.app.facts.table import FACT_SPECS, facts_of_step
from kmop_wizard.domain.facts import general
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.domain.training import Attachment, Invoice
from kmop_wizard.ui.pages.blocks.section import Section
from kmop_wizard.ui.pages.sections.all_facts import AllFactsSection
from kmop_wizard.ui.widgets.choice_field import SelectField
from tests.ui.clipping import clipped
from tests.ui.pages.conftest import MakeHost
from tests.ui.qt_hands import settle
from tests.ui.screen_stage import part, type_in
from tests.ui.trainings import APPROVED, ENROLLED, INVOICED

MANY = replace(
    INVOICED, invoices=tuple(Invoice(number=f"2026-{n}", id=str(n)) for n in range(1, 26))
)


def test_each_fact_but_the_notes_belongs_to_one_step() -> None:
    found = [".".join(general(path)) for step in STEPS for path in facts_of_step(step, ("", ""))]
    of_lists = {key for key in FACT_SPECS if key.startswith(("applications.", "invoices."))}
    assert {key for key in FACT_SPECS if key != "notes"} - of_lists == {
        key for key in found if not key.startswith(".")
    }
    assert len(found) == len(FACT_SPECS) - 1


@pytest.mark.parametrize("step", STEPS)
def test_every_fact_of_the_step_has_its_field(make_host: MakeHost, step: str) -> None:
    host = make_host(INVOICED, step)
    host.open(AllFactsSection)
    entry = ("invoices", "1") if step == "pay" else host.editor.current_application
    for path in facts_of_step(step, entry):
        assert host.sees(host.object_name(path)), path


def test_what_the_page_shows_stays_on_the_page(make_host: MakeHost) -> None:
    host = make_host(APPROVED, "apply")
    on_page = Section(host)
    path = (*host.editor.current_application, "submitted_on")
    on_page.column.addWidget(host.field(path))
    host._column.addWidget(on_page)
    host.open(AllFactsSection)
    assert on_page.isAncestorOf(host.field(path))
    assert host.section.isAncestorOf(host.field((*path[:2], "approved_on")))


def test_an_error_stands_beside_its_field(make_host: MakeHost) -> None:
    host = make_host(APPROVED, "apply")
    host.open(AllFactsSection)
    type_in(host, "applications.approved_on", "31/02/2026")
    part(host, "action.close_section").setFocus()
    settle()
    assert host.field(("applications", "1", "approved_on")).problem()


def test_the_field_that_is_asked_for_gets_the_focus(make_host: MakeHost) -> None:
    host = make_host(APPROVED, "attend")
    section = host.open(AllFactsSection)
    section.reveal(("enrolment", "last_lesson_day"))
    assert host.focusWidget().objectName() == "enrolment.last_lesson_day"


def test_without_an_invoice_there_is_one_to_fill_in(make_host: MakeHost) -> None:
    host = make_host(ENROLLED, "pay")
    host.open(AllFactsSection)
    type_in(host, "invoices.number", "2026-7")
    assert [each.number for each in host.editor.training.invoices] == ["2026-7"]
    assert host.focusWidget().objectName() == "invoices.number", "the focus stays while one types"


def test_an_invoice_is_added_below_the_others(make_host: MakeHost) -> None:
    host = make_host(INVOICED, "pay")
    host.open(AllFactsSection)
    host.press("action.add_invoice")
    assert host.focusWidget().objectName() == "invoices.1.number"
    type_in(host, "invoices.1.number", "2026-8")
    assert [each.number for each in host.editor.training.invoices] == ["2026-1187", "2026-8"]


def test_an_invoice_is_removed_and_taken_back(make_host: MakeHost) -> None:
    host = make_host(INVOICED, "pay")
    host.open(AllFactsSection)
    host.press("action.remove_invoice")
    assert host.editor.training.invoices == ()
    name, _message, editor, step = host.stage.notes.calls[-1]
    assert name == "offer_undo"
    editor.undo_step(step)
    assert host.editor.training.invoices[0].number == "2026-1187"


def test_what_is_left_is_named_by_its_new_place(make_host: MakeHost) -> None:
    two = replace(INVOICED, invoices=(*INVOICED.invoices, Invoice(id="2", number="2026-9")))
    host = make_host(two, "pay")
    host.open(AllFactsSection)
    host.press("action.remove_invoice")
    assert part(host.section, "invoices.number", QLineEdit).text() == "2026-9"
    assert part(host.section, "action.calendar.invoices.issued_on")
    assert not host.section.findChildren(QWidget, "invoices.1.number")


def test_many_invoices_are_shown_ten_at_a_time(make_host: MakeHost) -> None:
    host = make_host(MANY, "pay")
    host.open(AllFactsSection)
    assert host.sees("invoices.9.number")
    assert not host.findChildren(QWidget, "invoices.10.number")
    host.press("action.more_invoices")
    assert host.focusWidget().objectName() == "invoices.10.number"
    host.press("action.more_invoices")
    assert host.sees("invoices.24.number")
    assert not host.sees("action.more_invoices")


def test_the_file_of_an_invoice_is_chosen_among_the_kept_ones(make_host: MakeHost) -> None:
    file = "attachments/5f1c2a9e-8f0b-4d55-9d5e-2f7d0c1b9a11/2026-1187.xml"
    kept = (Attachment(kind="invoice", file=file, sha256="0" * 64),)
    host = make_host(replace(INVOICED, attachments=kept), "pay")
    host.open(AllFactsSection)
    choice = next(each for each in host.findChildren(SelectField) if each.isVisible())
    assert choice.edit.objectName() == "invoices.attachment"
    choice.edited.emit(file)
    assert host.editor.training.invoices[0].attachment == file


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_cut(make_host: MakeHost, language: str, step: str) -> None:
    host = make_host(INVOICED, step, language=language)
    host.resize(760, 1400)
    host.open(AllFactsSection)
    assert clipped(host.section) == []
