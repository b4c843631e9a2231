"""What an export from another computer holds, shown before and after it is imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.i18n.sentences.transfer import (
    export_refused,
    imported_sentence,
    questions_sentence,
)
from kmop_wizard.storage.atomic import SaveFailed, is_file
from kmop_wizard.storage.exports import BadExport, Export, read_export
from kmop_wizard.storage.listing import FolderUnreadable
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.transfer import (
    BLOCKED,
    DIFFERENT,
    NEW,
    SAME,
    Imported,
    compared,
    import_trainings,
)
from kmop_wizard.ui.screens.arrival_rows import ArrivalRows
from kmop_wizard.ui.screens.column import ColumnScreen
from kmop_wizard.ui.screens.transfer import ask_for_export
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window.focus_order import put_in_order, stops
from kmop_wizard.ui.window.patience import Patience
from kmop_wizard.ui.window.screen import Context, Route


@dataclass
class _Known:
    """What is known of the file so far: what is in it, and what came of it."""

    export: Export | None = None
    states: dict[str, str] = field(default_factory=dict)
    result: Imported | None = None


class ImportScreen(ColumnScreen):
    """``route.file`` is read once the screen is to be seen: a large one takes a while."""

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        super().__init__(context, route, say("Import courses"))
        self._path = Path(route.file)
        self._known = _Known()
        folders = self.session.folders
        self._store = Store(folders.data, folders.state, self.session.now)
        self.note = Banner()
        self.note.setObjectName("import.note")
        self.undo_button = Button("secondary", "action.undo_import", say("Undo the import"))
        self.choose_button = Button("link", "action.choose_import", say("Choose another file…"))
        self.main_button = Button("primary", "action.import")
        self.rows = ArrivalRows(context)
        self._build()
        self._reader = QTimer(self, singleShot=True)
        self._reader.timeout.connect(self._read)
        self._reader.start()

    def first_focus(self) -> QWidget:
        return self.back_button if self.main_button.isHidden() else self.choose_button

    def keep(self) -> dict[str, Any]:
        return {"known": self._known}

    def take_back(self, kept: dict[str, Any]) -> None:
        known = kept.get("known")
        if isinstance(known, _Known) and known.export is not None:
            self._reader.stop()
            self._known = known
            self._show()

    def go_back(self) -> None:
        self.go.home()

    def _build(self) -> None:
        self.add(Label(self.words.say("File: {name}", name=self._path.name), tone="muted"))
        self.note.add_button(self.undo_button)
        self.add(self.note)
        self.add(self.rows)
        row = FlowRow()
        row.add(self.choose_button)
        self.add(row)
        self.add_main(self.main_button)
        self.main_button.hide()
        self.undo_button.hide()
        self.main_button.clicked.connect(self._import)
        self.undo_button.clicked.connect(self._take_away)
        self.choose_button.clicked.connect(self._choose)
        self.note.set_message(self.words.say("Reading the file…"), "accent")

    # -- what happens ----------------------------------------------------------------------------

    def _choose(self) -> None:
        path = ask_for_export(self, self.words)
        if path is not None:
            self.go.to(Route("import", file=str(path)))

    def _read(self) -> None:
        say = self.words.say
        try:
            if not is_file(self._path):
                raise BadExport("io_error")
            with Patience(lambda share: self._tell(say("Reading the file…"), share)) as progress:
                self._known.export = read_export(self._path, progress)
        except BadExport as bad:
            reason = export_refused(self.words, bad.code)
            self._say(say("This file can't be imported."), "danger", reason)
        else:
            self._compare()

    def _compare(self) -> None:
        """Look what each training of the file is here now."""
        self.session.saves.save_all()
        self._known.result = None
        try:
            self._known.states = compared(self._store, self._export())
        except FolderUnreadable as failure:
            reason = save_problem(self.words, failure.code)
            self._say(self.words.say("Nothing was imported."), "danger", reason)
        else:
            self._show()

    def _import(self) -> None:
        say, session = self.words.say, self.session
        problem = ""
        if not session.saves.save_all():
            reason = say("What you typed yourself can't be saved at the moment.")
            self._say(say("Nothing was imported."), "danger", reason)
            return
        try:
            with (
                session.silent(),
                Patience(lambda share: self._tell(say("Importing…"), share)) as progress,
            ):
                data, ask = session.folders.data, session.add_conflicts
                export = self._export()
                self._known.result = import_trainings(self._store, data, export, ask, progress)
        except (SaveFailed, FolderUnreadable) as failure:
            problem = save_problem(self.words, failure.code)
        except BadExport as bad:
            problem = export_refused(self.words, bad.code)
        session.load()
        if problem:
            self._compare()
            self._say(say("Not everything was imported. Try again."), "danger", problem)
        else:
            self._show()

    def _take_away(self) -> None:
        """Throw away what was added, as the user does with any training."""
        added = self._known.result.added if self._known.result else ()
        try:
            for training_id in added:
                self.session.trash(training_id)
        except SaveFailed as failure:
            self.session.saves.report(failure)
        self._compare()
        if not self.session.saves.failure:
            text = self.words.count(
                "The course that was added is in the bin.",
                "The courses that were added are in the bin.",
                len(added),
            )
            self._say(text, "success", "")

    # -- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        result = self._known.result
        states = self._known.states if result is None else outcomes(result)
        self.rows.show_export(self._export(), states, result is not None)
        if result is None:
            self._offer(sum(state in (NEW, DIFFERENT) for state in states.values()))
        else:
            self._tell_result(result)
        put_in_order([*stops(self.note), *stops(self.rows), self.choose_button, self.back_button])
        # Of the window: on Windows a small file has been read before this screen itself is visible.
        if self.window().isVisible():
            # What came of it stands on top: a button further down would scroll it out of sight.
            self.first_focus().setFocus()

    def _offer(self, wanted: int) -> None:
        words = self.words
        self.undo_button.hide()
        self.main_button.setVisible(wanted > 0)
        self.main_button.setText(words.count("&Import {n} course", "&Import {n} courses", wanted))
        if wanted:
            text = words.say("Nothing has changed yet: this is what is in the file.")
            self._say(text, "accent", words.say("Nothing here will be overwritten."))
        elif all(state == SAME for state in self._known.states.values()) and self._known.states:
            self._say(words.say("Everything in this file is here already."), "success", "")
        else:
            self._say(words.say("There is nothing in this file to import."), "warning", "")

    def _tell_result(self, result: Imported) -> None:
        words = self.words
        questions = sum(len(each) for each in result.conflicts.values())
        self.main_button.hide()
        self.undo_button.setVisible(bool(result.added))
        text = imported_sentence(words, len(result.added), len(result.merged))
        tone = "warning" if questions else "success"
        self._say(text, tone, questions_sentence(words, questions) if questions else "")

    def _tell(self, doing: str, share: int) -> None:
        text = self.words.say("{doing} {percent}%", doing=doing, percent=share)
        self.note.set_message(text, "accent")

    def _say(self, text: str, tone: str, detail: str) -> None:
        self.note.set_message(text, tone, detail)
        announce(self, f"{text} {detail}")

    def _export(self) -> Export:
        assert self._known.export is not None
        return self._known.export


def outcomes(result: Imported) -> dict[str, str]:
    """What became of each training of an import, by its id."""
    merged = {each: "asked" if each in result.conflicts else "merged" for each in result.merged}
    return {
        **dict.fromkeys(result.added, "added"),
        **dict.fromkeys(result.unchanged, SAME),
        **dict.fromkeys(result.blocked, BLOCKED),
        **merged,
    }
