"""The bar on top: the way home, when all was saved, the language, the menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kmop_wizard.i18n import LANGUAGES, NATIVE_NAMES, Words
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button, without_mnemonic
from kmop_wizard.ui.widgets.label import Label, plain_tip
from kmop_wizard.ui.widgets.menu import Menu
from kmop_wizard.ui.window.actions import ACTIONS, KEYS, MENU, Action
from kmop_wizard.ui.window.screen import HOME, Context

_HIGH: Final = 48
_LOW: Final = 40
_GAP: Final = 16
_NAMES_FROM: Final = 1072
_SAVED_FROM: Final = 720
_LANGUAGES_FROM: Final = 560
"""As drawn: in a narrower bar less is written out, and the rest is in the menu."""


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

    def __init__(self, context: Callable[[], Context]) -> None:
        super().__init__()
        self._context = context
        self._words = context().words
        self._saved_at: datetime | None = None
        self._low = False
        self._title = _Title()
        self._gap = QWidget()
        self._gap.setFixedWidth(_GAP)
        self._home = Button("flat", "action.home")
        self._home.clicked.connect(lambda: self._context().go.home())
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
        self._show_language()
        for action in ACTIONS.values():
            self._actions[action.name].setText(words.say(action.text))
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
        roomy = room >= theme.px(self, _SAVED_FROM)
        self._saved.setVisible(roomy)
        self._actions["saved"].setVisible(not roomy and self._saved_at is not None)

    def show_route(self, title: str) -> None:
        """Say where one is; on home there is no way home."""
        context = self._context()
        at_home = context.go.route == HOME
        self._home.setVisible(not at_home)
        self._gap.setVisible(not at_home)
        self._title.show_title(self._words.say("kmo-portefeuille wizard") if at_home else title)
        for action in ACTIONS.values():
            self._actions[action.name].setVisible(action.offered(context))

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
            # not clicked: a program that reads the screen toggles
            button.toggled.connect(lambda on, of=language: self._toggled(of, on))
            self._languages[language] = button
            row.addWidget(button)
        self._build_menu()
        self._more.setMenu(self._menu)
        row.addWidget(self._more)

    def _build_menu(self) -> None:
        self._actions["saved"] = self._menu.addAction("")
        self._actions["saved"].setObjectName("home.saved")
        self._actions["saved"].setEnabled(False)
        for language in LANGUAGES:
            chosen = self._menu.addAction(NATIVE_NAMES[language])
            chosen.setObjectName(f"action.menu.language.{language}")
            chosen.setCheckable(True)
            chosen.triggered.connect(lambda _on=False, chosen=language: self._choose(chosen))
            self._actions[f"language.{language}"] = chosen
        for group in MENU:
            if group is not MENU[0]:
                self._menu.addSeparator()
            self._menu.addActions([self._make(action) for action in group])
        for action in KEYS:
            self._make(action)

    def _make(self, action: Action) -> QAction:
        made = self._actions[action.name] = QAction(self)
        made.setObjectName(f"action.{action.name}")
        made.setShortcuts(action.sequences())
        made.triggered.connect(lambda: action.do(self._context(), self))
        self.addAction(made)  # its keys work in the whole window
        return made

    def _toggled(self, language: str, on: bool) -> None:
        if on != (language == self._words.language):
            self._choose(language)

    def _choose(self, language: str) -> None:
        self._context().go.change_language(language)
        self._show_language()

    def _show_language(self) -> None:
        for language, button in self._languages.items():
            chosen = language == self._words.language
            button.setChecked(chosen)
            self._actions[f"language.{language}"].setChecked(chosen)


def _least_height(bar: QWidget) -> int:
    """What the buttons need."""
    return theme.control_height(bar) + 2
