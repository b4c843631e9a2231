"""What a program that reads the screen does and hears, as Qt lets it: without a key or a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.ui.widgets import field
from kmop_wizard.ui.widgets.toast import Toast
from tests.ui.person import Person, Program, settle, wait_for
from tests.ui.places import PLACES, go, open_program
from tests.ui.qt_hands import pause
from tests.ui.trainings import ENROLLED


def read(person: Person, name: str) -> object:
    """The object of the screen reader for what is called ``name``."""
    return QAccessible.queryAccessibleInterface(person.widget(name))


def act(person: Person, name: str, action: str) -> None:
    found = read(person, name).actionInterface()  # type: ignore[attr-defined]
    assert action in found.actionNames()
    found.doAction(action)
    pause(150)  # Qt shows the press before it is one


def write(person: Person, name: str, text: str) -> None:
    QAccessible.queryAccessibleInterface(person.widget(name)).setText(QAccessible.Text.Value, text)
    settle()


def test_what_a_reader_writes_is_recorded(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.click("action.toggle.all_facts")
    write(person, "title", "Brand")
    write(person, "enrolment.participants", "Sofie Peeters")
    write(person, "enrolment.last_lesson_day", "8/12/2026")
    training = program.window.session.entry(ENROLLED.id).training
    assert training.title == "Brand"
    assert training.enrolment.participants == ("Sofie Peeters",)
    assert training.enrolment.last_lesson_day == date(2026, 12, 8)


def test_what_a_reader_toggles_is_recorded(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.click("action.toggle.all_facts")
    act(person, "enterprise.size.medium", "Toggle")
    training = program.window.session.entry(ENROLLED.id).training
    assert training.enterprise.size == "medium"


def test_a_reader_changes_the_language_and_never_unchecks_it(program: Program) -> None:
    person = program.start()
    act(person, "action.language.fr", "Toggle")
    assert person.window.words.language == "fr"
    act(person, "action.language.fr", "Toggle")
    assert person.window.words.language == "fr"
    assert read(person, "action.language.fr").state().checked  # type: ignore[attr-defined]
    assert not read(person, "action.language.nl").state().checked  # type: ignore[attr-defined]


def test_a_day_is_recorded_while_the_focus_is_in_a_field_of_the_page(program: Program) -> None:
    asked = with_fact(ENROLLED, ("enrolment", "participants"), ())
    asked = with_fact(asked, ("enterprise", "number"), None)
    program.save(asked)
    person = program.start()
    person.open(asked.id, "apply")
    for name, text in (("enrolment.participants", "Sofie"), ("enterprise.number", "0999 999 922")):
        act(person, f"action.fill_in.{name}", "Press")
        write(person, name, text)
    act(person, "action.today.applications.submitted_on", "Press")
    wait_for(lambda: person.sees("action.paste_mail"), "the next question")
    training = program.window.session.entry(asked.id).training
    assert training.applications[0].submitted_on == program.clock.day
    assert training.enrolment.participants == ("Sofie",)
    assert training.enterprise.number == "0999.999.922"


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Person]:
    with open_program(tmp_path_factory.mktemp("read")) as someone:
        yield someone


def out_of_order(part: QWidget) -> Iterator[str]:
    """Parts that are read before what stands above or left of them."""
    shown = [
        each
        for each in part.children()
        if isinstance(each, QWidget) and each.isVisible() and not each.isWindow() and says(each)
    ]
    for before, after in pairwise(shown):
        one, other = before.geometry(), after.geometry()
        over = one.intersects(other) or isinstance(before, Toast) or isinstance(after, Toast)
        lower = one.top() >= other.bottom()
        beside = one.left() >= other.right() and one.top() < other.bottom()
        if not over and (lower or (beside and other.top() <= one.center().y())):
            at = part.mapTo(part.window(), QPoint(0, 0))
            yield f"{type(part).__name__} at {at.toTuple()}: {_named(before)} before {_named(after)}"
    for each in shown:
        yield from out_of_order(each)


def says(widget: QWidget) -> bool:
    return type(widget) is not QWidget or any(isinstance(e, QWidget) for e in widget.children())


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {getattr(widget, 'text', str)()}"


@pytest.mark.parametrize("place", PLACES)
def test_all_is_read_in_the_order_in_which_it_stands(person: Person, place: str) -> None:
    go(person, place)
    assert list(out_of_order(person.window.screen_shown)) == []  # type: ignore[arg-type]


def test_tab_comes_from_a_field_in_the_place_of_a_value_to_the_other_values(
    program: Program,
) -> None:
    program.save(with_fact(ENROLLED, ("enterprise", "number"), None))
    person = program.start()
    person.open(ENROLLED.id, "apply")
    person.click("action.fill_in.enterprise.number")
    assert person.focused == "enterprise.number"
    person.key(Qt.Key.Key_Tab)
    assert person.focused == "action.copy.title"
    person.key(Qt.Key.Key_Left)
    assert person.focused == "enterprise.number"


def test_the_page_that_is_open_and_what_copies_say_so(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "apply")
    assert person.widget("step.apply").accessibleDescription() == "open"
    assert not person.widget("step.enrol").accessibleDescription()
    copies = person.widget("action.copy.title").accessibleDescription()
    assert copies == "Klik op een regel om te kopiëren"


def test_what_is_wrong_is_said_when_its_field_is_left(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(field, "announce", lambda _widget, text: said.append(text))
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    person.click("action.toggle.all_facts")
    person.fill("enrolment.last_lesson_day", "32/13")
    assert said == [person.problem("enrolment.last_lesson_day").partition(" Alt+")[0]]
