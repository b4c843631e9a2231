"""Trainings to another computer and from there: one file with all of it, or with one of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.overview.titles import short_title, whole_title
from kmop_wizard.command_line import EXPORT_SUFFIX
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.exports import BadExport, write_export
from kmop_wizard.storage.names import safe_name
from kmop_wizard.ui.papers.paper_actions import short_name
from kmop_wizard.ui.screens.column import ColumnScreen, Section
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.choice_field import SelectField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.patience import Patience
from kmop_wizard.ui.window.screen import Context, Route

_ALL: Final = "all"
_MOST_NAMES: Final = 10
_LONGEST_CHOICE: Final = 60


class TransferScreen(ColumnScreen):
    """The export is written from here; what a file holds is shown before it is imported."""

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        super().__init__(
            context,
            route,
            say("Export and import"),
            say("Take your courses to another computer, or keep a copy of them elsewhere."),
        )
        self._said: dict[str, str] = {}
        self.note = Banner()
        self.note.setObjectName("transfer.note")
        first = not self.session.agenda.entries
        self.export_button = Button(
            "secondary" if first else "primary", "action.export", say("Export…")
        )
        self.import_button = Button(
            "primary" if first else "secondary", "action.choose_import", say("Choose a file…")
        )
        self.what_field = SelectField("transfer.training")
        self.export_button.clicked.connect(self._export)
        self.import_button.clicked.connect(self._import)
        for part in (
            (self._import_part(), self._export_part())
            if first
            else (
                self._export_part(),
                self._import_part(),
            )
        ):
            self.add(part)
        self.follow()

    def first_focus(self) -> Any:
        can_export = bool(self.session.agenda.entries)
        return self.export_button if can_export else self.import_button

    def follow(self) -> None:
        words = self.words
        trainings = self._trainings()
        everything = words.say("All courses ({n})", n=len(trainings))
        self.what_field.set_options(
            [(_ALL, everything)]
            + [(each.id, short_title(words, each, _LONGEST_CHOICE)) for each in trainings]
        )
        self.what_field.set_text(self.what_field.text() or _ALL)
        self.what_field.setVisible(len(trainings) > 1)
        self.export_button.setEnabled(bool(trainings))

    def keep(self) -> dict[str, Any]:
        return {"what": self.what_field.text()}

    def take_back(self, kept: dict[str, Any]) -> None:
        self.what_field.set_text(kept.get("what") or _ALL)
        self.follow()

    # -- building --------------------------------------------------------------------------------

    def _export_part(self) -> Section:
        say = self.words.say
        part = Section(say("Export"))
        part.add(
            Label(
                say(
                    "One file with your courses and their documents. Take it along on a USB"
                    " stick, for instance. The example, the bin and your settings stay here."
                )
            )
        )
        self.what_field.set_label(say("What to export"))
        self.what_field.set_stacked(True)
        part.add(self.what_field)
        part.add(_row(self.export_button))
        part.add(self.note)
        part.add(small(say("The file has no password: whoever has it can read it.")))
        return part

    def _import_part(self) -> Section:
        say = self.words.say
        part = Section(say("Import"))
        part.add(
            Label(
                say(
                    "Choose the file that was made on the other computer. You first see what is in"
                    " it, and nothing here is overwritten."
                )
            )
        )
        part.add(_row(self.import_button))
        part.add(small(say("You can also drag the file to this window.")))
        return part

    # -- what happens ----------------------------------------------------------------------------

    def _import(self) -> None:
        path = ask_for_export(self, self.words)
        if path is not None:
            self.go.to(Route("import", file=str(path)))

    def _export(self) -> None:
        self.session.saves.save_all()
        words, trainings = self.words, self._chosen()
        what = words.say("My courses")
        if len(trainings) == 1 and self.what_field.text() != _ALL:
            what = short_name(whole_title(words, trainings[0]))
        name = f"{what} {self.session.today.isoformat()}{EXPORT_SUFFIX}"
        place = dialogs.place_to_save(
            self.window(), words, words.say("Export courses"), safe_name(name), _kinds(words)
        )
        if place is None:
            return
        if place.suffix.lower() != EXPORT_SUFFIX:
            place = place.with_name(f"{place.name}{EXPORT_SUFFIX}")
        self._write(place, trainings)

    def _write(self, place: Path, trainings: tuple[Training, ...]) -> None:
        words, data = self.words, self.session.folders.data
        try:
            with Patience(self._tell) as progress:
                missing = write_export(data, place, trainings, self.session.now(), progress)
        except SaveFailed as failure:
            problem = save_problem(words, failure.code)
            self._say(words.say("Nothing was exported."), "danger", problem)
        except BadExport:
            self._say(
                words.say("Nothing was exported."),
                "danger",
                words.say("All together is too much for one file. Export the courses one by one."),
            )
        else:
            stayed = [*missing, *self._unusable()]
            detail = words.say("Could not be read, and not exported: {names}", names=_names(stayed))
            self._say(
                words.say("Saved: {place}", place=place),
                "warning" if stayed else "success",
                detail if stayed else words.say("On the other computer, choose “Import”."),
            )

    def _tell(self, percent: int) -> None:
        say = self.words.say
        text = say("{doing} {percent}%", doing=say("Exporting…"), percent=percent)
        self.note.set_message(text, "accent")

    def _say(self, text: str, tone: str, detail: str) -> None:
        self.note.set_message(text, tone, detail)
        announce(self, f"{text} {detail}")

    def _trainings(self) -> tuple[Training, ...]:
        """Every training in the order of home; the example is none of them."""
        return tuple(entry.training for entry in self.session.agenda.entries)

    def _chosen(self) -> tuple[Training, ...]:
        what = self.what_field.text()
        return tuple(each for each in self._trainings() if what in (_ALL, each.id))

    def _unusable(self) -> list[str]:
        """The files here that this program can't use, when everything is to be exported."""
        listing = self.session.listing
        if self.what_field.text() != _ALL:
            return []
        return [each.file for each in listing.newer] + [each.file for each in listing.unreadable]


def ask_for_export(screen: QWidget, words: Words) -> Path | None:
    """Let the person choose the file to import from."""
    title = words.say("Import courses")
    return dialogs.file_to_open(screen.window(), words, title, _kinds(words))


def _kinds(words: Words) -> str:
    return f"{words.say('Exported courses')} (*{EXPORT_SUFFIX})"


def _names(files: Iterable[str]) -> str:
    names = [PurePosixPath(file).name for file in files]
    more = [f"(+{len(names) - _MOST_NAMES})"] if len(names) > _MOST_NAMES else []
    return ", ".join([*names[:_MOST_NAMES], *more])


def _row(button: Button) -> FlowRow:
    row = FlowRow()
    row.add(button)
    return row
