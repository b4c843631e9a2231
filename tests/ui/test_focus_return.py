"""What comes and goes beside a screen takes the focus along nowhere."""

from __future__ import annotations

import errno

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kmop_wizard.domain.conflicts import Conflict
from tests.disk import BreakableDisk
from tests.ui.person import Program, settle
from tests.ui.trainings import ENROLLED


def test_after_a_toast_the_focus_is_where_it_was(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.reach("enrolment.price_excl_vat")
    person.tab_to("enrolment.price_excl_vat")
    person.window.toast("Iets is gebeurd.")
    person.click("action.toast_dismiss")
    assert person.focused == "enrolment.price_excl_vat"


def test_who_leaves_a_toast_himself_stays_where_he_went(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.reach("title")
    person.window.toast("Iets is gebeurd.")
    person.tab_to("action.toast_dismiss")
    person.tab_to("title")
    person.window.toast("Nog iets.")
    settle()
    assert person.focused == "title"


def test_after_the_banner_about_saving_the_focus_is_where_it_was(
    program: Program, disk: BreakableDisk
) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    with disk.refuse(errno.EROFS, program.folders.data):
        person.put("title", "Hier getypt")
        person.tab_to("enrolment.price_excl_vat")
        assert not person.window.session.saves.save_all()
    person.click("action.try_again")
    assert not person.sees("action.try_again")
    assert person.focused == "enrolment.price_excl_vat"


def test_a_window_that_is_told_to_end_while_a_calendar_is_open_ends_quietly(
    program: Program,
) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.click("action.toggle.all_facts")
    person.tab_to("enrolment.enrolled_on")
    person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activePopupWidget() is not None
    program.close()


def test_a_question_has_the_focus_when_its_training_is_opened(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    session = person.window.session
    training = session.entry(ENROLLED.id).training
    found = Conflict(("title",), training.title, "Brand", "", "PC-KANTOOR")
    session.add_conflicts(training, (found,))
    session.load()
    person.window.home()
    person.press(f"action.choose.{ENROLLED.id}")
    assert person.focused == "action.view_documents"  # what helps to choose; none that decides
