"""The person of the tour: goes about the window by the names of its widgets, on days that move."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kmop_wizard.tour.camera import Camera, MovedClock
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.window.window import Window


class Player:
    """Types and presses at ``window``; ``training_id`` is the training begun last."""

    def __init__(self, window: Window, driver: Driver, camera: Camera, clock: MovedClock) -> None:
        self.window = window
        self.driver = driver
        self.camera = camera
        self.clock = clock
        self.training_id = ""

    def day(self, day: date) -> None:
        """Let it be another day."""
        self.clock.day = day
        self.window.session.check_clock()
        self.driver.settle()

    def start(self, title: str, first: str, last: str) -> None:
        """Begin a training and fill in the enrolment."""
        if self.driver.has("action.home"):
            self.driver.press("action.home")
        self.driver.press("action.new_training")
        self.fill({"title": title, "enrolment.first_lesson_day": first})
        self.driver.press("enrolment.provider.liantis-consult")
        self.driver.press("action.next")
        self.training_id = self.window.route.training_id
        self.complete(first, last)

    def complete(self, first: str, last: str) -> None:
        """Fill in the page of the enrolment, which is open."""
        self.fill(
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
        self.driver.press("enterprise.size.small")

    def fill(self, values: Mapping[str, str]) -> None:
        """Type into several inputs."""
        for name, text in values.items():
            self.driver.type(name, text)

    def step(self, step: str) -> None:
        """Come to a page of the training that is open."""
        self.driver.press(f"step.{step}")

    def open(self, step: str, training_id: str = "") -> None:
        """Come to a page of a training, by default of the one begun last."""
        self.window.open_training(training_id or self.training_id, step)
        self.driver.settle()
