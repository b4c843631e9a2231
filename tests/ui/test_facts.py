"""Every fact of the file format is entered, changed, cleared, undone and kept, in its own field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QRadioButton

from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.domain.facts import PATHS, fact, with_fact
from kmop_wizard.domain.training import Training
from tests.ui.paths import path_of
from tests.ui.person import Person, Program
from tests.ui.trainings import APPROVED, ENROLLED, INVOICED

STEP_OF = {
    "title": "enrol",
    "enterprise": "enrol",
    "enrolment": "enrol",
    "applications": "apply",
    "attendance": "attend",
    "invoices": "pay",
    "notes": "enrol",
}
KINDS: dict[str, tuple[tuple[str, Any], tuple[str, Any]]] = {
    "title": (("Cyber", "Cyber"), ("Loonbeleid", "Loonbeleid")),
    "number": (("2026-1187", "2026-1187"), ("2026KMO123456", "2026KMO123456")),
    "text": (("Bakker & zoon", "Bakker & zoon"), ("Élan", "Élan")),
    "notes": (("Eén\ntwee", "Eén\ntwee"), ("drie", "drie")),
    "names": (("An Peeters\nJef Peeters", ("An Peeters", "Jef Peeters")), ("An", ("An",))),
    "registration_number": (("DV.O104945", "DV.O104945"), ("DV.A123456", "DV.A123456")),
    "enterprise_number": (("0999 999 922", "0999.999.922"), ("BE 0403.170.701", "0403.170.701")),
    "vat_number": (("BE 0999.999.922", "BE0999999922"), ("be0403170701", "BE0403170701")),
    "iban": (("BE71 0961 2345 6769", "BE71096123456769"), ("be68539007547034", "BE68539007547034")),
    "communication": (
        ("090933755493", "+++090/9337/55493+++"),
        ("dossier 12", "dossier 12"),
    ),
    "day": (("9/11/26", date(2026, 11, 9)), ("10 nov 2026", date(2026, 11, 10))),
    "price": (("1.450,00", Decimal("1450.00")), ("1450.5", Decimal("1450.50"))),
    "amount": (("€ 1 015", Decimal("1015.00")), ("0,5", Decimal("0.50"))),
    "signed_amount": (("-1.450,00", Decimal("-1450.00")), ("304,5", Decimal("304.50"))),
}


def step_of(key: str) -> str:
    if key.startswith("applications.deposit"):
        return "deposit"
    if key.startswith("applications.subsidy."):
        return "subsidy"
    return STEP_OF[key.split(".", maxsplit=1)[0]]


@pytest.fixture(scope="module")
def seat(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Person]:
    """One window for all facts: each test leaves what it found."""
    program = Program(tmp_path_factory.mktemp("facts"), date(2026, 11, 16))
    program.save(Training(ENROLLED.id))
    yield program.start()
    program.close()


def opened(seat: Person, key: str) -> str:
    """The page with the field of this fact; the field's name."""
    seat.open(ENROLLED.id, step_of(key))
    if key == "notes":
        seat.click("action.toggle.notes")
    if key == "enrolment.provider_name":
        seat.click("enrolment.provider.other")
    return key


def saved(seat: Person, key: str) -> Any:
    assert seat.window.session.saves.save_all()
    training = seat.program.training()
    return fact(training, path_of(key, training))


def test_every_fact_of_the_format_has_a_field() -> None:
    objects = {path for path in PATHS if any(path == each[: len(path)] != each for each in PATHS)}
    told = {".".join(path) for path in PATHS.keys() - objects if path[0] != "attachments"}
    assert told - set(FACT_SPECS) == {"invoices.attachment"}


TYPED = [key for key, spec in FACT_SPECS.items() if spec.kind in KINDS]
CHOSEN = [key for key, spec in FACT_SPECS.items() if spec.kind == "choice"]


def test_no_kind_of_fact_is_left_out() -> None:
    assert set(TYPED) | set(CHOSEN) | {"enrolment.provider"} == set(FACT_SPECS)


@pytest.mark.parametrize("key", TYPED)
def test_a_fact_is_entered_changed_cleared_and_undone(seat: Person, key: str) -> None:
    (first, fact_1), (second, fact_2) = KINDS[FACT_SPECS[key].kind]
    empty = fact(Training("x"), path_of(key, Training("x")))
    name = opened(seat, key)
    assert saved(seat, key) == empty
    seat.put(name, first)
    assert saved(seat, key) == fact_1
    seat.put(name, second)
    assert saved(seat, key) == fact_2
    seat.put(name, "")
    assert saved(seat, key) == empty
    for known in (fact_2, fact_1, empty):
        seat.undo()
        assert saved(seat, key) == known
    seat.redo()
    assert saved(seat, key) == fact_1
    seat.undo()
    assert saved(seat, key) == empty


@pytest.mark.parametrize("key", CHOSEN)
def test_a_choice_is_made_changed_and_undone(seat: Person, key: str) -> None:
    before = fact(Training("x"), path_of(key, Training("x")))
    opened(seat, key)
    values = [value for value, _text in FACT_SPECS[key].choices if value != before]
    for value in values:
        seat.click(f"{key}.{value}")
        assert saved(seat, key) == value
    for known in [*reversed(values[:-1]), before]:
        seat.undo()
        assert saved(seat, key) == known


