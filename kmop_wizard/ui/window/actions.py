"""All that can be done from anywhere in the window: one table for the menu, the keys and links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from kmop_wizard.i18n import N_
from kmop_wizard.ui.window.screen import Context, Route

Key = QKeySequence.StandardKey
Do = Callable[[Context, QWidget], object]
"""What an action does; the widget is what a dialog stands over."""


class Action(NamedTuple):
    """``name``: what its object is called, after ``action.``. ``keys`` work in the whole window,
    and the menu shows the first. ``offered``: whether the menu has it now.
    """

    name: str
    text: str
    do: Do
    keys: tuple[Key | str, ...] = ()
    offered: Callable[[Context], bool] = lambda _context: True

    def sequences(self) -> list[QKeySequence]:
        """Its keys on this system, each once; there may be none. Needs an application."""
        found = {QKeySequence(key).toString(): QKeySequence(key) for key in self.keys}
        return [sequence for name, sequence in found.items() if name]


def _of_a_training(context: Context) -> bool:
    route = context.go.route
    return route.screen == "training" and not context.session.is_example(route.training_id)


def _open_history(context: Context, _over: QWidget) -> None:
    context.go.to(context.go.route._replace(screen="history"))


def _on_paper(made: str) -> Do:
    """What is on the screen, on paper: a training, else all of them."""

    def do(context: Context, over: QWidget) -> None:
        from kmop_wizard.ui.papers.paper_actions import PAPERS

        route = context.go.route
        PAPERS[made](context, over, route.training_id if route.has_training else "")

    return do


def _export(made: str) -> Do:
    """All trainings into a file for another program."""

    def do(context: Context, over: QWidget) -> None:
        from kmop_wizard.ui.papers.exports import EXPORTS

        EXPORTS[made](context, over)

    return do


def _practise(context: Context, _over: QWidget) -> None:
    from kmop_wizard.ui.practice.begin import begin

    begin(context)


def _screen(name: str, text: str) -> Action:
    return Action(name, text, lambda context, _over: context.go.to(Route(name)))


MENU: Final = (
    (
        Action("menu.new_training", N_("New course"), lambda c, _: c.go.new_training(), (Key.New,)),
        Action("menu.search", N_("Search"), lambda c, _: c.go.search(), (Key.Find,)),
        Action("menu.undo", N_("Undo"), lambda c, _: c.go.undo(), (Key.Undo,)),
        Action(
            "menu.redo", N_("Redo"), lambda c, _: c.go.redo(), (Key.Redo, "Ctrl+Shift+Z", "Ctrl+Y")
        ),
        Action("menu.help", N_("Help with this step"), lambda c, _: c.go.help(), ("F1",)),
    ),
    (
        Action("history", N_("Version history"), _open_history, offered=_of_a_training),
        Action(
            "delete_training",
            N_("Delete course"),
            lambda c, _: c.go.trash(c.go.route.training_id),
            offered=_of_a_training,
        ),
        Action("menu.print", N_("Print…"), _on_paper("print"), (Key.Print,)),
        Action("menu.save_pdf", N_("Save as PDF…"), _on_paper("save_pdf")),
        Action("menu.dossier", N_("Dossier for an inspection…"), _on_paper("dossier")),
        Action(
            "save_calendar", N_("Add all deadlines to your calendar…"), _export("save_calendar")
        ),
        Action("save_table", N_("Export all courses to a spreadsheet…"), _export("save_table")),
    ),
    (
        Action("practice", N_("Practise"), _practise),
        _screen("planner", N_("Can I still make it?")),
        _screen("eligibility", N_("Am I eligible?")),
        _screen("purse", N_("Your yearly maximum")),
        _screen("transfer", N_("Export and import")),
        _screen("trash", N_("Bin")),
        _screen("settings", N_("Settings")),
        _screen("about", N_("About")),
    ),
)
KEYS: Final = (
    Action("key.home", N_("My courses"), lambda c, _: c.go.home(), ("Alt+Home",)),
    Action("key.quit", N_("Close"), lambda _, over: over.window().close(), (Key.Quit,)),
)
"""What has a key and stands in no menu."""
ACTIONS: Final = {action.name: action for action in (*(a for group in MENU for a in group), *KEYS)}
_LINKS: Final = {"action.help": "menu.help", "action.open_calendar": "save_calendar"}


def press_link(context: Context, over: QWidget, name: str) -> None:
    """Do what a link of home is for; most open a screen: ``action.open_planner``."""
    ACTIONS[_LINKS.get(name, name.removeprefix("action.open_"))].do(context, over)
