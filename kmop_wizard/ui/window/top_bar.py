"""The bar on top: the way home, when all was saved, the language, the menu."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kmop_wizard.i18n import LANGUAGES, N_, NATIVE_NAMES, Words
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.menu import Menu
from kmop_wizard.ui.window.screen import Context, Route
from kmop_wizard.ui.window.shortcuts import add_shortcuts

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window

_NAMES_FROM: Final = 40
_SAVED_FROM: Final = 34
_NAME_FROM: Final = 32
_HOME_FROM: Final = 26
"""In font heights: in a narrower bar, less is written out."""
_DEEDS: Final = (
    ("new_training", N_("New course"), "Ctrl+N"),
    ("search", N_("Search"), "Ctrl+F"),
    ("undo", N_("Undo"), "Ctrl+Z"),
    ("redo", N_("Redo"), "Ctrl+Shift+Z"),
    ("help", N_("Help with this step"), "F1"),
)
_PAPER: Final = (
    ("print", N_("Print…"), "Ctrl+P"),
    ("save_pdf", N_("Save as PDF…"), ""),
    ("dossier", N_("Dossier for an inspection…"), ""),
)
_EXPORTS: Final = (
    ("save_calendar", N_("Add all deadlines to your calendar…"), ""),
    ("save_table", N_("Export all courses to a spreadsheet…"), ""),
)
_SCREENS: Final = (
    ("planner", N_("Can I still make it?")),
    ("eligibility", N_("Am I eligible?")),
    ("purse", N_("Your yearly maximum")),
    ("transfer", N_("Export and import")),
    ("trash", N_("Bin")),
    ("settings", N_("Settings")),
    ("about", N_("About")),
)


class TopBar(QWidget):
    """Always in reach, on every screen."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._words = window.words
        self._saved_at: datetime | None = None
        self._name = Label(tone="muted", wrap=False)
        self._home = Button("link", "action.home")
        self._home.clicked.connect(window.home)
        self._saved = Label(scale="small", tone="muted", wrap=False)
        self._languages: dict[str, Button] = {}
        self._menu = Menu(self)
        self._actions: dict[str, QAction] = {}
        self._more = Button("quiet", "action.menu")
        self._build()

    def retranslate(self, words: Words) -> None:
        """Show everything in another language."""
        self._words = words
        self._home.setAccessibleName("\u2039 " + words.say("My courses"))
        self._more.setText(words.say("&Menu"))
        for language, button in self._languages.items():
            button.setChecked(language == words.language)
        for name, text in _SCREENS:
            self._actions[name].setText(words.say(text))
        for name, text, keys in (*_DEEDS, *_PAPER, *_EXPORTS):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self._actions[name].setText(f"{words.say(text)}\t{shown}".rstrip())
        self.show_saved(self._saved_at)
        self._show_names()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._show_names()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._saved.follow_font()  # a font of its own hears nothing of a larger one around it

    def _show_names(self) -> None:
        """Whole names where there is room, else the shortest that still say it."""
        room = self.width() / max(1, theme.em(self))
        for language, button in self._languages.items():
            button.setText(NATIVE_NAMES[language] if room >= _NAMES_FROM else language.upper())
            button.setAccessibleName(f"{language.upper()} {NATIVE_NAMES[language]}")
        self._saved.setVisible(room >= _SAVED_FROM)
        self._name.setText(self._words.say("kmo-portefeuille wizard") if room >= _NAME_FROM else "")
        name = self._words.say("My courses") if room >= _HOME_FROM else ""
        self._home.setText(f"\u2039 {name}".strip())

    def show_route(self, route: Route) -> None:
        """On home there is no way home."""
        at_home = route.screen == "home"
        self._name.setVisible(at_home)
        self._home.setVisible(not at_home)

    def show_saved(self, moment: datetime | None) -> None:
        """Say quietly when everything was saved."""
        before = self._saved_at
        self._saved_at = moment
        if moment is None:
            self._saved.setText("")
            return
        text = self._words.say("Saved at {time}", time=self._words.clock(moment.astimezone()))
        self._saved.setText(text)
        if before is None:
            announce(self, text)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._name)
        row.addWidget(self._home)
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addSpacing(14)
        for language in LANGUAGES:
            button = Button("quiet", f"action.language.{language}", NATIVE_NAMES[language])
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, chosen=language: self._choose(chosen))
            self._languages[language] = button
            row.addWidget(button)
        self._build_menu()
        self._more.setMenu(self._menu)
        row.addWidget(self._more)

    def _build_menu(self) -> None:
        for name, _text, _keys in _DEEDS:
            action = self._menu.addAction("")
            action.setObjectName(f"action.menu.{name}")
            act = getattr(self._window, name)
            action.triggered.connect(lambda _on=False, chosen=act: chosen())
            self._actions[name] = action
        self._menu.addSeparator()
        for name, _text, _keys in _PAPER:
            action = self._menu.addAction("")
            action.setObjectName(f"action.menu.{name}")
            action.triggered.connect(lambda _on=False, deed=name: self._put_on_paper(deed))
            self._actions[name] = action
        for name, _text, _keys in _EXPORTS:
            action = self._menu.addAction("")
            action.setObjectName(f"action.{name}")
            action.triggered.connect(lambda _on=False, export=name: self._export(export))
            self._actions[name] = action
        add_shortcuts(
            self._window, {QKeySequence.StandardKey.Print: lambda: self._put_on_paper("print")}
        )
        self._menu.addSeparator()
        for name, _text in _SCREENS:
            action = self._menu.addAction("")
            action.setObjectName(f"action.{name}")
            action.triggered.connect(lambda _on=False, screen=name: self._window.to(Route(screen)))
            self._actions[name] = action

    def _put_on_paper(self, deed: str) -> None:
        """What is on the screen, on paper: a training, else all of them."""
        from kmop_wizard.ui.papers.paper_actions import DEEDS

        window = self._window
        context = Context(window.words, window.session, window, {})
        one = window.route.screen in ("training", "start")
        DEEDS[deed](context, window, window.route.training_id if one else "")

    def _export(self, name: str) -> None:
        """All trainings into a file for another program."""
        from kmop_wizard.ui.papers.exports import EXPORTS

        window = self._window
        EXPORTS[name](Context(window.words, window.session, window, {}), window)

    def _choose(self, language: str) -> None:
        for each, button in self._languages.items():
            button.setChecked(each == language)
        self._window.change_language(language)