def test_the_size_can_be_cleared(seat: Person) -> None:
    opened(seat, "enterprise.size")
    seat.click("enterprise.size.small")
    seat.key(Qt.Key.Key_Delete)
    assert saved(seat, "enterprise.size") is None
    assert not any(b.isChecked() for b in radios(seat, "enterprise.size."))
    seat.undo()
    assert saved(seat, "enterprise.size") == "small"
    seat.undo()


def radios(seat: Person, start: str) -> list[QRadioButton]:
    return [b for b in seat.window.findChildren(QRadioButton) if b.objectName().startswith(start)]


def test_a_provider_brings_its_name_and_number(seat: Person) -> None:
    opened(seat, "enrolment.provider")
    seat.click("enrolment.provider.liantis-consult")
    enrolment = ("enrolment.provider", "enrolment.provider_name", "enrolment.registration_number")
    assert [saved(seat, key) for key in enrolment] == [
        "liantis-consult",
        "Liantis Consult nv",
        "DV.O104945",
    ]
    assert seat.text("enrolment.registration_number") == "DV.O104945"
    seat.click("enrolment.provider.other")
    assert [saved(seat, key) for key in enrolment] == [None, None, None]
    seat.put("enrolment.provider_name", "Opleidingshuis Voorbeeld")
    seat.put("enrolment.registration_number", "DV.O123456")
    seat.open(ENROLLED.id, "apply")
    seat.open(ENROLLED.id, "enrol")
    assert seat.widget("enrolment.provider.other").isChecked()
    assert seat.text("enrolment.provider_name") == "Opleidingshuis Voorbeeld"
    for _ in range(4):
        seat.undo()
    assert [saved(seat, key) for key in enrolment] == [None, None, None]


def test_texts_are_back_after_a_restart(program: Program) -> None:
    program.save(INVOICED)
    person = program.start()
    texts = {
        "title": "Eén & twee <drie>",
        "enterprise.name": 'Bakkerij "De Zon" Peeters',
        "notes": "eerste regel\nderde   woord é€",
    }
    for name, text in texts.items():
        opened(person, name)
        person.put(name, text)
    person = program.restart()
    for name, text in texts.items():
        opened(person, name)
        person.reach(name)
        shown = person.widget(name)
        assert (
            shown.toPlainText() if isinstance(shown, QPlainTextEdit) else person.text(name)
        ) == text


def test_keys_that_only_a_later_version_knows_survive_an_edit(program: Program) -> None:
    program.save(INVOICED)
    file = program.files()[0]
    content = json.loads(file.read_text(encoding="utf-8"))
    content["colour"] = {"of": ["the", "folder"]}
    content["applications"][0]["deposit"]["channel"] = "app"
    content["invoices"][0]["peppol"] = True
    file.write_text(json.dumps(content), encoding="utf-8")
    person = program.start()
    opened(person, "invoices.number")
    person.put("invoices.number", "2026-1188")
    opened(person, "applications.deposit.amount")
    person.put("applications.deposit.amount", "1000")
    program.close()
    after = program.saved()
    assert after["colour"] == {"of": ["the", "folder"]}
    assert after["applications"][0]["deposit"]["channel"] == "app"
    assert after["applications"][0]["deposit"]["amount"] == "1000.00"
    assert after["invoices"][0]["peppol"] is True
    assert after["invoices"][0]["number"] == "2026-1188"


def test_invoices_are_added_removed_and_brought_back(program: Program) -> None:
    program.save(INVOICED)
    person = program.start()
    person.open(INVOICED.id, "pay")
    person.click("action.add_invoice")
    assert person.focused == "invoices.1.number"
    person.write("2026-1200")
    person.put("invoices.1.amount_excl_vat", "-50")
    numbers = lambda: [i.number for i in program.training().invoices]  # noqa: E731
    person.window.session.saves.save_all()
    assert numbers() == ["2026-1187", "2026-1200"]
    person.click("action.remove_invoice")
    person.window.session.saves.save_all()
    assert numbers() == ["2026-1200"]
    assert person.text("invoices.number") == "2026-1200"
    person.click("action.toast_undo")
    person.window.session.saves.save_all()
    assert numbers() == ["2026-1187", "2026-1200"]
    assert person.text("invoices.number") == "2026-1187"
    person.click("action.remove_invoice.1")
    person.window.session.saves.save_all()
    assert numbers() == ["2026-1187"]
    person.undo()
    person.window.session.saves.save_all()
    assert numbers() == ["2026-1187", "2026-1200"]


def test_an_entry_in_which_nothing_is_known_is_not_saved(program: Program) -> None:
    program.save(with_fact(ENROLLED, ("invoices", "1", "number"), "1"))
    person = program.start()
    opened(person, "invoices.number")
    person.put("invoices.number", "")
    program.close()
    assert program.saved()["invoices"] == []


def test_there_is_a_copy_button_when_there_is_something_to_copy(program: Program) -> None:
    program.save(APPROVED)
    person = program.start()
    person.open(APPROVED.id, "deposit")
    assert not person.sees("action.copy.applications.deposit.amount")
    person.put("applications.deposit.communication", "+++090/9337/55493+++")
    person.put("applications.deposit.iban", "BE71 0961 2345 6769")
    person.put("applications.deposit.amount", "1015")
    person.click("action.close_section")
    person.click("action.copy.applications.deposit.amount")
    assert QApplication.clipboard().text() == "1015,00"
    person.undo()
    assert person.text("applications.deposit.amount") == ""
