"""The brochure's case, typed from empty with the clock moved along, and the special paths."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

from kmop_wizard.storage.atomic import write_safely
from kmop_wizard.tour.camera import Camera, MovedClock
from kmop_wizard.tour.driver import Driver
from kmop_wizard.tour.player import Player
from kmop_wizard.ui.window.window import Window

ENROLLED: Final = date(2026, 11, 1)
_APPLIED: Final = date(2026, 11, 20)
_APPROVED: Final = date(2026, 11, 23)
_DEPOSITED: Final = date(2026, 11, 24)
_RECEIVED: Final = date(2026, 11, 30)
_ATTENDED: Final = date(2026, 12, 7)
_PAID: Final = date(2026, 12, 8)
_TITLE: Final = "Brandbestrijding en evacuatie"
_DEPOSIT: Final = "applications.deposit."


def play(window: Window, driver: Driver, camera: Camera, clock: MovedClock) -> None:
    """Go through everything once."""
    case = play_the_brochures(window, driver, camera, clock)
    case.cancelled()
    case.refused()
    case.missed()
    case.stopped()
    case.other_files()
    driver.press("action.settings")
    camera.take(16, "settings")


def play_the_brochures(window: Window, driver: Driver, camera: Camera, clock: MovedClock) -> _Case:
    """The brochure's case alone, from an empty home to the payment order."""
    case = _Case(window, driver, camera, clock)
    case.enrol()
    case.apply()
    case.deposit()
    case.finish()
    return case


class _Case(Player):
    def enrol(self) -> None:
        driver = self.driver
        driver.settle()
        self.camera.take(1, "home-empty")
        self.day(ENROLLED)
        driver.press("action.new_training")
        self.fill(
            {
                "title": _TITLE,
                "enrolment.first_lesson_day": "9/11/2026",
            }
        )
        driver.press("enrolment.provider.liantis-edpb")
        self.camera.take(3, "start")
        driver.press("action.next")
        self.training_id = self.window.route.training_id
        self.complete("9/11/2026", "7/12/2026")
        self.camera.take(4, "enrol")

    def apply(self) -> None:
        self.day(_APPLIED)
        self.step("apply")
        self.camera.take(5, "apply")
        self.fill(
            {
                "applications.submitted_on": "20/11/2026",
                "applications.subsidy_number": "2026KMO123456",
            }
        )
        self.day(_APPROVED)
        self.fill({"applications.approved_on": "23/11/2026"})

    def deposit(self) -> None:
        self.step("pay")
        self.fill(
            {
                "invoices.number": "2026-1187",
                "invoices.issued_on": "23/11/2026",
                "invoices.due_on": "23/12/2026",
                "invoices.supplier_name": "Liantis EDPB vzw",
                "invoices.amount_excl_vat": "1450,00",
                "invoices.vat_amount": "304,50",
            }
        )
        self.step("deposit")
        self.fill({_DEPOSIT + "amount": "1015,00"})
        self.driver.press("action.close_section")
        self.camera.take(6, "deposit")
        self.driver.press("action.home")
        self.camera.take(2, "home")
        self.day(_DEPOSITED)
        self.open("deposit")
        self.fill({_DEPOSIT + "deposited_on": "24/11/2026"})

    def finish(self) -> None:
        self.day(_RECEIVED)
        self.step("subsidy")
        self.camera.take(7, "subsidy")
        self.fill({"applications.subsidy.received_on": "30/11/2026"})
        self.day(_ATTENDED)
        self.step("attend")
        self.camera.take(8, "attend")
        self.fill({"attendance.completed_on": "7/12/2026"})
        self.day(_PAID)
        self.step("pay")
        self.camera.take(9, "pay")
        self.fill({"invoices.payment_ordered_on": "8/12/2026"})
        self.driver.press("action.home")

    def cancelled(self) -> None:
        self.start("Werken op hoogte", "1/12/2026", "15/12/2026")
        self.step("apply")
        self.fill(
            {
                "applications.submitted_on": "20/11/2026",
                "applications.approved_on": "23/11/2026",
            }
        )
        self.step("deposit")
        self.fill({_DEPOSIT + "deposited_on": "25/11/2026"})
        self.fill({_DEPOSIT + "cancelled_on": "30/11/2026"})
        self.step("apply")
        self.camera.take(10, "apply-cancelled")

    def refused(self) -> None:
        self.start("Vertrouwenspersoon", "1/12/2026", "9/12/2026")
        self.step("apply")
        self.fill({"applications.submitted_on": "20/11/2026"})
        self.fill({"applications.refused_on": "2/12/2026"})
        self.open("apply")
        self.camera.take(11, "apply-refused")

    def missed(self) -> None:
        self.start("Preventieadviseur niveau 3", "16/11/2026", "18/12/2026")
        self.step("apply")
        self.camera.take(12, "apply-missed")

    def stopped(self) -> None:
        self.start("Loonbeleid voor kmo's", "1/12/2026", "17/12/2026")
        self.step("apply")
        self.fill({"applications.submitted_on": "20/11/2026"})
        self.fill({"applications.stopped_on": "7/12/2026"})
        self.open("apply")
        self.camera.take(13, "apply-stopped")

    def other_files(self) -> None:
        """A file of a newer program and a damaged one, as another computer could leave them."""
        self.driver.press("action.home")
        trainings = self.window.session.folders.data / "trainings"
        newer = {"format": "kmop-training", "version": 2, "id": "newer", "title": _TITLE}
        write_safely(trainings / "newer.json", json.dumps(newer, indent=2).encode())
        self.window.session.load()
        self.driver.press("action.open.newer")
        self.camera.take(14, "newer")
        write_safely(trainings / "damaged.json", b'{"format": "kmop-training", "version": 1,')
        self.window.session.load()
        self.driver.press("action.home")
        self.camera.take(15, "home-damaged")
        for name in ("newer.json", "damaged.json"):
            (trainings / name).unlink()
        self.window.session.load()
