"""What is chosen once: language, look, own enterprise; and where the trainings lie."""

from __future__ import annotations

import os
from typing import Any, Final

from PySide6.QtGui import QGuiApplication

from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.i18n import LANGUAGES, N_, NATIVE_NAMES, system_language
from kmop_wizard.i18n.entry import (
    EntryProblem,
    problem_sentence,
    read_enterprise_number,
    read_text,
)
from kmop_wizard.ui.pages.sections.strip import NORMAL
from kmop_wizard.ui.screens.column import ColumnScreen, Divider, Section, portable_sentence
from kmop_wizard.ui.screens.reminders_part import RemindersPart
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.field import TextArea, TextField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, heading
from kmop_wizard.ui.window import data_folder
from kmop_wizard.ui.window.screen import Context, Route

SYSTEM: Final = "system"
_SCHEMES: Final = (
    ("system", N_("Same as my computer")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)
_ON_TOP: Final = "on_top"
_CHECK: Final = "\u2713 "


class SettingsScreen(ColumnScreen):
    """Everything is kept as it is typed; there is no button for it."""

    wide = True

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        super().__init__(
            context, route, say("Settings"), say("Everything here is saved as you type.")
        )
        self.language_field = self._language_field()
        self.look_field = ChoiceField("settings.scheme")
        self.look_field.set_label(literal(say("Appearance")))
        self.look_field.set_options([(scheme, literal(say(text))) for scheme, text in _SCHEMES])
        self.look_field.edited.connect(self.go.change_scheme)
        self.form = Form()
        self.form.add(self.language_field)
        self.form.add(self.look_field)
        self.reminders = self._reminders()
        self.strip_field = self._strip_field()
        self.form.add(self.strip_field)
        self._add_enterprise()
        self._add_folder()
        card = Section()
        card.add(self.form)
        self.add(card)
        self._show()

    def first_focus(self) -> Any:
        return self.language_field.button(self.language_field.text() or SYSTEM)

    def follow(self) -> None:
        self._show()

    def keep(self) -> dict[str, Any]:
        return {"name": self.name_field.text(), "number": self.number_field.text()}

    def take_back(self, kept: dict[str, Any]) -> None:
        self.name_field.set_text(str(kept.get("name", self.name_field.text())))
        self.number_field.set_text(str(kept.get("number", self.number_field.text())))
        self._judge_name()
        self._judge_number()

    def _language_field(self) -> ChoiceField:
        say = self.words.say
        field = ChoiceField("settings.language")
        field.set_label(literal(say("Language")))
        own_names = [(language, literal(NATIVE_NAMES[language])) for language in LANGUAGES]
        field.set_options([*own_names, (SYSTEM, literal(say("Same as my computer")))])
        field.edited.connect(self._choose_language)
        return field

    def _reminders(self) -> RemindersPart | None:
        """The choice, where there is one; else why there is none."""
        folders = self.session.folders
        if self.session.may_remind:
            return RemindersPart(self.context, self.form)
        if folders.beside is not None:
            self.form.add(
                Label(
                    self.words.say(
                        "There are no reminders while the wizard is closed: a portable program"
                        " leaves nothing on the computer."
                    ),
                    tone="muted",
                )
            )
        return None

    def _strip_field(self) -> ChoiceField:
        say = self.words.say
        field = ChoiceField("settings.strip")
        field.set_label(literal(say("Beside the website")))
        field.set_options(
            [
                (_ON_TOP, literal(say("Keep the window with your details on top"))),
                (NORMAL, literal(say("A normal window"))),
            ]
        )
        if QGuiApplication.platformName().startswith("wayland"):
            hint = say("This system (Wayland) keeps no window on top: it is a normal window.")
        else:
            hint = say("If your system can’t do that, it is a normal window.")
        field.set_hint(hint)
        field.edited.connect(
            lambda chosen: self.session.change_settings(strip=NORMAL if chosen == NORMAL else None)
        )
        return field

    def _choose_language(self, chosen: str) -> None:
        setting = None if chosen == SYSTEM else chosen
        self.go.change_language(system_language(setting, os.environ))
        # The window notes the language that it shows; "like the system" is for the next start too.
        self.session.change_settings(language=setting)

    def _add_part(self, title: str, about: str) -> None:
        self.form.add(Divider())
        self.form.add(heading(title))
        self.form.add(Label(about, tone="muted"))

    def _add_enterprise(self) -> None:
        say = self.words.say
        self._add_part(say("My business"), say("Filled in for you in every new course."))
        self.name_field = TextField("settings.enterprise_name", 32)
        self.name_field.set_label(literal(say("Name")))
        self.number_field = TextField("settings.enterprise_number", 18)
        self.number_field.set_label(literal(say("Business number")))
        self.number_field.set_placeholder("0999.999.922")
        spec = FACT_SPECS["enterprise.size"]
        self.size_field = ChoiceField("settings.enterprise_size")
        self.size_field.set_label(literal(say(spec.label)))
        self.size_field.set_options([(value, literal(say(text))) for value, text in spec.choices])
        self.size_field.set_hint(
            say(
                "Turnover or balance sheet total and linked businesses count too. In doubt?"
                " Call 1700."
            )
        )
        for field in (self.name_field, self.number_field, self.size_field):
            self.form.add(field)
            field.keep_hint_lines(1)
        self.name_field.edited.connect(self._enter_name)
        self.name_field.left.connect(self._judge_name)
        self.number_field.edited.connect(self._enter_number)
        self.number_field.left.connect(self._leave_number)
        self.size_field.edited.connect(
            lambda size: self.session.change_settings(enterprise_size=size)
        )

    def _add_folder(self) -> None:
        say = self.words.say
        self._add_part(
            say("Your data"),
            say(
                "Your courses are files on this computer. Nothing is sent anywhere. To back"
                " them up, copy this folder."
            ),
        )
        path = str(self.session.folders.data)
        self.folder_field = TextArea("settings.data_folder", 2)
        self.folder_field.set_label(literal(say("Data folder")))
        self.folder_field.edit.setReadOnly(True)
        self.folder_field.set_text(path)
        copy = Button("secondary", "action.copy.data_folder", literal(say("Copy")))
        copy.setAccessibleName(say("Copy: {what}", what=say("Data folder")))
        copy.clicked.connect(lambda: self.copy(path))
        self.folder_field.add_trailing(copy)
        self.form.add(self.folder_field)
        self._add_other_folders()

    def _add_other_folders(self) -> None:
        say, folders = self.words.say, self.session.folders
        if folders.beside is not None:
            self.form.add(Label(portable_sentence(self.words, folders.beside), tone="muted"))
        if folders.usual is None:
            about = say(
                "This folder was given when the program was started (--data-dir). To keep"
                " your courses in another folder for good, start the program without it."
            )
            self.form.add(Label(about, tone="muted"))
            return
        row = FlowRow()
        move = Button("secondary", "action.choose_data_folder", say("Choose another folder…"))
        move.clicked.connect(self._choose_folder)
        row.add(move)
        if folders.chosen:
            back = Button("secondary", "action.usual_data_folder", say("Back to the usual folder"))
            back.clicked.connect(self._back_to_usual)
            row.add(back)
        self.form.add(row)
        tip = say(
            "In a folder that is synchronised or shared (OneDrive, Dropbox, Nextcloud,"
            " iCloud, Syncthing, a network drive), two computers can work on the same courses:"
            " choose the same folder on both."
        )
        self.form.add(Label(tip, tone="muted"))

    def _choose_folder(self) -> None:
        data_folder.choose(self.context, self, self.route)

    def _back_to_usual(self) -> None:
        usual = self.session.folders.usual
        if usual is not None:
            data_folder.propose(self.context, usual, self.route)

    def _show(self) -> None:
        settings = self.session.settings
        if self.reminders is not None:
            self.reminders.follow()
        self.language_field.set_text(settings.language or SYSTEM)
        self.look_field.set_text(settings.scheme)
        self.strip_field.set_text(NORMAL if settings.strip == NORMAL else _ON_TOP)
        self.size_field.set_text(settings.enterprise_size or "")
        self._show_stored(self.name_field, settings.enterprise_name, read_text)
        self._show_stored(self.number_field, settings.enterprise_number, read_enterprise_number)
        self._judge_number()

    def _show_stored(self, field: TextField, stored: str | None, read: Any) -> None:
        """What is typed stays as it is while it means what is stored, or nothing that can be."""
        typed = read(field.text())
        if not isinstance(typed, EntryProblem) and typed != stored:
            field.set_text(stored or "")

    def _enter_name(self, text: str) -> None:
        name = read_text(text)
        self.session.change_settings(enterprise_name=name if isinstance(name, str) else None)
        if not isinstance(name, EntryProblem):
            self.name_field.set_problem(None)

    def _judge_name(self) -> None:
        self.name_field.set_problem(self._problem(read_text(self.name_field.text())))

    def _enter_number(self, text: str) -> None:
        number = read_enterprise_number(text)
        self.session.change_settings(enterprise_number=number if isinstance(number, str) else None)
        if not isinstance(number, EntryProblem):
            self.number_field.set_problem(None)
        self._hint_number(number)

    def _leave_number(self) -> None:
        number = read_enterprise_number(self.number_field.text())
        if isinstance(number, str):
            self.number_field.set_text(number)
        self._judge_number()
        announce(self, self.number_field.problem() or "")

    def _judge_number(self) -> None:
        number = read_enterprise_number(self.number_field.text())
        self.number_field.set_problem(self._problem(number))
        self._hint_number(number)

    def _hint_number(self, number: str | EntryProblem | None) -> None:
        valid = isinstance(number, str)
        text = _CHECK + self.words.say("valid number") if valid else ""
        self.number_field.set_hint(text, "success" if valid else "muted")

    def _problem(self, read: str | EntryProblem | None) -> str | None:
        return problem_sentence(self.words, read) if isinstance(read, EntryProblem) else None
