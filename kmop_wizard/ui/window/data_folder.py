"""Another data folder: chosen, taken over from the one of now, and gone on with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.facts import is_entry
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.copying import Cancelled
from kmop_wizard.storage.relocation import OnScreen, Place, Relocated
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.moving import Moving, Relocation
from kmop_wizard.ui.window.screen import HOME, Context, Route
from kmop_wizard.ui.window.session_signals import QtScheduler

SCREEN: Final = "data_folder"


class Moved(NamedTuple):
    """What was done: from the folder ``old``, which is as it was."""

    old: Path
    done: Relocated


def choose(context: Context, parent: QWidget, back: Route) -> None:
    """Ask for a folder, and say what would happen with it; ``back``: where to go on afterwards."""
    words = context.words
    title = words.say("Choose a folder for your courses")
    chosen = dialogs.folder_to_use(parent, words, title)
    if chosen is not None:
        propose(context, chosen, back)


def propose(context: Context, chosen: Path, back: Route) -> None:
    """Say what would happen with the folder ``chosen``."""
    context.go.to(Route(SCREEN, file=str(chosen), back=back))


def way_back(context: Context, route: Route) -> Route:
    """Where the user came from, or home when that is not there any more."""
    back = route.back or Route("settings")
    known = {entry.training.id for entry in context.session.agenda.entries}
    return back if not back.training_id or back.training_id in known else HOME


def is_rescue(session: Session) -> bool:
    """Whether something can't be saved or read in the folder of now."""
    return session.saves.failure is not None or session.folder_problem is not None


def go_on_in(
    context: Context,
    place: Place,
    parent: QWidget,
    back: Route,
    stopped: Callable[[SaveFailed | None], object],
) -> None:
    """Take the trainings to ``place`` and show them from there; the window waits meanwhile.

    ``stopped``: is told why not, or ``None`` when the user stopped it; then the window goes on with
    the folder of now, and nothing is lost.
    """
    before = context.session
    before.saves.save_all()
    rescue = is_rescue(before)
    shown = _shown(before)
    relocation = Relocation(before.folders, place, shown, tolerant=rescue)
    moving = Moving(context.words, relocation, parent.window())

    def end() -> None:
        try:
            done = relocation.result()
            after = _opened(before, place, rescue=rescue)
        except Cancelled:
            stopped(None)
        except SaveFailed as failure:
            stopped(failure)
        else:
            _show_drafts(after, shown)
            moved = Moved(before.folders.data, done)
            context.go.use(after, Route(SCREEN, value=moved, back=back))

    moving.ended.connect(end)
    moving.begin()


def _shown(session: Session) -> list[OnScreen]:
    editors = [session.editor(each.training.id) for each in session.agenda.entries]
    return [
        OnScreen(each.training, each.texts, session.saves.is_unsaved(each.training.id))
        for each in editors
    ]


def _opened(before: Session, place: Place, *, rescue: bool) -> Session:
    """A session over the new folder, which the settings name from now on."""
    after = Session(place.folders, before.rules, QtScheduler(), before.clock)
    after.may_remind = before.may_remind
    problem = after.folder_problem
    failure = SaveFailed(problem.code, problem.path) if problem else None
    if failure is None:
        settings = before.settings
        if place.folders.usual is not None:
            settings = settings._replace(data_folder=place.folders.setting)
        after.change_settings(**settings._asdict())
        after.saves.settle()
        # A full disk may be that of the settings too: then the window keeps saying so.
        failure = None if rescue else after.saves.failure
    if failure is not None:
        after.close()
        raise failure
    return after


def _show_drafts(session: Session, shown: list[OnScreen]) -> None:
    """What was typed and is no fact stays in its field, also when it could not be written."""
    for each in shown:
        if each.drafts:
            editor = session.editor(each.training.id)
            for path, text in each.drafts.items():
                if not is_entry(path) and editor.drafts.get(path) != text:
                    editor.enter_draft(path, text)
