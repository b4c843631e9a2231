"""What stands behind a link: half-typed text says so on the link, and no section is empty."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from kmop_wizard.domain.facts import with_fact
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPLIED, ENROLLED, RECEIVED

ALL_FACTS = "action.toggle.all_facts"
REFUSED_ON = "applications.refused_on"
MAIL = """\
Beste,

Je aanvraag 2026KMO123456 werd op 23/11/2026 goedgekeurd.
Te storten bedrag: € 1.015,00
Rekeningnummer: BE71 0961 2345 6769
Mededeling: +++090/9337/55493+++
"""


def opened(program: Program, step: str) -> Person:
    person = program.start()
    person.window.open_training(ENROLLED.id, step)
    settle()
    return person


def link(person: Person) -> str:
    button = person.widget(ALL_FACTS)
    assert isinstance(button, QAbstractButton)
    return button.text()


def test_half_typed_text_behind_a_link_shows_on_it_until_it_is_mended(program: Program) -> None:
    program.save(APPLIED)
    person = opened(program, "apply")
    assert "niet af" not in link(person)
    for text, unfinished in (("31/2/2026", True), ("", False)):
        person.press(ALL_FACTS)
        person.put(REFUSED_ON, text)
        settle()
        assert "niet af" not in link(person)  # one sees it
        person.press("action.close_section")
        assert ("niet af" in link(person)) == unfinished
    person.press(ALL_FACTS)
    person.put(REFUSED_ON, "31/2/2026")
    again = program.restart(date(2026, 11, 24))
    again.window.open_training(ENROLLED.id, "apply")
    settle()
    assert "niet af" in link(again)


def test_a_section_without_fields_says_why(program: Program) -> None:
    program.save(with_fact(RECEIVED, ("attendance", "completed_on"), None))
    person = opened(program, "attend")
    person.press(ALL_FACTS)
    assert "Alle gegevens van deze stap staan op de pagina zelf." in person.reads()


def test_a_pasted_mail_is_kept_among_the_documents_once(program: Program) -> None:
    program.save(APPLIED)
    person = opened(program, "apply")
    QGuiApplication.clipboard().setText(MAIL)
    person.press("action.paste_mail")
    person.press("action.keep_mail")
    settle()
    (kept,) = person.window.session.entry(ENROLLED.id).training.attachments
    assert kept.kind == "approval"
    content = person.window.session.attachments(ENROLLED.id).content(kept)
    assert content.decode() == QGuiApplication.clipboard().text()
    assert not person.sees("action.keep_mail")
    assert person.sees("action.take_all")
