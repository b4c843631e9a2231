"""The Dock of macOS: what is pressing is one press away. What Qt does with the menu is Qt's."""

from __future__ import annotations

from datetime import date

from kmop_wizard.ui.window.dock_menu import MOST, DockMenu
from tests.domain.builders import APPROVED, FINISHED, told
from tests.ui.person import Program


def test_it_opens_what_is_pressing_and_never_what_is_over(program: Program) -> None:
    program.save(told(FINISHED, "done", title="Klaar"), told(APPROVED, "a", title="Hout & staal"))
    program.clock.day = date(2026, 12, 10)
    window = program.start().window
    menu = DockMenu(window)
    texts = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert texts == ["Hout && staal", "Nieuwe opleiding"]
    menu.actions()[0].trigger()
    assert (window.route.screen, window.route.training_id) == ("training", "a")
    menu.actions()[-1].trigger()
    assert window.route.screen == "start"


def test_it_is_made_anew_and_short(program: Program) -> None:
    program.clock.day = date(2026, 12, 10)
    window = program.start().window
    menu = DockMenu(window)
    assert len([each for each in menu.actions() if not each.isSeparator()]) == 1
    program.save(*(told(APPROVED, f"t{n}", title=f"Nummer {n}") for n in range(9)))
    window.session.load()
    menu.aboutToShow.emit()
    assert len([each for each in menu.actions() if not each.isSeparator()]) == MOST + 1
    assert window.isVisible()
