"""The brochure's case from the first fact to the last, with the clock moved along, and no window."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kmop_wizard.app.session.saving import SAVE_AFTER_MS
from kmop_wizard.app.session.session import NEW_DAY_CHECK_MS
from tests.app.fakes import Computer, path

ENROLMENT = {
    "title": "Brandbestrijding en evacuatie",
    "enterprise.name": "Bakkerij Peeters",
    "enterprise.number": "0999.999.922",
    "enterprise.size": "small",
    "enrolment.provider": "liantis-edpb",
    "enrolment.enrolled_on": date(2026, 11, 1),
    "enrolment.first_lesson_day": date(2026, 11, 9),
    "enrolment.last_lesson_day": date(2026, 12, 7),
    "enrolment.price_excl_vat": Decimal("1450.00"),
}
CASE = (
    (date(2026, 11, 1), ENROLMENT, "apply"),
    (date(2026, 11, 20), {"applications.0.submitted_on": date(2026, 11, 20)}, "await_approval"),
    (
        date(2026, 11, 23),
        {
            "applications.0.approved_on": date(2026, 11, 23),
            "applications.0.deposit.amount": Decimal("1015.00"),
        },
        "deposit",
    ),
    (
        date(2026, 11, 24),
        {"applications.0.deposit.deposited_on": date(2026, 11, 24)},
        "await_subsidy",
    ),
    (
        date(2026, 11, 30),
        {"applications.0.subsidy.received_on": date(2026, 11, 30)},
        "await_invoice",
    ),
    (
        date(2026, 12, 1),
        {
            "invoices.0.number": "2026-1187",
            "invoices.0.issued_on": date(2026, 11, 23),
            "invoices.0.amount_excl_vat": Decimal("1450.00"),
        },
        "order_payment",
    ),
    (date(2026, 12, 7), {"attendance.completed_on": date(2026, 12, 7)}, "order_payment"),
    (date(2026, 12, 8), {"invoices.0.payment_ordered_on": date(2026, 12, 8)}, "finished"),
)


def test_the_brochures_case_from_empty_to_finished(laptop: Computer) -> None:
    editor = laptop.session.new_training()
    training_id = editor.training.id
    for today, facts, action in CASE:
        laptop.today = today
        laptop.scheduler.advance(NEW_DAY_CHECK_MS)
        assert laptop.session.today == today
        for fact, value in facts.items():
            editor.enter(path(fact), value)
            editor.end_step()
        assert laptop.session.entry(training_id).plan.next.action == action
        laptop.scheduler.advance(SAVE_AFTER_MS)
        assert laptop.stored(training_id) == editor.training
    amounts = laptop.session.entry(training_id).plan.amounts
    assert (amounts.subsidy, amounts.own_share) == (Decimal("435.00"), Decimal("1015.00"))
    laptop.session.leave(training_id)
    laptop.session.remember_enterprise(editor.training)
    laptop.session.saves.settle()

    laptop.open()
    (entry,) = laptop.session.agenda.entries
    assert entry.plan.next.action == "finished"
    assert entry.training.enterprise.name == "Bakkerij Peeters"
    following = laptop.session.new_training().training
    assert following.enterprise == entry.training.enterprise


def test_it_can_be_undone_to_the_first_fact_and_redone(laptop: Computer) -> None:
    editor = laptop.session.new_training()
    empty = editor.training
    for _, facts, _ in CASE:
        for fact, value in facts.items():
            editor.enter(path(fact), value)
            editor.end_step()
    finished = editor.training
    while editor.last_step:
        editor.undo()
    assert editor.training == empty
    for _, facts, _ in CASE:
        for _ in facts:
            editor.redo()
    assert editor.training == finished


def test_the_example_mixes_with_nothing(laptop: Computer) -> None:
    training_id = laptop.begin()
    example = laptop.session.new_training().training
    laptop.session.add_example(example)
    editor = laptop.session.editor(example.id)
    editor.enter(path("title"), "An example")
    laptop.save()
    assert laptop.session.is_example(example.id)
    assert [each.training.id for each in laptop.session.agenda.entries] == [training_id]
    laptop.open()
    assert laptop.session.example is not None
    assert laptop.session.example.training.title == "An example"
    laptop.session.remember_enterprise(laptop.session.example.training)
    laptop.session.delete_example()
    assert laptop.session.example is None
    assert not laptop.session.is_example(example.id)
    assert len(list(laptop.folders.data.glob("example/trash/*"))) == 1


def test_a_training_goes_to_the_trash_and_comes_back(laptop: Computer) -> None:
    training_id = laptop.begin()
    laptop.session.editor(training_id).enter(path("notes"), "Ask Sofie")
    laptop.session.trash(training_id)
    assert not laptop.session.agenda.entries
    assert not laptop.scheduler.waiting or not laptop.session.saves.is_unsaved(training_id)
    laptop.session.restore(training_id)
    assert laptop.session.entry(training_id).training.notes == "Ask Sofie"


def test_settings_that_can_not_be_written_are_tried_again(laptop: Computer) -> None:
    laptop.folders.config.parent.mkdir(parents=True, exist_ok=True)
    laptop.folders.config.write_text("a file in the place of the folder")
    laptop.session.change_settings(scheme="dark")
    laptop.session.saves.settle()
    assert laptop.session.saves.failure is not None
    assert laptop.session.settings.scheme == "dark"
    laptop.folders.config.unlink()
    laptop.scheduler.advance(10_000)
    assert laptop.session.saves.failure is None
    laptop.open()
    assert laptop.session.settings.scheme == "dark"
