"""Printing, saving as PDF and making the dossier: of the training that is open, else of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kmop_wizard.app.overview.titles import whole_title
from kmop_wizard.app.papers.dossier import dossier
from kmop_wizard.app.papers.words import checklist_of, overview_of
from kmop_wizard.exchange.checklist import checklist_html, overview_html
from kmop_wizard.exchange.dossier import TooLarge
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.storage.atomic import SaveFailed, write_safely
from kmop_wizard.storage.names import safe_name
from kmop_wizard.ui.papers.paper import paint, pdf
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.screen import Context

_LONGEST: Final = 80


def print_paper(context: Context, parent: QWidget, training_id: str) -> None:
    """Print the checklist of a training; the overview of all without an id."""
    title, html = _paper(context, training_id)
    printer = dialogs.printer(parent, context.words, title)
    if printer is not None:
        paint(context.words, html, title, printer)
        context.go.toast(context.words.say("Sent to the printer."))


def save_pdf(context: Context, parent: QWidget, training_id: str) -> None:
    """The same as a PDF, where the person wants it."""
    title, html = _paper(context, training_id)
    save_file(context, parent, f"{short_name(title)}.pdf", lambda: pdf(context.words, html, title))


def save_dossier(context: Context, parent: QWidget, training_id: str) -> None:
    """All documents of a training with a cover, as one ZIP."""
    words = context.words
    if not training_id:
        context.go.toast(words.say("Open a course first: a dossier is about one course."))
        return
    context.session.saves.save_all()
    entry = context.session.entry(training_id)
    name = words.say("Dossier {title}", title=short_name(whole_title(words, entry.training)))
    save_file(context, parent, f"{name}.zip", lambda: dossier(words, context.session, entry, pdf))


PAPERS: Final[Mapping[str, Callable[[Context, QWidget, str], None]]] = {
    "print": print_paper,
    "save_pdf": save_pdf,
    "dossier": save_dossier,
}


def _paper(context: Context, training_id: str) -> tuple[str, str]:
    words, session = context.words, context.session
    if not training_id:
        return words.say("My courses"), overview_html(overview_of(words, session))
    entry = session.entry(training_id)
    checklist = checklist_of(words, entry, session.rules, session.today)
    return checklist.title, checklist_html(checklist)


def save_file(context: Context, parent: QWidget, name: str, make: Callable[[], bytes]) -> None:
    """Write what ``make`` gives where the person wants it; say where, or why not."""
    words, suffix = context.words, PurePath(name).suffix
    kind = f"{suffix.removeprefix('.').upper()} (*{suffix})"
    place = dialogs.place_to_save(parent, words, words.say("Save"), safe_name(name), kind)
    if place is None:
        return
    if place.suffix.lower() != suffix:
        place = place.with_name(f"{place.name}{suffix}")
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        write_safely(place, make())
    except SaveFailed as failure:
        context.go.toast(save_problem(words, failure.code))
    except TooLarge:
        context.go.toast(words.say("The documents together are too large for one dossier."))
    else:
        context.go.toast(words.say("Saved: {place}", place=place))
    finally:
        QGuiApplication.restoreOverrideCursor()


def short_name(title: str) -> str:
    """``title`` as the name of a file that is not too long."""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}\u2026"
