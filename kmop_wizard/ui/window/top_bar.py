"""The bar on top: the way home, when all was saved, the language, the menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kmop_wizard.i18n import LANGUAGES, N_, NATIVE_NAMES, Words
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button, without_mnemonic
from kmop_wizard.ui.widgets.label import Label, plain_tip
from kmop_wizard.ui.widgets.menu import Menu
from kmop_wizard.ui.window.screen import Context, Route
from kmop_wizard.ui.window.shortcuts import add_shortcuts

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window

_HIGH: Final = 48
_LOW: Final = 40
_GAP: Final = 16
_NAMES_FROM: Final = 1072
_SAVED_FROM: Final = 720
_LANGUAGES_FROM: Final = 560
"""As drawn: in a narrower bar less is written out, and the rest is in the menu."""
_DEEDS: Final = (
    ("new_training", N_("New course"), "Ctrl+N"),
    ("search", N_("Search"), "Ctrl+F"),
    ("undo", N_("Undo"), "Ctrl+Z"),
    ("redo", N_("Redo"), "Ctrl+Shift+Z"),
    ("help", N_("Help with this step"), "F1"),
)
_TRAINING: Final = (
    ("history", N_("Version history"), ""),
    ("delete_training", N_("Delete course"), ""),
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


class _Title(Label):
    """One line, cut at its end where there is no room for it."""

    def __init__(self) -> None:
        super().__init__(bold=True, wrap=False)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_title(self, text: str) -> None:
        """Show ``text``, or as much of it as there is room for."""
        self._whole = text
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2 * theme.RING + 2
        return QSize(wide, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")
        self.setAccessibleName(self._whole)


class TopBar(QWidget):
    """Always in reach, on every screen."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._words = window.words
        self._saved_at: datetime | None = None
        self._low = False
        self._title = _Title()
        self._gap = QWidget()
        self._gap.setFixedWidth(_GAP)
        self._home = Button("flat", "action.home")
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
        self._home.setText("\u2039 " + words.say("My courses"))
        self._more.setText(words.say("&Menu") + " \u25be")
        self._more.setAccessibleName(without_mnemonic(words.say("&Menu")))
        for language, button in self._languages.items():
            button.setChecked(language == words.language)
            self._actions[f"language.{language}"].setChecked(language == words.language)
        for name, text in _SCREENS:
            self._actions[name].setText(words.say(text))
        for name, text, keys in (*_DEEDS, *_TRAINING, *_PAPER, *_EXPORTS):
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
            self._show_names()

    def set_low(self, low: bool) -> None:
        """Where there is little height: a little lower."""
        self._low = low
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(max(theme.px(self, _LOW if self._low else _HIGH), _least_height(self)))

    def _show_names(self) -> None:
        """Whole names where there is room, else the shortest that still say it."""
        self._measure()
        room = self.width()
        side = theme.block_side(self, room)
        self._row.setContentsMargins(side - theme.RING, 0, max(0, side - theme.em(self, 0.6)), 0)
        whole = room >= theme.px(self, _NAMES_FROM)
        for language, button in self._languages.items():
            button.setText(NATIVE_NAMES[language] if whole else language.upper())
            button.setAccessibleName(f"{language.upper()} {NATIVE_NAMES[language]}")
            named = room >= theme.px(self, _LANGUAGES_FROM)
            button.setVisible(named)
            self._actions[f"language.{language}"].setVisible(not named)
        told = room >= theme.px(self, _SAVED_FROM)
        self._saved.setVisible(told)
        self._actions["saved"].setVisible(not told and self._saved_at is not None)

    def show_route(self, route: Route, title: str) -> None:
        """Say where one is; on home there is no way home."""
        at_home = route.screen == "home"
        self._home.setVisible(not at_home)
        self._gap.setVisible(not at_home)
        self._title.show_title(self._words.say("kmo-portefeuille wizard") if at_home else title)
        real = route.screen == "training" and not self._window.session.is_example(route.training_id)
        for name, _text, _keys in _TRAINING:
            self._actions[name].setVisible(real)

    def show_saved(self, moment: datetime | None) -> None:
        """Say quietly when everything was saved."""
        before = self._saved_at
        self._saved_at = moment
        text = ""
        if moment is not None:
            text = self._words.say("Saved at {time}", time=self._words.clock(moment.astimezone()))
        self._saved.setText(text)
        self._actions["saved"].setText(text)
        self._show_names()
        if before is None and text:
            announce(self, text)

    def _build(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setSpacing(2)
        row.addWidget(self._home)
        row.addWidget(self._gap)
        row.addWidget(self._title)
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
        window = self._window
        saved = self._add("saved", "home.saved", lambda: None)
        saved.setEnabled(False)
        for language in LANGUAGES:
            action = self._add(
                f"language.{language}",
                f"action.menu.language.{language}",
                partial(self._choose, language),
            )
            action.setText(NATIVE_NAMES[language])
            action.setCheckable(True)
        for name, _text, _keys in _DEEDS:
            self._add(name, f"action.menu.{name}", getattr(window, name))
        self._menu.addSeparator()
        self._add("history", "action.history", self._open_history)
        self._add("delete_training", "action.delete_training", self._delete)
        for name, _text, _keys in _PAPER:
            self._add(name, f"action.menu.{name}", partial(self._put_on_paper, name))
        for name, _text, _keys in _EXPORTS:
            self._add(name, f"action.{name}", partial(self._export, name))
        add_shortcuts(window, {QKeySequence.StandardKey.Print: lambda: self._put_on_paper("print")})
        self._menu.addSeparator()
        for name, _text in _SCREENS:
            self._add(name, f"action.{name}", partial(window.to, Route(name)))

    def _add(self, name: str, object_name: str, act: Callable[[], object]) -> QAction:
        action = self._menu.addAction("")
        action.setObjectName(object_name)
        action.triggered.connect(lambda: act())
        self._actions[name] = action
        return action

    def _open_history(self) -> None:
        route = self._window.route
        step = getattr(self._window.screen_shown, "step", route.step)
        self._window.to(Route("history", route.training_id, step))

    def _delete(self) -> None:
        self._window.trash(self._window.route.training_id)

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


def _least_height(bar: QWidget) -> int:
    """What the buttons need."""
    return theme.control_height(bar) + 2
