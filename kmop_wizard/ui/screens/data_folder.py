"""Where the trainings lie: what would happen with a folder that was chosen, and what happened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import N_
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.relocation import Place, Relocated, judge
from kmop_wizard.ui.screens.column import ColumnScreen, Section, named
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window import data_folder
from kmop_wizard.ui.window.screen import Context, Route

_MOST_NAMED: Final = 10
_TITLES: Final = {
    "free": N_("Keep your courses in this folder?"),
    "trainings": N_("This folder already contains courses"),
    "here": N_("Your courses are already in this folder"),
    "nested": N_("This folder can't be used"),
    "taken": N_("This folder can't be used"),
    "unreadable": N_("This folder can't be used"),
}
_REASONS: Final = {
    "nested": N_(
        "This folder and that of your courses are one inside the other. Choose a separate folder."
    ),
    "taken": N_("It contains other files. Choose an empty folder, or make a new one."),
}


class DataFolderScreen(ColumnScreen):
    """What would happen with the folder ``route.file``, or happened: ``route.value``."""

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route, context.words.say("Your data folder"))
        self.problem = Banner("danger")
        self.problem.setObjectName("data_folder.problem")
        self.move_button: Button | None = None
        self.add(self.problem)
        if isinstance(route.value, data_folder.Moved):
            self._say_what_was_done(route.value)
        elif route.file:
            self._propose(judge(self.session.folders, Path(route.file)))
        else:
            self._explain()

    def first_focus(self) -> QWidget | None:
        return self.move_button or self.back_button

    def go_back(self) -> None:
        self.go.to(self._way_back())

    def _way_back(self) -> Route:
        return data_folder.way_back(self.context, self.route)

    # -- before ----------------------------------------------------------------------------------

    def _explain(self) -> None:
        folder = self.session.folders.data
        part = Section()
        part.add(Label(self.words.say("Your courses are in this folder: {folder}", folder=folder)))
        part.add(self._choices())
        self.add(part)

    def _propose(self, place: Place) -> None:
        say, kind = self.words.say, place.kind
        rescue = data_folder.is_rescue(self.session)
        title = _TITLES[kind]
        if kind == "free" and rescue:
            title = N_("Save your courses in this folder?")
        elif kind == "trainings" and not place.trainings:
            title = _TITLES["free"]
        part = Section(say(title))
        part.add(named(Label(str(place.folders.data), bold=True), "data_folder.chosen"))
        for sentence in self._sentences(place, rescue=rescue):
            part.add(Label(sentence))
        part.add(self._choices())
        self.add(part)
        if kind in ("free", "trainings"):
            self._add_move(place, rescue=rescue)

    def _add_move(self, place: Place, *, rescue: bool) -> None:
        say = self.words.say
        text = say("Save here") if rescue else say("Use this folder")
        if place.trainings:
            text = say("Use the courses there")
        self.move_button = Button("primary", "action.move_data_folder", text)
        self.move_button.clicked.connect(lambda: self._move(place))
        self.add_main(self.move_button)

    def _choices(self) -> FlowRow:
        say, row = self.words.say, FlowRow()
        other = Button("secondary", "action.choose_data_folder", say("Choose another folder…"))
        other.clicked.connect(self._choose)
        row.add(other)
        return row

    def _choose(self) -> None:
        data_folder.choose(self.context, self, self._way_back())

    def _sentences(self, place: Place, *, rescue: bool) -> list[str]:
        say, now = self.words.say, self.session.folders
        if place.kind == "unreadable":
            return [save_problem(self.words, place.code)]
        if place.kind in _REASONS:
            return [say(_REASONS[place.kind])]
        if place.kind == "here":
            return []
        stays = say(
            "The folder used until now stays as it is, with all that is in it: {folder}",
            folder=now.data,
        )
        return [*self._what_comes_there(place, rescue=rescue), stays, *self._next_start()]

    def _what_comes_there(self, place: Place, *, rescue: bool) -> list[str]:
        say = self.words.say
        if place.kind == "trainings":
            return self._what_comes_together(place)
        if rescue:
            return [
                say(
                    "All that can be read is copied to it, and what is on the screen is saved"
                    " there. Then the program goes on with that folder."
                )
            ]
        return [
            say(
                "Every file is copied, and each copy is compared with its original. Then the"
                " program goes on with the new folder. Earlier versions and what is half typed come"
                " along."
            )
        ]

    def _what_comes_together(self, place: Place) -> list[str]:
        words, n = self.words, len(self.session.agenda.entries)
        said = []
        if place.trainings:
            said.append(
                words.count(
                    "It contains {n} course, from another computer or from earlier. The"
                    " program goes on with it.",
                    "It contains {n} courses, from another computer or from earlier. The"
                    " program goes on with them.",
                    place.trainings,
                )
            )
        if n:
            comes = words.count(
                "Your course comes along. Nothing there is overwritten.",
                "Your {n} courses come along. Nothing there is overwritten.",
                n,
            )
            both = words.say(
                "A course that is in both becomes one. Where the two differ, both values are"
                " kept until you choose."
            )
            trash = words.say("What is in your bin stays in the old folder.")
            said += [comes, both, trash]
        return said

    def _next_start(self) -> list[str]:
        folders = self.session.folders
        if folders.usual is not None:
            return []
        return [
            self.words.say(
                "The folder was given at the start (--data-dir): the next start uses it"
                " again, unless you give the new one."
            )
        ]

    def _move(self, place: Place) -> None:
        if judge(self.session.folders, Path(self.route.file)) != place:
            self.go.to(self.route)  # it has changed meanwhile: say what would happen now
            return
        back = self._way_back()
        data_folder.go_on_in(self.context, place, self, back, self._say_that_it_stopped)

    def _say_that_it_stopped(self, failure: SaveFailed | None) -> None:
        words, folder = self.words, self.session.folders.data
        if failure is None:
            stopped = words.say("Stopped. The program goes on with {folder}", folder=folder)
            self.problem.set_message(stopped, "accent")
        else:
            self.problem.set_message(
                save_problem(words, failure.code),
                "danger",
                words.say(
                    "There was a problem with {file}. Nothing has changed: the program goes"
                    " on with {folder}",
                    file=failure.path,
                    folder=folder,
                ),
            )
        announce(self, self.problem.message())

    # -- afterwards ------------------------------------------------------------------------------

    def _say_what_was_done(self, moved: data_folder.Moved) -> None:
        words = self.words
        done = Banner("success")
        done.setObjectName("data_folder.done")
        self.add(done)
        done.set_message(
            words.say(
                "Your courses are in this folder now: {folder}",
                folder=self.session.folders.data,
            ),
            detail=words.say(
                "What was in {folder} is still there, as it was. The program does not use it any"
                " more.",
                folder=moved.old,
            ),
        )
        if moved.done.to_decide:
            self._say_what_is_to_be_decided(moved.done)
        if moved.done.left:
            self._say_what_is_left(moved.done)
        for sentence in self._next_start():
            self.add(Label(sentence))
        announce(self, done.message())

    def _say_what_is_to_be_decided(self, done: Relocated) -> None:
        words = self.words
        part = Section(words.say("Open these courses: there is something to choose"))
        for each in self.session.agenda.entries:
            if each.training.id in done.to_decide:
                part.add(self._opener(each.training))
        self.add(part)

    def _opener(self, training: Training) -> FlowRow:
        button = Button("link", f"action.open.{training.id}")
        button.set_plain_text(short_title(self.words, training))
        button.clicked.connect(lambda: self.go.open_training(training.id))
        row = FlowRow()
        row.add(button)
        return row

    def _say_what_is_left(self, done: Relocated) -> None:
        words = self.words
        part = Section(words.say("This could not be taken along, and is where it was"))
        for path in done.left[:_MOST_NAMED]:
            part.add(Label(str(path)))
        more = len(done.left) - _MOST_NAMED
        if more > 0:
            part.add(Label(words.count("and {n} more", "and {n} more", more)))
        self.add(part)
