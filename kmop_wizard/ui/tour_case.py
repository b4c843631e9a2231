"""The brochure's case, typed from empty with the clock moved along, and the special paths."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from kmop_wizard.storage.atomic import write_safely
from kmop_wizard.ui.driver import Driver
from kmop_wizard.ui.window import Window

if TYPE_CHECKING:
    from kmop_wizard.ui.tour import Camera, MovedClock

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
    case = _Case(window, driver, camera, clock)
    case.enrol()
    case.apply()
    case.deposit()
    case.finish()
    case.cancelled()
    case.refused()
    case.missed()
    case.stopped()
    case.other_files()
    driver.press("action.settings")
    camera.take(16, "settings")


class _Case:
    def __init__(self, window: Window, driver: Driver, camera: Camera, clock: MovedClock) -> None:
        self._window = window
        self._driver = driver
        self._camera = camera
        self._clock = clock
        self._id = ""

    def enrol(self) -> None:
        driver = self._driver
        driver.settle()
        self._camera.take(1, "home-empty")
        self._day(ENROLLED)
        driver.press("action.new_training")
        self._fill(
            {
                "title": _TITLE,
                "enrolment.first_lesson_day": "9/11/2026",
            }
        )
        driver.press("enrolment.provider.liantis-edpb")
        self._camera.take(3, "start")
        driver.press("action.next")
        self._id = self._window.route.training_id
        self._complete("9/11/2026", "7/12/2026")
        self._camera.take(4, "enrol")

    def apply(self) -> None:
        self._day(_APPLIED)
        self._step("apply")
        self._camera.take(5, "apply")
        self._fill(
            {
                "applications.submitted_on": "20/11/2026",
                "applications.subsidy_number": "2026KMO123456",
            }
        )
        self._day(_APPROVED)
        self._fill({"applications.approved_on": "23/11/2026"})

    def deposit(self) -> None:
        self._step("pay")
        self._fill(
            {
                "invoices.number": "2026-1187",
                "invoices.issued_on": "23/11/2026",
                "invoices.due_on": "23/12/2026",
                "invoices.supplier_name": "Liantis EDPB vzw",
                "invoices.amount_excl_vat": "1450,00",
                "invoices.vat_amount": "304,50",
            }
        )
        self._step("deposit")
        self._fill({_DEPOSIT + "amount": "1015,00"})
        self._camera.take(6, "deposit")
        self._driver.press("action.home")
        self._camera.take(2, "home")
        self._day(_DEPOSITED)
        self._open("deposit")
        self._fill({_DEPOSIT + "deposited_on": "24/11/2026"})

    def finish(self) -> None:
        self._day(_RECEIVED)
        self._step("subsidy")
        self._camera.take(7, "subsidy")
        self._fill({"applications.subsidy.received_on": "30/11/2026"})
        self._day(_ATTENDED)
        self._step("attend")
        self._camera.take(8, "attend")
        self._fill({"attendance.completed_on": "7/12/2026"})
        self._day(_PAID)
        self._step("pay")
        self._camera.take(9, "pay")
        self._fill({"invoices.payment_ordered_on": "8/12/2026"})
        self._driver.press("action.home")

    def cancelled(self) -> None:
        self._start("Cybersecurity op kantoor", "1/12/2026", "15/12/2026")
        self._step("apply")
        self._fill(
            {
                "applications.submitted_on": "20/11/2026",
                "applications.approved_on": "23/11/2026",
            }
        )
        self._step("deposit")
        self._fill({_DEPOSIT + "deposited_on": "25/11/2026"})
        self._driver.press("action.toggle.cancelled")
        self._fill({_DEPOSIT + "cancelled_on": "30/11/2026"})
        self._step("apply")
        self._camera.take(10, "apply-cancelled")

    def refused(self) -> None:
        self._start("Vertrouwenspersoon", "1/12/2026", "9/12/2026")
        self._step("apply")
        self._fill({"applications.submitted_on": "20/11/2026"})
        self._driver.press("action.toggle.other_outcome")
        self._fill({"applications.refused_on": "2/12/2026"})
        self._open("apply")
        self._camera.take(11, "apply-refused")

    def missed(self) -> None:
        self._start("Preventieadviseur niveau 3", "16/11/2026", "18/12/2026")
        self._step("apply")
        self._camera.take(12, "apply-missed")

    def stopped(self) -> None:
        self._start("Loonbeleid voor kmo's", "1/12/2026", "17/12/2026")
        self._step("apply")
        self._fill({"applications.submitted_on": "20/11/2026"})
        self._driver.press("action.toggle.other_outcome")
        self._fill({"applications.stopped_on": "7/12/2026"})
        self._open("apply")
        self._camera.take(13, "apply-stopped")

    def other_files(self) -> None:
        """A file of a newer program and a damaged one, as another computer could leave them."""
        self._driver.press("action.home")
        trainings = self._window.workspace.folders.data / "trainings"
        newer = {"format": "kmop-training", "version": 2, "id": "newer", "title": _TITLE}
        write_safely(trainings / "newer.json", json.dumps(newer, indent=2).encode())
        self._window.workspace.load()
        self._driver.press("action.open.trainings/newer.json")
        self._camera.take(14, "newer")
        write_safely(trainings / "damaged.json", b'{"format": "kmop-training", "version": 1,')
        self._window.workspace.load()
        self._driver.press("action.home")
        self._camera.take(15, "home-damaged")

    def _start(self, title: str, first: str, last: str) -> None:
        if self._driver.has("action.home"):
            self._driver.press("action.home")
        self._driver.press("action.new_training")
        self._fill({"title": title, "enrolment.first_lesson_day": first})
        self._driver.press("enrolment.provider.liantis-consult")
        self._driver.press("action.next")
        self._id = self._window.route.training_id
        self._complete(first, last)

    def _complete(self, first: str, last: str) -> None:
        self._fill(
            {
                "enrolment.enrolled_on": "1/11/2026",
                "enrolment.first_lesson_day": first,
                "enrolment.last_lesson_day": last,
                "enrolment.price_excl_vat": "1450,00",
                "enrolment.participants": "Sofie Peeters",
                "enterprise.name": "Bakkerij Peeters",
                "enterprise.number": "0999.999.922",
            }
        )
        self._driver.press("enterprise.size.small")

    def _fill(self, values: dict[str, str]) -> None:
        for name, text in values.items():
            self._driver.type(name, text)

    def _step(self, step: str) -> None:
        self._driver.press(f"step.{step}")

    def _open(self, step: str) -> None:
        self._window.open_training(self._id, step)
        self._driver.settle()

    def _day(self, day: date) -> None:
        self._clock.day = day
        self._window.workspace.look_at_the_clock()
        self._driver.settle()
