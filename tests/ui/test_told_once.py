"""When the day to apply again has passed too, home says so once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.pages.sections.strip import Strip, open_strip
from tests.ui.person import Program, settle
from tests.ui.trainings import APPLIED, DEPOSITED, ENROLLED

APPLY_BY = date(2026, 11, 23)
APPLICATION = ("applications", "1")
REFUSED = with_fact(APPLIED, (*APPLICATION, "refused_on"), date(2026, 11, 19))
CANCELLED = with_fact(DEPOSITED, (*APPLICATION, "deposit", "cancelled_on"), date(2026, 11, 19))
NOTICE = f"home.lost.{ENROLLED.id}"


@pytest.mark.parametrize("training", [REFUSED, CANCELLED])
@pytest.mark.parametrize(
    ("today", "said"),
    [
        (APPLY_BY, False),  # still in time
        (date(2026, 11, 24), True),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),  # old news
    ],
)
def test_home_says_that_a_new_application_is_no_longer_possible(
    program: Program, training: Training, today: date, said: bool
) -> None:
    program.save(training)
    program.clock.day = today
    assert program.start().sees(NOTICE) == said


def test_what_was_never_applied_for_is_no_second_term(program: Program) -> None:
    program.save(ENROLLED)
    program.clock.day = date(2026, 11, 24)
    assert not program.start().sees(NOTICE)


@pytest.mark.parametrize("press", ["action.put_aside_lost", "action.view_lost"])
def test_it_is_said_until_it_is_answered_and_never_again(program: Program, press: str) -> None:
    program.save(REFUSED)
    program.clock.day = date(2026, 11, 24)
    person = program.start()
    person.press(f"{press}.{ENROLLED.id}")
    if press == "action.view_lost":
        assert person.window.route.training_id == ENROLLED.id
        person.window.home()
        settle()
    assert not person.sees(NOTICE)
    again = program.restart(date(2026, 11, 25))
    assert not again.sees(NOTICE)


def test_the_window_beside_the_website_stays_on_top_unless_one_says_so(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    for choice, on_top in (("normal", False), ("on_top", True)):
        person.press("action.settings")
        button = person.widget(f"settings.strip.{choice}")
        assert isinstance(button, QAbstractButton)
        button.click()
        person.window.open_training(ENROLLED.id, "apply")
        open_strip(person.window.screen_shown, person.window)  # type: ignore[arg-type]
        strip = next(iter(strips()))
        stays = bool(strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
        assert stays == on_top
        strip.close()
        settle()


def strips() -> list[Strip]:
    """The small windows that are open."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Strip)]
