"""Another data folder: chosen, taken over from the one of now, and gone on with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.copying import Cancelled
from kmop_wizard.storage.relocation import OnScreen, Place, Relocated
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.moving import Moving, Relocation
from kmop_wizard.ui.window.screen import Context, Route
from kmop_wizard.ui.window.window import HOME
from kmop_wizard.ui.workspace import Workspace

SCREEN: Final = "data_folder"
_BACK: Final = "data_folder.back"
_MOVED: Final = "data_folder.moved"


class Moved(NamedTuple):
    """What was done: from the folder ``old``, which is as it was."""

    old: Path
    done: Relocated


def choose(context: Context, parent: QWidget, back: Route) -> None:
    """Ask for a folder, and say what would happen with it; ``back``: where to go on afterwards."""
    words = context.words
    title = words.say("Choose a folder for your trainings")
    chosen = dialogs.folder_to_use(parent, words, title)
    if chosen is not None:
        propose(context, chosen, back)


def propose(context: Context, chosen: Path, back: Route) -> None:
    """Say what would happen with the folder ``chosen``."""
    context.memory[_BACK] = back
    context.go.to(Route(SCREEN, step=str(chosen)))


def way_back(context: Context) -> Route:
    """Where the user came from, or home when that is not there any more."""
    back = context.memory.get(_BACK, Route("settings"))
    known = {entry.training.id for entry in context.workspace.agenda.entries}
    return back if not back.training_id or back.training_id in known else HOME


def what_was_done(context: Context) -> Moved | None:
    """What happened just now."""
    moved: Moved | None = context.memory.get(_MOVED)
    return moved


def forget_what_was_done(context: Context) -> None:
    """It has been read."""
    context.memory.pop(_MOVED, None)


def is_rescue(workspace: Workspace) -> bool:
    """Whether something can't be saved or read in the folder of now."""
    return workspace.failure is not None or workspace.folder_problem is not None


def go_on_in(
    context: Context, place: Place, parent: QWidget, stopped: Callable[[SaveFailed | None], object]
) -> None:
    """Take the trainings to ``place`` and show them from there; the window waits meanwhile.

    ``stopped``: is told why not, or ``None`` when the user stopped it; then the window goes on with
    the folder of now, and nothing is lost.
    """
    before = context.workspace
    before.flush()
    rescue = is_rescue(before)
    shown = _shown(before)
    relocation = Relocation(before.folders, place, shown, tolerant=rescue)
    moving = Moving(context.words, relocation, parent.window())

    def end() -> None:
        try:
            _go_on(context, place, shown, relocation.result(), rescue=rescue)
        except Cancelled:
            stopped(None)
        except SaveFailed as failure:
            stopped(failure)

    moving.ended.connect(end)
    moving.begin()


def _go_on(
    context: Context, place: Place, shown: list[OnScreen], done: Relocated, *, rescue: bool
) -> None:
    before = context.workspace
    after = _opened(before, place, rescue=rescue)
    _show_drafts(after, shown)
    back = way_back(context)
    context.memory.clear()
    context.memory[_BACK] = back
    context.memory[_MOVED] = Moved(before.folders.data, done)
    context.go.use(after, Route(SCREEN))


def _shown(workspace: Workspace) -> list[OnScreen]:
    documents = [workspace.document(each.training.id) for each in workspace.agenda.entries]
    return [OnScreen(each.training, each.drafts, each.unsaved) for each in documents]


def _opened(before: Workspace, place: Place, *, rescue: bool) -> Workspace:
    """A workspace over the new folder, which the settings name from now on."""
    after = Workspace(place.folders, before.rules, before.clock)
    problem = after.folder_problem
    failure = SaveFailed(problem.code, problem.path) if problem else None
    if failure is None:
        settings = before.settings
        if place.folders.usual is not None:
            settings = settings._replace(data_folder=place.folders.setting)
        after.change_settings(**settings._asdict())
        # A full disk may be that of the settings too: then the window keeps saying so.
        failure = None if rescue else after.failure
    if failure is not None:
        after.deleteLater()
        raise failure
    return after


def _show_drafts(workspace: Workspace, shown: list[OnScreen]) -> None:
    """What was typed and is no fact stays in its field, also when it could not be written."""
    for each in shown:
        if each.drafts:
            document = workspace.document(each.training.id)
            for path, text in each.drafts.items():
                if document.drafts.get(path) != text:
                    document.enter_draft(path, text)
