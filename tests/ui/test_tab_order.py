"""Tab leads from each field to the next, also while the fields are being filled in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import MOST_STOPS, Person, Program, settle
from tests.ui.places import STEPS
from tests.ui.trainings import APPROVED, ENROLLED, INVOICED

NOTHING = Training(ENROLLED.id)
FOR_THE_MOUSE = ("action.copy.", "action.calendar.", "action.today.", "action.clear.")
TYPED = {
    "amount": "1015",
    "signed_amount": "1015",
    "price": "1450",
    "communication": "+++090/9337/55493+++",
    "day": "9/11/26",
    "enterprise_number": "0999.999.922",
    "iban": "BE71 0961 2345 6769",
    "names": "Sofie Peeters",
    "notes": "Bel terug",
    "number": "2026-1187",
    "registration_number": "DV.O104628",
    "text": "Bakkerij",
    "title": "Brandbestrijding",
    "vat_number": "BE0999999922",
}


def opened(program: Program, training: Training, page: str) -> Person:
    """A page, or after a stroke what opens in the place of its card."""
    program.save(training)
    person = program.start()
    if page == "start":
        person.window.new_training()
    else:
        step, _, section = page.partition("/")
        person.open(training.id, step)
        if section:
            person.click(f"action.toggle.{section}")
    settle()
    return person


def is_input(name: str) -> bool:
    return key_of(name.removesuffix(".0")) in FACT_SPECS or any(
        name.startswith(f"{key}.") and name.removeprefix(f"{key}.") in dict(spec.choices)
        for key, spec in FACT_SPECS.items()
    )


def walk(person: Person) -> list[str]:
    """The Tab stops of the page from its first field to its last."""
    first = next(name for name in person.names() if is_input(name) and takes_text(person, name))
    person.go_to(first)
    stops = [first]
    while len(stops) < MOST_STOPS:
        person.key(Qt.Key.Key_Tab)
        if person.focused == first:
            break
        stops.append(person.focused)
    last = max(place for place, name in enumerate(stops) if is_input(name))
    person.go_to(first)
    return stops[: last + 1]


def key_of(name: str) -> str:
    return ".".join(part for part in name.split(".") if not part.isdecimal())


def takes_text(person: Person, name: str) -> bool:
    return isinstance(person.widget(name), QLineEdit | QPlainTextEdit)


KNOWN = {"new": NOTHING, "half": APPROVED, "full": INVOICED}
PAGES = (
    ("new", "start"),
    ("new", "enrol"),
    *(
        (known, f"{step}/all_facts")
        for known in KNOWN
        for step in STEPS
        if step != "attend"  # its one day is asked on the page
    ),
)


@pytest.mark.parametrize(("known", "page"), PAGES)
def test_typing_brings_nothing_between_two_fields(program: Program, known: str, page: str) -> None:
    person = opened(program, KNOWN[known], page)
    stops = walk(person)
    fields = [name for name in stops if is_input(name)]
    assert fields
    assert not [name for name in stops if name.startswith(FOR_THE_MOUSE)]
    for name, following in zip(stops, [*stops[1:], ""], strict=True):
        if not is_input(name):
            continue
        # a button that stood between two fields before may have gone, or have another beside it
        person.tab_to(name)
        if takes_text(person, name):
            person.select_all()
            person.write(TYPED[FACT_SPECS[key_of(name)].kind])
        else:
            person.key(Qt.Key.Key_Space)
        person.key(Qt.Key.Key_Tab)
        settle()
        assert not person.focused.startswith(FOR_THE_MOUSE)
        if is_input(following):
            assert person.focused == following
    for name in fields:  # but those that were only asked for until they were known
        if person.sees(name) and takes_text(person, name):
            assert person.text(name), name


def test_the_keys_of_the_buttons_for_the_mouse_are_said_and_work(program: Program) -> None:
    person = opened(program, APPROVED, "deposit/all_facts")
    person.tab_to("applications.deposit.amount")
    person.write("1015")
    description = person.problem("applications.deposit.amount")
    assert "Ctrl+C kopieert de waarde." in description
    person.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "1015,00"
    assert "Gekopieerd: 1015,00" in person.reads()
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    person.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "5"
    person.reach("applications.deposit.deposited_on")
    assert person.focused == "applications.deposit.deposited_on"
    description = person.problem("applications.deposit.deposited_on")
    assert "Alt+pijl-omlaag opent de kalender." in description
    assert "Typ “vandaag” voor vandaag." in description
    person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    person.key(Qt.Key.Key_Return)
    assert person.text("applications.deposit.deposited_on") == "01/11/2026"


def test_an_empty_field_has_nothing_to_copy(program: Program) -> None:
    person = opened(program, APPROVED, "deposit/all_facts")
    QApplication.clipboard().setText("before")
    person.tab_to("applications.deposit.iban")
    person.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"


def test_a_choice_is_taken_away_with_a_key(program: Program) -> None:
    person = opened(program, ENROLLED, "enrol/all_facts")
    person.tab_to("enterprise.size.small")
    assert "Delete haalt de keuze weg." in person.problem("enterprise.size.small")
    person.key(Qt.Key.Key_Delete)
    program.close()
    assert program.saved()["enterprise"]["size"] is None


def test_the_planner_opens_its_calendar_with_a_key(program: Program) -> None:
    person = program.start()
    person.window.to(Route("planner"))
    person.today("planner.first_lesson_day")
    assert person.text("planner.first_lesson_day") == "01/11/2026"
