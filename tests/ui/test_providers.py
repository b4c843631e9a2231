"""Providers that were typed once are offered again, each number of theirs in one press."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QGuiApplication

from tests.ui.person import Program
from tests.ui.trainings import ENROLLED

TYPED = "Opleidingen Janssens bv"


def test_a_typed_provider_comes_back_with_the_number_that_is_pressed(program: Program) -> None:
    program.clock.day = date(2026, 11, 10)
    bare = replace(ENROLLED.enrolment, provider=None, provider_name=None, registration_number=None)
    earlier = [
        replace(
            ENROLLED,
            id=f"00000000-0000-4000-8000-00000000000{place}",
            enrolment=replace(bare, provider_name=TYPED, registration_number=number),
        )
        for place, number in enumerate(("DV.O200002", "DV.O200001"))
    ]
    program.save(replace(ENROLLED, enrolment=bare), *earlier)
    seat = program.start()
    seat.open(ENROLLED.id, "enrol")
    offered = [seat.widget(f"action.use_provider.{place}").accessibleName() for place in (0, 1)]
    assert offered == [f"{TYPED} \u00b7 DV.O200001", f"{TYPED} \u00b7 DV.O200002"]
    seat.click("action.use_provider.1")
    assert seat.text("enrolment.provider_name") == TYPED
    assert seat.text("enrolment.registration_number") == "DV.O200002"
    seat.undo()
    assert seat.text("enrolment.registration_number") == ""


def test_the_theme_is_shown_and_copied_in_the_dutch_of_the_form(
    program: Program,
) -> None:
    themed = replace(ENROLLED.enrolment, theme="energy_efficiency")
    program.clock.day = date(2026, 11, 10)
    program.save(replace(ENROLLED, enrolment=themed))
    seat = program.start()
    seat.window.change_language("fr")
    seat.open(ENROLLED.id, "apply")
    copied = "Duurzaamheid – energie-efficiëntie"
    assert copied in seat.reads()
    seat.click("action.copy.enrolment.theme")
    assert QGuiApplication.clipboard().text() == copied
